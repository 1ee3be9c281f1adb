/** A document as one line of the register of incoming and outgoing documents (sổ văn bản). Pure. */

import type { CatalogueDocument } from "../catalogue/types.ts";
import { labelOfKey } from "../citations/label.ts";
import type { Knowledge } from "../knowledge/index.ts";

export interface RegisterRow {
  /** From 1, in the order of the list. */
  readonly order: number;
  readonly id: string;
  readonly number: string | null;
  /** ISO date. */
  readonly issuedOn: string | null;
  readonly type: string | null;
  readonly issuer: string | null;
  readonly subject: string | null;
  readonly signatory: string | null;
  /** The province as it was when the document was issued, and the one of today. */
  readonly provinceIssued: string | null;
  readonly provinceCurrent: string | null;
  readonly campaigns: readonly string[];
  readonly cites: readonly string[];
  readonly recipients: readonly string[];
  readonly files: readonly string[];
}

/** @param order of the document in its list, from 1 */
export function registerRow(doc: CatalogueDocument, order: number, knowledge: Knowledge): RegisterRow {
  const { directive } = doc;
  return {
    order,
    id: doc.id,
    number: directive.number,
    issuedOn: directive.issuedOn,
    type: directive.type?.name ?? null,
    issuer: directive.issuer?.name ?? null,
    subject: directive.subject ?? directive.article?.title ?? null,
    signatory: directive.signatory?.name ?? null,
    provinceIssued: directive.province?.issued.name ?? null,
    provinceCurrent: directive.province?.current.name ?? null,
    campaigns: once(directive.campaigns.map(({ id }) => knowledge.campaigns.byId(id)?.name ?? id)),
    cites: once(
      directive.citations.map(({ key, text }) => (key === null ? text : labelOfKey(key, knowledge))),
    ),
    recipients: directive.recipients,
    files: doc.files,
  };
}

const once = (values: readonly string[]): string[] => [...new Set(values)];
