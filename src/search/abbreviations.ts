/**
 * Abbreviations and what they stand for find the same documents, whatever their length. Beside a text the index holds
 * an entry for each of them: the expansion of an abbreviation that stands there, the abbreviation of an expansion.
 * In a question every spelling of an abbreviation ("CNVC-LĐ", "CNVC - LĐ") becomes the one that the index has.
 */
import type { Knowledge } from "../knowledge/index.ts";
import { isSyllable, type Token, tokenize } from "../vietnamese-tokenizer/index.ts";
import { answers, isMarked, type Word, wordOf } from "./tokens.ts";

/** Words in a row. */
export type Entry = readonly Word[];

export interface Abbreviations {
  /**
   * What else the tokens of a text say; the letters of a number ("57/LĐLĐ") are words like others.
   *
   * @param words `wordOf` of each token.
   */
  entriesOf(tokens: readonly Token[], words: Entry): Entry[];
  /** The words of a question with each spelling of an abbreviation as one word. */
  collapse(words: Entry): Word[];
  /** The abbreviations, in every spelling, whose expansion has this phrase; where they stand, it is meant. */
  shortFor(phrase: Entry): Entry[];
  /** What else is to be marked in a text for the words of a question: abbreviations for expansions, and the reverse. */
  otherForms(words: Entry): Entry[];
}

interface Row {
  readonly short: Word;
  /** `short` alone. */
  readonly shortly: Entry;
  /** The words of every spelling, as `tokenize` cuts them. */
  readonly spellings: readonly Entry[];
  readonly long: Entry;
}

const made = new WeakMap<Knowledge, Abbreviations>();

/** Made once for a set of tables. */
export function abbreviationsOf(knowledge: Knowledge): Abbreviations {
  const known = made.get(knowledge);
  if (known) return known;
  const abbreviations = create(knowledge);
  made.set(knowledge, abbreviations);
  return abbreviations;
}

const wordsIn = (text: string): Word[] => tokenize(text.normalize("NFC")).map((token) => wordOf(token.text));
const keyOf = (words: Entry): string => words.map(({ marked }) => marked).join(" ");
const joinedWord = (words: Entry): Word => ({
  plain: words.map(({ plain }) => plain).join(""),
  marked: words.map(({ marked }) => marked).join(""),
});

function create(knowledge: Knowledge): Abbreviations {
  const rows = knowledge.abbreviations
    .filter(({ twoWay }) => twoWay)
    .map(({ abbreviation, expansion, variants = [] }): Row => {
      const spellings = [abbreviation, ...variants].map(wordsIn);
      const short = joinedWord(spellings[0] ?? []);
      return { short, shortly: [short], spellings, long: wordsIn(expansion) };
    });
  const spellings = rows.flatMap((row) => row.spellings.map((words) => ({ words, row })));
  const spelled = byFirst(spellings, "marked");
  const variants = byFirst(spellings.filter(isVariant), "plain");
  const expanded = byFirst(
    rows.map((row) => ({ words: row.long, row })),
    "marked",
  );
  const begins = new Set([...expanded.keys(), ...spelled.keys()]);
  const askedBy = rowsByFirst(rows);
  const within = new Map(rows.map((row) => [row, rowsWithin(row, rows)]));

  return {
    entriesOf(tokens, words) {
      const entries = new Set<Entry>();
      for (let at = 0; at < words.length; at++) {
        const { marked } = words[at] as Word;
        if (!begins.has(marked)) continue;
        for (const { words: long, row } of expanded.get(marked) ?? []) {
          if (standsAt(words, at, long)) entries.add(row.shortly);
        }
        for (const { words: short, row } of spelled.get(marked) ?? []) {
          if (!standsAt(words, at, short)) continue;
          if (short.length === 1 && !isAbbreviation(tokens, at)) continue;
          entries.add(row.long);
          for (const other of within.get(row) ?? []) entries.add(other.shortly);
        }
      }
      return [...new Map([...entries].map((entry) => [keyOf(entry), entry])).values()];
    },

    collapse(words) {
      const result: Word[] = [];
      for (let at = 0; at < words.length; ) {
        const found = longest(variants.get(words[at]?.plain ?? "") ?? [], words, at);
        const length = found?.words.length ?? 1;
        result.push(found ? asTyped(found.row.short, words.slice(at, at + length)) : (words[at] as Word));
        at += length;
      }
      return result;
    },

    shortFor: (phrase) => rows.flatMap((row) => (indexOf(row.long, phrase) < 0 ? [] : row.spellings)),

    otherForms(words) {
      const near = new Set(words.flatMap(({ plain }) => askedBy.get(plain) ?? []));
      if (near.size === 0) return [];
      const found = rows.flatMap((row): readonly Entry[] => {
        if (!near.has(row)) return [];
        if (indexOf(words, [row.short], true) >= 0) return [row.long, ...row.spellings];
        return indexOf(words, row.long, true) >= 0 ? row.spellings : [];
      });
      return [...new Map(found.map((entry) => [keyOf(entry), entry])).values()];
    },
  };
}

/** Rows by the word that they can begin with where a question has them. */
function rowsByFirst(rows: readonly Row[]): Map<string, Row[]> {
  const result = new Map<string, Row[]>();
  for (const row of rows) {
    for (const first of new Set([row.short.plain, row.long[0]?.plain ?? ""]))
      result.set(first, [...(result.get(first) ?? []), row]);
  }
  return result;
}

interface Candidate {
  readonly words: Entry;
  readonly row: Row;
}

function byFirst(candidates: readonly Candidate[], spelling: keyof Word): Map<string, Candidate[]> {
  const result = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const first = candidate.words[0]?.[spelling];
    if (first === undefined) continue;
    const known = result.get(first);
    if (known) known.push(candidate);
    else result.set(first, [candidate]);
  }
  return result;
}

/** The abbreviations that go with an abbreviation: itself, and what its expansion contains (LĐLĐ in TLĐLĐ). */
const rowsWithin = (row: Row, rows: readonly Row[]): Row[] =>
  rows.filter((other) => other === row || holds(row.long, other.long));

/** Whether one row of words contains another, letter for letter. */
function holds(words: Entry, part: Entry): boolean {
  return words.some((_, at) => standsAt(words, at, part));
}

/** Asked for at every word of every text, so it is a plain loop. */
function standsAt(words: Entry, at: number, part: Entry): boolean {
  if (at + part.length > words.length) return false;
  for (let i = 0; i < part.length; i++) if (words[at + i]?.marked !== part[i]?.marked) return false;
  return true;
}

/**
 * Where the part stands among the words, or -1. The part is what was asked for, its marks as typed; with `askedWords`
 * it is the other way round: the words are the question, the part is of the tables.
 */
function indexOf(words: Entry, part: Entry, askedWords = false): number {
  if (part.length === 0) return -1;
  return words.findIndex((_, at) =>
    part.every((one, i) => {
      const other = words[at + i];
      return other !== undefined && (askedWords ? answers(one, other) : answers(other, one));
    }),
  );
}

/** An abbreviation typed without marks stays without. */
const asTyped = (short: Word, typed: Entry): Word =>
  typed.some(isMarked) ? short : { plain: short.plain, marked: short.plain };

/** The longest spelling that begins here; one of several words, or a variant, becomes the abbreviation itself. */
function longest(candidates: readonly Candidate[], words: Entry, at: number): Candidate | null {
  let best: Candidate | null = null;
  for (const candidate of candidates) {
    const { words: spelling } = candidate;
    if (spelling.length <= (best?.words.length ?? 0)) continue;
    const fits = spelling.every((word, i) => {
      const asked = words[at + i];
      return asked !== undefined && answers(word, asked);
    });
    if (fits) best = candidate;
  }
  return best;
}

/** A word that has the letters of the abbreviation is looked up as it was typed. */
function isVariant({ words: [only, ...more], row }: Candidate): boolean {
  if (more.length > 0 || only === undefined) return true;
  return only.plain !== row.short.plain && !isSyllable(only.plain);
}

/** "TƯ" is short for "Trung ương", but a syllable in a line of capitals. */
function isAbbreviation(tokens: readonly Token[], at: number): boolean {
  const { text } = tokens[at] as Token;
  if (!isSyllable(text.toLowerCase())) return true;
  if (text !== text.toUpperCase()) return false;
  return ![tokens[at - 1], tokens[at + 1]].some((other) => other && /^\p{Lu}{2,}$/u.test(other.text));
}
