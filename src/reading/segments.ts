/**
 * The pieces that a header, a list of recipients or a signature block is made of: a line, or one column of it.
 *
 * Extractors flatten the two columns of a letterhead in every way: one column after the other, line by line
 * with a gap between, as cells of a Markdown table, or with no gap at all. A piece never spans two columns, as
 * far as gaps, cell borders and the fixed phrases of a letterhead show them.
 */
import type { Span } from "../directive.ts";
import { casesOf } from "../vietnamese-tokenizer/index.ts";
import { foldedWhole } from "./folded.ts";

export interface Segment extends Span {
  /** As printed, trimmed of table borders and emphasis marks. */
  readonly text: string;
  /** `text` in lower case without marks, of the same length: OCR loses the marks of capitals. */
  readonly fold: string;
  /** Counts from 0 within the window. */
  readonly line: number;
  /** Place within its line, from 0. */
  readonly column: number;
  /** Number of pieces in its line. */
  readonly columns: number;
  /** An empty line stands before its line. */
  readonly afterBlank: boolean;
}

/** Lines beyond this length are paragraphs, never flattened columns. */
const COLUMN_LINE_LENGTH = 400;

/** A line of this length without a gap is running text. */
const PROSE_LINE_LENGTH = 180;
/** A gap that separates columns: three blanks or more, a tab, a cell border, a line break inside a cell. */
const GAP = / {3,}|\t|\||<br ?\/?>/giu;

/** Gaps that are blanks to be filled in, not columns: "Số:      /KH-LĐLĐ", "ngày     tháng     năm 2020". */
const FILL_IN =
  /so ?[:.]?[ \t]{1,60}(?=[\d/-])|so ?[:.]? ?\d{1,6}[ \t]{1,60}(?=[/-])|(?:ngay|thang)[ \t]{1,60}(?=thang|nam|\d)|nam[ \t]{1,60}(?=\d|$)|(?:ngay|thang) ?\d{1,2}[ \t]{1,60}(?=thang|nam)/gu;

/**
 * Fixed phrases at which a new column begins although no gap shows it. In folded text; the phrase itself opens
 * the new piece.
 */
const COLUMN_STARTS =
  /cong hoa xa hoi chu nghia viet nam|doc lap ?[-–] ?tu do ?[-–] ?hanh phuc|dang cong san viet nam$|v ?\/ ?v:? |kinh gui ?:|noi nhan ?:|\b(?:tm|kt|tl|tuq|t\/m|k\/t|t\/l)\. ?(?=[a-z])/gu;
const COLUMN_PHRASE = new RegExp(COLUMN_STARTS.source, "u");
/** Fixed phrases after which a new column begins. */
const COLUMN_ENDS = /cong hoa xa hoi chu nghia viet nam|doc lap ?[-–] ?tu do ?[-–] ?hanh phuc/gu;

const EDGES = new Set(" \t\n\r|>#*_~`");

/** Narrows a range to what is neither blank nor a mark of a table, a quotation or an emphasis. */
function trimmed(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && EDGES.has(text.charAt(from))) from += 1;
  while (to > from && EDGES.has(text.charAt(to - 1))) to -= 1;
  // "* Như trên" is a bullet, "*gửi kèm*" an emphasis: the star goes either way, the words stay.
  return { start: from, end: to };
}

/** Offsets within a line at which it is cut, as pairs [end of the piece before, start of the next]. */
function cutsOf(line: string, folded: string): [number, number][] {
  const hasGap = line.includes("\t") || line.includes("|") || line.includes("   ") || line.includes("<");
  // Running text has neither gaps nor the phrases of a letterhead.
  if (!hasGap && (line.length > PROSE_LINE_LENGTH || !COLUMN_PHRASE.test(folded))) return [];
  const cuts: [number, number][] = [];
  if (hasGap) {
    const fillIns = [...folded.matchAll(FILL_IN)].map((m) => [m.index, m.index + m[0].length] as const);
    const isFillIn = (at: number) => fillIns.some(([from, to]) => at >= from && at < to);
    for (const gap of line.matchAll(GAP)) {
      if (!isFillIn(gap.index)) cuts.push([gap.index, gap.index + gap[0].length]);
    }
  }
  for (const phrase of folded.matchAll(COLUMN_STARTS)) {
    if (/[\p{L}\d]/u.test(line.slice(0, phrase.index)) && isColumnPhrase(line, phrase.index, phrase[0]))
      cuts.push([phrase.index, phrase.index]);
  }
  for (const phrase of folded.matchAll(COLUMN_ENDS)) {
    const end = phrase.index + phrase[0].length;
    if (end < line.length && isColumnPhrase(line, phrase.index, phrase[0])) cuts.push([end, end]);
  }
  return cuts.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

/** A letterhead phrase is printed with a capital and after a blank; inside a sentence it is only words. */
function isColumnPhrase(line: string, at: number, phrase: string): boolean {
  const before = at === 0 ? " " : line.charAt(at - 1);
  const first = line.charAt(at);
  if (!/[\s|“"(]/u.test(before) || first === first.toLowerCase()) return false;
  // "sự lãnh đạo của Đảng Cộng sản Việt Nam" is no banner.
  return !/^(?:cong hoa|dang cong)/u.test(phrase) || isCapital(line.slice(at, at + phrase.length));
}

/**
 * Cuts a window of the text into pieces.
 *
 * @param limit at most this many lines are read.
 */
export function segmentsOf(text: string, from: number, to: number, limit = 400): Segment[] {
  const segments: Segment[] = [];
  const whole = foldedWhole(text);
  let blank = true;
  let lineNumber = 0;
  for (let start = from; start < to && lineNumber < limit; lineNumber += 1) {
    const newline = text.indexOf("\n", start);
    const end = newline === -1 || newline > to ? to : newline;
    const line = text.slice(start, end);
    const folded = whole.slice(start, end);
    const pieces = piecesOf(line, folded);
    for (const [column, piece] of pieces.entries()) {
      segments.push({
        start: start + piece.start,
        end: start + piece.end,
        text: line.slice(piece.start, piece.end),
        fold: folded.slice(piece.start, piece.end),
        line: lineNumber,
        column,
        columns: pieces.length,
        afterBlank: blank,
      });
    }
    blank = pieces.length === 0;
    start = end + 1;
  }
  return segments;
}

function piecesOf(line: string, folded: string): Span[] {
  const isProse = line.length > COLUMN_LINE_LENGTH && !line.includes("|") && !line.includes("<");
  const pieces: Span[] = [];
  let at = 0;
  const push = (end: number) => {
    const piece = trimmed(line, at, end);
    if (piece.end > piece.start) pieces.push(piece);
  };
  for (const [cutEnd, next] of isProse ? [] : cutsOf(line, folded)) {
    if (cutEnd < at) continue;
    push(cutEnd);
    at = Math.max(at, next);
  }
  push(line.length);
  return pieces;
}

/** A ruled line or an ornament: "-------", "*****", "_____", "o0o", "|---|---|". */
export function isRule({ fold: folded }: Pick<Segment, "fold">): boolean {
  if (/^[a-z\d]{2}/u.test(folded) && !/^o[o0]/u.test(folded)) return false;
  return (
    /^(?:\.{0,2}[-–—_=*~+:• ][-–—_=*.~+:• ]*|\.{1,2})?$/u.test(folded) ||
    /^[-–—_=*. ]{0,40}(?:ooo|o0o|000)[-–—_=*. ]{0,40}$/u.test(folded)
  );
}

/** Printed in capitals, apart from numbers, signs and small connecting words. */
export function isCapital(text: string): boolean {
  const { letters, capitals, lowers, raises } = casesOf(text);
  return lowers && letters >= 2 && (!raises || capitals / letters > 0.85);
}

export const spanOf = (segments: readonly Span[]): Span | null => {
  const first = segments[0];
  if (!first) return null;
  return segments.reduce(
    (all, { start, end }) => ({ start: Math.min(all.start, start), end: Math.max(all.end, end) }),
    {
      start: first.start,
      end: first.end,
    },
  );
};
