/**
 * The stored text as paragraphs. Files that were typed or extracted with a line break at the end of every
 * printed line read badly on a screen, so breaks inside a sentence become spaces. Nothing else changes and
 * every character keeps its place, so that spans of the stored text still fit.
 */
import type { Span } from "../../src/directive.ts";

/** Shorter lines than this are lines of a header, a list or a signature: their breaks are meant. */
const FULL_LINE = 55;
/** "- …", "1. …", "a) …", "Điều 5", "II." and the like begin a line of their own. */
const ITEM =
  /^(?:[-–+•*]|\d{1,3}[.)/]|[a-zđ][.)]|[IVXLC]{1,6}[.)]|Điều\s\d|Chương\s[IVX]|Nơi nhận|Kính gửi)/u;

/** The same text, of the same length, with the breaks inside sentences turned into spaces. */
export function reflow(text: string): string {
  const lines = text.split("\n");
  let longest = 0;
  for (const line of lines) longest = Math.max(longest, Math.min(line.length, 120));
  let out = "";
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] as string;
    const next = lines[i + 1];
    out += line;
    if (next !== undefined) out += isSoftBreak(line, next, longest) ? " " : "\n";
  }
  return out;
}

function isSoftBreak(line: string, next: string, longest: number): boolean {
  if (line.length < FULL_LINE || next.trim() === "" || ITEM.test(next.trimStart())) return false;
  const ended = /[.;:!?]["”»)]?\s*$/u.test(line);
  // A line that ends a sentence well before the margin ends a paragraph as well.
  return !ended || line.length > longest * 0.9;
}

/** A block longer than this holds many paragraphs: its extractor saw no empty lines. */
const LONGEST_BLOCK = 700;

/**
 * Paragraphs of a reflowed text, without the white space around them: the stretches between empty lines; in a
 * long stretch every line.
 *
 * @param cuts offsets at which another part of the letter begins, where a paragraph ends in any case
 */
export function paragraphs(text: string, cuts: readonly number[] = []): Span[] {
  const borders = [...text.matchAll(/\n[^\S\n]*(?=\n)/gu)].map(({ index }) => index);
  return stretches({ start: 0, end: text.length }, [...borders, ...cuts])
    .flatMap((block) => {
      if (block.end - block.start <= LONGEST_BLOCK) return [block];
      const lines = [...text.slice(block.start, block.end).matchAll(/\n/gu)];
      return stretches(
        block,
        lines.map(({ index }) => block.start + index),
      );
    })
    .map((block) => trimmed(text, block))
    .filter(({ start, end }) => start < end);
}

/** A span cut at every border within it. */
function stretches({ start, end }: Span, borders: readonly number[]): Span[] {
  const inside = [...new Set(borders)].filter((at) => at > start && at < end).sort((a, b) => a - b);
  const starts = [start, ...inside];
  return starts.map((from, i) => ({ start: from, end: starts[i + 1] ?? end }));
}

function trimmed(text: string, { start, end }: Span): Span {
  const stretch = text.slice(start, end);
  const from = start + stretch.length - stretch.trimStart().length;
  return { start: from, end: Math.max(from, start + stretch.trimEnd().length) };
}
