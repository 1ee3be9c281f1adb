import { readFile } from "node:fs/promises";
import path from "node:path";
import { readDoc } from "../../indexer/extract/doc.ts";
import { pdfExtractor } from "../../indexer/extract/pdf.ts";
import { readRtf } from "../../indexer/extract/rtf.ts";

/**
 * The raw text of a .doc, .rtf or .pdf, as it comes out before any conversion. Pages of a PDF are parted by \f.
 * Throws what the readers throw on a damaged file, and an Error for another kind of file.
 */
export async function readLegacyFile(file: string): Promise<string> {
  const bytes = await readFile(file);
  switch (path.extname(file).toLowerCase()) {
    case ".doc":
      // The truths hold all the characters that a file stores, the struck-out ones too.
      return readDoc(bytes, { struckOut: true });
    case ".rtf":
      return readRtf(bytes);
    case ".pdf":
      return readPdf(bytes);
    default:
      throw new Error(`Not a legacy file: ${file}`);
  }
}

/** A PDF as the indexer reads it. */
async function readPdf(bytes: Buffer): Promise<string> {
  return (await pdfExtractor.extract(new Uint8Array(bytes), "application/pdf")).text;
}
