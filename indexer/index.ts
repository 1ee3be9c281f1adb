/** The indexer as the command line and the server use it. */
import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { bytesFromName, type Catalogue, type FailedFile, openCatalogue } from "../src/catalogue/index.ts";
import type { DataFolder } from "../src/data-folder.ts";
import type { Knowledge } from "../src/knowledge/index.ts";
import type { Engine } from "../src/search/engine.ts";
import { createExtractionPool, type ExtractionPool, type PoolOptions } from "./extract/pool.ts";
import { lockIndexer } from "./lock.ts";
import { type Progress, type RunOptions, type RunReport, runPipeline } from "./pipeline.ts";
import { createMeter, type Meter } from "./progress.ts";
import { rootsToRetry, type Wanted } from "./retry.ts";
import { type RunRecord, recordRun } from "./run-record.ts";
import { countFiles, openRoots, type ScanRoot } from "./scan.ts";
import { isWithin } from "./sweep.ts";
import { currentVersions } from "./versions.ts";

export { MAX_FILE } from "./extract/members.ts";
export { type ProgramUse, programsInUse } from "./extract/programs.ts";
export { type FollowOptions, followFolders } from "./follow.ts";
export { createMemberOpener, type MemberOpener } from "./open-member.ts";
export type { Progress, RunReport } from "./pipeline.ts";
export { createProgressPrinter, type Meter, progressLine } from "./progress.ts";
export { createRepublisher, publishPending, type Republisher } from "./publish-pending.ts";
export { type ReadResult, readFiles } from "./read-files.ts";
export { reportText } from "./report.ts";
export { openRoots } from "./scan.ts";
export { textOfFile } from "./text-of-file.ts";

export interface IndexerServices {
  readonly data: DataFolder;
  readonly engine: Engine;
  readonly knowledge: Knowledge;
  /** An office's own tables, as given to `loadKnowledge`. */
  readonly tablesDir?: string | undefined;
  /** Reading processes that outlive the run; without them the run has its own. */
  readonly pool?: ExtractionPool;
  readonly now?: () => string;
}

export interface IndexerOptions
  extends Pick<RunOptions, "retryFailed" | "rebuild" | "prune" | "forget" | "partial" | "signal"> {
  readonly extraction?: PoolOptions;
  readonly onProgress?: (progress: Progress, measured: Meter) => void;
  /** Folders that cannot wait until the run is over; each is told once. */
  readonly meanwhile?: () => readonly string[];
  /** Told how many files there are, as soon as they are counted. */
  readonly onCounted?: (files: number) => void;
}

export interface IndexerResult {
  readonly report: RunReport;
  /** Files under the given folders that are not in the archive. */
  readonly failures: readonly FailedFile[];
}

/**
 * Indexes folders and files into the data folder and the engine.
 *
 * @param given paths as the person wrote them; relative ones are taken from the working folder.
 * @throws UsageError (missing path, another indexer at work, unwritable folder), ChiDanError, EngineError.
 */
export async function runIndexer(
  given: readonly string[],
  services: IndexerServices,
  options: IndexerOptions = {},
): Promise<IndexerResult> {
  const roots = (await openRoots(given)).map((root) => namedForPeople(root, services.data));
  return work(() => roots, services, options);
}

/**
 * Tries again what is not in the archive: everything, or what has one cause, or what lies at or below some paths.
 *
 * @throws as `runIndexer`.
 */
export const retryFailed = (
  wanted: Wanted,
  services: IndexerServices,
  options: IndexerOptions = {},
): Promise<IndexerResult> =>
  work((catalogue) => rootsToRetry(catalogue, wanted), services, {
    ...options,
    retryFailed: true,
    partial: true,
  });

/** What people sent lies in a folder of ours, whose path tells them nothing. */
const namedForPeople = (root: ScanRoot, { uploads }: DataFolder): ScanRoot =>
  isWithin(root.path, uploads) ? { ...root, shown: `${SENT}${root.path.slice(uploads.length)}` } : root;
const SENT = "tệp gửi lên";

/** A catalogue that is locked is not left open: the run is tried again. */
function begun(catalogue: Catalogue, now: () => string): RunRecord {
  try {
    return recordRun(catalogue, now);
  } catch (error) {
    catalogue.close();
    throw error;
  }
}

async function work(
  rootsIn: (catalogue: Catalogue) => readonly ScanRoot[],
  services: IndexerServices,
  options: IndexerOptions,
): Promise<IndexerResult> {
  const { data, engine, knowledge } = services;
  const lock = lockIndexer(data.indexerLock);
  try {
    // Left over from a run that was killed.
    await rm(data.scratch, { recursive: true, force: true });
    const catalogue = openCatalogue(data.catalogue, { knowledge });
    const now = services.now ?? (() => new Date().toISOString());
    let expected: number | null = null;
    const meter = createMeter(
      () => performance.now(),
      () => expected,
    );
    const record = begun(catalogue, now);
    // A first run will extract; a later one perhaps nothing.
    const pool =
      services.pool ?? createExtractionPool({ warm: catalogue.count() === 0, ...options.extraction });
    try {
      const house = {
        ...{ catalogue, engine, knowledge, pool, now },
        versions: currentVersions(services.tablesDir),
        scratch: data.scratch,
      };
      const except = [data.root];
      const roots = rootsIn(catalogue);
      void countFiles(roots, { except }).then((files) => {
        expected = files;
        options.onCounted?.(files);
      });
      const onProgress = (progress: Progress) => {
        const measured = meter(progress);
        record.told(measured);
        options.onProgress?.(progress, measured);
      };
      const meanwhile = async () => {
        const there = options.meanwhile?.().filter((folder) => existsSync(bytesFromName(folder))) ?? [];
        return (await openRoots(there)).map((root) => namedForPeople(root, data));
      };
      const report = await runPipeline(house, { ...options, roots, except, meanwhile, onProgress });
      record.done(report);
      return { report, failures: catalogue.failedUnder(roots.map((root) => root.path)) };
    } catch (error) {
      record.broke(error, options.signal?.aborted ?? false);
      throw error;
    } finally {
      if (pool !== services.pool) await pool.close();
      catalogue.close();
      await rm(data.scratch, { recursive: true, force: true });
    }
  } finally {
    lock.release();
  }
}
