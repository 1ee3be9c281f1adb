import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
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
      return readDoc(bytes);
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

interface DocText {
  getBody(): string;
  getFootnotes(): string;
  getEndnotes(): string;
  getTextboxes(options: { includeHeadersAndFooters: boolean }): string;
}

interface OleExtractor {
  extract(reader: unknown): Promise<DocText>;
}

/**
 * A .doc by word-extractor, with the text that revision marks have struck out: the truths hold all the characters that
 * a file stores, and what is measured here is their conversion. Optional hyphens, which word-extractor 1.0.4 gives as
 * the word "undefined", are taken out.
 */
async function readDoc(bytes: Buffer): Promise<string> {
  const require = createRequire(import.meta.url);
  const BufferReader = require("word-extractor/lib/buffer-reader") as new (
    bytes: Buffer,
  ) => { open(): Promise<unknown> };
  const Extractor = require("word-extractor/lib/word-ole-extractor") as new () => OleExtractor;
  class WithDeletions extends Extractor {
    writeCharacterProperties(): void {}
  }
  const reader = new BufferReader(bytes);
  await reader.open();
  const doc = await new WithDeletions().extract(reader);
  return [
    doc.getBody(),
    doc.getFootnotes(),
    doc.getEndnotes(),
    doc.getTextboxes({ includeHeadersAndFooters: false }),
  ]
    .filter((part) => part !== "")
    .join("\n")
    .replaceAll("undefined", "");
}
