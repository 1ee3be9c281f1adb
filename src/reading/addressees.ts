/** "Kính gửi:" and whom it names, on one line or as a list. */
import type { Span } from "../directive.ts";
import { fold } from "../vietnamese-tokenizer/index.ts";

import { type ListItem, listItems } from "./lists.ts";
import { ABOUT, ADDRESSED_TO, BULLET } from "./patterns.ts";
import { isRule, type Segment, segmentsOf } from "./segments.ts";
import { startsBody } from "./subject-lines.ts";

export interface Addressees {
  readonly items: readonly ListItem[];
  /** From "Kính gửi" to the end of the list. */
  readonly span: Span;
}

const WINDOW = 3000;

/** Reads the addressees that begin at `start`, where "Kính gửi" stands. */
export function readAddressees(text: string, start: number): Addressees {
  const segments = segmentsOf(text, start, Math.min(text.length, start + WINDOW), 40);
  const first = segments[0];
  const label = first && ADDRESSED_TO.exec(first.fold);
  if (!first || !label) return { items: [], span: { start, end: start } };
  const pieces: Segment[] = [];
  const rest = text.slice(first.start + label[0].length, first.end).trimStart();
  if (rest && /[\p{L}\d]/u.test(rest)) {
    pieces.push({ ...first, text: rest, start: first.end - rest.length, fold: fold(rest), line: first.line });
  }
  for (const segment of segments.slice(1)) {
    if (!continuesList(segment, pieces)) break;
    pieces.push(segment);
  }
  return { items: listItems(pieces), span: { start, end: pieces.at(-1)?.end ?? first.end } };
}

function continuesList(segment: Segment, pieces: readonly Segment[]): boolean {
  const last = pieces.at(-1);
  if (isRule(segment) || ABOUT.test(segment.fold)) return false;
  const bullet = BULLET.test(segment.fold) && !/^\d/u.test(segment.fold);
  if (!last) return segment.text.length < 300 && (bullet || !/^(?:can cu|thuc hien)\b/u.test(segment.fold));
  if (segment.text.length > 300) return false;
  if (/(?:\.|\.\/\.)$/u.test(last.text)) return bullet && !segment.afterBlank;
  if (bullet) return true;
  const listed = /;$/u.test(last.text);
  if (listed) return !/^(?:can cu|thuc hien)\b/u.test(segment.fold);
  if (/[,&]$|\bvà$/u.test(last.text)) return true;
  if (segment.afterBlank) return false;
  if (startsBody(segment) && segment.text.length > 60) return false;
  // A wrapped line goes on in small letters, or the line above was as long as lines get.
  return (
    /^[\p{Ll}(]/u.test(segment.text) ||
    (last.text.length > 45 && segment.text.length < 90 && !startsBody(segment))
  );
}
