/**
 * From what a person types into a field to the value that is kept. It is looked at as closely as what is read: by the same
 * grammar of numbers, the same calendar, the same tables. Nothing is guessed: what does not fit is refused in words.
 */
import { formatNumber, parseNumber } from "../citations/number.ts";
import type { Directive } from "../directive.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { isoDate } from "../reading/dateline.ts";
import { oneLine } from "../text/one-line.ts";
import { type FieldValue, kindOf, nameIn } from "./fields.ts";
import { issuerNamed } from "./issuer.ts";

/** Fields of a form, each as it was typed; a missing one is empty. */
export type Typed = (name: string) => string;

export type Checked =
  | { readonly ok: true; readonly value: FieldValue }
  | { readonly ok: false; readonly message: string };

export interface TypedContext {
  /** The reading that is being corrected. */
  readonly directive: Pick<Directive, "issuedOn" | "province">;
  readonly knowledge: Knowledge;
  /** Keys of directives that a citation may be said to mean without typing it. */
  readonly candidates: readonly string[];
  /** The directive that a typed citation means; null where none or several are. */
  keyOf(citation: string): string | null;
}

const value = (of: FieldValue): Checked => ({ ok: true, value: of });
const refuse = (message: string): Checked => ({ ok: false, message });

/** What is longer is no value of a letter's head. */
const LONGEST = { line: 200, subject: 2_000, item: 400, items: 200 } as const;

const UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Co}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/gu;

/** One line as it would be printed: composed letters, single blanks, nothing invisible. */
export const tidy = (typed: string): string => oneLine(typed.normalize("NFC").replace(UNPRINTABLE, " "));

const tooLong = (what: string, most: number): Checked =>
  refuse(`${what} dài quá ${most.toLocaleString("vi-VN")} ký tự; hãy viết gọn lại.`);

function line(typed: string, what: string, most: number = LONGEST.line): Checked {
  if (typed.length > 4 * most) return tooLong(what, most);
  const text = tidy(typed);
  return text.length > most ? tooLong(what, most) : value(text === "" ? null : text);
}

/**
 * @param field name of the field, see `kindOf`.
 * @param typed `gia-tri` is the value; the parts of people and deadlines have names of their own.
 */
export function checkTyped(field: string, typed: Typed, context: TypedContext): Checked {
  const kind = kindOf(field);
  const main = typed("gia-tri");
  switch (kind) {
    case "number":
      return number(main);
    case "issuedOn":
      return day(main);
    case "type":
      return type(main, context);
    case "issuer":
      return issuer(main, context);
    case "province":
      return province(main, context);
    case "place":
      return line(main, "Địa danh");
    case "subject":
      return line(main, "Trích yếu", LONGEST.subject);
    case "addressees":
      return items(main, "Nơi kính gửi");
    case "recipients":
      return items(main, "Nơi nhận");
    case "signatory":
      return signatory(typed);
    case "campaign":
      return campaign(main, nameIn(field), context);
    case "citation":
      return citation(main, typed, context);
    case "deadline":
      return deadline(typed);
    case null:
      return refuse("Không có mục này trong phiếu văn bản.");
    default:
      return kind satisfies never;
  }
}

function number(typed: string): Checked {
  const text = line(typed, "Số, ký hiệu");
  if (!text.ok || text.value === null) return text;
  const read = parseNumber(text.value as string);
  if (!read || read.organ.length + read.codes.length === 0)
    return refuse(
      `Không hiểu số “${text.value as string}”. Viết như in trên văn bản, ví dụ 57/KH-LĐLĐ hoặc 05-CT/TW.`,
    );
  return value(formatNumber(read));
}

const PRINTED_DAY =
  /^(?:ngày )?(\d{1,2})(?: tháng |[/.-])(\d{1,2})(?: năm |[/.-])(\d{4})$|^(\d{4})-(\d{2})-(\d{2})$/u;

/** "15/5/2016", "ngày 15 tháng 5 năm 2016", "2016-05-15" as ISO; null for what is no day of the calendar. */
export function dayOf(typed: string): string | null {
  const found = PRINTED_DAY.exec(tidy(typed.slice(0, 100)).toLowerCase());
  if (!found) return null;
  const [, day, month, year, isoYear, isoMonth, isoDay] = found;
  return isoDate(day ?? isoDay, month ?? isoMonth, Number(year ?? isoYear));
}

function day(typed: string): Checked {
  if (typed.trim() === "") return value(null);
  const iso = dayOf(typed);
  return iso === null
    ? refuse("Không có ngày này. Viết ngày/tháng/năm, ví dụ 24/02/2017; để trống nếu văn bản không ghi ngày.")
    : value(iso);
}

function type(typed: string, { knowledge }: TypedContext): Checked {
  const text = line(typed, "Loại văn bản");
  if (!text.ok || text.value === null) return text;
  const word = text.value as string;
  const known = knowledge.types.byId(word) ?? knowledge.types.byWord(word);
  return known
    ? value({ id: known.id, name: known.name })
    : refuse(`Không có loại văn bản “${word}” trong bảng. Chọn một loại trong danh sách.`);
}

function issuer(typed: string, { directive, knowledge }: TypedContext): Checked {
  const text = line(typed, "Tên cơ quan");
  if (!text.ok || text.value === null) return text;
  const { issuedOn, province: of } = directive;
  const named = issuerNamed(text.value as string, { day: issuedOn, province: of }, knowledge);
  return named ? value(named) : refuse("Tên cơ quan phải có chữ.");
}

function province(typed: string, { directive: { issuedOn }, knowledge }: TypedContext): Checked {
  const text = line(typed, "Tên tỉnh, thành phố");
  if (!text.ok || text.value === null) return text;
  const name = text.value as string;
  const { places } = knowledge;
  const known = places.provinceOn(name, issuedOn);
  if (known) return value(known);
  const units = places.named(name, issuedOn).filter(({ level }) => level === "tỉnh");
  const ids = new Set(units.map(({ province: { issued } }) => issued.id));
  const [only] = units;
  return only && ids.size === 1
    ? value(only.province)
    : refuse(
        `Không có tỉnh, thành phố “${name}”${issuedOn ? " vào ngày ban hành" : ""}. Chọn một nơi trong danh sách.`,
      );
}

function items(typed: string, what: string): Checked {
  if (typed.length > LONGEST.item * LONGEST.items) return tooLong(what, LONGEST.item * LONGEST.items);
  const lines = typed
    .split(/\r\n|\r|\n/u)
    .map(tidy)
    .filter((text) => text !== "");
  if (lines.length > LONGEST.items) return refuse(`${what} có hơn ${LONGEST.items} dòng; hãy bớt lại.`);
  return lines.some((text) => text.length > LONGEST.item)
    ? tooLong(`Một dòng của ${what.toLowerCase()}`, LONGEST.item)
    : value(lines);
}

function signatory(typed: Typed): Checked {
  const parts = [
    line(typed("gia-tri"), "Tên người ký"),
    line(typed("chuc-vu"), "Chức vụ"),
    line(typed("the-thuc"), "Thể thức ký"),
  ];
  const refused = parts.find((part) => !part.ok);
  if (refused) return refused;
  const [name, position, form] = parts.map((part) => (part.ok ? (part.value as string | null) : null));
  if (name) return value({ name, position: position ?? null, form: form ?? null });
  return position || form ? refuse("Ghi tên người ký, hoặc để trống cả ba ô.") : value(null);
}

function campaign(typed: string, id: string, { knowledge }: TypedContext): Checked {
  if (!knowledge.campaigns.byId(id)) return refuse("Không có chiến dịch này trong bảng.");
  if (typed === "") return value(null);
  return typed === "primary" || typed === "secondary"
    ? value({ role: typed })
    : refuse("Chọn “nội dung chính”, “một việc phải làm” hoặc “không thuộc chiến dịch này”.");
}

/** What staff may say of a citation that no reader saw. */
export const SAID_RELATIONS = ["carries-out", "basis", "answers", "replaces", "attaches", "cited"] as const;

function citation(chosen: string, typed: Typed, { candidates, keyOf }: TypedContext): Checked {
  const relation = SAID_RELATIONS.find((one) => one === typed("quan-he"));
  const said = relation ? { relation } : {};
  if (chosen === "khong-phai") return value(null);
  if (chosen === "khong-ro") return value({ key: null, ...said });
  if (chosen !== "khac")
    return candidates.includes(chosen)
      ? value({ key: chosen, ...said })
      : refuse("Chọn văn bản được viện dẫn.");
  const text = line(typed("khac"), "Viện dẫn", 600);
  if (!text.ok) return text;
  const key = text.value === null ? null : keyOf(text.value as string);
  return key === null
    ? refuse(
        "Chưa rõ là văn bản nào. Ghi đủ loại, số, ngày và cơ quan, ví dụ “Chỉ thị 05-CT/TW ngày 15/5/2016 của Bộ Chính trị”.",
      )
    : value({ key, ...said });
}

const EVERY = ["yearly", "quarterly", "monthly", "weekly"] as const;

function deadline(typed: Typed): Checked {
  const what = line(typed("gia-tri"), "Việc phải báo cáo", LONGEST.item);
  const to = line(typed("gui"), "Nơi nhận báo cáo");
  const refused = [what, to].find((part) => !part.ok);
  if (refused) return refused;
  if (!what.ok || !to.ok || what.value === null) return value(null);
  const before = typed("truoc").trim();
  const recurring = EVERY.find((each) => each === typed("lap")) ?? null;
  const iso = before === "" ? null : (dayOf(before) ?? dayOfYear(before));
  if (before !== "" && iso === null)
    return refuse("Không có ngày hạn này. Viết 15/11/2017, hoặc 15/11 nếu hằng năm.");
  return value({ what: what.value as string, to: to.value as string | null, before: iso, recurring });
}

/** "15/11" as `11-15`: a day of every year. */
function dayOfYear(typed: string): string | null {
  const found = /^(\d{1,2})[/.-](\d{1,2})$/u.exec(typed);
  const iso = found && isoDate(found[1], found[2], 2024);
  return iso ? iso.slice(5) : null;
}
