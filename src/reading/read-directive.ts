/** From the raw text of one document to what a careful clerk reads in it. */
import { tagCampaigns } from "../campaigns/tag.ts";
import { readCitations } from "../citations/extract.ts";
import { formatNumber } from "../citations/number.ts";
import { passageOf } from "../citations/passage.ts";
import type { Directive, FieldName, Provenance, ReadDirective, Span } from "../directive.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { normaliseText } from "../text/normalise.ts";
import { oneLine } from "../text/one-line.ts";
import { adoptionDate } from "./adoption.ts";
import { readAnnexLine } from "./annex.ts";
import { readArticle } from "./article.ts";
import { readDeadlines } from "./deadlines.ts";
import { findEmails } from "./emails.ts";
import type { Head } from "./head.ts";
import { type IssuerReading, readIssuer, readNamedIssuer } from "./issuer.ts";
import { findIssues } from "./issues.ts";
import { type Layout, readLayout } from "./layout.ts";
import { completeFrom } from "./portal-fields.ts";
import type { Scan } from "./scan.ts";
import { believeOnly, lessSure } from "./scanned-head.ts";
import { spanOf } from "./segments.ts";
import { signatoryOf } from "./signatory.ts";
import { subjectOf } from "./subject.ts";
import { readType, type TypeReading } from "./type.ts";
import type { Zones } from "./zones.ts";

/** What is known of a document besides its text. Hints only: they never replace what is printed. */
export interface ReadingContext {
  readonly fileName?: string;
  readonly mediaType?: string;
  /** Where pages were recognised from pictures. */
  readonly scan?: Scan | null;
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
  const scan = context.scan ?? null;
  const found = readLayout(text, knowledge);
  const layout = { ...found, head: believeOnly(found.head, text, scan) };
  const { fields, own } = layout.article
    ? articleFields(text, layout, knowledge)
    : letterFields(text, layout, knowledge);
  const { issues: citedIssues, ...said } = readSayings(text, layout.zones, knowledge, fields, own);
  const directive: Directive = {
    ...fields,
    provenance: lessSure(fields.provenance, text, scan),
    ...said,
  };
  const issues = [...fields.issues, ...findIssues(directive, layout, text, context), ...citedIssues];
  return { text, directive: { ...directive, issues } };
}

/** What a letter says, which depends on who issued it, where and when: "Kế hoạch số 12 của Tỉnh ủy", "trước ngày 15/11". */
export function readSayings(
  text: string,
  zones: Zones,
  knowledge: Knowledge,
  { issuedOn, province, issuer }: Pick<Directive, "issuedOn" | "province" | "issuer">,
  own: Own,
): Pick<Directive, "citations" | "campaigns" | "deadlines" | "issues"> {
  const passage = passageOf(text);
  const { citations, issues } = readCitations(passage, zones, knowledge, {
    ownNumber: own.number,
    ownNumberSpan: own.span,
    issuedOn,
    provinceId: province?.issued.id ?? null,
    issuer,
  });
  const campaigns = tagCampaigns(passage, zones, knowledge, citations);
  const deadlines = readDeadlines(passage, zones, knowledge, { issuedOn });
  return { citations, campaigns, deadlines, issues };
}

/** A directive before its text is searched for citations, campaigns and deadlines. */
export type Fields = Omit<Directive, "citations" | "campaigns" | "deadlines">;
/** The document's own number, which is none of its citations; an article's is that of the document it describes. */
interface Own {
  readonly number: string | null;
  readonly span: Span | null;
}
interface Read {
  readonly fields: Fields;
  readonly own: Own;
}
type Provenances = Partial<Record<FieldName, Provenance>>;

function letterFields(text: string, layout: Layout, knowledge: Knowledge): Read {
  const { head, tail, addressees } = layout;
  const { number, dateline } = head;
  const emails = emailsOutside(text, layout);
  const type = readType(head, knowledge, tail.signature !== null);
  const input = { text, layout, knowledge, day: dayOf(head), number: number?.number ?? null, emails };
  const issuing = readIssuer(input);
  const adopted = dateline ? null : adoptionDate(text, layout.zones.body);
  const own = number?.number && !number.blank ? formatNumber(number.number) : null;
  const fields: Fields = {
    kind: "letter",
    number: own,
    numberPrinted: number ? oneLine(number.printed) : null,
    type: type?.type ?? null,
    issuer: issuing.issuer,
    place: dateline?.place ?? null,
    province: issuing.province,
    issuedOn: dateline?.date ?? adopted?.date ?? null,
    year: number?.number?.year ?? dateline?.year ?? (adopted ? Number(adopted.date.slice(0, 4)) : null),
    subject: subjectOf(head.subject),
    addressees: addressees?.items.map((item) => item.text) ?? [],
    recipients: tail.recipients?.items.map((item) => item.text) ?? [],
    signatory: signatoryOf(tail.signature),
    emails: emails.map(({ address }) => address),
    article: null,
    issues: [...issuing.issues],
    provenance: {
      ...provenanceOf(layout, type, issuing),
      ...(adopted && { issuedOn: inferred("adoption", 0.85, [adopted.span]) }),
    },
  };
  const { portal } = layout;
  const annex = head.attached && !number ? readAnnexLine(text, head.attached) : null;
  const byTable = portal ? completeFrom("portal", fields, portal, input) : fields;
  const all = annex ? completeFrom("annex-line", byTable, annex, input) : byTable;
  const span = number?.numberSpan ?? annex?.values.number ?? null;
  return { fields: all, own: { number: all.number, span } };
}

function articleFields(text: string, layout: Layout, knowledge: Knowledge): Read {
  const frame = layout.article;
  const reading = frame ? readArticle(text, frame, layout.portal, knowledge) : null;
  const described = reading?.described ?? null;
  const day = described?.issuedOn ?? reading?.article.published?.slice(0, 10) ?? null;
  const emails = emailsOutside(text, layout);
  const issuing = readNamedIssuer(
    { text, layout, knowledge, day, number: described?.number ?? null, emails },
    {
      mention: described?.mention ?? null,
      printed: described?.issuerPrinted ?? null,
      span: described?.issuerSpan ?? null,
    },
    "described-document",
  );
  const provenance: Provenances = {};
  if (issuing.issuerProvenance) provenance.issuer = issuing.issuerProvenance;
  if (issuing.provinceProvenance) provenance.province = issuing.provinceProvenance;
  if (described?.dateSpan) provenance.issuedOn = inferred("described-document", 0.8, [described.dateSpan]);
  const fields: Fields = {
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
  const number = described?.number ? formatNumber(described.number) : null;
  return { fields, own: { number, span: described?.numberSpan ?? null } };
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
