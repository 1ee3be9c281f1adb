/** Pages of a PDF as grey pictures, drawn by PDF.js. */
import { createRequire } from "node:module";
import path from "node:path";
import { openPdf } from "../pdf-js.ts";
import { PAGE_PIXELS, type PageImage } from "./pdf-pages.ts";
import { decodeImage } from "./pictures.ts";

/** Decoders of JPEG2000 and JBIG2, without which such pages stay blank. */
const DECODERS = `${path.dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"))}/wasm/`;

/** As `pdfPages`. */
export async function* drawnPages(bytes: Uint8Array, pages: readonly number[]): AsyncGenerator<PageImage> {
  const parser = openPdf(bytes, { wasmUrl: DECODERS });
  try {
    for (const page of pages) {
      const { pages: drawn } = await parser.getScreenshot({
        partial: [page],
        desiredWidth: Math.round(PAGE_PIXELS / Math.SQRT2),
        imageBuffer: true,
        imageDataUrl: false,
      });
      const data = drawn[0]?.data;
      if (data) yield { page, image: await decodeImage(data) };
    }
  } finally {
    await parser.destroy();
  }
}
