/** The document's own number: "Số: 57 / LĐLĐ", "Số 05-CT/TW", "Luật số: 120/2025/QH15", "Số:      /KH-LĐLĐ". */
import { type DocumentNumber, findNumbers, parseNumber } from "../citations/number.ts";
import type { Span } from "../directive.ts";
import { fold } from "../vietnamese-tokenizer/index.ts";
import type { Segment } from "./segments.ts";

export interface NumberLine {
  /** From "Số" to the end of the number, the stretch that a person calls the number line. */
  readonly span: Span;
  /** The number alone; empty where it was left blank. */
  readonly numberSpan: Span;
  /** As printed, "Số:" included. */
  readonly printed: string;
  /** What was read; a blank number keeps codes and organ and has the serial "". */
  readonly number: DocumentNumber | null;
  readonly blank: boolean;
  /** A type word before "số": "Luật số: …". */
  readonly typeWord: string | null;
  /** What follows the number on the same piece of line, if anything ("V/v …" without a gap). */
  readonly rest: Span;
}

/** "Số:", "Số", "SỐ:", "Luật số:", "Nghị quyết số:", "Văn bản số :". */
const LABEL =
  /^((?:(?:van ban|luat|bo luat|phap lenh|hien phap|lenh|nghi quyet|quyet dinh|chi thi|thong tu|nghi dinh|cong van|ke hoach|thong bao|huong dan|cong dien)(?: lien tich)? )?)so\b ?[:.;]? ?/u;
/** A number left to be written by hand: blanks or dots, then the symbol. */
const BLANK_SERIAL = /^[\s.…_]{0,40}(?=[/-] ?\p{L})/u;
const YEAR_ONLY = /^\/ ?((?:19|20)\d\d) ?\/ ?/u;

/**
 * Reads a piece of the header as the number line, or null when it is none.
 *
 * @param text the whole text; @param next the piece below, where a long number may go on.
 */
export function readNumberLine(text: string, segment: Segment, next: Segment | undefined): NumberLine | null {
  const label = LABEL.exec(segment.fold);
  if (!label) return null;
  const at = segment.start + label[0].length;
  const typeWord = label[1] ? segment.text.slice(0, label[1].length).trim() : null;
  const continues = /[-/]$/u.test(segment.fold) && next !== undefined && next.line === segment.line + 1;
  const to = continues ? next.end : segment.end;
  const window = text.slice(at, Math.min(to, at + 160));
  const base = { typeWord, printed: "", span: { start: segment.start, end: at } };

  const found = findNumbers(window)[0];
  const gap = found ? window.slice(0, found.span.start).trim() : "";
  if (found && gap === "") {
    const numberSpan = { start: at + found.span.start, end: at + found.span.end };
    return finish(text, { ...base, numberSpan, number: found.number, blank: false }, segment);
  }
  const blank = BLANK_SERIAL.exec(window);
  if (blank) {
    const afterSerial = window.slice(blank[0].length);
    const year = YEAR_ONLY.exec(afterSerial);
    const symbol = /^[/-] ?[\p{L}&]{1,20}(?: ?[-/] ?[\p{L}\d&.]{1,20}){0,6}/u.exec(
      year ? `/${afterSerial.slice(year[0].length)}` : afterSerial,
    );
    const read = symbol && parseNumber(`1${year ? `/${year[1]}` : ""}${symbol[0]}`);
    if (!read) return null;
    const length = blank[0].length + (year ? year[0].length - 1 : 0) + symbol[0].length;
    const numberSpan = { start: at, end: at + length };
    return finish(text, { ...base, numberSpan, number: { ...read, serial: "" }, blank: true }, segment);
  }
  // "Số: 57" without a symbol, or "Số: 12/2017": printed, but no number that could be keyed.
  const bare = /^\d{1,6}[a-z]?(?: ?\/ ?\d{4})?(?= *$| *[.…])/u.exec(fold(window));
  if (bare && segment.fold.length < 40) {
    const numberSpan = { start: at, end: at + bare[0].length };
    return finish(text, { ...base, numberSpan, number: null, blank: false }, segment);
  }
  // "Số:" in one cell and the number in the next.
  const beside =
    window.trim() === "" && next && next.line <= segment.line + 1 ? findNumbers(next.text)[0] : undefined;
  if (beside && next && beside.span.start === 0) {
    const numberSpan = { start: next.start, end: next.start + beside.span.end };
    return finish(text, { ...base, numberSpan, number: beside.number, blank: false }, segment);
  }
  // "Số:" alone or "Số: ......": the line is there, nothing is written on it.
  if (/^so ?[:.]? ?[.…_ ]*$/u.test(segment.fold) && /[:.…_]/u.test(segment.fold)) {
    return finish(text, { ...base, numberSpan: { start: at, end: at }, number: null, blank: true }, segment);
  }
  return null;
}

function finish(
  text: string,
  line: Pick<NumberLine, "typeWord" | "numberSpan" | "number" | "blank">,
  segment: Segment,
): NumberLine {
  const span = { start: segment.start, end: line.numberSpan.end };
  return {
    ...line,
    span,
    printed: text.slice(span.start, span.end),
    rest: { start: Math.min(line.numberSpan.end, segment.end), end: segment.end },
  };
}
