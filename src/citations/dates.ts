/** Dates as citations print them: `ngày 23/12/2016`, `ngày 20 tháng 4 năm 2007`, `ngày 25-10-2018`, `năm 2024`. */
import { matchAt } from "./passage.ts";

export interface PrintedDate {
  /** `yyyy-mm-dd`, or null where only a month or a year is printed. */
  readonly iso: string | null;
  readonly year: number;
  readonly end: number;
}

const B = "[ \\t]{0,4}(?:\\n[ \\t]{0,4})?";
const LEAD = `(?:\\(${B})?(?:(?:ban hành|ban hành vào|ký|vào|đề|ra)[ ]{1,2})?`;
const SEPARATOR = `[ ]?[/.\\-–][ ]?`;
/** `ngày 23/12/2016`, `15-5-2016`, `(30.9.2016)`. */
const NUMERIC = new RegExp(
  `${LEAD}(ngày${B})?(\\d{1,2})${SEPARATOR}(\\d{1,2})${SEPARATOR}(\\d{4}|\\d{2})(?![\\d/])(?:${B}\\))?`,
  "uy",
);
/** `ngày 20 tháng 4 năm 2007`. */
const WORDED = new RegExp(
  `${LEAD}ngày${B}(\\d{1,2})${B}tháng${B}(\\d{1,2})${B}năm${B}(\\d{4})(?!\\d)(?:${B}\\))?`,
  "uy",
);
/** `tháng 3/2020`, `tháng 3 năm 2020`, `năm 2024`. */
const MONTH = new RegExp(
  `${LEAD}tháng${B}\\d{1,2}(?:${SEPARATOR}|${B}năm${B})((?:19|20)\\d{2})(?![\\d/])`,
  "uy",
);
const YEAR = new RegExp(`${LEAD}năm[ ]((?:19|20)\\d{2})(?![\\d/]|[ ]?-[ ]?\\d)(?:${B}\\))?`, "uy");
const SHORT_CENTURY = 50;

function isoDate(day: number, month: number, year: number): string | null {
  if (day < 1 || day > 31 || month < 1 || month > 12 || year < 1930 || year > 2099) return null;
  // The day before the first of the next month is the last of this one.
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

const fullYear = (digits: string): number => {
  const year = Number(digits);
  return digits.length === 4 ? year : year < SHORT_CENTURY ? 2000 + year : 1900 + year;
};

/** The date that begins at `position` of a lower-case text, or null. */
export function dateAt(lower: string, position: number): PrintedDate | null {
  const worded = matchAt(WORDED, lower, position);
  if (worded) {
    const year = Number(worded[3]);
    return {
      iso: isoDate(Number(worded[1]), Number(worded[2]), year),
      year,
      end: position + worded[0].length,
    };
  }
  const numeric = matchAt(NUMERIC, lower, position);
  if (numeric && (numeric[1] !== undefined || numeric[4]?.length === 4)) {
    const year = fullYear(numeric[4] ?? "");
    const iso = isoDate(Number(numeric[2]), Number(numeric[3]), year);
    if (iso) return { iso, year, end: position + closed(numeric[0]) };
  }
  const loose = matchAt(MONTH, lower, position) ?? matchAt(YEAR, lower, position);
  return loose && { iso: null, year: Number(loose[1]), end: position + closed(loose[0]) };
}

/** Length of a match without a bracket that was not opened by it. */
const closed = (match: string): number =>
  match.endsWith(")") && !match.startsWith("(") ? match.slice(0, -1).trimEnd().length : match.length;
