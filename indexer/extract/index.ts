/** Any file to text: what it is by its bytes, then the extractor of that format. Runs inside the guarded process. */
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
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
import { CFB, SNIFFED_BYTES, sniff, unwrap } from "./sniff.ts";

/** What comes out of a file: its text, or the files that it holds. */
export type Extraction = ExtractedText | { readonly members: readonly Unpacked[] };

// A parser is loaded when its first file comes: PDF.js alone takes longer to load than a thousand texts to read.
const EXTRACTORS: Readonly<Record<SniffedType, () => Promise<Extractor>>> = {
  "text/plain": async () => (await import("./text.ts")).textExtractor,
  "text/markdown": async () => (await import("./text.ts")).textExtractor,
  "text/html": async () => (await import("./html.ts")).htmlExtractor,
  "application/pdf": async () => (await import("./pdf.ts")).pdfExtractor,
  "image/jpeg": async () => (await import("./picture.ts")).pictureExtractor,
  "image/png": async () => (await import("./picture.ts")).pictureExtractor,
  "image/tiff": async () => (await import("./picture.ts")).pictureExtractor,
  [DOCX]: async () => (await import("./docx.ts")).docxExtractor,
  [DOC]: async () => (await import("./doc.ts")).docExtractor,
  [RTF]: async () => (await import("./rtf.ts")).rtfExtractor,
  [ODT]: async () => (await import("./odt.ts")).odtExtractor,
};
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
  const handle = await open(bytesFromName(file), WITHOUT_WAITING);
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw refusal("changing");
    const { size } = stats;
    if (size === 0) throw refusal("empty");
    const head = new Uint8Array(Math.min(size, SNIFFED_BYTES));
    const { bytesRead } = await handle.read(head, 0, head.length, 0);
    const sniffed = await sniff(head.subarray(0, bytesRead));
    const mostBytes =
      sniffed in EXTRACTORS ? (await EXTRACTORS[sniffed as SniffedType]()).maxBytes : MAX_FILE;
    if (size > mostBytes) throw tooLarge(size, mostBytes);
    const bytes = await handle.readFile();
    if (sha256 !== undefined && createHash("sha256").update(bytes).digest("hex") !== sha256)
      throw refusal("changing");
    const mediaType = sniffed === ZIP || sniffed === CFB ? unwrap(bytes, sniffed) : sniffed;
    if (isContainer(mediaType)) return await openContainer(bytes, mediaType, unpacking);
    const extractor = await EXTRACTORS[mediaType]();
    if (size > extractor.maxBytes) throw tooLarge(size, extractor.maxBytes);
    return finish(await extractor.extract(bytes, mediaType, ocr));
  } finally {
    await handle.close();
  }
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
