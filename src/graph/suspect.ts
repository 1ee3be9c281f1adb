/** Whether what is printed of a directive fits together, as far as the archive alone can tell. Pure. */
import { titleLikeness } from "./resolve.ts";

/** What the catalogue keeps of everything printed of a directive. */
export interface Printed {
  readonly what: string;
  readonly value: string;
  readonly count: number;
}

/** Titles of one directive hold at least this share of one another's words. */
export const SAME_TITLE = 0.3;

/** What of it is looked at here. */
export const TELLING = ["date", "issue", "title"] as const;

export const valuesOf = (printed: readonly Printed[], what: string): string[] =>
  printed.filter((row) => row.what === what).map(({ value }) => value);

/** Titles that have little in common with the one that stands for the directive. */
export const otherTitles = (best: string, titles: readonly string[]): string[] =>
  titles.filter((title) => (titleLikeness(best, title) ?? 1) < SAME_TITLE);

/**
 * @param printed most frequent first; what is none of `TELLING` may be missing.
 * @param own dates and subjects of the documents in the archive that are this directive.
 */
export function isSuspect(
  printed: readonly Printed[],
  own: { readonly dates: readonly string[]; readonly subjects: readonly string[] },
): boolean {
  if (printed.some(({ what }) => what === "issue")) return true;
  if (new Set([...own.dates, ...valuesOf(printed, "date")]).size > 1) return true;
  const titles = [...own.subjects, ...valuesOf(printed, "title")];
  return titles[0] !== undefined && otherTitles(titles[0], titles).length > 0;
}
