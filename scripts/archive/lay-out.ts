/** Sets a directive as the text that an extractor would give: the letterhead in one of its shapes, the closing. */
import { wrapText } from "../samples/blocks.ts";
import type { Body } from "./body.ts";
import type { Draft } from "./draft.ts";
import { mixText, Random } from "./random.ts";
import { kindOf } from "./subjects.ts";
import { personName } from "./vocabulary/names.ts";

/** What became of a letterhead of two columns on its way to text, or that it was lost. */
export type Shape = "one-column" | "flattened" | "rows" | "side-by-side" | "none";

export interface Signature {
  readonly name: string;
  readonly position: string;
  readonly form: string | null;
}

export interface LaidOut {
  readonly text: string;
  readonly shape: Shape;
  readonly signatory: Signature | null;
  readonly recipients: readonly string[];
  readonly addressees: readonly string[];
}

const NATION = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"];
const PARTY = ["ĐẢNG CỘNG SẢN VIỆT NAM"];
const COLUMN = 48;
/** Offices whose letters say in the text who writes: their letterhead can be lost without loss. */
const SAYS_WHO = new Set(["ldld-tinh", "ldld-huyen", "cd-xa"]);

function drawShape(draft: Draft, random: Random): Shape {
  if (SAYS_WHO.has(draft.office.organ) && draft.type === "cong-van" && random.chance(0.5)) return "none";
  const kind = random.next();
  if (kind < 0.34) return "flattened";
  if (kind < 0.62) return "one-column";
  return kind < 0.82 ? "rows" : "side-by-side";
}

function dateline({ issuedOn, office }: Draft): string {
  const [year = "", month = "", day = ""] = issuedOn.split("-");
  return `${office.seat}, ngày ${day} tháng ${Number(month) <= 2 ? month : Number(month)} năm ${year}`;
}

function numberLine({ number, office, type }: Draft, random: Random): string {
  // Union letters are often typed with blanks about the slash: "Số: 57 / LĐLĐ".
  const typed = type === "cong-van" && office.system === "Công đoàn" && random.chance(0.08);
  const printed = typed ? number.replace("/", random.chance(0.5) ? " / " : " /") : number;
  return office.style === "party" ? `Số ${printed}` : `Số: ${printed}`;
}

function letterhead(draft: Draft, shape: Shape, random: Random): string[] {
  const { office, type, subject } = draft;
  const isLetter = type === "cong-van";
  const number = numberLine(draft, random);
  const lead = random.chance(0.85) ? "V/v" : "Về việc";
  const about = isLetter ? wrapText(`${lead} ${subject}`, shape === "one-column" ? 60 : 36) : [];
  const organs = office.letterhead.flatMap((line) => wrapText(line, shape === "one-column" ? 70 : 40));
  const star = office.style === "party" && random.chance(0.8) ? ["*"] : [];
  const motto = office.style === "party" ? PARTY : NATION;
  const left = [...organs, ...star, number, ...about];
  const right = [...motto, dateline(draft)];
  switch (shape) {
    case "none":
      return [number, "", dateline(draft), "", ...wrapText(`${lead} ${subject}`, 44)];
    case "one-column":
      return [...motto, "", ...organs, ...star, "", number, dateline(draft), ...about];
    case "flattened":
      return [...left, "", ...right];
    case "rows": {
      const rows: string[] = [];
      for (let i = 0; i < Math.max(organs.length, motto.length); i++)
        rows.push(...[organs[i], motto[i]].filter((line) => line !== undefined));
      return [...rows, ...star, number, dateline(draft), ...about];
    }
    case "side-by-side": {
      const rows = Math.max(left.length, right.length);
      return Array.from({ length: rows }, (_, i) =>
        right[i] === undefined ? (left[i] ?? "") : `${(left[i] ?? "").padEnd(COLUMN)}${right[i]}`,
      );
    }
    default:
      return shape satisfies never;
  }
}

/** The type line with the subject under it, for all but official letters. */
function titleLines({ type, typeName, subject, office, central }: Draft, random: Random): string[] {
  if (type === "cong-van") return [];
  const { lead } = central ? { lead: "Về" } : kindOf(type);
  const said = central && !/^[a-zđ]/u.test(subject) ? subject : `${lead} ${subject}`.trim();
  const capitals = random.chance(0.15);
  const lines = wrapText(capitals ? said.toUpperCase() : said, 64);
  return ["", typeName.toUpperCase(), ...lines, office.style === "party" ? "-----" : ""];
}

function addressees({ type, office }: Draft, random: Random): string[] {
  if (type === "to-trinh") return office.parent === null ? [] : [office.parent];
  if (type !== "cong-van") return [];
  const count = random.chance(0.4) ? 1 : Math.min(office.below.length, random.int(2, 3));
  return office.below.slice(0, count);
}

function addressed(names: readonly string[]): string[] {
  const [first] = names;
  if (first === undefined) return [];
  if (names.length === 1) return ["", `Kính gửi: ${first}.`];
  return ["", "Kính gửi:", "", ...names.map((name, i) => `- ${name}${i < names.length - 1 ? ";" : "."}`)];
}

function drawRecipients({ office, type }: Draft, random: Random): string[] {
  const names = [type === "cong-van" ? "Như trên" : (office.below[0] ?? "Như kính gửi")];
  if (office.parent !== null) {
    // Many districts and communes share a name: the province tells them apart in what goes up.
    const above = office.parentInFull !== null && random.chance(0.7) ? office.parentInFull : office.parent;
    names.push(`${above}${random.chance(0.4) ? " (để báo cáo)" : ""}`);
  }
  const others = [
    `Thường trực ${office.name.replace(/^Ban Thường vụ /u, "")}`,
    "Các ban: Tuyên giáo, Dân vận, Văn phòng",
    "Các ủy viên Ban Chấp hành",
    "Lãnh đạo cơ quan",
    "Cổng thông tin điện tử",
    "Báo, Đài phát thanh và truyền hình",
  ];
  const from = random.int(0, others.length - 1);
  for (let i = 0; i < random.int(0, 3); i++) names.push(others[(from + i) % others.length] ?? "");
  names.push(`Lưu: ${random.pick(["VT", "VP", "VT, TG", "VT, VP", "VT, CSPL"])}`);
  return names;
}

/** The same person signs an office's letters for a term, in the same post. */
function signatureOf({ office, issuedOn }: Draft, random: Random): Signature {
  const [form, position] = random.pickSkewed(office.signing, 1.7);
  const term = Math.floor(Number(issuedOn.slice(0, 4)) / 5);
  const name = personName(new Random(mixText(`${office.id} ${office.name} ${position}`, term)));
  return { name, position, form };
}

export function layOut(draft: Draft, body: Body, random: Random): LaidOut {
  const shape = drawShape(draft, random);
  const to = addressees(draft, random);
  const recipients = drawRecipients(draft, random);
  const signatory = signatureOf(draft, random);
  const wrapped = random.chance(0.1);
  const paragraphs = wrapped ? body.paragraphs.flatMap((text) => wrapText(text, 92)) : body.paragraphs;
  const gap = wrapped || random.chance(0.5) ? [] : [""];
  const lines = [
    ...letterhead(draft, shape, random),
    ...titleLines(draft, random),
    ...addressed(to),
    "",
    ...paragraphs.flatMap((text) => [text, ...gap]),
    "",
    "Nơi nhận:",
    ...recipients.map((name, i) => `- ${name}${i < recipients.length - 1 ? ";" : "."}`),
    "",
    ...(signatory.form === null ? [] : [signatory.form]),
    signatory.position,
    "",
    "",
    signatory.name,
  ];
  return { text: `${lines.join("\n")}\n`, shape, signatory, recipients, addressees: to };
}
