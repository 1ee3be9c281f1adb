/** Everything on the results page, in plain values. */
import type { Article } from "../../src/directive.ts";
import type { SearchNote, SearchQuery, SearchResults, Sort } from "../../src/search/types.ts";
import { foldMarks } from "../../src/vietnamese-tokenizer/index.ts";
import { type Chip, type FacetsModel, presentChips, presentFacets } from "./facets.ts";
import { type HitModel, presentHit } from "./hit.ts";
import { hasFilters, NO_FILTERS, searchHref } from "./links.ts";
import { type Paging, presentPaging } from "./paging.ts";
import { formatCount } from "./words.ts";

export interface SortLink {
  readonly label: string;
  readonly href: string;
  readonly current: boolean;
}

export interface Suggestion {
  readonly text: string;
  readonly href: string;
  readonly label: string;
}

export interface SearchPageModel {
  readonly pageTitle: string;
  readonly q: string;
  /** Nothing was asked: this is the whole archive. */
  readonly everything: boolean;
  readonly total: number;
  /** "22 văn bản" and what is said after it. */
  readonly count: string;
  readonly countSays: string;
  readonly range: string | null;
  readonly notes: readonly SearchNote[];
  readonly chips: readonly Chip[];
  readonly clearHref: string;
  readonly sorts: readonly SortLink[];
  readonly facets: FacetsModel;
  readonly hits: readonly HitModel[];
  readonly paging: Paging | null;
  readonly suggestions: readonly Suggestion[];
  /** Further fields that the search form must carry. */
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
}

const SORT_LABELS: Readonly<Record<Sort, string>> = {
  relevance: "Liên quan nhất",
  newest: "Mới nhất",
  oldest: "Cũ nhất",
};

/** @param articleOf what the catalogue knows of a hit that is a web page */
export function presentSearchPage(
  results: SearchResults,
  articleOf: (id: string) => Article | null,
): SearchPageModel {
  const { query, total } = results;
  const count = `${formatCount(total)} văn bản`;
  const paging = presentPaging(query, total);
  return {
    pageTitle: query.q ? `${query.q} – ${count}` : count,
    q: query.q,
    everything: !query.q && !hasFilters(query),
    total,
    count,
    countSays: query.q ? ` cho “${query.q}”` : "",
    range: paging && total > 0 ? `trang ${formatCount(paging.page)} trên ${formatCount(paging.last)}` : null,
    notes: results.notes,
    chips: presentChips(results),
    clearHref: searchHref({ ...query, filters: NO_FILTERS, page: 1 }),
    sorts: (Object.keys(SORT_LABELS) as Sort[]).map((sort) => ({
      label: SORT_LABELS[sort],
      href: searchHref({ ...query, sort, page: 1 }),
      current: query.sort === sort,
    })),
    facets: presentFacets(results),
    hits: results.hits.map((hit) =>
      presentHit(hit, query, hit.kind === "article" ? articleOf(hit.id) : null),
    ),
    paging,
    suggestions: results.hits.length === 0 ? whatToTry(results) : [],
    hidden: [
      ...(query.sort === "relevance" ? [] : [{ name: "sort", value: query.sort }]),
      ...(query.size === 20 ? [] : [{ name: "size", value: String(query.size) }]),
    ],
  };
}

/** Nothing on this page: what may help, most promising first. */
export function whatToTry(results: SearchResults): Suggestion[] {
  const { query, total } = results;
  const tries: Suggestion[] = [];
  const add = (text: string, label: string, changed: Partial<SearchQuery>): void => {
    tries.push({ text, label, href: searchHref({ ...query, page: 1, ...changed }) });
  };
  if (total > 0) add("Trang này không có. Danh sách ngắn hơn thế:", "về trang đầu", {});
  if (hasFilters(query))
    add("Bớt điều kiện lọc:", query.q ? `tìm “${query.q}” trong cả kho` : "xem cả kho", {
      filters: NO_FILTERS,
    });
  const unmarked = foldMarks(query.q);
  if (unmarked !== query.q) add("Gõ không dấu để tìm mọi cách bỏ dấu:", `“${unmarked}”`, { q: unmarked });
  const unquoted = query.q.replace(/["“”]/gu, " ").replace(/\s+/gu, " ").trim();
  if (unquoted !== query.q.trim() && unquoted) add("Không buộc đúng cả cụm từ:", unquoted, { q: unquoted });
  const words = query.q.trim().split(/\s+/u);
  if (words.length > 3) {
    const fewer = words.slice(0, Math.ceil(words.length / 2)).join(" ");
    add("Bớt từ:", `“${fewer}”`, { q: fewer });
  }
  return tries;
}
