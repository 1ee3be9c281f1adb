/** Reads the parts of a request that come from outside. */
import type { Request } from "express";
import { parseSearchQuery } from "../../src/search/query.ts";
import { FACETS, type Facet, type SearchQuery } from "../../src/search/types.ts";

/** The question in an address. Never throws: what is not understood is left out. */
export const questionOf = (request: Request): SearchQuery => parseSearchQuery(parametersOf(request));

/** What is looked for inside a facet: no label is longer. */
export const textOf = (request: Request): string => (parametersOf(request).get("text") ?? "").slice(0, 200);

export const facetOf = (request: Request): Facet | null =>
  FACETS.find((facet) => facet === request.params.facet) ?? null;

function parametersOf({ originalUrl }: Request): URLSearchParams {
  const at = originalUrl.indexOf("?");
  return new URLSearchParams(at < 0 ? "" : originalUrl.slice(at + 1));
}

/** Ids of documents are 32 hex digits; nothing else is asked of the catalogue. */
export const documentIdOf = (request: Request): string | null => {
  const { id } = request.params;
  return typeof id === "string" && /^[0-9a-f]{32}$/u.test(id) ? id : null;
};
