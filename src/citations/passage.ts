/** A text with the copy that its patterns are matched against. */
import { placeTone } from "../vietnamese-tokenizer/index.ts";

export interface Passage {
  readonly text: string;
  /** Lower case with the tones in their old places, of the same length: every offset holds for both. */
  readonly lower: string;
}

/** Lower case of the same length: the few letters that would grow stay as they are. */
export function lowerSameLength(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (char) => {
    const small = char.toLowerCase();
    return small.length === char.length ? small : char;
  }).join("");
}

export const passageOf = (text: string): Passage => ({ text, lower: placeTone(lowerSameLength(text)) });

/** Runs a sticky pattern at one place. */
export function matchAt(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(text);
}

/** Printed text on one line. */
export const collapse = (text: string): string => text.replace(/\s+/gu, " ").trim();

/** Skips blanks and at most one line break: a hard-wrapped line goes on, a paragraph does not. */
export function skipBlanks(text: string, position: number): number {
  return position + (matchAt(/[ \t]{0,8}(?:\n(?!\n)[ \t]{0,8})?/uy, text, position)?.[0].length ?? 0);
}
