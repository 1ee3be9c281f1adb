/**
 * One file after another: unchanged, known by its content, or extracted, read and put into the catalogue.
 * Files are hashed in the order of the scan and extracted side by side, as many as there are guarded processes
 * and one waiting for each; whoever offers more has to wait.
 */
import path from "node:path";
import type { FileRecord, FileVerdict } from "../src/catalogue/index.ts";
import { DocumentError } from "../src/errors.ts";
import { EXTRACTION_VERSION, refusal, tooLarge } from "./extract/extractor.ts";
import { hashFile } from "./hash.ts";
import type { House } from "./house.ts";
import { type FileProblem, mayPass, problemFromError } from "./problems.ts";
import { makeReading } from "./reading.ts";
import type { Scanned, ScannedFile } from "./scan.ts";

/**
 * What became of a file. `taken`: a new document; `known`: a copy or a moved file of one we have; `ignored`: data
 * of programs, which nobody expects in an archive.
 */
export type Outcome = "taken" | "known" | "unchanged" | "ignored" | "failed";

const outcomeOf = (code: string): Outcome => (code === "data" ? "ignored" : "failed");

export interface TakeIn {
  /** Resolves when there is room for the next one. @throws what ends a run: the catalogue's errors. */
  offer(scanned: Scanned): Promise<void>;
  /** Resolves when everything that was offered is in the catalogue. */
  drain(): Promise<void>;
  /** What is still under way is not taken in any more: the next run will. */
  abandon(): void;
}

/** No format may be larger; the extractors' own limits are lower. */
const MAX_FILE = 200_000_000;

export interface TakeInOptions {
  /** Tries failed files again that have not changed. */
  readonly retryFailed: boolean;
  readonly onOutcome: (outcome: Outcome) => void;
}

export function createTakeIn(house: House, { retryFailed, onOutcome }: TakeInOptions): TakeIn {
  const { catalogue, pool, knowledge, versions, now } = house;
  const underWay = new Set<Promise<void>>();
  /** Content that is being extracted right now, with the further files that hold it. */
  const copies = new Map<string, ScannedFile[]>();
  let broken: unknown = null;
  let abandoned = false;

  const verdict = (file: ScannedFile, outcome: { document: string } | FileProblem): FileVerdict => ({
    path: file.path,
    shown: file.shown,
    stamp: file.stamp,
    modified: file.modified,
    extraction: EXTRACTION_VERSION,
    notedAt: now(),
    ...outcome,
  });

  function settle(file: ScannedFile, outcome: { document: string } | FileProblem, as: Outcome): void {
    catalogue.noteFile(verdict(file, outcome));
    onOutcome(as);
  }

  function noteProblem({ path: file, shown, problem }: Scanned & { kind: "problem" }): void {
    const record = catalogue.fileRecord(file);
    if (record?.code !== problem.code) {
      catalogue.noteFile(
        verdict({ kind: "file", path: file, shown, bytes: 0, stamp: "", modified: 0 }, problem),
      );
    }
    onOutcome("failed");
  }

  async function offer(scanned: Scanned): Promise<void> {
    if (broken) throw broken;
    catalogue.markSeen(scanned.path);
    if (scanned.kind === "problem") return noteProblem(scanned);
    const record = catalogue.fileRecord(scanned.path);
    if (record && isSettled(record, scanned, retryFailed))
      return onOutcome(record.code === null ? "unchanged" : outcomeOf(record.code));
    let sha256: string;
    try {
      sha256 = await identify(scanned);
    } catch (error) {
      return settle(scanned, problemOf(error), "failed");
    }
    const known = catalogue.byContent(sha256);
    if (known?.extraction === EXTRACTION_VERSION) return settle(scanned, { document: known.id }, "known");
    const sameContent = copies.get(sha256);
    if (sameContent) {
      sameContent.push(scanned);
      return;
    }
    copies.set(sha256, []);
    const work = takeIn(scanned, sha256).catch((error: unknown) => {
      broken ??= error;
    });
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
    while (underWay.size >= 2 * pool.processes) await Promise.race(underWay);
  }

  async function takeIn(file: ScannedFile, sha256: string): Promise<void> {
    const id = sha256.slice(0, 32);
    const fileName = path.basename(file.shown);
    let problem: FileProblem | null = null;
    try {
      const extracted = await pool.extract(file.path, sha256);
      if (abandoned) return;
      const reading = makeReading(
        extracted.text,
        { fileName, mediaType: extracted.mediaType },
        knowledge,
        versions.reader,
      );
      catalogue.atomically(() => {
        const { text: raw, ...rest } = extracted;
        catalogue.addDocument({
          id,
          sha256,
          bytes: file.bytes,
          raw,
          ...rest,
          extraction: EXTRACTION_VERSION,
          fileName,
          addedAt: now(),
          reading,
        });
        catalogue.noteFile(verdict(file, { document: id }));
      });
      onOutcome("taken");
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      if (abandoned) return;
      problem = problemOf(error);
      settle(file, problem, outcomeOf(problem.code));
    }
    const others = copies.get(sha256) ?? [];
    copies.delete(sha256);
    for (const other of others)
      settle(other, problem ?? { document: id }, problem ? outcomeOf(problem.code) : "known");
  }

  return {
    offer,
    abandon() {
      abandoned = true;
    },
    async drain() {
      while (underWay.size > 0) await Promise.all(underWay);
      if (broken) throw broken;
    },
  };
}

/** Nothing to do: the same file as before, unless its failure may have passed or extraction has learnt since. */
function isSettled(record: FileRecord, file: ScannedFile, retryFailed: boolean): boolean {
  if (record.stamp !== file.stamp || record.extraction !== EXTRACTION_VERSION) return false;
  return record.code === null || !(retryFailed || mayPass(record.code));
}

async function identify(file: ScannedFile): Promise<string> {
  if (file.bytes === 0) throw refusal("empty");
  if (file.bytes > MAX_FILE) throw tooLarge(file.bytes, MAX_FILE);
  return hashFile(file.path, file.stamp);
}

function problemOf(error: unknown): FileProblem {
  return error instanceof DocumentError
    ? { code: error.code, reason: error.message }
    : problemFromError(error, "file");
}
