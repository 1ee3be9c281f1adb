/** From the raw text of one document to what a careful clerk reads in it. */

import { formatNumber } from "../citations/number.ts";
import type { Directive, Provenance, ReadDirective } from "../directive.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { normaliseText } from "../text/normalise.ts";
import { findEmails } from "./emails.ts";
import type { Head } from "./head.ts";
import { readIssuer } from "./issuer.ts";
import { readLayout } from "./layout.ts";
import { oneLine } from "./segments.ts";
import { signatoryOf } from "./signatory.ts";
import { subjectOf } from "./subject.ts";
import { readType } from "./type.ts";

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
  _context: ReadingContext = {},
): ReadDirective {
  const { text } = normaliseText(raw);
  const layout = readLayout(text, knowledge);
  const { head, tail } = layout;
  const provenance: Partial<Record<string, Provenance>> = {};
  const number = head.number;
  const own = number?.number && !number.blank ? formatNumber(number.number) : null;
  const type = readType(head, knowledge, tail.signature !== null);
  const emails = findEmails(text);
  const day = dayOf(head);
  const issuing = readIssuer({ text, layout, knowledge, day, number: number?.number ?? null, emails });
  const signatory = signatoryOf(tail.signature);
  const directive: Directive = {
    kind: layout.kind,
    number: own,
    numberPrinted: number ? oneLine(number.printed) : null,
    type: type?.type ?? null,
    issuer: issuing.issuer,
    place: head.dateline?.place ?? null,
    province: issuing.province,
    issuedOn: head.dateline?.date ?? null,
    year: head.dateline?.year ?? null,
    subject: subjectOf(head.subject),
    addressees: layout.addressees?.items.map((item) => item.text) ?? [],
    recipients: tail.recipients?.items.map((item) => item.text) ?? [],
    signatory,
    emails: emails.map((email) => email.address),
    citations: [],
    campaigns: [],
    deadlines: [],
    article: null,
    issues: [...issuing.issues],
    provenance,
  };
  return { text, directive };
}

/** The day that decides what place names mean: the printed date, else the middle of the printed year. */
function dayOf(head: Head): string | null {
  const year = head.dateline?.year ?? head.number?.number?.year ?? null;
  return head.dateline?.date ?? (year === null ? null : `${year}-06-15`);
}
