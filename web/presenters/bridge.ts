/**
 * What is marked, as a reader wants to see it: words of the question that follow one another are one mark, and a
 * word that stands in such a mark is not marked again wherever it stands alone ("dân" of "dân vận khéo" in
 * "nhân dân"). Words that never meet keep their marks.
 */
import type { Span } from "../../src/directive.ts";
import type { Fragment } from "../../src/search/types.ts";
import { fold } from "../../src/vietnamese-tokenizer/index.ts";

/** A stretch of marks with only white space between them. */
interface Run {
  readonly start: number;
  end: number;
  readonly words: string[];
}

/** In: marked spans of a text, sorted, not overlapping. Out: fewer and longer ones. */
export function bridgeSpans(text: string, spans: readonly Span[]): Span[] {
  const runs: Run[] = [];
  for (const { start, end } of spans) {
    const last = runs.at(-1);
    const word = fold(text.slice(start, end));
    if (last && start - last.end < 8 && text.slice(last.end, start).trim() === "") {
      last.end = end;
      last.words.push(word);
    } else runs.push({ start, end, words: [word] });
  }
  const together = new Set(runs.filter(({ words }) => words.length > 1).flatMap(({ words }) => words));
  return runs
    .filter(({ words }) => words.length > 1 || !together.has(words[0] ?? ""))
    .map(({ start, end }) => ({ start, end }));
}

/** The same for a text that is already cut. */
export function bridgeFragments(fragments: readonly Fragment[]): Fragment[] {
  const spans: Span[] = [];
  let text = "";
  for (const fragment of fragments) {
    const start = text.length;
    text += fragment.text;
    if (fragment.marked) spans.push({ start, end: text.length });
  }
  return fragmentsOf(text, bridgeSpans(text, spans));
}

function fragmentsOf(text: string, marked: readonly Span[]): Fragment[] {
  const fragments: Fragment[] = [];
  let at = 0;
  for (const { start, end } of [...marked, { start: text.length, end: text.length }]) {
    if (start > at) fragments.push({ text: text.slice(at, start), marked: false });
    if (end > start) fragments.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  return fragments;
}
