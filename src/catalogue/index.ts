/**
 * The catalogue: the record of truth. What the engine holds can be made again from it without touching a file.
 */
import { existsSync } from "node:fs";
import { UsageError } from "../errors.ts";
import type { GraphStore } from "../graph/store.ts";
import type { Knowledge } from "../knowledge/index.ts";
import type { AccessTokenStore } from "../people/access-tokens.ts";
import type { CollectionsStore } from "../people/collections.ts";
import type { MailAddressStore } from "../people/mail-addresses.ts";
import type { PeopleStore } from "../people/store.ts";
import { createAccessTokenRows } from "./access-tokens.ts";
import { type AlertStore, createAlerts } from "./alerts.ts";
import { type AuditLog, createAuditLog } from "./audit.ts";
import { createCollections } from "./collections.ts";
import { type CopyReader, createCopyReader } from "./copies.ts";
import { type Batches, createBatches } from "./correction-batches.ts";
import {
  type CorrectionReader,
  type Corrections,
  createCorrectionReader,
  createCorrections,
} from "./corrections.ts";
import { openDatabase, translated } from "./database.ts";
import { createDoubtReader, type DoubtReader } from "./doubts.ts";
import { createFileStates, type FileStates } from "./file-states.ts";
import { createGraphReader } from "./graph-reader.ts";
import { createLedger, type FileWalker, type Ledger } from "./ledger.ts";
import { createListReader, type ListReader } from "./listed.ts";
import { createMailAddressRows } from "./mail-addresses.ts";
import { createPairIndex, type PairIndex } from "./pairs.ts";
import { createPeople } from "./people.ts";
import { createReader, type Reader } from "./reader.ts";
import { createRuns, type RunReader, type Runs } from "./runs.ts";
import { type Arrivals, createArrivals, createSavedSearches, type SavedSearches } from "./saved-searches.ts";
import { createScans, type ScanReader, type Scans } from "./scans.ts";
import { createSuggestibleReader, type SuggestibleReader } from "./suggest.ts";
import { createUploads, type UploadReader, type UploadRows } from "./uploads.ts";
import { openWithin } from "./within.ts";
import { createWriter, type Writer } from "./writer.ts";

export { type AlertStore, type Fresh, MAILS, type MailChoice } from "./alerts.ts";
export { type AuditEntry, type AuditFilter, type AuditLog, FEWEST_DAYS } from "./audit.ts";
export { type BatchRunner, createBatchRunner } from "./batch-runner.ts";
export { type Cause, type CauseKind, causeOf, KNOWN_CAUSES } from "./causes.ts";
export type { OtherCopy } from "./copies.ts";
export type { Batch as CorrectionBatch, Batches, BatchPlan, Prospect } from "./correction-batches.ts";
export type {
  Change,
  CorrectionReader,
  Corrections,
  Corrector,
  FieldState,
  Saved,
  Undoing,
} from "./corrections.ts";
export type { DoubtCount, DoubtFilter, DoubtfulField, DoubtReader } from "./doubts.ts";
export type { Batch, Feed } from "./feeds.ts";
export type { CausedFile, CausedFiles, FileStates, FolderCount } from "./file-states.ts";
export type { FileRecord, FileVerdict, Ledger, Publication, Root } from "./ledger.ts";
export type { ListedDocument, ListReader } from "./listed.ts";
export type { MailKind, MailRow, Outgoing } from "./outbox.ts";
export type { PairIndex } from "./pairs.ts";
export { bytesFromName, nameFromBytes } from "./path.ts";
export type { Location, Reader, StoredText } from "./reader.ts";
export { CONTAINER } from "./rows.ts";
export { type Run, type RunEnd, type RunProgress, runningNow } from "./runs.ts";
export type { NewSavedSearch, SavedSearch, SavedSearches } from "./saved-searches.ts";
export type * from "./types.ts";
export type { NewUpload, UploadBatch, UploadedFile, UploadRows } from "./uploads.ts";
export type { NewDocument, Reading, Writer } from "./writer.ts";

/** Everything that is asked of documents and files. */
export interface ReadingCatalogue
  extends Reader,
    ListReader,
    FileStates,
    CopyReader,
    CorrectionReader,
    DoubtReader,
    RunReader,
    ScanReader,
    FileWalker,
    UploadReader,
    Arrivals,
    PairIndex,
    SuggestibleReader {
  /** Rows of the graph of directives: see `createDirectiveGraph`. */
  readonly graph: GraphStore;
}

export interface Catalogue extends ReadingCatalogue, Writer, Ledger, Runs, Scans, UploadRows {
  readonly file: string;
  /** Accounts and sessions: see `createAccounts`. */
  readonly people: PeopleStore;
  readonly collections: CollectionsStore;
  readonly saved: SavedSearches;
  readonly corrections: Corrections;
  readonly batches: Batches;
  /**
   * The same questions, answered as if what is hidden had never been: see within.ts. Each call opens a connection; it
   * ends when nobody holds it any more.
   *
   * @param reach ids of the closed collections that are seen besides what everybody sees.
   */
  within(reach: readonly number[]): ReadingCatalogue;
  /** What is new in saved searches, mails and feeds of it. */
  readonly alerts: AlertStore;
  readonly mailAddresses: MailAddressStore;
  readonly audit: AuditLog;
  readonly accessTokens: AccessTokenStore;
  close(): void;
}

/**
 * Opens a catalogue, creating or migrating it where needed. Any number of processes may read while one writes.
 *
 * @param options.mustExist for commands that only ask: a missing catalogue is an error instead of a new one.
 * @param options.knowledge for those who keep readings: what people have corrected follows from the tables.
 * @param options.busyMs for those whom others wait for: how long a locked catalogue is waited for.
 * @throws UsageError `catalogue-missing`; BusyError `catalogue-locked`; ChiDanError `catalogue-*` (corrupt, newer, full, …).
 */
export function openCatalogue(
  file: string,
  options: { readonly mustExist?: boolean; readonly knowledge?: Knowledge; readonly busyMs?: number } = {},
): Catalogue {
  if (options.mustExist && !existsSync(file)) {
    throw new UsageError(
      "catalogue-missing",
      `Chưa có sổ văn bản ${file}; hãy chạy lệnh index trước, hoặc chỉ đúng thư mục dữ liệu bằng --data.`,
    );
  }
  const db = openDatabase(file, undefined, options.busyMs);
  try {
    const reader = translated(file, () => createReader(db));
    const { followCorrections, ...writer } = translated(file, () =>
      createWriter(db, options.knowledge ?? null),
    );
    const correctionReader = translated(file, () => createCorrectionReader(db, reader.document));
    const parts = translated(file, () => ({
      ...reader,
      ...correctionReader,
      ...createDoubtReader(db),
      ...createListReader(db),
      ...writer,
      ...createLedger(db),
      ...createFileStates(db),
      ...createCopyReader(db),
      ...createRuns(db),
      ...createScans(db),
      ...createArrivals(db),
      ...createPairIndex(db),
      ...createSuggestibleReader(db),
      ...createUploads(db),
    }));
    const graph = guarded(file, createGraphReader(db));
    const people = guarded(file, createPeople(db));
    const saved = guarded(file, createSavedSearches(db));
    const corrections = guarded(file, createCorrections(db, correctionReader, followCorrections));
    const batches = guarded(file, createBatches(db, corrections));
    const collections = guarded(file, createCollections(db));
    const alerts = guarded(file, createAlerts(db));
    const accessTokens = guarded(file, createAccessTokenRows(db));
    const audit = guarded(file, createAuditLog(db));
    const mailAddresses = guarded(file, createMailAddressRows(db));
    return {
      ...guarded(file, parts),
      ...{
        graph,
        people,
        collections,
        saved,
        corrections,
        batches,
        alerts,
        mailAddresses,
        audit,
        accessTokens,
        file,
      },
      within(reach) {
        const opened = translated(file, () => openWithin(file, reach));
        return {
          ...guarded(file, opened.parts),
          graph: guarded(file, opened.graph),
          // Statements alone do not keep their connection.
          held: opened.db,
        };
      },
      close: () => db.close(),
    };
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Every method's database errors come out in words for people. */
function guarded<T extends object>(file: string, parts: T): T {
  const wrap = (value: unknown) =>
    typeof value === "function"
      ? (...args: unknown[]) => {
          const result: unknown = translated(file, () => value(...args));
          return isGenerator(result) ? guardedIteration(file, result) : result;
        }
      : value;
  return Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, wrap(value)])) as T;
}

const isGenerator = (value: unknown): value is Generator =>
  typeof value === "object" && value !== null && Symbol.iterator in value && "next" in value;

function* guardedIteration(file: string, items: Generator): Generator {
  try {
    for (;;) {
      const { done, value } = translated(file, () => items.next());
      if (done) return;
      yield value;
    }
  } finally {
    items.return(undefined);
  }
}
