/**
 * DOCX by mammoth: its HTML keeps line breaks, lists and tables, which its raw text loses. The package is
 * unpacked by ourselves, within limits, and automatic numbers are written out before mammoth sees them.
 */
import mammoth from "mammoth";
import { readNumbering, writeNumbers } from "./docx-numbering.ts";
import { DOCX, type Extractor, refusal } from "./extractor.ts";
import { htmlText } from "./html-dom.ts";
import { openZip, type Zip } from "./zip.ts";

export const docxExtractor: Extractor = {
  name: "mammoth",
  mediaTypes: [DOCX],
  maxBytes: 100_000_000,
  async extract(bytes) {
    const text = htmlText(withoutNoteMarks(await toHtml(openZip(bytes))));
    if (text.trim() === "") throw refusal("no-text");
    return { mediaType: DOCX, extractor: "mammoth", pages: 1, text, warnings: [] };
  },
};

async function toHtml(zip: Zip): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml(
      // mammoth takes an opened package, too; its types do not say so.
      { file: asPackage(zip) } as unknown as Parameters<typeof mammoth.convertToHtml>[0],
      {
        // Pictures are not text; by default they would be copied into the HTML.
        convertImage: mammoth.images.imgElement(async () => ({ src: "" })),
        externalFileAccess: false,
        includeDefaultStyleMap: mayHoldLists(zip),
      },
    );
    return value;
  } catch (cause) {
    if (cause instanceof Error && cause.name === "DocumentError") throw cause;
    throw refusal("damaged", undefined, cause);
  }
}

const DOCUMENT = "word/document.xml";
const NUMBERING = "word/numbering.xml";
const STYLES = "word/styles.xml";
const NO_NUMBERING =
  '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"></w:numbering>';

/**
 * mammoth's own rules say which styles are headings, which to us are paragraphs like others, and which paragraphs are
 * items of lists: none, once the numbers are written out. It reads them anew for each file, which takes half of its time.
 */
const mayHoldLists = (zip: Zip): boolean =>
  zip.entries.some(({ name }) => /numbering[^/]*\.xml$/iu.test(name) && name !== NUMBERING);

/** The package as mammoth asks for it: with the numbers written out, and no numbering left to be applied. */
function asPackage(zip: Zip) {
  const text = (name: string) => (zip.has(name) ? new TextDecoder().decode(zip.read(name)) : "");
  const part = (name: string): Uint8Array => {
    if (!zip.has(NUMBERING)) return zip.read(name);
    if (name === NUMBERING) return Buffer.from(NO_NUMBERING);
    if (name !== DOCUMENT) return zip.read(name);
    return Buffer.from(writeNumbers(text(DOCUMENT), readNumbering(text(NUMBERING), text(STYLES))));
  };
  return {
    exists: (name: string) => zip.has(name),
    async read(name: string, encoding?: string) {
      const bytes = part(name);
      if (encoding === undefined) return bytes;
      return encoding === "base64"
        ? Buffer.from(bytes).toString("base64")
        : new TextDecoder(encoding).decode(bytes);
    },
  };
}

/** A note's mark would stand inside a word's sentence, and its way back behind the note. */
const withoutNoteMarks = (html: string): string =>
  html.replace(
    /<sup>\s?<a href="#(?:foot|end)note-[^>]*>[^<]*<\/a>\s?<\/sup>|<a href="#(?:foot|end)note-ref[^>]*>[^<]*<\/a>/gu,
    "",
  );
