/** Everything on the results page, in plain values. */
import type { Article } from "../../src/directive.ts";
import type { DirectiveName } from "../../src/graph/types.ts";
import { formatSearchQuery } from "../../src/search/query.ts";
import type { SearchNote, SearchQuery, SearchResults, Sort } from "../../src/search/types.ts";
import { oneLine } from "../../src/text/one-line.ts";
import { type Chip, type FacetsModel, presentChips, presentFacets } from "./facets.ts";
import { type HelpModel, presentHelp } from "./help.ts";
import { type HitModel, type LinkModel, presentHit } from "./hit.ts";
import { directiveHref, exportHref, hasFilters, NO_FILTERS, searchHref } from "./links.ts";
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
  /** The question as it is saved. */
  readonly asked: string;
  /** Nothing was asked: this is the whole archive. */
  readonly everything: boolean;
  readonly total: number;
  /** "22 văn bản" and what is said after it. */
  readonly count: string;
  readonly countSays: string;
  readonly range: string | null;
  /** The directive whose number was typed. */
  readonly directive: LinkModel | null;
  readonly notes: readonly SearchNote[];
  readonly help: HelpModel;
  readonly chips: readonly Chip[];
  readonly clearHref: string;
  readonly sorts: readonly SortLink[];
  /** The whole list as a file. */
  readonly downloads: readonly { readonly label: string; readonly href: string }[];
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

/**
 * @param articleOf what the catalogue knows of a hit that is a web page
 * @param directive what the question is the number of
 */
export function presentSearchPage(
  results: SearchResults,
  articleOf: (id: string) => Article | null,
  directive: DirectiveName | null = null,
): SearchPageModel {
  const { query, total, corrected } = results;
  // Links of the hits lead on with the words that were found.
  const answered = corrected === undefined ? query : { ...query, q: corrected };
  const count = `${formatCount(total)} văn bản`;
  const paging = presentPaging(query, total);
  return {
    pageTitle: query.q ? `${query.q} – ${count}` : count,
    q: query.q,
    asked: formatSearchQuery({ ...query, page: 1 }).toString(),
    everything: !query.q && !hasFilters(query),
    total,
    count,
    countSays: query.q ? ` cho “${answered.q}”` : "",
    range: paging && total > 0 ? `trang ${formatCount(paging.page)} trên ${formatCount(paging.last)}` : null,
    // The correction is said with its link.
    directive: directive && { href: directiveHref(directive.key), label: directive.label },
    notes: results.notes.filter(({ code }) => code !== "corrected" || corrected === undefined),
    help: presentHelp(results),
    chips: presentChips(results),
    clearHref: searchHref({ ...query, filters: NO_FILTERS, page: 1 }),
    sorts: (Object.keys(SORT_LABELS) as Sort[]).map((sort) => ({
      label: SORT_LABELS[sort],
      href: searchHref({ ...query, sort, page: 1 }),
      current: query.sort === sort,
    })),
    downloads: (total > 0 ? (["xlsx", "csv"] as const) : []).map((format) => ({
      label: format.toUpperCase(),
      href: exportHref({ ...query, page: 1 }, format),
    })),
    facets: presentFacets(results),
    hits: results.hits.map((hit) =>
      presentHit(hit, answered, hit.kind === "article" ? articleOf(hit.id) : null),
    ),
    paging,
    suggestions: results.hits.length === 0 ? whatToTry(results) : [],
    hidden: [
      ...(query.sort === "relevance" ? [] : [{ name: "sort", value: query.sort }]),
      ...(query.size === 20 ? [] : [{ name: "size", value: String(query.size) }]),
      ...(query.explain ? [{ name: "explain", value: "1" }] : []),
    ],
  };
}

/** Nothing on this page: what may help, most promising first. */
export function whatToTry(results: SearchResults): Suggestion[] {
  const { query, total, unmarked } = results;
  const tries: Suggestion[] = [];
  const add = (text: string, label: string, changed: Partial<SearchQuery>): void => {
    tries.push({ text, label, href: searchHref({ ...query, page: 1, ...changed }) });
  };
  if (total > 0) add("Trang này không có. Danh sách ngắn hơn thế:", "về trang đầu", {});
  if (hasFilters(query))
    add("Bớt điều kiện lọc:", query.q ? `tìm “${query.q}” trong cả kho` : "xem cả kho", {
      filters: NO_FILTERS,
    });
  if (unmarked)
    add("Bỏ dấu:", `“${unmarked.q}” có ${formatCount(unmarked.total)} văn bản`, { q: unmarked.q });
  const unquoted = oneLine(query.q.replace(/["“”]/gu, " "));
  if (unquoted !== query.q.trim() && unquoted) add("Không buộc đúng cả cụm từ:", unquoted, { q: unquoted });
  const words = query.q.trim().split(/\s+/u);
  if (words.length > 3) {
    const fewer = words.slice(0, Math.ceil(words.length / 2)).join(" ");
    add("Bớt từ:", `“${fewer}”`, { q: fewer });
  }
  return tries;
}
