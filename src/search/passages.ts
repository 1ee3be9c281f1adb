/** The stretch of a text that shows best why it was found, and what is to be marked in it. Pure. */
import { findNumbers } from "../citations/number.ts";
import type { Span } from "../directive.ts";
import { numberToken, tokensOfNumber } from "./number-tokens.ts";
import { isWordAt, occurrences, prepare } from "./occurrences.ts";
import type { Terms } from "./plan.ts";
import type { Fragment } from "./types.ts";

/** Length of a passage in characters, about three lines. */
const LENGTH = 260;
/** Occurrences of one term that are looked at when choosing a passage. */
const ENOUGH = 150;

export interface Passage {
  readonly text: string;
  readonly fragments: readonly Fragment[];
}

/** Everything that the terms mark in a text, in order, without overlaps. */
export function markText(text: string, terms: Terms): Span[] {
  return merged(found(text, terms, Number.POSITIVE_INFINITY).map(({ span }) => span));
}

/** A short text (a subject) on one line, cut into marked and unmarked fragments. */
export function markedFragments(text: string, terms: Terms): Fragment[] {
  return fragments(text, { start: 0, end: text.length }, markText(text, terms));
}

export interface PassageOptions {
  /** Stretches that the reader sees anyway (the subject): what stands elsewhere says more. */
  readonly said?: readonly Span[];
  /** Where to begin when no term stands in the text. */
  readonly from?: number;
}

/** The best passage of a text: the one with most of the terms, phrases and numbers before single words. */
export function bestPassage(
  text: string,
  terms: Terms,
  { said = [], from = 0 }: PassageOptions = {},
): Passage {
  const marks = found(text, terms, ENOUGH).map((mark) =>
    said.some(({ start, end }) => start <= mark.span.start && mark.span.end <= end)
      ? { span: mark.span, term: -1 - mark.term, weight: mark.weight / 4 }
      : mark,
  );
  const window = aroundWords(text, bestWindow(marks, text.length, from));
  const inside = fragments(text, window, merged(marks.map(({ span }) => span)));
  const before = window.start > 0 ? "… " : "";
  const after = window.end < text.length ? " …" : "";
  const all = joined([{ text: before, marked: false }, ...inside, { text: after, marked: false }]);
  return { text: all.map((fragment) => fragment.text).join(""), fragments: all };
}

interface Mark {
  readonly span: Span;
  /** Which term it is, and how much it says. */
  readonly term: number;
  readonly weight: number;
}

function found(text: string, { sequences, numbers }: Terms, limit: number): Mark[] {
  const marks: Mark[] = [];
  if (sequences.length > 0) {
    const prepared = prepare(text);
    for (const [term, sequence] of sequences.entries())
      for (const span of occurrences(prepared, sequence, limit))
        marks.push({ span, term, weight: sequence.length });
  }
  if (numbers.length > 0) marks.push(...numberMarks(text, numbers, sequences.length));
  return marks.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

function numberMarks(text: string, tokens: readonly string[], firstTerm: number): Mark[] {
  return findNumbers(text).flatMap(({ span, number }) => {
    const own = [numberToken(number), ...tokensOfNumber(text.slice(span.start, span.end), [])];
    const term = tokens.findIndex((token) => own.includes(token));
    return term < 0 ? [] : [{ span, term: firstTerm + term, weight: 4 }];
  });
}

/** The stretch of LENGTH whose different terms weigh most; among equals the one with more marks, then the first. */
function bestWindow(marks: readonly Mark[], length: number, from: number): Span {
  let best: Span = { start: Math.min(from, length), end: Math.min(from + LENGTH, length) };
  let bestScore = 0;
  const counts = new Map<number, number>();
  let distinct = 0;
  let last = 0;
  for (let first = 0; first < marks.length; first++) {
    const { span } = marks[first] as Mark;
    for (; last < marks.length; last++) {
      const mark = marks[last] as Mark;
      if (mark.span.end > span.start + LENGTH && last > first) break;
      const count = counts.get(mark.term) ?? 0;
      if (count === 0) distinct += mark.weight;
      counts.set(mark.term, count + 1);
    }
    const score = distinct * 1_000 + (last - first);
    if (score > bestScore) {
      bestScore = score;
      const lastSpan = (marks[last - 1] as Mark).span;
      const slack = Math.max(0, LENGTH - (lastSpan.end - span.start));
      const start = Math.max(0, span.start - Math.floor(slack / 3));
      best = { start, end: Math.min(length, Math.max(start + LENGTH, lastSpan.end)) };
    }
    const mark = marks[first] as Mark;
    const count = (counts.get(mark.term) ?? 1) - 1;
    counts.set(mark.term, count);
    if (count === 0) distinct -= mark.weight;
    if (last <= first) last = first + 1;
  }
  return best;
}

/** No word is cut, unless it is longer than any word. */
function aroundWords(text: string, { start, end }: Span): Span {
  const furthest = 40;
  let from = start;
  while (from > 0 && start - from < furthest && isWordAt(text, from) && isWordAt(text, from - 1)) from--;
  let to = end;
  while (to < text.length && to - end < furthest && isWordAt(text, to) && isWordAt(text, to - 1)) to++;
  return { start: from, end: to };
}

function merged(spans: readonly Span[]): Span[] {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const last = result.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}

/** White space that is not one blank already. */
const WIDE = /[^\S ]\s*|\s{2,}/gu;

/** The window as fragments on one line. */
function fragments(text: string, window: Span, marks: readonly Span[]): Fragment[] {
  const result: Fragment[] = [];
  let at = window.start;
  const push = (to: number, marked: boolean) => {
    if (to > at) result.push({ text: text.slice(at, to).replace(WIDE, " "), marked });
    at = Math.max(at, to);
  };
  for (const { start, end } of marks) {
    if (end <= window.start) continue;
    if (start >= window.end) break;
    push(Math.max(start, window.start), false);
    push(Math.min(end, window.end), true);
  }
  push(window.end, false);
  return joined(trimmed(result));
}

function trimmed(list: readonly Fragment[]): Fragment[] {
  return list.map(({ text, marked }, index) => {
    let cut = index === 0 ? text.trimStart() : text;
    if (index === list.length - 1) cut = cut.trimEnd();
    return { text: cut, marked };
  });
}

/** Neighbours of one kind are one fragment; empty ones go. */
function joined(list: readonly Fragment[]): Fragment[] {
  const result: { text: string; marked: boolean }[] = [];
  for (const { text, marked } of list) {
    if (text === "") continue;
    const last = result.at(-1);
    if (last && last.marked === marked) last.text += text;
    else result.push({ text, marked });
  }
  return result;
}
