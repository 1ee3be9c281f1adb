/** From the port's words to the engine's: one multi-search for the page and the counts of every facet. */
import type { MultiSearchQuery } from "meilisearch";
import type { EngineSearch, Part } from "../engine.ts";
import { FACETS, type Facet } from "../types.ts";

export type EngineQuery = MultiSearchQuery;

/** The facets that a page shows, in the order of the queries after the first. */
export interface CompiledSearch {
  readonly queries: EngineQuery[];
  /** `counted[i]` is the facet that query i + 1 counts; every other facet is counted by the first. */
  readonly counted: readonly Facet[];
}

/** The main query, and one that only counts for each facet in which something is chosen. */
export function compileSearch(indexUid: string, search: EngineSearch): CompiledSearch {
  const facets = search.uncounted ? [] : FACETS;
  const counted = facets.filter((facet) => search.filters[facet].length > 0);
  const open = facets.filter((facet) => search.filters[facet].length === 0);
  const main: EngineQuery = {
    ...baseQuery(indexUid, search, null),
    facets: open,
    page: search.page,
    hitsPerPage: search.size,
    ...(search.sort === "relevance"
      ? {}
      : { sort: [search.sort === "newest" ? "issuedOn:desc" : "issuedOn:asc"] }),
  };
  const counts = counted.map(
    (facet): EngineQuery => ({ ...baseQuery(indexUid, search, facet), facets: [facet], limit: 0 }),
  );
  return { queries: [main, ...counts], counted };
}

/** The documents that match as well, as a search of its own: all of them, since their order is not the engine's. */
export function compileAlso(search: EngineSearch): EngineSearch | null {
  const { alsoIds = [], onlyIds } = search;
  if (alsoIds.length === 0) return null;
  const among = onlyIds === undefined ? null : new Set(onlyIds);
  const ids = among === null ? alsoIds : alsoIds.filter((id) => among.has(id));
  return { ...search, must: [], mustNot: [], notIds: [], onlyIds: ids, page: 1, size: alsoIds.length };
}

/** The same question for ids alone. */
export function compileMatches(indexUid: string, search: EngineSearch, limit: number): EngineQuery {
  return { ...baseQuery(indexUid, search, null), page: 1, hitsPerPage: limit };
}

function baseQuery(indexUid: string, search: EngineSearch, except: Facet | null): EngineQuery {
  return {
    indexUid,
    q: words(search),
    filter: filters(search, except),
    matchingStrategy: "all",
    attributesToRetrieve: ["id"],
  };
}

/**
 * Every part is quoted, single words too: an unquoted word also matches its neighbours written together and
 * itself cut in two ("to an" finds "toan" and the other way round), and the last one as a prefix. Exclusions
 * come first: after ten parts the engine no longer reads them.
 */
function words({ must, mustNot, open }: EngineSearch): string {
  const wanted = must.map(quoted);
  const last = must.at(-1);
  if (open && last?.length === 1) wanted[wanted.length - 1] = last[0] ?? "";
  return [...mustNot.map((part) => `-${quoted(part)}`), ...wanted].join(" ");
}

const quoted = (part: Part): string => `"${part.join(" ")}"`;

function filters(search: EngineSearch, except: Facet | null): string[] {
  const result: string[] = ["copy = false"];
  for (const facet of FACETS) {
    if (facet === except || search.filters[facet].length === 0) continue;
    result.push(oneOf(facet, search.filters[facet]));
  }
  for (const { attribute, values } of search.required ?? []) result.push(oneOf(attribute, values));
  if (search.within) {
    const { audiences, except } = search.within;
    result.push(`audience IN [${audiences.join(", ")}]`);
    if (except.length > 0) result.push(`id NOT IN [${list(except)}]`);
  }
  if (search.onlyIds) result.push(oneOf("id", search.onlyIds));
  if (search.notIds && search.notIds.length > 0) result.push(`id NOT IN [${list(search.notIds)}]`);
  return result;
}

/** An empty list matches nothing. */
const oneOf = (attribute: string, values: readonly string[]): string => `${attribute} IN [${list(values)}]`;

/** The engine cuts longer facet values. */
const LONGEST_VALUE = 468;

const list = (values: readonly string[]): string => values.flatMap(filterValue).join(", ");

/**
 * A value as the filter language takes it, in quotes. A backslash or a quotation mark cannot be written there in a
 * way that every value survives, and no id of ours has one: such a value can match nothing and is left out.
 */
function filterValue(value: string): string[] {
  if (value.length > LONGEST_VALUE || /["'\\\p{Cc}]/u.test(value)) return [];
  return [`"${value}"`];
}
