/** Letters from a picture: tesseract as a program where it is installed with Vietnamese, else as WebAssembly. */
import { LANGUAGE, readsVietnamese, TESSERACT } from "../programs.ts";
import type { GreyImage } from "./image.ts";
import { outputOf } from "./run-program.ts";
import { toTiff } from "./tiff.ts";
import { type Glyph, type Line, readHocr, readTsv } from "./words.ts";

export interface Recogniser {
  readonly name: "tesseract" | "tesseract.js";
  /** So many pages may be asked for at once. */
  readonly abreast: number;
  /** The lines of a page. @throws DocumentError `timeout`, `memory`; Error when it cannot be run. */
  page(image: GreyImage): Promise<Line[]>;
  /** The characters of each of some pictures of one line. @throws as `page`. */
  lines(images: readonly GreyImage[]): Promise<Glyph[][]>;
}

/** Tesseract's page segmentation modes: any page, and a single line. */
export const MODES = { page: "3", line: "7" } as const;

/** The better of what this machine has. */
export async function openRecogniser(): Promise<Recogniser> {
  if (readsVietnamese()) return program;
  const { openWasmRecogniser } = await import("./wasm-recogniser.ts");
  return openWasmRecogniser();
}

/** Letters are black on white: what is hard to read is not read once more as white on black. */
export const SETTINGS = { tessedit_do_invert: "0", hocr_char_boxes: "1" } as const;

async function run(images: readonly GreyImage[], mode: string, output: "tsv" | "hocr"): Promise<string> {
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const args = ["stdin", "stdout", "-l", LANGUAGE, "--psm", mode, ...settings, output];
  return (await outputOf(TESSERACT, args, toTiff(images))).toString("utf8");
}

const program: Recogniser = {
  name: TESSERACT,
  // The last file of a run would leave a core idle.
  abreast: 2,
  page: async (image) => readTsv(await run([image], MODES.page, "tsv")),
  // All at once: to start takes as long as to read a line.
  lines: async (images) => (images.length === 0 ? [] : readHocr(await run(images, MODES.line, "hocr"))),
};
