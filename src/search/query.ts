/** The question as an address: one canonical form, used by links, facets, the API and saved searches. */
import { FACETS, type Filters, perFacet, type SearchQuery, SORTS, type Sort } from "./types.ts";

const DEFAULT_SIZE = 20;
const MAX_SIZE = 100;
const MAX_PAGE = 1_000_000;

/** Control characters and lone surrogates are no part of a question. */
const UNUSABLE = /[\p{Cc}\p{Cs}\s]+/gu;

/**
 * Reads a question from parameters `q, campaign, issuer, province, year, type, cites` (each filter repeatable),
 * `sort, page, size, live, explain`. Never throws: what cannot be used falls back to its default; unknown filter values stay,
 * and find nothing.
 */
export function parseSearchQuery(params: URLSearchParams): SearchQuery {
  const sort = params.get("sort");
  return {
    q: canonicalText(params.get("q") ?? ""),
    filters: perFacet((facet) => canonicalValues(params.getAll(facet))),
    sort: isSort(sort) ? sort : "relevance",
    page: wholeNumber(params.get("page"), 1, MAX_PAGE),
    size: wholeNumber(params.get("size"), DEFAULT_SIZE, MAX_SIZE),
    ...(params.get("live") === "1" ? { live: true as const } : {}),
    ...(params.get("explain") === "1" ? { explain: true as const } : {}),
  };
}

/** The parameters of a question: what has its default is left out, the order is always the same. */
export function formatSearchQuery(query: SearchQuery): URLSearchParams {
  const params = new URLSearchParams();
  if (query.q !== "") params.set("q", query.q);
  for (const facet of FACETS) for (const value of query.filters[facet]) params.append(facet, value);
  if (query.sort !== "relevance") params.set("sort", query.sort);
  if (query.page !== 1) params.set("page", String(query.page));
  if (query.size !== DEFAULT_SIZE) params.set("size", String(query.size));
  if (query.live) params.set("live", "1");
  if (query.explain) params.set("explain", "1");
  return params;
}

/** A question for words alone. */
export function searchQueryOf(q: string, filters: Partial<Filters> = {}): SearchQuery {
  const params = new URLSearchParams({ q });
  for (const facet of FACETS) for (const value of filters[facet] ?? []) params.append(facet, value);
  return parseSearchQuery(params);
}

const canonicalText = (text: string): string => text.replace(UNUSABLE, " ").normalize("NFC").trim();

const canonicalValues = (values: readonly string[]): string[] =>
  [...new Set(values.map(canonicalText))].filter((value) => value !== "").sort();

const isSort = (value: string | null): value is Sort => SORTS.some((sort) => sort === value);

function wholeNumber(value: string | null, fallback: number, most: number): number {
  if (value === null || !/^\d{1,9}$/u.test(value)) return fallback;
  const number = Number(value);
  return number < 1 ? fallback : Math.min(number, most);
}
