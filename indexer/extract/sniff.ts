/** What a file holds, by its bytes alone: names lie. */
import { fileTypeFromBuffer } from "file-type";
import { openCfb } from "./cfb.ts";
import { type DecodedText, decodeText } from "./decode.ts";
import {
  type ContainerType,
  DOC,
  DOCX,
  EML,
  MSG,
  ODT,
  RTF,
  refusal,
  type SniffedType,
  ZIP,
} from "./extractor.ts";
import { isMsg } from "./msg.ts";
import { ARCHIVE_LIMITS, openZip } from "./zip.ts";

/** So many bytes from the beginning are enough to tell, save for wrappings, whose contents tell. */
export const SNIFFED_BYTES = 64 * 1024;

export const CFB = "application/x-cfb";
/** Once all of a file is there, `unwrap` says what a ZIP or OLE file is. */
export type Sniffed = SniffedType | typeof EML | typeof ZIP | typeof CFB;

/** Named to people where the format is known but not read. */
const KNOWN: Readonly<Record<string, string>> = {
  "application/x-rar-compressed": "tệp nén RAR",
  "application/x-7z-compressed": "tệp nén 7z",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "bảng tính Excel",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "trình chiếu PowerPoint",
};

/**
 * @param bytes the first `SNIFFED_BYTES` bytes, or all of the file.
 * @throws DocumentError `unsupported` or `binary`, naming what it seems to be.
 */
export async function sniff(bytes: Uint8Array): Promise<Sniffed> {
  // Some programs write a few lines before the header; readers accept it within the first kilobyte.
  if (Buffer.from(bytes.subarray(0, 1024)).toString("latin1").includes("%PDF-")) return "application/pdf";
  const { text, charset, odd } = look(bytes);
  // Signatures of what is read here are no letters, save for RTF's, which a text is looked through for as well.
  if (charset === "utf-8" && odd === 0) return sniffText(text);
  const mime = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime;
  if (mime === DOCX || mime === ODT || mime === RTF || mime === ZIP || mime === CFB) return mime;
  // A text may begin like some signature by accident ("BM", "MZ"): it is still a text.
  if (odd <= text.length / 500) return sniffText(text);
  if (mime === undefined || mime === "application/xml") throw refusal("binary");
  if (mime === "image/jpeg" || mime === "image/png" || mime === "image/tiff") return mime;
  return unsupported(mime);
}

/**
 * What is in a ZIP or OLE file.
 *
 * @param bytes all of the file.
 * @throws DocumentError `unsupported`, `password`, `damaged`, `bomb`.
 */
export function unwrap(bytes: Uint8Array, wrapping: typeof ZIP | typeof CFB): SniffedType | ContainerType {
  return wrapping === ZIP ? insideZip(bytes) : insideCfb(bytes);
}

function insideZip(bytes: Uint8Array): SniffedType | typeof ZIP {
  const zip = openZip(bytes, ARCHIVE_LIMITS);
  if (zip.has("word/document.xml")) return DOCX;
  if (zip.has("content.xml") && zip.has("mimetype")) {
    const type = Buffer.from(zip.read("mimetype").subarray(0, 200)).toString("latin1").trim();
    return type === ODT ? ODT : unsupported(type);
  }
  return ZIP;
}

const OLD_OFFICE: Readonly<Record<string, string>> = {
  Workbook: "bảng tính Excel đời cũ",
  Book: "bảng tính Excel đời cũ",
  "PowerPoint Document": "trình chiếu PowerPoint đời cũ",
};

function insideCfb(bytes: Uint8Array): SniffedType | typeof MSG {
  const root = openCfb(bytes);
  const { streams } = root;
  if (isMsg(root)) return MSG;
  if (streams.includes("WordDocument")) return DOC;
  // An encrypted DOCX.
  if (streams.includes("EncryptedPackage")) throw refusal("password");
  const known = Object.keys(OLD_OFFICE).find((name) => streams.includes(name));
  throw refusal("unsupported", known === undefined ? "tệp OLE" : OLD_OFFICE[known]);
}

function unsupported(mime: string): never {
  const kind = KNOWN[mime] ?? (mime.startsWith("image/") ? "tệp ảnh" : mime);
  throw refusal("unsupported", kind);
}

function sniffText(head: string): SniffedType | typeof EML {
  if (looksLikeHtml(head)) return "text/html";
  if (looksLikeJson(head)) throw refusal("data", "JSON");
  if (/^\s{0,20}\{\\rtf/u.test(head)) return RTF;
  if (
    /^MIME-Version:|^(?:From|Received|Return-Path|Message-ID): .*\n[A-Z][\w-]*:/imu.test(head.slice(0, 500))
  ) {
    return EML;
  }
  return looksLikeMarkdown(head) ? "text/markdown" : "text/plain";
}

/** Data of programs (settings, exports), one value or one a line; cut off where the head ends. */
function looksLikeJson(head: string): boolean {
  const text = head.trim();
  if (!/^(?:\{\s*["}]|\[\s*[[{"\d\]-])/u.test(text)) return false;
  if (isJson(text) || isJson(text.slice(0, text.indexOf("\n")))) return true;
  return head.length >= SNIFFED_BYTES / 4 && /^[[{]\s*(?:\{\s*)?"[^"\n]{0,200}"\s*[:,]/u.test(text);
}

function isJson(text: string): boolean {
  try {
    return typeof JSON.parse(text) === "object";
  } catch {
    return false;
  }
}

/**
 * Bytes as if they were a text, and how many characters in them no text carries; TCVN3 and VNI use bytes from 0x80 on,
 * and a few texts end in 0x1A.
 */
function look(bytes: Uint8Array): DecodedText & { readonly odd: number } {
  const decoded = decodeText(bytes.subarray(0, SNIFFED_BYTES));
  const { text } = decoded;
  let odd = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 && unit !== 9 && unit !== 10 && unit !== 12 && unit !== 13 && unit !== 0x1a) odd += 1;
  }
  return { ...decoded, odd };
}

const LEADING_COMMENTS = /^(?:\s|<!--(?:[^-]|-(?!->))*-->)*/u;
const FIRST_TAG =
  /^(?:<\?xml[^>]*>\s*)?(?:<!doctype\s+html|<(?:html|head|body|meta|title|table|div|p|center|font|h[1-6]|span|link|style|script)[\s>/])/iu;

const looksLikeHtml = (head: string): boolean => FIRST_TAG.test(head.replace(LEADING_COMMENTS, ""));

/** Markdown only where two different marks of it occur: a "#" or a "-" alone stands in many letters. */
const MARKDOWN_MARKS: readonly RegExp[] = [
  /^#{1,6} \S/mu,
  /\*\*[^*\n]{1,200}\*\*/u,
  /^\|(?:[^|\n]*\|)+[ \t]*\n\|[ \t:-]*-{2,}[ \t:|-]*$/mu,
  /\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)/u,
  /^```/mu,
  /^> \S/mu,
];

const looksLikeMarkdown = (head: string): boolean =>
  MARKDOWN_MARKS.filter((mark) => mark.test(head)).length >= 2;
