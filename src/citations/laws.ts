/** Laws by their name: "Luật Công đoàn 2012", "Bộ luật Lao động năm 2019", "Luật Phòng, chống tham nhũng". */
import { oneLine } from "../text/one-line.ts";
import { dateAt } from "./dates.ts";
import type { Grammar } from "./grammar.ts";
import { matchAt, type Passage } from "./passage.ts";

export interface LawName {
  readonly kind: "law";
  /** Without the type word. */
  readonly name: string;
  readonly year: number | null;
  /** End of the name and its year. */
  readonly end: number;
}

const LAW_TYPES = new Set(["luật", "bộ luật", "pháp lệnh"]);
export const isLawType = (word: string): boolean => LAW_TYPES.has(word.replace(/\s+/gu, " "));

/** Names are letters, commas and dashes; amending laws name the laws they amend. */
const NAME =
  /[ ]{1,2}([\p{L}][\p{L}\p{M} ,\-–\n]{2,400}?)(?=[ ]{1,2}(?:số[ :]{1,2}\d|ngày[ ]\d|năm[ ](?:19|20)\d\d|(?:19|20)\d\d(?![\d/-]))|[;.:]|$)/uy;
/** Another document inside a name: it ended before. */
const OTHER_LAW =
  /(?:,| và|;|hoặc|theo|của)\s{1,2}(?:các )?(?:bộ luật|luật|pháp lệnh)(?![\p{L}])|(?<![\p{L}])(?:nghị quyết|nghị định|thông tư|quyết định|chỉ thị|công văn|hiến pháp)(?![\p{L}])/u;
/** Words of a sentence that goes on behind the name: "đưa Luật … vào chương trình năm 2026". */
const GOES_ON = /(?<![\p{L}])(?:vào|tại|từ|được|có hiệu lực|này|đến|có|phải)(?![\p{L}])/u;
const AMENDS_HERE = /^(?:sửa đổi|bổ sung)/u;
/** "Luật Bảo hiểm y tế sửa đổi năm 2014": the law that amends, not the one of that name. */
const AMENDED_IN = /^ {1,2}sửa đổi(?:, bổ sung)? năm \d/u;
const NUMBERED_SOON = / số:? ?\d{1,3}\/\d{4}\/(?:qh|pl)/u;
const YEAR = /[ ]{1,2}(?:năm[ ]|\(?)((?:19|20)\d\d)(?![\d/-])\)?/uy;
const LONGEST_PLAIN = 110;

function knownName(passage: Passage, grammar: Grammar, position: number): number {
  const first = matchAt(/[^\s,;.()“”"-]+/uy, passage.lower, position)?.[0];
  if (first === undefined) return 0;
  for (const name of grammar.lawNames(first)) {
    if (!passage.lower.startsWith(name, position)) continue;
    if (!/[\p{L}\d]/u.test(passage.lower[position + name.length] ?? " ")) return name.length;
  }
  return 0;
}

/**
 * The law whose name begins behind its type word at `position`, or null. A name that the table does not hold counts
 * only when a number, a year or a date stands behind it: there is no other way to tell where it ends.
 */
export function lawAt(passage: Passage, grammar: Grammar, position: number): LawName | null {
  const { text, lower } = passage;
  const start = position + (matchAt(/[ ]{1,2}|[ ]?\n[ ]?/uy, lower, position)?.[0].length ?? 0);
  if (start === position || !/\p{L}/u.test(text[start] ?? "")) return null;
  const known = knownName(passage, grammar, start);
  const amended = known > 0 && AMENDED_IN.test(lower.slice(start + known, start + known + 30));
  if (known > 0 && !amended && isNamedAsLaw(text, start)) return finished(passage, start, start + known);
  const amends = AMENDS_HERE.test(lower.slice(start, start + 8));
  const capital = isNamedAsLaw(text, start);
  if (!amends && !capital && !NUMBERED_SOON.test(lower.slice(start, start + LONGEST_PLAIN))) return null;
  const match = matchAt(NAME, lower, position);
  if (!match) return null;
  const name = match[1] ?? "";
  const end = position + match[0].length;
  const numbered = /^ {1,2}số/u.test(lower.slice(end, end + 4));
  if (!amends && (OTHER_LAW.test(name) || name.length > LONGEST_PLAIN || /\n/u.test(name))) return null;
  if (!amends && !numbered && (!capital || GOES_ON.test(name))) return null;
  return /^ {1,2}(?:số[ :]{1,2}\d|ngày|năm|\(?\d)/u.test(lower.slice(end, end + 12))
    ? finished(passage, start, end)
    : null;
}

/** A name begins with a capital: "luật công đoàn" alone may be the field of law. */
const isNamedAsLaw = (text: string, start: number): boolean => /\p{Lu}/u.test(text[start] ?? "");

function finished(passage: Passage, start: number, nameEnd: number): LawName {
  const { text, lower } = passage;
  const name = oneLine(text.slice(start, nameEnd));
  const year = dateAt(lower, nameEnd + 1)?.iso ? null : matchAt(YEAR, lower, nameEnd);
  const end = nameEnd + (year ? year[0].length : 0);
  return { kind: "law", name, year: year ? Number(year[1]) : null, end };
}
