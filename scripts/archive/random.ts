/** Random numbers that depend on nothing but their keys: the same archive on every machine, from any place in it. */

/** Mixes keys into 32 bits (murmur3's rounds), so that neighbouring documents share nothing. */
export function mix(...keys: readonly number[]): number {
  let hash = 0x9e3779b9;
  for (const key of keys) {
    let k = Math.imul(key | 0, 0xcc9e2d51);
    k = (k << 15) | (k >>> 17);
    hash ^= Math.imul(k, 0x1b873593);
    hash = (hash << 13) | (hash >>> 19);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Mixes a string, so that an organ has the same chairman in each of its letters. */
export function mixText(text: string, ...keys: readonly number[]): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash, ...keys);
}

/** A stream of random numbers (mulberry32) with the draws that the generator needs. */
export class Random {
  #state: number;

  constructor(...keys: readonly number[]) {
    this.#state = mix(...keys);
  }

  /** From 0 up to, and without, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number from `from` to `to`, both included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.next() * items.length)] as T;
  }

  /**
   * One of a list whose earlier items are the commoner ones: rank r is drawn in proportion to r^-(1 - 1/power)
   * (power 2: r^-0.5; power 3: r^-0.67), which gives phrases, and the words in them, their long tail.
   */
  pickSkewed<T>(items: readonly T[], power: number): T {
    return items[Math.floor(this.next() ** power * items.length)] as T;
  }

  /** An index below `size` by the law of Zipf and Mandelbrot: index i in proportion to 1/(i + head). */
  zipf(size: number, head = 1): number {
    return Math.min(size - 1, Math.floor(head * ((size + head) / head) ** this.next() - head));
  }

  /** One of the items in proportion to its weight. */
  weighted<T>(items: readonly T[], weightOf: (item: T) => number): T {
    let total = 0;
    for (const item of items) total += weightOf(item);
    let at = this.next() * total;
    for (const item of items) {
      at -= weightOf(item);
      if (at < 0) return item;
    }
    return items[items.length - 1] as T;
  }

  /** A normal draw with mean 0 and deviation 1 (Box and Muller). */
  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
  }
}
