/** What is new in saved searches, and the mails and feeds that tell of it, in the rows of the catalogue. */
import type { Database } from "./database.ts";
import { createFeedRows, type FeedStore } from "./feeds.ts";
import { createOutboxRows, type OutboxStore } from "./outbox.ts";
import { inTransaction } from "./transaction.ts";

/** How the owner of a search is told besides the pages. */
export const MAILS = ["", "now", "daily"] as const;
export type MailChoice = (typeof MAILS)[number];

/** A search whose matches are to be found among documents that have changed since it was last evaluated. */
export interface Watched {
  readonly id: number;
  readonly query: string;
  readonly problem: string | null;
}

/** Documents that changed after one change and up to another. */
export interface Changed {
  /** With their arrivals. */
  readonly documents: ReadonlyMap<string, number>;
  readonly until: number;
}

/** What an evaluation found. */
export interface Evaluation {
  readonly search: number;
  /** Those of the looked-at documents that match. */
  readonly matching: readonly string[];
}

/** New documents of one search. */
export interface Fresh {
  readonly search: number;
  readonly name: string;
  readonly query: string;
  readonly problem: string | null;
  readonly mail: MailChoice;
  readonly looked: number;
  /** The last in first. */
  readonly documents: readonly string[];
}

export interface AlertStore extends OutboxStore, FeedStore {
  lastChange(): number;
  /** The lowest mark of a search, above one mark and behind another; null when there is none. */
  furthestBehind(until: number, above: number): number | null;
  /**
   * Searches with that mark, after that id, by id. Those of closed accounts and those with a problem wait until it is
   * over.
   */
  watched(evaluated: number, after: number, limit: number): Watched[];
  /** Searches with a problem. */
  troubled(): Watched[];
  /** What changed since: only what some search with that mark has not looked at. At most `limit`. */
  changedSince(evaluated: number, until: number, limit: number): Changed;
  /** Keeps what was found and moves the marks, together. What was found before stays as it was told. */
  keepFound(evaluations: readonly Evaluation[], changed: Changed, at: number): void;
  /** Nothing was to be looked at. */
  skip(evaluated: number, until: number): void;
  noteProblem(search: number, problem: string | null, at: number): void;

  /** New documents of the owner's searches, in the owner's order; searches without any are left out. */
  fresh(owner: number | null): Fresh[];
  /** Documents that are new, each once, `limit` at most: for counting on every page. */
  freshDocuments(owner: number | null, limit: number): string[];
  /** What may be said to have been looked at with `fresh`: every arrival up to it was matched with the search. */
  evaluatedArrival(search: number): number;
  setMail(owner: number | null, search: number, mail: MailChoice): boolean;
}

/** What was looked at is kept for the feeds for so long. */
const KEPT_MS = 30 * 24 * 3_600_000;

const OPEN = `s.discarded_at IS NULL AND s.problem IS NULL AND NOT EXISTS (
  SELECT 1 FROM people p WHERE p.id = s.owner AND p.closed_at IS NOT NULL)`;
const NEW = "h.gone = 0 AND h.arrival > s.looked AND s.discarded_at IS NULL";

export function createAlerts(db: Database): AlertStore {
  const last = db.prepare("SELECT coalesce(max(change), 0) AS n FROM changes");
  const behind = db.prepare(
    `SELECT min(s.evaluated) AS n FROM saved_searches s WHERE s.evaluated < ? AND s.evaluated > ? AND ${OPEN}`,
  );
  const watched = db.prepare(`
    SELECT s.id, s.query, s.problem FROM saved_searches s
    WHERE s.evaluated = ? AND s.id > ? AND ${OPEN} ORDER BY s.id LIMIT ?`);
  const troubled = db.prepare(
    "SELECT id, query, problem FROM saved_searches WHERE problem IS NOT NULL AND discarded_at IS NULL",
  );
  const changed = db.prepare(`
    SELECT c.change, c.document, a.arrival FROM changes c JOIN arrivals a ON a.document = c.document
    WHERE c.change > :evaluated AND c.change <= :until AND a.arrival > (
      SELECT min(s.looked) FROM saved_searches s WHERE s.evaluated = :evaluated AND ${OPEN})
    ORDER BY c.change LIMIT :limit`);
  const found = db.prepare(`
    INSERT INTO alert_hits (search, document, arrival, found_at)
    SELECT s.id, a.document, a.arrival, :at FROM saved_searches s JOIN arrivals a ON a.document = :document
    WHERE s.id = :search AND a.arrival > s.looked
    ON CONFLICT (search, document) DO UPDATE SET gone = 0`);
  const gone = db.prepare("UPDATE alert_hits SET gone = 1 WHERE search = ? AND document = ?");
  const known = db.prepare("SELECT document FROM alert_hits WHERE search = ? AND gone = 0");
  const forget = db.prepare(`
    DELETE FROM alert_hits WHERE search = :search AND found_at < :before
      AND arrival <= (SELECT looked FROM saved_searches WHERE id = :search)`);
  const mark = db.prepare("UPDATE saved_searches SET evaluated = max(evaluated, ?) WHERE id = ?");
  const markAll = db.prepare(
    `UPDATE saved_searches AS s SET evaluated = :until WHERE s.evaluated = :evaluated AND ${OPEN}`,
  );
  const problem = db.prepare("UPDATE saved_searches SET problem = ? WHERE id = ? AND problem IS NOT ?");
  const tellProblem = db.prepare(`
    INSERT INTO outbox (person, kind, made_at, next_at) SELECT p.id, 'problem', :at, :at
    FROM saved_searches s JOIN people p ON p.id = s.owner
    WHERE s.id = :search AND s.mail <> '' AND p.mail IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM outbox o WHERE o.person = p.id AND o.kind = 'problem' AND o.next_at IS NOT NULL)`);
  const searches = db.prepare(`
    SELECT id AS search, name, query, problem, mail, looked FROM saved_searches
    WHERE owner IS ? AND discarded_at IS NULL ORDER BY place, id`);
  const fresh = db.prepare(`
    SELECT h.document FROM alert_hits h JOIN saved_searches s ON s.id = h.search
    WHERE h.search = ? AND ${NEW} ORDER BY h.arrival DESC`);
  const freshOf = db.prepare(`
    SELECT DISTINCT h.document FROM saved_searches s JOIN alert_hits h ON h.search = s.id
    WHERE s.owner IS ? AND ${NEW} LIMIT ?`);
  // What was evaluated may be behind for a re-read document: it and what arrived after it stays new.
  const complete = db.prepare(`
    SELECT coalesce(
      (SELECT min(a.arrival) - 1 FROM changes c JOIN arrivals a ON a.document = c.document
        WHERE c.change > (SELECT s.evaluated FROM saved_searches s WHERE s.id = ?)),
      (SELECT max(arrival) FROM arrivals), 0) AS n`);
  const setMail = db.prepare(
    "UPDATE saved_searches SET mail = ? WHERE owner IS ? AND id = ? AND discarded_at IS NULL",
  );

  const documents = (rows: unknown[]) => (rows as { document: string }[]).map(({ document }) => document);
  const number = (row: unknown) => (row as { n: number | null }).n;

  function keep({ search, matching }: Evaluation, { documents: asked, until }: Changed, at: number) {
    const matches = new Set(matching);
    for (const document of documents(known.all(search)))
      if (asked.has(document) && !matches.has(document)) gone.run(search, document);
    for (const document of matching) found.run({ search, document, at });
    if (matching.length > 0) forget.run({ search, before: at - KEPT_MS });
    mark.run(until, search);
  }

  return {
    ...createOutboxRows(db),
    ...createFeedRows(db),
    lastChange: () => number(last.get()) ?? 0,
    furthestBehind: (until, above) => number(behind.get(until, above)),
    watched: (evaluated, after, limit) => watched.all(evaluated, after, limit) as unknown as Watched[],
    troubled: () => troubled.all() as unknown as Watched[],
    changedSince(evaluated, until, limit) {
      const rows = changed.all({ evaluated, until, limit }) as {
        change: number;
        document: string;
        arrival: number;
      }[];
      return {
        documents: new Map(rows.map(({ document, arrival }) => [document, arrival])),
        until: rows.length < limit ? until : (rows.at(-1)?.change ?? until),
      };
    },
    keepFound: (evaluations, looked, at) =>
      inTransaction(db, () => {
        for (const one of evaluations) keep(one, looked, at);
      }),
    skip: (evaluated, until) => void markAll.run({ evaluated, until }),
    noteProblem: (search, says, at) =>
      inTransaction(db, () => {
        if (Number(problem.run(says, search, says).changes) > 0 && says !== null)
          tellProblem.run({ search, at });
      }),
    fresh: (owner) =>
      (searches.all(owner) as unknown as Omit<Fresh, "documents">[])
        .map((one) => ({ ...one, documents: documents(fresh.all(one.search)) }))
        .filter(({ documents, problem }) => documents.length > 0 || problem !== null),
    freshDocuments: (owner, limit) => documents(freshOf.all(owner, limit)),
    evaluatedArrival: (search) => number(complete.get(search)) ?? 0,
    setMail: (owner, id, mail) => Number(setMail.run(mail, owner, id).changes) > 0,
  };
}
