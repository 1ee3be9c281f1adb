/** What one reading says for the graph: its citations, each with all that resolution and the register need. Pure. */
import { findNumbers } from "../citations/number.ts";
import type { Citation, Directive, Relation } from "../directive.ts";
import { isComplete, stemOf } from "./keys.ts";

/** One citation of a document, as read. */
export interface LinkFacts {
  /** Place in the list of citations; -1 for what an article describes. */
  readonly ordinal: number;
  /** Key that the letter alone gives. */
  readonly read: string | null;
  readonly candidates: readonly string[];
  readonly relation: Relation;
  /** Number or name as it is spelled. */
  readonly spelling: string;
  readonly type: string | null;
  readonly date: string | null;
  readonly title: string | null;
  readonly issuer: string | null;
  readonly term: string | null;
  /** Code of a conflict that the reading saw. */
  readonly issue: string | null;
  readonly carriedOutBy: readonly number[];
}

const LONGEST_SPELLING = 80;

/** The number with its type word, or the name of what has none, as printed. */
function spellingOf({ text, title }: Citation): string {
  const [found] = findNumbers(text);
  const titleAt = title === null ? -1 : text.indexOf(title.replace(/ …$/u, ""));
  const end = found ? found.span.end : titleAt > 0 ? titleAt : text.length;
  return text
    .slice(0, Math.min(end, LONGEST_SPELLING))
    .replace(/(?:\s+(?:về|về việc|ban hành))?[\s“"«,:]*$/u, "");
}

/** The key under which an article's letter is known, and what the article says of it. */
function described(read: string, { article }: Directive): LinkFacts {
  const { number, type, issuedOn, subject, issuer } = article?.describes ?? {};
  return {
    ordinal: -1,
    read,
    candidates: [],
    relation: "describes",
    spelling: [type, number].filter(Boolean).join(" "),
    type: type ?? null,
    date: issuedOn ?? null,
    title: subject ?? null,
    issuer: issuer ?? null,
    term: null,
    issue: null,
    carriedOutBy: [],
  };
}

/** @param describes key of the directive that an article is about. */
export function linksOf(directive: Directive, describes: string | null): LinkFacts[] {
  const codes = new Map(
    directive.issues.flatMap(({ code, span }) =>
      span !== null && code.startsWith("citation-") ? [[span.start, code] as const] : [],
    ),
  );
  const links = directive.citations.map(
    (citation, ordinal): LinkFacts => ({
      ordinal,
      read: citation.key,
      candidates: citation.candidates,
      relation: citation.relation,
      spelling: spellingOf(citation),
      type: citation.type,
      // A printed date that a person overruled is no sign of which directive is meant.
      date: citation.decided ? null : citation.date,
      title: citation.title,
      issuer: citation.issuer,
      term: citation.term,
      issue: codes.get(citation.start) ?? null,
      carriedOutBy: citation.carriedOutBy,
    }),
  );
  return describes === null ? links : [described(describes, directive), ...links];
}

/** The stems whose anchors an open citation waits for; none for one that the letter alone decides. */
export function openStems({ read, candidates }: Pick<LinkFacts, "read" | "candidates">): string[] {
  if (read !== null && isComplete(read)) return [];
  const stems = [read, ...candidates].map((key) => (key === null ? null : stemOf(key)));
  return [...new Set(stems.filter((stem) => stem !== null))].sort();
}
