/** Fields of a reading for those who correct them: what they are called, how a value reads, what a form asks. */
import {
  FIELD_KINDS,
  type FieldKind,
  type FieldValue,
  fieldOf,
  kindOf,
  nameIn,
  type ValueOf,
} from "../../src/corrections/fields.ts";
import type { DoubtCause } from "../../src/corrections/issues.ts";
import { SAID_RELATIONS, type Typed } from "../../src/corrections/typed.ts";
import type { Directive } from "../../src/directive.ts";
import type { Knowledge } from "../../src/knowledge/index.ts";
import { provinceOptions } from "./province-options.ts";
import { RELATIONS } from "./relations.ts";
import { EVERY, formatDate } from "./words.ts";

export const KIND_LABELS: Readonly<Record<FieldKind, string>> = {
  number: "Số, ký hiệu",
  type: "Loại văn bản",
  issuer: "Cơ quan ban hành",
  place: "Địa danh",
  province: "Tỉnh, thành phố",
  issuedOn: "Ngày ban hành",
  subject: "Trích yếu",
  addressees: "Kính gửi",
  recipients: "Nơi nhận",
  signatory: "Người ký",
  campaign: "Chiến dịch",
  citation: "Viện dẫn",
  deadline: "Hạn báo cáo",
};

export const CAUSE_LABELS: Readonly<Record<DoubtCause, string>> = {
  handwritten: "viết tay, in mờ",
  blank: "để trống",
  missing: "không thấy",
  conflict: "không khớp",
  inferred: "máy suy ra",
  candidates: "nhiều khả năng",
};

/** Names by which values are shown. */
export interface ValueNames {
  readonly knowledge: Knowledge;
  directiveLabel(key: string): string;
}

const SHORTENED = 90;
const shortened = (text: string): string =>
  text.length > SHORTENED ? `${text.slice(0, SHORTENED).trimEnd()}…` : text;

/** "Chiến dịch: Dân vận khéo". */
export function fieldLabel(field: string, { knowledge }: Pick<ValueNames, "knowledge">): string {
  const kind = kindOf(field);
  if (kind === null) return field;
  const label = KIND_LABELS[kind];
  if (kind === "campaign")
    return `${label}: ${knowledge.campaigns.byId(nameIn(field))?.name ?? nameIn(field)}`;
  return kind === "citation" || kind === "deadline" ? `${label}: ${shortened(nameIn(field))}` : label;
}

const ROLES = { primary: "nội dung chính", secondary: "một việc phải làm" } as const;
/** A value in words; null where there is none. */
export function valueText(field: string, value: FieldValue, { directiveLabel }: ValueNames): string | null {
  const kind = kindOf(field);
  const of = <K extends FieldKind>() => value as ValueOf<K>;
  switch (kind) {
    case "issuedOn": {
      const day = of<"issuedOn">();
      return day && formatDate(day);
    }
    case "type":
      return of<"type">()?.name ?? null;
    case "issuer": {
      const issuer = of<"issuer">();
      return issuer && `${issuer.name} (${issuer.system}, cấp ${issuer.level})`;
    }
    case "province": {
      const province = of<"province">();
      if (!province) return null;
      const { issued, current } = province;
      return issued.id === current.id ? issued.name : `${issued.name} (nay thuộc ${current.name})`;
    }
    case "addressees":
    case "recipients":
      return of<"recipients">().join("; ") || null;
    case "signatory": {
      const person = of<"signatory">();
      return person && [person.name, person.position, person.form].filter(Boolean).join(", ");
    }
    case "campaign": {
      const tag = of<"campaign">();
      return tag ? ROLES[tag.role] : "không thuộc chiến dịch này";
    }
    case "citation": {
      const cited = of<"citation">();
      if (cited === null) return "không phải viện dẫn";
      if (cited.key === null) return null;
      const label = directiveLabel(cited.key);
      return cited.relation ? `${RELATIONS[cited.relation].verb} ${label}` : label;
    }
    case "deadline": {
      const due = of<"deadline">();
      if (due === null) return "không phải hạn báo cáo";
      const when = [due.before && `trước ${formatDate(due.before)}`, due.recurring && EVERY[due.recurring]];
      return [due.what, due.to && `gửi ${due.to}`, ...when].filter(Boolean).join(", ");
    }
    case "number":
    case "place":
    case "subject":
      return value as string | null;
    case null:
      return null;
    default:
      return kind satisfies never;
  }
}

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** One control of a form. */
export interface Control {
  readonly name: string;
  readonly label: string;
  readonly as: "text" | "area" | "select" | "radio";
  readonly value: string;
  readonly options: readonly Option[];
  readonly hint: string | null;
}

const control = (
  name: string,
  label: string,
  as: Control["as"],
  value: string,
  more: Partial<Control> = {},
): Control => ({ name, label, as, value, options: [], hint: null, ...more });

/** What a form asks about citations: the directives that one may mean. */
export interface ControlContext extends ValueNames {
  readonly directive: Directive;
  readonly candidates: readonly string[];
}

/** @param typed what somebody has typed already, and must not lose. */
export function controlsFor(
  field: string,
  value: FieldValue,
  typed: Typed | null,
  context: ControlContext,
): Control[] {
  const kind = kindOf(field);
  const kept = (name: string, current: string | null | undefined): string =>
    typed ? typed(name) : (current ?? "");
  const of = <K extends FieldKind>() => value as ValueOf<K>;
  const label = kind === null ? "" : KIND_LABELS[kind];
  switch (kind) {
    case "number":
    case "place":
      return [control("gia-tri", label, "text", kept("gia-tri", of<"number">()))];
    case "issuedOn": {
      const day = of<"issuedOn">();
      return [
        control("gia-tri", label, "text", kept("gia-tri", day && formatDate(day)), {
          hint: "Ngày/tháng/năm, ví dụ 24/02/2017; để trống nếu văn bản không ghi.",
        }),
      ];
    }
    case "type":
      return [
        control("gia-tri", label, "select", kept("gia-tri", of<"type">()?.id), {
          options: [
            { value: "", label: "(không rõ)" },
            ...context.knowledge.types.all.map(({ id, name }) => ({ value: id, label: name })),
          ],
        }),
      ];
    case "issuer":
      return [control("gia-tri", label, "text", kept("gia-tri", of<"issuer">()?.name))];
    case "province":
      return [
        control("gia-tri", label, "select", kept("gia-tri", of<"province">()?.issued.id), {
          options: [
            { value: "", label: "(không có, hoặc không rõ)" },
            ...provinceOptions(context.knowledge.places, context.directive.issuedOn),
          ],
          hint: "Theo tên vào ngày ban hành; nay thuộc đâu thì máy tự ghi.",
        }),
      ];
    case "subject":
      return [control("gia-tri", label, "area", kept("gia-tri", of<"subject">()))];
    case "addressees":
    case "recipients":
      return [
        control("gia-tri", label, "area", kept("gia-tri", of<"recipients">().join("\n")), {
          hint: "Mỗi nơi một dòng.",
        }),
      ];
    case "signatory": {
      const person = of<"signatory">();
      return [
        control("gia-tri", "Họ tên người ký", "text", kept("gia-tri", person?.name)),
        control("chuc-vu", "Chức vụ", "text", kept("chuc-vu", person?.position)),
        control("the-thuc", "Thể thức ký", "text", kept("the-thuc", person?.form), {
          hint: "Như in, ví dụ TM. BAN THƯỜNG VỤ.",
        }),
      ];
    }
    case "campaign":
      return [
        control("gia-tri", label, "radio", kept("gia-tri", of<"campaign">()?.role), {
          options: [
            { value: "primary", label: "nội dung chính của văn bản" },
            { value: "secondary", label: "một việc phải làm" },
            { value: "", label: "không thuộc chiến dịch này" },
          ],
        }),
      ];
    case "citation":
      return citationControls(of<"citation">(), kept, context);
    case "deadline": {
      const due = of<"deadline">();
      return [
        control("gia-tri", "Việc phải báo cáo", "text", kept("gia-tri", due?.what), {
          hint: "Để trống nếu câu này không phải hạn báo cáo.",
        }),
        control("gui", "Gửi ai", "text", kept("gui", due?.to)),
        control("truoc", "Trước ngày", "text", kept("truoc", due?.before && formatDate(due.before))),
        control("lap", "Lặp lại", "select", kept("lap", due?.recurring), {
          options: [
            { value: "", label: "một lần" },
            ...Object.entries(EVERY).map(([each, name]) => ({ value: each, label: name })),
          ],
        }),
      ];
    }
    case null:
      return [];
    default:
      return kind satisfies never;
  }
}

function citationControls(
  cited: ValueOf<"citation">,
  kept: (name: string, current: string | null | undefined) => string,
  { candidates, directiveLabel }: ControlContext,
): Control[] {
  const keys = [...new Set([...(cited?.key ? [cited.key] : []), ...candidates])];
  const current = cited === null ? "khong-phai" : (cited.key ?? "");
  return [
    control("gia-tri", "Là văn bản nào", "radio", kept("gia-tri", current), {
      options: [
        ...keys.map((key) => ({ value: key, label: directiveLabel(key) })),
        { value: "khac", label: "văn bản khác (ghi bên dưới)" },
        { value: "khong-ro", label: "không thể biết là văn bản nào" },
        { value: "khong-phai", label: "câu này không viện dẫn văn bản" },
      ],
    }),
    control("khac", "Văn bản khác", "text", kept("khac", ""), {
      hint: "Ví dụ: Chỉ thị 05-CT/TW ngày 15/5/2016 của Bộ Chính trị.",
    }),
    ...(cited?.relation ? [relationControl(kept("quan-he", cited.relation))] : []),
  ];
}

/** What a letter does with a directive. */
export const relationControl = (value: string): Control =>
  control("quan-he", "Văn bản này làm gì với văn bản ấy", "select", value, {
    options: SAID_RELATIONS.map((one) => ({ value: one, label: RELATIONS[one].verb })),
  });

/** Every field that a document has, in the order of the card. */
export function fieldsOf({ citations, campaigns, deadlines }: Directive): string[] {
  const parts = ["campaign", "citation", "deadline"];
  return [
    ...FIELD_KINDS.filter((kind) => !parts.includes(kind)),
    ...campaigns.map(({ id }) => fieldOf("campaign", id)),
    ...new Set(citations.map(({ text }) => fieldOf("citation", text))),
    ...new Set(deadlines.map(({ sentence }) => fieldOf("deadline", sentence))),
  ];
}
