/**
 * The canonical key of a cited document: what two letters must have in common to cite the same one.
 *
 * | system | key |
 * | --- | --- |
 * | Party, centre | `TW.CT.05@XII` (numbers begin again with every term of the committee) |
 * | Party and others, local | `binh-thuan.TU.CV.525@2016` |
 * | State, centre | `TTg.CT.16@2018`, `TTg.QĐ.52@2016` (numbers begin again every year) |
 * | Laws | their number: `12/2012/QH13` |
 * | Congress resolutions | `nghi-quyet-dai-hoi-xiii` |
 *
 * What cannot be known stays open: `TW.NQ.25@?` where term or year is unknown, candidates where several documents fit.
 */
import type { Issuer } from "../directive.ts";
import type { CentralDirective, Knowledge } from "../knowledge/index.ts";
import type { Named } from "./heads.ts";
import {
  type Choice,
  type CitedDocument,
  choose,
  codeOf,
  isLaw,
  keyOf,
  keyOfRow,
  LIKE,
  overlap,
  rowsOf,
  wordsOfTitle,
} from "./key-rows.ts";
import { bareSerial, type DocumentNumber, formatNumber, parseNumber } from "./number.ts";
import { type OrganPlace, type PlaceContext, placeOfOrgan } from "./organ-place.ts";
import { partyTermOn } from "./periods.ts";
import { titleWords } from "./titles.ts";

export { type CitedDocument, centralKey, keyOfRow } from "./key-rows.ts";
export { keyOfDescribed, keyOfDirective, keysOf } from "./own-key.ts";

export interface KeyContext {
  readonly issuedOn: string | null;
  readonly provinceId: string | null;
  readonly issuer: Issuer | null;
}

export interface CitationKey {
  readonly key: string | null;
  readonly candidates: readonly string[];
  /** Canonical number: the printed one, or the one that an alias or a plenum leads to. */
  readonly number: string | null;
  /** The row of the directive table that it is, where it is one. */
  readonly directive: CentralDirective | null;
}

const UNKNOWN: CitationKey = { key: null, candidates: [], number: null, directive: null };

function fromRows({ rows, certain }: Choice, number: string | null, knowledge: Knowledge): CitationKey {
  const newestFirst = [...rows].sort((a, b) => b.date.localeCompare(a.date));
  const keys = [...new Set(newestFirst.map((row) => keyOfRow(row, knowledge)).filter((key) => key !== null))];
  const only = certain ? (rows[0] ?? null) : null;
  const numbers = new Set(rows.map((row) => row.number ?? null));
  const common = number ?? (numbers.size === 1 ? ([...numbers][0] ?? null) : null);
  return certain && keys.length === 1
    ? { key: keys[0] ?? null, candidates: [], number: common, directive: only }
    : { key: null, candidates: keys, number: common, directive: null };
}

function keyOfNumber(
  number: DocumentNumber,
  cited: CitedDocument,
  context: KeyContext,
  knowledge: Knowledge,
): CitationKey {
  const printed = formatNumber(number);
  if (isLaw(number)) {
    const [directive = null] = knowledge.directives.byNumber(printed);
    return { key: printed, candidates: [], number: printed, directive };
  }
  if (number.organ.length === 0) return { ...UNKNOWN, number: printed };
  const day = cited.date ?? (number.year ?? cited.year)?.toString() ?? null;
  const place = placeOfOrgan(number.organ[0] ?? "", cited.issuer, day, placeContext(context), knowledge);
  const rows = rowsOf(number, knowledge);
  if (place.kind === "central" || isNationalRow(rows, cited)) {
    const chosen = choose(rows, cited, context.issuedOn);
    const exact = chosen.rows.some((row) => row.date === cited.date);
    const doubtful = isOtherType(chosen.rows, printed, cited) || (!exact && isLocalCommittee(number, cited));
    if (chosen.rows.length > 0)
      return fromRows({ ...chosen, certain: chosen.certain && !doubtful }, printed, knowledge);
  }
  const code = codeOf(number, cited.type, knowledge);
  const year = number.year ?? (cited.date === null ? cited.year : Number(cited.date.slice(0, 4)));
  if (place.kind === "central") {
    const at = (period: string | number | null) => keyOf(number, null, code, String(period ?? "?"));
    if (isLocalCommittee(number, cited)) {
      const local = keyOfNumber({ ...number, organ: ["TU"] }, cited, context, knowledge);
      const keys = [at(cited.date === null ? null : partyTermOn(cited.date, knowledge)), local.key];
      return { ...UNKNOWN, candidates: keys.filter((key) => key !== null), number: printed };
    }
    if (number.order !== "party") return { ...UNKNOWN, key: at(year), number: printed };
    const ofDate = cited.date === null ? null : partyTermOn(cited.date, knowledge);
    return cited.term !== null && ofDate !== null && cited.term !== ofDate
      ? { ...UNKNOWN, candidates: [at(ofDate), at(cited.term)], number: printed }
      : { ...UNKNOWN, key: at(cited.term ?? ofDate), number: printed };
  }
  return fromPlaces(place, (id) => keyOf(number, id, code, String(year ?? "?")), printed);
}

/** "Quyết định 08-QĐ/TW" alone need not be Quy định 08-QĐi/TW, which is often printed so. */
const isOtherType = (rows: readonly CentralDirective[], printed: string, cited: CitedDocument): boolean =>
  cited.date === null &&
  cited.title === null &&
  rows.some((row) => row.number !== printed && cited.type !== null && row.type !== cited.type);

/** TƯ printed for TU: "Chỉ thị 12-CT/TƯ của Thành ủy". */
const isLocalCommittee = ({ organ }: DocumentNumber, { issuer }: CitedDocument): boolean =>
  organ[0] === "TW" && issuer !== null && /Tỉnh (?:ủy|uỷ)|Thành (?:ủy|uỷ)/u.test(issuer);

/** A national row under a local-looking code (7c/NQ-BCH): taken when its date or title agrees. */
function isNationalRow(rows: readonly CentralDirective[], { date, title, issuer }: CitedDocument): boolean {
  if (rows.length === 0) return false;
  const words = wordsOfTitle(title);
  return (
    rows.some((row) => (date !== null && row.date === date) || overlap(words, row) >= LIKE) ||
    /Tổng (?:Liên đoàn|LĐLĐ)|TLĐ/u.test(issuer ?? "")
  );
}

function fromPlaces(
  place: Extract<OrganPlace, { kind: "local" }>,
  keyAt: (id: string) => string,
  number: string,
): CitationKey {
  const keys = place.places.map(keyAt);
  return keys.length === 1 && !place.more
    ? { ...UNKNOWN, key: keys[0] ?? null, number }
    : { ...UNKNOWN, candidates: keys, number };
}

/** Which place the printed issuer of a mention stands for; null where none is printed or the centre issued it. */
export function placeOfMention(
  { named, issuer, date, year }: Pick<CitedDocument, "named" | "issuer" | "date" | "year">,
  context: KeyContext,
  knowledge: Knowledge,
): string | null {
  const organ = named.kind === "number" ? named.number.organ[0] : undefined;
  if (organ === undefined || issuer === null) return null;
  const day = date ?? year?.toString() ?? null;
  const place = placeOfOrgan(organ, issuer, day, placeContext(context), knowledge);
  if (place.kind === "central") return null;
  return place.places.length > 0 ? place.places.join(" ") : issuer;
}

const placeContext = ({ provinceId, issuer, issuedOn }: KeyContext): PlaceContext => ({
  provinceId,
  issuer,
  issuedOn,
});

const CENTRAL_ISSUER =
  /^(?:Trung ương|TW|TƯ|T\.Ư|Bộ Chính trị|BCT|Ban Bí thư|BBT|(?:Ban Chấp hành|BCH) (?:Trung ương|TW)|Hội nghị|Đảng|Ban Chấp hành Trung ương)/u;

/** Whether a printed issuer may be the issuer of a row. */
function issuerFits(row: CentralDirective, issuer: string | null): boolean {
  if (issuer === null) return true;
  if (row.number?.endsWith("/TW")) return CENTRAL_ISSUER.test(issuer);
  const words = new Set(titleWords(row.issuer));
  const printed = titleWords(issuer);
  const common = printed.filter((word) => words.has(word)).length;
  return common >= LIKE * printed.length && !/tỉnh|huyện|xã/iu.test(issuer);
}

/** "Chỉ thị 05", "QĐ 217": only what the alias table, or the issuer beside it, can tell. */
function keyOfBare(
  named: Extract<Named, { kind: "bare" }>,
  cited: CitedDocument,
  context: KeyContext,
  knowledge: Knowledge,
): CitationKey {
  const type = cited.type === null ? undefined : knowledge.types.byWord(cited.type);
  const rows = aliasRows(named.serial, cited.type, knowledge).filter(
    (row) =>
      issuerFits(row, cited.issuer) && (named.year === null || row.date.startsWith(String(named.year))),
  );
  const chosen = choose(rows, cited, context.issuedOn);
  // "Nghị quyết 68/2021" need not be 68/NQ-CP, whose number does not bear its year.
  const bearsYear = named.year === null || rows.some(({ number }) => number?.includes(`/${named.year}/`));
  if (chosen.rows.length > 0)
    return fromRows({ ...chosen, certain: chosen.certain && bearsYear }, null, knowledge);
  const code = type?.codes[0];
  if (code === undefined) return UNKNOWN;
  const central = cited.issuer !== null && CENTRAL_ISSUER.test(cited.issuer);
  const composed = central
    ? `${named.serial}-${code}/TW`
    : code === "NĐ" && named.year !== null
      ? `${named.serial}/${named.year}/NĐ-CP`
      : null;
  const number = composed === null ? null : parseNumber(composed);
  return number ? keyOfNumber(number, cited, context, knowledge) : UNKNOWN;
}

function aliasRows(serial: string, type: string | null, knowledge: Knowledge): readonly CentralDirective[] {
  if (type === null) return [];
  const bare = bareSerial(serial);
  const forms = new Set([serial, bare, bare.padStart(2, "0")]);
  const found = [...forms].flatMap((form) => knowledge.directives.byAlias(`${type} ${form}`));
  return [...new Set(found)];
}

function keyOfPlenum(
  named: Extract<Named, { kind: "plenum" }>,
  cited: CitedDocument,
  context: KeyContext,
  knowledge: Knowledge,
): CitationKey {
  const { plenum, term } = named;
  const passed = knowledge.terms.plenums.filter(
    (row) =>
      row.plenum === plenum && (term === null || row.term === term) && row.type === (cited.type ?? row.type),
  );
  const rows = passed.flatMap((row) =>
    row.directives.flatMap((number) =>
      knowledge.directives.byNumber(number).filter((one) => one.term === row.term),
    ),
  );
  const numbers = passed.flatMap((row) => row.directives);
  const chosen = choose(rows, { ...cited, term }, context.issuedOn);
  const certain =
    passed.length === 1 &&
    (numbers.length === 1 || (cited.title !== null && overlapsOnly(rows, cited.title)));
  if (chosen.certain && certain) return fromRows(chosen, null, knowledge);
  if (term === null)
    return {
      ...UNKNOWN,
      candidates: chosen.rows.map((row) => keyOfRow(row, knowledge)).filter((key) => key !== null),
    };
  const candidates = passed.flatMap((row) =>
    row.directives.map((number) => {
      const parsed = parseNumber(number);
      return parsed ? keyOf(parsed, null, parsed.codes.join("-"), row.term) : number;
    }),
  );
  return { ...UNKNOWN, key: `TW.hội-nghị-${plenum}@${term}`, candidates };
}

function overlapsOnly(rows: readonly CentralDirective[], title: string): boolean {
  const words = wordsOfTitle(title);
  return rows.filter((row) => overlap(words, row) >= LIKE).length === 1;
}

function keyOfLaw(
  named: Extract<Named, { kind: "law" }>,
  cited: CitedDocument,
  context: KeyContext,
  knowledge: Knowledge,
): CitationKey {
  if (named.number) return keyOfNumber(named.number, cited, context, knowledge);
  const year = cited.date === null ? cited.year : Number(cited.date.slice(0, 4));
  const versions = knowledge.laws
    .byName(named.name)
    .map((law) => ({ law, passed: law.year ?? parseNumber(law.number)?.year ?? 0 }))
    .filter(({ law }) => cited.type === null || law.type === cited.type)
    .filter(({ passed }) =>
      year === null ? passed <= Number((context.issuedOn ?? "9999").slice(0, 4)) : passed === year,
    );
  const [only] = versions;
  if (!only) return UNKNOWN;
  const [directive = null] = knowledge.directives.byNumber(only.law.number);
  if (versions.length === 1) return { key: only.law.number, candidates: [], number: null, directive };
  return { ...UNKNOWN, candidates: versions.map(({ law }) => law.number) };
}

function keyOfCongress(named: Extract<Named, { kind: "congress" }>, knowledge: Knowledge): CitationKey {
  if (named.ordinal === null || named.owner === "local" || named.owner === "other") return UNKNOWN;
  const row = knowledge.terms.congressResolutions.find(({ term }) => term === named.ordinal);
  if (!row) return UNKNOWN;
  // "Đại hội XII" alone may be the unions': the same ordinals in other years.
  return named.owner === "party" ? { ...UNKNOWN, key: row.id } : { ...UNKNOWN, candidates: [row.id] };
}

/** Key, candidates and canonical number of a cited document, seen from the letter that cites it. */
export function citationKey(cited: CitedDocument, context: KeyContext, knowledge: Knowledge): CitationKey {
  const { named } = cited;
  switch (named.kind) {
    case "number":
      return keyOfNumber(named.number, cited, context, knowledge);
    case "bare":
      return keyOfBare(named, cited, context, knowledge);
    case "plenum":
      return keyOfPlenum(named, cited, context, knowledge);
    case "congress":
      return keyOfCongress(named, knowledge);
    case "law":
      return keyOfLaw(named, cited, context, knowledge);
    default:
      return named satisfies never;
  }
}
