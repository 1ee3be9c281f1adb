/**
 * A document number as one search token, so that "05-CT/TW" in any spelling is found by a look-up and "21" never
 * finds 215. The tokens begin with a letter that no word has.
 */
import { bareSerial, type DocumentNumber, formatNumber, parseNumber } from "../citations/number.ts";
import { fold } from "../vietnamese-tokenizer/index.ts";
import { NUMBER_PREFIX } from "./marks.ts";

/** Letters and digits of a number, leading zeros dropped; z keeps two runs of digits apart. */
function joined(text: string): string {
  const runs = fold(text).match(/[a-z]+|\d+/gu) ?? [];
  let out = "";
  let afterDigits = false;
  for (const run of runs) {
    const isDigits = run < "a";
    if (isDigits && afterDigits) out += "z";
    out += isDigits ? run.replace(/^0+(?=\d)/u, "") : run;
    afterDigits = isDigits;
  }
  return out;
}

/** The whole number: 05-CT/TW → ʒ5cttw, 30/2020/NĐ-CP → ʒ30z2020ndcp. */
export const numberToken = (number: DocumentNumber): string => NUMBER_PREFIX + joined(formatNumber(number));

/** Serial and type: "Chỉ thị 05", "CT 05" → ʒ5ct. */
export const typedToken = (serial: string, code: string): string =>
  NUMBER_PREFIX + joined(bareSerial(serial)) + joined(code);

/** The serial alone: "số 57" → ʒ57. */
export const serialToken = (serial: string): string => NUMBER_PREFIX + joined(bareSerial(serial));

/** A directive that has no number and is known by its key (plenum and congress resolutions). */
export const keyToken = (key: string): string => `${NUMBER_PREFIX}z${joined(key)}`;

/**
 * Every token of a printed number: the whole, and serial with each type code that it goes by.
 *
 * @param codes further type codes, as the type word before the number has them ("Công văn 57/LĐLĐ": CV).
 */
export function tokensOfNumber(printed: string, codes: readonly string[]): string[] {
  const number = parseNumber(printed);
  if (number === null) return [NUMBER_PREFIX + joined(printed)];
  const all = [...number.codes, ...codes].map((code) => typedToken(number.serial, code));
  return [...new Set([numberToken(number), ...all])];
}
