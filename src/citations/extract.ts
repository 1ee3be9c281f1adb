/** A directive's text → the documents that it cites. */
import type { Citation, Issuer, ReadingIssue, Span } from "../directive.ts";
import type { Knowledge } from "../knowledge/index.ts";
import type { Zones } from "../reading/zones.ts";
import { oneLine } from "../text/one-line.ts";
import { grammarOf } from "./grammar.ts";
import type { Named } from "./heads.ts";
import { conflictsOf } from "./issues.ts";
import { type CitationKey, citationKey, placeOfMention } from "./key.ts";
import { findMentions, type Mention } from "./mentions.ts";
import { groupMentions, type MergedCitation, mergeGroup, type RoledMention } from "./merge.ts";
import { bareSerial, formatNumber, parseNumber } from "./number.ts";
import { type Passage, passageOf } from "./passage.ts";
import { createRelations } from "./relations.ts";
import { createRoles, type OwnMention } from "./roles.ts";

export interface CitationContext {
  /** The document's own canonical number (an article: that of the document it describes); never one of its citations. */
  readonly ownNumber: string | null;
  readonly ownNumberSpan: Span | null;
  readonly issuedOn: string | null;
  /** Province as issued. */
  readonly provinceId: string | null;
  readonly issuer: Issuer | null;
}

export interface ReadCitations {
  readonly citations: Citation[];
  readonly issues: ReadingIssue[];
}

const inside = (position: number, span: Span | null): boolean =>
  span !== null && position >= span.start && position < span.end;

/** Header (its subject aside), addressees, recipients, signature and page furniture cite nothing. */
function isCitable(mention: Mention, zones: Zones): boolean {
  const { start } = mention.span;
  if (inside(start, zones.subject)) return true;
  if (inside(start, zones.header) || inside(start, zones.addressees)) return false;
  if (inside(start, zones.recipients) || inside(start, zones.signature)) return false;
  return !zones.furniture.some((span) => inside(start, span));
}

const canonical = (printed: string): string => {
  const number = parseNumber(printed);
  return number ? formatNumber({ ...number, serial: bareSerial(number.serial) }) : printed;
};

/** Splits off the places where the document names itself. The same number with another date is another document. */
function withoutOwn(
  mentions: readonly Mention[],
  context: CitationContext,
): { cited: Mention[]; own: OwnMention[] } {
  const ownNumber = context.ownNumber === null ? null : canonical(context.ownNumber);
  const cited: Mention[] = [];
  const own: OwnMention[] = [];
  for (const mention of mentions) {
    const { named, date, span } = mention;
    const overlaps =
      context.ownNumberSpan !== null &&
      span.start < context.ownNumberSpan.end &&
      mention.headEnd > context.ownNumberSpan.start;
    const same =
      named.kind === "number" &&
      formatNumber({ ...named.number, serial: bareSerial(named.number.serial) }) === ownNumber &&
      (date === null || context.issuedOn === null || date === context.issuedOn);
    if (overlaps || same) own.push({ start: span.start, end: mention.headEnd });
    else cited.push(mention);
  }
  return { cited, own };
}

interface Keyed {
  readonly group: [RoledMention, ...RoledMention[]];
  readonly merged: MergedCitation;
  readonly key: CitationKey;
}

/** "Chỉ thị 05" is a citation when its key or a date, issuer or full mention beside it says so. */
function isCitation({ merged, key, group }: Keyed, numbers: ReadonlySet<string>): boolean {
  const { named } = merged;
  if (named.kind !== "bare") return true;
  if (key.key !== null || key.candidates.length > 0) return true;
  if (group.some(({ date, term, issuer }) => date !== null || (term !== null && issuer !== null)))
    return true;
  return merged.issuer !== null && !numbers.has(`${merged.type ?? ""} ${bareSerial(named.serial)}`);
}

/** Bare mentions ("Quyết định 23") of a number that is printed in full elsewhere join it. */
function joinBare(groups: readonly [RoledMention, ...RoledMention[]][]): [RoledMention, ...RoledMention[]][] {
  const full = new Map<string, [RoledMention, ...RoledMention[]] | null>();
  for (const group of groups) {
    const [{ named, type }] = group;
    if (named.kind !== "number") continue;
    const name = `${type ?? ""} ${bareSerial(named.number.serial)}`;
    full.set(name, full.has(name) ? null : group);
  }
  return groups.filter((group) => {
    const [{ named, type }] = group;
    if (named.kind !== "bare" || group.some((mention) => mention.named.kind === "number")) return true;
    const home = full.get(`${type ?? ""} ${bareSerial(named.serial)}`);
    if (!home || group.some(({ date, issuer }) => date !== null || issuer !== null)) return true;
    for (const mention of group) home.push(mention);
    home.sort((a, b) => a.span.start - b.span.start);
    return false;
  });
}

function keyed(
  group: [RoledMention, ...RoledMention[]],
  context: CitationContext,
  knowledge: Knowledge,
): Keyed {
  const merged = mergeGroup(group);
  const key = citationKey(merged, context, knowledge);
  return { group, merged, key };
}

/** Groups that turn out to be one document (Nghị quyết Trung ương 4 khóa XII and 04-NQ/TW) become one. */
function mergeByKey(all: readonly Keyed[], context: CitationContext, knowledge: Knowledge): Keyed[] {
  const byKey = new Map<string, [RoledMention, ...RoledMention[]]>();
  const groups: [RoledMention, ...RoledMention[]][] = [];
  for (const { group, key } of all) {
    const home = key.key === null || key.key.endsWith("@?") ? undefined : byKey.get(key.key);
    if (home) for (const mention of group) home.push(mention);
    else {
      const copy: [RoledMention, ...RoledMention[]] = [...group];
      groups.push(copy);
      if (key.key !== null) byKey.set(key.key, copy);
    }
  }
  if (groups.length === all.length) return [...all];
  return groups.map((group) => keyed(group, context, knowledge));
}

/** Resolutions cited by plenum or congress, and laws by name, have no printed number. */
const isNumbered = (named: Named): boolean =>
  named.kind === "number" || named.kind === "bare" || (named.kind === "law" && named.number !== null);

/** Where in the list the citations are whose titles say that they carry this one out. */
function carriersOf({ group }: Keyed, ordinals: ReadonlyMap<number, number>, own: number): number[] {
  const carriers = group.flatMap(({ carriedOutBy }) =>
    carriedOutBy === null ? [] : (ordinals.get(carriedOutBy) ?? []),
  );
  return [...new Set(carriers)].filter((ordinal) => ordinal !== own).sort((a, b) => a - b);
}

function toCitation(passage: Passage, { merged, key }: Keyed, carriedOutBy: number[]): Citation {
  const { shown } = merged;
  const { start, end } = shown.span;
  return {
    start,
    end,
    text: oneLine(passage.text.slice(start, end)),
    key: key.key,
    candidates: [...key.candidates],
    type: merged.type,
    number: isNumbered(merged.named) ? key.number : null,
    date: merged.date,
    issuer: merged.issuer,
    title: merged.title,
    term: merged.term,
    role: merged.role,
    relation: merged.relation,
    carriedOutBy,
    mentions: [...merged.mentions].sort((a, b) => a.start - b.start || a.end - b.end),
  };
}

/**
 * Reads the citations of a normalised text, with what a person should look at (dates and issuers that contradict
 * the number). Pure; never throws; linear in the length of the text.
 *
 * @param text the text, or its passage where several readers share one.
 */
export function readCitations(
  text: string | Passage,
  zones: Zones,
  knowledge: Knowledge,
  context: CitationContext,
): ReadCitations {
  const passage = typeof text === "string" ? passageOf(text) : text;
  const all = findMentions(passage, grammarOf(knowledge), knowledge);
  const { cited, own } = withoutOwn(all, context);
  const roleOf = createRoles(passage, zones, own);
  const relationOf = createRelations(passage, zones, own);
  const roled: RoledMention[] = [];
  for (const mention of cited.filter((one) => isCitable(one, zones))) {
    const role = roleOf(mention);
    roled.push({ ...mention, role, relation: relationOf(mention, role, roled.at(-1)) });
  }
  const groups = joinBare(groupMentions(roled, (mention) => placeOfMention(mention, context, knowledge)));
  const numbers = new Set(
    groups.flatMap(([{ named, type }]) =>
      named.kind === "number" ? [`${type ?? ""} ${bareSerial(named.number.serial)}`] : [],
    ),
  );
  const first = groups
    .map((group) => keyed(group, context, knowledge))
    .filter((one) => isCitation(one, numbers));
  const documents = mergeByKey(first, context, knowledge).sort(
    (a, b) => a.merged.shown.span.start - b.merged.shown.span.start,
  );
  const ordinals = new Map(
    documents.flatMap(({ group }, ordinal) => group.map(({ span }) => [span.start, ordinal] as const)),
  );
  return {
    citations: documents.map((document, ordinal) =>
      toCitation(passage, document, carriersOf(document, ordinals, ordinal)),
    ),
    issues: documents.flatMap(({ merged, key }) => conflictsOf(merged, key, knowledge)),
  };
}

/** The citations of a text; see `readCitations`. */
export function extractCitations(
  text: string,
  zones: Zones,
  knowledge: Knowledge,
  context: CitationContext,
): Citation[] {
  return readCitations(text, zones, knowledge, context).citations;
}
