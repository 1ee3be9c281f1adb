/** Letters from a picture: tesseract as a program where it is installed with Vietnamese, else as WebAssembly. */
import { LANGUAGE, readsVietnamese, TESSERACT } from "../programs.ts";
import { type GreyImage, toPgm } from "./image.ts";
import { outputOf } from "./run-program.ts";
import { type Glyph, type Line, readHocr, readTsv } from "./words.ts";

export interface Recogniser {
  readonly name: "tesseract" | "tesseract.js";
  /** The lines of a page. @throws DocumentError `timeout`, `memory`; Error when it cannot be run. */
  page(image: GreyImage): Promise<Line[]>;
  /** The characters of a picture of one line. @throws as `page`. */
  line(image: GreyImage): Promise<Glyph[]>;
}

/** Tesseract's page segmentation modes: any page, and a single line. */
export const MODES = { page: "3", line: "7" } as const;

/** The better of what this machine has. */
export async function openRecogniser(): Promise<Recogniser> {
  if (readsVietnamese()) return program;
  const { openWasmRecogniser } = await import("./wasm-recogniser.ts");
  return openWasmRecogniser();
}

async function run(image: GreyImage, mode: string, ...output: readonly string[]): Promise<string> {
  const args = ["stdin", "stdout", "-l", LANGUAGE, "--psm", mode, ...output];
  return (await outputOf(TESSERACT, args, toPgm(image))).toString("utf8");
}

const program: Recogniser = {
  name: TESSERACT,
  page: async (image) => readTsv(await run(image, MODES.page, "tsv")),
  line: async (image) => readHocr(await run(image, MODES.line, "-c", "hocr_char_boxes=1", "hocr")),
};
