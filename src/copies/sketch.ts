/** A few keys by which copies of a letter find one another in a large archive, whatever its size. Pure. */
import type { Comparable } from "./letter.ts";
import { MOST_WORDS } from "./letter.ts";

/** Smallest hashes of the shingles, each with another hash function (MinHash). */
const KEYS = 4;
/** Words in a row. */
const SHINGLE = 3;
/** Fewer words say too little. */
const FEWEST_WORDS = 40;

/**
 * Two letters whose figures are the same and whose words are nearly the same share a key: at a similarity of 0.6 of
 * the shingles with a probability of 0.97, of 0.9 always. All figures are part of each key, so that letters of one
 * template, which differ in days and amounts, are not even looked at.
 */
export function keysOf({ words }: Comparable): number[] {
  if (words.length < FEWEST_WORDS || words.length > MOST_WORDS) return [];
  const figures = figuresOf(words);
  const least = new Array<number>(KEYS).fill(Number.POSITIVE_INFINITY);
  for (let at = 0; at + SHINGLE <= words.length; at += 1) {
    const shingle = hashWords(words, at, at + SHINGLE);
    for (let key = 0; key < KEYS; key += 1) {
      const mixed = mix(shingle, key);
      if (mixed < (least[key] as number)) least[key] = mixed;
    }
  }
  return least.map(
    (value, key) => hash(`${value} ${figures}`, key + 1) * 2 ** 20 + (hash(figures, key + 7) >>> 12),
  );
}

/** Code unit of the digit: words begin with a digit or with a letter, which all come after it. */
const NINE = 0x39;

/** Every number that stands in a text, in order of size. */
export const figuresOf = (words: readonly string[]): string =>
  words
    .filter((word) => word.charCodeAt(0) <= NINE && /^\d+$/u.test(word))
    .map((word) => word.replace(/^0+(?=\d)/u, ""))
    .sort()
    .join(" ");

/** FNV-1a, 32 bits: goes on from a value with the characters of a text. */
function fnv(value: number, text: string): number {
  let next = value;
  for (let at = 0; at < text.length; at += 1) next = Math.imul(next ^ text.charCodeAt(at), 0x01000193);
  return next >>> 0;
}
const BASIS = 0x811c9dc5;

const hash = (text: string, seed: number): number => mix(fnv((BASIS ^ seed) >>> 0, text), seed);

/** `hash` of words with a blank between them, without putting them together. */
function hashWords(words: readonly string[], from: number, to: number): number {
  let value = BASIS;
  for (let word = from; word < to; word += 1) {
    if (word > from) value = fnv(value, " ");
    value = fnv(value, words[word] as string);
  }
  return mix(value, 0);
}

function mix(value: number, seed: number): number {
  let mixed = Math.imul(value ^ Math.imul(seed + 1, 0x9e3779b1), 0x85ebca6b) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35) >>> 0;
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
