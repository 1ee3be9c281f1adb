/** The directives that a document cites, and the documents that cite it. */
import type { Citation } from "../../src/directive.ts";
import { capitalise } from "./hit.ts";
import { documentHref, EVERYTHING, searchHref, withFacet } from "./links.ts";
import { formatDate } from "./words.ts";

/** What the catalogue answers about a key; `own` is the document with that number itself. */
export type Citing = (
  key: string,
) => readonly { id: string; number: string | null; subject: string | null; role: string }[];

export interface CitationRow {
  readonly label: string;
  /** null when the citation has no one key. */
  readonly href: string | null;
  readonly says: string | null;
  /** In the archive itself: its page. */
  readonly archived: string | null;
  /** It may be one of several directives. */
  readonly open: boolean;
  readonly note: string | null;
}

export interface CitedByRow {
  readonly href: string;
  readonly number: string | null;
  readonly title: string;
  readonly role: string;
}

export interface CitationGroup {
  readonly title: string;
  readonly rows: readonly CitationRow[];
}

/** Where a citation leads: by its key, or by its number where the key is open. */
export function citationHref({ key, number }: Citation): string | null {
  if (key) return searchHref(withFacet(EVERYTHING, "cites", [key]));
  return number ? searchHref({ ...EVERYTHING, q: number }) : null;
}

export const citationLabel = ({ type, number, text }: Citation): string =>
  number ? [type, number].filter(Boolean).join(" ") : text;

const GROUPS = [
  { roles: ["basis", "implements"], title: "Căn cứ, thực hiện" },
  { roles: ["cited"], title: "Viện dẫn" },
] as const;

export function citationGroups(citations: readonly Citation[], citing: Citing): CitationGroup[] {
  return GROUPS.map(({ roles, title }) => ({
    title,
    rows: citations
      .filter((citation) => (roles as readonly string[]).includes(citation.role))
      .map((citation) => citationRow(citation, citing)),
  })).filter((group) => group.rows.length > 0);
}

function citationRow(citation: Citation, citing: Citing): CitationRow {
  const own = citation.key ? citing(citation.key).find((row) => row.role === "own") : undefined;
  const says = [citation.issuer, citation.date && formatDate(citation.date)].filter(Boolean).join(", ");
  return {
    label: citationLabel(citation),
    href: citationHref(citation),
    says: says || null,
    archived: own ? documentHref(own.id) : null,
    open: citation.key === null,
    note: citation.key ? (own ? null : "chưa có trong kho") : "chưa rõ là văn bản nào",
  };
}

const ROLE_WORDS: Readonly<Record<string, string>> = {
  basis: "lấy làm căn cứ",
  implements: "thực hiện",
  "carries-out": "thực hiện",
  cited: "viện dẫn",
  replaces: "thay thế",
  answers: "trả lời",
  attaches: "gửi kèm",
};

/** Who cites the document `id`, whose own key is `ownKey`. */
export function citedByRows(id: string, ownKey: string | null, citing: Citing): CitedByRow[] {
  if (!ownKey) return [];
  return citing(ownKey)
    .filter((row) => row.role !== "own" && row.id !== id)
    .map((row) => ({
      href: documentHref(row.id),
      number: row.number,
      title: row.subject ? capitalise(row.subject) : "Không rõ trích yếu",
      role: ROLE_WORDS[row.role] ?? row.role,
    }));
}
