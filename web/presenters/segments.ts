/**
 * Cuts a stretch of text where marks of several kinds overlap.
 *
 * Links cannot nest in HTML, words and evidence can stand anywhere across them. So the text is cut into runs,
 * each under at most one link, and every run into pieces, each with its own set of marks. Where links overlap
 * the shortest one wins: it is the directive named inside the title of another.
 */
import type { Span } from "../../src/directive.ts";

export interface Mark<L> extends Span {
  readonly kind: "word" | "evidence" | "link";
  /** Where a mark of kind `link` leads. */
  readonly link?: L;
  /** What a mark of kind `evidence` shows. */
  readonly note?: string;
}

export interface Piece {
  readonly text: string;
  readonly word: boolean;
  /** What the piece is evidence of. */
  readonly evidence: string | null;
}

export interface Run<L> {
  readonly link: L | null;
  readonly pieces: readonly Piece[];
}

/**
 * In: the text, the stretch of it to cut, marks in any order, overlapping or reaching beyond the stretch.
 * Out: runs whose pieces, joined, are exactly the stretch. Empty and reversed marks are ignored.
 */
export function cutRuns<L>(text: string, stretch: Span, marks: readonly Mark<L>[]): Run<L>[] {
  const end = Math.min(stretch.end, text.length);
  const start = Math.min(Math.max(0, stretch.start), end);
  const inside = marks
    .map((mark) => ({ ...mark, start: Math.max(mark.start, start), end: Math.min(mark.end, end), of: mark }))
    .filter((mark) => mark.start < mark.end)
    .sort((a, b) => a.start - b.start);
  const borders = [...new Set([start, end, ...inside.flatMap((mark) => [mark.start, mark.end])])].sort(
    (a, b) => a - b,
  );

  const runs: { link: L | null; of: Mark<L> | null; pieces: Piece[] }[] = [];
  let active: typeof inside = [];
  let next = 0;
  for (let i = 0; i + 1 < borders.length; i += 1) {
    const from = borders[i] as number;
    const to = borders[i + 1] as number;
    active = active.filter((mark) => mark.end > from);
    for (let mark = inside[next]; mark && mark.start === from; mark = inside[next]) {
      active.push(mark);
      next += 1;
    }
    const link = shortestLink(active);
    const piece = {
      text: text.slice(from, to),
      word: active.some((mark) => mark.kind === "word"),
      evidence: active.find((mark) => mark.kind === "evidence")?.note ?? null,
    };
    const run = runs.at(-1);
    if (run && run.of === link) addPiece(run.pieces, piece);
    else runs.push({ link: link?.link ?? null, of: link, pieces: [piece] });
  }
  return runs.map(({ link, pieces }) => ({ link, pieces }));
}

function shortestLink<L>(active: readonly { kind: string; of: Mark<L> }[]): Mark<L> | null {
  let best: Mark<L> | null = null;
  for (const { kind, of } of active) {
    if (kind !== "link") continue;
    if (!best || of.end - of.start < best.end - best.start) best = of;
  }
  return best;
}

/** Neighbours that look the same become one piece again. */
function addPiece(pieces: Piece[], piece: Piece): void {
  const last = pieces.at(-1);
  if (last && last.word === piece.word && last.evidence === piece.evidence) {
    pieces[pieces.length - 1] = { ...last, text: last.text + piece.text };
  } else pieces.push(piece);
}
