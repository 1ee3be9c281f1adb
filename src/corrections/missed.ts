/** Words of a letter that cite a directive and that no reader saw. Pure. */
import type { Citation, Span } from "../directive.ts";

const BLANK = /\s/u;

/**
 * Where words stand in a text, however its blanks and lines fall; the first place. Null where they do not.
 *
 * @param words single blanks between them, none around.
 */
export function placeOfWords(text: string, words: string): Span | null {
  if (words === "") return null;
  let collapsed = "";
  const places: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    const blank = BLANK.test(sign);
    if (blank && collapsed.endsWith(" ")) continue;
    collapsed += blank ? " " : sign;
    places.push(at);
  }
  const found = collapsed.indexOf(words);
  const [start, last] = [places[found], places[found + words.length - 1]];
  return found < 0 || start === undefined || last === undefined ? null : { start, end: last + 1 };
}

/** The same, where no citation that was read stands in the way: that one is put right instead. */
export function missedAt(text: string, words: string, read: readonly Citation[]): Span | null {
  const span = placeOfWords(text, words);
  if (span === null) return null;
  const overlaps = (one: Span) => one.start < span.end && span.start < one.end;
  return read.some((cited) => [cited, ...cited.mentions].some(overlaps)) ? null : span;
}
