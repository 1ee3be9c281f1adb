import { legacyTables } from "./legacy-tables.ts";
import { letters, TABLE_SIZE } from "./letters.ts";
import { isSyllable } from "./syllable.ts";

/** A character that Windows-1252 shows for a continuation byte (0x80 to 0xBF). */
const CONTINUATION =
  "[\\u0080-\\u00bf\\u20ac\\u201a\\u0192\\u201e\\u2026\\u2020\\u2021\\u02c6\\u2030\\u0160\\u2039\\u0152\\u017d\\u2018\\u2019\\u201c\\u201d\\u2022\\u2013\\u2014\\u02dc\\u2122\\u0161\\u203a\\u0153\\u017e\\u0178]";

/** Two bytes (Latin letters, combining marks) or three (Vietnamese letters, punctuation) of UTF-8; "Ã " is à whose NBSP became a space. */
const SEQUENCE = `[\\u00c2-\\u00c6\\u00cc]${CONTINUATION}|[\\u00e1\\u00e2]${CONTINUATION}{2}|\\u00c3 `;

/** How many letters of Vietnamese appear when the text's UTF-8 sequences are read as such. */
export function countMojibake(text: string): number {
  let count = 0;
  for (const [sequence] of text.matchAll(new RegExp(SEQUENCE, "g"))) {
    if (sequence !== "\u00c3 " && isVietnamese(decodeSequence(sequence))) count++;
  }
  return count;
}

/** UTF-8 that was read as Windows-1252, back in Unicode; what is no such sequence stays. */
export function decodeMojibake(text: string): string {
  return text
    .replace(new RegExp(SEQUENCE, "g"), (sequence, at: number) =>
      sequence === "\u00c3 " ? brokenA(text, at) : (decodeSequence(sequence) ?? sequence),
    )
    .normalize("NFC");
}

function decodeSequence(sequence: string): string | undefined {
  const bytes = Uint8Array.from(sequence, byteOf);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function byteOf(char: string): number {
  return legacyTables().cp1252Bytes.get(char) ?? char.charCodeAt(0);
}

function isVietnamese(char: string | undefined): boolean {
  const code = char?.charCodeAt(0) ?? 0;
  return code >= 0xc0 && code < TABLE_SIZE && letters().unmarked[code] !== code;
}

/**
 * "Ã" and a space, once C3 A0 (à): the space was the letter's second byte. It goes where the letters on both sides
 * make one syllable ("Ä‘oÃ n"), and stays between two words.
 */
function brokenA(text: string, at: number): string {
  if (text.charAt(at + 2) === " ") return "à";
  const before = /[A-Za-z\u0110\u0111]{0,3}$/.exec(text.slice(Math.max(0, at - 3), at))?.[0] ?? "";
  const after = /^[a-z]{1,3}(?![a-z\u00c2-\u00e2])/.exec(text.slice(at + 2, at + 6))?.[0] ?? "";
  return after !== "" && isSyllable(`${before}à${after}`) ? "à" : "à ";
}
