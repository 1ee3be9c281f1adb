/** Keys of the directive table's rows, and which of them a citation may mean. */
import type { CentralDirective, Knowledge } from "../knowledge/index.ts";
import { isJointCode } from "./codes.ts";
import type { Named } from "./heads.ts";
import { bareSerial, type DocumentNumber, formatNumber, parseNumber } from "./number.ts";
import { partyTermOn, sameDateMisprinted } from "./periods.ts";
import { titleWords } from "./titles.ts";

/** What a citation says of the document. */
export interface CitedDocument {
  readonly named: Named;
  readonly type: string | null;
  readonly date: string | null;
  readonly year: number | null;
  readonly issuer: string | null;
  readonly term: string | null;
  readonly title: string | null;
}

const LAW_ORGAN = /^(?:QH|UBTVQH)\d/u;
export const isLaw = (number: DocumentNumber): boolean => LAW_ORGAN.test(number.organ[0] ?? "");

/** The serial as keys print it: Party numbers with two digits, the others without leading zeros. */
function keySerial(number: DocumentNumber): string {
  const serial = bareSerial(number.serial);
  return number.order === "party" && number.organ[0] !== undefined
    ? serial.replace(/^(\d)(?!\d)/u, "0$1")
    : serial;
}

function organOf(number: DocumentNumber): string {
  const joint = number.codes.some(isJointCode) || number.order === "party";
  return (joint ? number.organ.join("-") : (number.organ[0] ?? "")).replaceAll(".", "");
}

/** Numbers without a type code are công văn; before 1995 the word said the type. */
export function codeOf(number: DocumentNumber, type: string | null, knowledge: Knowledge): string {
  const code = number.codes.join("-");
  if (code) return code;
  const old = number.joints[0] === "-" && type !== null ? knowledge.types.byWord(type)?.codes[0] : undefined;
  return old ?? "CV";
}

export function keyOf(number: DocumentNumber, place: string | null, code: string, period: string): string {
  return `${place === null ? "" : `${place}.`}${organOf(number)}.${code}.${keySerial(number)}@${period}`;
}

type Words = ReadonlySet<string>;

/** The words of a printed title, each once; null where none is printed. */
export const wordsOfTitle = (title: string | null): Words | null =>
  title === null ? null : new Set(titleWords(title));

const rowWords = new WeakMap<CentralDirective, Words>();

function wordsOfRow(row: CentralDirective): Words {
  const known = rowWords.get(row);
  if (known) return known;
  const words = new Set(titleWords(row.title));
  rowWords.set(row, words);
  return words;
}

/** Share of the words of the shorter of two titles that the other one holds; 0 where none is printed. */
export function overlap(title: Words | null, row: CentralDirective): number {
  if (title === null) return 0;
  const words = wordsOfRow(row);
  if (title.size < 3 || words.size < 3) return 0;
  let common = 0;
  for (const word of title) if (words.has(word)) common += 1;
  return common / Math.min(title.size, words.size);
}
export const LIKE = 0.6;

/** Below this share of common words, two titles of some length are those of two documents. */
const UNLIKE = 0.3;
const FEWEST_WORDS = 5;
const contradicts = (title: Words | null, row: CentralDirective): boolean =>
  title !== null &&
  title.size >= FEWEST_WORDS &&
  wordsOfRow(row).size >= FEWEST_WORDS &&
  overlap(title, row) < UNLIKE;

/** The rows whose title is most like the printed one; empty where none is. */
function likest(rows: readonly CentralDirective[], title: Words | null): readonly CentralDirective[] {
  if (title === null) return [];
  const scores = rows.map((row) => overlap(title, row));
  const best = Math.max(LIKE, ...scores);
  return rows.filter((_, index) => scores[index] === best);
}

/** Rows that a citation may mean; `certain` when it can be no other than the only one. */
export interface Choice {
  readonly rows: readonly CentralDirective[];
  readonly certain: boolean;
}

const choice = (rows: readonly CentralDirective[]): Choice => ({ rows, certain: rows.length === 1 });

/** By the printed date; where date, title and term speak for different rows, all of those and none for certain. */
function chooseDated(
  past: readonly CentralDirective[],
  ofTerm: readonly CentralDirective[],
  date: string,
  title: Words | null,
): Choice {
  const exact = ofTerm.filter((row) => row.date === date);
  const near = ofTerm.filter((row) => sameDateMisprinted(date, row.date) && !contradicts(title, row));
  const dated = exact.length > 0 ? exact : near;
  if (dated.length === 0) {
    const ofOtherTerm = past.filter((row) => row.date === date);
    return ofOtherTerm.length > 0 ? { rows: ofOtherTerm, certain: false } : choice(likest(ofTerm, title));
  }
  const titled = likest(past, title).filter((row) => !dated.includes(row));
  const agrees = dated.some((row) => overlap(title, row) >= LIKE);
  return titled.length > 0 && !agrees ? { rows: [...dated, ...titled], certain: false } : choice(dated);
}

/** Rows of the same number that the citation may mean: rules (a) date, (b) title, (c) no later than the letter. */
export function choose(
  rows: readonly CentralDirective[],
  cited: CitedDocument,
  issuedOn: string | null,
): Choice {
  const past = rows.filter((row) => issuedOn === null || row.date <= issuedOn);
  const { date, term, year } = cited;
  if (past.length === 0) return choice(past);
  const title = wordsOfTitle(cited.title);
  const ofTerm = term === null ? past : past.filter((row) => row.term === undefined || row.term === term);
  if (date !== null) return chooseDated(past, ofTerm, date, title);
  const inYear = year === null ? ofTerm : ofTerm.filter((row) => row.date.startsWith(String(year)));
  if (inYear.length === 1) return choice(inYear.filter((row) => !contradicts(title, row)));
  const titled = likest(inYear, title);
  return choice(titled.length > 0 ? titled : inYear);
}

/** Rows of a printed number: under its own spelling, or under an alias ("08-QĐ/TW" of 08-QĐi/TW). */
export function rowsOf(number: DocumentNumber, knowledge: Knowledge): readonly CentralDirective[] {
  const printed = formatNumber(number);
  const own = knowledge.directives.byNumber(printed);
  if (own.length > 0) return own;
  const bare = knowledge.directives.byNumber(formatNumber({ ...number, serial: bareSerial(number.serial) }));
  return bare.length > 0 ? bare : knowledge.directives.byAlias(printed);
}

const rowKeys = new WeakMap<Knowledge, Map<CentralDirective, string | null>>();

/** Key of one row of the directive table; made once. */
export function keyOfRow(row: CentralDirective, knowledge: Knowledge): string | null {
  const keys = rowKeys.get(knowledge) ?? new Map<CentralDirective, string | null>();
  rowKeys.set(knowledge, keys);
  const known = keys.get(row);
  if (known !== undefined) return known;
  const key = makeKeyOfRow(row, knowledge);
  keys.set(row, key);
  return key;
}

function makeKeyOfRow(row: CentralDirective, knowledge: Knowledge): string | null {
  const number = row.number === undefined ? null : parseNumber(row.number);
  if (!number) {
    const congress = knowledge.terms.congressResolutions.find(
      ({ term, date }) => term === row.term && date === row.date,
    );
    return congress?.id ?? null;
  }
  if (isLaw(number)) return row.number ?? null;
  const term = row.term ?? partyTermOn(row.date, knowledge) ?? "?";
  const period = number.order === "party" ? term : String(number.year ?? row.year ?? row.date.slice(0, 4));
  return keyOf(number, null, codeOf(number, row.type, knowledge), period);
}

/** Key of a central document that a table names by number and, where the number was used again, term or year. */
export function centralKey(
  named: { readonly number: string; readonly term?: string | undefined; readonly year?: number | undefined },
  knowledge: Knowledge,
): string | null {
  const row = knowledge.directives
    .byNumber(named.number)
    .find(
      ({ term, date }) =>
        (named.term === undefined || named.term === term) &&
        (named.year === undefined || date.startsWith(String(named.year))),
    );
  if (row) return keyOfRow(row, knowledge);
  const number = parseNumber(named.number);
  if (!number) return null;
  const period = number.order === "party" ? named.term : (named.year ?? number.year);
  return keyOf(number, null, codeOf(number, null, knowledge), String(period ?? "?"));
}
