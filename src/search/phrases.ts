/**
 * The archive's own phrases, and the marks that a question without marks most likely lacks. Pure.
 *
 * A phrase is read with the marks that it nearly always has here ("dan van kheo" → "dân vận khéo"); where that is not
 * clear nothing is said.
 */
import {
  fold,
  isSyllable,
  type Lexicon,
  lexiconInSteps,
  searchKey,
  tokenize,
} from "../vietnamese-tokenizer/index.ts";
import type { Suggestion } from "./suggest-index.ts";

export interface Phrases {
  /** The phrases as they are written, for completing what is typed. */
  readonly list: readonly Suggestion[];
  /** The question with its marks; null where it has some, lacks none, or where they are not certain. */
  marked(question: string): string | null;
}

/** Met less often, a run of syllables is chance. */
const LEAST = 4;
/** So much of what stands there without marks has to be this one form. */
const CLEAR = 0.9;

/** Learns from texts in small steps. @param texts read several times */
export function* phrasesOf(texts: readonly string[]): Generator<void, Phrases> {
  const lexicon = yield* lexiconInSteps(texts, { minCount: LEAST });
  const forms = new Map<string, Form[]>();
  const learn = (text: string, count: number): void => {
    const plain = fold(text);
    const known = forms.get(plain);
    if (known) known.push({ text, count });
    else forms.set(plain, [{ text, count }]);
  };
  const list = listed(lexicon);
  for (const { text, count } of list) learn(text, count);
  for (const [syllable, count] of yield* syllableCounts(texts)) learn(syllable, count);
  return { list, marked: (question) => markedForm(question, forms, lexicon.longest) };
}

interface Form {
  readonly text: string;
  readonly count: number;
}

/** Names with their capitals. */
const listed = (lexicon: Lexicon): Suggestion[] =>
  lexicon.list().map(({ key, count, name }) => ({
    kind: "phrase",
    text: name ? key.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase()) : key,
    count,
  }));

function* syllableCounts(texts: readonly string[]): Generator<void, Map<string, number>> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const token of tokenize(text)) {
      const key = searchKey(token.text);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    yield;
  }
  for (const key of counts.keys()) if (!isSyllable(key)) counts.delete(key);
  return counts;
}

function markedForm(
  question: string,
  forms: ReadonlyMap<string, readonly Form[]>,
  longest: number,
): string | null {
  if (fold(question) !== question.toLowerCase()) return null;
  const tokens = tokenize(question);
  let marked = "";
  let end = 0;
  for (let at = 0; at < tokens.length; ) {
    let size = Math.min(longest, tokens.length - at);
    const plain = () =>
      tokens
        .slice(at, at + size)
        .map(({ text }) => searchKey(fold(text)))
        .join(" ");
    while (size > 1 && !isClear(forms.get(plain()))) size -= 1;
    const known = forms.get(plain());
    if (known && !isClear(known)) return null;
    const first = tokens[at];
    const last = tokens[at + size - 1];
    if (!first || !last) break;
    // What the archive does not know stays: numbers, abbreviations, foreign words.
    marked += question.slice(end, first.start) + (best(known)?.text ?? question.slice(first.start, last.end));
    end = last.end;
    at += size;
  }
  marked += question.slice(end);
  return fold(marked) === marked.toLowerCase() ? null : marked;
}

const best = (forms: readonly Form[] = []): Form | undefined =>
  forms.reduce<Form | undefined>((a, b) => (a && a.count >= b.count ? a : b), undefined);

function isClear(forms: readonly Form[] = []): boolean {
  const most = best(forms);
  const total = forms.reduce((sum, { count }) => sum + count, 0);
  return most !== undefined && most.count >= LEAST && most.count >= CLEAR * total;
}
