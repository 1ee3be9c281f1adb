/**
 * Where things of one column stand: as near as may be to where each would like to be, in the given order, and never
 * nearer to one another than `gap`. Least squares under an order is isotonic regression, solved by pooling neighbours
 * that want to cross (Ayer et al. 1955); it takes time in proportion to the number of things.
 */
export interface Wish {
  /** The middle that it would like to have. */
  readonly middle: number;
  readonly height: number;
}

/** The middles, in the order of the wishes. */
export function stack(wishes: readonly Wish[], gap: number): number[] {
  let offset = 0;
  const offsets = wishes.map(({ height }, at) => {
    const before = wishes[at - 1];
    if (before) offset += (before.height + height) / 2 + gap;
    return offset;
  });
  const pools: { mean: number; count: number }[] = [];
  wishes.forEach(({ middle }, at) => {
    let pool = { mean: middle - (offsets[at] as number), count: 1 };
    for (let last = pools.at(-1); last && last.mean > pool.mean; last = pools.at(-1)) {
      const count = last.count + pool.count;
      pool = { mean: (last.mean * last.count + pool.mean * pool.count) / count, count };
      pools.pop();
    }
    pools.push(pool);
  });
  return pools
    .flatMap(({ mean, count }) => Array.from({ length: count }, () => mean))
    .map((mean, at) => mean + (offsets[at] as number));
}
