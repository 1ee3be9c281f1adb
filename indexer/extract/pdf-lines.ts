/**
 * Lines from the pieces of text on a PDF page, in the order in which the program that made the page wrote them;
 * the two columns of a letter's head and foot are read one after the other, however they were written.
 */
import { foldMarks } from "../../src/vietnamese-tokenizer/index.ts";
import { FRAME_MARKS } from "./letter-frame.ts";

/** A piece of text with its place; y grows upwards, as PDF counts. */
export interface PageItem {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pieces that stand in one line without a wide gap. */
interface Segment {
  text: string;
  readonly x: number;
  readonly y: number;
  height: number;
  end: number;
}

/** In heights of the letters: a gap wider than the first is a blank, than the second the border of a cell. */
const BLANK = 0.15;
const CELL = 1.8;
/** Pieces whose baselines differ by less stand in one line; smaller letters (footnote marks) are raised further. */
const SAME_LINE = 0.45;
const RAISED = 0.7;

export function pageLines(items: readonly PageItem[]): string {
  const segments = toSegments(items);
  const framed = unfold(unfold(segments, 0), footStart);
  return toText(framed);
}

function toSegments(items: readonly PageItem[]): Segment[] {
  const segments: Segment[] = [];
  let blankBetween = false;
  for (const { text, x, y, width, height } of items) {
    if (text.trim() === "") {
      blankBetween ||= text !== "";
      continue;
    }
    const last = segments.at(-1);
    const size = height || last?.height || 12;
    if (last && goesOn(last, x, y, size)) {
      const apart = blankBetween || x - last.end > BLANK * size;
      last.text += apart && !last.text.endsWith(" ") && !text.startsWith(" ") ? ` ${text}` : text;
      last.end = Math.max(last.end, x + width);
      last.height = Math.max(last.height, size);
    } else {
      segments.push({ text, x, y, height: size, end: x + width });
    }
    blankBetween = false;
  }
  return segments;
}

function goesOn(last: Segment, x: number, y: number, size: number): boolean {
  const gap = x - last.end;
  const raised = size < 0.8 * last.height ? RAISED : SAME_LINE;
  return (
    Math.abs(y - last.y) < raised * Math.max(size, last.height) && gap > -0.5 * size && gap < CELL * size
  );
}

const sameLine = (a: Segment, b: Segment): boolean =>
  Math.abs(a.y - b.y) < SAME_LINE * Math.max(a.height, b.height);

/** Segments as lines: what stands in one line is parted by a tab. */
function toText(segments: readonly Segment[]): string {
  let text = "";
  for (const [at, segment] of segments.entries()) {
    const before = segments[at - 1];
    if (before) text += sameLine(before, segment) && segment.x > before.x ? "\t" : "\n";
    text += segment.text.trim();
  }
  return text;
}

/**
 * Finds the stretch from `start` on in which two columns stand side by side and puts the left one first. Where
 * nothing there is what only a letter's frame holds, the order stays: a table of data is read row by row.
 */
function unfold(
  segments: readonly Segment[],
  start: number | ((segments: readonly Segment[]) => number),
): readonly Segment[] {
  const from = typeof start === "number" ? start : start(segments);
  if (from < 0) return segments;
  const top = segments[from]?.y ?? 0;
  const height = segments[from]?.height ?? 12;
  // From the top of the stretch downwards, whatever the order in which it was written.
  const below = segments
    .filter((segment) => segment.y <= top + SAME_LINE * height || from === 0)
    .sort((a, b) => b.y - a.y || a.x - b.x);
  // The head is one block; in the foot the signature leaves room for a hand.
  const frame = columnsOf(below, from === 0 ? 3.5 : 20);
  if (!frame) return segments;
  const { left, right } = frame;
  const words = foldMarks(
    [...left, ...right].map((segment) => segment.text.trim().normalize("NFC")).join("\n"),
  );
  if (!FRAME_MARKS.test(words.toLowerCase())) return segments;
  const inside = new Set([...left, ...right]);
  const first = segments.findIndex((segment) => inside.has(segment));
  const rest = segments.filter((segment) => !inside.has(segment));
  const before = segments.slice(0, first).filter((segment) => !inside.has(segment)).length;
  return [...rest.slice(0, before), ...left, ...joinWrapped(right), ...rest.slice(before)];
}

/** Lines of the right column that are known by heart, and end before they are over. */
const WRAPPED: readonly (readonly [line: RegExp, rest: RegExp])[] = [
  [/ngay +\S{1,8} +thang +\S{1,8}(?: +nam)?$/u, /^(?:nam +)?\d{4}$/u],
  [/^cong hoa xa hoi(?: chu(?: nghia)?)?$/u, /^(?:chu )?(?:nghia )?viet nam$/u],
];

function joinWrapped(column: readonly Segment[]): Segment[] {
  const joined: Segment[] = [];
  for (const segment of column) {
    const last = joined.at(-1);
    const [line, rest] = [last?.text ?? "", segment.text].map((text) =>
      foldMarks(text.trim().normalize("NFC")).toLowerCase(),
    );
    if (last && WRAPPED.some(([begins, goesOn]) => begins.test(line ?? "") && goesOn.test(rest ?? ""))) {
      last.text = `${last.text.trim()} ${segment.text.trim()}`;
    } else joined.push({ ...segment });
  }
  return joined;
}

/** The foot of a letter begins with "Nơi nhận". */
const footStart = (segments: readonly Segment[]): number =>
  segments.findIndex((segment) => /^nơi nhận/iu.test(segment.text.trim().normalize("NFC")));

const LETTER_BEGINS = /^\s*kính gửi/iu;
/** The frame never takes more lines than these. */
const MAX_FRAME = 40;

/** Splits segments, given from top to bottom, at the gutter between two that stand in one line; ends where one crosses it. */
function columnsOf(
  segments: readonly Segment[],
  gapAllowed: number,
): { left: Segment[]; right: Segment[] } | null {
  const considered = segments.slice(0, MAX_FRAME);
  const pair = findPair(considered);
  if (!pair) return null;
  let [low, high] = pair;
  const left: Segment[] = [];
  const right: Segment[] = [];
  let lowest = considered[0]?.y ?? 0;
  for (const segment of considered) {
    if (lowest - segment.y > gapAllowed * segment.height || LETTER_BEGINS.test(segment.text)) break;
    if (segment.end < high) {
      left.push(segment);
      low = Math.max(low, segment.end);
    } else if (segment.x > low) {
      right.push(segment);
      high = Math.min(high, segment.x);
    } else break;
    lowest = segment.y;
  }
  return left.length > 0 && right.length > 0 && low < high ? { left, right } : null;
}

function findPair(segments: readonly Segment[]): [number, number] | null {
  for (const [at, one] of segments.entries()) {
    const other = segments[at + 1];
    if (other && sameLine(one, other) && other.x > one.end) return [one.end, other.x];
  }
  return null;
}
