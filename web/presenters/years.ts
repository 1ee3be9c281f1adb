/** Documents per year as bars that are also the control. */
import type { FacetValue, SearchQuery } from "../../src/search/types.ts";
import { searchHref, toggled } from "./links.ts";

export interface YearBar {
  readonly year: string;
  readonly count: number;
  /** 0 to 100. */
  readonly height: number;
  readonly selected: boolean;
  readonly href: string;
}

export interface YearsModel {
  readonly bars: readonly YearBar[];
  readonly first: string;
  readonly last: string;
  /** The years that hold documents, newest first, for those who choose by keyboard. */
  readonly options: readonly YearBar[];
}

/** More years than this are shown from the newest back; the list below has them all. */
const MOST_BARS = 40;

/**
 * null when no document has a year.
 *
 * @param atLeast so many bars are drawn, so that two years do not become two walls
 */
export function presentYears(
  values: readonly FacetValue[],
  query: SearchQuery,
  atLeast = 1,
): YearsModel | null {
  const years = values.filter((value) => /^\d{4}$/u.test(value.id));
  if (years.length === 0) return null;
  const byYear = new Map(years.map((value) => [Number(value.id), value]));
  const newest = Math.max(...byYear.keys());
  const first = Math.min(...byYear.keys(), newest - atLeast + 1);
  const oldest = Math.max(first, newest - MOST_BARS + 1);
  // Only chosen years that match nothing: there is nothing to draw, but they can still be taken back.
  const nothing = years.every((value) => value.count === 0);
  const highest = Math.max(1, ...years.map((value) => value.count));

  const bar = (year: number): YearBar => {
    const count = byYear.get(year)?.count ?? 0;
    return {
      year: String(year),
      count,
      height: Math.round((count / highest) * 1000) / 10,
      selected: byYear.get(year)?.selected ?? false,
      href: searchHref(toggled(query, "year", String(year))),
    };
  };
  return {
    bars: nothing ? [] : Array.from({ length: newest - oldest + 1 }, (_, i) => bar(oldest + i)),
    first: String(oldest),
    last: String(newest),
    options: [...byYear.keys()].sort((a, b) => b - a).map(bar),
  };
}
