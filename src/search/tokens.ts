/** Text as search tokens: the words of both copies in the index, and of a question. */
import { searchKey, tokenize } from "../vietnamese-tokenizer/index.ts";
import { spellingOf } from "./marks.ts";

/** A word in the two spellings of the index; they are equal when it bears no mark. */
export interface Word {
  readonly plain: string;
  readonly marked: string;
}

export interface PlacedWord extends Word {
  readonly start: number;
  readonly end: number;
}

/** The engine indexes words up to 250 bytes; a letter of the marked spelling has two. */
export const LONGEST = 100;
/** Distinct words kept with their spellings; an archive's everyday words are far fewer. */
const MEMORY = 50_000;
/** Longer ones are not kept: they are rare, and as slices of a text they would keep all of it. */
const LONGEST_KEPT = 12;

let memory = new Map<string, Word>();

/**
 * The spellings of one token of `tokenize`: lower case, one tone placement, i and y unified, and numbers without
 * leading zeros, so that "05" and "5" are one.
 */
export function wordOf(token: string): Word {
  const known = memory.get(token);
  if (known) return known;
  const key = searchKey(token).replace(/^0+(?=\d+$)/u, "");
  let plain = "";
  let marked = "";
  for (const char of key) {
    const spelling = spellingOf(char);
    plain += spelling.plain;
    marked += spelling.marked;
  }
  const word = { plain: plain.slice(0, LONGEST), marked: marked.slice(0, LONGEST) };
  if (token.length > LONGEST_KEPT) return word;
  if (memory.size >= MEMORY) memory = new Map();
  memory.set(token, word);
  return word;
}

export const isMarked = (word: Word): boolean => word.plain !== word.marked;

/** The words of a text in order, and where they stand. In: NFC text. */
export function wordsOf(text: string): PlacedWord[] {
  return tokenize(text).map(({ text: token, start, end }) => {
    const { plain, marked } = wordOf(token);
    return { plain, marked, start, end };
  });
}

/** The one spelling that a word of a question is looked up by: marks typed are marks meant. */
export const lookupOf = (word: Word): string => (isMarked(word) ? word.marked : word.plain);

/** Whether a word of a text is what a word of a question asks for. */
export const answers = (text: Word, asked: Word): boolean =>
  isMarked(asked) ? text.marked === asked.marked : text.plain === asked.plain;
