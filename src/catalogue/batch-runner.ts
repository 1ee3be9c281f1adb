/** Does what batches of corrections leave to be done, little by little, while people go on reading. */
import { setImmediate as othersFirst } from "node:timers/promises";
import type { Batches } from "./correction-batches.ts";

export interface BatchRunner {
  /** Goes on with whatever is left; also what an earlier process has left. */
  go(): void;
  stop(): Promise<void>;
}

/** Documents in one transaction: others wait so long. */
const AT_ONCE = 10;

/**
 * @param onChanged told when something was done.
 * @param onTrouble told what ended the work; what is left is done at the next `go`.
 */
export function createBatchRunner(
  batches: Pick<Batches, "stepBatches">,
  {
    now,
    onChanged,
    onTrouble,
  }: {
    readonly now: () => string;
    readonly onChanged: () => void;
    readonly onTrouble: (error: unknown) => void;
  },
): BatchRunner {
  let stopping = false;
  let working: Promise<void> | null = null;

  async function work(): Promise<void> {
    let changed = false;
    await othersFirst();
    while (!stopping && batches.stepBatches(AT_ONCE, now())) {
      changed = true;
      await othersFirst();
    }
    if (changed) onChanged();
  }

  return {
    go() {
      working ??= work()
        .catch(onTrouble)
        .finally(() => {
          working = null;
        });
    },
    async stop() {
      stopping = true;
      await working;
    },
  };
}
