import { isSyllable } from "./syllable.ts";

/** Letters of a word, before and after decoding. */
const WORD = /[\p{L}\p{M}]+/gu;

/**
 * Gives decoded TCVN3 letters their case. The encoding has no toned capitals: in "CéNG HßA" the neighbours tell.
 *
 * In: a line and its decoding, character for character. A word is in capitals when the ASCII letters in it are, and
 * at least two; where a word has one or none of them ("Uû", "ë"), the words beside it decide.
 */
export function capitalised(line: string, decoded: string): string {
  if (line.length !== decoded.length) return decoded;
  let before = 0;
  const words = [...decoded.matchAll(WORD)].map((match): CasedWord => {
    const at = match.index;
    const end = at + match[0].length;
    const blankBefore = /^\s{1,40}$/.test(decoded.slice(before, at));
    before = end;
    return { at, end, text: match[0], blankBefore, ...capitalsOf(line, decoded, at, end) };
  });
  let out = "";
  let copied = 0;
  words.forEach((word, i) => {
    const upper =
      word.small > 0
        ? false
        : word.capitals > 1 ||
          word.laterCapital ||
          (besideCapitals(words, i) && (word.capitals > 0 || isolated(words, i)));
    if (!upper) return;
    out += decoded.slice(copied, word.at) + decoded.slice(word.at, word.end).toUpperCase();
    copied = word.end;
  });
  return out + decoded.slice(copied);
}

interface CasedWord extends Capitals {
  text: string;
  at: number;
  end: number;
  /** Whether only blanks part it from the word before. */
  blankBefore: boolean;
}

interface Capitals {
  capitals: number;
  small: number;
  laterCapital: boolean;
}

/** Counts the letters whose case the legacy text itself shows: ASCII, and the toneless capitals of TCVN3. */
function capitalsOf(line: string, decoded: string, from: number, to: number): Capitals {
  let capitals = 0;
  let small = 0;
  let laterCapital = false;
  for (let at = from; at < to; at++) {
    const code = line.charCodeAt(at);
    if (code >= 0x61 && code <= 0x7a) small++;
    else if ((code >= 0x41 && code <= 0x5a) || isCapitalLetter(decoded.charCodeAt(at))) {
      capitals++;
      if (at > from) laterCapital = true;
    }
  }
  return { capitals, small, laterCapital };
}

/** Ă Â Ê Ô Ơ Ư Đ, which TCVN3 has. */
function isCapitalLetter(code: number): boolean {
  return "ĂÂÊÔƠƯĐ".includes(String.fromCharCode(code));
}

function besideCapitals(words: readonly CasedWord[], at: number): boolean {
  return inCapitals(words, at, at - 1) || inCapitals(words, at, at + 1);
}

/** A word without any letter of known case is in capitals only between words that are. */
function isolated(words: readonly CasedWord[], at: number): boolean {
  return [at - 1, at + 1].every((other) => words[other] === undefined || inCapitals(words, at, other));
}

/** Whether the word beside one is in capitals: a syllable, not the code of an organ, and only blanks between. */
function inCapitals(words: readonly CasedWord[], at: number, beside: number): boolean {
  const word = words[beside];
  if (word === undefined || word.capitals < 2 || word.small > 0 || !isSyllable(word.text)) return false;
  return (beside < at ? words[at]?.blankBefore : word.blankBefore) === true;
}
