/**
 * OLE compound files ([MS-CFB]): the small file system in which Word 97 and Outlook keep their streams. Read without
 * trusting it: chains that run in circles or out of the file, and trees that hang on themselves, are damage.
 */
import { refusal } from "./extractor.ts";

export interface Storage {
  /** Names of the streams. */
  readonly streams: readonly string[];
  /** Bytes of a stream; null where there is none of this name. @throws DocumentError `damaged`. */
  stream(name: string): Uint8Array | null;
  /** The storages inside, with their names. */
  storages(): readonly (readonly [name: string, storage: Storage])[];
}

interface Entry {
  readonly name: string;
  readonly kind: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

const STORAGE = 1;
const STREAM = 2;
/** Sector numbers from here on are marks (end of chain, free, no entry). */
const FIRST_MARK = 0xfffffffa;
const ENTRY_SIZE = 128;
const HEADER_SIZE = 512;
/** Sectors of the allocation table that the header itself names. */
const IN_HEADER = 109;

/** @throws DocumentError `damaged` when the tables cannot be followed. */
export function openCfb(bytes: Uint8Array): Storage {
  if (bytes.byteLength < HEADER_SIZE) throw refusal("damaged");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [shift, miniShift] = [view.getUint16(30, true), view.getUint16(32, true)];
  if ((shift !== 9 && shift !== 12) || miniShift !== 6) throw refusal("damaged");
  const sectorSize = 2 ** shift;
  const sectors = Math.ceil((bytes.byteLength - sectorSize) / sectorSize);
  const sector = (number: number): Uint8Array => {
    if (number >= sectors) throw refusal("damaged");
    return bytes.subarray((number + 1) * sectorSize, (number + 2) * sectorSize);
  };

  const table = readTable(view, sector, sectors);
  const chain = (start: number): Uint8Array => joined(follow(table, start, sectors).map(sector));
  const entries = readEntries(chain(view.getUint32(48, true)));
  const root = entries[0];
  if (!root) throw refusal("damaged");
  const miniCutoff = view.getUint32(56, true);
  const mini = once(() => {
    const links = numbersIn(chain(view.getUint32(60, true)));
    return { links, stream: chain(root.start) };
  });

  function content({ start, size }: Entry): Uint8Array {
    if (size === 0) return new Uint8Array();
    if (size >= miniCutoff) return chain(start).subarray(0, size);
    const { links, stream } = mini();
    const numbers = follow(links, start, links.length);
    return joined(numbers.map((number) => stream.subarray(number * 64, number * 64 + 64))).subarray(0, size);
  }

  const storage = (entry: Entry): Storage => {
    const inside = once(() => childrenOf(entries, entry));
    return {
      get streams() {
        return inside().flatMap((child) => (child.kind === STREAM ? [child.name] : []));
      },
      stream(name) {
        const found = inside().find((child) => child.kind === STREAM && child.name === name);
        return found ? content(found) : null;
      },
      storages: () =>
        inside()
          .filter((child) => child.kind === STORAGE)
          .map((child) => [child.name, storage(child)] as const),
    };
  };
  return storage(root);
}

/** The allocation table: for each sector the next one of its chain. */
function readTable(view: DataView, sector: (number: number) => Uint8Array, sectors: number): Uint32Array {
  const places: number[] = [];
  for (let at = 0; at < IN_HEADER; at += 1) places.push(view.getUint32(76 + 4 * at, true));
  let next = view.getUint32(68, true);
  for (let steps = 0; next < FIRST_MARK; steps += 1) {
    if (steps > sectors) throw refusal("damaged");
    const numbers = numbersIn(sector(next));
    places.push(...numbers.subarray(0, -1));
    next = numbers.at(-1) ?? FIRST_MARK;
  }
  // What the header names beyond their number is left over from before.
  const used = places.slice(0, view.getUint32(44, true)).filter((place) => place < FIRST_MARK);
  if (used.length > sectors) throw refusal("damaged");
  return numbersIn(joined(used.map(sector)));
}

function follow(links: Uint32Array, start: number, most: number): number[] {
  const numbers: number[] = [];
  for (let at = start; at < FIRST_MARK; at = links[at] ?? FIRST_MARK) {
    if (numbers.length >= most) throw refusal("damaged");
    numbers.push(at);
  }
  return numbers;
}

function readEntries(bytes: Uint8Array): Entry[] {
  const entries: Entry[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + ENTRY_SIZE <= bytes.byteLength; at += ENTRY_SIZE) {
    const length = Math.min(64, view.getUint16(at + 64, true));
    entries.push({
      name: Buffer.from(bytes.subarray(at, at + Math.max(0, length - 2))).toString("utf16le"),
      kind: view.getUint8(at + 66),
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    });
  }
  return entries;
}

/** What hangs in the tree below an entry. */
function childrenOf(entries: readonly Entry[], parent: Entry): Entry[] {
  const met = new Set<number>();
  const children: Entry[] = [];
  const open = [parent.child];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const entry = entries[at];
    if (!entry || at >= FIRST_MARK) continue;
    if (met.has(at)) throw refusal("damaged");
    met.add(at);
    children.push(entry);
    open.push(entry.left, entry.right);
  }
  return children;
}

function numbersIn(bytes: Uint8Array): Uint32Array {
  const numbers = new Uint32Array(Math.floor(bytes.byteLength / 4));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < numbers.length; at += 1) numbers[at] = view.getUint32(4 * at, true);
  return numbers;
}

const joined = (parts: readonly Uint8Array[]): Uint8Array => Buffer.concat(parts);

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
