/** What stands behind a citation's number: date, issuer and term, in any order, each at most once. */
import { oneLine } from "../text/one-line.ts";
import { dateAt } from "./dates.ts";
import type { Grammar } from "./grammar.ts";
import type { Head } from "./heads.ts";
import { issuerAt, issuerBefore, issuerBehind } from "./issuers.ts";
import { matchAt, type Passage } from "./passage.ts";
import { plenumAt } from "./plenums.ts";
import { termAt } from "./terms.ts";

export interface Tail {
  readonly date: string | null;
  readonly year: number | null;
  readonly issuer: string | null;
  readonly term: string | null;
  /** End of the last part that was read; the head's end when there was none. */
  readonly end: number;
}

const GAP = /[ \t]{0,4}(?:\n(?!\n)[ \t]{0,4})?,?[ \t]{0,4}(?:\n(?!\n)[ \t]{0,4})?/uy;
const BRACKETED_ISSUER = /\([ ]?(?:của[ ])?(?=\p{Lu})/uy;

/** Reads on from a head as far as `limit`, where the next one begins. */
export function tailOf(passage: Passage, grammar: Grammar, head: Head, limit: number): Tail {
  const { text, lower } = passage;
  let { date, year, issuer, term } = head;
  let end = head.span.end;
  for (let parts = 0; parts < 5; parts += 1) {
    const start = end + (matchAt(GAP, lower, end)?.[0].length ?? 0);
    if (start >= limit) break;
    const printedDate = date === null ? dateAt(lower, start) : null;
    if (printedDate && (printedDate.iso || year === null) && printedDate.end <= limit) {
      date = printedDate.iso;
      year = printedDate.year;
      end = printedDate.end;
      continue;
    }
    const printedTerm = term === null ? (termAt(lower, start) ?? termAt(lower, end)) : null;
    if (printedTerm && printedTerm.end <= limit) {
      term = printedTerm.terms[0] ?? null;
      end = printedTerm.end;
      continue;
    }
    if (issuer !== null) break;
    const printedIssuer = issuerBehind(passage, grammar, start);
    if (printedIssuer && printedIssuer.end <= limit) {
      issuer = printedIssuer.name;
      end = printedIssuer.end;
      continue;
    }
    // "19-NQ/TW Hội nghị Trung ương 6 (khóa XII)": the meeting stands there without "của".
    const plenum = plenumAt(lower, start);
    if (plenum && plenum.end <= limit) {
      issuer = oneLine(text.slice(plenum.issuer.start, plenum.issuer.end));
      term = plenum.terms[0] ?? term;
      end = plenum.end;
      continue;
    }
    const bracket = matchAt(BRACKETED_ISSUER, text, start);
    const inside = bracket && issuerAt(passage, grammar, start + bracket[0].length);
    if (inside && text[inside.end] === ")" && inside.end < limit && inside.name.includes(" ")) {
      issuer = inside.name;
      end = inside.end + 1;
      continue;
    }
    break;
  }
  return { date, year, issuer, term, end };
}

const DATE_BEFORE =
  /(?:^|[^\p{L}])ngày (\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}|\d{1,2} tháng \d{1,2} năm \d{4}),? ?$/u;

/** "Ngày 12/3/2020, Bộ Nội vụ có Công văn số …": issuer and date in front of a head. */
export function frontOf(
  passage: Passage,
  grammar: Grammar,
  head: Head,
): { issuer: string | null; date: string | null } {
  const issuer = issuerBefore(passage, grammar, head.span.start);
  if (!issuer) return { issuer: null, date: null };
  const before = passage.lower.slice(Math.max(0, issuer.start - 40), issuer.start);
  const printed = DATE_BEFORE.exec(before);
  const date = printed ? dateAt(`ngày ${printed[1]}`, 0) : null;
  return { issuer: issuer.name, date: date?.iso ?? null };
}
