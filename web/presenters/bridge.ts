/** Words of a question that follow one another are shown as one mark, blanks between them included. */
import type { Span } from "../../src/directive.ts";
import type { Fragment } from "../../src/search/types.ts";

/** Joins marked spans of a text that only white space keeps apart. In: sorted, not overlapping. */
export function bridgeSpans(text: string, spans: readonly Span[]): Span[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const last = joined.at(-1);
    if (last && start - last.end < 8 && text.slice(last.end, start).trim() === "") last.end = end;
    else joined.push({ start, end });
  }
  return joined;
}

/** The same for a text that is already cut: a blank between two marks is marked as well. */
export function bridgeFragments(fragments: readonly Fragment[]): Fragment[] {
  const joined: { text: string; marked: boolean }[] = [];
  fragments.forEach((fragment, i) => {
    const between = fragment.text.trim() === "" && fragments[i - 1]?.marked && fragments[i + 1]?.marked;
    const marked = fragment.marked || Boolean(between);
    const last = joined.at(-1);
    if (last && last.marked === marked) last.text += fragment.text;
    else joined.push({ text: fragment.text, marked });
  });
  return joined;
}
