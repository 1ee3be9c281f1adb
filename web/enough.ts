/** Lists of which somebody sees only a part. */

/**
 * Asks for more until so many are seen, or there are no more: what is hidden must not take the place of what is seen.
 *
 * @param most how many are wanted; there may be more in the answer.
 * @param ask the first ones of the whole list, so many at most.
 * @param seen those of them that are seen.
 */
export function enoughSeen<All, Seen>(
  most: number,
  ask: (limit: number) => readonly All[],
  seen: (all: readonly All[]) => Seen[],
): Seen[] {
  for (let asked = most; ; asked *= 8) {
    const all = ask(asked);
    const found = seen(all);
    if (found.length >= most || all.length < asked) return found;
  }
}
