/** The indexer as the command line and the server use it. */
import { rm } from "node:fs/promises";
import { type Catalogue, type FailedFile, openCatalogue } from "../src/catalogue/index.ts";
import type { DataFolder } from "../src/data-folder.ts";
import type { Knowledge } from "../src/knowledge/index.ts";
import type { Engine } from "../src/search/engine.ts";
import { createExtractionPool, type ExtractionPool, type PoolOptions } from "./extract/pool.ts";
import { lockIndexer } from "./lock.ts";
import { type Progress, type RunOptions, type RunReport, runPipeline } from "./pipeline.ts";
import { createMeter, type Meter } from "./progress.ts";
import { rootsToRetry, type Wanted } from "./retry.ts";
import { recordRun } from "./run-record.ts";
import { countFiles, openRoots, type ScanRoot } from "./scan.ts";
import { currentVersions } from "./versions.ts";

export { type ProgramUse, programsInUse } from "./extract/programs.ts";
export { type FollowOptions, followFolders } from "./follow.ts";
export { createMemberOpener, type MemberOpener } from "./open-member.ts";
export type { Progress, RunReport } from "./pipeline.ts";
export { createProgressPrinter, type Meter, progressLine } from "./progress.ts";
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
  const roots = await openRoots(given);
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
    const record = recordRun(catalogue, now);
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
      const report = await runPipeline(house, { ...options, roots, except, onProgress });
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
