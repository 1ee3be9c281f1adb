/** The engine for somebody who does not see everything. */
import { BusyError } from "../errors.ts";
import type { EngineSearch, Searcher } from "./engine.ts";

export interface SeenAudiences {
  /** Audiences that are seen, 0 among them. */
  audiences(): readonly number[];
  /** Documents that the engine holds under another audience than theirs, `limit` at most. */
  moved(limit: number): readonly string[];
}

/** So many can be named in a question. */
const MOST_MOVED = 5_000;

/** Every question is asked of what is seen alone. What has moved is not shown until the engine knows. */
export function searchWithin(engine: Searcher, seen: SeenAudiences): Searcher {
  const restricted = (search: EngineSearch): EngineSearch => {
    const except = seen.moved(MOST_MOVED + 1);
    if (except.length > MOST_MOVED)
      throw new BusyError(
        "collections-moving",
        "Các kho vừa được sắp xếp lại và chỉ mục đang được cập nhật. Trang này sẽ tự mở lại.",
      );
    return { ...search, within: { audiences: seen.audiences(), except } };
  };
  return {
    search: async (search) => engine.search(restricted(search)),
    matches: async (search, limit) => engine.matches(restricted(search), limit),
  };
}
