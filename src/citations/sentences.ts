/** The sentence around a place of a text. */
import type { Span } from "../directive.ts";

/** End marks with a blank behind them, and line breaks before a new paragraph, bullet or numbered point. */
const SENTENCE_END =
  /(?<!\b(?:TP|Tp|TT|Ths|GS|TS|Tr))[.;!?](?=[\s"”]|$)|\n(?=\s{0,3}(?:\n|[-+*•]|\d{1,2}[.)]|\p{Lu}))/gu;
const LONGEST = 1500;

/** The sentence that `position` lies in, blanks and bullets around it left out, inside `bounds`. */
export function sentenceAt(text: string, position: number, bounds: Span): Span {
  const from = Math.max(bounds.start, position - LONGEST);
  const to = Math.min(bounds.end, position + LONGEST);
  let start = from;
  for (const match of text.slice(from, position).matchAll(SENTENCE_END)) start = from + match.index + 1;
  const length = text.slice(position, to).search(SENTENCE_END);
  let end = length === -1 ? to : position + length;
  while (start < end && /[\s\-+*•”"]/u.test(text[start] ?? "") && !/[“"]/u.test(text[start] ?? ""))
    start += 1;
  while (end > start && /\s/u.test(text[end - 1] ?? "")) end -= 1;
  return { start, end };
}
