/**
 * The lines of a letter's head on which people write by hand: its number and its date. What stands there is read again
 * by itself, and believed only where every reading agrees and it looks printed: of the numbers that tesseract reads
 * out of handwriting nearly all are wrong, and many of the wrong ones look clean.
 */
import { fold } from "../../../src/vietnamese-tokenizer/index.ts";
import { type Box, crop, type GreyImage, resize } from "./image.ts";
import { median } from "./page-text.ts";
import type { Recogniser } from "./recogniser.ts";
import type { Glyph, Line, Word } from "./words.ts";

export type CheckedField = "number" | "date";

export interface CheckedLine {
  readonly field: CheckedField;
  /** The words of the stretch, from "Số" or "ngày" on. */
  readonly words: readonly Word[];
  /** As it may be believed: figures that may not are "…". */
  readonly text: string;
  readonly certain: boolean;
  /** What the readings say where it is not certain, each once. */
  readonly readings: readonly string[];
  readonly box: Box;
}

/** So many candidates of a field on one page are looked at; a letter has one. */
const MOST = 3;
/** The line is read again at these sizes: as it stands at 240 and 380 dots to the inch. */
const SCALES = [1.15, 1.8] as const;

/** @throws DocumentError `timeout`, `memory`. */
export async function checkLines(
  page: { readonly image: GreyImage; readonly lines: readonly Line[]; readonly slope: number },
  recogniser: Recogniser,
): Promise<CheckedLine[]> {
  const stretches = page.lines.flatMap((line) => [
    ...stretch("number", numberStretch(line)),
    ...stretch("date", dateStretch(line)),
  ]);
  const looked = (["number", "date"] as const).flatMap((field) =>
    stretches.filter((each) => each.field === field).slice(0, MOST),
  );
  const pictures = looked.map(({ words }) => crop(page.image, around(words)));
  const glyphs = await recogniser.lines(
    pictures.flatMap((picture) => SCALES.map((scale) => resize(picture, scale))),
  );
  return looked.map(({ field, words }, at) => {
    const again = glyphs.slice(at * SCALES.length, (at + 1) * SCALES.length);
    const readings = again.map((line) => readingOf(field, line, page.slope));
    return { ...judge(field, words, readings), field, words, box: around(words) };
  });
}

const stretch = (field: CheckedField, words: Line | null) => (words ? [{ field, words }] : []);

/** "Số:", "SÓ.", "§ố:", with the number joined to it or not; "Luật số:". */
const LABEL = /^[S$§][ốồổỗộôoóòõỏọỐỒỔỖỘÔOÓÒ06][:.;,]{0,2}(?=$|[\d.…/_-])/u;
const LABEL_AFTER = /^s[ốôoó]:$/u;
const SYMBOL = /[/-]\p{L}|\p{L}[/-]/u;
const MOST_WORDS = 10;

/** From "Số" to the end of the symbol, or to the gap before the other column. */
function numberStretch(line: Line): Line | null {
  const at = line.findIndex((word, index) => {
    const before = line[index - 1];
    const begins = before === undefined || gap(before, word) > 2 * word.height;
    const text = word.text.normalize("NFC");
    return begins ? LABEL.test(text) : index < 4 && LABEL_AFTER.test(text);
  });
  if (at < 0) return null;
  let end = at + 1;
  for (let symbol = false; end < line.length && end - at < MOST_WORDS; end += 1) {
    const [before, word] = [line[end - 1], line[end]];
    if (!before || !word) break;
    const near = gap(before, word) < 0.9 * Math.max(word.height, before.height);
    const joint = /[/&-]$/u.test(before.text) || /^[/&-]/u.test(word.text);
    symbol ||= SYMBOL.test(before.text);
    if (symbol && !(near && joint)) break;
    if (/^(?:ngay|v\/v)/u.test(plain(word.text))) break;
  }
  const words = line.slice(at, end);
  return words.some((word) => /[/\d.…_-]/u.test(word.text)) ? words : null;
}

/** From "ngày" to the year, where nothing follows: dates in sentences are none of the letter's own. */
function dateStretch(line: Line): Line | null {
  const at = line.findIndex((word) => plain(word.text) === "ngay");
  const words = at < 0 ? [] : line.slice(at);
  const year = words.findIndex((word) => plain(word.text) === "nam");
  if (year < 1 || words.length > year + 3 || words.length > MOST_WORDS) return null;
  return words.slice(0, year).some((word) => plain(word.text) === "thang") ? words : null;
}

const plain = (text: string): string => fold(text.normalize("NFC"));
const gap = (left: Word, right: Word): number => right.left - left.left - left.width;

function around(words: Line): Box {
  const [left, top] = [Math.min(...words.map((w) => w.left)), Math.min(...words.map((w) => w.top))];
  const right = Math.max(...words.map((w) => w.left + w.width));
  const bottom = Math.max(...words.map((w) => w.top + w.height));
  const margin = Math.round(0.35 * median(words.map((w) => w.height)));
  return {
    left: left - margin,
    top: top - margin,
    width: right - left + 2 * margin,
    height: bottom - top + 2 * margin,
  };
}

/** What one reading of the line says. */
interface Reading {
  /** The serial of a number; day, month and year of a date. */
  readonly figures: readonly string[];
  /** For each of the figures, whether its characters look printed. */
  readonly printed: readonly boolean[];
  /** What follows the serial: "/CV-TU". */
  readonly symbol: string;
}

/** What stands between the fixed words of the line. */
const FIGURES: Readonly<Record<CheckedField, RegExp>> = {
  // The dots may swallow what stands between them and the symbol.
  number:
    /^[^\p{L}\d]*[s$§]?[o06]?[:.;, ]{0,3}(?<a>[^/-]*?)(?<symbol>(?: ?[/-]|(?<=[.…_])(?=\p{L}{2,8}-\p{L})).*)?$/u,
  date: /ng.y(?<a>.*?)th.{1,2}g(?<b>.*?)n.m(?<c>.*)$/u,
};

function readingOf(field: CheckedField, glyphs: readonly Glyph[], slope: number): Reading {
  // One character of the string for each glyph, so that places in it are glyphs.
  const text = glyphs.map((glyph) => plain(glyph.text).slice(0, 1) || " ").join("");
  const groups = new RegExp(FIGURES[field], "du").exec(text)?.indices?.groups ?? {};
  const spans = [groups.a, groups.b, groups.c].filter((span) => span !== undefined);
  const fixed = glyphs.filter((_, at) => !spans.some(([start, end]) => at >= start && at < end));
  const reference = referenceOf(fixed);
  return {
    figures: spans.map(([start, end]) => asFigures(textOf(glyphs.slice(start, end)))),
    printed: spans.map(([start, end]) => looksPrinted(glyphs.slice(start, end), reference, slope)),
    symbol: groups.symbol ? symbolOf(textOf(glyphs.slice(...groups.symbol))) : "",
  };
}

/** The same from the words of the page, whose characters have no places. */
function readingOfWords(field: CheckedField, words: Line): Reading {
  const text = words.map((word) => word.text.normalize("NFC")).join(" ");
  const groups = new RegExp(FIGURES[field], "du").exec(plain(text))?.indices?.groups ?? {};
  const spans = [groups.a, groups.b, groups.c].filter((span) => span !== undefined);
  return {
    figures: spans.map((span) => asFigures(text.slice(...span))),
    printed: spans.map(() => true),
    symbol: groups.symbol ? symbolOf(text.slice(...groups.symbol)) : "",
  };
}

const textOf = (glyphs: readonly Glyph[]): string => glyphs.map((glyph) => glyph.text).join("");
const symbolOf = (text: string): string =>
  (/^\p{L}/u.test(text) ? `/${text}` : text)
    .normalize("NFC")
    .replace(/ĐÐ|ÐĐ|[ÐƉ]/gu, "Đ")
    .replace(/\s+|[.,;:]+$/gu, "");

/** What tesseract takes figures for, where only a figure can stand. */
const TAKEN_FOR: Readonly<Record<string, string>> = {
  O: "0",
  o: "0",
  D: "0",
  l: "1",
  I: "1",
  "|": "1",
  S: "5",
  s: "5",
  B: "8",
  Z: "2",
};

/** Figures without blanks; letters that can only be figures become such: "O5" is 05, but "5b" stays. */
export function asFigures(text: string): string {
  const bare = text.replace(/\s/gu, "");
  if (!/\d/u.test(bare) || VALID.number[0]?.test(bare)) return bare;
  const figures = bare.replace(/[OoDlI|SsBZ]/gu, (letter) => TAKEN_FOR[letter] ?? letter);
  return /^\d+$/u.test(figures) ? figures : bare;
}

interface Reference {
  readonly height: number;
  /** The printed letters, to know the line that they stand on. */
  readonly letters: readonly Glyph[];
}

/** As high as a figure in print, and without a mark above or below. */
const TALL = /^[A-ZĐhkbdl\d]$/u;

function referenceOf(fixed: readonly Glyph[]): Reference | null {
  const letters = fixed.filter(({ text }) => TALL.test(text) && text !== "Q" && text !== "J");
  return letters.length === 0 ? null : { height: median(letters.map((letter) => letter.height)), letters };
}

/** Measured on printed pages of 150 to 300 dots to the inch: heights 0.85 to 1.03, feet within 0.05, confidence from 97. */
const HEIGHTS = { least: 0.84, most: 1.07 };
const OFF_THE_LINE = 0.07;
const SURE = 96.5;

/** Printed figures are as high as the capitals beside them and stand on their line; a pen's seldom are. */
function looksPrinted(glyphs: readonly Glyph[], reference: Reference | null, slope: number): boolean {
  const written = glyphs.filter((glyph) => glyph.text.trim() !== "");
  const figures = written.filter((glyph) => /\d/u.test(glyph.text));
  if (!reference || figures.length === 0 || written.some((glyph) => glyph.confidence < SURE)) return false;
  const { height, letters } = reference;
  return figures.every((figure) => {
    const [nearest = figure] = letters.toSorted(
      (a, b) => Math.abs(a.left - figure.left) - Math.abs(b.left - figure.left),
    );
    const foot = nearest.top + nearest.height + slope * (figure.left - nearest.left);
    const size = figure.height / height;
    return (
      size >= HEIGHTS.least &&
      size <= HEIGHTS.most &&
      Math.abs(figure.top + figure.height - foot) <= OFF_THE_LINE * height
    );
  });
}

/** What a figure may be: a serial, perhaps with its letter; a day, a month, a year. */
const VALID: Readonly<Record<CheckedField, readonly RegExp[]>> = {
  number: [/^\d{1,5}[a-eđ]?$/u],
  date: [/^(?:0?[1-9]|[12]\d|3[01])$/u, /^(?:0?[1-9]|1[0-2])$/u, /^(?:19|20)\d\d$/u],
};
/** Stands where something was written that cannot be read with certainty. */
export const UNCERTAIN = "…";

function judge(
  field: CheckedField,
  words: Line,
  again: readonly Reading[],
): Pick<CheckedLine, "text" | "certain" | "readings"> {
  const all = [readingOfWords(field, words), ...again];
  const symbol = mostAgreed(all.map((reading) => reading.symbol));
  const believed = VALID[field].map((valid, at) => {
    const figures = all[0]?.figures[at] ?? "";
    const agreed = all.every((reading) => reading.figures[at] === figures && reading.printed[at]);
    return agreed && valid.test(figures) ? figures : UNCERTAIN;
  });
  // The same hand writes the day and the month.
  if (field === "date" && believed.slice(0, 2).includes(UNCERTAIN)) believed.fill(UNCERTAIN, 0, 2);
  const certain = !believed.includes(UNCERTAIN) && (field === "date" || symbol.votes > 1);
  const [first, second, third] = certain || field === "date" ? believed : [UNCERTAIN];
  const label = words[0]?.text ?? "";
  return {
    certain,
    text:
      field === "date"
        ? `${label} ${first} tháng ${second} năm ${third}`
        : `${/^\p{L}+\s*:?/u.exec(label)?.[0] ?? "Số:"} ${first}${symbol.text}`,
    readings: certain
      ? []
      : [...new Set(all.map(({ figures }) => figures.join("/")))].filter((each) => /\d/u.test(each)),
  };
}

/** What most readings say; the first of them where all differ. */
function mostAgreed(readings: readonly string[]): { text: string; votes: number } {
  const votes = readings.map((text) => ({ text, votes: readings.filter((other) => other === text).length }));
  return votes.reduce(
    (best, each) => (each.votes > best.votes ? each : best),
    votes[0] ?? { text: "", votes: 0 },
  );
}

/** The page's lines, the checked stretches as they may be believed. */
export function withChecked(lines: readonly Line[], checked: readonly CheckedLine[]): Line[] {
  return lines.map((line) => {
    let result = line;
    for (const { words, text } of checked) {
      const at = words[0] ? result.indexOf(words[0]) : -1;
      const [first, last] = [words[0], words.at(-1)];
      if (at < 0 || !first || !last) continue;
      const word = { ...first, text, width: last.left + last.width - first.left };
      result = [...result.slice(0, at), word, ...result.slice(at + words.length)];
    }
    return result;
  });
}
