/**
 * Completions of what is being typed: numbers, issuers, phrases and subjects of the archive. Pure.
 *
 * Every word must be there, the last one as the beginning of a word; a letter typed without marks stands for any.
 */
import { tokenize } from "../vietnamese-tokenizer/index.ts";
import {
  type CompletionIndex,
  type PreparedWord,
  preparedWord,
  SUGGESTED,
  type Suggestion,
} from "./suggest-index.ts";
import { answers } from "./tokens.ts";

export const MOST_SUGGESTIONS = 10;
/** Nobody types more before choosing; each has a bit of its own. */
const MOST_WORDS = 20;
/** Seats that each kind has for certain; what it does not fill goes to the others. */
const SEATS: Readonly<Record<Suggestion["kind"], number>> = { number: 3, issuer: 2, phrase: 2, subject: 3 };

/**
 * @param indexes one for each kind
 * @returns the best completions of the typed text, 10 at most, those of one kind together; none where nothing was
 *   typed.
 */
export function suggest(typed: string, indexes: readonly CompletionIndex[]): Suggestion[] {
  const composed = typed.normalize("NFC");
  const asked = tokenize(composed)
    .slice(0, MOST_WORDS)
    .map(({ text }) => preparedWord(text));
  if (asked.length === 0) return [];
  // Whoever typed a space is done with the word.
  const open = !/\s$/u.test(composed);
  const found = indexes.map((index) => bestOf(index, asked, open));
  return seated(found.filter(({ rank }) => rank > 0));
}

/** Kinds whose best is better come first; each keeps its seats, the first ones take those that are left. */
function seated(found: readonly Found[]): Suggestion[] {
  const kindOf = ({ suggestions: [first] }: Found) => first?.kind ?? "subject";
  const seatsOf = (one: Found) => Math.min(one.suggestions.length, SEATS[kindOf(one)]);
  const kinds = found.toSorted(
    (a, b) => b.rank - a.rank || SUGGESTED.indexOf(kindOf(a)) - SUGGESTED.indexOf(kindOf(b)),
  );
  let free = MOST_SUGGESTIONS - kinds.reduce((sum, one) => sum + seatsOf(one), 0);
  return kinds.flatMap((one) => {
    const more = Math.min(free, one.suggestions.length - seatsOf(one));
    free -= more;
    return one.suggestions.slice(0, seatsOf(one) + more);
  });
}

/** The best of one kind, in their order. */
interface Found {
  readonly suggestions: readonly Suggestion[];
  /** Of the first: 3 where it begins with what was typed, 2 where it has it in a row, 1 where it is scattered. */
  readonly rank: number;
}

/**
 * The ten best of one kind: those that begin so, then those with the words in a row, then with the words scattered.
 * Every word of the vocabulary is asked once which of the typed words it answers; what remains is comparing bits.
 */
function bestOf(index: CompletionIndex, asked: readonly PreparedWord[], open: boolean): Found {
  const answering = answeringWords(index, asked, open);
  if (answering === null) return { suggestions: [], rank: 0 };
  const { bits, rarest } = answering;
  const { suggestions, words, starts } = index;
  const bitsAt = (at: number): number => bits[words[at] as number] as number;
  const hasInARow = (n: number, from: number): boolean => {
    if (from + asked.length > (starts[n + 1] as number)) return false;
    for (let at = 0; at < asked.length; at++) if ((bitsAt(from + at) & (1 << at)) === 0) return false;
    return true;
  };

  const beginning: number[] = [];
  for (let n = 0; n < suggestions.length && beginning.length < MOST_SUGGESTIONS; n++)
    if (hasInARow(n, starts[n] as number)) beginning.push(n);

  const inARow: number[] = [];
  const scattered: number[] = [];
  const all = 2 ** asked.length - 1;
  for (const n of candidates(index, rarest)) {
    if (beginning.length + inARow.length >= MOST_SUGGESTIONS) break;
    const end = starts[n + 1] as number;
    let there = 0;
    let row = false;
    for (let at = starts[n] as number; at < end; at++) {
      const own = bitsAt(at);
      there |= own;
      row ||= (own & 1) !== 0 && hasInARow(n, at);
    }
    if (there !== all || beginning.includes(n)) continue;
    if (row) inARow.push(n);
    else if (scattered.length < MOST_SUGGESTIONS) scattered.push(n);
  }
  const best = [...beginning, ...inARow, ...scattered].slice(0, MOST_SUGGESTIONS);
  const rank = beginning.length > 0 ? 3 : inARow.length > 0 ? 2 : best.length > 0 ? 1 : 0;
  return { suggestions: best.map((n) => suggestions[n] as Suggestion), rank };
}

/** Words that so many of the suggestions have are no help in passing over the others. */
const COMMON = 1 / 8;

/** In order, the suggestions that have any of these words; all of them where the words are common. */
function candidates(
  { suggestions, holders, held }: CompletionIndex,
  places: readonly number[],
): Iterable<number> {
  let count = 0;
  for (const place of places) count += (held[place + 1] as number) - (held[place] as number);
  if (count > suggestions.length * COMMON) return suggestions.keys();
  const having = new Uint32Array(count);
  let end = 0;
  for (const place of places) {
    const some = holders.subarray(held[place], held[place + 1]);
    having.set(some, end);
    end += some.length;
  }
  return new Set(having.sort());
}

interface AnsweringWords {
  /** For each word of the vocabulary a bit for every typed word that it answers. */
  readonly bits: Uint32Array;
  /** Places of the words that answer the typed word which the fewest suggestions have. */
  readonly rarest: readonly number[];
}

/** @returns null where a typed word has no answer at all. */
function answeringWords(
  { vocabulary, places, held }: CompletionIndex,
  asked: readonly PreparedWord[],
  open: boolean,
): AnsweringWords | null {
  const bits = new Uint32Array(vocabulary.length);
  let rarest: number[] = [];
  let fewest = Number.POSITIVE_INFINITY;
  for (const [n, wanted] of asked.entries()) {
    const last = open && n === asked.length - 1;
    const fitting: number[] = [];
    let holding = 0;
    for (const place of last ? vocabulary.keys() : (places.get(wanted.plain) ?? [])) {
      const word = vocabulary[place] as PreparedWord;
      if (!(last ? beginsWith(word, wanted) : answers(word, wanted))) continue;
      bits[place] = (bits[place] as number) | (1 << n);
      fitting.push(place);
      holding += (held[place + 1] as number) - (held[place] as number);
    }
    if (fitting.length === 0) return null;
    if (holding < fewest) [rarest, fewest] = [fitting, holding];
  }
  return { bits, rarest };
}

/** A half-marked word fits as well: "dâ" is the beginning of "dần". */
function beginsWith(word: PreparedWord, typed: PreparedWord): boolean {
  if (!word.plain.startsWith(typed.plain)) return false;
  return [...typed.letters].every((letter, at) => {
    const there = marksOf(word.letters[at] ?? "");
    return marksOf(letter).every((mark) => there.includes(mark));
  });
}

const marksOf = (letter: string): string[] =>
  letter === "đ" ? ["đ"] : [...letter.normalize("NFD")].slice(1);
