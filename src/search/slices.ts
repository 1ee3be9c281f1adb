/** Long work beside questions that want an answer now. */
import { setImmediate as othersFirst } from "node:timers/promises";

/** So long a question may have to wait for it. */
const SLICE_MS = 4;

/** Does the work in slices; between them everybody else has their turn. @param now a clock in milliseconds */
export async function inSlices<T>(work: Generator<unknown, T>, now: () => number): Promise<T> {
  for (;;) {
    const end = now() + SLICE_MS;
    do {
      const { done, value } = work.next();
      if (done) return value as T;
    } while (now() < end);
    await othersFirst();
  }
}
