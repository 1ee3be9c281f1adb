import { letters, lowerUnit, TABLE_SIZE } from "./letters.ts";

/**
 * Drops the marks of Vietnamese letters: ộ → o, đ → d, Ð (U+00D0) → D. Case stays.
 *
 * In: NFC text. Out: text of the same length, so that a position found in one is true in the other.
 */
export function foldMarks(text: string): string {
  return mapUnits(text, letters().unmarked, false);
}

/** `foldMarks` and lower case; of the same length as the text (İ, whose lower case is longer, stays). */
export function fold(text: string): string {
  return mapUnits(text, letters().folded, true);
}

const CHUNK = 8192;

/**
 * Replaces code units one by one. Returns the text itself where nothing changes, and copies only from the
 * first change on.
 */
function mapUnits(text: string, table: Uint16Array, lowerBeyond: boolean): string {
  const length = text.length;
  let at = 0;
  for (; at < length; at++) {
    const code = text.charCodeAt(at);
    if (mapUnit(code, table, lowerBeyond) !== code) break;
  }
  if (at === length) return text;
  let out = text.slice(0, at);
  const units = new Uint16Array(Math.min(CHUNK, length - at));
  while (at < length) {
    const count = Math.min(CHUNK, length - at);
    for (let i = 0; i < count; i++) units[i] = mapUnit(text.charCodeAt(at + i), table, lowerBeyond);
    out += fromUnits(count === units.length ? units : units.subarray(0, count));
    at += count;
  }
  return out;
}

function mapUnit(code: number, table: Uint16Array, lowerBeyond: boolean): number {
  if (code < TABLE_SIZE) return table[code] ?? code;
  return lowerBeyond ? lowerUnit(code) : code;
}

/** A string of code units; `String.fromCharCode` takes a typed array's units as arguments at run time. */
export function fromUnits(units: Uint16Array): string {
  return String.fromCharCode.apply(null, units as unknown as number[]);
}
