import { fold } from "./fold.ts";
import { placeTone } from "./tone.ts";

/** Onsets after which a final i and y sound alike (kĩ = kỹ, quí = quý); after others they do not (vi, nghỉ). */
const SAME_I_AND_Y = /^(?:[hklmst]|qu)([iìíỉĩị])$/;

const Y_OF_I: Record<string, string> = { i: "y", ì: "ỳ", í: "ý", ỉ: "ỷ", ĩ: "ỹ", ị: "ỵ" };

/**
 * The form under which a word's spellings meet: lower case, old tone placement, i and y unified; marks stay.
 * "Hoá" and "hóa" have one key, "kĩ" and "kỹ" another. Of the same length as the token (save for İ).
 */
export function searchKey(token: string): string {
  const placed = placeTone(token.toLowerCase());
  const vowel = SAME_I_AND_Y.exec(placed)?.[1];
  return vowel === undefined ? placed : placed.slice(0, -1) + (Y_OF_I[vowel] ?? vowel);
}

/**
 * `fold` with every kind of quotation mark as ", of apostrophe as ' and of dash as -: titles compare equal
 * however they were typed. Of the same length as the text.
 */
export function matchKey(text: string): string {
  return fold(text)
    .replace(/[\u201c-\u201f\u00ab\u00bb]/g, '"')
    .replace(/[\u2018-\u201b\u2032]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, "-");
}
