/** A question answered: planned, asked, checked, and its hits filled in from the catalogue. */
import type { CatalogueReader } from "../catalogue/types.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { checkInText, type TextSource } from "./check.ts";
import type { Engine, EngineSearch, ValueCount } from "./engine.ts";
import { facetValues } from "./facet-values.ts";
import { presentHit } from "./hits.ts";
import { createLabels, type IssuerNames } from "./labels.ts";
import { indexValues, planSearch } from "./plan.ts";
import { FACETS, type Facet, perFacet, type SearchQuery, type SearchResults } from "./types.ts";

export interface SearchService {
  /** @throws EngineError when the engine cannot be had. */
  search(query: SearchQuery): Promise<SearchResults>;
}

export interface SearchServices {
  readonly engine: Engine;
  readonly catalogue: Pick<CatalogueReader, "documents"> & TextSource & IssuerNames;
  readonly knowledge: Knowledge;
}

export function createSearchService(services: SearchServices): SearchService {
  const { engine, catalogue, knowledge } = services;
  const labelOf = createLabels(knowledge, catalogue);
  return {
    async search(query) {
      const plan = planSearch(query, knowledge);
      const { search, notes } = await checkInText(plan, engine, catalogue);
      const answer = await engine.search(search);
      const counts = await withChosen(query, search, answer.facets, services);
      return {
        query,
        total: answer.total,
        hits: catalogue.documents(answer.ids).map((doc) => presentHit(doc, plan.terms, labelOf)),
        facets: perFacet((facet) =>
          facetValues(facet, counts[facet], query.filters[facet], labelOf, knowledge),
        ),
        notes: [...plan.notes, ...notes],
      };
    },
  };
}

/** The engine returns the most frequent values of a facet: where those are many, a chosen one may be missing. */
const PERHAPS_CUT = 100;

async function withChosen(
  query: SearchQuery,
  search: EngineSearch,
  facets: Readonly<Record<Facet, readonly ValueCount[]>>,
  { engine, knowledge }: SearchServices,
): Promise<Record<Facet, readonly ValueCount[]>> {
  const complete = { ...facets };
  for (const facet of FACETS.filter((name) => facets[name].length >= PERHAPS_CUT)) {
    const known = new Set(facets[facet].map(({ value }) => value));
    for (const id of query.filters[facet]) {
      const values = indexValues(facet, id, knowledge);
      if (values.some((value) => known.has(value))) continue;
      const filters = { ...search.filters, [facet]: values };
      const { total } = await engine.matches({ ...search, filters }, 0);
      if (total > 0)
        complete[facet] = [
          ...complete[facet],
          { value: facet === "issuer" ? id : (values[0] ?? id), count: total },
        ];
    }
  }
  return complete;
}
