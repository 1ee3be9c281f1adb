/** Any file to text: what it is by its bytes, then the extractor of that format. Runs inside the guarded process. */
import { createHash } from "node:crypto";
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { bytesFromName } from "../../src/catalogue/path.ts";
import { WITHOUT_WAITING } from "../hash.ts";
import {
  type ContainerType,
  DOC,
  DOCX,
  EML,
  type ExtractedText,
  type Extractor,
  MAX_TEXT,
  MHTML,
  MSG,
  ODT,
  RTF,
  refusal,
  type SniffedType,
  tooLarge,
  ZIP,
} from "./extractor.ts";
import { MAX_FILE, type Member, type Unpacked, type Unpacking, unpackMembers } from "./members.ts";
import type { Ocr } from "./ocr/recognise.ts";
import { CFB, SNIFFED_BYTES, type Sniffed, sniff, unwrap } from "./sniff.ts";

/** What comes out of a file: its text, or the files that it holds. */
export type Extraction = ExtractedText | { readonly members: readonly Unpacked[] };

// A parser is loaded when its first file comes: PDF.js alone takes longer to load than a thousand texts to read.
const text = once(async () => (await import("./text.ts")).textExtractor);
const picture = once(async () => (await import("./picture.ts")).pictureExtractor);
const EXTRACTORS: Readonly<Record<SniffedType, () => Promise<Extractor>>> = {
  "text/plain": text,
  "text/markdown": text,
  "text/html": once(async () => (await import("./html.ts")).htmlExtractor),
  "application/pdf": once(async () => (await import("./pdf.ts")).pdfExtractor),
  "image/jpeg": picture,
  "image/png": picture,
  "image/tiff": picture,
  [DOCX]: once(async () => (await import("./docx.ts")).docxExtractor),
  [DOC]: once(async () => (await import("./doc.ts")).docExtractor),
  [RTF]: once(async () => (await import("./rtf.ts")).rtfExtractor),
  [ODT]: once(async () => (await import("./odt.ts")).odtExtractor),
};

/** `import()` asks the loader each time, which takes longer than to read a text: what it gave is kept. */
function once(load: () => Promise<Extractor>): () => Promise<Extractor> {
  let loaded: Promise<Extractor> | null = null;
  return () => {
    loaded ??= load();
    return loaded;
  };
}

const CONTAINERS: Readonly<
  Record<ContainerType, (bytes: Uint8Array) => Promise<ExtractedText | readonly Member[]>>
> = {
  [ZIP]: async (bytes) => (await import("./archive.ts")).openArchive(bytes),
  [MSG]: async (bytes) => (await import("./msg.ts")).openMsg(bytes),
  [EML]: async (bytes) => {
    const mail = (await import("./mail.ts")).openMail(bytes);
    if (mail.kind === "mail") return mail.members;
    const { extractPage } = await import("./html.ts");
    return { ...extractPage(mail.html, mail.charset ?? undefined), mediaType: MHTML };
  },
};
const isContainer = (type: SniffedType | ContainerType): type is ContainerType => type in CONTAINERS;

/**
 * @param file path as the catalogue writes it.
 * @param sha256 what the caller hashed; other bytes mean that the file is being written right now.
 * @param unpacking where the files go that a container holds; without it, containers are nested too deep.
 * @param ocr what recognises pictures of pages; without it, such files are refused as `waiting`.
 * @throws DocumentError with the reason; the file system's own errors as they are.
 */
export function extractFile(
  file: string,
  sha256?: string,
  unpacking?: undefined,
  ocr?: Ocr,
): Promise<ExtractedText>;
export function extractFile(
  file: string,
  sha256?: string,
  unpacking?: Unpacking,
  ocr?: Ocr,
): Promise<Extraction>;
export async function extractFile(
  file: string,
  sha256?: string,
  unpacking?: Unpacking,
  ocr?: Ocr,
): Promise<Extraction> {
  const { bytes, sniffed } = await readSniffed(file);
  if (sha256 !== undefined && createHash("sha256").update(bytes).digest("hex") !== sha256)
    throw refusal("changing");
  const mediaType = sniffed === ZIP || sniffed === CFB ? unwrap(bytes, sniffed) : sniffed;
  if (isContainer(mediaType)) return openContainer(bytes, mediaType, unpacking);
  const extractor = await EXTRACTORS[mediaType]();
  if (bytes.length > extractor.maxBytes) throw tooLarge(bytes.length, extractor.maxBytes);
  return finish(await extractor.extract(bytes, mediaType, ocr));
}

/**
 * All of a file, and what it is; what is too large for what it is stays unread. The process has nothing else to do
 * meanwhile, so it waits: promises of the file system cost as much as all the rest of a short text.
 */
async function readSniffed(file: string): Promise<{ readonly bytes: Buffer; readonly sniffed: Sniffed }> {
  const handle = openSync(bytesFromName(file), WITHOUT_WAITING);
  try {
    const stats = fstatSync(handle);
    if (!stats.isFile()) throw refusal("changing");
    const { size } = stats;
    if (size === 0) throw refusal("empty");
    const sniffed = await sniff(readFrom(handle, Math.min(size, SNIFFED_BYTES)));
    const mostBytes =
      sniffed in EXTRACTORS ? (await EXTRACTORS[sniffed as SniffedType]()).maxBytes : MAX_FILE;
    if (size > mostBytes) throw tooLarge(size, mostBytes);
    return { bytes: readFrom(handle, size), sniffed };
  } finally {
    closeSync(handle);
  }
}

/** The first bytes of a file, in memory of their own: some parsers take all that lies around them. */
function readFrom(handle: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(size);
  let length = 0;
  for (let read = -1; read !== 0 && length < size; length += read) {
    read = readSync(handle, bytes, length, size - length, length);
  }
  return bytes.subarray(0, length);
}

async function openContainer(
  bytes: Uint8Array,
  type: ContainerType,
  unpacking?: Unpacking,
): Promise<Extraction> {
  const opened = await CONTAINERS[type](bytes);
  if ("text" in opened) return finish(opened);
  if (!unpacking) throw refusal("nested");
  if (opened.length === 0) throw refusal("empty", "thư không có chữ và không kèm tệp nào");
  return { members: await unpackMembers(opened, unpacking) };
}

function finish(extracted: ExtractedText): ExtractedText {
  if (extracted.text.length > MAX_TEXT) throw tooLarge(extracted.text.length, MAX_TEXT);
  // NUL is no text in any format; the database would end the text there.
  const text = extracted.text.replaceAll("\0", "");
  if (text.trim() === "") throw refusal("empty", "không có chữ nào");
  return { ...extracted, text };
}
