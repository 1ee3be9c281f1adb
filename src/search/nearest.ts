/**
 * The documents nearest to a sentence: candidates by BM25 over pairs of syllables without marks, the best of them
 * ranked again by the pairs as they were typed. Pure but for the look-ups that are handed in.
 *
 * Measured on legal questions (MRR@10): BM25 over syllables 0.77, over pairs 0.87, ranked again 0.89.
 */
import { foldedPairs, pairsOf, syllablesOf } from "../text/pairs.ts";
import { fold } from "../vietnamese-tokenizer/index.ts";
import { contains, countPairs, type Prepared, prepare } from "./occurrences.ts";
import { lookupOf, type Word, wordsOf } from "./tokens.ts";

/** What ranking asks of the catalogue. */
export interface PairSource {
  count(): number;
  pairFrequency(pair: string): number;
  nearestByPairs(pairs: readonly string[], limit: number): { readonly id: string; readonly score: number }[];
  texts(
    ids: readonly string[],
  ): Iterable<{ readonly id: string; readonly subject: string | null; readonly text: string }>;
}

/** Pairs of a question that are looked at; a pasted page has more, and its rarest say enough. */
const MOST_PAIRS = 60;
/** A pair in more than this share of the documents says little and costs much; the rarest few always count. */
const COMMON = 0.1;
const ALWAYS = 6;
/**
 * Documents that the lists of all pairs together may name, the same one several times: ranking them takes some 2 ms a
 * thousand, whatever the size of the archive. The rarest few count in any case.
 */
const MOST_READ = 15_000;
const FEWEST_PAIRS = 3;
/** Documents ranked again by what was typed. */
const RANKED_AGAIN = 12;
/** So much of a text is looked at then. */
const READ = 200_000;
/** BM25 with little weight on repetition and length: a long plan is not worse for being long. */
const K1 = 0.7;
const B = 0.3;
const SUBJECT_WEIGHT = 2;
/** What scores less than this share of the best has next to nothing of the question. */
const NEAR_ENOUGH = 0.2;
/** A shorter subject inside a question may be there by chance. */
const WHOLE_SUBJECT = 5;

/**
 * @param question NFC text; marks count where they were typed.
 * @returns ids, nearest first; documents that share almost nothing with the question are left out.
 */
export function nearestTo(question: string, source: PairSource, limit: number): string[] {
  const weighed = weighedPairs(question, source);
  const candidates = source.nearestByPairs(tellingPairs(weighed, source.count()), limit);
  const best = candidates[0]?.score ?? 0;
  const near = candidates.filter(({ score }) => score >= best * NEAR_ENOUGH);
  const weights = new Map(weighed.map(({ pair, weight }) => [pair, weight]));
  const top = near.slice(0, RANKED_AGAIN).map(({ id }) => id);
  const again = rankAgain(question, [...source.texts(top)], weights);
  return [...again, ...near.slice(RANKED_AGAIN).map(({ id }) => id)];
}

/** So much of a text says what it is about, and so many of its pairs do. */
const OPENING = 4_000;
const SIMILAR_PAIRS = 40;
/** Pairs that are looked up for it: those of the subject, those that are repeated, then the first ones. */
const LOOKED_UP = 200;

/** The documents most like this one, itself left out; best first. */
export function similarTo(
  document: { readonly id: string; readonly subject: string | null; readonly text: string },
  source: PairSource,
  limit: number,
): string[] {
  const documents = source.count();
  const subject = foldedPairs(document.subject ?? "");
  const times = new Map<string, number>();
  for (const pair of foldedPairs(document.text.slice(0, OPENING)))
    times.set(pair, (times.get(pair) ?? 0) + 1);
  for (const pair of subject) times.set(pair, (times.get(pair) ?? 0) + SUBJECT_WEIGHT);
  const telling = [...times]
    .sort(([, a], [, b]) => b - a)
    .slice(0, LOOKED_UP)
    .map(([pair, count]) => ({ pair, count, frequency: source.pairFrequency(pair) }))
    // What stands here alone finds nothing else.
    .filter(({ frequency }) => frequency > 1)
    .map(({ pair, count, frequency }) => ({ pair, frequency, weight: count * rarity(documents, frequency) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, SIMILAR_PAIRS);
  const candidates = source
    .nearestByPairs(affordable(telling), limit + 1)
    .filter(({ id }) => id !== document.id);
  const best = candidates[0]?.score ?? 0;
  return candidates
    .filter(({ score }) => score >= best * NEAR_ENOUGH)
    .slice(0, limit)
    .map(({ id }) => id);
}

interface WeighedPair {
  readonly pair: string;
  readonly frequency: number;
  readonly weight: number;
}

/** The question's pairs that occur in the archive, the rarest first. */
function weighedPairs(question: string, source: PairSource): WeighedPair[] {
  const documents = source.count();
  const pairs = [...new Set(foldedPairs(question))];
  return pairs
    .map((pair) => {
      const frequency = source.pairFrequency(pair);
      return { pair, frequency, weight: rarity(documents, frequency) };
    })
    .filter(({ frequency }) => frequency > 0)
    .sort((a, b) => a.frequency - b.frequency);
}

const tellingPairs = (weighed: readonly WeighedPair[], documents: number): string[] =>
  affordable(
    weighed
      .filter(({ frequency }, rank) => rank < ALWAYS || frequency <= COMMON * documents)
      .slice(0, MOST_PAIRS),
  );

/** The first of them whose lists are not too long to be read, in their order. */
function affordable(weighed: readonly WeighedPair[]): string[] {
  let read = 0;
  const chosen: string[] = [];
  for (const { pair, frequency } of weighed) {
    if (chosen.length >= FEWEST_PAIRS && read + frequency > MOST_READ) continue;
    read += frequency;
    chosen.push(pair);
  }
  return chosen;
}

/** Robertson's inverse document frequency, never negative. */
const rarity = (documents: number, frequency: number): number =>
  Math.max(Math.log((documents - frequency + 0.5) / (frequency + 0.5)), 1e-6);

interface AskedPair {
  readonly words: readonly [Word, Word];
  readonly weight: number;
}

/**
 * Orders texts by BM25 over the pairs as typed: a pair with marks wants those marks, one without takes any. What has
 * the question word for word comes before: as its subject, in its subject, in its text.
 */
function rankAgain(
  question: string,
  texts: readonly { readonly id: string; readonly subject: string | null; readonly text: string }[],
  weights: ReadonlyMap<string, number>,
): string[] {
  const words = wordsOf(question);
  const pairs = askedPairs(question, words, weights);
  const read = texts.map(({ id, subject, text }) => ({
    id,
    subject: prepare(subject ?? ""),
    text: prepare(text.slice(0, READ)),
  }));
  const length = (one: (typeof read)[number]) => one.subject.text.length + one.text.text.length;
  const mean = read.reduce((sum, one) => sum + length(one), 0) / Math.max(1, read.length);
  const scored = read.map((one) => {
    const damping = K1 * (1 - B + (B * length(one)) / Math.max(1, mean));
    let score = 0;
    for (const { words: pair, weight } of pairs) {
      const count = SUBJECT_WEIGHT * countPairs(one.subject, pair) + countPairs(one.text, pair);
      if (count > 0) score += (weight * count) / (count + damping);
    }
    return { id: one.id, score, closeness: closeness(words, one.subject, one.text) };
  });
  return scored.sort((a, b) => b.closeness - a.closeness || b.score - a.score).map(({ id }) => id);
}

/** Every different pair of the question as words, with the weight of its pair without marks. */
function askedPairs(
  question: string,
  words: readonly Word[],
  weights: ReadonlyMap<string, number>,
): AskedPair[] {
  const keys = pairsOf(syllablesOf(fold(question)));
  const pairs = new Map<string, AskedPair>();
  for (let at = 1; at < words.length; at++) {
    const pair = [words[at - 1] as Word, words[at] as Word] as const;
    const weight = weights.get(keys[at - 1] ?? "") ?? 0;
    if (weight > 0) pairs.set(pair.map(lookupOf).join(" "), { words: pair, weight });
  }
  return [...pairs.values()];
}

/** How much of the question stands there word for word; 0 when it does not. */
function closeness(question: readonly Word[], subject: Prepared, text: Prepared): number {
  if (question.length === 0) return 0;
  const own = wordsOf(subject.text);
  if (own.length > 0 && contains(subject, question)) return own.length === question.length ? 4 : 3;
  if (own.length >= WHOLE_SUBJECT && own.length < question.length && hasRow(question, own)) return 2;
  return contains(text, question) ? 1 : 0;
}

function hasRow(question: readonly Word[], own: readonly Word[]): boolean {
  return question.some((_, at) =>
    own.every((word, i) => {
      const asked = question[at + i];
      return asked !== undefined && (asked.marked === word.marked || lookupOf(asked) === word.plain);
    }),
  );
}
