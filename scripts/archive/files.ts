/** A directive as a file: TXT, HTML, DOCX or PDF, simple and the same bytes every time. */
import { createRequire } from "node:module";
import JSZip from "jszip";
import PDFDocument from "pdfkit";
import { mixText } from "./random.ts";

export const FORMATS = ["txt", "html", "docx", "pdf"] as const;
export type Format = (typeof FORMATS)[number];
/** How many parts of all files each format gets. */
export type Shares = readonly (readonly [format: Format, share: number])[];

/** "txt,html" (equal parts) or "txt:6,docx:3,pdf:1". @throws Error for what is no format or no share. */
export function parseShares(text: string): Shares {
  return text.split(",").map((part) => {
    const [name = "", share = "1"] = part.trim().split(":");
    const format = FORMATS.find((known) => known === name);
    if (!format) throw new Error(`no such format: "${name}" (${FORMATS.join(", ")})`);
    if (!(Number(share) > 0)) throw new Error(`no share: "${share}"`);
    return [format, Number(share)];
  });
}

/** The format of one document: by its id, so that it does not change with the size of the archive. */
export function formatOf(id: string, shares: Shares): Format {
  const total = shares.reduce((sum, [, share]) => sum + share, 0);
  let at = (mixText(id, 41) / 4294967296) * total;
  for (const [format, share] of shares) {
    at -= share;
    if (at < 0) return format;
  }
  return shares[0]?.[0] ?? "txt";
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function html(text: string, title: string): Buffer {
  const lines = text.split("\n").map((line) => (line === "" ? "" : `<p>${escaped(line)}</p>`));
  return Buffer.from(
    `<!doctype html>\n<html lang="vi">\n<head><meta charset="utf-8"><title>${escaped(title)}</title></head>\n<body><article>\n${lines.join("\n")}\n</article></body>\n</html>\n`,
  );
}

const CONTENT_TYPES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const RELATIONS = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;

/** The smallest Word file: one paragraph a line. The `docx` package writes the clock into its files; this does not. */
async function docx(text: string, stamp: Date): Promise<Buffer> {
  const paragraphs = text
    .split("\n")
    .map((line) => `<w:p><w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`);
  const document = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs.join("")}</w:body></w:document>`;
  const zip = new JSZip();
  const options = { date: stamp, createFolders: false };
  zip.file("[Content_Types].xml", CONTENT_TYPES, options);
  zip.file("_rels/.rels", RELATIONS, options);
  zip.file("word/document.xml", document, options);
  return zip.generateAsync({ type: "nodebuffer", compression: "DEFLATE", platform: "UNIX" });
}

const FONT = createRequire(import.meta.url).resolve(
  "@expo-google-fonts/noto-serif/400Regular/NotoSerif_400Regular.ttf",
);

async function pdf(text: string, title: string, stamp: Date): Promise<Buffer> {
  const document = new PDFDocument({
    size: "A4",
    margins: { top: 56, bottom: 56, left: 82, right: 50 },
    info: { Title: title, CreationDate: stamp, ModDate: stamp },
  });
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise((resolve) => document.on("end", resolve));
  document.font(FONT).fontSize(12);
  for (const line of text.split("\n")) {
    if (line === "") document.moveDown(0.5);
    else document.text(line);
  }
  document.end();
  await done;
  return Buffer.concat(chunks);
}

/** The bytes of a directive as a file; dates inside are its own. */
export async function renderFile(
  text: string,
  about: { title: string; issuedOn: string },
  format: Format,
): Promise<Buffer> {
  const stamp = new Date(`${about.issuedOn}T02:00:00Z`);
  switch (format) {
    case "txt":
      return Buffer.from(text);
    case "html":
      return html(text, about.title);
    case "docx":
      return docx(text, stamp);
    case "pdf":
      return pdf(text, about.title, stamp);
    default:
      return format satisfies never;
  }
}
