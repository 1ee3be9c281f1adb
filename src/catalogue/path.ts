/**
 * File names are bytes; the catalogue, the engine and pages hold strings. Names that old archives carry in
 * TCVN3 or CP1258 are not UTF-8, and must neither be lost nor merged.
 *
 * `nameFromBytes` keeps UTF-8 as it is and writes every other byte as `\xNN` (two capital hex digits). A name
 * that already holds such a sequence gets its backslash written as `\x5C`, so that the way back is exact.
 * Windows names are always Unicode, so nothing is escaped there.
 */
import { Buffer, isUtf8 } from "node:buffer";

const ESCAPABLE = /\\(?=x[0-9A-F]{2})/gu;
const ESCAPE = /\\x([0-9A-F]{2})/gu;
const onWindows = (platform: NodeJS.Platform) => platform === "win32";

/** The string for a name or path in bytes. */
export function nameFromBytes(bytes: Uint8Array, platform: NodeJS.Platform = process.platform): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (onWindows(platform)) return buffer.toString("utf8");
  if (isUtf8(buffer)) return escapeBackslashes(buffer.toString("utf8"));
  let name = "";
  for (let at = 0; at < buffer.length; ) {
    const length = utf8Length(buffer, at);
    if (length > 0) name += escapeBackslashes(buffer.toString("utf8", at, at + length), buffer, at + length);
    else name += `\\x${(buffer[at] ?? 0).toString(16).toUpperCase().padStart(2, "0")}`;
    at += Math.max(1, length);
  }
  return name;
}

/** What the file system is asked for: the string itself, or bytes where the name is not UTF-8. */
export function bytesFromName(name: string, platform: NodeJS.Platform = process.platform): string | Buffer {
  if (onWindows(platform) || !name.includes("\\x")) return name;
  const parts: Buffer[] = [];
  let from = 0;
  for (const match of name.matchAll(ESCAPE)) {
    parts.push(Buffer.from(name.slice(from, match.index), "utf8"), Buffer.from(match[1] ?? "", "hex"));
    from = match.index + match[0].length;
  }
  parts.push(Buffer.from(name.slice(from), "utf8"));
  return Buffer.concat(parts);
}

function escapeBackslashes(text: string, rest?: Uint8Array, next = 0): string {
  // One character at a time never holds the whole sequence: look at the bytes behind it.
  if (rest && text === "\\") {
    const behind = Buffer.from(rest.subarray(next, next + 3)).toString("latin1");
    return /^x[0-9A-F]{2}/u.test(behind) ? "\\x5C" : text;
  }
  return text.replace(ESCAPABLE, "\\x5C");
}

/** Length of the valid UTF-8 character at `at`, or 0. */
function utf8Length(bytes: Buffer, at: number): number {
  const first = bytes[at] ?? 0;
  const length =
    first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  return length > 0 && at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length)) ? length : 0;
}
