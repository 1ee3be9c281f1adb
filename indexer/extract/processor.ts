/** How much of the processor a process has had (Linux; elsewhere nobody knows), and time limits that are fair to it. */
import { readFileSync } from "node:fs";

/** The kernel counts in hundredths of a second. */
const TICK_MS = 10;

/** Milliseconds since it began, its ended children's with it; null where that cannot be known. */
export function processorMs(pid: number | undefined): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // Behind the name, which may hold anything: the 14th to 17th field.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) * TICK_MS;
  } catch {
    return null;
  }
}

/**
 * A process that had the processor for less of its time was kept from it (by other programs, or a disk that did not
 * answer): the time is given again, so often at most. Measured on two cores with a load of 20: letters of a page "too slow".
 */
const STARVED = 0.25;
const MOST_PROLONGED = 3;

export interface TimeLimit {
  /** Gives the whole time from now on: the process has come a step further. */
  again(): void;
  clear(): void;
}

/** Calls `over` once the process has had `ms` milliseconds, and its share of the processor in them. */
export function timeLimit(pid: number | undefined, ms: number, over: () => void): TimeLimit {
  let had = processorMs(pid);
  let prolonged = 0;
  const timer = setTimeout(() => {
    const has = processorMs(pid);
    if (had === null || has === null || has - had >= STARVED * ms || prolonged === MOST_PROLONGED)
      return over();
    prolonged += 1;
    had = has;
    timer.refresh();
  }, ms);
  return {
    again() {
      had = processorMs(pid);
      timer.refresh();
    },
    clear: () => clearTimeout(timer),
  };
}
