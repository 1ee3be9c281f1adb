/** PDF with a text layer, by poppler where it is installed, else by pdf-parse (PDF.js). */
import { InvalidPDFException, PasswordException, PDFParse } from "pdf-parse";
import { type Extractor, refusal } from "./extractor.ts";
import { limitsOfProcess } from "./limits.ts";
import { recognisePdf } from "./ocr/scanned.ts";
import { type PageItem, pageLines } from "./pdf-lines.ts";
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
  // PDF.js takes the bytes away from whoever hands them over.
  const data = bytes.slice();
  const parser = new PDFParse({ data, verbosity: 0, isEvalSupported: false, stopAtErrors: false });
  try {
    return { pages: await readPages(parser), extractor: "pdf-parse" };
  } catch (error) {
    throw explain(error);
  } finally {
    await parser.destroy();
  }
}

/**
 * The pieces of text with their places. pdf-parse's own `getText` joins them by PDF.js's line ends, which tear words
 * apart where the font changes inside them, as it does in Vietnamese when a font lacks some letters.
 */
async function readPages(parser: PDFParse): Promise<string[]> {
  // biome-ignore lint/complexity/useLiteralKeys: the document behind the parser is not public
  const document: PdfDocument = await parser["load"]();
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(pageLines(items.flatMap((item) => ("str" in item ? [placed(item)] : []))));
    page.cleanup();
  }
  return pages;
}

/** What we use of PDF.js. */
interface PdfDocument {
  readonly numPages: number;
  getPage(number: number): Promise<PdfPage>;
}
interface PdfPage {
  getTextContent(): Promise<{ readonly items: readonly (PdfText | { readonly type: string })[] }>;
  cleanup(): void;
}
interface PdfText {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

function placed({ str, transform, width, height }: PdfText): PageItem {
  const [, , , , x = 0, y = 0] = transform;
  return { text: str, x, y, width, height };
}

function explain(error: unknown): unknown {
  if (error instanceof PasswordException) return refusal("password", undefined, error);
  if (error instanceof InvalidPDFException) return refusal("damaged", undefined, error);
  const { name, code } = error as { name?: string; code?: unknown };
  if (name === "DocumentError") return error;
  // Only what PDF.js says about the file itself; running out of memory is the guard's business.
  if (name === "RangeError" || code === "ERR_MEMORY_ALLOCATION_FAILED")
    return refusal("memory", undefined, error);
  return refusal("damaged", undefined, error);
}
