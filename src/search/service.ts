/** A question answered: planned, asked, checked, and its hits filled in from the catalogue. */
import type { CatalogueDocument, CatalogueReader } from "../catalogue/types.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { abbreviationsOf } from "./abbreviations.ts";
import { checkInText, type TextSource } from "./check.ts";
import type { Engine, EngineAnswer, EngineSearch, ValueCount } from "./engine.ts";
import { facetValues } from "./facet-values.ts";
import { presentHit } from "./hits.ts";
import { createLabels, type IssuerNames, type LabelOf } from "./labels.ts";
import type { PairSource } from "./nearest.ts";
import { contains, prepare } from "./occurrences.ts";
import { indexValues, planSearch, type SearchPlan, type Terms } from "./plan.ts";
import { blockedNotes, corrected, whatBlocks } from "./relax.ts";
import { answerNearest, pairTerms } from "./sentence.ts";
import { wordsOf } from "./tokens.ts";
import {
  FACETS,
  type Facet,
  perFacet,
  type SearchNote,
  type SearchQuery,
  type SearchResults,
} from "./types.ts";

export interface SearchService {
  /** @throws EngineError when the engine cannot be had. */
  search(query: SearchQuery): Promise<SearchResults>;
}

export interface SearchServices {
  readonly engine: Engine;
  readonly catalogue: Pick<CatalogueReader, "documents"> & TextSource & PairSource & IssuerNames;
  readonly knowledge: Knowledge;
  /** The border between keywords and a sentence, for measuring it. */
  readonly mostKeywords?: number;
}

export function createSearchService(services: SearchServices): SearchService {
  const { catalogue, knowledge } = services;
  const labelOf = createLabels(knowledge, catalogue);
  return {
    async search(query) {
      const { answer, search, terms, notes } = await answerTo(query, services, labelOf);
      const counts = await withChosen(query, search, answer.facets, services);
      return {
        query,
        total: answer.total,
        hits: wholeSubjectsFirst(query, catalogue.documents(answer.ids)).map((doc) =>
          presentHit(doc, terms, labelOf),
        ),
        facets: perFacet((facet) =>
          facetValues(facet, counts[facet], query.filters[facet], labelOf, knowledge),
        ),
        notes,
      };
    },
  };
}

interface Answered {
  readonly answer: EngineAnswer;
  /** What the engine was asked in the end. */
  readonly search: EngineSearch;
  readonly terms: Terms;
  readonly notes: readonly SearchNote[];
}

const SENTENCE: SearchNote = {
  code: "sentence",
  message: "Câu hỏi dài được tìm theo cả câu: những văn bản gần với câu này nhất, gần hơn đứng trước.",
};
const NEAREST: SearchNote = {
  code: "nearest",
  message: "Không văn bản nào có đủ các từ; dưới đây là những văn bản gần nhất.",
};

/** What is near to two or three words has other words, or others' marks: that is no answer to them. */
const FEWEST_FOR_NEAREST = 4;

/** A sentence by what is near to it, keywords by the engine; when nothing has them all, the next best answer. */
async function answerTo(query: SearchQuery, services: SearchServices, labelOf: LabelOf): Promise<Answered> {
  const { engine, catalogue, knowledge } = services;
  const plan = planSearch(query, knowledge, services.mostKeywords);
  if (plan.sentence !== null) {
    const near = await answerNearest(plan.sentence, plan.search, engine, catalogue);
    return { ...near, terms: pairTerms(plan.sentence), notes: [SENTENCE] };
  }
  const exact = await answerExactly(plan, services);
  if (exact.answer.total > 0 || plan.words.length === 0) return exact;
  const blocked = await whatBlocks(plan, engine);
  const why = blockedNotes(blocked, query, labelOf);
  if (blocked.unfiltered > 0 || !plan.keywords) return { ...exact, notes: [...exact.notes, ...why] };
  const q = corrected(plan, query, blocked, catalogue);
  if (q !== null) {
    const better = await answerExactly(planSearch({ ...query, q }, knowledge), services);
    if (better.answer.total > 0) return { ...better, notes: [...why, correctedNote(q), ...better.notes] };
  }
  if (plan.words.length < FEWEST_FOR_NEAREST) return { ...exact, notes: [...exact.notes, ...why] };
  const near = await answerNearest(query.q, plan.search, engine, catalogue);
  if (near.answer.total === 0) return { ...exact, notes: [...exact.notes, ...why] };
  return { ...near, terms: plan.terms, notes: [...exact.notes, ...why, NEAREST] };
}

/** Among the best, what has the question in a row in its subject comes before what has its words there, scattered. */
function wholeSubjectsFirst(
  query: SearchQuery,
  documents: readonly CatalogueDocument[],
): readonly CatalogueDocument[] {
  const words = wordsOf(query.q);
  if (query.sort !== "relevance" || query.page !== 1 || words.length < 2) return documents;
  const inARow = (doc: CatalogueDocument): number => {
    const { subject } = doc.directive;
    if (subject === null || !contains(prepare(subject), words)) return 0;
    return wordsOf(subject).length === words.length ? 2 : 1;
  };
  const ranked = documents.map((doc) => ({ doc, rank: inARow(doc) }));
  return ranked.sort((a, b) => b.rank - a.rank).map(({ doc }) => doc);
}

async function answerExactly(
  plan: SearchPlan,
  { engine, catalogue, knowledge }: SearchServices,
): Promise<Answered> {
  const { search, notes } = await checkInText(plan, engine, catalogue, abbreviationsOf(knowledge));
  const answer = await engine.search(search);
  return { answer, search, terms: plan.terms, notes: [...plan.notes, ...notes] };
}

const correctedNote = (q: string): SearchNote => ({
  code: "corrected",
  message: `Đang hiện kết quả của “${q}”.`,
});

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
