/**
 * The graph of directives beside the readings, in the same transaction. What a document says is kept as links; a link
 * that the letter alone does not decide waits at its stems, and is resolved again when what is known of a stem changes.
 */

import { isDeepStrictEqual } from "node:util";
import type { Directive } from "../directive.ts";
import { type LinkFacts, linksOf, openStems } from "../graph/facts.ts";
import { isComplete, stemOf } from "../graph/keys.ts";
import { type Resolution, resolve } from "../graph/resolve.ts";
import type { Database } from "./database.ts";
import { createAnchors } from "./graph-anchors.ts";
import { createNodes } from "./graph-nodes.ts";
import { createSettled } from "./settled.ts";
import { atEnd } from "./transaction.ts";

/** What a document is to the graph. */
export interface GraphFacts {
  readonly directive: Directive;
  readonly ownKey: string | null;
  readonly describes: string | null;
  readonly term: string | null;
}

export interface GraphWriter {
  /**
   * Runs `change`, which writes or deletes the document's row, and lets the graph follow.
   *
   * @param facts null when the document goes.
   */
  follow(document: string, facts: GraphFacts | null, change: () => void): void;
}

/** A link as it is kept, with what its letter adds. */
interface LinkRow {
  readonly document: string;
  readonly ordinal: number;
  readonly read: string | null;
  readonly key: string | null;
  readonly how: string;
  readonly read_candidates: string;
  readonly candidates: string;
  readonly relation: string;
  readonly spelling: string;
  readonly type: string | null;
  readonly date: string | null;
  readonly title: string | null;
  readonly issuer: string | null;
  readonly term: string | null;
  readonly issue: string | null;
  readonly carried_out_by: string;
  readonly issued_on: string;
}

interface LetterRow {
  readonly own_key: string | null;
  readonly describes: string | null;
  readonly kind: string | null;
  readonly issued_on: string | null;
  readonly term: string | null;
  readonly subject: string | null;
  readonly issuer: string | null;
  readonly province: string | null;
}

const COLUMNS =
  "document, ordinal, read, key, how, read_candidates, candidates, relation, spelling, type, date, title, issuer, term, issue, carried_out_by, issued_on";

const printedOf = (link: LinkRow): [what: string, value: string][] =>
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

export function createGraphWriter(db: Database): GraphWriter {
  const anchors = createAnchors(db);
  const audiences = createSettled(db);
  const nodes = createNodes(db);
  const letterOf = db.prepare(
    "SELECT own_key, describes, kind, issued_on, term, subject, issuer, province FROM documents WHERE id = ?",
  );
  const linksOfDocument = db.prepare(`SELECT ${COLUMNS} FROM links WHERE document = ? ORDER BY ordinal`);
  const oneLink = db.prepare(`SELECT ${COLUMNS} FROM links WHERE document = ? AND ordinal = ?`);
  const addLink = db.prepare(
    `INSERT INTO links (${COLUMNS}) VALUES (${COLUMNS.split(", ")
      .map((name) => `:${name}`)
      .join(", ")})`,
  );
  const dropLinks = db.prepare("DELETE FROM links WHERE document = ?");
  const setResolution = db.prepare(
    "UPDATE links SET key = ?, how = ?, candidates = ? WHERE document = ? AND ordinal = ?",
  );
  const addOpen = db.prepare("INSERT INTO open_stems (stem, document, ordinal) VALUES (?, ?, ?)");
  const dropOpen = db.prepare("DELETE FROM open_stems WHERE stem = ? AND document = ? AND ordinal = ?");
  const waiting = db.prepare(
    "SELECT document, ordinal FROM open_stems WHERE stem = ? ORDER BY document, ordinal",
  );
  const isWaited = db.prepare("SELECT 1 FROM open_stems WHERE stem = ? LIMIT 1");
  // "A" follows "@": every key of a stem lies between the two.
  // Those whose year may be misprinted: on a day on which the archive holds a document of the stem, or once held one.
  const decided = db.prepare(`
    SELECT document, ordinal FROM links
    WHERE read >= :stem || '@' AND read < :stem || 'A' AND date IS NOT NULL AND title IS NOT NULL
      AND (key <> read OR (
        substr(date, 6) IN (
          SELECT substr(issued_on, 6) FROM documents
          WHERE own_key >= :stem || '@' AND own_key < :stem || 'A' AND issued_on IS NOT NULL)
        AND NOT EXISTS (
          SELECT 1 FROM documents d WHERE d.own_key = links.read
            AND NOT EXISTS (SELECT 1 FROM apart WHERE document = d.id))))`);
  const dropCarries = db.prepare("DELETE FROM carries WHERE document = ?");
  const addCarries = db.prepare(`
    INSERT OR IGNORE INTO carries (object, subject, document, own, issued_on, issuer, province)
    VALUES (?, ?, ?, ?, ?, ?, ?)`);
  const setFacts = db.prepare(
    "UPDATE documents SET kind = ?, issued_on = ?, province = ?, term = ?, describes = ? WHERE id = ?",
  );
  const outdate = db.prepare("UPDATE publications SET revision = '' WHERE document = ?");

  const letter = (id: string): LetterRow | null => (letterOf.get(id) as LetterRow | undefined) ?? null;
  const links = (id: string): LinkRow[] => linksOfDocument.all(id) as unknown as LinkRow[];

  function resolved(link: LinkRow, of: LetterRow): Resolution {
    const candidates = JSON.parse(link.read_candidates) as string[];
    const keys = [link.read, ...candidates].filter((key) => key !== null);
    const stems = new Set(keys.map(stemOf).filter((stem) => stem !== null));
    return resolve(
      {
        key: link.read,
        candidates,
        date: link.date,
        title: link.title,
        term: link.term,
        issuedOn: of.issued_on,
        letterTerm: of.term,
        ownKey: of.own_key,
      },
      [...stems].flatMap((stem) => anchors.of(stem, audiences.usable(audiences.of(link.document)))),
    );
  }

  /** What is known of a stem, as each audience may use it. */
  const knownOf = (stem: string): string =>
    JSON.stringify(audiences.all().map((audience) => anchors.of(stem, audiences.usable(audience))));

  /** Counts what a link prints in or out of its directive. */
  function count(link: LinkRow, by: 1 | -1): void {
    const { key } = link;
    if (key === null) return;
    const read = link.read === key && isComplete(key) ? by : 0;
    const audience = audiences.of(link.document);
    for (const [what, value] of printedOf(link)) nodes.print(key, what, value, by, read, audience);
  }

  /** Who carries out what, as the links of a document say. */
  function carry(id: string, of: LetterRow, all: readonly LinkRow[]): void {
    dropCarries.run(id);
    const known = of.kind === "article" ? of.describes : of.own_key;
    const node = known !== null && isComplete(known) ? known : of.kind === "article" ? null : id;
    const day = of.issued_on ?? "";
    const keyAt = new Map(all.map(({ ordinal, key }) => [ordinal, key]));
    for (const { key, relation, carried_out_by } of all) {
      if (key === null) continue;
      if (relation === "carries-out" && node !== null && node !== key)
        addCarries.run(key, node, id, 1, day, of.issuer ?? "", of.province ?? "");
      for (const ordinal of JSON.parse(carried_out_by) as number[]) {
        const subject = keyAt.get(ordinal) ?? null;
        if (subject !== null && subject !== key) addCarries.run(key, subject, id, 0, day, "", "");
      }
    }
  }

  /** Resolves one kept link anew. @returns whether it changed. */
  function reresolve({ document, ordinal }: Pick<LinkRow, "document" | "ordinal">): boolean {
    const link = oneLink.get(document, ordinal) as LinkRow | undefined;
    const of = letter(document);
    if (!link || !of) return false;
    const now = resolved(link, of);
    const candidates = JSON.stringify(now.candidates);
    if (now.key === link.key && now.how === link.how && candidates === link.candidates) return false;
    count(link, -1);
    setResolution.run(now.key, now.how, candidates, document, ordinal);
    count({ ...link, key: now.key }, 1);
    return true;
  }

  /** Resolves the links of other documents that depend on these stems. */
  function spread(stems: Iterable<string>, withDecided: ReadonlySet<string>): void {
    for (const stem of stems) {
      const affected = [
        ...(withDecided.has(stem) ? (decided.all({ stem }) as unknown as LinkRow[]) : []),
        ...(waiting.all(stem) as unknown as LinkRow[]),
      ];
      for (const link of affected) {
        const before = nodes.citedIn(link.document);
        if (!reresolve(link)) continue;
        const audience = audiences.of(link.document);
        nodes.recount(link.document, before, { was: audience, is: audience });
        const of = letter(link.document);
        if (of) carry(link.document, of, links(link.document));
        outdate.run(link.document);
      }
    }
  }

  function take(id: string, facts: GraphFacts): void {
    const of = letter(id);
    if (!of) return;
    const read = linksOf(facts.directive, facts.describes).map(
      (link): LinkRow => rowOf(id, of.issued_on ?? "", link),
    );
    for (const link of read) {
      const open = openStems({ read: link.read, candidates: JSON.parse(link.read_candidates) });
      addLink.run({ ...link });
      count(link, 1);
      for (const stem of open) addOpen.run(stem, id, link.ordinal);
    }
    for (const link of read)
      if (link.read === null || !isComplete(link.read) || link.date !== null) reresolve(link);
    carry(id, of, links(id));
  }

  function retract(id: string): void {
    for (const link of links(id)) {
      count(link, -1);
      for (const stem of openStems({ read: link.read, candidates: JSON.parse(link.read_candidates) }))
        dropOpen.run(stem, id, link.ordinal);
    }
    dropLinks.run(id);
    dropCarries.run(id);
  }

  /** Whether a new reading says nothing new to the graph. */
  function isSame(was: LetterRow, old: readonly LinkRow[], facts: GraphFacts): boolean {
    const { directive } = facts;
    const now = [facts.ownKey, facts.describes, facts.term, directive.kind, directive.issuedOn];
    const more = [directive.subject, directive.issuer?.id ?? null, directive.province?.issued.id ?? null];
    const then = [was.own_key, was.describes, was.term, was.kind, was.issued_on];
    const read = linksOf(directive, facts.describes).map((link) => rowOf("", directive.issuedOn ?? "", link));
    const kept = old.map((link) => ({
      ...link,
      ...{ document: "", key: link.read, how: "read", candidates: link.read_candidates },
    }));
    return isDeepStrictEqual([...now, ...more, read], [...then, was.subject, was.issuer, was.province, kept]);
  }

  return {
    follow(id, facts, change) {
      const was = letter(id);
      const old = was ? links(id) : [];
      const audience = { was: audiences.of(id), is: audiences.current(id) };
      const moves = audience.was !== audience.is;
      if (was && facts && !moves && isSame(was, old, facts)) return change();
      const next = facts ? linksOf(facts.directive, facts.describes) : [];
      const ownKeys = [was?.own_key ?? null, facts?.ownKey ?? null].filter((key) => key !== null);
      const attested = [...old, ...next]
        .map(({ read }) => read)
        .filter((key) => key !== null && isComplete(key));
      const ownStems = new Set(ownKeys.map(stemOf).filter((stem) => stem !== null));
      const stems = new Set(
        [...ownStems, ...attested.map((key) => stemOf(key ?? ""))].filter((stem) => stem !== null),
      );
      const watched = [...stems].filter((stem) => ownStems.has(stem) || isWaited.get(stem) !== undefined);
      const before = new Map(watched.map((stem) => [stem, knownOf(stem)]));
      const cited = nodes.citedIn(id);

      if (was) retract(id);
      change();
      audiences.settle(id);
      if (facts) {
        const { directive } = facts;
        setFacts.run(
          directive.kind,
          directive.issuedOn,
          directive.province?.issued.id ?? null,
          facts.term,
          facts.describes,
          id,
        );
        for (const key of ownKeys) nodes.touch(key);
        take(id, facts);
      }
      for (const key of ownKeys) nodes.touch(key);
      nodes.recount(id, cited, audience);
      const changed = watched.filter((stem) => knownOf(stem) !== before.get(stem));
      spread(changed, ownStems);
      atEnd(db, nodes);
    },
  };
}

const rowOf = (document: string, issuedOn: string, link: LinkFacts): LinkRow => ({
  document,
  ordinal: link.ordinal,
  read: link.read,
  key: link.read,
  how: "read",
  read_candidates: JSON.stringify(link.candidates),
  candidates: JSON.stringify(link.candidates),
  relation: link.relation,
  spelling: link.spelling,
  type: link.type,
  date: link.date,
  title: link.title,
  issuer: link.issuer,
  term: link.term,
  issue: link.issue,
  carried_out_by: JSON.stringify(link.carriedOutBy),
  issued_on: issuedOn,
});
