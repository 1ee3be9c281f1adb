/**
 * One document number, part by part: running number, year, codes, organ, whatever blanks and separators are printed
 * between them. `number.ts` says where to look.
 */
import {
  canonicalPart,
  isJointCode,
  isTaxOffice,
  isTypeCode,
  NOT_AN_ORGAN,
  OLD_ORGANS,
  orderOfOrgan,
} from "./codes.ts";

export interface DocumentNumber {
  /** The running number as printed, leading zeros kept: `05`, `7c`, `66.12`. */
  readonly serial: string;
  readonly year: number | null;
  /** The year stands last (`15/CV-ĐHBK-2024`). */
  readonly yearLast: boolean;
  /** Type codes: `["CT"]`; none in a công văn such as `57/LĐLĐ`. */
  readonly codes: readonly string[];
  /** Organ and its units: `["TW"]`, `["BCSĐUBND", "BDVTU"]`, `["SNV", "CCHC&PC"]`. */
  readonly organ: readonly string[];
  /** The separator printed before each of the codes and organ parts. */
  readonly joints: readonly string[];
  /** Party numbers are `n-CODE/ORGAN`, the others `n/CODE-ORGAN`. */
  readonly order: "party" | "state";
}

/** Letters of other alphabets that look like ours, and the Icelandic Ð, by code point of the same length. */
const LOOK_ALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ["АВСЕНКМОРТХІЈЅУ", "ABCEHKMOPTXIJSY"],
    ["асеорхіјѕ", "aceopxijs"],
    ["ΑΒΕΗΙΚΜΝΟΡΤΥΧΖ", "ABEHIKMNOPTYXZ"],
    ["ÐƉð", "ĐĐđ"],
    ["‐‑‒–—―−_", "--------"],
    ["⁄∕", "//"],
    ["\u00a0\u2007\u2009\u202f\t", "     "],
  ].flatMap(([from, to]) => [...(from ?? "")].map((char, index) => [char, (to ?? "")[index] ?? char])),
);
const LOOK_ALIKE = new RegExp(`[${Object.keys(LOOK_ALIKES).join("")}]`, "gu");
/** By code unit: a class of so many characters takes a regular expression three times as long where there is none. */
const IS_LOOK_ALIKE = new Uint8Array(0x2300);
for (const char of Object.keys(LOOK_ALIKES)) IS_LOOK_ALIKE[char.charCodeAt(0)] = 1;

export function plain(text: string): string {
  for (let place = 0; place < text.length; place++)
    if (IS_LOOK_ALIKE[text.charCodeAt(place)] === 1)
      return text.replace(LOOK_ALIKE, (char) => LOOK_ALIKES[char] ?? char);
  return text;
}

/** No number is longer, blanks included; a joint circular of six ministries has 55. */
export const WINDOW = 120;
export const DASH = "[-–—‐‑‒―−_]";
export const BLANK = "[ \\t\\u00a0]{0,3}";
export const WRAP = `${BLANK}(?:\\r?\\n${BLANK})?`;
export const LETTER = "[A-ZĐĂÂÊÔƠƯÐАВСЕНКМОРТХ]";
/** `05`, `7c`, `66.12`, `1.234`. */
export const SERIAL = "\\d{1,6}(?!\\d)(?:\\.\\d{1,3}(?!\\d))?(?:[A-Za-zĐđ](?!\\p{L}))?";
export const SERIAL_HERE = new RegExp(SERIAL, "uy");
const YEAR_HERE = /(?:19[4-9]|20[0-4])\d(?!\d)/uy;
const FIRST_JOINT = /( {0,3})([-/.])( {0,3}(?:\r?\n {0,3})?)/uy;
const PART = /[A-ZĐĂÂÊÔƠƯa-zđăâêôơư][A-Za-zĐđĂÂÊÔƠƯăâêôơư\d]*(?:&[A-ZĐ][A-Za-zĐđ\d]*)*/uy;
/** A code, a unit or an organ: `QĐi`, `TTg`, `C06`; two capitals and no more small letters than capitals. */
const DOTTED_CENTRE = /T\.[ƯWU](?![\p{L}\d])/uy;
const UNIT_TAIL = /\.(?:[A-ZĐ][A-ZĐa-z&]*\d{0,2}|\d{1,2})(?![\p{L}\d]|\.\d)/uy;
const WORD_CHARACTER = /[\p{L}\p{M}\d]/u;

export function at(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(text);
}

/** The letters that parts are made of. */
const CAPITALS: ReadonlySet<string> = new Set("ABCDEFGHIJKLMNOPQRSTUVWXYZĐĂÂÊÔƠƯ");
const SMALL: ReadonlySet<string> = new Set([...CAPITALS].map((letter) => letter.toLowerCase()));

function count(text: string, letters: ReadonlySet<string>): number {
  let total = 0;
  for (const char of text) if (letters.has(char)) total += 1;
  return total;
}

/** Two capitals at least, and no more small letters than capitals: `TTg`, `QĐi`, `C06` as a later part. */
function looksLikeCode(part: string, first: boolean): boolean {
  const upper = count(part, CAPITALS);
  if (upper >= 2) return count(part, SMALL) <= upper;
  return !first && upper === 1 && /^[A-ZĐ]\d{1,2}$/u.test(part);
}

interface Part {
  readonly text: string;
  readonly joint: string;
}

/** The part that begins at `position`, or null: "TW" of "TW.", "CCHC&PC", "KTTH.2", "T.Ư". */
function partAt(text: string, position: number, first: boolean): { text: string; end: number } | null {
  const centre = text[position + 1] === "." ? at(DOTTED_CENTRE, text, position) : null;
  if (centre) return { text: centre[0], end: position + centre[0].length };
  const match = at(PART, text, position);
  if (!match) return null;
  let end = position + match[0].length;
  const next = text[end];
  if (next !== undefined && WORD_CHARACTER.test(next)) return null;
  if (!looksLikeCode(match[0], first) && !isTypeCode(canonicalPart(match[0]))) return null;
  if (!first && next === ".") {
    const tail = at(UNIT_TAIL, text, end);
    if (tail) end += tail[0].length;
  }
  return { text: text.slice(position, end), end };
}

const NEXT_JOINT = /( ?)([-/])( ?(?:\r?\n {0,3})?)|\.(?=[A-ZĐ]{2})/uy;
const JOINED_WITH_BLANKS = /( {1,3})([-/])( {1,3})/uy;

/** The separator after a part: blanks on both sides only before the organ or inside a joint number. */
function jointAt(text: string, position: number, loose: boolean): { joint: string; end: number } | null {
  if (loose && text[position] === " ") {
    const blanks = at(JOINED_WITH_BLANKS, text, position);
    if (blanks) return { joint: blanks[2] ?? "-", end: position + blanks[0].length };
  }
  const match = at(NEXT_JOINT, text, position);
  if (!match || (match[1] === " " && /^[ \n\r]/u.test(match[3] ?? ""))) return null;
  return { joint: match[2] ?? ".", end: position + match[0].length };
}

export interface Scanned {
  readonly number: DocumentNumber;
  readonly end: number;
}

/** Reads the number that begins at the start of `window` (look-alikes already put right), or null. */
export function scan(window: string): Scanned | null {
  const serial = at(SERIAL_HERE, window, 0)?.[0];
  if (serial === undefined) return null;
  let position = serial.length;
  let year: number | null = null;
  let joint = at(FIRST_JOINT, window, position);
  if (joint && /\n/u.test(joint[3] ?? "") && joint[1] !== "") return null;
  let separator = joint?.[2] === "/" ? "/" : "-";
  if (joint) {
    position += joint[0].length;
    const printedYear = at(YEAR_HERE, window, position);
    if (printedYear && separator === "/") {
      joint = at(FIRST_JOINT, window, position + 4);
      if (!joint) return null;
      year = Number(printedYear[0]);
      position += 4 + joint[0].length;
    }
  } else {
    const gap = at(/ {0,3}/uy, window, position)?.[0].length ?? 0;
    position += gap;
  }
  const missingDash = joint === null;
  const parts: Part[] = [];
  let yearLast = false;
  for (;;) {
    const trailing = parts.length > 0 && year === null ? at(YEAR_HERE, window, position) : null;
    if (trailing && !WORD_CHARACTER.test(window[position + 4] ?? " ")) {
      year = Number(trailing[0]);
      yearLast = true;
      parts.push({ text: trailing[0], joint: separator });
      position += 4;
      break;
    }
    const part = partAt(window, position, parts.length === 0);
    if (!part) break;
    parts.push({ text: part.text, joint: separator });
    position = part.end;
    const code = canonicalPart(part.text);
    const loose = (parts.length === 1 && isTypeCode(code)) || parts.some(({ text }) => isJointCode(text));
    const next = jointAt(window, position, loose);
    if (!next) break;
    const following = at(YEAR_HERE, window, next.end) ?? partAt(window, next.end, false);
    if (!following) break;
    separator = next.joint;
    position = next.end;
  }
  const end = position;
  const number = assemble(serial, year, yearLast, parts, missingDash);
  return number && { number, end: trimmedEnd(window, end) };
}

const trimmedEnd = (window: string, end: number): number => window.slice(0, end).trimEnd().length;

/** A code printed without its dash: "TTBLĐTBXH", "QĐTTg". */
const GLUED = /^(NQ|QĐ|CT|NĐ|TT|KH)(CP|TTG|TTg|UBND|TW|TU|B[A-ZĐ]{3,9})$/u;
function unglued(part: string): string[] {
  const glued = GLUED.exec(part);
  return glued ? [glued[1] ?? "", canonicalPart(glued[2] ?? "")] : [part];
}

/** Sorts the parts into codes and organ; null when the shape is no document number. */
function assemble(
  serial: string,
  year: number | null,
  yearLast: boolean,
  parts: readonly Part[],
  missingDash: boolean,
): DocumentNumber | null {
  const letters = yearLast ? parts.slice(0, -1) : parts;
  const ofParts = letters.map(({ text }) => unglued(canonicalPart(text)));
  const names = ofParts.flat();
  const first = names[0];
  if (first === undefined) return null;
  const taxOffice = isTaxOffice(first, names[1]);
  let codeCount = 0;
  while (!taxOffice && codeCount < Math.min(2, names.length) && isTypeCode(names[codeCount] ?? "")) {
    codeCount += 1;
    if (codeCount === 1 && !/^(?:TT|NQ|QĐ|CT|KH|HD|LB|LT)$/u.test(first)) break;
    if (codeCount === 1 && !/^(?:LB|LT|LN|TC)$/u.test(names[1] ?? "")) break;
  }
  // A code that is the only part is an organ unless it is written like a decision's ("104/QĐ").
  if (
    codeCount === names.length &&
    names.length === 1 &&
    year === null &&
    /^(?:CĐ|QH|TC|HĐ|L|PC|GT)$/u.test(first)
  )
    codeCount = 0;
  const codes = names.slice(0, codeCount);
  const organ = names.slice(codeCount);
  if (missingDash && (codes.length === 0 || organ.length === 0)) return null;
  const printed = letters[0]?.joint ?? "/";
  if (codes.length === 0) {
    if (NOT_AN_ORGAN.has(first) && organ.length === 1) return null;
    if (count(first, CAPITALS) < 2) return null;
    const old = OLD_ORGANS.has(first) || (names.length > 1 && orderOfOrgan(first) === "state");
    if (printed !== "/" && year === null && !old) return null;
  }
  const byOrgan = organ[0] === undefined ? null : orderOfOrgan(organ[0]);
  const unknown = printed === "-" && organ.length > 0 ? "party" : "state";
  const order = codes.length === 0 || year !== null ? "state" : (byOrgan ?? unknown);
  const joints = parts.flatMap(({ joint }, index) =>
    (ofParts[index]?.length ?? 1) > 1 ? [joint, "-"] : [joint],
  );
  return { serial, year, yearLast, codes, organ, joints, order };
}
