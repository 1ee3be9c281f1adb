/**
 * A mistyped word put right: a word that the archive does not have, where the documents nearest to the question have
 * one that differs by a single slip and stands beside the same neighbour. Pure but for the look-ups handed in.
 */
import { isSyllable, type Token, tokenize } from "../vietnamese-tokenizer/index.ts";
import type { PairSource } from "./nearest.ts";
import { occurrences, type Prepared, prepare } from "./occurrences.ts";
import { lookupOf, type PlacedWord, type Word, wordsOf } from "./tokens.ts";

/** Documents whose words are looked at, and so much of each. */
export const LOOKED_AT = 8;
const READ = 100_000;
/** Places of a neighbour that are looked at in each. */
const ENOUGH = 200;
/** Shorter words differ by one letter from too many others. */
const SHORTEST = 3;

/**
 * @param missing spellings (`lookupOf`) of the words that stand nowhere in the archive.
 * @param near the documents nearest to the question.
 * @returns the question with every missing word replaced; null where one is not certain.
 */
export function correctedQuestion(
  question: string,
  missing: ReadonlySet<string>,
  near: readonly string[],
  source: Pick<PairSource, "texts">,
): string | null {
  const words = wordsOf(question);
  const wrong = words.flatMap((word, at) => (missing.has(lookupOf(word)) ? [at] : []));
  if (wrong.length === 0 || wrong.length > 2) return null;
  const typed = ({ start, end }: PlacedWord) => question.slice(start, end).toLowerCase();
  // Beside one word only, a real syllable is too little to tell a slip from what was meant ("đảo táo").
  if (words.length < 3 && wrong.some((at) => isSyllable(typed(words[at] as PlacedWord)))) return null;
  const texts = [...source.texts(near.slice(0, LOOKED_AT))].map(({ subject, text }) =>
    prepare(`${subject ?? ""}\n${text.slice(0, READ)}`),
  );
  let corrected = question;
  for (const at of wrong.reverse()) {
    const replacement = bestReplacement(words, at, texts);
    if (replacement === null) return null;
    const { start, end } = words[at] as PlacedWord;
    corrected = corrected.slice(0, start) + replacement + corrected.slice(end);
  }
  return corrected;
}

/** The word that stands most often beside the neighbours of the wrong one. */
function bestReplacement(
  words: readonly PlacedWord[],
  at: number,
  texts: readonly Prepared[],
): string | null {
  const wrong = words[at] as PlacedWord;
  if (wrong.plain.length < SHORTEST) return null;
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const found of besideNeighbours(text, words[at - 1], words[at + 1])) {
      const [word] = wordsOf(found);
      if (word && isSlip(wrong, word)) counts.set(found, (counts.get(found) ?? 0) + 1);
    }
  }
  const [best, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return best === undefined || (second !== undefined && second[1] === best[1]) ? null : best[0];
}

/** No word is longer. */
const REACH = 40;

/** The words of a text that stand behind the one neighbour and before the other, in small letters. */
function* besideNeighbours(text: Prepared, before?: Word, after?: Word): Generator<string> {
  const word = (found: Token | undefined) => (found ? [found.text.toLowerCase()] : []);
  for (const { end } of before ? occurrences(text, [before], ENOUGH) : [])
    yield* word(tokenize(text.text.slice(end, end + REACH))[0]);
  for (const { start } of after ? occurrences(text, [after], ENOUGH) : [])
    yield* word(tokenize(text.text.slice(Math.max(0, start - REACH), start)).at(-1));
}

/** One letter swapped with the next, left out, added or another. Other marks alone are another word: typed is meant. */
function isSlip(typed: PlacedWord, word: PlacedWord): boolean {
  if (typed.plain === word.plain) return false;
  return oneSlip(typed.marked, word.marked) || oneSlip(typed.plain, word.plain);
}

/** Whether the Damerau distance is 1. */
function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  let left = a.length;
  let right = b.length;
  while (left > from && right > from && a[left - 1] === b[right - 1]) {
    left--;
    right--;
  }
  const restA = a.slice(from, left);
  const restB = b.slice(from, right);
  if (restA.length <= 1 && restB.length <= 1) return true;
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0];
}
