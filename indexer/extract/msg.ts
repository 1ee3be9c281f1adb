/**
 * Outlook's mails ([MS-OXMSG]): the letter itself and its attachments, each a document of its own.
 *
 * @kenjiuno/msgreader 1.28.0 gives the same subject, text and attachments; it decodes texts of single bytes by a code page
 * that is named beforehand, where ours are told from their bytes (TCVN3), and brings iconv-lite for it.
 */
import { decompressRTF } from "@kenjiuno/decompressrtf";
import { openCfb, type Storage } from "./cfb.ts";
import { decodeText } from "./decode.ts";
import { refusal } from "./extractor.ts";
import { letterOf } from "./mail.ts";
import type { Member } from "./members.ts";
import { readRtf } from "./rtf.ts";

/** The streams of a message's properties are named by the property's tag ([MS-OXPROPS]). */
const SUBJECT = "0037";
const SENDER = "0C1A";
const SENDER_ADDRESS = "0C1F";
const DISPLAY_TO = "0E04";
const DISPLAY_CC = "0E03";
const BODY = "1000";
const BODY_HTML = "1013";
const BODY_RTF = "1009";
const FILE_NAME = "3704";
const LONG_FILE_NAME = "3707";
const DATA = "3701";
const CONTENT_ID = "3712";
const UNICODE = "001F";
const BYTES_TEXT = "001E";
const BINARY = "0102";
const ATTACHMENT = /^__attach_version1\.0_#/u;
const RTF_HEADER = 16;
/** A letter in a letter in a letter. */
const MAX_DEPTH = 5;

export const isMsg = (storage: Storage): boolean => storage.streams.includes("__properties_version1.0");

/** @throws DocumentError `damaged`. */
export function openMsg(bytes: Uint8Array): Member[] {
  return membersOf(openCfb(bytes), 0);
}

function membersOf(message: Storage, depth: number): Member[] {
  if (depth > MAX_DEPTH) throw refusal("nested");
  const html = message.stream(tag(BODY_HTML, BINARY));
  const written = textOf(message, BODY);
  const plain = written?.trim() ? written : html ? null : richTextOf(message);
  const body = plain ?? (html ? decodeText(html).text : "");
  const sender = [textOf(message, SENDER), textOf(message, SENDER_ADDRESS)].filter(Boolean).join(", ");
  const letter = letterOf(
    {
      from: sender || null,
      to: textOf(message, DISPLAY_TO),
      cc: textOf(message, DISPLAY_CC),
      date: null,
      subject: textOf(message, SUBJECT),
    },
    body,
    plain === null ? "text/html" : "text/plain",
  );
  const attached = message
    .storages()
    .filter(([name]) => ATTACHMENT.test(name))
    .flatMap(([, storage]) => attachment(storage, depth));
  return [...(letter ? [letter] : []), ...attached];
}

function attachment(storage: Storage, depth: number): Member[] {
  const name = textOf(storage, LONG_FILE_NAME) ?? textOf(storage, FILE_NAME) ?? "tệp kèm theo";
  const embedded = storage.storages().find(([inside]) => inside === tag(DATA, "000D"))?.[1];
  if (embedded) {
    return membersOf(embedded, depth + 1).map((member) => ({ ...member, name: `${name}/${member.name}` }));
  }
  const content = storage.stream(tag(DATA, BINARY));
  // Pictures between the words of an HTML letter have an id by which it shows them.
  if (!content || (textOf(storage, CONTENT_ID) && /\.(?:png|jpe?g|gif|bmp)$/iu.test(name))) return [];
  return [{ name, bytes: content.byteLength, read: () => content }];
}

/** The letter where Outlook keeps it in its own packed form alone ([MS-OXRTFCP]). */
function richTextOf(message: Storage): string | null {
  const packed = message.stream(tag(BODY_RTF, BINARY));
  if (!packed || packed.byteLength < RTF_HEADER) return null;
  const header = Buffer.from(packed.buffer, packed.byteOffset, RTF_HEADER);
  // It says how long it is, without these four bytes; a longer one would be unpacked from nothing.
  if (header.readUInt32LE(0) + 4 > packed.byteLength) throw refusal("damaged");
  let rtf: number[];
  try {
    rtf = decompressRTF([...packed]);
  } catch (cause) {
    throw refusal("damaged", undefined, cause);
  }
  return readRtf(Uint8Array.from(rtf));
}

const tag = (property: string, type: string): string => `__substg1.0_${property}${type}`;

function textOf(storage: Storage, property: string): string | null {
  const wide = storage.stream(tag(property, UNICODE));
  if (wide) return Buffer.from(wide).toString("utf16le").replace(/\0+$/u, "");
  const narrow = storage.stream(tag(property, BYTES_TEXT));
  return narrow ? decodeText(narrow).text.replace(/\0+$/u, "") : null;
}
