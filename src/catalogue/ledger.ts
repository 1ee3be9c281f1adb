/** What was done with each file, and what the engine holds: the part of the catalogue that the indexer keeps. */
import { createAudiences } from "./audiences.ts";
import type { Database } from "./database.ts";
import { FAILED } from "./rows.ts";
import { inTransaction } from "./transaction.ts";
import type { FailedFile } from "./types.ts";

/** A file as the catalogue remembers it. */
export interface FileRecord {
  readonly path: string;
  readonly shown: string;
  /** Size, time and inode in one: equal means unchanged. */
  readonly stamp: string;
  /** Document at this path, or null when it could not be taken in. */
  readonly document: string | null;
  readonly code: string | null;
  readonly reason: string | null;
  /** Version of the extraction that gave the verdict. */
  readonly extraction: string;
}

/** What came of a file: the document that it is, or why not. */
export type FileVerdict = {
  readonly path: string;
  readonly shown: string;
  readonly stamp: string;
  readonly modified: number;
  readonly extraction: string;
  readonly notedAt: string;
} & ({ readonly document: string } | { readonly code: string; readonly reason: string });

export interface Root {
  readonly path: string;
  readonly shown: string;
  readonly device: string;
}

export interface Publication {
  readonly id: string;
  readonly revision: string;
}

export interface FileWalker {
  fileRecord(path: string): FileRecord | null;
  /** Files and everything under a folder, in order of path. */
  filesUnder(root: string): Iterable<FileRecord>;
}

export interface Ledger extends FileWalker {
  noteFile(verdict: FileVerdict): void;
  forgetFiles(paths: readonly string[]): void;
  /** What is not in the archive at and under these paths, in order of path. */
  failedUnder(roots: readonly string[]): FailedFile[];

  /** Begins a look around: what is not seen until `unseenUnder` is not there any more. */
  beginLook(): void;
  markSeen(path: string): void;
  /** Files under a folder that were not seen since `beginLook`. */
  unseenUnder(root: string): Iterable<FileRecord>;

  root(path: string): Root | null;
  noteRoot(root: Root): void;
  roots(): Root[];
  forgetRoot(path: string): void;

  /** Ids whose newest reading is not in the engine, by id, after `after`. */
  toPublish(after: string, limit: number): string[];
  /** Ids that the engine may hold and the catalogue no longer does. */
  toWithdraw(limit: number): string[];
  /** Said before documents are sent: should we be killed meanwhile, the engine may hold them. */
  noteSending(ids: readonly string[]): void;
  /** Said when the engine holds them; one that was read anew since `noteSending` stays to be published. */
  notePublished(publications: readonly Publication[]): void;
  noteWithdrawn(ids: readonly string[]): void;
  /** Id and revision of everything that the engine should hold, by id. */
  published(): Iterable<Publication>;

  /** Begins a comparison with the engine; `hold` is told, piece by piece, what the engine says it holds. */
  beginComparison(): void;
  hold(held: readonly Publication[]): void;
  /**
   * What the engine lacks or holds in another revision is to be published, what it holds without a document is
   * to be withdrawn. @returns how many differ.
   */
  reconcile(): number;
  /** Before the index is built anew: everything is on its way, and nothing else is held. */
  beginRebuild(): void;
  /** After it: what is held is published, save what was read anew meanwhile. @returns how many documents. */
  adopt(): number;
}

const STEP = 500;

/** Revision of what is on its way; `''` stands for "to be published again". */
const SENDING = ">";
const PENDING = `(p.revision IS NULL OR p.revision IN ('', '${SENDING}'))`;

export function createFileWalker(db: Database): FileWalker {
  const COLUMNS = "path, shown, stamp, document, code, reason, extraction";
  const record = db.prepare(`SELECT ${COLUMNS} FROM files WHERE path = ?`);
  const under = db.prepare(
    `SELECT ${COLUMNS} FROM files WHERE path > :after AND path >= :from AND path < :to ORDER BY path LIMIT ${STEP}`,
  );
  const fileRecord = (path: string) => (record.get(path) as FileRecord | undefined) ?? null;
  return {
    fileRecord,
    *filesUnder(path) {
      const exact = fileRecord(path);
      if (exact) yield exact;
      // "/" + 1 is "0": every path that begins with the folder and a slash lies between them.
      const from = folder(path);
      const to = `${from.slice(0, -1)}0`;
      for (let after = ""; ; ) {
        const rows = under.all({ after, from, to }) as FileRecord[];
        yield* rows;
        const last = rows.at(-1);
        if (!last) return;
        after = last.path;
      }
    },
  };
}

export function createLedger(db: Database): Ledger {
  const { fileRecord, filesUnder } = createFileWalker(db);
  const note = db.prepare(`
    INSERT INTO files (path, shown, stamp, modified, document, code, reason, extraction, noted_at, collection)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (path) DO UPDATE SET stamp = excluded.stamp, modified = excluded.modified,
      document = excluded.document, code = excluded.code, reason = excluded.reason,
      extraction = excluded.extraction, noted_at = excluded.noted_at, collection = excluded.collection`);
  // The paths seen are kept by SQLite too, in a temporary table: a million of them cost no memory of ours, and
  // a killed run leaves nothing behind.
  db.exec("CREATE TEMP TABLE IF NOT EXISTS seen (path TEXT PRIMARY KEY) WITHOUT ROWID");
  const markSeen = db.prepare("INSERT OR IGNORE INTO seen (path) VALUES (?)");
  const wasSeen = db.prepare("SELECT 1 FROM seen WHERE path = ?");
  const forget = db.prepare("DELETE FROM files WHERE path = ?");
  const failed = db.prepare(
    `SELECT path, shown, code, reason, noted_at AS at FROM files WHERE ${FAILED} ORDER BY path`,
  );
  const root = db.prepare("SELECT path, shown, device FROM roots WHERE path = ?");
  const roots = db.prepare("SELECT path, shown, device FROM roots ORDER BY path");
  const forgetRoot = db.prepare("DELETE FROM roots WHERE path = ?");
  const noteRoot = db.prepare(`
    INSERT INTO roots (path, shown, device) VALUES (:path, :shown, :device)
    ON CONFLICT (path) DO UPDATE SET device = excluded.device`);
  const toPublish = db.prepare(`
    SELECT d.id FROM documents d LEFT JOIN publications p ON p.document = d.id
    WHERE d.id > ? AND ${PENDING} ORDER BY d.id LIMIT ?`);
  const toWithdraw = db.prepare(`
    SELECT document AS id FROM publications
    WHERE NOT EXISTS (SELECT 1 FROM documents WHERE documents.id = publications.document)
    ORDER BY document LIMIT ?`);
  const published = db.prepare(
    `SELECT document AS id, revision FROM publications WHERE document > ? ORDER BY document LIMIT ${STEP}`,
  );
  const noteSending = db.prepare(`
    INSERT INTO publications (document, revision) VALUES (?, '${SENDING}')
    ON CONFLICT (document) DO UPDATE SET revision = '${SENDING}'`);
  const notePublished = db.prepare(
    `UPDATE publications SET revision = ? WHERE document = ? AND revision = '${SENDING}'`,
  );
  const noteWithdrawn = db.prepare("DELETE FROM publications WHERE document = ?");

  db.exec("CREATE TEMP TABLE IF NOT EXISTS held (id TEXT PRIMARY KEY, revision TEXT) WITHOUT ROWID");
  const hold = db.prepare("INSERT OR REPLACE INTO held (id, revision) VALUES (?, ?)");
  const outdateOthers = db.prepare(`
    UPDATE publications SET revision = '' WHERE revision <> '' AND NOT EXISTS (
      SELECT 1 FROM held WHERE held.id = publications.document AND held.revision = publications.revision)`);
  const withdrawForeign = db.prepare(`
    INSERT OR IGNORE INTO publications (document, revision) SELECT id, '' FROM held
    WHERE NOT EXISTS (SELECT 1 FROM documents WHERE documents.id = held.id)`);
  const sendAll = db.prepare(
    `INSERT INTO publications (document, revision) SELECT id, '${SENDING}' FROM documents`,
  );
  const adopt = db.prepare(`
    UPDATE publications SET revision = held.revision FROM held
    WHERE held.id = publications.document AND publications.revision = '${SENDING}'`);

  const audiences = createAudiences(db);
  const each = (items: readonly unknown[], run: (item: never) => unknown) =>
    inTransaction(db, () => {
      for (const item of items) run(item as never);
    });
  const ids = (rows: unknown[]) => (rows as { id: string }[]).map((row) => row.id);

  return {
    fileRecord,
    noteFile(verdict) {
      const { path, shown, stamp, modified, extraction, notedAt } = verdict;
      const [document, code, reason] =
        "document" in verdict ? [verdict.document, null, null] : [null, verdict.code, verdict.reason];
      inTransaction(db, () => {
        const before = fileRecord(path)?.document ?? null;
        const collection = audiences.collectionOf(path);
        note.run(
          ...([path, shown, stamp, modified, document, code, reason] as const),
          ...([extraction, notedAt, collection] as const),
        );
        audiences.follow(new Set([before, document].filter((id) => id !== null)));
      });
    },
    filesUnder,
    beginLook: () => db.exec("DELETE FROM seen"),
    markSeen: (path) => void markSeen.run(path),
    *unseenUnder(path) {
      for (const record of filesUnder(path)) if (!wasSeen.get(record.path)) yield record;
    },
    forgetFiles: (paths) =>
      inTransaction(db, () => {
        const left = new Set<string>();
        for (const path of paths) {
          const document = fileRecord(path)?.document ?? null;
          forget.run(path);
          if (document !== null) left.add(document);
        }
        audiences.follow(left);
      }),
    failedUnder(places) {
      const under = (path: string) =>
        places.some((place) => path === place || path.startsWith(folder(place)));
      return (failed.all() as (FailedFile & { shown: string })[])
        .filter(({ path }) => under(path))
        .map(({ shown, code, reason, at }) => ({ path: shown, code, reason, at }));
    },
    root: (path) => (root.get(path) as Root | undefined) ?? null,
    roots: () => (roots.all() as Root[]).map((row) => ({ ...row })),
    noteRoot: ({ path, shown, device }) => void noteRoot.run({ path, shown, device }),
    forgetRoot: (path) => void forgetRoot.run(path),
    toPublish: (after, limit) => ids(toPublish.all(after, limit)),
    toWithdraw: (limit) => ids(toWithdraw.all(limit)),
    noteSending: (some) => each(some, (id) => noteSending.run(id)),
    notePublished: (items) => each(items, ({ id, revision }: Publication) => notePublished.run(revision, id)),
    noteWithdrawn: (gone) => each(gone, (id) => noteWithdrawn.run(id)),
    *published() {
      for (let after = ""; ; ) {
        const rows = published.all(after) as { id: string; revision: string }[];
        for (const { id, revision } of rows) yield { id, revision };
        const last = rows.at(-1);
        if (!last) return;
        after = last.id;
      }
    },
    beginComparison: () => db.exec("DELETE FROM held"),
    hold: (some) => each(some, ({ id, revision }: Publication) => hold.run(id, revision)),
    reconcile: () =>
      inTransaction(db, () => Number(outdateOthers.run().changes) + Number(withdrawForeign.run().changes)),
    beginRebuild: () =>
      inTransaction(db, () => {
        db.exec("DELETE FROM publications");
        sendAll.run();
      }),
    adopt: () =>
      inTransaction(db, () => {
        withdrawForeign.run();
        return Number(adopt.run().changes);
      }),
  };
}

const folder = (path: string): string => (path.endsWith("/") ? path : `${path}/`);
