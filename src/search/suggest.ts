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
  const fitting = fittingWords(index, asked, open);
  if (fitting.some((places) => places.length === 0)) return { suggestions: [], rank: 0 };
  const { suggestions, vocabulary, words, starts, holders, held } = index;
  const bits = new Uint32Array(vocabulary.length);
  for (const [n, places] of fitting.entries())
    for (const place of places) bits[place] = (bits[place] as number) | (1 << n);
  const hasInARow = (n: number, from: number): boolean => {
    if (from + asked.length > (starts[n + 1] as number)) return false;
    for (let at = 0; at < asked.length; at++)
      if (((bits[words[from + at] as number] as number) & (1 << at)) === 0) return false;
    return true;
  };

  const beginning: number[] = [];
  for (let n = 0; n < suggestions.length && beginning.length < MOST_SUGGESTIONS; n++)
    if (hasInARow(n, starts[n] as number)) beginning.push(n);

  const inARow: number[] = [];
  const scattered: number[] = [];
  if (beginning.length < MOST_SUGGESTIONS) {
    // Which of the typed words each suggestion has.
    const having = new Uint32Array(suggestions.length);
    for (const [n, places] of fitting.entries()) {
      for (const place of places) {
        const end = held[place + 1] as number;
        for (let at = held[place] as number; at < end; at++) {
          const holder = holders[at] as number;
          having[holder] = (having[holder] as number) | (1 << n);
        }
      }
    }
    const all = 2 ** asked.length - 1;
    for (let n = 0; n < suggestions.length; n++) {
      if (having[n] !== all || beginning.includes(n)) continue;
      let from = starts[n] as number;
      const end = starts[n + 1] as number;
      while (from < end && !hasInARow(n, from)) from += 1;
      if (from < end) inARow.push(n);
      else if (scattered.length < MOST_SUGGESTIONS) scattered.push(n);
      if (beginning.length + inARow.length >= MOST_SUGGESTIONS) break;
    }
  }
  const best = [...beginning, ...inARow, ...scattered].slice(0, MOST_SUGGESTIONS);
  const rank = beginning.length > 0 ? 3 : inARow.length > 0 ? 2 : best.length > 0 ? 1 : 0;
  return { suggestions: best.map((n) => suggestions[n] as Suggestion), rank };
}

/** For each typed word the words of the vocabulary that it may stand for. */
const fittingWords = (
  { vocabulary, places }: CompletionIndex,
  asked: readonly PreparedWord[],
  open: boolean,
): number[][] =>
  asked.map((wanted, n) => {
    const word = (place: number) => vocabulary[place] as PreparedWord;
    if (!open || n < asked.length - 1)
      return (places.get(wanted.plain) ?? []).filter((place) => answers(word(place), wanted));
    return [...vocabulary.keys()].filter((place) => beginsWith(word(place), wanted));
  });

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
