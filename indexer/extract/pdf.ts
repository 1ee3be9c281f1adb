/** PDF with a text layer, by poppler where it is installed, else by pdf-parse (PDF.js). */
import { type Extractor, refusal } from "./extractor.ts";
import { limitsOfProcess } from "./limits.ts";
import { poorPages } from "./ocr/text-layer.ts";
import { pageLines } from "./pdf-lines.ts";
import { PDFTOTEXT, popplerPages } from "./poppler.ts";

export const pdfExtractor: Extractor = {
  name: "pdf-parse",
  mediaTypes: ["application/pdf"],
  maxBytes: 200_000_000,
  async extract(bytes, mediaType, ocr) {
    const { pages, extractor } = await textLayer(bytes);
    const poor = poorPages(bytes, pages);
    if (poor.length > 0) {
      if (!ocr) throw refusal("waiting");
      // With it comes what decodes pictures: 30 MB, which a process that meets no scan never holds.
      const { recognisePdf } = await import("./ocr/scanned.ts");
      return recognisePdf(bytes, { layers: pages, poor, extractor }, ocr);
    }
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
