/**
 * Completions of what is being typed: subjects, numbers and issuers of the archive. Pure.
 *
 * Every word must be there, the last one as the beginning of a word; a letter typed without marks stands for any.
 */
import { searchKey, tokenize } from "../vietnamese-tokenizer/index.ts";
import { answers, type Word, wordOf } from "./tokens.ts";

export const SUGGESTED = ["number", "subject", "issuer"] as const;

export interface Suggestion {
  readonly kind: (typeof SUGGESTED)[number];
  readonly text: string;
  /** Documents that have it. */
  readonly count: number;
}

/** A suggestion prepared for looking up. */
export interface Completion extends Suggestion {
  readonly words: readonly PreparedWord[];
  /** The words without marks, a space before each. */
  readonly plain: string;
}

interface PreparedWord extends Word {
  /** Lower case, with its marks. */
  readonly letters: string;
}

/** Nobody types more before choosing. */
const MOST_WORDS = 20;
export const MOST_SUGGESTIONS = 10;

export function completionOf(suggestion: Suggestion): Completion {
  const words = prepared(suggestion.text);
  return { ...suggestion, words, plain: words.map(({ plain }) => ` ${plain}`).join("") };
}

/** In the order in which equally good ones are offered. */
export const inOrder = (completions: readonly Completion[]): Completion[] => [...completions].sort(order);

/**
 * @param completions as `inOrder` puts them
 * @returns the best completions of the typed text, 10 at most; none where nothing was typed.
 */
export function suggest(typed: string, completions: readonly Completion[]): Suggestion[] {
  const asked = prepared(typed.normalize("NFC")).slice(0, MOST_WORDS);
  if (asked.length === 0) return [];
  // Whoever typed a space is done with the word.
  const open = !/\s$/u.test(typed);
  const parts = asked.map(({ plain }) => ` ${plain}`);
  const best: Ranked[] = [];
  for (const completion of completions) {
    if (best.length === MOST_SUGGESTIONS && best.every(({ rank }) => rank === BEST)) break;
    // Cheap and nearly exact: most of the archive is passed over here.
    if (!parts.every((part) => completion.plain.includes(part))) continue;
    const rank = rankOf(completion, asked, open);
    if (rank > 0) keep(best, { completion, rank });
  }
  return best.map(({ completion: { kind, text, count } }) => ({ kind, text, count }));
}

interface Ranked {
  readonly completion: Completion;
  readonly rank: number;
}

const BEST = 3;

/** 3 where the text begins so, 2 where the words stand in a row, 1 where they are scattered, 0 where one is missing. */
function rankOf({ words }: Completion, asked: readonly PreparedWord[], open: boolean): number {
  const fits = (word: PreparedWord | undefined, at: number): boolean => {
    const wanted = asked[at];
    if (!word || !wanted) return false;
    return open && at === asked.length - 1 ? beginsWith(word, wanted) : answers(word, wanted);
  };
  const inARow = (from: number): boolean => asked.every((_, at) => fits(words[from + at], at));
  if (inARow(0)) return BEST;
  if (words.some((_, from) => inARow(from))) return 2;
  return asked.every((_, at) => words.some((word) => fits(word, at))) ? 1 : 0;
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

/** Inserts after its equals and lets go of what is no longer among the best. */
function keep(best: Ranked[], one: Ranked): void {
  const at = best.findIndex(({ rank }) => rank < one.rank);
  if (at < 0 && best.length >= MOST_SUGGESTIONS) return;
  best.splice(at < 0 ? best.length : at, 0, one);
  best.length = Math.min(best.length, MOST_SUGGESTIONS);
}

/** What more documents have, then the shorter, then by kind and text: always the same order. */
const order = (a: Suggestion, b: Suggestion): number =>
  b.count - a.count ||
  a.text.length - b.text.length ||
  SUGGESTED.indexOf(a.kind) - SUGGESTED.indexOf(b.kind) ||
  (a.text < b.text ? -1 : 1);

const prepared = (text: string): PreparedWord[] =>
  tokenize(text).map((token) => ({ ...wordOf(token.text), letters: lettersOf(token.text) }));

const lettersOf = (token: string): string => searchKey(token).replace(/^0+(?=\d+$)/u, "");
