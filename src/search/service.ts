/** A question answered: planned, asked, checked, and its hits filled in from the catalogue. */
import type { ListReader } from "../catalogue/listed.ts";
import type { CatalogueReader } from "../catalogue/types.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { abbreviationsOf } from "./abbreviations.ts";
import { answerTo, planOfQuery, wholeSubjectsFirst } from "./answer.ts";
import type { TextSource } from "./check.ts";
import { didYouMean, withMarks } from "./did-you-mean.ts";
import {
  type EngineAnswer,
  type EngineSearch,
  MOST_FACET_VALUES,
  type Searcher,
  type ValueCount,
} from "./engine.ts";
import { explained, reasons, suggestedFilters } from "./explain.ts";
import { searchValues, type ValueSource } from "./facet-search.ts";
import { facetValues } from "./facet-values.ts";
import { presentHit } from "./hits.ts";
import { inTurn } from "./in-turn.ts";
import { type Changing, createKeptLabels, type IssuerNames } from "./labels.ts";
import { type Listing, listAnswer } from "./listing.ts";
import { type PairSource, similarTo } from "./nearest.ts";
import { candidateNotes, withoutMarks } from "./offers.ts";
import { indexValues, type Terms } from "./plan.ts";
import { pairTerms } from "./sentence.ts";
import {
  FACETS,
  type Facet,
  type FacetValue,
  type Hit,
  perFacet,
  type SearchQuery,
  type SearchResults,
} from "./types.ts";

export interface SearchService {
  /** @throws EngineError when the engine cannot be had. */
  search(query: SearchQuery): Promise<SearchResults>;
  /** The whole list that the pages of the question cut up. @throws EngineError when the engine cannot be had. */
  list(query: SearchQuery): Promise<Listing>;
  /**
   * Values of a facet whose label has the text (with or without marks), counted as the question's facets are; all
   * that it has when the text is empty.
   */
  searchFacet(facet: Facet, text: string, query: SearchQuery): Promise<FacetValue[]>;
  /** What is to be marked in a document for this question. */
  termsOf(query: SearchQuery): Terms;
  /** The documents most like this one, best first; none for an unknown id. */
  similarTo(id: string, limit: number): Hit[];
}

export interface SearchServices {
  readonly engine: Searcher;
  readonly catalogue: Pick<CatalogueReader, "documents"> &
    ListReader &
    Changing &
    TextSource &
    PairSource &
    IssuerNames &
    ValueSource;
  readonly knowledge: Knowledge;
  /** What the archive's phrases say about the marks that a question lacks. */
  readonly phrases?: { marked(question: string): string | null };
  /** The border between keywords and a sentence, for measuring it. */
  readonly mostKeywords?: number;
}

/** Enough for the engine and ourselves to be at work at the same time; measured with eight clients on two cores. */
const ANSWERS_AT_ONCE = 3;
/** Copies of similar letters that may stand before other letters. */
const COPIES_PASSED = 10;

export function createSearchService(services: SearchServices): SearchService {
  const { engine, catalogue, knowledge } = services;
  const labels = createKeptLabels(knowledge, catalogue);
  const turn = inTurn(ANSWERS_AT_ONCE);

  async function search(query: SearchQuery): Promise<SearchResults> {
    const labelOf = labels();
    const typed = planOfQuery(query, services);
    const [{ answer, search, plan, terms, notes, corrected }, marked, ambiguous] = await Promise.all([
      answerTo(query, services, labelOf, typed),
      withMarks(query, services),
      candidateNotes(typed, services),
    ]);
    const [counts, unmarked, candidates, meant] = await Promise.all([
      withChosen(query, search, answer, services),
      withoutMarks(query, answer.total, plan, services),
      plan === typed ? ambiguous : candidateNotes(plan, services),
      didYouMean(query, plan, answer.total, marked, services),
    ]);
    const facets = perFacet((facet) =>
      facetValues(facet, counts[facet], query.filters[facet], labelOf, knowledge),
    );
    return {
      query,
      total: answer.total,
      hits: wholeSubjectsFirst(query, catalogue.listed(answer.ids)).map((doc) => ({
        ...presentHit(doc, terms, labelOf),
        ...(query.explain ? { why: reasons(doc, plan, abbreviationsOf(knowledge)) } : {}),
      })),
      facets,
      notes: [...notes, ...candidates],
      explained: explained(plan, query, labelOf),
      suggestedFilters: suggestedFilters(plan, facets, answer.total, knowledge),
      ...(unmarked === null ? {} : { unmarked }),
      ...(corrected === undefined ? {} : { corrected }),
      ...(meant === null ? {} : { didYouMean: meant }),
    };
  }

  return {
    search: (query) => turn(() => search(query)),
    list: (query) => listAnswer(query, services, labels()),
    async searchFacet(facet, text, query) {
      const labelOf = labels();
      const { answer, search } = await answerTo({ ...query, page: 1, size: 1 }, services, labelOf);
      const counts = answer.facets[facet];
      const cut = counts.length >= MOST_FACET_VALUES;
      const found = { counts, cut, chosen: query.filters[facet] };
      return searchValues(facet, text, found, search, { engine, source: catalogue, knowledge, labelOf });
    },
    termsOf(query) {
      const { sentence, terms } = planOfQuery(query, services);
      return sentence === null ? terms : pairTerms(sentence);
    },
    similarTo(id, limit) {
      const [own] = catalogue.texts([id]);
      if (!own) return [];
      const letters = catalogue.lettersOf([id, ...similarTo(own, catalogue, COPIES_PASSED + limit)]);
      const near = catalogue.listed(letters.slice(1, limit + 1));
      const labelOf = labels();
      return near.map((doc) => presentHit(doc, { sequences: [], numbers: [] }, labelOf));
    },
  };
}

/**
 * Where a facet has more values than are counted, a chosen one may be missing. Chosen alone, it has what was found;
 * one of several is counted by itself.
 */
async function withChosen(
  query: SearchQuery,
  search: EngineSearch,
  { facets, total: found }: EngineAnswer,
  { engine, knowledge }: SearchServices,
): Promise<Record<Facet, readonly ValueCount[]>> {
  const complete = { ...facets };
  for (const facet of FACETS.filter((name) => facets[name].length >= MOST_FACET_VALUES)) {
    const known = new Set(facets[facet].map(({ value }) => value));
    for (const id of query.filters[facet]) {
      const values = indexValues(facet, id, knowledge);
      if (values.some((value) => known.has(value))) continue;
      const filters = { ...search.filters, [facet]: values };
      const alone = query.filters[facet].length === 1;
      const { total } = alone ? { total: found } : await engine.matches({ ...search, filters }, 0);
      if (total > 0)
        complete[facet] = [
          ...complete[facet],
          { value: facet === "issuer" ? id : (values[0] ?? id), count: total },
        ];
    }
  }
  return complete;
}
