/** Tells the catalogue how a run goes, about once a second: pages of another process look on. */
import type { Catalogue } from "../src/catalogue/index.ts";
import { ChiDanError } from "../src/errors.ts";
import type { RunReport } from "./pipeline.ts";
import type { Meter } from "./progress.ts";

export interface RunRecord {
  told(progress: Meter): void;
  done(report: RunReport): void;
  /** @param stopped somebody asked for it. */
  broke(error: unknown, stopped: boolean): void;
}

const EVERY_MS = 1_000;

export function recordRun(catalogue: Catalogue, now: () => string): RunRecord {
  const run = catalogue.beginRun(now());
  let progress: Meter | null = null;
  const timer = setInterval(() => quietly(() => catalogue.tellRun(run, now(), progress)), EVERY_MS);
  timer.unref();
  return {
    told(told) {
      progress = told;
    },
    done({ taken, known, unchanged, failed, removed, seconds }) {
      clearInterval(timer);
      const summary = { taken, known, unchanged, failed, removed, seconds };
      catalogue.endRun(run, now(), { how: "done", summary });
    },
    broke(error, stopped) {
      clearInterval(timer);
      const reason = error instanceof Error ? error.message : String(error);
      quietly(() => catalogue.endRun(run, now(), { how: stopped ? "stopped" : "failed", reason }));
    },
  };
}

/** A full disk or a locked catalogue ends the run where its work is written; not being able to tell of it does not. */
function quietly(tell: () => void): void {
  try {
    tell();
  } catch (error) {
    if (!(error instanceof ChiDanError)) throw error;
  }
}
