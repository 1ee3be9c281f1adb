/** The same answers for programs. */
import type { CatalogueDocument } from "../../src/catalogue/types.ts";
import type { Chain, CitingDocument, Coverage, DirectiveEntry, Page } from "../../src/graph/types.ts";
import { FACETS, type Facet, type FacetValue, type Hit, type SearchResults } from "../../src/search/types.ts";

/** A hit without its fragments. */
export function hitJson({ subjectFragments: _subject, snippetFragments: _snippet, ...hit }: Hit) {
  return hit;
}

/** What `/api/search` prints: marks and pages are for eyes, so fragments stay out. */
export function searchJson(results: SearchResults) {
  const { query, total, hits, facets, notes, explained, suggestedFilters, unmarked, corrected, didYouMean } =
    results;
  return {
    query,
    total,
    pages: Math.ceil(total / query.size),
    hits: hits.map(hitJson),
    facets: Object.fromEntries(FACETS.map((facet) => [facet, facets[facet].map(valueJson)])),
    notes,
    // What an answer does not have is left out.
    explained,
    suggestedFilters,
    unmarked,
    corrected,
    didYouMean,
  };
}

/** What `/api/facets/:facet` prints. */
export const facetJson = (facet: Facet, text: string, values: readonly FacetValue[]) => ({
  facet,
  text,
  values: values.map(valueJson),
});

interface ValueJson {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  readonly selected: boolean;
  readonly children?: readonly ValueJson[];
}

function valueJson(value: FacetValue): ValueJson {
  const { id, label, count, selected, children, groups } = value;
  // Most of an answer's bytes are such values.
  if (!children && !groups) return value;
  return { id, label, count, selected, ...(children ? { children: children.map(valueJson) } : {}) };
}

/** What `/api/documents/:id` prints: the reading as `read --json` has it, with its text and who cites it. */
export function documentJson(
  document: CatalogueDocument,
  key: string | null,
  citedBy: readonly { id: string; number: string | null; subject: string | null; role: string }[],
) {
  const { id, files, mediaType, bytes, pages, addedAt, directive, text } = document;
  return {
    id,
    file: files[0] ?? null,
    files,
    mediaType,
    bytes,
    pages,
    addedAt,
    key,
    ...directive,
    citedBy,
    text,
  };
}

/** What `/api/directives/:key` and `directive --json` print. */
export const directiveJson = (
  entry: DirectiveEntry,
  citing: Page<CitingDocument> & { readonly page: number; readonly pages: number },
  chain: Chain,
  coverage: Coverage,
) => ({ ...entry, citing, chain, coverage });
