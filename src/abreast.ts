/**
 * Works on so many items side by side; each is asked for when there is room for it.
 *
 * @throws the first error of `work`, when what is under way has ended; no further items are asked for then.
 */
export async function abreast<T>(
  items: Iterable<T> | AsyncIterable<T>,
  count: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const underWay = new Set<Promise<void>>();
  try {
    for await (const item of items) {
      const one = work(item);
      one.catch(() => {});
      underWay.add(one);
      void one.then(
        () => underWay.delete(one),
        () => {},
      );
      if (underWay.size >= count) await Promise.race(underWay);
    }
    await Promise.all(underWay);
  } finally {
    await Promise.allSettled(underWay);
  }
}
