/** Which of some documents a question finds, however low they rank: what is new in a saved search. */
import { answerTo } from "./answer.ts";
import { createKeptLabels } from "./labels.ts";
import type { SearchServices } from "./service.ts";
import type { SearchNote, SearchQuery } from "./types.ts";

export interface Matcher {
  /** In the order of `ids`. @throws EngineError when the engine cannot be had. */
  matching(query: SearchQuery, ids: readonly string[]): Promise<string[]>;
}

/** So many ids are named to the engine; of more, it is asked for everything that it finds. */
const NAMED = 1_000;

export function createMatcher(services: SearchServices): Matcher {
  const { engine, knowledge, catalogue } = services;
  const labels = createKeptLabels(knowledge, catalogue);
  return {
    async matching(query, ids) {
      if (ids.length === 0) return [];
      const answered = await answerTo({ ...query, page: 1, size: 1 }, services, labels());
      const { answer, search } = answered;
      if (answer.total === 0 || isSubstitute(answered)) return [];
      const asked = new Set(ids);
      const among = (some: readonly string[]) => some.filter((id) => asked.has(id));
      const { alsoIds = [], onlyIds } = search;
      const narrowed =
        ids.length > NAMED
          ? search
          : { ...search, alsoIds: among(alsoIds), onlyIds: onlyIds ? among(onlyIds) : ids };
      if (narrowed.onlyIds?.length === 0) return [];
      const found = new Set((await engine.matches(narrowed, answer.total)).ids);
      return ids.filter((id) => found.has(id));
    },
  };
}

/** Nothing fits the question itself: what is shown is the next best. */
export const isSubstitute = (answer: {
  readonly corrected?: string;
  readonly notes: readonly SearchNote[];
}): boolean => answer.corrected !== undefined || answer.notes.some(({ code }) => code === "nearest");
