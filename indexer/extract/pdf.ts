/** PDF with a text layer, by poppler where it is installed, else by pdf-parse (PDF.js). */
import { type Extractor, refusal } from "./extractor.ts";
import { limitsOfProcess } from "./limits.ts";
import { recognisePdf } from "./ocr/scanned.ts";
import { pageLines } from "./pdf-lines.ts";
import { PDFTOTEXT, popplerPages } from "./poppler.ts";

export const pdfExtractor: Extractor = {
  name: "pdf-parse",
  mediaTypes: ["application/pdf"],
  maxBytes: 200_000_000,
  async extract(bytes, mediaType, ocr) {
    const { pages, extractor } = await textLayer(bytes);
    const recognised = await recognisePdf(bytes, pages, extractor, ocr);
    if (recognised) return recognised;
    if (!pages.some((page) => /[\p{L}\p{N}]/u.test(page))) throw refusal("no-text");
    return { mediaType, extractor, pages: pages.length, text: pages.join("\f"), warnings: [] };
  },
};

interface TextLayer {
  readonly pages: readonly string[];
  readonly extractor: string;
}

async function textLayer(bytes: Uint8Array): Promise<TextLayer> {
  const pages = await popplerPages(bytes, limitsOfProcess());
  if (pages) return { pages: pages.map(pageLines), extractor: PDFTOTEXT };
  // It takes three times as long to load as all the rest of the process, and is seldom asked where poppler is installed.
  const { pdfJsPages } = await import("./pdf-js.ts");
  return { pages: (await pdfJsPages(bytes)).map(pageLines), extractor: "pdf-parse" };
}
