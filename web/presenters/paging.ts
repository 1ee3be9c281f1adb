/** Pages of a result list: first, last, and a window around the one shown. */
import type { SearchQuery } from "../../src/search/types.ts";
import { searchHref } from "./links.ts";

export interface PageLink {
  readonly number: number;
  readonly href: string;
  readonly current: boolean;
}

export interface Paging {
  readonly previous: string | null;
  readonly next: string | null;
  /** `null` stands for a gap. */
  readonly pages: readonly (PageLink | null)[];
  readonly page: number;
  readonly last: number;
}

const AROUND = 2;

/** null when everything fits on one page. */
export const presentPaging = (query: SearchQuery, total: number): Paging | null =>
  pagesOf(query, total, (page) => searchHref({ ...query, page }));

/** The same for any list. */
export function pagesOf(
  at: { readonly page: number; readonly size: number },
  total: number,
  href: (page: number) => string,
): Paging | null {
  const last = Math.max(1, Math.ceil(total / at.size));
  if (last === 1 && at.page === 1) return null;
  const link = (page: number): PageLink => ({ number: page, href: href(page), current: page === at.page });

  const shown = new Set([1, last]);
  const middle = Math.min(at.page, last);
  for (let page = Math.max(1, middle - AROUND); page <= Math.min(last, middle + AROUND); page += 1) {
    shown.add(page);
  }
  const pages: (PageLink | null)[] = [];
  let previousPage = 0;
  for (const page of [...shown].sort((a, b) => a - b)) {
    // A gap of one page is that page itself.
    if (page - previousPage === 2) pages.push(link(page - 1));
    else if (page - previousPage > 2) pages.push(null);
    pages.push(link(page));
    previousPage = page;
  }
  return {
    previous: at.page > 1 ? href(Math.min(at.page - 1, last)) : null,
    next: at.page < last ? href(at.page + 1) : null,
    pages,
    page: at.page,
    last,
  };
}
