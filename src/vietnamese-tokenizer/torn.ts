import { KIND, letters, TABLE_SIZE } from "./letters.ts";
import { isVowelFirstSyllable, splitSyllables } from "./split.ts";
import { isSyllable } from "./syllable.ts";

/**
 * Puts syllables together that an extractor tore apart at a marked letter: "ĐIỀ U KHO ẢN" → "ĐIỀU KHOẢN",
 * "c ủa" → "của". Two pieces are joined when together they make a syllable and one of them cannot stand alone:
 * it is no syllable, or begins with a vowel as no syllable in use does.
 *
 * In: NFC text with single blanks. Out: the same text object where nothing is torn.
 */
export function joinTornSyllables(text: string): string {
  const sides = sideTable();
  const candidate = new RegExp(CANDIDATE, "g");
  let out = "";
  let copied = 0;
  while (candidate.test(text)) {
    const at = text.lastIndexOf(" ", candidate.lastIndex - 1);
    candidate.lastIndex = at + 1;
    if (at <= copied || !mayBeTorn(text, at, sides)) continue;
    const start = wordStart(text, at, copied);
    const end = tornEnd(text, start, at, out);
    if (end < 0) continue;
    out += text.slice(copied, start) + text.slice(start, end).replaceAll(" ", "");
    copied = end;
    candidate.lastIndex = end;
  }
  return copied === 0 ? text : out + text.slice(copied);
}

/**
 * A blank, and after it a vowel, or the consonants that can close a syllable and no letter after them. The vowels are two
 * classes: one of more than 16 ranges takes a call for each character, and twice the time.
 */
const CANDIDATE =
  " (?:[aeiouyAEIOUY]|[\\u00c0-\\u00fd\\u0102\\u0103\\u0128\\u0129\\u0168\\u0169\\u01a0-\\u01b0\\u1ea0-\\u1ef9]|" +
  "(?:[cn]h|ng|[cmnpt]|[CN]H|NG|[CMNPT])(?![A-Za-z\\u00c0-\\u1ef9]))";

const TONED = 8;

let sideLetters: Uint8Array | undefined;

/** KIND of every code unit (vowel or consonant), and TONED. */
function sideTable(): Uint8Array {
  if (sideLetters !== undefined) return sideLetters;
  const { kind, tone } = letters();
  sideLetters = new Uint8Array(0x10000);
  for (let code = 0; code < TABLE_SIZE; code++) {
    sideLetters[code] =
      ((kind[code] ?? 0) & (KIND.vowel | KIND.consonant)) | ((tone[code] ?? 0) > 0 ? TONED : 0);
  }
  return sideLetters;
}

/**
 * A quick look that spares nearly all blanks the closer one. On the right there must be a vowel or the consonants that
 * can close a syllable; on the left an onset, or a vowel when not both sides bear a tone.
 */
function mayBeTorn(text: string, at: number, sides: Uint8Array): boolean {
  const left = sideOf(sides, text, at - 1);
  const right = sideOf(sides, text, at + 1);
  if (left === 0 || right === 0) return false;
  if (right === KIND.consonant) {
    if (left === KIND.consonant) return false;
    const next = sideOf(sides, text, at + 2);
    return next === 0 || (next === KIND.consonant && sideOf(sides, text, at + 3) === 0);
  }
  if (left === KIND.consonant) {
    let from = at - 1;
    while (at - from < 4 && sideOf(sides, text, from - 1) === KIND.consonant) from--;
    return sideOf(sides, text, from - 1) === 0;
  }
  let toned = false;
  for (let from = at - 1; (sideOf(sides, text, from) & KIND.vowel) > 0; from--)
    toned ||= (sideOf(sides, text, from) & TONED) > 0;
  if (!toned) return true;
  for (let to = at + 1; (sideOf(sides, text, to) & KIND.vowel) > 0; to++)
    if ((sideOf(sides, text, to) & TONED) > 0) return false;
  return true;
}

function sideOf(sides: Uint8Array, text: string, at: number): number {
  // Asking for a character outside makes every later question slower: it answers NaN.
  return at >= 0 && at < text.length ? (sides[text.charCodeAt(at)] ?? 0) : 0;
}

function kindAt(kind: Uint8Array, text: string, at: number): number {
  if (at < 0 || at >= text.length) return 0;
  const code = text.charCodeAt(at);
  return code < TABLE_SIZE ? (kind[code] ?? 0) : 0;
}

const LONGEST_PIECE = 7;
const MOST_PIECES = 4;

/** Where the torn syllable that begins at `start` ends; -1 when the words around the blank stand as they are. */
function tornEnd(text: string, start: number, blank: number, before: string): number {
  if (blank - start > LONGEST_PIECE || start < 0) return -1;
  const left = text.slice(start, blank);
  const outside = start > 0 ? text.charAt(start - 1) : before.slice(-1);
  if (/[\p{L}\p{M}\p{N}/.&@-]/u.test(outside)) return -1;
  const pieces = [left];
  let end = blank;
  while (pieces.length < MOST_PIECES && text.charAt(end) === " ") {
    const to = wordEnd(text, end + 1);
    if (to === end + 1) return -1;
    pieces.push(text.slice(end + 1, to));
    end = to;
    const whole = pieces.join("");
    if (whole.length > LONGEST_PIECE) return -1;
    if (isOneCase(whole) && isSyllable(whole)) return areTorn(pieces, text, start) ? end : -1;
    if (!pieces.every((piece) => piece.length < 4)) return -1;
  }
  return -1;
}

/** Whether pieces that make a syllable together could not stand apart. */
function areTorn(pieces: readonly string[], text: string, start: number): boolean {
  const [left = "", right = ""] = pieces;
  const whole = pieces.join("");
  if (!/[^\0-\x7f]/.test(whole)) return false;
  if (pieces.length > 2) return pieces.every((piece) => !standsAlone(piece));
  if (!hasVowel(right)) return !isSyllable(left) && hasVowel(left);
  if (!hasVowel(left)) {
    if (!standsAlone(right)) return true;
    // Two consonants or more with a small one are no abbreviation; a capital alone may be a label or a number.
    if (/\p{Ll}$/u.test(left) && left.length > 1) return true;
    if (left === left.toLowerCase()) return !isLabel(text, start);
    return right.length > 1 && right === right.toUpperCase() && !/[CDLMVX]/.test(left);
  }
  return !isSyllable(left) || !standsAlone(right);
}

function hasVowel(piece: string): boolean {
  return /[aeiouyăâêôơư]/i.test(
    piece
      .normalize("NFD")
      .replace(/[\u0300-\u0303\u0309\u0323]/g, "")
      .normalize("NFC"),
  );
}

/** A syllable in use. */
function standsAlone(piece: string): boolean {
  return (
    isSyllable(piece) &&
    (kindAt(letters().kind, piece, 0) !== KIND.consonant ? isVowelFirstSyllable(piece) : true)
  );
}

/** A single letter after "điểm", "khoản", a number or at a line's beginning names an item: "điểm c ở trên". */
function isLabel(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 8), start);
  return /(?:^|\n|\d\s|(?:điểm|khoản|mục|loại|hạng|nhóm|bảng|cột|và|hoặc|,)\s)$/iu.test(before);
}

function isOneCase(word: string): boolean {
  return /^(?:\p{Lu}+|\p{Lu}?\p{Ll}+)$/u.test(word);
}

function wordStart(text: string, blank: number, from: number): number {
  const { kind } = letters();
  let start = blank;
  while (start > from && blank - start <= LONGEST_PIECE && kindAt(kind, text, start - 1) > 0) start--;
  return start;
}

function wordEnd(text: string, from: number): number {
  const { kind } = letters();
  let end = from;
  while (end - from <= LONGEST_PIECE && kindAt(kind, text, end) > 0) end++;
  return end;
}

/**
 * A line printed with a blank after every letter ("T H Ô N G  B Á O", "n g à y 2 5 t h á n g 6"), as words again.
 * Wide gaps part the words where there are any; otherwise the syllables do. Other lines come back as they are.
 */
export function joinSpacedLetters(line: string): string {
  if (!/(?:^|\s)\p{L} \p{L} \p{L}(?:\s|$)/u.test(line)) return line;
  const pieces = line.trim().split(/\s+/);
  const single = pieces.filter((piece) => piece.length === 1).length;
  if (pieces.length < 6 || single * 4 < pieces.length * 3) return line;
  const words = line.trim().split(/\s{2,}|\t/);
  if (words.length > 1 && words.every((word) => /\S \S|^\S$/.test(word))) {
    return words.map((word) => word.replaceAll(" ", "")).join(" ");
  }
  return wordsOfRun(pieces.join(""));
}

function wordsOfRun(run: string): string {
  const parts = run.match(/\p{L}+|\p{N}+|[^\p{L}\p{N}]+/gu) ?? [];
  let out = "";
  for (const part of parts) {
    const last = out.slice(-1);
    const words = /^\p{L}/u.test(part) ? (splitSyllables(part)?.join(" ") ?? part) : part;
    const apart =
      (/[\p{L}\p{N}]$/u.test(last) && /^[\p{L}\p{N}]/u.test(part)) ||
      (/[,;:]$/.test(last) && /^\p{L}/u.test(part));
    out += (apart ? " " : "") + words;
  }
  return out;
}
