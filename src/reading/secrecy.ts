/**
 * Secrecy marks MẬT, TỐI MẬT, TUYỆT MẬT at the head of a document (Luật Bảo vệ bí mật nhà nước 2018; Thông tư
 * 24/2020/TT-BCA): stamped in a box or line of their own, often letterspaced, and read by OCR with lost marks.
 */
import type { Span } from "../directive.ts";
import { foldMarks } from "../vietnamese-tokenizer/index.ts";
import { foldedWhole } from "./folded.ts";

export type SecrecyMark = "MẬT" | "TỐI MẬT" | "TUYỆT MẬT";

export interface FoundSecrecyMark {
  readonly mark: SecrecyMark;
  readonly span: Span;
}

/** Folded letters of a stamp, blanks left out → the mark. */
const MARKS: ReadonlyMap<string, SecrecyMark> = new Map([
  ["MAT", "MẬT"],
  ["TOIMAT", "TỐI MẬT"],
  ["TUYETMAT", "TUYỆT MẬT"],
]);
/** What may stand beside the mark in the same stamp. */
const BESIDE =
  /^(?:(?:DO|MUC DO|DAU|DAU CHI MUC DO|VAN BAN|TAI LIEU|LOAI|CHE DO) ?:? ?(?:MAT ?: ?)?)?((?:T ?O ?I ?|T ?U ?Y ?E ?T ?)?M ?A ?T)(?: ?[-/+,]? ?(?:HOA TOC|THUONG KHAN|KHAN|HEN GIO)| ?\(? ?(?:BAN SO|SO BAN|SO)[ .:]*[\d.…/]*\)?)?$/u;
const CELL = /(?:[^|\t\n ]| (?! ))+/gu;
const ORNAMENT = /^[\s[\](){}*_#>~=“”"'.:;|–-]+|[\s[\](){}*_#<~=“”"'.:;|–-]+$/gu;
const CAPITALS = /^[^\p{Ll}]+$/u;
/** Printed with all its marks, a stamp may also be "Tối mật" or "Độ mật: Mật". */
const EXACT = /^(?:(?:Độ|Mức độ|Dấu chỉ (?:mức )?độ) mật ?: ?)?(?:Mật|Tối mật|Tuyệt mật)$/u;

/** The letters of every mark, as lines of other words hardly have them. */
const LETTERS = /m\s*a\s*t/u;

const HEAD_LINES = 45;
const HEAD_CHARACTERS = 3000;
const HEAD_ENDS = /^\s*(?:\*\*)?\s*kính gửi/iu;
const LONGEST_CELL = 60;
/** A line that reads on is text, not a head. */
const PROSE = 180;

/**
 * Finds the secrecy mark of a document, or null. Looks at its head only; a sentence that contains the word
 * ("bí mật nhà nước", "GIẢI MẬT") is no mark.
 */
export function findSecrecyMark(text: string): FoundSecrecyMark | null {
  const head = text.slice(0, HEAD_CHARACTERS);
  const folded = foldedWhole(text);
  let start = 0;
  let lines = 0;
  for (const line of head.split("\n")) {
    if (line.trim() !== "") lines += 1;
    if (lines > HEAD_LINES || HEAD_ENDS.test(line) || line.trim().length > PROSE) return null;
    const found = LETTERS.test(folded.slice(start, start + line.length)) ? markInLine(line) : null;
    if (found) {
      const at = start + line.indexOf(found.printed);
      return { mark: found.mark, span: { start: at, end: at + found.printed.length } };
    }
    start += line.length + 1;
  }
  return null;
}

/** The whole line first: letters set far apart ("T Ố I   M Ậ T") would fall into cells of their own. */
function markInLine(line: string): { mark: SecrecyMark; printed: string } | null {
  const whole = line.trim();
  const spaced = whole.length <= LONGEST_CELL ? markIn(whole.replace(/\s+/gu, " ")) : null;
  if (spaced) return { mark: spaced.mark, printed: whole };
  for (const cell of line.matchAll(CELL)) {
    const found = markIn(cell[0]);
    if (found) return found;
  }
  return null;
}

function markIn(cell: string): { mark: SecrecyMark; printed: string } | null {
  const printed = cell.replace(ORNAMENT, "");
  if (printed === "" || printed.length > LONGEST_CELL) return null;
  if (!CAPITALS.test(printed.split("(")[0] ?? "") && !EXACT.test(printed)) return null;
  const folded = foldMarks(printed).toUpperCase().replace(/Đ/gu, "D");
  const stamp = BESIDE.exec(folded)?.[1];
  const mark = stamp === undefined ? undefined : MARKS.get(stamp.replace(/ /gu, ""));
  return mark === undefined ? null : { mark, printed };
}
