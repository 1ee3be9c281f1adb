/** Publishes what has changed in the catalogue without a look at any folder: corrections, while nothing else is done. */
import { setTimeout as sleep } from "node:timers/promises";
import { openCatalogue } from "../src/catalogue/index.ts";
import { UsageError } from "../src/errors.ts";
import type { IndexerServices } from "./index.ts";
import { lockIndexer } from "./lock.ts";
import { createPublisher } from "./publish.ts";
import { INDEX_VERSION } from "./reconcile.ts";
import { currentVersions } from "./versions.ts";

type Needs = Pick<IndexerServices, "data" | "engine" | "knowledge" | "tablesDir">;

/**
 * One round of publishing.
 *
 * @returns false where it has to be tried again: another process is at work on the folder, and may or may not see what
 * has changed. An index that has to be built first is left to the next run.
 * @throws EngineError, ChiDanError of the catalogue.
 */
export async function publishPending({ data, engine, knowledge, tablesDir }: Needs): Promise<boolean> {
  let lock: ReturnType<typeof lockIndexer>;
  try {
    lock = lockIndexer(data.indexerLock);
  } catch (error) {
    if (error instanceof UsageError && error.code === "indexer-running") return false;
    throw error;
  }
  try {
    const catalogue = openCatalogue(data.catalogue);
    try {
      const made = catalogue.setting(INDEX_VERSION);
      if (made !== currentVersions(tablesDir).index || !(await engine.index()).current) return true;
      if (catalogue.toPublish("", 1).length > 0)
        await createPublisher({ catalogue, engine, knowledge }, () => {}).finish();
      return true;
    } finally {
      catalogue.close();
    }
  } finally {
    lock.release();
  }
}

export interface Republisher {
  /** Says that readings have changed. */
  notice(): void;
  /** Resolves when nothing is under way any more. */
  stop(): Promise<void>;
}

const AGAIN_MS = 2_000;

/** Publishes soon after something has changed, until it is done. @param onTrouble told what is tried again. */
export function createRepublisher(needs: Needs, onTrouble: (error: unknown) => void): Republisher {
  const ending = new AbortController();
  let asked = false;
  let working: Promise<void> | null = null;

  async function work(): Promise<void> {
    while (asked && !ending.signal.aborted) {
      asked = false;
      const done = await publishPending(needs).catch((error: unknown) => {
        onTrouble(error);
        return false;
      });
      if (done) continue;
      asked = true;
      await sleep(AGAIN_MS, undefined, { signal: ending.signal }).catch(() => {});
    }
  }

  return {
    notice() {
      asked = true;
      working ??= work().finally(() => {
        working = null;
      });
    },
    async stop() {
      ending.abort();
      await working;
    },
  };
}
