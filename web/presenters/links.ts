/** Addresses of the pages; every question has one canonical address. */
import { formatSearchQuery } from "../../src/search/query.ts";
import type { Facet, Filters, SearchQuery } from "../../src/search/types.ts";

export const searchHref = (query: SearchQuery): string => withParameters("/", query);
export const apiSearchHref = (query: SearchQuery): string => withParameters("/api/search", query);

/** The whole list as a file. Its order may depend on the length of a page, so that stays. */
export function exportHref(query: SearchQuery, format: "xlsx" | "csv"): string {
  const parameters = formatSearchQuery(query);
  parameters.set("dang", format);
  return `/tai-ve?${parameters}`;
}

/** The document, and the question that led to it: its words are marked and "back" returns to it. */
export const documentHref = (id: string, query?: SearchQuery): string =>
  query ? withParameters(`/van-ban/${id}`, query) : `/van-ban/${id}`;

export const originalHref = (id: string): string => `/van-ban/${id}/ban-goc`;

/** The picture of a line of a scan that a person has to look at. */
export const lineHref = (id: string, field: string): string => `/van-ban/${id}/dong-chu/${field}`;
/** Where a field of a document is put right; without a field, the list of all of them. */
export const correctHref = (id: string, field?: string): string =>
  `/van-ban/${id}/sua${field === undefined ? "" : `?${new URLSearchParams({ muc: field })}`}`;

/** Keys hold "/", "@" and letters with marks. */
export const directiveHref = (key: string): string => `/chi-thi/${encodeURIComponent(key)}`;

/** Any spelling of a number: to its directive, or to those that it may be. */
export const numberHref = (typed: string): string => `/chi-thi?${new URLSearchParams({ q: typed })}`;

/** A place in a document's text at which a citation begins. */
export const passageHref = ({
  document,
  start,
}: {
  readonly document: string;
  readonly start: number;
}): string => `/van-ban/${document}#${passageId(start)}`;

export const passageId = (start: number): string => `v${start}`;

function withParameters(path: string, query: SearchQuery): string {
  const parameters = formatSearchQuery(query).toString();
  return parameters ? `${path}?${parameters}` : path;
}

/** The question with other values of one facet, from its first page. */
export function withFacet(query: SearchQuery, facet: Facet, ids: readonly string[]): SearchQuery {
  const filters: Filters = { ...query.filters, [facet]: [...new Set(ids)].sort() };
  return { ...query, filters, page: 1 };
}

/** The question with one value more or, where it was chosen, less. */
export function toggled(query: SearchQuery, facet: Facet, id: string): SearchQuery {
  const chosen = query.filters[facet];
  return withFacet(query, facet, chosen.includes(id) ? chosen.filter((x) => x !== id) : [...chosen, id]);
}

export const NO_FILTERS: Filters = { campaign: [], issuer: [], province: [], year: [], type: [], cites: [] };

export const EVERYTHING: SearchQuery = { q: "", filters: NO_FILTERS, sort: "relevance", page: 1, size: 20 };

export const hasFilters = (query: SearchQuery): boolean =>
  Object.values(query.filters).some((ids) => ids.length > 0);
