/** Reading ZIP files without trusting them: the directory is checked before anything is unpacked. */
import { inflateRawSync } from "node:zlib";
import { refusal } from "./extractor.ts";

export interface Zip {
  has(name: string): boolean;
  /** @throws DocumentError `damaged`, or `bomb` when an entry is larger than it says. */
  read(name: string): Uint8Array;
}

interface Entry {
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly at: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
/** The end record is 22 bytes and may be followed by a comment of 64 KB. */
const END_SEARCH = 22 + 0xffff;
const STORED = 0;
const DEFLATED = 8;

/** No letter unpacks to more. */
const MAX_UNPACKED = 200_000_000;
const MAX_ENTRIES = 10_000;

/** @throws DocumentError `damaged` without a readable directory, `password`, `bomb` beyond the limits. */
export function openZip(bytes: Uint8Array): Zip {
  const entries = readDirectory(bytes);
  return {
    has: (name) => entries.has(name),
    read(name) {
      const entry = entries.get(name);
      if (!entry) throw refusal("damaged", `thiếu ${name}`);
      return unpack(bytes, entry);
    },
  };
}

function readDirectory(bytes: Uint8Array): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > MAX_ENTRIES) throw refusal("bomb", `${count} mục`);
  const entries = new Map<string, Entry>();
  let total = 0;
  let at = view.getUint32(end + 16, true);
  for (let number = 0; number < count; number += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw refusal("damaged");
    if (view.getUint16(at + 8, true) & 1) throw refusal("password");
    const unpacked = view.getUint32(at + 24, true);
    total += unpacked;
    if (total > MAX_UNPACKED) throw refusal("bomb", `hơn ${Math.floor(total / 1_000_000)} MB`);
    const nameLength = view.getUint16(at + 28, true);
    const name = Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString("utf8");
    entries.set(name.replaceAll("\\", "/"), {
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked,
      at: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - END_SEARCH); at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  throw refusal("damaged");
}

function unpack(bytes: Uint8Array, { method, packed, unpacked, at }: Entry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== LOCAL_ENTRY) throw refusal("damaged");
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const data = bytes.subarray(start, start + packed);
  if (data.length < packed) throw refusal("damaged");
  if (method === STORED) return data;
  if (method !== DEFLATED) throw refusal("damaged", `cách nén ${method}`);
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, unpacked) });
  } catch (cause) {
    const lies = (cause as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    throw refusal(lies ? "bomb" : "damaged", undefined, cause);
  }
}
