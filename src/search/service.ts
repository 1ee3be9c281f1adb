/** A question answered: planned, asked, checked, and its hits filled in from the catalogue. */
import type { CatalogueDocument, CatalogueReader } from "../catalogue/types.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { foldMarks } from "../vietnamese-tokenizer/index.ts";
import { abbreviationsOf } from "./abbreviations.ts";
import { checkInText, type TextSource } from "./check.ts";
import type { Engine, EngineAnswer, EngineSearch, ValueCount } from "./engine.ts";
import { explained, reasons, suggestedFilters } from "./explain.ts";
import { searchValues, type ValueSource } from "./facet-search.ts";
import { facetValues } from "./facet-values.ts";
import { presentHit } from "./hits.ts";
import { createLabels, type IssuerNames, type LabelOf } from "./labels.ts";
import { type PairSource, similarTo } from "./nearest.ts";
import { contains, prepare } from "./occurrences.ts";
import { indexValues, planSearch, type SearchPlan, type Terms } from "./plan.ts";
import { blockedNotes, corrected, whatBlocks } from "./relax.ts";
import { answerNearest, pairTerms } from "./sentence.ts";
import { wordsOf } from "./tokens.ts";
import {
  FACETS,
  type Facet,
  type FacetValue,
  type Hit,
  perFacet,
  type SearchNote,
  type SearchQuery,
  type SearchResults,
} from "./types.ts";

export interface SearchService {
  /** @throws EngineError when the engine cannot be had. */
  search(query: SearchQuery): Promise<SearchResults>;
  /**
   * Values of a facet whose label has the text (with or without marks), counted as the question's facets are; all
   * that it has when the text is empty.
   */
  searchFacet(facet: Facet, text: string, query: SearchQuery): Promise<FacetValue[]>;
  /** The documents most like this one, best first; none for an unknown id. */
  similarTo(id: string, limit: number): Hit[];
}

export interface SearchServices {
  readonly engine: Engine;
  readonly catalogue: Pick<CatalogueReader, "documents"> &
    TextSource &
    PairSource &
    IssuerNames &
    ValueSource;
  readonly knowledge: Knowledge;
  /** The border between keywords and a sentence, for measuring it. */
  readonly mostKeywords?: number;
}

export function createSearchService(services: SearchServices): SearchService {
  const { engine, catalogue, knowledge } = services;
  const labelOf = createLabels(knowledge, catalogue);
  return {
    async search(query) {
      const { answer, search, plan, terms, notes, corrected } = await answerTo(query, services, labelOf);
      const counts = await withChosen(query, search, answer.facets, services);
      const facets = perFacet((facet) =>
        facetValues(facet, counts[facet], query.filters[facet], labelOf, knowledge),
      );
      const unmarked = await withoutMarks(query, answer.total, plan, services);
      return {
        query,
        total: answer.total,
        hits: wholeSubjectsFirst(query, catalogue.documents(answer.ids)).map((doc) => ({
          ...presentHit(doc, terms, labelOf),
          ...(query.explain ? { why: reasons(doc, plan, abbreviationsOf(knowledge)) } : {}),
        })),
        facets,
        notes: [...notes, ...(await candidateNotes(plan, services))],
        explained: explained(plan, query, labelOf),
        suggestedFilters: suggestedFilters(plan, facets, answer.total, knowledge),
        ...(unmarked === null ? {} : { unmarked }),
        ...(corrected === undefined ? {} : { corrected }),
      };
    },
    async searchFacet(facet, text, query) {
      const { answer, search } = await answerTo({ ...query, page: 1, size: 1 }, services, labelOf);
      const counts = answer.facets[facet];
      const cut = counts.length >= PERHAPS_CUT;
      const found = { counts, cut, chosen: query.filters[facet] };
      return searchValues(facet, text, found, search, { engine, source: catalogue, knowledge, labelOf });
    },
    similarTo(id, limit) {
      const [own] = catalogue.texts([id]);
      if (!own) return [];
      const near = catalogue.documents(similarTo(own, catalogue, limit));
      return near.map((doc) => presentHit(doc, { sequences: [], numbers: [] }, labelOf));
    },
  };
}

interface Answered {
  readonly plan: SearchPlan;
  readonly corrected?: string;
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
  const options = { mostKeywords: services.mostKeywords, issuers: catalogue };
  const plan = planSearch(query, knowledge, options);
  if (plan.sentence !== null) {
    const near = await answerNearest(plan.sentence, plan.search, engine, catalogue);
    return { ...near, plan, terms: pairTerms(plan.sentence), notes: [SENTENCE] };
  }
  const exact = await answerExactly(plan, services);
  if (exact.answer.total > 0) return exact;
  if (plan.partial) {
    const asWords = planSearch(query, knowledge, { ...options, partsAsWords: true });
    const words = await answerExactly(asWords, services);
    if (words.answer.total > 0) return words;
  }
  if (plan.words.length === 0 && plan.restrictions.length === 0) return exact;
  const blocked = await whatBlocks(plan, engine);
  const why = blockedNotes(blocked, plan, query, labelOf);
  if (blocked.unfiltered > 0 || blocked.withoutFields > 0 || !plan.keywords)
    return { ...exact, notes: [...exact.notes, ...why] };
  const q = corrected(plan, query, blocked, catalogue);
  if (q !== null) {
    const better = await answerExactly(planSearch({ ...query, q }, knowledge, options), services);
    if (better.answer.total > 0)
      return { ...better, corrected: q, notes: [...why, correctedNote(q), ...better.notes] };
  }
  if (plan.words.length < FEWEST_FOR_NEAREST) return { ...exact, notes: [...exact.notes, ...why] };
  const near = await answerNearest(plan.rest, plan.search, engine, catalogue);
  if (near.answer.total === 0) return { ...exact, notes: [...exact.notes, ...why] };
  return { ...near, plan, terms: plan.terms, notes: [...exact.notes, ...why, NEAREST] };
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
  return { answer, search, plan, terms: plan.terms, notes: [...plan.notes, ...notes] };
}

/** Fewer results than this, and the answer without marks is offered as well. */
const LITTLE = 5;

/** How much more the question finds without its marks, where it finds little with them. */
async function withoutMarks(
  query: SearchQuery,
  total: number,
  plan: SearchPlan,
  { engine, knowledge, catalogue }: SearchServices,
): Promise<{ q: string; total: number } | null> {
  const q = foldMarks(query.q);
  if (total >= LITTLE || q === query.q || plan.sentence !== null) return null;
  const { search } = planSearch({ ...query, q }, knowledge, { issuers: catalogue });
  const more = await engine.matches(search, 0);
  return more.total > total ? { q, total: more.total } : null;
}

/** A number that several documents bear is no answer by itself: people are told to choose. */
async function candidateNotes(plan: SearchPlan, { engine }: SearchServices): Promise<SearchNote[]> {
  const notes: SearchNote[] = [];
  for (const segment of plan.segments.slice(0, 3)) {
    if (segment.kind !== "number" || segment.negative) continue;
    const own = { attribute: "numbers" as const, values: [segment.token] };
    const { total } = await engine.matches(
      { ...plan.search, required: [...(plan.search.required ?? []), own] },
      0,
    );
    if (total < 2) continue;
    notes.push({
      code: "ambiguous-number",
      message: `Có ${total.toLocaleString("vi-VN")} văn bản mang số “${segment.shown}”; chọn theo cơ quan ban hành và năm.`,
    });
  }
  return notes;
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
