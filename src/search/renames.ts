/**
 * Organs that were renamed or merged: a question with one name of an organ also finds what has the other, listed after
 * everything that has the name as typed. Only a whole name is taken for one: "giao thông" alone has nothing to do with
 * the ministry that took over.
 */
import type { Knowledge, Rename } from "../knowledge/index.ts";
import { answers, type Word, wordsOf } from "./tokens.ts";

export interface OtherName {
  /** The name as it stands in the question. */
  readonly typed: string;
  /** The other full name, and the words of every spelling of it. */
  readonly name: string;
  readonly spellings: readonly (readonly Word[])[];
  /** The question with each spelling of the other name in its place. */
  readonly questions: readonly string[];
  /** "từ 2025" for a later name, "trước 2025" for an earlier one. */
  readonly when: string;
  /** Years in which the name means this organ; every year where there are none. */
  readonly years: readonly string[];
}

interface Name {
  readonly words: readonly Word[];
  readonly others: readonly string[];
  readonly when: string;
  readonly years: readonly string[];
}

const LAST_YEAR = 2099;
const made = new WeakMap<Knowledge, ReadonlyMap<string, readonly Name[]>>();

/** Names by their first word without marks, made once for a set of tables. */
function namesOf(knowledge: Knowledge): ReadonlyMap<string, readonly Name[]> {
  const known = made.get(knowledge);
  if (known) return known;
  const byFirst = new Map<string, Name[]>();
  for (const name of knowledge.renames.flatMap(bothWays)) {
    const first = name.words[0]?.plain ?? "";
    byFirst.set(first, [...(byFirst.get(first) ?? []), name]);
  }
  made.set(knowledge, byFirst);
  return byFirst;
}

function bothWays({ former, current, from, used }: Rename): Name[] {
  const year = Number(from.slice(0, 4));
  const years = used ? Array.from({ length: LAST_YEAR - year + 1 }, (_, i) => String(year + i)) : [];
  const inWords = (name: string) => wordsOf(name.normalize("NFC"));
  return [
    ...former.map((name) => ({ words: inWords(name), others: current, when: `từ ${year}`, years })),
    ...current.map((name) => ({ words: inWords(name), others: former, when: `trước ${year}`, years: [] })),
  ];
}

/** More names in one question, or more places where one stands, are left alone. */
const MOST_NAMES = 6;
const MOST_PLACES = 12;

/** Every other name of the organs that a question names, the longest name first at each place. Pure. */
export function otherNames(question: string, knowledge: Knowledge): OtherName[] {
  const names = namesOf(knowledge);
  const words = wordsOf(question);
  const found: OtherName[] = [];
  let places = 0;
  for (let at = 0; at < words.length && found.length < MOST_NAMES && places < MOST_PLACES; ) {
    const here = (names.get(words[at]?.plain ?? "") ?? []).filter(({ words: name }) =>
      name.every((word, i) => {
        const asked = words[at + i];
        return asked !== undefined && answers(word, asked);
      }),
    );
    if (here.length > 0) places += 1;
    const length = Math.max(1, ...here.map((name) => name.words.length));
    const [start, end] = [words[at]?.start ?? 0, words[at + length - 1]?.end ?? 0];
    const asked = isUnwanted(question, start) ? [] : here.filter((name) => name.words.length === length);
    for (const { others, when, years } of asked) {
      const [name = ""] = others;
      if (found.some((one) => one.name === name)) continue;
      const typed = question.slice(start, end);
      const questions = others.map((other) => replaced(question, start, end, other));
      const spellings = others.map((other) => wordsOf(other.normalize("NFC")));
      found.push({ typed, name, spellings, questions, when, years });
    }
    at += length;
  }
  return found;
}

const QUOTE = /["“”„‟«»]/gu;

const isQuoted = (question: string, at: number): boolean =>
  (question.slice(0, at).match(QUOTE)?.length ?? 0) % 2 === 1;

/** Whether the name is excluded: `-"Ban Dân vận"`, `-ban`. */
function isUnwanted(question: string, at: number): boolean {
  const before = question.slice(0, at);
  return /(?:^|\s)-$/u.test(isQuoted(question, at) ? before.replace(/["“”„‟«»][^"“”„‟«»]*$/u, "") : before);
}

const replaced = (question: string, start: number, end: number, name: string): string =>
  question.slice(0, start) + (isQuoted(question, start) ? name : `"${name}"`) + question.slice(end);
