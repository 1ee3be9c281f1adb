/**
 * Where words and phrases stand in a text, by the engine's own rules: a marked word matches its marks (tone
 * placement and i or y aside), an unmarked one any marks, words of a phrase follow one another whatever stands
 * between them that is no word. Pure and fast: the text is folded once, and only places that look right are read.
 */
import type { Span } from "../directive.ts";
import type { Sequence } from "./plan.ts";
import { answers, isMarked, LONGEST, type Word, wordOf, wordsOf } from "./tokens.ts";

/** A text prepared for looking things up in it. */
export interface Prepared {
  readonly text: string;
  /** Lower-case letters without marks and digits, of the same length; NUL for everything else. */
  readonly folded: string;
}

export function prepare(text: string): Prepared {
  return { text, folded: foldAll(text) };
}

/** Every occurrence of the sequence, in order, `limit` at most. */
export function occurrences(
  prepared: Prepared,
  sequence: Sequence,
  limit = Number.POSITIVE_INFINITY,
): Span[] {
  const [first, ...rest] = sequence;
  if (first === undefined) return [];
  const found: Span[] = [];
  for (const place of placesOf(prepared, first)) {
    let { end } = place;
    for (const word of rest) {
      end = endOfNext(prepared.text, end, word);
      if (end < 0) break;
    }
    if (end < 0) continue;
    found.push(end === place.end ? place : { start: place.start, end });
    if (found.length >= limit) break;
  }
  return found;
}

/** Whether the sequence stands anywhere in the text. */
export const contains = (prepared: Prepared, sequence: Sequence): boolean =>
  occurrences(prepared, sequence, 1).length > 0;

/**
 * How often two words stand side by side with one character between them: nearly what `occurrences` finds, several
 * times faster, for weighing texts.
 */
export function countPairs({ text, folded }: Prepared, [first, second]: readonly [Word, Word]): number {
  const needle = `${first.plain}\0${second.plain}`;
  const middle = first.plain.length;
  let count = 0;
  for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + middle)) {
    const end = at + needle.length;
    if (isWordBefore(text, at) || isWordAt(text, at + middle) || isWordAt(text, end)) continue;
    const fits = (word: Word, from: number, to: number) =>
      !isMarked(word) || answers(wordOf(text.slice(from, to)), word);
    if (fits(first, at, at + middle) && fits(second, at + middle + 1, end)) count++;
  }
  return count;
}

/** The places of one word, in order. */
function* placesOf(prepared: Prepared, word: Word): Generator<Span> {
  const { needles, number, unmarked } = lookedUp(word);
  // Letters of no Latin alphabet are not folded, and very long words are cut in the index: read word by word.
  if (needles.length === 0) {
    for (const placed of wordsOf(prepared.text))
      if (answers(placed, word)) yield { start: placed.start, end: placed.end };
    return;
  }
  const { text, folded } = prepared;
  const next = needles.map((needle) => folded.indexOf(needle));
  for (;;) {
    let chosen = -1;
    for (let i = 0; i < needles.length; i++) {
      const at = next[i] ?? -1;
      if (at >= 0 && (chosen < 0 || at < (next[chosen] ?? 0))) chosen = i;
    }
    if (chosen < 0) return;
    const needle = needles[chosen] ?? "";
    const at = next[chosen] ?? 0;
    next[chosen] = folded.indexOf(needle, at + 1);
    let start = at;
    if (number) while (start > 0 && folded.charCodeAt(start - 1) === ZERO) start--;
    const end = at + needle.length;
    if (isWordBefore(text, start) || isWordAt(text, end)) continue;
    if (unmarked || answers(wordOf(text.slice(start, end)), word)) yield { start, end };
  }
}

const ZERO = 0x30;

/** How a word is looked up; none to look for where it has to be read for. */
interface LookedUp {
  readonly needles: readonly string[];
  readonly number: boolean;
  readonly unmarked: boolean;
}

/** Kept as long as the question's word is. */
const made = new WeakMap<Word, LookedUp>();

function lookedUp(word: Word): LookedUp {
  const known = made.get(word);
  if (known) return known;
  const { plain } = word;
  const look = {
    needles: !/^[a-z0-9]+$/u.test(plain) || plain.length >= LONGEST ? [] : spellings(plain),
    number: /^\d+$/u.test(plain),
    unmarked: !isMarked(word),
  };
  made.set(word, look);
  return look;
}

/** i and y sound alike behind these (kĩ, kỹ), and a search word has y; see `searchKey`. */
function spellings(plain: string): string[] {
  return /^(?:[hklmst]|qu)y$/u.test(plain) ? [plain, `${plain.slice(0, -1)}i`] : [plain];
}

/** Where the next word of the text ends if it is the one asked for; -1 if it is not. */
function endOfNext(text: string, from: number, asked: Word): number {
  let start = from;
  while (start < text.length && !isWordAt(text, start)) start += widthAt(text, start);
  if (start >= text.length) return -1;
  const end = wordEnd(text, start);
  return answers(wordOf(text.slice(start, end)), asked) ? end : -1;
}

function wordEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && isWordAt(text, end)) end += widthAt(text, end);
  return end;
}

const widthAt = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

const WORD_CHARACTER = /^[\p{L}\p{M}\p{N}]/u;

export function isWordAt(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (Number.isNaN(unit)) return false;
  if (unit < TABLE_SIZE) return tables().word[unit] === 1;
  return WORD_CHARACTER.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

function isWordBefore(text: string, at: number): boolean {
  if (at === 0) return false;
  const low = text.charCodeAt(at - 1);
  const isLow = low >= 0xdc00 && low <= 0xdfff;
  return isWordAt(text, isLow && at > 1 ? at - 2 : at - 1);
}

const TABLE_SIZE = 0x2000;

interface Tables {
  readonly word: Uint8Array;
  readonly base: Uint8Array;
}
let table: Tables | undefined;

/** By code unit: whether it is part of a word, and its lower-case letter without any marks. Made at the first use. */
function tables(): Tables {
  if (table) return table;
  const word = new Uint8Array(TABLE_SIZE);
  const base = new Uint8Array(TABLE_SIZE);
  for (let unit = 0; unit < TABLE_SIZE; unit++) {
    const char = String.fromCharCode(unit);
    word[unit] = WORD_CHARACTER.test(char) ? 1 : 0;
    const { plain } = wordOf(char);
    base[unit] = /^[a-z0-9]$/u.test(plain) ? plain.charCodeAt(0) : 0;
  }
  table = { word, base };
  return table;
}

/** Only what a search word is made of is kept; everything else becomes NUL, so that the copy has one byte a unit. */
function foldAll(text: string): string {
  const { base } = tables();
  const length = text.length;
  const bytes = Buffer.allocUnsafe(length);
  for (let at = 0; at < length; at++) {
    const unit = text.charCodeAt(at);
    // A look-up beyond the table would be ten times slower.
    bytes[at] = unit < TABLE_SIZE ? (base[unit] as number) : 0;
  }
  return bytes.toString("latin1");
}
