/** Terms of a committee or assembly: `(khóa XII)`, `khóa 12`, `, khóa IX`, `K12`, `(khóa XI, XII)`. */
import { romanOf } from "./ordinals.ts";
import { matchAt } from "./passage.ts";

export interface PrintedTerm {
  /** Roman; several in "khóa XI, XII". */
  readonly terms: readonly string[];
  readonly end: number;
}

const ONE = "(?:[ivx]{1,5}|\\d{1,2})(?![\\p{L}\\d/])";
const TERM = new RegExp(
  `,?[ ]{0,2}\\n?(\\([ ]?)?(?:khóa[ ]{0,2}|nhiệm kỳ[ ]{0,2}(?=[ivx])|k\\.?[ ]?(?=\\d|[ivx]))(?:thứ )?(${ONE}(?:(?:,[ ]?|[ ]và[ ])(?:khóa )?${ONE}){0,4})([ ]?\\))?`,
  "uy",
);

/** The term that begins at `position` of a lower-case text, the bracket and a comma before it included. */
export function termAt(lower: string, position: number): PrintedTerm | null {
  const match = matchAt(TERM, lower, position);
  if (!match) return null;
  const terms = (match[2] ?? "")
    .split(/,[ ]?|[ ]và[ ]/u)
    .map((part) => romanOf(part.replace(/^khóa /u, "").trim()));
  const known = terms.filter((term): term is string => term !== null);
  if (known.length === 0) return null;
  const strayBracket = match[1] === undefined && match[3] !== undefined ? match[3].length : 0;
  return { terms: known, end: position + match[0].length - strayBracket };
}
