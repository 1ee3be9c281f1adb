/** Files that people sent from their browsers, and what became of them. */
import type { Database } from "./database.ts";
import { inTransaction } from "./transaction.ts";

export interface NewUpload {
  /** What was sent at once, and the file's place in it. */
  readonly batch: string;
  readonly place: number;
  /** A person's row; null before there are accounts. */
  readonly sender: number | null;
  /** ISO time. */
  readonly at: string;
  /** As the browser gave it: shown, never a path. */
  readonly name: string;
  readonly bytes: number;
  /** Its content was in the archive before. */
  readonly known: boolean;
  /** Absolute path at which it lies, or why it was not kept. */
  readonly kept: { readonly path: string } | { readonly code: string; readonly reason: string };
}

export interface UploadedFile extends NewUpload {
  /** What the indexer made of it; null while its turn has not come. */
  readonly became:
    | { readonly document: string; readonly published: boolean }
    | { readonly code: string; readonly reason: string }
    | null;
  /** Taken out again: ISO time, and the full name of who did it; null: nobody was signed in. */
  readonly discarded: { readonly at: string; readonly by: string | null } | null;
}

export interface UploadBatch {
  readonly batch: string;
  readonly at: string;
  readonly files: number;
  /** Full name of who sent it. */
  readonly sender: string | null;
}

export interface UploadReader {
  /** In the order in which they were sent. */
  uploadsOf(batch: string): UploadedFile[];
  /** The newest first. */
  uploadBatches(limit: number): UploadBatch[];
}

export interface UploadRows extends UploadReader {
  noteUpload(upload: NewUpload): void;
  /** Whether some lie on the disk that the indexer has not looked at yet. */
  uploadsPending(): boolean;
  /** Uploads that lie on the disk and that the indexer refused for this reason. */
  refusedUploads(code: string): UploadedFile[];
  /** Says that an upload is no longer kept, and why. */
  dropUpload(upload: Pick<NewUpload, "batch" | "place">, code: string, reason: string): void;
  /** Says that an upload lies in the wastebasket, or no longer. */
  discardUpload(upload: Pick<NewUpload, "batch" | "place">, by: number | null, at: string): void;
  restoreUpload(upload: Pick<NewUpload, "batch" | "place">): void;
  /** Those that were discarded, the last first. */
  discardedUploads(limit: number): UploadedFile[];
}

interface Row {
  readonly batch: string;
  readonly place: number;
  readonly sender: number | null;
  readonly at: string;
  readonly name: string;
  readonly bytes: number;
  readonly known: number;
  readonly path: string | null;
  readonly code: string | null;
  readonly reason: string | null;
  readonly document: string | null;
  readonly published: number;
  readonly fileCode: string | null;
  readonly fileReason: string | null;
  readonly discarded_at: string | null;
  readonly discardedBy: string | null;
}

const ROWS = `
  SELECT u.*, f.document, f.code AS fileCode, f.reason AS fileReason,
    coalesce(p.revision NOT IN ('', '>'), 0) AS published, q.full_name AS discardedBy
  FROM uploads u LEFT JOIN people q ON q.id = u.discarded_by LEFT JOIN files f ON f.path = u.path LEFT JOIN publications p ON p.document = f.document`;

function uploadOf(row: Row): UploadedFile {
  const { batch, place, sender, at, name, bytes } = row;
  const { document, fileCode, published } = row;
  return {
    ...{ batch, place, sender, at, name, bytes },
    known: row.known === 1,
    discarded: row.discarded_at === null ? null : { at: row.discarded_at, by: row.discardedBy },
    kept: row.path === null ? { code: row.code ?? "", reason: row.reason ?? "" } : { path: row.path },
    became:
      document !== null
        ? { document, published: published === 1 }
        : fileCode !== null
          ? { code: fileCode, reason: row.fileReason ?? "" }
          : null,
  };
}

export function createUploadReader(db: Database): UploadReader {
  const ofBatch = db.prepare(`${ROWS} WHERE u.batch = ? ORDER BY u.place`);
  const batches = db.prepare(`
    SELECT batch, min(u.at) AS at, count(*) AS files, p.full_name AS sender
    FROM uploads u LEFT JOIN people p ON p.id = u.sender
    GROUP BY batch ORDER BY at DESC, batch LIMIT ?`);
  return {
    uploadsOf: (batch) => (ofBatch.all(batch) as unknown as Row[]).map(uploadOf),
    uploadBatches: (limit) => (batches.all(limit) as unknown as UploadBatch[]).map((row) => ({ ...row })),
  };
}

export function createUploads(db: Database): UploadRows {
  const note = db.prepare(`
    INSERT INTO uploads (batch, place, sender, at, name, bytes, known, path, code, reason)
    VALUES (:batch, :place, :sender, :at, :name, :bytes, :known, :path, :code, :reason)`);
  const refused = db.prepare(`${ROWS} WHERE f.code = ? AND u.path IS NOT NULL ORDER BY u.batch, u.place`);
  const pending = db.prepare(`
    SELECT EXISTS (SELECT 1 FROM uploads u LEFT JOIN files f ON f.path = u.path
      WHERE u.path IS NOT NULL AND u.discarded_at IS NULL AND f.path IS NULL) AS yes`);
  const drop = db.prepare(
    "UPDATE uploads SET path = NULL, code = :code, reason = :reason WHERE batch = :batch AND place = :place",
  );
  const discard = db.prepare(
    "UPDATE uploads SET discarded_at = :at, discarded_by = :by WHERE batch = :batch AND place = :place",
  );
  const discarded = db.prepare(
    `${ROWS} WHERE u.discarded_at IS NOT NULL ORDER BY u.discarded_at DESC LIMIT ?`,
  );
  return {
    ...createUploadReader(db),
    noteUpload({ kept, known, batch, place, sender, at, name, bytes }) {
      const file = "path" in kept ? { path: kept.path, code: null, reason: null } : { path: null, ...kept };
      note.run({ ...{ batch, place, sender, at, name, bytes }, known: known ? 1 : 0, ...file });
    },
    uploadsPending: () => (pending.get() as { yes: number }).yes === 1,
    refusedUploads: (code) => (refused.all(code) as unknown as Row[]).map(uploadOf),
    dropUpload: ({ batch, place }, code, reason) =>
      inTransaction(db, () => void drop.run({ batch, place, code, reason })),
    discardUpload: ({ batch, place }, by, at) => void discard.run({ batch, place, by, at }),
    restoreUpload: ({ batch, place }) => void discard.run({ batch, place, by: null, at: null }),
    discardedUploads: (limit) => (discarded.all(limit) as unknown as Row[]).map(uploadOf),
  };
}
