import { searchKey } from "./key.ts";
import { type Token, tokenize } from "./tokens.ts";

/** A word of more than one syllable. */
export interface LexiconEntry {
  /** How often it was met. */
  count: number;
  /** How strongly its parts belong together: normalised pointwise mutual information, at most 1. */
  association: number;
  /** Whether it is nearly always written with capitals: a person, a place, an organ. */
  name: boolean;
}

/** A lexicon as it is stored: one row for each word, its key first. */
export interface LexiconData {
  version: 1;
  words: readonly (readonly [key: string, count: number, association: number, name: 0 | 1])[];
}

/** Words of more than one syllable, by the search keys of their syllables joined with blanks. */
export class Lexicon {
  /** The most syllables that a word of the lexicon has. */
  readonly longest: number;
  private readonly entries: ReadonlyMap<string, LexiconEntry>;

  constructor(entries: ReadonlyMap<string, LexiconEntry>) {
    this.entries = entries;
    let longest = 1;
    for (const key of entries.keys()) longest = Math.max(longest, key.split(" ").length);
    this.longest = longest;
  }

  get size(): number {
    return this.entries.size;
  }

  /** Looks a word up in any spelling: "Hoà bình" finds "hòa bình". */
  get(word: string): LexiconEntry | undefined {
    return this.entries.get(lexiconKey(word));
  }

  /** Looks a key up as `lexiconKey` makes it. */
  getKey(key: string): LexiconEntry | undefined {
    return this.entries.get(key);
  }

  /** The words by their keys, the most frequent first. */
  list(): (LexiconEntry & { key: string })[] {
    return [...this.entries]
      .map(([key, entry]) => ({ key, ...entry }))
      .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
  }

  toJSON(): LexiconData {
    return {
      version: 1,
      words: this.list().map(({ key, count, association, name }) => [
        key,
        count,
        Math.round(association * 1000) / 1000,
        name ? 1 : 0,
      ]),
    };
  }

  /** A lexicon from what `toJSON` gave. Throws a TypeError where it is of another version. */
  static fromJSON(data: LexiconData): Lexicon {
    if (data.version !== 1) throw new TypeError(`Lexicon of an unknown version: ${String(data.version)}`);
    return new Lexicon(
      new Map(
        data.words.map(
          ([key, count, association, name]) => [key, { count, association, name: name === 1 }] as const,
        ),
      ),
    );
  }
}

/** The search keys of a word's syllables, joined with blanks. */
export function lexiconKey(word: string): string {
  return tokenize(word)
    .map((token) => searchKey(token.text))
    .join(" ");
}

/** A word in a text: one token, or several that the lexicon has as one word. */
export interface Word extends Token {
  /** How many tokens it is made of. */
  syllables: number;
  /** The key it was found by; of a single token, its search key. */
  key: string;
}

/**
 * Cuts a text into words by longest match: from the left, the most tokens that the lexicon has as one word. Tokens of
 * one word are parted by one blank, or by one line break.
 */
export function segment(text: string, lexicon: Lexicon): Word[] {
  const tokens = tokenize(text);
  const keys = tokens.map((token) => searchKey(token.text));
  const words: Word[] = [];
  for (let at = 0; at < tokens.length; ) {
    const count = matchAt(text, tokens, keys, at, lexicon);
    const first = tokens[at];
    const last = tokens[at + count - 1];
    if (first === undefined || last === undefined) break;
    words.push({
      text: text.slice(first.start, last.end),
      start: first.start,
      end: last.end,
      syllables: count,
      key: keys.slice(at, at + count).join(" "),
    });
    at += count;
  }
  return words;
}

function matchAt(
  text: string,
  tokens: readonly Token[],
  keys: readonly string[],
  at: number,
  lexicon: Lexicon,
): number {
  let longest = 1;
  let key = keys[at] ?? "";
  for (let count = 2; count <= lexicon.longest; count++) {
    const before = tokens[at + count - 2];
    const next = tokens[at + count - 1];
    if (before === undefined || next === undefined || !adjoin(text, before, next)) break;
    key += ` ${keys[at + count - 1] ?? ""}`;
    if (lexicon.getKey(key) !== undefined) longest = count;
  }
  return longest;
}

/** Whether only one blank or line break parts two tokens. */
export function adjoin(text: string, before: Token, next: Token): boolean {
  if (next.start - before.end !== 1) return false;
  const between = text.charCodeAt(before.end);
  return between === 0x20 || between === 0x0a;
}
