/**
 * The stored text as paragraphs. Files that were typed or extracted with a line break at the end of every
 * printed line read badly on a screen, so breaks inside a sentence become spaces. Nothing else changes and
 * every character keeps its place, so that spans of the stored text still fit.
 */
import type { Span } from "../../src/directive.ts";

/** Shorter lines than this are lines of a header, a list or a signature: their breaks are meant. */
const FULL_LINE = 55;
/** "- …", "1. …", "a) …", "Điều 5", "II." and the like begin a line of their own. */
const ITEM = /^(?:[-–+•*]|\d{1,3}[.)/]|[a-zđ][.)]|[IVXLC]{1,6}[.)]|Điều\s\d|Chương\s[IVX])/u;

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

/** Paragraphs of a text: the stretches between empty lines, without the white space around them. */
export function paragraphs(text: string): Span[] {
  const spans: Span[] = [];
  const border = /\n[^\S\n]*(?=\n)/gu;
  let from = 0;
  for (const match of text.matchAll(border)) {
    push(spans, text, from, match.index);
    from = match.index + match[0].length;
  }
  push(spans, text, from, text.length);
  return spans;
}

function push(spans: Span[], text: string, from: number, to: number): void {
  const stretch = text.slice(from, to);
  const trimmed = stretch.trim();
  if (!trimmed) return;
  const start = from + stretch.indexOf(trimmed);
  spans.push({ start, end: start + trimmed.length });
}
