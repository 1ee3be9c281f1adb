/** What was typed, as numbers, phrases and words. Pure; never throws; linear in the length of the question. */
import {
  bareSerial,
  type DocumentNumber,
  findNumbers,
  formatNumber,
  parseNumber,
} from "../citations/number.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { fold } from "../vietnamese-tokenizer/index.ts";
import { numberToken, serialToken, typedToken } from "./number-tokens.ts";
import { type Word, wordsOf } from "./tokens.ts";

export interface NumberSegment {
  readonly kind: "number";
  readonly token: string;
  readonly shown: string;
  readonly negative: boolean;
  /** A part of a number: where no document has it, its words are looked for. */
  readonly partial?: true;
}

export type Segment =
  | NumberSegment
  | { readonly kind: "phrase"; readonly words: readonly Word[]; readonly negative: boolean }
  | { readonly kind: "word"; readonly word: Word };

/** Splits a question; the order is kept. In: NFC text. */
export function readQuestion(q: string, knowledge: Knowledge): Segment[] {
  const whole = stretches(q).length === 1 ? wholeNumber(q, knowledge) : null;
  if (whole) return [whole];
  const segments: Segment[] = [];
  for (const piece of pieces(q)) {
    if (piece.quoted) segments.push(...quotedSegments(piece.text, piece.negative));
    else for (const stretch of stretches(piece.text)) segments.push(...looseSegments(stretch, knowledge));
  }
  return segments;
}

/** Cuts before each "-word": a number would take it for its unit ("05-CT/TW -khen"). Behind digits it may be one: "62 -KL/TW". */
function stretches(text: string): string[] {
  const result: string[] = [];
  let at = 0;
  for (const { 0: before, index } of text.matchAll(/[^\s\d]\s{1,3}(?=-[\p{L}\p{N}])/gu)) {
    result.push(text.slice(at, index + before.length));
    at = index + before.length;
  }
  result.push(text.slice(at));
  return result;
}

const segmentOf = (number: DocumentNumber, negative: boolean): NumberSegment => ({
  kind: "number",
  token: numberToken(number),
  shown: formatNumber(number),
  negative,
});

/** The question is one number and nothing else: "5-CT/TW", "05 - ct/tw", "chi thi 05", "QĐ 217", "số 57". */
export function wholeNumber(q: string, knowledge: Knowledge): NumberSegment | null {
  const number = parseNumber(q);
  if (number) return segmentOf(number, false);
  const typed = /^(\p{L}[\p{L} ]{0,40}?)[ :.]{0,3}(\d{1,6}[a-zđ]?)$/iu.exec(q);
  // QH13 is the thirteenth National Assembly.
  if (!typed || /^QH\d/iu.test(q)) return null;
  const [, before = "", serial = ""] = typed;
  const words = fold(before)
    .trim()
    .replace(/(?:^| )so$/u, "");
  const shown = bareSerial(serial).padStart(2, "0");
  if (words === "")
    return {
      kind: "number",
      token: serialToken(serial),
      shown: `số ${shown}`,
      negative: false,
      partial: true,
    };
  const type = knowledge.types.all.find(
    ({ name, words: others, codes }) =>
      [name, ...others].some((printed) => fold(printed) === words) ||
      codes.some((code) => fold(code) === words.replaceAll(" ", "")),
  );
  if (!type) return null;
  const typedCode = type.codes.find((code) => fold(code) === words) ?? type.codes[0];
  if (typedCode === undefined) return null;
  return {
    kind: "number",
    token: typedToken(serial, typedCode),
    shown: `${type.name} ${shown}`,
    negative: false,
    partial: true,
  };
}

interface Piece {
  readonly text: string;
  readonly quoted: boolean;
  readonly negative: boolean;
}

const QUOTES = /["“”„‟«»]/gu;

/** What stands between quotation marks, and the rest. A mark without a partner is taken for a blank. */
function pieces(q: string): Piece[] {
  const marks = [...q.matchAll(QUOTES)].map(({ index }) => index);
  const result: Piece[] = [];
  let at = 0;
  for (let i = 0; i + 1 < marks.length; i += 2) {
    const open = marks[i] ?? 0;
    const close = marks[i + 1] ?? 0;
    const negative = /(?:^|\s)-$/u.test(q.slice(Math.max(0, open - 2), open));
    result.push({ text: q.slice(at, negative ? open - 1 : open), quoted: false, negative: false });
    result.push({ text: q.slice(open + 1, close), quoted: true, negative });
    at = close + 1;
  }
  result.push({ text: q.slice(at).replace(QUOTES, " "), quoted: false, negative: false });
  return result;
}

function quotedSegments(text: string, negative: boolean): Segment[] {
  const number = parseNumber(text);
  if (number) return [segmentOf(number, negative)];
  const words = wordsOf(text);
  return words.length === 0 ? [] : [{ kind: "phrase", words, negative }];
}

/** Numbers first, since their blanks and dashes would be taken for operators; then words and exclusions. */
function looseSegments(text: string, knowledge: Knowledge): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const { span, number } of numbersIn(text)) {
    const negative = /(?:^|\s)-$/u.test(text.slice(Math.max(0, span.start - 2), span.start));
    segments.push(...partSegments(text.slice(at, negative ? span.start - 1 : span.start), knowledge));
    segments.push(segmentOf(number, negative));
    at = span.end;
  }
  segments.push(...partSegments(text.slice(at), knowledge));
  return segments;
}

/** Up to two words before "số 57", which may be its type. */
const PART = /(?:(?:^|\s)\p{L}{1,9}){0,4}(?:^|\s)(?:số|so)\s(\d{1,5}[a-zđ]?)(?![\p{L}\p{N}/–-])/giu;

/** "số 57", "chỉ thị số 05" among other words; a longer row of words before it is tried down to "số" itself. */
function partSegments(text: string, knowledge: Knowledge): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const { 0: all, index } of text.matchAll(PART)) {
    const words = wordsOf(all);
    const end = index + all.length;
    for (const { start } of words.slice(0, -1)) {
      const number = wholeNumber(all.slice(start), knowledge);
      if (!number) continue;
      segments.push(...wordSegments(text.slice(at, index + start)), number);
      at = end;
      break;
    }
  }
  segments.push(...wordSegments(text.slice(at)));
  return segments;
}

/** Numbers as letters print them; in small letters too, where type and organ leave no doubt. */
function numbersIn(text: string): ReturnType<typeof findNumbers> {
  const found = findNumbers(text);
  const upper = text.toUpperCase();
  if (upper.length !== text.length || upper === text) return found;
  let at = 0;
  const more = findNumbers(upper).filter(({ span, number }) => {
    if (number.codes.length === 0 || number.organ.length === 0) return false;
    // Both lists are in order.
    while ((found[at]?.span.end ?? Number.POSITIVE_INFINITY) <= span.start) at++;
    return (found[at]?.span.start ?? Number.POSITIVE_INFINITY) >= span.end;
  });
  return [...found, ...more].sort((a, b) => a.span.start - b.span.start);
}

function wordSegments(text: string): Segment[] {
  const segments: Segment[] = [];
  for (const chunk of text.split(/\s+/u)) {
    const words = wordsOf(chunk);
    if (words.length === 0) continue;
    if (/^-[\p{L}\p{N}]/u.test(chunk)) segments.push({ kind: "phrase", words, negative: true });
    else segments.push(...words.map((word): Segment => ({ kind: "word", word })));
  }
  return segments;
}
