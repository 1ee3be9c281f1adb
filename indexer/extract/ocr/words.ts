/** What tesseract says of a page, as a table of tab-separated values, and of a line, as hOCR. */
import type { Box } from "./image.ts";

export interface Word extends Box {
  readonly text: string;
  /** 0 to 100. */
  readonly confidence: number;
}

/** The words of one printed line, from left to right. */
export type Line = readonly Word[];

/** Columns: level, page, block, paragraph, line, word, left, top, width, height, confidence, text; level 5 is a word. */
export function readTsv(tsv: string): Line[] {
  const lines: Word[][] = [];
  let current = "";
  for (const row of tsv.split("\n")) {
    const cells = row.split("\t");
    if (cells[0] !== "5") continue;
    const [left = 0, top = 0, width = 0, height = 0, confidence = 0] = cells.slice(6, 11).map(Number);
    const text = onceEach(cells.slice(11).join("\t").trim());
    if (text === "") continue;
    const place = cells.slice(1, 5).join(".");
    if (place !== current) lines.push([]);
    current = place;
    lines.at(-1)?.push({ left, top, width, height, confidence, text });
  }
  return lines;
}

/** Tesseract knows two letters of the same shape and writes both for one. */
const onceEach = (text: string): string => text.replace(/[ĐÐ]{2}/gu, (two) => (two === "ĐĐ" ? two : "Đ"));

/** Mean confidence of the words, each by its letters; 0 where there is none. */
export function confidenceOf(lines: readonly Line[]): number {
  let [sum, letters] = [0, 0];
  for (const { text, confidence } of lines.flat()) {
    sum += text.length * confidence;
    letters += text.length;
  }
  return letters === 0 ? 0 : sum / letters;
}

/** One character of a line; blanks stand between words. */
export type Glyph = Word;

const PICTURE = "<div class='ocr_page'";
const GLYPH =
  /<div class='ocr_page'|<span class='ocrx_word'|x_bboxes (\d+) (\d+) (\d+) (\d+); x_conf ([\d.]+)'>([^<]{1,10})<\/span>/gu;
const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

/** The characters of each picture. */
export function readHocr(hocr: string): Glyph[][] {
  const pictures: Glyph[][] = [];
  for (const [tag, x0, y0, x1, y1, confidence, text] of hocr.matchAll(GLYPH)) {
    const glyphs = pictures.at(-1);
    if (tag === PICTURE) pictures.push([]);
    else if (text !== undefined) {
      const [left, top, right, bottom] = [x0, y0, x1, y1].map(Number) as [number, number, number, number];
      const box = { left, top, width: right - left, height: bottom - top };
      glyphs?.push({ ...box, confidence: Number(confidence), text: ENTITIES[text] ?? text });
    } else if (glyphs?.length)
      glyphs.push({ left: 0, top: 0, width: 0, height: 0, confidence: 100, text: " " });
  }
  return pictures;
}
