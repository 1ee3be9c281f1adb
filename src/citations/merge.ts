/** Mentions of the same document become one citation, printed as at its first full mention. */
import type { CitationRole, Relation, Span } from "../directive.ts";
import type { Named } from "./heads.ts";
import type { Mention } from "./mentions.ts";
import { bareSerial, formatNumber } from "./number.ts";
import { sameDateMisprinted } from "./periods.ts";
import { titleWords } from "./titles.ts";

export interface RoledMention extends Mention {
  readonly role: CitationRole;
  readonly relation: Relation;
}

export interface MergedCitation {
  /** The first mention with the most of date, issuer and title. */
  readonly shown: RoledMention;
  /** What it names; a mention with the number before one by plenum or name. */
  readonly named: Named;
  readonly type: string | null;
  readonly date: string | null;
  readonly year: number | null;
  readonly issuer: string | null;
  readonly term: string | null;
  readonly title: string | null;
  readonly role: CitationRole;
  readonly relation: Relation;
  readonly mentions: readonly Span[];
}

/** What mentions of one document have in common, date and term aside. */
export function identityOf({ named, type }: Mention): string {
  switch (named.kind) {
    case "number": {
      const { number } = named;
      return `number ${formatNumber({ ...number, serial: bareSerial(number.serial) }).toUpperCase()}`;
    }
    case "bare":
      return `bare ${type ?? ""} ${bareSerial(named.serial)} ${named.year ?? ""}`;
    case "plenum":
      return `plenum ${type ?? ""} ${named.plenum} ${named.term ?? ""}`;
    case "congress":
      return `congress ${named.owner === "unsaid" ? "party" : named.owner} ${named.ordinal ?? ""}`;
    case "law":
      return named.number
        ? `number ${formatNumber(named.number).toUpperCase()}`
        : `law ${type ?? ""} ${titleWords(named.name).join(" ")}`;
    default:
      return named satisfies never;
  }
}

/** Mentions of one document, with the different dates, terms, years and places that they print. */
interface Group {
  readonly mentions: [RoledMention, ...RoledMention[]];
  readonly dates: Set<string>;
  readonly terms: Set<string>;
  readonly years: Set<number>;
  readonly places: Set<string>;
}

/** The place that a mention's printed issuer stands for, in any form that is equal for equal places. */
type PlaceOf = (mention: RoledMention) => string | null;

function groupOf(mention: RoledMention, place: string | null): Group {
  const group: Group = {
    mentions: [mention],
    ...{ dates: new Set(), terms: new Set(), years: new Set(), places: new Set() },
  };
  note(group, mention, place);
  return group;
}

function note(group: Group, { date, term, year }: RoledMention, place: string | null): void {
  if (date !== null) group.dates.add(date);
  if (term !== null) group.terms.add(term);
  if (date !== null || year !== null) group.years.add(yearOf(date, year));
  if (place !== null) group.places.add(place);
}

const yearOf = (date: string | null, year: number | null): number =>
  date === null ? (year ?? 0) : Number(date.slice(0, 4));

/** Two mentions of one number are one document unless their dates, years, terms or places say otherwise. */
function fits(group: Group, { date, term, year, named }: RoledMention, place: string | null): boolean {
  if (term !== null && group.terms.size > 0 && !group.terms.has(term)) return false;
  if (place !== null && group.places.size > 0 && !group.places.has(place)) return false;
  if (date !== null) for (const other of group.dates) if (!sameDateMisprinted(other, date)) return false;
  // A number that bears its year says more than the year of a printed date.
  const bearsYear = named.kind === "number" && named.number.year !== null;
  if (bearsYear || (date === null && year === null) || group.years.size === 0) return true;
  return group.years.has(yearOf(date, year));
}

/** Printed fields first; between equals a full number before a bare one. */
const fullness = ({ date, issuer, title, named }: Mention): number =>
  2 * [date, issuer, title].filter((field) => field !== null).length + (named.kind === "bare" ? 0 : 1);

const ROLE_ORDER: readonly CitationRole[] = ["basis", "implements", "cited"];
/** What says most of a document that is named more than once. */
const RELATION_ORDER: readonly Relation[] = ["answers", "replaces", "carries-out", "basis", "attaches"];

/** A number before a plenum or name, and one with its year (52/2016/QĐ-TTg) before the same without (52/QĐ-TTg). */
function fullestName(group: readonly RoledMention[]): Named | undefined {
  const numbered = group.map(({ named }) => named).filter((named) => named.kind === "number");
  return numbered.find(({ number }) => number.year !== null) ?? numbered[0];
}

/** One citation of mentions that are known to be the same document. */
export function mergeGroup(group: readonly [RoledMention, ...RoledMention[]]): MergedCitation {
  let shown = group[0];
  for (const mention of group) if (fullness(mention) > fullness(shown)) shown = mention;
  const first = <K extends "type" | "date" | "year" | "issuer" | "term" | "title">(
    field: K,
  ): RoledMention[K] | null =>
    shown[field] ?? group.find((mention) => mention[field] !== null)?.[field] ?? null;
  const roles = new Set(group.map(({ role }) => role));
  const relations = new Set(group.map(({ relation }) => relation));
  return {
    shown,
    named: fullestName(group) ?? shown.named,
    type: first("type"),
    date: first("date"),
    year: first("year"),
    issuer: first("issuer"),
    term: first("term"),
    title: first("title"),
    role: ROLE_ORDER.find((role) => roles.has(role)) ?? "cited",
    relation: RELATION_ORDER.find((relation) => relations.has(relation)) ?? "cited",
    mentions: group.map(({ span }) => span),
  };
}

/** No letter names more documents of one number; the bound keeps a hostile text from costing a quadratic search. */
const MOST_GROUPS = 40;

/** Whether a mention says more than its number, so that it is told from another document of that number. */
const isTold = ({ date, year, term }: RoledMention, place: string | null): boolean =>
  date !== null || year !== null || term !== null || place !== null;

/**
 * Groups mentions by identity, in order of first mention. Those that say most are grouped first; one that says nothing
 * but its number joins the only group of that number, and where there are several it stays by itself.
 */
export function groupMentions(
  mentions: readonly RoledMention[],
  placeOf: PlaceOf,
): [RoledMention, ...RoledMention[]][] {
  const groups = new Map<string, Group[]>();
  const all: Group[] = [];
  const placed = mentions.map((mention) => ({ mention, place: placeOf(mention) }));
  const told = placed.filter(({ mention, place }) => isTold(mention, place));
  const untold = placed.filter(({ mention, place }) => !isTold(mention, place));
  for (const { mention, place } of [...told, ...untold]) {
    const identity = identityOf(mention);
    const same = groups.get(identity) ?? [];
    const homes = same.slice(-MOST_GROUPS).filter((group) => fits(group, mention, place));
    const [home] = homes;
    const ambiguous = homes.length > 1 && !isTold(mention, place);
    const bare = homes.find((group) => group.years.size + group.terms.size + group.places.size === 0);
    const target = ambiguous ? bare : home;
    if (target) {
      target.mentions.push(mention);
      note(target, mention, place);
      continue;
    }
    const group = groupOf(mention, place);
    same.push(group);
    groups.set(identity, same);
    all.push(group);
  }
  for (const { mentions: own } of all) own.sort((a, b) => a.span.start - b.span.start);
  return all.map((group) => group.mentions).sort((a, b) => a[0].span.start - b[0].span.start);
}
