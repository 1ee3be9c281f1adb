/** The engine's answers in the port's words. Pure. */
import { EngineError } from "../../errors.ts";
import type { EngineAnswer, EngineSearch, ValueCount } from "../engine.ts";
import { type Facet, perFacet } from "../types.ts";

export interface Answer {
  readonly hits: readonly string[];
  readonly totalHits: number | undefined;
  readonly facetDistribution: Readonly<Record<string, Counts>>;
}

type Counts = readonly ValueCount[];

/**
 * What the engine answered to several searches. Looked at by hand: the checking library takes ten times as long for a
 * record, and a page has some hundred counts.
 *
 * @throws EngineError `engine-answer`
 */
export function answersOf(answer: unknown): Answer[] {
  const { results } = recordOf(answer);
  if (!Array.isArray(results) || results.length === 0) throw unexpected();
  return results.map(answerOf);
}

function answerOf(result: unknown): Answer {
  const { hits, totalHits, facetDistribution } = recordOf(result);
  if (!Array.isArray(hits) || (totalHits !== undefined && typeof totalHits !== "number")) throw unexpected();
  const facets: Record<string, Counts> = {};
  for (const [facet, counts] of Object.entries(recordOf(facetDistribution ?? {})))
    facets[facet] = countsOf(recordOf(counts));
  return { hits: hits.map(idOf), totalHits, facetDistribution: facets };
}

function idOf(hit: unknown): string {
  const { id } = recordOf(hit);
  if (typeof id !== "string") throw unexpected();
  return id;
}

function countsOf(record: Readonly<Record<string, unknown>>): ValueCount[] {
  const counts: ValueCount[] = [];
  for (const value of Object.keys(record)) {
    const count = record[value];
    if (typeof count !== "number") throw unexpected();
    counts.push({ value, count });
  }
  return counts;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) throw unexpected();
  return value as Readonly<Record<string, unknown>>;
}

const unexpected = () =>
  new EngineError(
    "engine-answer",
    "Meilisearch trả lời không đúng dạng; hãy kiểm địa chỉ MEILI_URL có đúng là máy chủ Meilisearch không.",
  );

/** @param counted the facets that have an answer of their own, in the order of the answers after the first. */
export function answerFrom([main, ...counts]: readonly Answer[], counted: readonly Facet[]): EngineAnswer {
  return {
    total: main?.totalHits ?? 0,
    ids: main?.hits ?? [],
    facets: perFacet((facet) => {
      const from = counted.includes(facet) ? counts[counted.indexOf(facet)] : main;
      return mostFrequent(from?.facetDistribution[facet] ?? []);
    }),
  };
}

/** The answer and, behind it, that of the documents that match as well (`alsoIds`): one list, cut into pages. */
export function joined(
  { alsoIds = [], sort, page, size }: EngineSearch,
  answer: EngineAnswer,
  also: EngineAnswer,
): EngineAnswer {
  const found = new Set(also.ids);
  const more = sort === "relevance" ? alsoIds.filter((id) => found.has(id)) : also.ids;
  const from = Math.max(0, (page - 1) * size - answer.total);
  return {
    total: answer.total + also.total,
    ids: [...answer.ids, ...more.slice(from, from + size - answer.ids.length)],
    facets: perFacet((facet) => {
      const counts = new Map(answer.facets[facet].map(({ value, count }) => [value, count]));
      for (const { value, count } of also.facets[facet]) counts.set(value, (counts.get(value) ?? 0) + count);
      return mostFrequent([...counts].map(([value, count]) => ({ value, count })));
    }),
  };
}

const mostFrequent = (counts: Counts): ValueCount[] =>
  counts.toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
