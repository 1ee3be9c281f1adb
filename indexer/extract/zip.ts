/** Reading ZIP files without trusting them: the directory is checked before anything is unpacked. */
import { isUtf8 } from "node:buffer";
import { crc32, inflateRawSync } from "node:zlib";
import { convertLegacy } from "../../src/vietnamese-tokenizer/index.ts";
import { refusal } from "./extractor.ts";

export interface Zip {
  readonly entries: readonly ZipEntry[];
  has(name: string): boolean;
  /** @throws DocumentError `damaged`, `password`, or `bomb` when an entry is larger than it says. */
  read(entry: string | ZipEntry): Uint8Array;
}

export interface ZipEntry {
  readonly name: string;
  /** Bytes, as the directory says. */
  readonly unpacked: number;
  readonly packed: number;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly at: number;
}

export interface ZipLimits {
  /** Bytes of all entries together. */
  readonly unpacked: number;
  readonly entries: number;
}

/** No letter unpacks to more. */
const LETTER: ZipLimits = { unpacked: 200_000_000, entries: 10_000 };
/** An archive of letters may hold as many as one looks through. */
export const ARCHIVE_LIMITS: ZipLimits = { unpacked: 1_000_000_000, entries: 10_000 };
/** Texts shrink to a tenth, drawings to a fiftieth; what shrinks further, and is large, is a trap. */
const MOST_RATIO = 200;
const LARGE = 20_000_000;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
/** The end record is 22 bytes and may be followed by a comment of 64 KB. */
const END_SEARCH = 22 + 0xffff;
const STORED = 0;
const DEFLATED = 8;

/** @throws DocumentError `damaged` without a readable directory, `bomb` beyond the limits. */
export function openZip(bytes: Uint8Array, limits: ZipLimits = LETTER): Zip {
  const entries = readDirectory(bytes, limits);
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  return {
    entries,
    has: (name) => byName.has(name),
    read(wanted) {
      const entry = typeof wanted === "string" ? byName.get(wanted) : wanted;
      if (!entry) throw refusal("damaged", `thiếu ${wanted}`);
      if (entry.encrypted) throw refusal("password");
      return unpack(bytes, entry);
    },
  };
}

function readDirectory(bytes: Uint8Array, limits: ZipLimits): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.entries) throw refusal("bomb", `${count} mục`);
  const entries: ZipEntry[] = [];
  const names: Buffer[] = [];
  let total = 0;
  let at = view.getUint32(end + 16, true);
  for (let number = 0; number < count; number += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw refusal("damaged");
    const [packed, unpacked] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    total += unpacked;
    if (total > limits.unpacked) throw refusal("bomb", `hơn ${Math.floor(limits.unpacked / 1_000_000)} MB`);
    if (unpacked > LARGE && unpacked > MOST_RATIO * packed) throw refusal("bomb");
    const nameLength = view.getUint16(at + 28, true);
    names.push(Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)));
    entries.push({
      name: "",
      encrypted: (view.getUint16(at + 8, true) & 1) !== 0,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed,
      unpacked,
      at: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  const read = readNames(names);
  return entries.map((entry, number) => ({ ...entry, name: read[number] ?? "" }));
}

/**
 * Old programs write names in the encoding of their machine and do not say which: TCVN3, VNI and CP1258 are told
 * apart by all the names together.
 */
function readNames(names: readonly Buffer[]): string[] {
  const lines = (texts: readonly string[]) => texts.map((name) => name.replace(/[\\\n]/gu, "/"));
  if (names.every((name) => isUtf8(name))) return lines(names.map((name) => name.toString("utf8")));
  const texts = lines(names.map((name) => name.toString(isUtf8(name) ? "utf8" : "latin1")));
  return convertLegacy(texts.join("\n")).text.normalize("NFC").split("\n");
}

function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - END_SEARCH); at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  throw refusal("damaged");
}

function unpack(bytes: Uint8Array, { method, packed, unpacked, crc, at }: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== LOCAL_ENTRY) throw refusal("damaged");
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const data = bytes.subarray(start, start + packed);
  if (data.length < packed) throw refusal("damaged");
  const content = method === STORED ? data : inflate(data, method, unpacked);
  if (crc32(content) !== crc) throw refusal("damaged");
  return content;
}

function inflate(data: Uint8Array, method: number, unpacked: number): Uint8Array {
  if (method !== DEFLATED) throw refusal("damaged", `cách nén ${method}`);
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, unpacked) });
  } catch (cause) {
    const lies = (cause as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    throw refusal(lies ? "bomb" : "damaged", undefined, cause);
  }
}
