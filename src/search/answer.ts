/** One question answered: a sentence by what is near to it, keywords by the engine, dead ends by the next best. */
import type { ListedDocument } from "../catalogue/listed.ts";
import { parseNumber } from "../citations/number.ts";
import { abbreviationsOf } from "./abbreviations.ts";
import { checkInText } from "./check.ts";
import type { EngineAnswer, EngineSearch } from "./engine.ts";
import type { LabelOf } from "./labels.ts";
import { contains, prepare } from "./occurrences.ts";
import { foundByOtherNames, otherNamesNotes } from "./other-names.ts";
import { planSearch, type SearchPlan, type Terms } from "./plan.ts";
import { blockedNotes, corrected, whatBlocks } from "./relax.ts";
import { answerNearest, pairTerms } from "./sentence.ts";
import type { SearchServices } from "./service.ts";
import { wordsOf } from "./tokens.ts";
import type { SearchNote, SearchQuery } from "./types.ts";

export interface Answered {
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

/** What a question asks for, as it was typed. */
export const planOfQuery = (
  query: SearchQuery,
  { knowledge, catalogue, mostKeywords }: SearchServices,
): SearchPlan => planSearch(query, knowledge, { mostKeywords, issuers: catalogue });

/**
 * A sentence by what is near to it, keywords by the engine; when nothing has them all, the next best answer.
 *
 * @param typed `planOfQuery`
 */
export async function answerTo(
  query: SearchQuery,
  services: SearchServices,
  labelOf: LabelOf,
  typed = planOfQuery(query, services),
): Promise<Answered> {
  const { engine, catalogue, knowledge } = services;
  const options = { mostKeywords: services.mostKeywords, issuers: catalogue };
  const planOf = (q: string) => planSearch({ ...query, q }, knowledge, options);
  let plan = typed;
  if (plan.sentence !== null) {
    const near = await answerNearest(plan.sentence, plan.search, engine, catalogue);
    return { ...near, plan, terms: pairTerms(plan.sentence), notes: [SENTENCE] };
  }
  let exact = await answerExactly(plan, services, planOf);
  if (exact.answer.total === 0 && plan.partial) {
    plan = planSearch(query, knowledge, { ...options, partsAsWords: true });
    exact = await answerExactly(plan, services, planOf);
  }
  if (exact.answer.total > 0) return exact;
  if (plan.words.length === 0 && plan.restrictions.length === 0) return exact;
  const blocked = await whatBlocks(plan, engine);
  const why = blockedNotes(blocked, plan, query, labelOf);
  if (blocked.unfiltered > 0 || blocked.withoutFields > 0 || !plan.keywords)
    return { ...exact, notes: [...exact.notes, ...why] };
  const q = await corrected(plan, query, blocked, engine, catalogue);
  if (q !== null) {
    const better = await answerExactly(planOf(q), services, planOf);
    if (better.answer.total > 0)
      return { ...better, corrected: q, notes: [...why, correctedNote(q), ...better.notes] };
  }
  if (plan.words.length < FEWEST_FOR_NEAREST) return { ...exact, notes: [...exact.notes, ...why] };
  const near = await answerNearest(plan.rest, plan.search, engine, catalogue);
  if (near.answer.total === 0) return { ...exact, notes: [...exact.notes, ...why] };
  return { ...near, plan, terms: plan.terms, notes: [...exact.notes, ...why, NEAREST] };
}

/** Among the best, what has the question in a row in its subject comes before what has its words there, scattered. */
export function wholeSubjectsFirst<T extends Pick<ListedDocument, "directive">>(
  query: SearchQuery,
  documents: readonly T[],
): readonly T[] {
  const words = wordsOf(query.q);
  if (query.sort !== "relevance" || query.page !== 1 || words.length < 2) return documents;
  // A number in a subject is a citation; the document that bears it stands first already.
  if (parseNumber(query.q) !== null) return documents;
  const inARow = (doc: T): number => {
    const { subject } = doc.directive;
    if (subject === null || !contains(prepare(subject), words)) return 0;
    return wordsOf(subject).length === words.length ? 2 : 1;
  };
  const ranked = documents.map((doc) => ({ doc, rank: inARow(doc) }));
  return ranked.sort((a, b) => b.rank - a.rank).map(({ doc }) => doc);
}

async function answerExactly(
  plan: SearchPlan,
  services: SearchServices,
  planOf: (q: string) => SearchPlan,
): Promise<Answered> {
  const { engine, catalogue, knowledge } = services;
  const checked = await checkInText(plan, engine, catalogue, abbreviationsOf(knowledge));
  const also =
    plan.otherNames.length === 0 ? [] : await foundByOtherNames(plan, checked.search, planOf, services);
  const search = also?.length ? { ...checked.search, alsoIds: also } : checked.search;
  const answer = await engine.search(search);
  const notes = [...plan.notes, ...checked.notes, ...otherNamesNotes(plan, also)];
  return { answer, search, plan, terms: plan.terms, notes };
}

const correctedNote = (q: string): SearchNote => ({
  code: "corrected",
  message: `Đang hiện kết quả của “${q}”.`,
});
