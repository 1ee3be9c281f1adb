/** The directives that a document cites, by what it does with them, and the documents that cite it. */
import type { Citation } from "../../src/directive.ts";
import { isComplete } from "../../src/graph/keys.ts";
import type { CitingDocument, DirectiveName, Page } from "../../src/graph/types.ts";
import { type CitingRow, citingRow } from "./citing.ts";
import type { LinkModel } from "./hit.ts";
import { directiveHref, documentHref, numberHref } from "./links.ts";
import { RELATION_ORDER, RELATIONS } from "./relations.ts";
import { formatCount, formatDate } from "./words.ts";

/** What the register knows of a key; undefined for what is not asked for. */
export type NameOf = (key: string) => DirectiveName | undefined;

export interface CitationRow {
  readonly label: string;
  /** null where not even a number is known. */
  readonly href: string | null;
  readonly says: string | null;
  /** In the archive itself: its page. */
  readonly archived: string | null;
  /** It may be one of several directives. */
  readonly open: boolean;
  readonly note: string | null;
  readonly candidates: readonly LinkModel[];
}

export interface CitationGroup {
  readonly title: string;
  readonly rows: readonly CitationRow[];
}

export interface CitedByModel {
  readonly total: string;
  readonly rows: readonly CitingRow[];
  /** Who carries the document out; null where it has no number to be cited by. */
  readonly href: string | null;
}

/** Where a citation leads: to its directive, or to those that its number may be. */
export function citationHref({ key, number }: Citation): string | null {
  if (key !== null && isComplete(key)) return directiveHref(key);
  return number === null ? null : numberHref(number);
}

export const citationLabel = ({ type, number, text }: Citation): string =>
  number ? [type, number].filter(Boolean).join(" ") : text;

export const citationGroups = (citations: readonly Citation[], nameOf: NameOf): CitationGroup[] =>
  RELATION_ORDER.map((relation) => ({
    title: RELATIONS[relation].title,
    rows: citations
      .filter((citation) => citation.relation === relation)
      .map((citation) => citationRow(citation, nameOf)),
  })).filter((group) => group.rows.length > 0);

const CANDIDATES_SHOWN = 4;

function citationRow(citation: Citation, nameOf: NameOf): CitationRow {
  const { key } = citation;
  const certain = key !== null && isComplete(key);
  const document = certain ? (nameOf(key)?.document ?? null) : null;
  const says = [citation.issuer, citation.date && formatDate(citation.date)].filter(Boolean).join(", ");
  return {
    label: citationLabel(citation),
    href: citationHref(citation),
    says: says || null,
    archived: document && documentHref(document),
    open: !certain,
    note: certain ? (document ? null : "chưa có trong kho") : "chưa rõ là văn bản nào",
    candidates: certain
      ? []
      : citation.candidates
          .filter(isComplete)
          .slice(0, CANDIDATES_SHOWN)
          .map((candidate) => ({
            label: nameOf(candidate)?.label ?? candidate,
            href: directiveHref(candidate),
          })),
  };
}

/** @param key the document's own, where it has one */
export const presentCitedBy = ({ total, rows }: Page<CitingDocument>, key: string | null): CitedByModel => ({
  total: formatCount(total),
  rows: rows.map(citingRow),
  href: key && directiveHref(key),
});
