/** Suggestions prepared for looking up: their words as numbers, and who has which. Pure. */
import { searchKey, tokenize } from "../vietnamese-tokenizer/index.ts";
import { type Word, wordOf } from "./tokens.ts";

/** In the order in which kinds with equally good completions are offered. */
export const SUGGESTED = ["number", "issuer", "phrase", "subject"] as const;

export interface Suggestion {
  readonly kind: (typeof SUGGESTED)[number];
  readonly text: string;
  /** How often the archive has it: in documents, a phrase in texts. */
  readonly count: number;
}

export interface PreparedWord extends Word {
  /** Lower case, with its marks. */
  readonly letters: string;
}

/** Suggestions of one kind, the best first. */
export interface CompletionIndex {
  readonly suggestions: readonly Suggestion[];
  /** The different words of all suggestions. */
  readonly vocabulary: readonly PreparedWord[];
  /** Places in the vocabulary of words that are equal without marks. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** Words of suggestion `n`, as places in the vocabulary: from `starts[n]` to before `starts[n + 1]`. */
  readonly words: Uint32Array;
  readonly starts: Uint32Array;
  /** Suggestions that have the word at place `p`, in order: from `held[p]` to before `held[p + 1]`. */
  readonly holders: Uint32Array;
  readonly held: Uint32Array;
}

/** A longer subject is a text. */
const MOST_WORDS = 100;
/** Things done between two turns of others. */
const AT_ONCE = 256;

/**
 * Makes an index in small steps, so that other work can have its turn between them.
 *
 * @param suggestions of one kind
 */
export function* indexed(suggestions: readonly Suggestion[]): Generator<void, CompletionIndex> {
  const sorted = yield* sortedInSteps(suggestions, order);
  const vocabulary: PreparedWord[] = [];
  const places = new Map<string, number[]>();
  const known = new Map<string, number>();
  const placeOf = (token: string): number => {
    const word = preparedWord(token);
    const there = known.get(word.letters);
    if (there !== undefined) return there;
    const place = vocabulary.push(word) - 1;
    known.set(word.letters, place);
    const alike = places.get(word.plain);
    if (alike) alike.push(place);
    else places.set(word.plain, [place]);
    return place;
  };
  const starts = new Uint32Array(sorted.length + 1);
  const rows: number[][] = [];
  for (const [n, { text }] of sorted.entries()) {
    const row = tokenize(text)
      .slice(0, MOST_WORDS)
      .map((token) => placeOf(token.text));
    rows.push(row);
    starts[n + 1] = (starts[n] as number) + row.length;
    yield;
  }
  const words = new Uint32Array(starts[sorted.length] as number);
  for (const [n, row] of rows.entries()) {
    words.set(row, starts[n]);
    if (n % AT_ONCE === 0) yield;
  }
  const { holders, held } = yield* inverted(words, starts, vocabulary.length);
  return { suggestions: sorted, vocabulary, places, words, starts, holders, held };
}

export function preparedWord(token: string): PreparedWord {
  const { plain, marked } = wordOf(token);
  return { plain, marked, letters: searchKey(token).replace(/^0+(?=\d+$)/u, "") };
}

/** For each word who has it. */
function* inverted(
  words: Uint32Array,
  starts: Uint32Array,
  vocabulary: number,
): Generator<void, Pick<CompletionIndex, "holders" | "held">> {
  const held = new Uint32Array(vocabulary + 1);
  for (const [at, place] of words.entries()) {
    held[place + 1] = (held[place + 1] as number) + 1;
    if (at % AT_ONCE === 0) yield;
  }
  for (let place = 0; place < vocabulary; place++)
    held[place + 1] = (held[place + 1] as number) + (held[place] as number);
  const ends = held.slice();
  const holders = new Uint32Array(words.length);
  for (let n = 0; n + 1 < starts.length; n++) {
    for (const place of words.subarray(starts[n], starts[n + 1])) {
      holders[ends[place] as number] = n;
      ends[place] = (ends[place] as number) + 1;
    }
    if (n % AT_ONCE === 0) yield;
  }
  return { holders, held };
}

/** What more documents have, then the shorter, then by text: always the same order. */
const order = (a: Suggestion, b: Suggestion): number =>
  b.count - a.count || a.text.length - b.text.length || (a.text < b.text ? -1 : 1);

/** A merge sort that yields as it goes. */
function* sortedInSteps<T>(items: readonly T[], compare: (a: T, b: T) => number): Generator<void, T[]> {
  if (items.length <= AT_ONCE) return items.toSorted(compare);
  const middle = items.length >> 1;
  const left = yield* sortedInSteps(items.slice(0, middle), compare);
  yield;
  const right = yield* sortedInSteps(items.slice(middle), compare);
  const merged: T[] = [];
  for (let l = 0, r = 0; l < left.length || r < right.length; ) {
    const fromLeft = r === right.length || (l < left.length && compare(left[l] as T, right[r] as T) <= 0);
    merged.push((fromLeft ? left[l++] : right[r++]) as T);
    if (merged.length % AT_ONCE === 0) yield;
  }
  return merged;
}
