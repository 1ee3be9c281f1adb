/** Terms and years that a date falls into. */
import type { Knowledge } from "../knowledge/index.ts";

/** The Party term in office on a day (`yyyy-mm-dd` or `yyyy-mm`); null before the first of the table. */
export function partyTermOn(date: string, knowledge: Knowledge): string | null {
  let term: string | null = null;
  for (const row of knowledge.terms.party) if (row.congressClosed < date) term = row.term;
  return term;
}

const DAY = 86_400_000;

/** Whether a printed date is meant to be the true one: at most 31 days apart, or the same day of another year. */
export function sameDateMisprinted(printed: string, actual: string): boolean {
  if (actual.length < 10) return printed.startsWith(actual);
  if (printed.slice(5) === actual.slice(5)) return true;
  return Math.abs(Date.parse(printed) - Date.parse(actual)) <= 31 * DAY;
}
