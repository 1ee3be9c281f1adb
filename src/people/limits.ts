/** How often somebody may try to sign in: pure, over counts that the catalogue keeps, so that a restart forgives nothing. */

/** Failures are counted for so long. */
export const WINDOW_MS = 15 * 60_000;

/**
 * Most failures within the window. One person at one machine mistypes a few times; one office may share an
 * address; the last stops guesses at one name from many addresses, with room for its owner beside them.
 */
const MOST = { pair: 5, address: 30, name: 60 } as const;
export type Counted = keyof typeof MOST;
export const COUNTED = Object.keys(MOST) as readonly Counted[];

export interface Failures {
  readonly count: number;
  /** Milliseconds; when the oldest of them was. */
  readonly oldest: number | null;
}

/** Milliseconds to wait before the next try; 0 when there is nothing to wait for. */
export function waitFor(failures: Readonly<Record<Counted, Failures>>, now: number): number {
  const waits = COUNTED.filter((counted) => failures[counted].count >= MOST[counted]).map(
    (counted) => (failures[counted].oldest ?? now) + WINDOW_MS - now,
  );
  return Math.max(0, ...waits);
}
