/** Reads the parts of a request that come from outside. */
import type { Request } from "express";
import { parseSearchQuery } from "../../src/search/query.ts";
import type { SearchQuery } from "../../src/search/types.ts";

/** The question in an address. Never throws: what is not understood is left out. */
export function questionOf(request: Request): SearchQuery {
  const at = request.originalUrl.indexOf("?");
  return parseSearchQuery(new URLSearchParams(at < 0 ? "" : request.originalUrl.slice(at + 1)));
}

/** Ids of documents are 32 hex digits; nothing else is asked of the catalogue. */
export const documentIdOf = (request: Request): string | null => {
  const { id } = request.params;
  return typeof id === "string" && /^[0-9a-f]{32}$/u.test(id) ? id : null;
};
