/**
 * Work that waits for its turn, first come, first served, with so many at once. Where answers share the processor, the
 * long ones hold up all the others; one after another, everybody is served sooner, and nobody is kept much longer than
 * the rest.
 */
export function inTurn(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let working = 0;
  return async (work) => {
    if (working < most) working += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // Its place is handed on.
      if (next) next();
      else working -= 1;
    }
  };
}
