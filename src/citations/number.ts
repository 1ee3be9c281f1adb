/**
 * Document numbers in every spelling that letters show: `05-CT/TW`, `697/KH-LĐLĐ`, `30/2020/NĐ-CP`, `12/2012/QH13`,
 * `7c/NQ-BCH`, `57 / LĐLĐ`, `218- QĐ/TW`, `07 –CT/TW`, `213-QÐ/TW`, `TT-BTС` with a Cyrillic С, `181-CP`.
 */
import type { Span } from "../directive.ts";
import { isSyllable } from "../vietnamese-tokenizer/index.ts";
import { COMMON_CODES, isJointCode } from "./codes.ts";
import {
  at,
  BLANK,
  DASH,
  type DocumentNumber,
  LETTER,
  plain,
  SERIAL,
  SERIAL_HERE,
  scan,
  WINDOW,
  WRAP,
} from "./number-scan.ts";

export type { DocumentNumber } from "./number-scan.ts";

export interface NumberMatch {
  readonly span: Span;
  readonly number: DocumentNumber;
}

/** Where a number may begin: cheap, so that a whole document is passed once. */
const CANDIDATE = new RegExp(
  `(?<![\\p{L}\\d.:/@])${SERIAL}(?:${BLANK}(?:${DASH}|/)${WRAP}(?=${LETTER}|[a-zđ]{2,3}${DASH}|\\d{4}${BLANK}[/.-])|${BLANK}(?=(?:${COMMON_CODES})${BLANK}[-/]))`,
  "gu",
);

/** `mẫu số 01/ĐĐ`, `biểu 02-KH/TW`: the number of a form, not of a document. */
const FORM_BEFORE =
  /(?:mẫu|biểu|phụ lục|phụ biểu|ký hiệu|form)(?: (?:mẫu|biểu|đơn))?(?: số)?(?: hiệu)?:?\s{0,3}$/iu;
const RANGE_BEFORE = /\d\s{0,2}[-–—‐‑−]\s{0,2}$/u;
const NUMBER_WORD_BEFORE =
  /(?:số|thị|quyết|định|luận|hoạch|dẫn|báo|trình|văn|tư|,|;|và|[A-ZĐ]{2})\s{0,3}:?\s{0,3}$/iu;

/** Every document number of a text, in order, with the stretch that it covers. Never throws; one pass. */
export function findNumbers(text: string): NumberMatch[] {
  const matches: NumberMatch[] = [];
  CANDIDATE.lastIndex = 0;
  for (let found = CANDIDATE.exec(text); found; found = CANDIDATE.exec(text)) {
    const start = found.index;
    const before = text.slice(Math.max(0, start - 24), start);
    const scanned =
      FORM_BEFORE.test(before) || RANGE_BEFORE.test(before)
        ? null
        : scan(plain(text.slice(start, start + WINDOW)));
    const dashed = /[-–—‐‑‒―−_/]/u.test(found[0]);
    if (!scanned || (!dashed && before.trim() !== "" && !NUMBER_WORD_BEFORE.test(before))) {
      CANDIDATE.lastIndex = start + Math.max(1, at(SERIAL_HERE, text, start)?.[0].length ?? 1);
      continue;
    }
    matches.push({ span: { start, end: start + scanned.end }, number: scanned.number });
    CANDIDATE.lastIndex = start + scanned.end;
  }
  return matches;
}

/** `5 CT TW`, `30 2020 NĐ CP`: what people type. */
const SPACED = /^(\d{1,6}[a-zđ]?)((?: \d{4})?) ([\p{L}]{2,4}) ([\p{L}\d&]{2,12})$/iu;
const LEADING_WORD = /^(?:số|so|s\.)\s*:?\s*(?=\d)/iu;

/**
 * Reads one number, as printed in a letter or as typed by a person ("05-ct/tw", "16/ct-ttg", "Số: 57 / LĐLĐ").
 *
 * @returns null when the string, blanks and a closing mark aside, is not exactly one number.
 */
export function parseNumber(printed: string): DocumentNumber | null {
  const text = plain(printed.slice(0, 2 * WINDOW).normalize("NFC"))
    .trim()
    .replace(LEADING_WORD, "")
    .replace(/[.,;:]+$/u, "");
  if (text.length > WINDOW) return null;
  const exact = scanWhole(text) ?? scanWhole(text.toUpperCase()) ?? scanLoose(text);
  if (exact) return exact;
  const spaced = SPACED.exec(text);
  if (!spaced) return null;
  const [, serial = "", year = "", code = "", organ = ""] = spaced;
  const joined = `${serial}${year.trim() ? `/${year.trim()}` : ""}/${code.toUpperCase()}-${organ.toUpperCase()}`;
  const number = scanWhole(joined);
  return number && number.codes.length > 0 ? number : null;
}

const LOOSE_JOINT = /(?: {1,3}([-/]) {0,3}| {0,3}([-/]) {1,3})/gu;
/** A dash before a word of small letters may be punctuation: `05-ct/tw - khen`. */
const LAST_WORD = /(?<=[-/])\p{Ll}+$/u;

/** `45 / KH - MTTQ - BTT`: blanks around every separator, where nothing but the number is printed. */
function scanLoose(text: string): DocumentNumber | null {
  const tight = text.replace(LOOSE_JOINT, "$1$2");
  if (tight === text || isSyllable(LAST_WORD.exec(tight)?.[0] ?? "")) return null;
  return scanWhole(tight) ?? scanWhole(tight.toUpperCase());
}

function scanWhole(text: string): DocumentNumber | null {
  const scanned = scan(text);
  return scanned && scanned.end === text.length ? scanned.number : null;
}

/** The running number without leading zeros and letter case: numbers that differ only there are the same. */
export const bareSerial = (serial: string): string =>
  /^[1-9]\d*$/.test(serial)
    ? serial
    : serial
        .replace(/^0+(?=\d)/u, "")
        .replace(/\.(?=\d{3}$)/u, "")
        .toLowerCase();

/**
 * The canonical spelling: Party numbers with two digits at least (`05-CT/TW`), the others as printed
 * (`697/KH-LĐLĐ`, `0045/KH-UBND`); separators as the organ writes them.
 */
export function formatNumber(number: DocumentNumber): string {
  const { codes, organ, joints, order, year, yearLast } = number;
  const serial = number.serial.toLowerCase();
  const printedFirst = joints[0] === "-" ? "-" : "/";
  const firstJoint = order === "party" ? "-" : codes.length > 0 && organ.length > 0 ? "/" : printedFirst;
  const head = `${order === "party" ? serial.replace(/^0+(?=\d)/u, "").replace(/^(\d)(?!\d)/u, "0$1") : serial}${
    year !== null && !yearLast ? `/${year}` : ""
  }`;
  let result = head;
  const parts = [...codes, ...organ];
  for (const [index, part] of parts.entries()) {
    const printed = joints[index] === "/" ? "/" : "-";
    if (index === 0) result += firstJoint + part;
    else if (index < codes.length) result += printed + part;
    else if (index === codes.length && codes.length > 0) {
      const joint = order === "party" ? "/" : codes.some(isJointCode) ? printed : "-";
      result += joint + part;
    } else result += printed + part;
  }
  return yearLast ? `${result}${joints.at(-1) === "/" ? "/" : "-"}${year}` : result;
}

/** A number as printed, without blanks and with plain dashes and letters: `218-QĐ/TW` for "218- QĐ/TW". */
export const cleanNumber = (printed: string): string => plain(printed.normalize("NFC")).replace(/\s+/gu, "");
