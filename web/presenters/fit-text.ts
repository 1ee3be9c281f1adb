/** Cuts text to a width without a browser, by the advance widths of Be Vietnam Pro 600 (400 is no wider), rounded up. */
import { foldMarks } from "../../src/vietnamese-tokenizer/index.ts";

/** Em of letters without their marks, and the letters. */
const WIDTHS: readonly (readonly [number, string])[] = [
  [0.24, " "],
  [0.3, "iIl·"],
  [0.34, "j.,:;|!'"],
  [0.43, "fr1t"],
  [0.45, "()“”‘’"],
  [0.54, "Jzs/"],
  [0.61, "k-unvxyh7e"],
  [0.67, "cagobdpq2358ELFSZPT"],
  [0.7, "069_BKRY–"],
  [0.75, "4HUDNVX&"],
  [0.79, "AGC"],
  [0.9, "OQMwm…"],
];
const WIDEST = 1.04;
const EM = new Map(WIDTHS.flatMap(([em, letters]) => [...letters].map((letter) => [letter, em] as const)));

const emsOf = (text: string): number[] => [...foldMarks(text)].map((char) => EM.get(char) ?? WIDEST);

/** How wide a text is at most, in the unit of `size`. */
export const widthOf = (text: string, size: number): number =>
  emsOf(text).reduce((sum, em) => sum + em, 0) * size;

/** The text, or its beginning with "…", no wider than `width`. */
export function fitText(text: string, width: number, size: number): string {
  if (widthOf(text, size) <= width) return text;
  let room = width - widthOf("…", size);
  let kept = "";
  for (const char of text) {
    room -= widthOf(char, size);
    if (room < 0) break;
    kept += char;
  }
  return `${kept.trimEnd()}…`;
}
