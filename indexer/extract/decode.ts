/**
 * Bytes to a string, losing nothing.
 *
 * BOM, else strict UTF-8, else UTF-16 by its zero bytes, else one byte a character: TCVN3, VNI and CP1258 are
 * told apart by the normaliser, which needs every byte (U+0080 to U+009F included; TextDecoder's windows-1252
 * is not used because Node 20 leaves those as control characters in some builds and maps them in others).
 */
import { isUtf8 } from "node:buffer";
import { fromUtf8 } from "../../src/utf8.ts";

export interface DecodedText {
  readonly text: string;
  readonly charset: "utf-8" | "utf-16le" | "utf-16be" | "windows-1258" | "single-byte";
  readonly warnings: readonly string[];
}

/** @param declared a charset that the file itself names (HTML); believed only where the bytes do not speak. */
export function decodeText(bytes: Uint8Array, declared?: string): DecodedText {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return utf8(bytes.subarray(3));
  if (startsWith(bytes, 0xff, 0xfe)) return utf16(bytes.subarray(2), "utf-16le");
  if (startsWith(bytes, 0xfe, 0xff)) return utf16(bytes.subarray(2), "utf-16be");
  const wide = guessUtf16(bytes);
  if (wide) return utf16(bytes, wide);
  if (isUtf8(bytes)) return utf8(bytes);
  if (declared && /^(?:windows|cp)-?1258$/iu.test(declared)) {
    return { text: new TextDecoder("windows-1258").decode(bytes), charset: "windows-1258", warnings: [] };
  }
  const share = utf8Share(bytes);
  if (share > 0.98) {
    return { ...utf8(bytes), warnings: ["có vài byte không đúng UTF-8, đã thay bằng dấu �"] };
  }
  return { text: Buffer.from(bytes).toString("latin1"), charset: "single-byte", warnings: [] };
}

const startsWith = (bytes: Uint8Array, ...head: number[]): boolean =>
  head.every((byte, at) => bytes[at] === byte);

const utf8 = (bytes: Uint8Array): DecodedText => ({
  text: textOfUtf8(bytes),
  charset: "utf-8",
  warnings: [],
});

/** UTF-8 as a string; what is none becomes "�". */
export const textOfUtf8 = (bytes: Uint8Array): string =>
  isUtf8(bytes) ? fromUtf8(bytes) : new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

function utf16(bytes: Uint8Array, charset: "utf-16le" | "utf-16be"): DecodedText {
  const even = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  if (charset === "utf-16be") even.swap16();
  const warnings = even.length === bytes.length ? [] : ["tệp UTF-16 bị cắt ở byte cuối"];
  return { text: even.toString("utf16le"), charset, warnings };
}

/** Latin text in UTF-16 has a zero in every second byte; its blanks and line ends are always zero and one. */
function guessUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const head = bytes.subarray(0, 4096);
  if (head.length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at + 1 < head.length; at += 2) {
    if (head[at] === 0) even += 1;
    if (head[at + 1] === 0) odd += 1;
  }
  const pairs = head.length / 2;
  if (odd > 0.3 * pairs && even < 0.05 * pairs) return "utf-16le";
  if (even > 0.3 * pairs && odd < 0.05 * pairs) return "utf-16be";
  return null;
}

/** Share of the non-ASCII bytes that belong to valid UTF-8 characters. */
function utf8Share(bytes: Uint8Array): number {
  let valid = 0;
  let total = 0;
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] ?? 0;
    if (first < 0x80) {
      at += 1;
      continue;
    }
    const length = first < 0xc2 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 1;
    const whole = length > 1 && at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length));
    total += whole ? length : 1;
    valid += whole ? length : 0;
    at += whole ? length : 1;
  }
  return total === 0 ? 1 : valid / total;
}
