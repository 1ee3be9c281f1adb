/** DOCX by mammoth: its HTML keeps line breaks, lists and tables, which its raw text loses. */
import mammoth from "mammoth";
import { DOCX, type Extractor, refusal } from "./extractor.ts";
import { htmlText } from "./html-dom.ts";
import { checkZip } from "./zip.ts";

export const docxExtractor: Extractor = {
  name: "mammoth",
  mediaTypes: [DOCX],
  maxBytes: 100_000_000,
  async extract(bytes) {
    checkZip(bytes);
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const html = await toHtml(buffer);
    const text = htmlText(html);
    if (text.trim() === "") throw refusal("no-text");
    return { mediaType: DOCX, extractor: "mammoth", pages: 1, text, warnings: [] };
  },
};

async function toHtml(buffer: Buffer): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer },
      // Pictures are not text; by default they would be copied into the HTML.
      { convertImage: mammoth.images.imgElement(async () => ({ src: "" })), externalFileAccess: false },
    );
    return value;
  } catch (cause) {
    throw refusal("damaged", undefined, cause);
  }
}
