/** Where two rows of words differ (Myers 1986, "An O(ND) difference algorithm"). Pure. */

/** Words `a` to `aEnd` of the first stand where words `b` to `bEnd` of the second do. */
export interface Difference {
  readonly a: number;
  readonly aEnd: number;
  readonly b: number;
  readonly bEnd: number;
}

/** @returns the differences in order; null when more than `most` words are only in one of the two. */
export function differences(
  a: readonly string[],
  b: readonly string[],
  most: number,
): readonly Difference[] | null {
  const trace = shortestEdit(a, b, most);
  if (trace === null) return null;
  // Backwards along the shortest way; steps that touch one another are one difference.
  const found: Difference[] = [];
  let [x, y] = [a.length, b.length];
  for (let depth = trace.length - 1; depth >= 0; depth -= 1) {
    const reached = trace[depth] as ReadonlyMap<number, number>;
    const down = stepsDown(reached, x - y, depth);
    const diagonal = down ? x - y + 1 : x - y - 1;
    const before = depth === 0 ? 0 : (reached.get(diagonal) ?? 0);
    const [fromX, fromY] = depth === 0 ? [0, 0] : [before, before - diagonal];
    if (depth === 0) break;
    const startX = down ? fromX : fromX + 1;
    const startY = down ? fromY + 1 : fromY;
    const last = found.at(-1);
    if (last && last.a === startX && last.b === startY)
      found[found.length - 1] = { ...last, a: fromX, b: fromY };
    else found.push({ a: fromX, aEnd: startX, b: fromY, bEnd: startY });
    [x, y] = [fromX, fromY];
  }
  return found.reverse();
}

const stepsDown = (reached: ReadonlyMap<number, number>, diagonal: number, depth: number): boolean =>
  diagonal === -depth ||
  (diagonal !== depth && (reached.get(diagonal - 1) ?? -1) < (reached.get(diagonal + 1) ?? -1));

/** What each number of edits reaches, before it is made. */
function shortestEdit(
  a: readonly string[],
  b: readonly string[],
  most: number,
): Map<number, number>[] | null {
  const trace: Map<number, number>[] = [];
  const reached = new Map<number, number>([[1, 0]]);
  for (let depth = 0; depth <= most; depth += 1) {
    trace.push(new Map(reached));
    for (let diagonal = -depth; diagonal <= depth; diagonal += 2) {
      const down = stepsDown(reached, diagonal, depth);
      let x = down ? (reached.get(diagonal + 1) ?? 0) : (reached.get(diagonal - 1) ?? 0) + 1;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x += 1;
      reached.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return trace;
    }
  }
  return null;
}
