/** Keys of the directive table's rows, and which of them a citation may mean. */
import type { CentralDirective, Knowledge } from "../knowledge/index.ts";
import { JOINT_CODE } from "./codes.ts";
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
  const joint = number.codes.some((code) => JOINT_CODE.test(code)) || number.order === "party";
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

/** Share of the shorter title's words that the other one holds. */
export function overlap(a: string, b: string): number {
  const first = new Set(titleWords(a));
  const second = new Set(titleWords(b));
  if (first.size < 3 || second.size < 3) return 0;
  let common = 0;
  for (const word of first) if (second.has(word)) common += 1;
  return common / Math.min(first.size, second.size);
}
export const LIKE = 0.6;

/** Rows of the same number that the citation may mean: rules (a) date, (b) title, (c) no later than the letter. */
export function choose(
  rows: readonly CentralDirective[],
  cited: CitedDocument,
  issuedOn: string | null,
): readonly CentralDirective[] {
  const past = rows.filter((row) => issuedOn === null || row.date <= issuedOn);
  const ofTerm =
    cited.term === null ? past : past.filter((row) => row.term === undefined || row.term === cited.term);
  const { date, title } = cited;
  if (date !== null) {
    const dated = ofTerm.filter((row) => sameDateMisprinted(date, row.date));
    if (dated.length === 1) return dated;
    const exact = dated.filter((row) => row.date === date);
    if (exact.length > 0) return exact;
    if (dated.length > 1) return dated;
    return title === null ? [] : ofTerm.filter((row) => overlap(title, row.title) >= LIKE).slice(0, 1);
  }
  const year = cited.year;
  const inYear = year === null ? ofTerm : ofTerm.filter((row) => row.date.startsWith(String(year)));
  if (inYear.length > 1 && title !== null) {
    const scored = inYear
      .map((row) => ({ row, score: overlap(title, row.title) }))
      .sort((a, b) => b.score - a.score);
    const [best, next] = scored;
    if (best && best.score >= LIKE && best.score > (next?.score ?? 0)) return [best.row];
  }
  return inYear;
}

/** Rows of a printed number: under its own spelling, or under an alias ("08-QĐ/TW" of 08-QĐi/TW). */
export function rowsOf(number: DocumentNumber, knowledge: Knowledge): readonly CentralDirective[] {
  const own = knowledge.directives.byNumber(formatNumber(number));
  if (own.length > 0) return own;
  const bare = knowledge.directives.byNumber(formatNumber({ ...number, serial: bareSerial(number.serial) }));
  return bare.length > 0 ? bare : knowledge.directives.byAlias(formatNumber(number));
}

/** Key of one row of the directive table. */
export function keyOfRow(row: CentralDirective, knowledge: Knowledge): string | null {
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
