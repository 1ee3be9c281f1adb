/**
 * What became of files, written down together: a transaction for each would cost more than what is in it, since the
 * same pages of the catalogue's indexes change again and again. A change is counted when it stands in the catalogue.
 */
import type { Catalogue } from "../src/catalogue/index.ts";

export interface Writes<Counted> {
  /**
   * Writes a change soon, after those before it.
   *
   * @param change returns what is to be counted.
   * @param text characters that it holds in memory.
   */
  put(change: () => readonly Counted[], text?: number): void;
  /** Writes what waits. */
  flush(): void;
}

/** Some 80 ms of work, during which others in this process wait. */
const MOST = 20;
const MOST_TEXT = 1_000_000;
/** Waits no longer for others to come along. */
const LONGEST_MS = 500;

/** @param onBroken told what kept changes from being written; they and all after them are dropped. */
export function createWrites<Counted>(
  catalogue: Pick<Catalogue, "atomically">,
  onWritten: (counted: Counted) => void,
  onBroken: (error: unknown) => void,
): Writes<Counted> {
  let waiting: (() => readonly Counted[])[] = [];
  let held = 0;
  let timer: NodeJS.Timeout | null = null;
  let broken = false;

  function flush(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    const changes = waiting;
    waiting = [];
    held = 0;
    if (broken || changes.length === 0) return;
    let counted: readonly Counted[] = [];
    try {
      counted = catalogue.atomically(() => changes.flatMap((change) => change()));
    } catch (error) {
      broken = true;
      onBroken(error);
    }
    for (const each of counted) onWritten(each);
  }

  return {
    put(change, text = 0) {
      waiting.push(change);
      held += text;
      timer ??= setTimeout(flush, LONGEST_MS);
      if (waiting.length >= MOST || held >= MOST_TEXT) flush();
    },
    flush,
  };
}
