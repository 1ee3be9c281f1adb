/** The engine's answers in the port's words. Pure. */
import { z } from "zod";
import type { EngineAnswer, EngineSearch, ValueCount } from "../engine.ts";
import { type Facet, perFacet } from "../types.ts";

const Ids = z.array(z.object({ id: z.string() })).transform((hits) => hits.map(({ id }) => id));
/** Looked at by hand: a record of the checking library takes ten times as long, and a page has some hundred counts. */
const Counts = z.custom<Readonly<Record<string, number>>>(
  (value) =>
    typeof value === "object" &&
    value !== null &&
    Object.values(value).every((count) => typeof count === "number"),
);
const Facets = z.record(z.string(), Counts).optional();
const Answer = z.object({ hits: Ids, totalHits: z.number().optional(), facetDistribution: Facets });
export const Answers = z.object({ results: z.array(Answer).min(1) });
export type Answer = z.infer<typeof Answer>;

/** @param counted the facets that have an answer of their own, in the order of the answers after the first. */
export function answerFrom([main, ...counts]: readonly Answer[], counted: readonly Facet[]): EngineAnswer {
  return {
    total: main?.totalHits ?? 0,
    ids: main?.hits ?? [],
    facets: perFacet((facet) => {
      const from = counted.includes(facet) ? counts[counted.indexOf(facet)] : main;
      return mostFrequent(Object.entries(from?.facetDistribution?.[facet] ?? {}));
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
      return mostFrequent([...counts]);
    }),
  };
}

const mostFrequent = (counts: readonly (readonly [string, number])[]): ValueCount[] =>
  counts
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
