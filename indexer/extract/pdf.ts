/** PDF with a text layer, by pdf-parse (PDF.js). */
import { InvalidPDFException, PasswordException, PDFParse } from "pdf-parse";
import { type ExtractedText, type Extractor, refusal } from "./extractor.ts";

/**
 * A page of letters and digits fewer than this on average says nothing: an electronic signature's stamp has 60
 * to 400 characters on the whole document, an empty scan has none.
 */
const MIN_LETTERS = 20;

export const pdfExtractor: Extractor = {
  name: "pdf-parse",
  mediaTypes: ["application/pdf"],
  maxBytes: 200_000_000,
  async extract(bytes) {
    const parser = new PDFParse({ data: bytes, verbosity: 0, isEvalSupported: false, stopAtErrors: false });
    try {
      // Cells of one line are parted by a tab; what belongs to which column is seen from the tabs.
      const { pages } = await parser.getText({ pageJoiner: "", lineEnforce: true, cellSeparator: "\t" });
      return toText(pages.map((page) => page.text));
    } catch (error) {
      throw explain(error);
    } finally {
      await parser.destroy();
    }
  },
};

function toText(pages: readonly string[]): ExtractedText {
  const letters = pages.map((page) => (page.match(/[\p{L}\p{N}]/gu) ?? []).length);
  const total = letters.reduce((sum, n) => sum + n, 0);
  if (total < MIN_LETTERS) throw refusal("no-text");
  const bare = letters.filter((n) => n < MIN_LETTERS).length;
  return {
    mediaType: "application/pdf",
    extractor: "pdf-parse",
    pages: pages.length,
    text: pages.join("\f"),
    warnings: bare > 0 ? [`${bare}/${pages.length} trang không có lớp chữ (bản quét, chưa nhận dạng)`] : [],
  };
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
