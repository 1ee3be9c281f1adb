/** Any file to text: what it is by its bytes, then the extractor of that format. Runs inside the guarded process. */
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { bytesFromName } from "../../src/catalogue/path.ts";
import { WITHOUT_WAITING } from "../hash.ts";
import {
  DOC,
  DOCX,
  type ExtractedText,
  type Extractor,
  MAX_TEXT,
  type MediaType,
  ODT,
  RTF,
  refusal,
  tooLarge,
} from "./extractor.ts";
import { CFB, SNIFFED_BYTES, sniff, unwrap, ZIP } from "./sniff.ts";

/** What a ZIP or OLE file holds is known when all of it is read. */
const MAX_WRAPPED = 200_000_000;

// A parser is loaded when its first file comes: PDF.js alone takes longer to load than a thousand texts to read.
const EXTRACTORS: Readonly<Record<MediaType, () => Promise<Extractor>>> = {
  "text/plain": async () => (await import("./text.ts")).textExtractor,
  "text/markdown": async () => (await import("./text.ts")).textExtractor,
  "text/html": async () => (await import("./html.ts")).htmlExtractor,
  "application/pdf": async () => (await import("./pdf.ts")).pdfExtractor,
  [DOCX]: async () => (await import("./docx.ts")).docxExtractor,
  [DOC]: async () => (await import("./doc.ts")).docExtractor,
  [RTF]: async () => (await import("./rtf.ts")).rtfExtractor,
  [ODT]: async () => (await import("./odt.ts")).odtExtractor,
};

/**
 * @param file path as the catalogue writes it.
 * @param sha256 what the caller hashed; other bytes mean that the file is being written right now.
 * @throws DocumentError with the reason; the file system's own errors as they are.
 */
export async function extractFile(file: string, sha256?: string): Promise<ExtractedText> {
  const handle = await open(bytesFromName(file), WITHOUT_WAITING);
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw refusal("changing");
    const { size } = stats;
    if (size === 0) throw refusal("empty");
    const head = new Uint8Array(Math.min(size, SNIFFED_BYTES));
    const { bytesRead } = await handle.read(head, 0, head.length, 0);
    const sniffed = await sniff(head.subarray(0, bytesRead));
    const wrapped = sniffed === ZIP || sniffed === CFB;
    const mostBytes = wrapped ? MAX_WRAPPED : (await EXTRACTORS[sniffed]()).maxBytes;
    if (size > mostBytes) throw tooLarge(size, mostBytes);
    const bytes = await handle.readFile();
    if (sha256 !== undefined && createHash("sha256").update(bytes).digest("hex") !== sha256)
      throw refusal("changing");
    const mediaType = wrapped ? unwrap(bytes, sniffed) : sniffed;
    const extractor = await EXTRACTORS[mediaType]();
    if (size > extractor.maxBytes) throw tooLarge(size, extractor.maxBytes);
    return finish(await extractor.extract(bytes, mediaType));
  } finally {
    await handle.close();
  }
}

function finish(extracted: ExtractedText): ExtractedText {
  if (extracted.text.length > MAX_TEXT) throw tooLarge(extracted.text.length, MAX_TEXT);
  // NUL is no text in any format; the database would end the text there.
  const text = extracted.text.replaceAll("\0", "");
  if (text.trim() === "") throw refusal("empty", "không có chữ nào");
  return { ...extracted, text };
}
