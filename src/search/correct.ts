/**
 * A mistyped word put right: a word that the archive does not have, where the documents nearest to the question have
 * one that differs by a single slip and stands beside the same neighbour. Pure but for the look-ups handed in.
 */
import { nearestTo, type PairSource } from "./nearest.ts";
import { answers, lookupOf, type PlacedWord, wordsOf } from "./tokens.ts";

/** Documents whose words are looked at, and so much of each. */
const LOOKED_AT = 8;
const READ = 100_000;
/** Shorter words differ by one letter from too many others. */
const SHORTEST = 3;

/**
 * @param missing spellings (`lookupOf`) of the words that stand nowhere in the archive.
 * @returns the question with every missing word replaced; null where one is not certain.
 */
export function correctedQuestion(
  question: string,
  missing: ReadonlySet<string>,
  source: PairSource,
): string | null {
  const words = wordsOf(question);
  const wrong = words.flatMap((word, at) => (missing.has(lookupOf(word)) ? [at] : []));
  if (wrong.length === 0 || wrong.length > 2) return null;
  const near = nearestTo(question, source, LOOKED_AT);
  const texts = [...source.texts(near)].map(
    ({ subject, text }) => `${subject ?? ""}\n${text.slice(0, READ)}`,
  );
  let corrected = question;
  for (const at of [...wrong].reverse()) {
    const replacement = bestReplacement(words, at, texts);
    if (replacement === null) return null;
    const { start, end } = words[at] as PlacedWord;
    corrected = corrected.slice(0, start) + replacement + corrected.slice(end);
  }
  return corrected;
}

/** The word that stands most often where the wrong one should. */
function bestReplacement(words: readonly PlacedWord[], at: number, texts: readonly string[]): string | null {
  const wrong = words[at] as PlacedWord;
  if (wrong.plain.length < SHORTEST) return null;
  const before = words[at - 1];
  const after = words[at + 1];
  const counts = new Map<string, number>();
  for (const text of texts) {
    const own = wordsOf(text);
    for (const [place, word] of own.entries()) {
      if (!isSlip(wrong, word)) continue;
      const previous = own[place - 1];
      const next = own[place + 1];
      const beside =
        (before && previous && answers(previous, before) ? 1 : 0) +
        (after && next && answers(next, after) ? 1 : 0);
      if (beside === 0) continue;
      const shown = text.slice(word.start, word.end).toLowerCase();
      counts.set(shown, (counts.get(shown) ?? 0) + beside);
    }
  }
  const ranked = [...counts].sort((a, b) => b[1] - a[1]);
  const [best, second] = ranked;
  return best === undefined || (second !== undefined && second[1] === best[1]) ? null : best[0];
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
