/** Documents and their citations as rows: what the letter says of each, and which directive it is in the whole archive. */
import type { Directive } from "../directive.ts";
import type { LinkFacts } from "../graph/facts.ts";
import type { Resolution } from "../graph/resolve.ts";
import type { Database } from "./database.ts";

/** What a document is to the graph. */
export interface GraphFacts {
  readonly directive: Directive;
  readonly ownKey: string | null;
  readonly describes: string | null;
  readonly term: string | null;
}

/** What of a document's row says how its links are resolved, and what it carries out. */
export interface LetterRow {
  readonly own_key: string | null;
  readonly describes: string | null;
  readonly kind: string | null;
  readonly issued_on: string | null;
  readonly term: string | null;
  readonly subject: string | null;
  readonly issuer: string | null;
  readonly province: string | null;
}

export const letterRow = ({ directive, ownKey, describes, term }: GraphFacts): LetterRow => ({
  own_key: ownKey,
  describes,
  kind: directive.kind,
  issued_on: directive.issuedOn,
  term,
  subject: directive.subject,
  issuer: directive.issuer?.id ?? null,
  province: directive.province?.issued.id ?? null,
});

/** A link as it is kept: what its letter says, and what it is in the whole archive. Lists are kept as JSON. */
export interface LinkRow extends Omit<LinkFacts, "candidates" | "carriedOutBy"> {
  readonly document: string;
  readonly key: string | null;
  readonly how: string;
  readonly read_candidates: string;
  readonly candidates: string;
  readonly carried_out_by: string;
  readonly issued_on: string;
}

export interface Links {
  /** Of a document, in order. */
  of(document: string): LinkRow[];
  one(document: string, ordinal: number): LinkRow | null;
  add(link: LinkRow): void;
  /** Says anew which directive a link is. */
  resolve(link: LinkRow): void;
  drop(document: string): void;
}

const COLUMNS = [
  ...(["document", "ordinal", "read", "key", "how", "read_candidates", "candidates", "relation"] as const),
  ...([
    "spelling",
    "type",
    "date",
    "title",
    "issuer",
    "term",
    "issue",
    "carried_out_by",
    "issued_on",
  ] as const),
];

export function createLinks(db: Database): Links {
  const ofDocument = db.prepare(`SELECT ${COLUMNS} FROM links WHERE document = ? ORDER BY ordinal`);
  const one = db.prepare(`SELECT ${COLUMNS} FROM links WHERE document = ? AND ordinal = ?`);
  const add = db.prepare(`INSERT INTO links (${COLUMNS}) VALUES (${COLUMNS.map(() => "?")})`);
  const drop = db.prepare("DELETE FROM links WHERE document = ?");
  const resolve = db.prepare(
    "UPDATE links SET key = ?, how = ?, candidates = ? WHERE document = ? AND ordinal = ?",
  );
  return {
    of: (document) => ofDocument.all(document) as unknown as LinkRow[],
    one: (document, ordinal) => (one.get(document, ordinal) as LinkRow | undefined) ?? null,
    add: (link) => void add.run(...COLUMNS.map((column) => link[column])),
    resolve: ({ key, how, candidates, document, ordinal }) =>
      void resolve.run(key, how, candidates, document, ordinal),
    drop: (document) => void drop.run(document),
  };
}

/** As read: not yet resolved in the archive. @param issuedOn of the document; '' where unknown. */
export function linkRow(document: string, issuedOn: string, facts: LinkFacts): LinkRow {
  const { candidates, carriedOutBy, ...said } = facts;
  const list = JSON.stringify(candidates);
  return {
    ...said,
    document,
    key: said.read,
    how: "read",
    read_candidates: list,
    candidates: list,
    carried_out_by: JSON.stringify(carriedOutBy),
    issued_on: issuedOn,
  };
}

/** The same link as it was resolved; the very same one where nothing is new. */
export function resolvedLink(link: LinkRow, { key, how, candidates }: Resolution): LinkRow {
  const list = JSON.stringify(candidates);
  return key === link.key && how === link.how && list === link.candidates
    ? link
    : { ...link, key, how, candidates: list };
}

/** What a link prints of its directive. */
export const printedOf = (link: LinkRow): [what: string, value: string][] =>
  (
    [
      ["spelling", link.spelling],
      ["type", link.type],
      ["date", link.date],
      ["title", link.title],
      ["issuer", link.issuer],
      ["issue", link.issue],
      ["relation", link.relation],
    ] as const
  ).flatMap(([what, value]) => (value === null ? [] : [[what, value]]));

/** The directives that a document cites. */
export const citedIn = (links: readonly LinkRow[]): ReadonlySet<string> =>
  new Set(links.flatMap(({ key, relation }) => (key === null || relation === "describes" ? [] : [key])));
