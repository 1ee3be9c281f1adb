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
  type Token,
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
  const list = listed(lexicon);
  const forms = new Map<string, Form[]>();
  const learn = (text: string, count: number): void => {
    const plain = fold(text);
    const known = forms.get(plain);
    if (known) known.push({ text, count });
    else forms.set(plain, [{ text, count }]);
  };
  for (const { text, count } of list) learn(text, count);
  for (const [run, count] of yield* shortRuns(texts))
    if (count >= LEAST && lexicon.getKey(run) === undefined) learn(run, count);
  return {
    list,
    marked: (question) => markedForm(question, (plain) => clearest(forms.get(plain)), lexicon.longest),
  };
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

/** Counts syllables and pairs of neighbours: they tell the marks of what is no phrase by itself. */
function* shortRuns(texts: readonly string[]): Generator<void, Map<string, number>> {
  const counts = new Map<string, number>();
  const syllables = new Map<string, boolean>();
  const count = (run: string): void => void counts.set(run, (counts.get(run) ?? 0) + 1);
  for (const text of texts) {
    let before = "";
    for (const token of tokenize(text)) {
      const key = searchKey(token.text);
      const known = syllables.get(key) ?? isSyllable(key);
      syllables.set(key, known);
      if (known) count(key);
      if (known && before !== "") count(`${before} ${key}`);
      before = known ? key : "";
    }
    yield;
  }
  return counts;
}

/** @param reading what stands there in the archive: null where that is not clear, undefined where it knows nothing */
function markedForm(
  question: string,
  reading: (plain: string) => string | null | undefined,
  longest: number,
): string | null {
  if (fold(question) !== question.toLowerCase()) return null;
  const tokens = tokenize(question);
  const plain = tokens.map(({ text }) => searchKey(fold(text)));
  const readingFrom = (at: number, size: number) => reading(plain.slice(at, at + size).join(" "));
  let marked = "";
  let end = 0;
  for (let at = 0; at < tokens.length; ) {
    let size = Math.min(longest, tokens.length - at);
    while (size > 1 && typeof readingFrom(at, size) !== "string") size -= 1;
    let known = readingFrom(at, size);
    // A syllable that may be several is told by the one before it.
    if (known === null && at > 0) known = readingFrom(at - 1, 2)?.split(" ")[1] ?? null;
    if (known === null || (known === undefined && mayBeMarked((tokens[at] as Token).text))) return null;
    const start = (tokens[at] as Token).start;
    const last = (tokens[at + size - 1] as Token).end;
    marked += question.slice(end, start) + (known ?? question.slice(start, last));
    end = last;
    at += size;
  }
  marked += question.slice(end);
  return fold(marked) === marked.toLowerCase() ? null : marked;
}

/** Numbers and abbreviations have no marks; any other word that is not known may have some. */
const mayBeMarked = (token: string): boolean => /[aeiouy]/u.test(token);

function clearest(forms: readonly Form[] | undefined): string | null | undefined {
  if (forms === undefined) return undefined;
  const [first] = forms.toSorted((a, b) => b.count - a.count);
  const total = forms.reduce((sum, { count }) => sum + count, 0);
  return first && first.count >= CLEAR * total ? first.text : null;
}
