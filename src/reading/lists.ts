/** Lists of a letter: who it is addressed to and who receives it, as a person reads them off. */
import type { Span } from "../directive.ts";
import { oneLine } from "../text/one-line.ts";
import { BULLET } from "./patterns.ts";
import type { Segment } from "./segments.ts";

export interface ListItem extends Span {
  readonly text: string;
}

/** Cuts at bullets that an extractor put on one line: "- Như trên; - Lưu: VT." */
const INLINE_BULLET = /(?<=[;.,:])\s{0,3}(?=[-–•+] ?\p{Lu})/gu;

/**
 * Joins the pieces of a list to its items: a bullet or a closing mark begins a new one, other lines go on.
 *
 * Items come without bullet and without the closing ";" or ".".
 */
export function listItems(pieces: readonly Pick<Segment, "start" | "end" | "text">[]): ListItem[] {
  // In a list with bullets a ";" inside a line parts no items: "- LĐLĐ huyện, thành phố; CĐ ngành;".
  const bulleted = pieces.some(({ text }) => BULLET.test(text.toLowerCase()));
  const parts = pieces.flatMap((piece) => inlineParts(piece, bulleted));
  const items: { text: string; start: number; end: number }[] = [];
  for (const part of parts) {
    const last = items.at(-1);
    const bullet = BULLET.exec(part.text.toLowerCase());
    const closed = last === undefined || /[;.]$/u.test(last.text);
    const goesOn =
      last !== undefined &&
      bullet === null &&
      (!closed || (bulleted && /;$/u.test(last.text) && !/^lưu/iu.test(part.text))) &&
      (bulleted || /[,&-]$/u.test(last.text) || /^[\p{Ll}(]/u.test(part.text));
    if (goesOn) {
      last.text = `${last.text} ${part.text}`;
      last.end = part.end;
      continue;
    }
    const text = bullet ? part.text.slice(bullet[0].length) : part.text;
    items.push({ text, start: part.start + (part.text.length - text.length), end: part.end });
  }
  return items
    .map((item) => ({ ...item, text: withoutMarks(item.text) }))
    .filter(({ text }) => /[\p{L}\d]/u.test(text));
}

function inlineParts(piece: Pick<Segment, "start" | "end" | "text">, bulleted: boolean): ListItem[] {
  const parts: ListItem[] = [];
  let at = 0;
  const push = (to: number) => {
    const text = piece.text.slice(at, to);
    const lead = text.length - text.trimStart().length;
    const printed = text.trim();
    if (printed)
      parts.push({
        text: printed,
        start: piece.start + at + lead,
        end: piece.start + at + lead + printed.length,
      });
    at = to;
  };
  for (const cut of piece.text.matchAll(INLINE_BULLET)) push(cut.index);
  // "Ban A; Ban B; Ban C." on one line without bullets.
  const rest = piece.text.slice(at);
  if (!bulleted) {
    for (const cut of rest.matchAll(/;\s{1,3}(?=[-\p{Lu}])/gu))
      push(piece.text.length - rest.length + cut.index + 1);
  }
  push(piece.text.length);
  return parts;
}

const withoutMarks = (item: string): string =>
  oneLine(item)
    .replace(/^[-–—+•●*·:\s]+/u, "")
    .replace(/[\s;.,]*(?:\.\/\.)?[\s;.,]*$/u, "")
    .trim();
