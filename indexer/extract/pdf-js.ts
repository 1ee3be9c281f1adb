/** The text layer of a PDF by PDF.js. */
import { InvalidPDFException, type LoadParameters, PasswordException, PDFParse } from "pdf-parse";
import { refusal } from "./extractor.ts";
import type { PageItem } from "./pdf-lines.ts";

/** PDF.js on a file, quiet, and making no program of anything in it. Whoever opens it destroys it. */
export const openPdf = (bytes: Uint8Array, options: Partial<LoadParameters> = {}): PDFParse =>
  // PDF.js takes the bytes away from whoever hands them over.
  new PDFParse({ ...options, data: bytes.slice(), verbosity: 0, isEvalSupported: false });

/**
 * The words of a PDF and their places. pdf-parse's own `getText` joins them by PDF.js's line ends, which tear words
 * apart where the font changes inside them, as it does in Vietnamese when a font lacks some letters.
 *
 * @throws DocumentError `password`, `damaged`, `memory`.
 */
export async function pdfJsPages(bytes: Uint8Array): Promise<PageItem[][]> {
  const parser = openPdf(bytes, { stopAtErrors: false });
  try {
    return await readPages(parser);
  } catch (error) {
    throw explain(error);
  } finally {
    await parser.destroy();
  }
}

async function readPages(parser: PDFParse): Promise<PageItem[][]> {
  // biome-ignore lint/complexity/useLiteralKeys: the document behind the parser is not public
  const document: PdfDocument = await parser["load"]();
  const pages: PageItem[][] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.flatMap((item) => ("str" in item ? [placed(item)] : [])));
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
