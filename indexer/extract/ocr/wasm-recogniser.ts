/** Tesseract as WebAssembly, with its Vietnamese from a package: slower, and needs nothing installed. */
import { createRequire } from "node:module";
import path from "node:path";
import { createWorker, type PSM } from "tesseract.js";
import { LANGUAGE } from "../programs.ts";
import { type GreyImage, toPgm } from "./image.ts";
import { MODES, type Recogniser, SETTINGS } from "./recogniser.ts";
import { type Glyph, readHocr, readTsv } from "./words.ts";

/** The models without the parts that only older versions of tesseract read. */
const LANGUAGES = path.join(
  path.dirname(createRequire(import.meta.url).resolve("@tesseract.js-data/vie/package.json")),
  "4.0.0_best_int",
);

/** Once per process: it stays open until the process ends. */
export async function openWasmRecogniser(): Promise<Recogniser> {
  const worker = await createWorker(LANGUAGE, 1, { langPath: LANGUAGES, cacheMethod: "none" });
  const run = async (image: GreyImage, mode: string, output: "tsv" | "hocr"): Promise<string> => {
    await worker.setParameters({ ...SETTINGS, tessedit_pageseg_mode: mode as PSM });
    const { data } = await worker.recognize(toPgm(image), {}, { text: false, [output]: true });
    return data[output] ?? "";
  };
  return {
    name: "tesseract.js",
    abreast: 1,
    page: async (image) => readTsv(await run(image, MODES.page, "tsv")),
    lines: async (images) => {
      const lines: Glyph[][] = [];
      for (const image of images) lines.push(...readHocr(await run(image, MODES.line, "hocr")));
      return lines;
    },
  };
}
