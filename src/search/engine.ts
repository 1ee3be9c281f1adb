/**
 * The port to the search engine: what the house asks of it, in the house's words. The one implementation is in
 * `meilisearch/`; a second one would have to pass the same contract tests.
 *
 * Every method throws EngineError when the engine is missing, away or refuses; a managed engine that is being
 * started again is waited for.
 */
import type { Facet, IndexDocument, Sort } from "./types.ts";

/** Search tokens in a row: one is a word or a number, several are a phrase. */
export type Part = readonly string[];

export interface EngineSearch {
  /** Every part must be there; at most MAX_PARTS of them count, so the planner never hands over more. */
  readonly must: readonly Part[];
  readonly mustNot: readonly Part[];
  /** Index values chosen in each facet: "or" inside one, "and" between them. */
  readonly filters: Readonly<Record<Facet, readonly string[]>>;
  /** What every document has besides, whatever is chosen in the facets: one value, at least, of each list. */
  readonly required?: readonly {
    readonly attribute: Facet | "numbers" | "cited" | "signer";
    readonly values: readonly string[];
  }[];
  /**
   * Set by `searchWithin` for somebody who does not see everything: documents of these audiences alone, but for those
   * that have another by now. Without it nothing is asked for.
   */
  readonly within?: { readonly audiences: readonly number[]; readonly except: readonly string[] };
  /** The last word of the last part may be the beginning of a longer one. */
  readonly open?: boolean;
  /** Only these documents, or none of these. */
  readonly onlyIds?: readonly string[] | undefined;
  readonly notIds?: readonly string[] | undefined;
  /**
   * These documents match as well, as far as filters and `required` let them, and come after the others in this order
   * (a chosen sort orders them by date). None of them may match by itself.
   */
  readonly alsoIds?: readonly string[] | undefined;
  /** Only total and page are wanted: nothing is counted in the facets. */
  readonly uncounted?: boolean;
  readonly sort: Sort;
  readonly page: number;
  readonly size: number;
}

export const MAX_PARTS = 10;

/**
 * Of a facet the most frequent values are counted, so many at most: fewer are all that there are. Enough for every
 * province of then and now, year, type and campaign; of issuers and cited directives the search inside the facet brings
 * the rest. Measured at 57,000 documents, the engine's own time for a page: 8 ms with 100 values, 16 with 300.
 */
export const MOST_FACET_VALUES = 128;

export interface ValueCount {
  readonly value: string;
  readonly count: number;
}

export interface EngineAnswer {
  /** Exact. */
  readonly total: number;
  /** The page's documents, best first. */
  readonly ids: readonly string[];
  /** Counts as if nothing were chosen in the facet itself; the most frequent values first. */
  readonly facets: Readonly<Record<Facet, readonly ValueCount[]>>;
}

export interface PublishReport {
  readonly published: number;
  /** Documents that the engine refused, with its reason. */
  readonly failed: readonly { readonly id: string; readonly reason: string }[];
}

export interface RebuildProgress {
  readonly published: number;
}

export type EngineHealth =
  | { readonly state: "ready"; readonly version: string }
  | { readonly state: "away"; readonly reason: string };

export interface IndexState {
  readonly documents: number;
  /**
   * False when the index was made with other settings (an older version of the program, or a foreign hand), or
   * had to be made anew: `rebuild` it.
   */
  readonly current: boolean;
}

/** Asking alone: all that questions need. */
export interface Searcher {
  search(search: EngineSearch): Promise<EngineAnswer>;
  /** Ids of the matches, in no order, `limit` at most; `total` says how many there are. Page and size do not count. */
  matches(
    search: EngineSearch,
    limit: number,
  ): Promise<{ readonly total: number; readonly ids: readonly string[] }>;
}

export interface Engine extends Searcher {
  /**
   * Adds or replaces documents. They are in the index when this returns, save those in `failed`.
   *
   * @param onHeld told of those that are, batch after batch.
   */
  publish(
    documents: Iterable<IndexDocument> | AsyncIterable<IndexDocument>,
    onHeld?: (ids: readonly string[]) => void,
  ): Promise<PublishReport>;
  /** Takes documents out; unknown ids are fine. They are gone when this returns. */
  remove(ids: readonly string[]): Promise<void>;
  /** Id and revision of everything in the index, for comparing it with the catalogue. */
  revisions(): AsyncIterable<{ readonly id: string; readonly revision: string }>;
  index(): Promise<IndexState>;
  /** Builds a new index beside the live one, verifies it (settings, count) and swaps: no search sees it half filled. */
  rebuild(
    documents: Iterable<IndexDocument> | AsyncIterable<IndexDocument>,
    onProgress?: (progress: RebuildProgress) => void,
  ): Promise<PublishReport>;
  health(): Promise<EngineHealth>;
  close(): Promise<void>;
}
