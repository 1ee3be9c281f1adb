/** Feeds of saved searches: who holds the secret address reads what is new in the search, with its owner's rights. */
import type { Database } from "./database.ts";

export interface Feed {
  readonly search: number;
  readonly owner: number | null;
  readonly name: string;
  readonly query: string;
  readonly madeAt: string;
}

/** What one look at the archive found for a search. */
export interface Batch {
  /** Milliseconds. */
  readonly foundAt: number;
  /** The last in first. */
  readonly documents: readonly string[];
}

export interface FeedStore {
  /** A new address; the former one ends. @param token as hashed. @returns whether the search is the owner's. */
  setFeed(owner: number | null, search: number, token: string, at: string): boolean;
  endFeed(owner: number | null, search: number): boolean;
  /** null for an unknown address, a discarded search, a closed account. @param token as hashed. */
  feed(token: string): Feed | null;
  /** The newest first; what has gone meanwhile is left out. */
  batches(search: number, limit: number): Batch[];
}

export function createFeedRows(db: Database): FeedStore {
  const set = db.prepare(`
    INSERT INTO feeds (search, token, made_at) SELECT id, :token, :at FROM saved_searches
    WHERE id = :search AND owner IS :owner AND discarded_at IS NULL
    ON CONFLICT (search) DO UPDATE SET token = excluded.token, made_at = excluded.made_at`);
  const end = db.prepare(
    "DELETE FROM feeds WHERE search IN (SELECT id FROM saved_searches WHERE id = ? AND owner IS ?)",
  );
  const feed = db.prepare(`
    SELECT s.id AS search, s.owner, s.name, s.query, f.made_at AS madeAt
    FROM feeds f JOIN saved_searches s ON s.id = f.search LEFT JOIN people p ON p.id = s.owner
    WHERE f.token = ? AND s.discarded_at IS NULL AND p.closed_at IS NULL`);
  const times = db.prepare(`
    SELECT DISTINCT found_at AS foundAt FROM alert_hits WHERE search = ? AND gone = 0 ORDER BY found_at DESC LIMIT ?`);
  const found = db.prepare(`
    SELECT document FROM alert_hits WHERE search = ? AND gone = 0 AND found_at = ? ORDER BY arrival DESC`);
  return {
    setFeed: (owner, search, token, at) => Number(set.run({ owner, search, token, at }).changes) > 0,
    endFeed: (owner, search) => Number(end.run(search, owner).changes) > 0,
    feed: (token) => (feed.get(token) as Feed | undefined) ?? null,
    batches: (search, limit) =>
      (times.all(search, limit) as { foundAt: number }[]).map(({ foundAt }) => ({
        foundAt,
        documents: (found.all(search, foundAt) as { document: string }[]).map(({ document }) => document),
      })),
  };
}
