/** Damage, as disks, networks and people with bad intent do it to files. */
import { deflateSync, inflateSync } from "node:zlib";
import JSZip from "jszip";
import type { Random } from "../../../scripts/archive/random.ts";

/** Numbers at which programs stumble. */
const EDGES = [
  0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff,
];
const DIGITS = ["0", "-1", "1e9", "65536", "2147483648", "99999999999999999999", "0.0000001"];
const HEADS = [
  "%PDF-1.7\n",
  "PK\x03\x04",
  "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
  "{\\rtf1",
  "\x89PNG\r\n\x1a\n",
  "II*\0",
  "\xff\xd8\xff\xe0",
];
const MOST_REPEATED = 3_000_000;

type Mutation = (bytes: Buffer, random: Random, other: Buffer) => Buffer;

/** Headers and tables are hit more often than texts. */
function placeIn(bytes: Buffer, random: Random): number {
  const reach = random.chance(0.5) ? Math.min(2000, bytes.length) : bytes.length;
  return Math.min(bytes.length - 1, Math.floor(random.next() * reach));
}

function blockOf(bytes: Buffer, random: Random): readonly [from: number, to: number] {
  const from = placeIn(bytes, random);
  return [from, Math.min(bytes.length, from + random.int(1, random.chance(0.5) ? 64 : 8000))];
}

const MUTATIONS: readonly Mutation[] = [
  (bytes, random) => bytes.subarray(0, Math.floor(random.next() * bytes.length)),
  (bytes, random) => {
    for (let hits = random.int(1, 20); hits > 0; hits -= 1)
      bytes[placeIn(bytes, random)] = random.int(0, 255);
    return bytes;
  },
  (bytes, random) => {
    for (let hits = random.int(1, 6); hits > 0; hits -= 1) {
      const at = Math.min(placeIn(bytes, random), bytes.length - 4);
      if (at < 0) continue;
      const edge = random.pick(EDGES);
      if (random.chance(0.5)) bytes.writeUInt32LE(edge, at);
      else bytes.writeUInt16BE(edge & 0xffff, at);
    }
    return bytes;
  },
  (bytes, random) => {
    const [from, to] = blockOf(bytes, random);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  (bytes, random) => {
    const [from, to] = blockOf(bytes, random);
    const block = bytes.subarray(from, to);
    const most = random.chance(0.2) ? MOST_REPEATED / block.length : 20;
    const copies = Array.from({ length: random.int(1, Math.max(1, Math.floor(most))) }, () => block);
    return Buffer.concat([bytes.subarray(0, to), ...copies, bytes.subarray(to)]);
  },
  (bytes, random, other) => {
    const [from, to] = blockOf(bytes, random);
    return Buffer.concat([
      bytes.subarray(0, from),
      other.subarray(...blockOf(other, random)),
      bytes.subarray(to),
    ]);
  },
  (bytes, random) => {
    // Numbers that are written out: lengths and offsets of PDF, sizes of RTF, spans of HTML.
    const text = bytes.toString("latin1");
    const from = placeIn(bytes, random);
    const found = /\d+/gu;
    found.lastIndex = from;
    const match = found.exec(text);
    if (!match) return bytes;
    return Buffer.from(
      text.slice(0, match.index) + random.pick(DIGITS) + text.slice(match.index + match[0].length),
      "latin1",
    );
  },
  (bytes, random) =>
    Buffer.concat([Buffer.from(random.pick(HEADS), "latin1"), bytes.subarray(random.int(0, 16))]),
];

/** One to three kinds of damage, one on top of the other. */
function damaged(original: Buffer, random: Random, other: Buffer): Buffer {
  let bytes = Buffer.from(original);
  for (let times = random.int(1, 3); times > 0 && bytes.length > 8; times -= 1)
    bytes = Buffer.from(random.pick(MUTATIONS)(bytes, random, other));
  return bytes;
}

/**
 * A file with damage outside, or inside its packed parts, whose sums are then right.
 *
 * @param other any other file, of which a piece may come in.
 */
export async function mutated(original: Buffer, random: Random, other: Buffer): Promise<Buffer> {
  if (random.chance(0.5)) {
    if (original.subarray(0, 2).toString("latin1") === "PK") return insideZip(original, random, other);
    if (original.includes("/FlateDecode")) return insidePdf(original, random, other);
  }
  return damaged(original, random, other);
}

async function insideZip(original: Buffer, random: Random, other: Buffer): Promise<Buffer> {
  const zip = await JSZip.loadAsync(original);
  const names = Object.keys(zip.files).filter((name) => !zip.files[name]?.dir);
  for (let times = random.int(1, 2); times > 0; times -= 1) {
    const name = random.pick(names);
    const content = await zip.file(name)?.async("nodebuffer");
    if (content && content.length > 0) zip.file(name, damaged(content, random, other));
  }
  return zip.generateAsync({ type: "nodebuffer", compression: random.chance(0.5) ? "DEFLATE" : "STORE" });
}

/** A packed stream of a PDF, unpacked, damaged and packed again; its length is left as it was said. */
function insidePdf(original: Buffer, random: Random, other: Buffer): Buffer {
  const starts: number[] = [];
  for (let at = original.indexOf("stream"); at >= 0; at = original.indexOf("stream", at + 6))
    if (original.subarray(at - 3, at).toString("latin1") !== "end") starts.push(at);
  const start = random.pick(starts) + 6;
  const from = original[start] === 0x0d ? start + 2 : start + 1;
  const to = original.indexOf("endstream", from);
  try {
    const packed = deflateSync(damaged(inflateSync(original.subarray(from, to)), random, other));
    return Buffer.concat([original.subarray(0, from), packed, Buffer.from("\n"), original.subarray(to)]);
  } catch {
    // Packed in another way.
    return damaged(original, random, other);
  }
}
