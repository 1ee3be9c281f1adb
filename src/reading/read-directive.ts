/** From the raw text of one document to what a careful clerk reads in it. */
import { formatNumber } from "../citations/number.ts";
import type { Directive, FieldName, Provenance, ReadDirective, Span } from "../directive.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { normaliseText } from "../text/normalise.ts";
import { readArticle } from "./article.ts";
import { findEmails } from "./emails.ts";
import type { Head } from "./head.ts";
import { type IssuerReading, readDescribedIssuer, readIssuer } from "./issuer.ts";
import { findIssues } from "./issues.ts";
import { type Layout, readLayout } from "./layout.ts";
import { oneLine, spanOf } from "./segments.ts";
import { signatoryOf } from "./signatory.ts";
import { subjectOf } from "./subject.ts";
import { readType, type TypeReading } from "./type.ts";

/** What is known of a document besides its text. Hints only: they never replace what is printed. */
export interface ReadingContext {
  readonly fileName?: string;
  readonly mediaType?: string;
}

/**
 * Normalises a text and reads its fields, citations, campaigns and deadlines.
 *
 * Pure; never throws on any string; linear in the length of the text. Unknown is null or an empty list, and
 * what a person should look at is listed in `issues`.
 */
export function readDirective(
  raw: string,
  knowledge: Knowledge,
  context: ReadingContext = {},
): ReadDirective {
  const { text } = normaliseText(raw);
  const layout = readLayout(text, knowledge);
  const fields = layout.article
    ? articleFields(text, layout, knowledge)
    : letterFields(text, layout, knowledge);
  const directive: Directive = { ...fields, citations: [], campaigns: [], deadlines: [] };
  return {
    text,
    directive: { ...directive, issues: [...directive.issues, ...findIssues(directive, layout, context)] },
  };
}

type Fields = Omit<Directive, "citations" | "campaigns" | "deadlines">;
type Provenances = Partial<Record<FieldName, Provenance>>;

function letterFields(text: string, layout: Layout, knowledge: Knowledge): Fields {
  const { head, tail, addressees } = layout;
  const { number, dateline } = head;
  const emails = emailsOutside(text, layout);
  const type = readType(head, knowledge, tail.signature !== null);
  const issuing = readIssuer({
    text,
    layout,
    knowledge,
    day: dayOf(head),
    number: number?.number ?? null,
    emails,
  });
  return {
    kind: "letter",
    number: number?.number && !number.blank ? formatNumber(number.number) : null,
    numberPrinted: number ? oneLine(number.printed) : null,
    type: type?.type ?? null,
    issuer: issuing.issuer,
    place: dateline?.place ?? null,
    province: issuing.province,
    issuedOn: dateline?.date ?? null,
    year: number?.number?.year ?? dateline?.year ?? null,
    subject: subjectOf(head.subject),
    addressees: addressees?.items.map((item) => item.text) ?? [],
    recipients: tail.recipients?.items.map((item) => item.text) ?? [],
    signatory: signatoryOf(tail.signature),
    emails: emails.map(({ address }) => address),
    article: null,
    issues: [...issuing.issues],
    provenance: provenanceOf(layout, type, issuing),
  };
}

function articleFields(text: string, layout: Layout, knowledge: Knowledge): Fields {
  const frame = layout.article;
  const reading = frame ? readArticle(text, frame, knowledge) : null;
  const described = reading?.described ?? null;
  const day = described?.issuedOn ?? reading?.article.published?.slice(0, 10) ?? null;
  const emails = emailsOutside(text, layout);
  const issuing = readDescribedIssuer(
    { text, layout, knowledge, day, number: described?.number ?? null, emails },
    described,
  );
  const provenance: Provenances = {};
  if (issuing.issuerProvenance) provenance.issuer = issuing.issuerProvenance;
  if (issuing.provinceProvenance) provenance.province = issuing.provinceProvenance;
  if (described?.dateSpan) provenance.issuedOn = inferred("described-document", 0.8, [described.dateSpan]);
  return {
    kind: "article",
    number: null,
    numberPrinted: null,
    type: null,
    issuer: issuing.issuer,
    place: null,
    province: issuing.province,
    issuedOn: described?.issuedOn ?? null,
    year: described?.issuedOn ? Number(described.issuedOn.slice(0, 4)) : (described?.number?.year ?? null),
    subject: null,
    addressees: [],
    recipients: [],
    signatory: null,
    emails: emails.map(({ address }) => address),
    article: reading?.article ?? null,
    issues: [],
    provenance,
  };
}

/** The day that decides what place names mean: the printed date, else the middle of the printed year. */
function dayOf(head: Head): string | null {
  const year = head.dateline?.year ?? head.number?.number?.year ?? null;
  return head.dateline?.date ?? (year === null ? null : `${year}-06-15`);
}

const emailsOutside = (text: string, { zones }: Layout) =>
  findEmails(text).filter(
    ({ span }) => !zones.furniture.some(({ start, end }) => span.start >= start && span.end <= end),
  );

const printed = (source: string, confidence: number, evidence: readonly Span[]): Provenance => ({
  origin: "printed",
  source,
  confidence,
  evidence: evidence.map(({ start, end }) => ({ start, end })),
});
const inferred = (source: string, confidence: number, evidence: readonly Span[]): Provenance => ({
  ...printed(source, confidence, evidence),
  origin: "inferred",
});

function provenanceOf(layout: Layout, type: TypeReading | null, issuing: IssuerReading): Provenances {
  const { head, tail, addressees } = layout;
  const { number, dateline } = head;
  const provenance: Provenances = {};
  if (number?.number && !number.blank) provenance.number = printed("number-line", 0.98, [number.numberSpan]);
  if (type) provenance.type = type.provenance;
  if (issuing.issuerProvenance) provenance.issuer = issuing.issuerProvenance;
  if (issuing.provinceProvenance) provenance.province = issuing.provinceProvenance;
  if (dateline?.placeSpan) provenance.place = printed("dateline", 0.97, [dateline.placeSpan]);
  if (dateline?.date) provenance.issuedOn = printed("dateline", 0.98, [dateline.span]);
  const subject = spanOf(head.subject);
  if (subject) provenance.subject = printed(head.about ? "about" : "type-line", 0.93, head.subject);
  if (addressees && addressees.items.length > 0)
    provenance.addressees = printed("addressees", 0.95, addressees.items);
  if (tail.recipients && tail.recipients.items.length > 0)
    provenance.recipients = printed("recipients", 0.95, tail.recipients.items);
  const { signature } = tail;
  if (signature?.name)
    provenance.signatory = printed("signature", 0.9, [
      ...signature.forms,
      ...signature.posts,
      signature.name,
    ]);
  return provenance;
}
