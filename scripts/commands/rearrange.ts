/** Works out behind the pages what follows when folders move between collections, and tells the engine. */
import { setImmediate as othersFirst, setTimeout as wait } from "node:timers/promises";
import type { CollectionsStore } from "../../src/people/collections.ts";

/** Documents worked out at once: some tenth of a second. */
const AT_ONCE = 5;
/** Another indexer is at work, or the engine is away. */
const AGAIN_MS = 15_000;

export interface Rearranger {
  /** There may be something to do. */
  wake(): void;
  close(): Promise<void>;
}

/**
 * @param publish brings the engine in line with the catalogue.
 * @param onTrouble told when it could not; it is tried again.
 */
export function createRearranger(
  collections: Pick<CollectionsStore, "settle" | "unsettled" | "moved">,
  publish: () => Promise<void>,
  onTrouble: (error: unknown) => void,
): Rearranger {
  const closing = new AbortController();
  let work: Promise<void> | null = null;
  let again = false;

  async function rearrange(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        if (collections.unsettled() > 0) {
          collections.settle(AT_ONCE);
          await othersFirst();
          continue;
        }
        if (collections.moved(1).length > 0) await publish();
        // What the engine refuses stays hidden.
        return;
      } catch (error) {
        onTrouble(error);
        await wait(AGAIN_MS, undefined, { signal: closing.signal }).catch(() => undefined);
      }
    }
  }

  function wake(): void {
    again = true;
    work ??= (async () => {
      while (again && !closing.signal.aborted) {
        again = false;
        await rearrange();
      }
    })()
      .catch(onTrouble)
      .finally(() => {
        work = null;
      });
  }

  return {
    wake,
    async close() {
      closing.abort();
      await work;
    },
  };
}
