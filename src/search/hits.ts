/** A document of the catalogue as a hit. Pure. */
import type { ListedDocument } from "../catalogue/listed.ts";
import type { Span } from "../directive.ts";
import type { LabelOf } from "./labels.ts";
import { bestPassage, markedFragments } from "./passages.ts";
import type { Terms } from "./plan.ts";
import type { Hit } from "./types.ts";

export function presentHit(doc: ListedDocument, terms: Terms, labelOf: LabelOf): Hit {
  const { directive, text } = doc;
  const { subject, issuer, province, type } = directive;
  const head = headEnd(doc);
  const passage = bestPassage(text, terms, { said: framesOf(doc, head), from: head });
  return {
    id: doc.id,
    file: doc.files[0] ?? "",
    kind: directive.kind,
    number: directive.number,
    type: type && { id: type.id, name: type.name },
    issuer: issuer && { id: issuer.id, name: issuer.name },
    province: province && { issued: province.issued.name, current: province.current.name },
    issuedOn: directive.issuedOn,
    subject,
    subjectFragments: subject === null ? [] : markedFragments(subject, terms),
    snippet: passage.text,
    snippetFragments: passage.fragments,
    campaigns: directive.campaigns.map(({ id, role }) => ({ id, name: labelOf("campaign", id), role })),
    cites: citesOf(doc, labelOf),
    ...(doc.copies ? { copies: doc.copies } : {}),
  };
}

function citesOf({ directive }: ListedDocument, labelOf: LabelOf): Hit["cites"] {
  const byKey = new Map<string, Hit["cites"][number]>();
  for (const { key, role } of directive.citations) {
    if (key !== null && !byKey.has(key)) byKey.set(key, { key, label: labelOf("cites", key), role });
  }
  return [...byKey.values()];
}

/** The fields of a head; what a hit shows of them stands above its passage. */
const HEAD_FIELDS = ["number", "type", "place", "issuedOn", "subject", "addressees"] as const;

/** Where the head of a letter ends. A dateline or number in an annex stands further down and is no part of it. */
function headEnd({ text, directive: { provenance } }: ListedDocument): number {
  let head = 0;
  for (const field of HEAD_FIELDS)
    for (const { start, end } of provenance[field]?.evidence ?? [])
      if (start < text.length / 2 && end > head) head = end;
  return head;
}

/** Head and recipients say little about why a letter was found. */
const framesOf = ({ directive: { provenance } }: ListedDocument, head: number): Span[] => [
  { start: 0, end: head },
  ...(provenance.recipients?.evidence ?? []),
];
