/** Ordinals of terms, plenums and congresses: `XII`, `12`, `thứ tư`. */
const ROMAN = [
  "",
  "I",
  "II",
  "III",
  "IV",
  "V",
  "VI",
  "VII",
  "VIII",
  "IX",
  "X",
  "XI",
  "XII",
  "XIII",
  "XIV",
  "XV",
];
const MORE_ROMAN = ["XVI", "XVII", "XVIII", "XIX", "XX", "XXI", "XXII", "XXIII", "XXIV", "XXV"];
const ROMANS = [...ROMAN, ...MORE_ROMAN];
const WORDS: Readonly<Record<string, number>> = {
  nhất: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  tư: 4,
  năm: 5,
  sáu: 6,
  bảy: 7,
  bẩy: 7,
  tám: 8,
  chín: 9,
  mười: 10,
  "mười một": 11,
  "mười hai": 12,
  "mười ba": 13,
  "mười bốn": 14,
  "mười lăm": 15,
};

/** Pattern of an ordinal in a lower-case text: digits, Roman letters or words; "năm 2016" is a year, not a fifth. */
export const ORDINAL =
  "(?:\\d{1,2}|[ivx]{1,5}|mười(?: (?:một|hai|ba|bốn|lăm))?|nhất|hai|ba|bốn|tư|năm(?! (?:19|20)\\d\\d)|sáu|bảy|bẩy|tám|chín)(?![\\p{L}\\d])";

/** Value of an ordinal as matched by `ORDINAL`, or null. */
export function ordinalValue(printed: string): number | null {
  if (/^\d+$/u.test(printed)) return Number(printed);
  const word = WORDS[printed.replace(/\s+/gu, " ")];
  if (word !== undefined) return word;
  const roman = ROMANS.indexOf(printed.toUpperCase());
  return roman > 0 ? roman : null;
}

/** `12`, `xii` → `XII`. */
export function romanOf(printed: string): string | null {
  const value = ordinalValue(printed);
  return value === null ? null : (ROMANS[value] ?? null) || null;
}
