/** Saved searches and what has come in since their owner last looked, in the rows of the catalogue. */
import { UsageError } from "../errors.ts";
import type { MailChoice } from "./alerts.ts";
import type { Database } from "./database.ts";
import { inTransaction } from "./transaction.ts";

export interface SavedSearch {
  readonly id: number;
  /** null: of the one user before there are accounts. */
  readonly owner: number | null;
  /** Name to call the owner by; null as above. */
  readonly ownerName: string | null;
  readonly name: string;
  /** Parameters in their canonical form. */
  readonly query: string;
  readonly shared: boolean;
  /** Arrivals up to this one have been looked at. */
  readonly looked: number;
  /** How the owner is told besides the pages; why the search can find nothing, for people; whether it has a feed. */
  readonly mail: MailChoice;
  readonly problem: string | null;
  readonly feed: boolean;
}

export interface NewSavedSearch {
  readonly name: string;
  readonly query: string;
  readonly shared: boolean;
}

/** What has come in, in order. */
export interface Arrivals {
  /** The last arrival. Whatever has arrived by then is in the engine. */
  lastArrival(): number;
  /** The document that arrived last. Numbers would tell how many arrived in all. */
  lastArrived(): string | null;
  /** null for one that has not arrived. */
  arrivalOf(document: string): number | null;
  /** Documents that arrived after one and not after another, oldest first. */
  arrivals(after: number, until: number): string[];
  /** Those of the documents that have arrived, in their order. */
  arrived(ids: readonly string[]): string[];
}

/** Every change is of a search of that owner; another's is left alone (`false`). */
export interface SavedSearches {
  /** In the owner's order. */
  savedOf(owner: number | null): SavedSearch[];
  /** What others share, by name. */
  sharedWith(owner: number | null): SavedSearch[];
  saved(owner: number | null, id: number): SavedSearch | null;
  /**
   * Arrivals until now count as looked at. The same question again is the same search: null.
   *
   * @throws UsageError `saved-full`.
   */
  save(owner: number | null, search: NewSavedSearch): number | null;
  rename(owner: number | null, id: number, name: string): boolean;
  share(owner: number | null, id: number, shared: boolean): boolean;
  /** One place up (-1) or down (1). */
  move(owner: number | null, id: number, by: -1 | 1): boolean;
  /** May be restored until something else is deleted for good. */
  discard(owner: number | null, id: number, at: string): boolean;
  restore(owner: number | null, id: number): boolean;
  /** What was looked at: arrivals up to `until`; never fewer than before. */
  look(owner: number | null, id: number, until: number): boolean;
}

const COLUMNS = `s.id, s.owner, p.full_name AS ownerName, s.name, s.query, s.shared, s.looked, s.mail,
  s.problem, EXISTS (SELECT 1 FROM feeds f WHERE f.search = s.id) AS feed`;
const FROM = "FROM saved_searches s LEFT JOIN people p ON p.id = s.owner";
/** Discarded ones are forgotten after so long. */
const RESTORABLE_MS = 30 * 24 * 3_600_000;

/** Each is asked anew whenever the list is looked at. */
const MOST = 100;

type Row = Omit<SavedSearch, "shared" | "feed"> & { readonly shared: number; readonly feed: number };
const searchOf = (row: Row): SavedSearch => ({ ...row, shared: row.shared === 1, feed: row.feed === 1 });

export function createArrivals(db: Database): Arrivals {
  const last = db.prepare("SELECT coalesce(max(arrival), 0) AS n FROM arrivals");
  const between = db.prepare(
    "SELECT document FROM arrivals WHERE arrival > ? AND arrival <= ? ORDER BY arrival",
  );
  const lastDocument = db.prepare("SELECT document FROM arrivals ORDER BY arrival DESC LIMIT 1");
  const one = db.prepare("SELECT arrival FROM arrivals WHERE document = ?");
  const among = db.prepare(`
    SELECT a.document FROM json_each(?) AS asked JOIN arrivals a ON a.document = asked.value ORDER BY asked.key`);
  return {
    arrived: (ids) =>
      (among.all(JSON.stringify(ids)) as { document: string }[]).map(({ document }) => document),
    lastArrived: () => (lastDocument.get() as { document: string } | undefined)?.document ?? null,
    arrivalOf: (document) => (one.get(document) as { arrival: number } | undefined)?.arrival ?? null,
    lastArrival: () => (last.get() as { n: number }).n,
    arrivals: (after, until) =>
      (between.all(after, until) as { document: string }[]).map(({ document }) => document),
  };
}

export function createSavedSearches(db: Database): SavedSearches {
  const mine = db.prepare(
    `SELECT ${COLUMNS} ${FROM} WHERE s.owner IS ? AND s.discarded_at IS NULL ORDER BY s.place, s.id`,
  );
  const shared = db.prepare(`
    SELECT ${COLUMNS} ${FROM} WHERE s.owner IS NOT ? AND s.shared = 1 AND s.discarded_at IS NULL
      AND p.closed_at IS NULL ORDER BY s.name, s.id`);
  const one = db.prepare(
    `SELECT ${COLUMNS} ${FROM} WHERE s.owner IS ? AND s.id = ? AND s.discarded_at IS NULL`,
  );
  const same = db.prepare(
    "SELECT id FROM saved_searches WHERE owner IS ? AND query = ? AND discarded_at IS NULL",
  );
  const add = db.prepare(`
    INSERT INTO saved_searches (owner, name, query, shared, looked, evaluated, place) VALUES (:owner, :name, :query,
      :shared, :looked, (SELECT coalesce(max(change), 0) FROM changes),
      (SELECT coalesce(max(place), 0) + 1 FROM saved_searches WHERE owner IS :owner))`);
  const set = (what: string) =>
    db.prepare(`UPDATE saved_searches SET ${what} WHERE owner IS ? AND id = ? AND discarded_at IS NULL`);
  const rename = set("name = ?");
  const share = set("shared = ?");
  const look = set("looked = max(looked, ?)");
  const discard = set("discarded_at = ?");
  const place = set("place = ?");
  const restore = db.prepare("UPDATE saved_searches SET discarded_at = NULL WHERE owner IS ? AND id = ?");
  const forget = db.prepare("DELETE FROM saved_searches WHERE discarded_at < ?");
  const { lastArrival } = createArrivals(db);

  const ofOwner = (owner: number | null) => (mine.all(owner) as unknown as Row[]).map(searchOf);
  const changed = (result: { readonly changes: number | bigint }): boolean => Number(result.changes) > 0;
  return {
    savedOf: ofOwner,
    sharedWith: (owner) => (shared.all(owner) as unknown as Row[]).map(searchOf),
    saved(owner, id) {
      const row = one.get(owner, id) as Row | undefined;
      return row ? searchOf(row) : null;
    },
    save: (owner, { name, query, shared }) =>
      inTransaction(db, () => {
        if (same.get(owner, query)) return null;
        if (ofOwner(owner).length >= MOST)
          throw new UsageError("saved-full", `Mỗi người lưu được ${MOST} tìm kiếm; hãy xoá bớt rồi lưu lại.`);
        const row = { owner, name, query, shared: Number(shared), looked: lastArrival() };
        return Number(add.run(row).lastInsertRowid);
      }),
    rename: (owner, id, name) => changed(rename.run(name, owner, id)),
    share: (owner, id, yes) => changed(share.run(Number(yes), owner, id)),
    move: (owner, id, by) =>
      inTransaction(db, () => {
        const ids = ofOwner(owner).map((search) => search.id);
        const from = ids.indexOf(id);
        const other = ids[from + by];
        if (from < 0 || other === undefined) return false;
        [ids[from], ids[from + by]] = [other, id];
        for (const [at, each] of ids.entries()) place.run(at + 1, owner, each);
        return true;
      }),
    discard: (owner, id, at) =>
      inTransaction(db, () => {
        forget.run(new Date(Date.parse(at) - RESTORABLE_MS).toISOString());
        return changed(discard.run(at, owner, id));
      }),
    restore: (owner, id) => changed(restore.run(owner, id)),
    look: (owner, id, until) => changed(look.run(Math.min(until, lastArrival()), owner, id)),
  };
}
