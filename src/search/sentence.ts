/** A sentence answered: the documents nearest to it, counted and filtered by the engine like any other answer. */
import type { EngineAnswer, EngineSearch, Searcher } from "./engine.ts";
import { nearestTo, type PairSource } from "./nearest.ts";
import type { Terms } from "./plan.ts";
import { type Word, wordsOf } from "./tokens.ts";

/** So many documents are near to a sentence. */
export const NEAREST = 300;

/**
 * Facets, total and filters are the engine's over the candidates; the order is ours unless a date decides.
 *
 * @param search filters, sort and page; its words do not count.
 */
export async function answerNearest(
  sentence: string,
  search: EngineSearch,
  engine: Searcher,
  source: PairSource,
): Promise<{ answer: EngineAnswer; search: EngineSearch }> {
  const near = nearestTo(sentence, source, NEAREST);
  const among: EngineSearch = { ...search, must: [], mustNot: [], notIds: [], onlyIds: near };
  if (search.sort !== "relevance") return { answer: await engine.search(among), search: among };
  const answer = await engine.search({ ...among, page: 1, size: NEAREST });
  const found = new Set(answer.ids);
  const from = (search.page - 1) * search.size;
  const ids = near.filter((id) => found.has(id)).slice(from, from + search.size);
  return { answer: { ...answer, ids }, search: among };
}

/** Pairs of a sentence that are marked in a text. */
const MARKED_PAIRS = 30;

/** Neighbours are marked, not every "của" of a text. */
export function pairTerms(sentence: string): Terms {
  const words = wordsOf(sentence);
  const sequences = words.slice(1, MARKED_PAIRS + 1).map((word, at) => [words[at] as Word, word]);
  return { sequences, numbers: [] };
}
