/** Questions to the catalogue. Nothing here writes. */
import { fromUtf8 } from "../utf8.ts";
import type { Database } from "./database.ts";
import {
  DOCUMENT_COLUMNS,
  type DocumentRow,
  documentFromRow,
  FAILED,
  type ResolvedLink,
  unpackRaw,
} from "./rows.ts";
import type { CatalogueDocument, CatalogueReader, FailedFile } from "./types.ts";

/** Where a document lies: `path` opens it (see `bytesFromName`), `shown` is how it was given. */
export interface Location {
  readonly path: string;
  readonly shown: string;
}

/** What a document's reading was made from. */
export interface StoredText {
  readonly id: string;
  readonly raw: string;
  readonly mediaType: string;
  readonly fileName: string;
}

export interface CatalogueCounts {
  readonly documents: number;
  readonly files: number;
  readonly failed: number;
  /** Documents whose newest reading the engine does not hold yet. */
  readonly unpublished: number;
}

export interface Reader extends CatalogueReader {
  locations(id: string): Location[];
  /** How many of these documents there are. */
  countOf(ids: readonly string[]): number;
  /** The documents that came in last, newest first. */
  latest(limit: number): CatalogueDocument[];
  /** Canonical key of the document's own number, where it has one. */
  ownKey(id: string): string | null;
  /** Subjects and texts alone, for looking words up in many documents; unknown ids are left out. */
  texts(ids: readonly string[]): Iterable<{ id: string; subject: string | null; text: string }>;
  /** Name of an organ that issued a document of the archive. */
  issuerName(id: string): string | null;
  /** Every organ that issued a document of the archive. */
  issuers(): { readonly id: string; readonly name: string }[];
  /** Key of every directive that a document cites. */
  citedKeys(): string[];
  /** The document with this content, and the version of the extraction that made its text. */
  byContent(sha256: string): { readonly id: string; readonly extraction: string } | null;
  /** Documents that another version of the readers read, in a stable order. */
  readByOthers(reader: string): Iterable<StoredText>;
  counts(): CatalogueCounts;
  setting(name: string): string | null;
}

/** Rows fetched at once while walking: no read transaction stays open between them, so writers are never held up. */
const STEP = 64;

/** The oldest file first; equal ones by path, so that the order does not depend on who came in first. */
const FILES_OF = "SELECT path, shown FROM files WHERE document = ? ORDER BY modified, path";

export function createReader(db: Database): Reader {
  const one = db.prepare(`SELECT ${DOCUMENT_COLUMNS} FROM documents WHERE id = ?`);
  const step = db.prepare(`SELECT ${DOCUMENT_COLUMNS} FROM documents WHERE id > ? ORDER BY id LIMIT ${STEP}`);
  const countOf = db.prepare(
    "SELECT count(*) AS n FROM documents WHERE id IN (SELECT value FROM json_each(?))",
  );
  const filesOf = db.prepare(FILES_OF);
  const latest = db.prepare(`SELECT ${DOCUMENT_COLUMNS} FROM documents ORDER BY added_at DESC, id LIMIT ?`);
  const ownKey = db.prepare("SELECT own_key AS key FROM documents WHERE id = ?");
  // As bytes: the driver makes strings of them six times as slowly as `fromUtf8`.
  const textOf = db.prepare("SELECT subject, CAST(text AS BLOB) AS utf8 FROM documents WHERE id = ?");
  const issuerName = db.prepare("SELECT name FROM issuers WHERE id = ?");
  const issuers = db.prepare("SELECT id, name FROM issuers ORDER BY id");
  const citedKeys = db.prepare("SELECT key FROM directives WHERE cited_by > 0 ORDER BY key");
  const bySha = db.prepare("SELECT id, extraction FROM documents WHERE sha256 = ?");
  const citing = db.prepare(`
    SELECT id, number, subject, role FROM (
      SELECT id, number, subject, 'own' AS role, 0 AS rank, issued_on AS issued
        FROM documents WHERE own_key = :key
      UNION ALL
      SELECT d.id, d.number, d.subject, l.relation, 1, l.issued_on
        FROM links l JOIN documents d ON d.id = l.document
        WHERE l.key = :key AND l.relation <> 'describes' AND l.ordinal = (
          SELECT min(ordinal) FROM links WHERE document = l.document AND key = :key AND relation <> 'describes')
    ) ORDER BY rank, issued DESC, id`);
  const resolutions = db.prepare(`
    SELECT ordinal, key, candidates FROM links
    WHERE document = ? AND ordinal >= 0 AND (key IS NOT read OR candidates <> read_candidates)`);
  const failed = db.prepare(
    `SELECT shown AS path, code, reason, noted_at AS at FROM files WHERE ${FAILED} ORDER BY path`,
  );
  // Answered from the index alone: to look at every row would read the texts of the whole archive at each run.
  const hasOthers = db.prepare(`
    SELECT EXISTS (SELECT 1 FROM documents WHERE reader < :reader)
      OR EXISTS (SELECT 1 FROM documents WHERE reader > :reader) AS some`);
  const byOthers = db.prepare(
    `SELECT id, raw, text, media_type, file_name FROM documents WHERE reader <> ? AND id > ? ORDER BY id LIMIT ${STEP}`,
  );
  const setting = db.prepare("SELECT value FROM settings WHERE name = ?");

  const locations = (id: string) =>
    (filesOf.all(id) as Location[]).map(({ path, shown }) => ({ path, shown }));
  const complete = (row: DocumentRow): CatalogueDocument =>
    documentFromRow(
      row,
      locations(row.id).map((file) => file.shown),
      resolutions.all(row.id) as unknown as ResolvedLink[],
    );
  const document = (id: string): CatalogueDocument | null => {
    const row = one.get(id) as DocumentRow | undefined;
    return row ? complete(row) : null;
  };

  return {
    document,
    documents: (ids) => ids.map(document).filter((found) => found !== null),
    *all() {
      for (let after = ""; ; ) {
        const rows = step.all(after) as DocumentRow[];
        for (const row of rows) yield complete(row);
        const last = rows.at(-1);
        if (!last) return;
        after = last.id;
      }
    },
    count: () => count(db, "SELECT count(*) AS n FROM documents"),
    countOf: (ids) => (countOf.get(JSON.stringify(ids)) as { n: number }).n,
    citing(key) {
      const rows = citing.all({ key }) as {
        id: string;
        number: string | null;
        subject: string | null;
        role: string;
      }[];
      return rows.map(({ id, number, subject, role }) => ({ id, number, subject, role }));
    },
    failed: () => (failed.all() as FailedFile[]).map((row) => ({ ...row })),
    locations,
    *texts(ids) {
      for (const id of ids) {
        const row = textOf.get(id) as { subject: string | null; utf8: Uint8Array } | undefined;
        if (row) yield { id, subject: row.subject, text: fromUtf8(row.utf8) };
      }
    },
    issuerName: (id) => (issuerName.get(id) as { name: string } | undefined)?.name ?? null,
    issuers: () => (issuers.all() as { id: string; name: string }[]).map(({ id, name }) => ({ id, name })),
    citedKeys: () => (citedKeys.all() as { key: string }[]).map(({ key }) => key),
    latest: (limit) => (latest.all(limit) as unknown as DocumentRow[]).map(complete),
    ownKey: (id) => (ownKey.get(id) as { key: string | null } | undefined)?.key ?? null,
    byContent: (sha256) => (bySha.get(sha256) as { id: string; extraction: string } | undefined) ?? null,
    *readByOthers(reader) {
      if ((hasOthers.get({ reader }) as { some: number }).some === 0) return;
      for (let after = ""; ; ) {
        const rows = byOthers.all(reader, after) as {
          id: string;
          raw: Uint8Array | null;
          text: string;
          media_type: string;
          file_name: string;
        }[];
        for (const row of rows) {
          const raw = unpackRaw(row.raw, row.text);
          yield { id: row.id, raw, mediaType: row.media_type, fileName: row.file_name };
        }
        const last = rows.at(-1);
        if (!last) return;
        after = last.id;
      }
    },
    counts: () => ({
      documents: count(db, "SELECT count(*) AS n FROM documents"),
      files: count(db, "SELECT count(*) AS n FROM files"),
      failed: count(db, `SELECT count(*) AS n FROM files WHERE ${FAILED}`),
      unpublished: count(
        db,
        `SELECT count(*) AS n FROM documents d LEFT JOIN publications p ON p.document = d.id
         WHERE p.revision IS NULL OR p.revision IN ('', '>')`,
      ),
    }),
    setting: (name) => (setting.get(name) as { value: string } | undefined)?.value ?? null,
  };
}

function count(db: Database, sql: string): number {
  return (db.prepare(sql).get() as { n: number }).n;
}
