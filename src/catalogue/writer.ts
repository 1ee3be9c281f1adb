/** Documents and their readings into the catalogue, each in one transaction. */
import { isDeepStrictEqual } from "node:util";
import { Directive } from "../directive.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { createCopyWriter } from "./copies.ts";
import type { Database } from "./database.ts";
import { createEffective } from "./effective.ts";
import { graphWriterOf } from "./graph-writer.ts";
import { cardOf } from "./listed.ts";
import { createPairWriter } from "./pairs.ts";
import { checkedReading, packRaw, storable } from "./rows.ts";
import { inTransaction } from "./transaction.ts";

/** What the readers made of a text. */
export interface Reading {
  /** Normalised text, into which the spans point. */
  readonly text: string;
  readonly directive: Directive;
  /** Canonical key of the document's own number, where it has one. */
  readonly ownKey: string | null;
  /** Canonical key of the directive that an article is about. */
  readonly describes: string | null;
  /** Party term in office when the document was issued. */
  readonly term: string | null;
  /** Version of the readers and tables. */
  readonly reader: string;
}

export interface NewDocument {
  readonly id: string;
  readonly sha256: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly pages: number;
  readonly extractor: string;
  /** Version of the extraction. */
  readonly extraction: string;
  readonly warnings: readonly string[];
  /** Text as it was extracted. */
  readonly raw: string;
  readonly fileName: string;
  readonly addedAt: string;
  readonly reading: Reading;
}

/** Both keep a reading with what people have said of its document. */
export interface Writer {
  /** Takes a document in, or its text anew; when it first came in, and by which name, stays. */
  addDocument(document: NewDocument): void;
  /** Puts a new reading in place of the old one; asks for its publication if anything in it is new. */
  replaceReading(id: string, reading: Reading): void;
  /** Takes a document out for good and lists its files with the reason. */
  refuseDocument(id: string, problem: { readonly code: string; readonly reason: string }): void;
  /** Several changes that hold together or not at all. */
  atomically<T>(work: () => T): T;
  /** Removes documents that no file holds any more, and issuers that no document names. @returns how many documents. */
  removeOrphans(): number;
  setSetting(name: string, value: string): void;
}

/** What other parts of the catalogue ask of the writer. */
export interface Rewriter {
  /** Lets a document's reading follow what is said of it. */
  followCorrections(id: string): void;
}

/** Columns of a document's row: of its file, its text and what is read in it, and what the graph goes by. */
const OF_FILE = [
  ...["id", "sha256", "media_type", "bytes", "pages", "extractor", "extraction", "warnings", "file_name"],
  "added_at",
];
const OF_TEXT = ["raw", "text", "directive", "number", "subject", "issuer"];
const OF_READER = ["reader", "own_key", "kind", "issued_on", "province", "term", "describes"];

const fileOf = (document: NewDocument) => {
  const { id, sha256, mediaType, bytes, pages, extractor, extraction, warnings, fileName, addedAt } =
    document;
  const listed = JSON.stringify(warnings);
  return [id, sha256, mediaType, bytes, pages, extractor, extraction, listed, fileName, addedAt];
};
const textOf = (raw: Uint8Array | null, text: string, { directive }: Reading) => {
  const { number, subject, issuer } = directive;
  return [raw, text, JSON.stringify(directive), number, subject, issuer?.id ?? null];
};
const readerOf = ({ reader, ownKey, directive, term, describes }: Reading) => {
  const { kind, issuedOn, province } = directive;
  return [reader, ownKey, kind, issuedOn, province?.issued.id ?? null, term, describes];
};

export function createWriter(db: Database, knowledge: Knowledge | null): Writer & Rewriter {
  const columns = [...OF_FILE, ...OF_TEXT, ...OF_READER];
  const addRow = db.prepare(`
    INSERT INTO documents (${columns}) VALUES (${columns.map(() => "?")})
    ON CONFLICT (id) DO UPDATE SET media_type = excluded.media_type, pages = excluded.pages,
      extractor = excluded.extractor, extraction = excluded.extraction, warnings = excluded.warnings`);
  const setAll = (names: readonly string[]) =>
    db.prepare(`UPDATE documents SET ${names.map((name) => `${name} = ?`)} WHERE id = ?`);
  const setReading = setAll([...OF_TEXT, ...OF_READER]);
  const setReader = setAll(OF_READER);
  const putCard = db.prepare(`
    INSERT INTO cards (document, card) VALUES (?, ?) ON CONFLICT (document) DO UPDATE SET card = excluded.card`);
  const addIssuer = db.prepare(`
    INSERT INTO issuers (id, name, organ, level, system, parent) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, organ = excluded.organ, level = excluded.level,
      system = excluded.system, parent = coalesce(excluded.parent, parent)
    WHERE (name, organ, level, system, parent) IS NOT
      (excluded.name, excluded.organ, excluded.level, excluded.system, coalesce(excluded.parent, parent))`);
  const outdate = db.prepare("UPDATE publications SET revision = '' WHERE document = ?");
  const readingOf = db.prepare("SELECT raw, text, directive FROM documents WHERE id = ?");
  const refuseFiles = db.prepare("UPDATE files SET document = NULL, code = ?, reason = ? WHERE document = ?");
  const dropDocument = db.prepare("DELETE FROM documents WHERE id = ?");
  const orphans = db.prepare(
    "SELECT id FROM documents WHERE NOT EXISTS (SELECT 1 FROM files WHERE files.document = documents.id) ORDER BY id",
  );
  const dropIssuers = db.prepare(
    "DELETE FROM issuers WHERE NOT EXISTS (SELECT 1 FROM documents WHERE documents.issuer = issuers.id)",
  );
  const dropIssuer = db.prepare(
    "DELETE FROM issuers WHERE id = ? AND NOT EXISTS (SELECT 1 FROM documents WHERE documents.issuer = issuers.id)",
  );
  const issuerOf = db.prepare("SELECT issuer FROM documents WHERE id = ?");
  const setSetting = db.prepare(
    "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
  );

  const pairs = createPairWriter(db);
  const graph = graphWriterOf(db);
  const copies = createCopyWriter(db);
  const effective = createEffective(db, knowledge);

  function keepIssuer({ issuer }: Directive): void {
    if (!issuer) return;
    const { id, name, organ, level, system, parent } = issuer;
    addIssuer.run(id, name, organ, level, system, parent);
  }
  const issuerBefore = (id: string): string | null =>
    (issuerOf.get(id) as { issuer: string | null } | undefined)?.issuer ?? null;
  /** What is made of a text besides its reading. */
  function keepBeside(id: string, text: string, directive: Directive): void {
    const { subject, article } = directive;
    pairs.put(id, subject ?? article?.title ?? "", text);
    copies.follow(id, text, directive);
  }
  function drop(id: string): void {
    copies.leave(id);
    graph.follow(id, null, () => dropDocument.run(id));
  }
  function keepReading(id: string, raw: Uint8Array | null, text: string, reading: Reading): void {
    const before = issuerBefore(id);
    keepIssuer(reading.directive);
    graph.follow(id, reading, () => {
      setReading.run(...textOf(raw, text, reading), ...readerOf(reading), id);
      putCard.run(id, cardOf(reading.directive));
    });
    dropIssuer.run(before);
    outdate.run(id);
  }

  return {
    addDocument(document) {
      inTransaction(db, () => {
        const { reading: read, raw } = document;
        const reading = effective.of(document.id, read);
        const text = storable(reading.text);
        const packed = packRaw(storable(raw), text);
        const existed = readingOf.get(document.id) !== undefined;
        keepIssuer(reading.directive);
        const add = () =>
          addRow.run(...fileOf(document), ...textOf(packed, text, reading), ...readerOf(reading));
        if (existed) {
          add();
          keepReading(document.id, packed, text, reading);
        } else {
          graph.follow(document.id, reading, add);
          putCard.run(document.id, cardOf(reading.directive));
        }
        keepBeside(document.id, text, reading.directive);
        effective.keep(document.id, read.directive, reading.directive, !existed);
      });
    },
    followCorrections: (id) =>
      inTransaction(db, () => {
        const read = effective.read(id);
        const old = readingOf.get(id) as { raw: Uint8Array | null; directive: string } | undefined;
        if (!read || !old) return;
        const reading = effective.of(id, read);
        if (old.directive !== JSON.stringify(reading.directive)) {
          const was = checkedReading(id, old.directive, Directive);
          keepReading(id, old.raw, read.text, reading);
          // Neither pairs of words nor copies know of campaigns, citations and deadlines.
          if (!isDeepStrictEqual(...([was, reading.directive].map(fieldsOf) as [unknown, unknown])))
            keepBeside(id, read.text, reading.directive);
        }
        effective.keep(id, read.directive, reading.directive);
      }),
    replaceReading(id, read) {
      inTransaction(db, () => {
        const old = readingOf.get(id) as
          | { raw: Uint8Array | null; text: string; directive: string }
          | undefined;
        if (!old) return;
        const reading = effective.of(id, read);
        const text = storable(reading.text);
        if (old.text === text && old.directive === JSON.stringify(reading.directive)) {
          graph.follow(id, reading, () => setReader.run(...readerOf(reading), id));
        } else {
          // A raw text that was left out because it equalled the old reading's text is that text.
          keepReading(id, old.raw ?? packRaw(old.text, text), text, reading);
        }
        // Pairs, copies and doubts are made by the readers' version, too.
        keepBeside(id, text, reading.directive);
        effective.keep(id, read.directive, reading.directive);
      });
    },
    refuseDocument: (id, { code, reason }) =>
      inTransaction(db, () => {
        refuseFiles.run(code, reason, id);
        const before = issuerBefore(id);
        drop(id);
        dropIssuer.run(before);
      }),
    atomically: (work) => inTransaction(db, work),
    removeOrphans: () =>
      inTransaction(db, () => {
        const gone = (orphans.all() as { id: string }[]).map(({ id }) => id);
        for (const id of gone) drop(id);
        dropIssuers.run();
        return gone.length;
      }),
    setSetting: (name, value) => void setSetting.run(name, value),
  };
}

const fieldsOf = ({ citations: _c, campaigns: _t, deadlines: _d, issues: _i, ...fields }: Directive) =>
  fields;
