/** One picture of a page to its words: found upright, recognised, and told how sure that is. */
import { isSyllable, tokenize } from "../../../src/vietnamese-tokenizer/index.ts";
import { type GreyImage, resize, type Turn, turned } from "./image.ts";
import type { Recogniser } from "./recogniser.ts";
import { confidenceOf, type Line, type Word } from "./words.ts";

export interface RecognisedPage {
  /** Upright. */
  readonly image: GreyImage;
  readonly lines: readonly Line[];
  /** 0 to 1. */
  readonly confidence: number;
}

/** Below this share of Vietnamese syllables a page may lie on its side, or not be Vietnamese. */
const UPRIGHT = 0.6;
/** Enough to tell which way up letters stand. */
const GLANCE = 0.5;

/** @throws DocumentError `timeout`, `memory`. */
export async function recognisePage(image: GreyImage, recogniser: Recogniser): Promise<RecognisedPage> {
  const lines = await recogniser.page(image);
  const fit = fitOf(lines);
  if (fit >= UPRIGHT || isBlank(image)) return { image, lines, confidence: confidenceOf(lines) / 100 };
  const small = resize(image, GLANCE);
  let best: { turn: Turn; fit: number } = { turn: 0, fit };
  for (const turn of [1, 3, 2] as const) {
    const glance = fitOf(await recogniser.page(turned(small, turn)));
    if (glance > best.fit) best = { turn, fit: glance };
    if (glance >= UPRIGHT) break;
  }
  if (best.turn === 0) return { image, lines, confidence: confidenceOf(lines) / 100 };
  const upright = turned(image, best.turn);
  const again = await recogniser.page(upright);
  return { image: upright, lines: again, confidence: confidenceOf(again) / 100 };
}

/** Tesseract reads lines that run up or down, too, and gives their words boxes that stand. */
const stands = ({ text, width, height }: Word): boolean => text.length > 2 && height > width;

/** Share of the words that Vietnamese could be written with, or figures; a page of a few words counts for less. */
function fitOf(lines: readonly Line[]): number {
  const found = lines.flat();
  if (found.filter(stands).length > found.length / 4) return 0;
  const words = found.flatMap((word) => tokenize(word.text.normalize("NFC")));
  const good = words.filter(({ text }) => text.length > 1 && (isSyllable(text) || /^\d/u.test(text))).length;
  return good / Math.max(words.length, 10);
}

/** Paper with next to nothing on it. */
function isBlank({ data }: GreyImage): boolean {
  let dark = 0;
  for (let at = 0; at < data.length; at += 7) if ((data[at] as number) < 128) dark += 1;
  return dark < data.length / 7 / 2000;
}
