/** Runs of the indexer, told while they go on: whoever shows the archive may be another process. */
import { z } from "zod";
import type { Database } from "./database.ts";
import { inTransaction } from "./transaction.ts";

/** How far a run is. */
export const RunProgress = z.object({
  stage: z.enum(["files", "reread", "rebuild", "publish"]),
  done: z.number(),
  /** null while the folders are still being counted. */
  total: z.number().nullable(),
  failed: z.number(),
  /** A second. */
  rate: z.number(),
  secondsLeft: z.number().nullable(),
});
export type RunProgress = z.infer<typeof RunProgress>;

/** What a run has done. */
export const RunSummary = z.object({
  taken: z.number(),
  known: z.number(),
  unchanged: z.number(),
  failed: z.number(),
  removed: z.number(),
  seconds: z.number(),
});
export type RunSummary = z.infer<typeof RunSummary>;

export type RunEnd =
  | { readonly how: "done"; readonly summary: RunSummary }
  | { readonly how: "stopped" | "failed"; readonly reason: string };

export interface Run {
  readonly startedAt: string;
  /** ISO time of its last sign of life. */
  readonly toldAt: string;
  readonly progress: RunProgress | null;
  /** null while it goes on, or when it was killed. */
  readonly end: RunEnd | null;
}

export interface RunReader {
  /** The newest first. */
  runs(limit: number): Run[];
}

export interface Runs extends RunReader {
  /** @returns the run's number. */
  beginRun(at: string): number;
  tellRun(run: number, at: string, progress: RunProgress | null): void;
  endRun(run: number, at: string, end: RunEnd): void;
}

const KEPT = 200;

const End = z.discriminatedUnion("how", [
  z.object({ how: z.literal("done"), summary: RunSummary }),
  z.object({ how: z.enum(["stopped", "failed"]), reason: z.string() }),
]);

export function createRunReader(db: Database): RunReader {
  const last = db.prepare(
    "SELECT started_at AS startedAt, told_at AS toldAt, progress, end FROM runs ORDER BY run DESC LIMIT ?",
  );
  const parsed = <T>(schema: z.ZodType<T>, json: string | null): T | null =>
    json === null ? null : schema.parse(JSON.parse(json));
  return {
    runs: (limit) =>
      (
        last.all(limit) as {
          startedAt: string;
          toldAt: string;
          progress: string | null;
          end: string | null;
        }[]
      ).map((row) => ({ ...row, progress: parsed(RunProgress, row.progress), end: parsed(End, row.end) })),
  };
}

export function createRuns(db: Database): Runs {
  const begin = db.prepare("INSERT INTO runs (started_at, told_at) VALUES (:at, :at)");
  const forgetOld = db.prepare("DELETE FROM runs WHERE run <= ?");
  const tell = db.prepare("UPDATE runs SET told_at = ?, progress = ? WHERE run = ?");
  const end = db.prepare("UPDATE runs SET told_at = ?, end = ? WHERE run = ?");
  return {
    ...createRunReader(db),
    beginRun: (at) =>
      inTransaction(db, () => {
        const run = Number(begin.run({ at }).lastInsertRowid);
        forgetOld.run(run - KEPT);
        return run;
      }),
    tellRun: (run, at, progress) => void tell.run(at, progress && JSON.stringify(progress), run),
    endRun: (run, at, how) => void end.run(at, JSON.stringify(how), run),
  };
}

/** A run that has been silent for so long is no more. */
const ALIVE_MS = 30_000;

/** How far the run is that goes on now; null when none does. @param now milliseconds. */
export function runningNow(last: Run | undefined, now: number): RunProgress | null {
  if (!last || last.end !== null || now - Date.parse(last.toldAt) > ALIVE_MS) return null;
  return last.progress;
}
