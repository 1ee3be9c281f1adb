/** A reading as it stands after what people have said of it. Pure: the same list of corrections gives the same reading. */
import { parseNumber } from "../citations/number.ts";
import { placeOfIssuer } from "../citations/organ-place.ts";
import type { Citation, Directive, FieldName, Provenance, ReadingIssue, Span } from "../directive.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { readSayings } from "../reading/read-directive.ts";
import { findZones } from "../reading/zones.ts";
import { type CorrectionEntry, deciding } from "./entries.ts";
import { kindOf, nameIn, type ValueOf, valueIn } from "./fields.ts";
import { fieldOfIssue } from "./issues.ts";
import { missedAt } from "./missed.ts";

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const NOWHERE: Span = { start: 0, end: 0 };

/**
 * Puts what people have corrected and confirmed in place of what was read. What depends on it follows: the year, the
 * province of a corrected issuer, citations and deadlines that are read by the letter's own day and place.
 *
 * @param read as the readers made it of `text`, nothing corrected.
 * @param entries every correction of the document, in any order; what was taken back counts for nothing.
 */
export function applyCorrections(
  text: string,
  read: Directive,
  entries: readonly CorrectionEntry[],
  knowledge: Knowledge,
): Directive {
  const decided = deciding(entries);
  if (decided.size === 0) return read;
  const fields = withFields(read, decided, knowledge);
  const own = { number: fields.number, span: read.provenance.number?.evidence[0] ?? null };
  const moved =
    read.kind === "letter" &&
    (["number", "issuedOn", "province", "issuer"] as const).some(
      (field) => !same(fields[field], read[field]),
    );
  const said = moved ? readSayings(text, findZones(text, knowledge), knowledge, fields, own) : null;
  const all: Directive = {
    ...fields,
    ...said,
    issues: said ? [...read.issues.filter(({ code }) => !isCited(code)), ...said.issues] : read.issues,
  };
  const withParts = [...decided.values()].reduce((directive, entry) => withPart(text, directive, entry), all);
  const open = withParts.issues.filter((issue) => !isSettled(issue, withParts, decided));
  return { ...withParts, issues: open };
}

const isCited = (code: string): boolean => code.startsWith("citation-");

function withFields(
  read: Directive,
  decided: ReadonlyMap<string, CorrectionEntry>,
  knowledge: Knowledge,
): Directive {
  const provenance = { ...read.provenance };
  let result = read;
  for (const [name, { value, action }] of decided) {
    const kind = kindOf(name);
    if (kind === null || kind === "campaign" || kind === "citation" || kind === "deadline") continue;
    const untouched = same(value, valueIn(read, kind));
    result = { ...result, [kind]: value };
    const known = value !== null && !(Array.isArray(value) && value.length === 0);
    if (known) provenance[kind] = saidBy(read, kind, untouched && action === "confirm");
    else delete provenance[kind];
  }
  if (decided.has("issuer") && !decided.has("province") && !same(result.issuer, read.issuer)) {
    result = { ...result, province: provinceOf(result, knowledge) };
    delete provenance.province;
    if (result.province) provenance.province = { ...saidBy(read, "issuer", false), source: "issuer" };
  }
  if (decided.has("number") || decided.has("issuedOn")) {
    const inNumber = result.number === null ? null : (parseNumber(result.number)?.year ?? null);
    const ofDay = result.issuedOn === null ? null : Number(result.issuedOn.slice(0, 4));
    result = { ...result, year: inNumber ?? ofDay ?? read.year };
  }
  return { ...result, provenance };
}

/** Where the field stands in the text stays known; who says so is a person. */
function saidBy(read: Directive, field: FieldName, confirmed: boolean): Provenance {
  const before = read.provenance[field];
  const asked = read.issues.filter((issue) => fieldOfIssue(issue) === field);
  const evidence = before?.evidence ?? asked.flatMap(({ span }) => (span ? [span] : []));
  const source = confirmed && before ? before.source : "person";
  return { origin: confirmed ? "confirmed" : "corrected", source, confidence: 1, evidence };
}

/** The province that the id of a local organ names; none for the centre; as read where the organ does not tell. */
function provinceOf({ issuer, issuedOn, province }: Directive, knowledge: Knowledge): Directive["province"] {
  if (issuer === null) return province;
  if (issuer.level === "trung ương") return null;
  const unit = placeOfIssuer(issuer.id)?.split("--").at(-1) ?? "";
  return knowledge.places.provinceOn(unit, issuedOn) ?? province;
}

function withPart(text: string, directive: Directive, { field, value }: CorrectionEntry): Directive {
  const name = nameIn(field);
  switch (kindOf(field)) {
    case "campaign":
      return withCampaign(directive, name, value as ValueOf<"campaign">);
    case "citation":
      return withCitation(text, directive, name, value as ValueOf<"citation">);
    case "deadline":
      return withDeadline(directive, name, value as ValueOf<"deadline">);
    default:
      return directive;
  }
}

function withCampaign(directive: Directive, id: string, value: ValueOf<"campaign">): Directive {
  const others = directive.campaigns.filter((tag) => tag.id !== id);
  if (value === null) return { ...directive, campaigns: others };
  const read = directive.campaigns.find((tag) => tag.id === id);
  const tag = { ...(read ?? { id, evidence: "", span: NOWHERE, place: "body" as const }), role: value.role };
  const campaigns = read ? directive.campaigns.map((each) => (each === read ? tag : each)) : [...others, tag];
  return { ...directive, campaigns };
}

/**
 * Others name citations by their places in the list: where one is taken out, they follow; where one comes that no reader
 * saw, it stands last.
 */
function withCitation(
  text: string,
  directive: Directive,
  printed: string,
  value: ValueOf<"citation">,
): Directive {
  if (value !== null) {
    const { key, relation } = value;
    const said = { key, candidates: [], decided: true as const };
    if (directive.citations.some((cited) => cited.text === printed)) {
      const citations = directive.citations.map((cited) =>
        cited.text === printed ? { ...cited, ...said } : cited,
      );
      return { ...directive, citations };
    }
    const span = missedAt(text, printed, directive.citations);
    if (span === null) return directive;
    const nothing = { type: null, number: null, date: null, issuer: null, title: null, term: null };
    const added: Citation = {
      ...{ ...span, text: printed, ...said, ...nothing, role: "cited", relation: relation ?? "cited" },
      ...{ carriedOutBy: [], mentions: [span], added: true },
    };
    return { ...directive, citations: [...directive.citations, added] };
  }
  const kept = directive.citations.flatMap(({ text: of }, at) => (of === printed ? [] : [at]));
  const place = new Map(kept.map((at, now) => [at, now]));
  const citations = kept.flatMap((at) => {
    const cited = directive.citations[at];
    if (!cited) return [];
    const carriedOutBy = cited.carriedOutBy.flatMap((other) => place.get(other) ?? []);
    return [{ ...cited, carriedOutBy }];
  });
  return { ...directive, citations };
}

function withDeadline(directive: Directive, sentence: string, value: ValueOf<"deadline">): Directive {
  const deadlines = directive.deadlines.flatMap((due) => {
    if (due.sentence !== sentence) return [due];
    return value === null ? [] : [{ ...due, ...value }];
  });
  return { ...directive, deadlines };
}

/** What a person has looked at is no longer asked about. */
function isSettled(
  issue: ReadingIssue,
  { number, issuedOn }: Directive,
  decided: ReadonlyMap<string, CorrectionEntry>,
): boolean {
  const field = fieldOfIssue(issue);
  if (field === null) return false;
  if (decided.has(field)) return true;
  if (issue.code === "province-open") return decided.has("issuer");
  if (issue.code !== "date-conflict" || !decided.has("number")) return false;
  const year = number === null ? null : (parseNumber(number)?.year ?? null);
  return year === null || issuedOn === null || issuedOn.startsWith(String(year));
}
