/** Files that mean harm, or that harm was done to: small ones, and what may be said of each. */

import { readFileSync } from "node:fs";
import path from "node:path";
import { deflateRawSync, deflateSync } from "node:zlib";
import JSZip from "jszip";
import { makeCfb, type Tree } from "./cfb-file.ts";
import { letterText, makeDocx, makePdf } from "./files.ts";

export interface HostileFile {
  readonly name: string;
  readonly bytes: Uint8Array | string;
  /** Codes of which it, or something that it holds, has to be given one; "read": it may be taken in. */
  readonly ends: readonly string[];
}

const own = (extension: string) => readFileSync(path.join(import.meta.dirname, `extract/files/${extension}`));
const LETTER = letterText("5", "việc bị cắt");
const half = (bytes: Uint8Array) => bytes.subarray(0, Math.floor(bytes.length / 2));
const zipOf = (files: Record<string, string | Uint8Array>): Promise<Buffer> => {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(files)) zip.file(name, content);
  return zip.generateAsync({ type: "nodebuffer", compression: "DEFLATE" });
};
const patched = (bytes: Buffer, change: (copy: Buffer) => void): Buffer => {
  const copy = Buffer.from(bytes);
  change(copy);
  return copy;
};

const WORD = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`;
const docxOf = (document: string | Uint8Array) =>
  zipOf({
    "[Content_Types].xml": `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    "_rels/.rels": `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": document,
  });
const wordText = (inside: string) => `<w:document ${WORD}><w:body>${inside}</w:body></w:document>`;
const odtOf = (files: Record<string, string | Uint8Array>) =>
  new JSZip()
    .file("mimetype", "application/vnd.oasis.opendocument.text", { compression: "STORE" })
    .file("content.xml", files.content ?? "")
    .file("META-INF/manifest.xml", files.manifest ?? "<manifest:manifest/>")
    .generateAsync({ type: "nodebuffer", compression: "DEFLATE" });

/** A PDF of these objects, the first of which is the catalogue. */
function pdfOf(objects: readonly string[], trailer = ""): Buffer {
  let text = "%PDF-1.7\n";
  const offsets = objects.map((object, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const lines = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  return Buffer.from(
    `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${text.length}\n%%EOF\n`,
    "latin1",
  );
}
const PAGES = "<< /Type /Catalog /Pages 2 0 R >>";
const streamed = (entries: string, bytes: Buffer) =>
  `<< ${entries} /Length ${bytes.length} >>\nstream\n${bytes.toString("latin1")}\nendstream`;

function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0], 8);
  return patched(own("quet-in.png"), (bytes) => bytes.set(header, 16));
}

/** One directory of a TIFF after the other at these places; each says where the next one is. */
function tiff(width: number, height: number, next: number): Buffer {
  const entries = [
    [256, width],
    [257, height],
    [258, 8],
    [259, 1],
    [262, 1],
    [273, 8],
    [277, 1],
    [278, height],
    [279, 100],
  ];
  const bytes = Buffer.alloc(8 + 2 + 12 * entries.length + 4);
  bytes.write("II*\0", 0, "latin1");
  bytes.writeUInt32LE(8, 4);
  bytes.writeUInt16LE(entries.length, 8);
  for (const [at, [tag = 0, value = 0]] of entries.entries()) {
    bytes.writeUInt16LE(tag, 10 + 12 * at);
    bytes.writeUInt16LE(4, 12 + 12 * at);
    bytes.writeUInt32LE(1, 14 + 12 * at);
    bytes.writeUInt32LE(value, 18 + 12 * at);
  }
  bytes.writeUInt32LE(next, 10 + 12 * entries.length);
  return bytes;
}

/** A ZIP all of whose entries are the same packed bytes: small outside, large inside. */
async function overlappingZip(entries: number): Promise<Buffer> {
  const zip = await new JSZip()
    .file("a.txt", "x".repeat(19_000_000))
    .generateAsync({ type: "nodebuffer", compression: "DEFLATE" });
  const start = zip.readUInt32LE(zip.length - 6);
  const entry = zip.subarray(start, zip.length - 22);
  const end = Buffer.from(zip.subarray(zip.length - 22));
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(entry.length * entries, 12);
  return Buffer.concat([zip.subarray(0, start), ...Array.from({ length: entries }, () => entry), end]);
}

async function zipInZip(levels: number): Promise<Buffer> {
  let inside = await zipOf({ "thư.txt": LETTER });
  for (let level = 0; level < levels; level += 1) inside = await zipOf({ [`lớp ${level}.zip`]: inside });
  return inside;
}

function msgInMsg(levels: number): Buffer {
  const level = (depth: number): Tree => ({
    "__properties_version1.0": Buffer.alloc(32),
    "__substg1.0_1000001F": Buffer.from(`lớp ${depth}`, "utf16le"),
    ...(depth < levels
      ? { "__attach_version1.0_#00000000": { "__substg1.0_3701000D": level(depth + 1) } }
      : {}),
  });
  return makeCfb(level(0));
}

const MAIL = "From: a@b.example\r\nTo: c@d.example\r\nMIME-Version: 1.0\r\n";
function mailInMail(levels: number): string {
  let mail = `${MAIL}\r\n${LETTER}`;
  for (let level = 0; level < levels; level += 1)
    mail = `${MAIL}Content-Type: multipart/mixed; boundary=B${level}\r\n\r\n--B${level}\r\nContent-Type: message/rfc822\r\n\r\n${mail}\r\n--B${level}--`;
  return mail;
}
function partsInParts(levels: number): string {
  let part = `Content-Type: text/plain\r\n\r\n${LETTER}`;
  for (let level = 0; level < levels; level += 1)
    part = `Content-Type: multipart/mixed; boundary=B${level}\r\n\r\n--B${level}\r\n${part}\r\n--B${level}--`;
  return MAIL + part;
}
const ENTITIES = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "${"&a;".repeat(500)}"><!ENTITY c "${"&b;".repeat(500)}"><!ENTITY d "${"&c;".repeat(500)}">]>`;
const odtText = (inside: string) =>
  `<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text>${inside}</office:text></office:body></office:document-content>`;

const BROKEN = ["damaged", "no-text", "empty", "unsupported", "binary"];
const TRAPS = ["bomb", "memory", "too-large", "nested", "damaged", "timeout"];

export async function hostileFiles(): Promise<HostileFile[]> {
  const pdf = await makePdf([LETTER.split("\n")]);
  const docx = await makeDocx({ paragraphs: LETTER.split("\n") });
  const zip = await zipOf({ "a.txt": LETTER });
  const cfb = own("thu.msg");
  const files: Record<string, readonly [bytes: Uint8Array | string, ends: readonly string[]]> = {
    // Cut off.
    "cắt.pdf": [half(pdf), BROKEN],
    "cắt.docx": [half(docx), BROKEN],
    "cắt.doc": [half(own("cong-van.doc")), ["read", ...BROKEN]],
    "cắt.odt": [half(own("cong-van.odt")), BROKEN],
    "cắt.rtf": [half(own("cong-van.rtf")), ["read", ...BROKEN]],
    "cắt.msg": [half(cfb), BROKEN],
    "cắt.eml": [half(Buffer.from(partsInParts(2))), ["read", ...BROKEN]],
    "cắt.zip": [half(zip), BROKEN],
    "cắt.png": [half(own("quet-in.png")).subarray(0, 900), ["waiting", ...BROKEN]],
    "cắt.tif": [tiff(100, 100, 0).subarray(0, 60), BROKEN],
    // Locked.
    "khoá.pdf": [await makePdf([LETTER.split("\n")], "secret"), ["password"]],
    "khoá.docx": [
      makeCfb({ EncryptionInfo: Buffer.alloc(64), EncryptedPackage: Buffer.alloc(4096, 7) }),
      ["password"],
    ],
    "khoá.zip": [
      patched(zip, (bytes) => {
        const entry = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
        bytes.writeUInt16LE(bytes.readUInt16LE(entry + 8) | 1, entry + 8);
      }),
      ["password"],
    ],
    "khoá.odt": [
      await odtOf({
        content: "ciphertext",
        manifest: "<manifest:manifest><manifest:encryption-data/></manifest:manifest>",
      }),
      ["password"],
    ],
    // Loops.
    "trang trong trang.pdf": [pdfOf([PAGES, "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"]), BROKEN],
    "bảng trỏ vòng.pdf": [pdfOf([PAGES, "<< /Type /Pages /Kids [] /Count 0 >>"], "/Prev 9 "), BROKEN],
    "chuỗi trỏ vòng.doc": [
      patched(own("cong-van.doc"), (bytes) => {
        // Every sector is followed by itself.
        const table = 512 * (1 + bytes.readUInt32LE(76));
        for (let at = 0; at < 128; at += 1) bytes.writeUInt32LE(at, table + 4 * at);
      }),
      BROKEN,
    ],
    "cây trỏ vòng.msg": [
      patched(msgInMsg(1), (bytes) => {
        const directory = 512 * (1 + bytes.readUInt32LE(48));
        for (let at = 0; at < 4; at += 1) bytes.writeUInt32LE(1, directory + 128 * at + 72);
      }),
      BROKEN,
    ],
    "trang trỏ vòng.tif": [tiff(100, 100, 8), [...TRAPS, ...BROKEN, "too-many-pages", "crashed"]],
    // Deep.
    "nén trong nén.zip": [await zipInZip(10), ["nested"]],
    "nhóm.rtf": [`{\\rtf1 ${"{".repeat(50_000)}Kế hoạch`, ["read", ...BROKEN]],
    "thẻ.html": [`<html><body>${"<div><b>".repeat(20_000)}Kế hoạch`, ["read", ...TRAPS, ...BROKEN]],
    "bảng.docx": [await docxOf(wordText("<w:tbl><w:tr><w:tc>".repeat(5000))), [...TRAPS, ...BROKEN]],
    "thẻ.odt": [
      await odtOf({ content: odtText("<text:section>".repeat(20_000)) }),
      ["read", ...TRAPS, ...BROKEN],
    ],
    "phần trong phần.eml": [partsInParts(60), ["bomb"]],
    "thư trong thư.eml": [mailInMail(12), ["nested", "bomb"]],
    "thư trong thư.msg": [msgInMsg(10), ["nested"]],
    "mảng.pdf": [pdfOf([PAGES, `<< /Type /Pages /Kids ${"[".repeat(50_000)} /Count 1 >>`]), BROKEN],
    "ngoặc.json.txt": [`${"[".repeat(100_000)}`, ["read", "data", ...BROKEN]],
    // Bombs.
    "nổ.docx": [await docxOf(Buffer.alloc(21_000_000, 0x20)), ["bomb"]],
    "nổ.zip": [await zipOf({ "a.txt": Buffer.alloc(21_000_000, 0x20) }), ["bomb"]],
    "chồng.zip": [await overlappingZip(60), ["bomb"]],
    "mười nghìn.zip": [
      patched(
        await zipOf(Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`${n}`, "x"]))),
        (bytes) => {
          bytes.writeUInt16LE(20_000, bytes.length - 12);
        },
      ),
      ["bomb", "damaged"],
    ],
    "thực thể.docx": [
      await docxOf(`${ENTITIES}${wordText("<w:p><w:r><w:t>&d;</w:t></w:r></w:p>")}`),
      [...TRAPS, ...BROKEN],
    ],
    "thực thể.odt": [
      await odtOf({ content: `${ENTITIES}${odtText("<text:p>&d;</text:p>")}` }),
      ["read", ...TRAPS, ...BROKEN],
    ],
    "rộng.png": [png(60_000, 60_000), ["bomb"]],
    "rộng.tif": [tiff(60_000, 60_000, 0), ["bomb"]],
    "rộng.jpg": [
      Buffer.from([
        0xff,
        0xd8,
        0xff,
        0xc0,
        0,
        11,
        8,
        0xff,
        0xff,
        0xff,
        0xff,
        1,
        1,
        0x11,
        0,
        0xff,
        0xd9,
        ...Array(100).fill(0),
      ]),
      ["bomb"],
    ],
    "nén hai lần.pdf": [
      pdfOf([
        PAGES,
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R >>",
        streamed(
          "/Filter [/FlateDecode /FlateDecode]",
          deflateSync(deflateSync(Buffer.alloc(20_000_000, 0x20))),
        ),
      ]),
      ["no-text", "damaged", "memory"],
    ],
    "dài.txt": ["Công văn số 5. ".repeat(700_000), ["too-large"]],
    "dài hơn một văn bản.txt": ["Số: 12/KH-LĐLĐ\n".repeat(201_000), ["too-large"]],
    "nở ra.eml": [
      `${MAIL}Content-Type: application/zip; name=a.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n${(await zipOf({ "a.txt": Buffer.alloc(21_000_000) })).toString("base64")}`,
      ["bomb"],
    ],
    // Not what they seem.
    "ảnh.png": [Buffer.concat([own("quet-in.png").subarray(0, 8), Buffer.from(LETTER)]), ["read", ...BROKEN]],
    "ảnh không khung.jpg": [
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), own("cong-van.doc").subarray(4)]),
      BROKEN,
    ],
    "chỉ có đầu.pdf": ["%PDF-1.7\n", BROKEN],
    "chỉ có đầu.doc": [
      patched(Buffer.alloc(4096), (bytes) => bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])),
      BROKEN,
    ],
    "chương trình.doc": [
      Buffer.concat([
        Buffer.from("\x7fELF\x02\x01\x01\0", "latin1"),
        deflateRawSync(Buffer.from(LETTER.repeat(50))),
      ]),
      BROKEN,
    ],
    "số không.docx": [Buffer.alloc(100_000), BROKEN],
    "trang trắng.txt": [" \n".repeat(1000), ["empty"]],
  };
  return Object.entries(files).map(([name, [bytes, ends]]) => ({ name, bytes, ends }));
}
