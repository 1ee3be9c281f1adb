/**
 * The graph of directives beside the readings, in the same transaction. What a document says is kept as links; a link
 * that the letter alone does not decide waits at its stems, and is resolved again when what is known of a stem changes.
 */

import { isDeepStrictEqual } from "node:util";
import { linksOf, openStems } from "../graph/facts.ts";
import { isComplete, stemOf } from "../graph/keys.ts";
import { resolve } from "../graph/resolve.ts";
import type { Database } from "./database.ts";
import { createAnchors } from "./graph-anchors.ts";
import { createCarries } from "./graph-carries.ts";
import {
  citedIn,
  createLinks,
  type GraphFacts,
  type LetterRow,
  type LinkRow,
  letterRow,
  linkRow,
  printedOf,
  resolvedLink,
} from "./graph-links.ts";
import { createNodes } from "./graph-nodes.ts";
import { createSettled } from "./settled.ts";
import { atEnd, inTransaction } from "./transaction.ts";

export interface GraphWriter {
  /**
   * Runs `change`, which writes or deletes the document's row, and lets the graph follow.
   *
   * @param facts null when the document goes.
   */
  follow(document: string, facts: GraphFacts | null, change: () => void): void;
}

const candidatesOf = (link: LinkRow) => JSON.parse(link.read_candidates) as string[];
const openStemsOf = (link: LinkRow) => openStems({ read: link.read, candidates: candidatesOf(link) });
const stemsOf = (keys: readonly (string | null)[]): Set<string> =>
  new Set(keys.map((key) => (key === null ? null : stemOf(key))).filter((stem) => stem !== null));

const writers = new WeakMap<Database, GraphWriter>();

/** The one writer of a connection: what it has counted and not yet written, no other would see. */
export function graphWriterOf(db: Database): GraphWriter {
  const writer = writers.get(db) ?? createGraphWriter(db);
  writers.set(db, writer);
  return writer;
}

function createGraphWriter(db: Database): GraphWriter {
  const anchors = createAnchors(db);
  const audiences = createSettled(db);
  const nodes = createNodes(db);
  const links = createLinks(db);
  const carries = createCarries(db);
  const letterOf = db.prepare(
    "SELECT own_key, describes, kind, issued_on, term, subject, issuer, province FROM documents WHERE id = ?",
  );
  const addOpen = db.prepare("INSERT INTO open_stems (stem, document, ordinal) VALUES (?, ?, ?)");
  const dropOpen = db.prepare("DELETE FROM open_stems WHERE stem = ? AND document = ? AND ordinal = ?");
  const waiting = db.prepare(
    "SELECT document, ordinal FROM open_stems WHERE stem = ? ORDER BY document, ordinal",
  );
  const isWaited = db.prepare("SELECT 1 FROM open_stems WHERE stem = ? LIMIT 1");
  // "A" follows "@": every key of a stem lies between the two.
  const isCited = db.prepare("SELECT 1 FROM links WHERE read >= ?1 || '@' AND read < ?1 || 'A' LIMIT 1");
  // Those whose year may be misprinted: on a day on which the archive holds a document of the stem, or once held one.
  const decided = db.prepare(`
    SELECT document, ordinal FROM links
    WHERE read >= ?1 || '@' AND read < ?1 || 'A' AND date IS NOT NULL AND title IS NOT NULL
      AND (key <> read OR (
        substr(date, 6) IN (
          SELECT substr(issued_on, 6) FROM documents
          WHERE own_key >= ?1 || '@' AND own_key < ?1 || 'A' AND issued_on IS NOT NULL)
        AND NOT EXISTS (
          SELECT 1 FROM documents d WHERE d.own_key = links.read
            AND NOT EXISTS (SELECT 1 FROM apart WHERE document = d.id))))`);
  const outdate = db.prepare("UPDATE publications SET revision = '' WHERE document = ?");

  const letter = (id: string): LetterRow | null => (letterOf.get(id) as LetterRow | undefined) ?? null;
  const anchorsOf = (stem: string, usable: string) => {
    nodes.writeStem(stem);
    return anchors.of(stem, usable);
  };

  function resolved(link: LinkRow, of: LetterRow, audience: number): LinkRow {
    // What the letter alone decides can only be a document of the archive whose year is misprinted.
    const isDecided = link.read !== null && isComplete(link.read);
    if (isDecided && (link.date === null || link.title === null)) return link;
    const candidates = candidatesOf(link);
    const stems = [...stemsOf(isDecided ? [link.read] : [link.read, ...candidates])];
    const usable = audiences.usable(audience);
    return resolvedLink(
      link,
      resolve(
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
        stems.flatMap((stem) => (isDecided ? anchors.held(stem, usable) : anchorsOf(stem, usable))),
      ),
    );
  }

  /** What is known of a stem, as each audience may use it. */
  const knownOf = (stem: string): string =>
    JSON.stringify(audiences.all().map((audience) => anchorsOf(stem, audiences.usable(audience))));

  /** Counts what a link prints in or out of its directive. */
  function count(link: LinkRow, by: 1 | -1, audience: number): void {
    const { key } = link;
    if (key === null) return;
    const read = link.read === key && isComplete(key) ? by : 0;
    for (const [what, value] of printedOf(link)) nodes.print(key, what, value, by, read, audience);
  }

  /** A link of which something else is known than before. @returns what it is now. */
  function recounted(link: LinkRow, now: LinkRow, audience: number): LinkRow {
    if (now !== link) {
      count(link, -1, audience);
      count(now, 1, audience);
    }
    return now;
  }

  /** Resolves one kept link anew, and lets what its document says follow. */
  function reresolve(document: string, ordinal: number): void {
    const link = links.one(document, ordinal);
    const of = letter(document);
    if (!link || !of) return;
    const audience = audiences.of(document);
    const now = resolved(link, of, audience);
    if (now === link) return;
    const before = citedIn(links.of(document));
    links.resolve(recounted(link, now, audience));
    const all = links.of(document);
    nodes.recount(before, citedIn(all), { was: audience, is: audience });
    carries.drop(document);
    carries.add(document, of, all);
    outdate.run(document);
  }

  /** Resolves the links of other documents that depend on these stems. */
  function spread(stems: Iterable<string>, withDecided: ReadonlySet<string>): void {
    for (const stem of stems) {
      const affected = [
        ...(withDecided.has(stem) ? (decided.all(stem) as unknown as LinkRow[]) : []),
        ...(waiting.all(stem) as unknown as LinkRow[]),
      ];
      for (const { document, ordinal } of affected) reresolve(document, ordinal);
    }
  }

  /** @param read links of a document as they are read. @returns them as they are kept. */
  function take(id: string, of: LetterRow, read: readonly LinkRow[], audience: number): LinkRow[] {
    for (const link of read) count(link, 1, audience);
    const kept = read.map((link) => recounted(link, resolved(link, of, audience), audience));
    for (const link of kept) {
      links.add(link);
      for (const stem of openStemsOf(link)) addOpen.run(stem, id, link.ordinal);
    }
    carries.add(id, of, kept);
    return kept;
  }

  function retract(id: string, old: readonly LinkRow[], audience: number): void {
    for (const link of old) {
      count(link, -1, audience);
      for (const stem of openStemsOf(link)) dropOpen.run(stem, id, link.ordinal);
    }
    links.drop(id);
    carries.drop(id);
  }

  /** Whether a new reading says nothing new to the graph. */
  function isSame(was: LetterRow, old: readonly LinkRow[], is: LetterRow, read: readonly LinkRow[]): boolean {
    const kept = old.map((link) => ({
      ...link,
      ...{ key: link.read, how: "read", candidates: link.read_candidates },
    }));
    return isDeepStrictEqual([is, read], [{ ...was }, kept]);
  }

  /** What was known, before this transaction, of stems of which new letters tell more, where links wait for it. */
  const learning = new Map<string, string>();

  /** Lets what waits for them follow. What new letters tell only adds up: looking once for all of them is enough. */
  function learn(): void {
    const changed = [...learning].flatMap(([stem, before]) => (knownOf(stem) === before ? [] : [stem]));
    learning.clear();
    spread(changed, new Set());
  }

  /** Stems of which more or less may be known, where anybody's links depend on it. */
  function watchedOf(
    ownStems: ReadonlySet<string>,
    old: readonly LinkRow[],
    read: readonly LinkRow[],
  ): string[] {
    const attested = [...old, ...read]
      .map((link) => link.read)
      .filter((key) => key !== null && isComplete(key));
    const mentioned = stemsOf(read.flatMap((link) => [link.read, ...candidatesOf(link)]));
    return [...new Set([...ownStems, ...stemsOf(attested)])].filter(
      (stem) =>
        isWaited.get(stem) !== undefined ||
        (ownStems.has(stem) && (mentioned.has(stem) || isCited.get(stem) !== undefined)),
    );
  }

  function follow(id: string, facts: GraphFacts | null, change: () => void): void {
    const was = letter(id);
    // What was there may tell less from now on, and what others told first changes its own links.
    if (was) learn();
    const is = facts && letterRow(facts);
    const old = was ? links.of(id) : [];
    const read = facts
      ? linksOf(facts.directive, facts.describes).map((link) =>
          linkRow(id, facts.directive.issuedOn ?? "", link),
        )
      : [];
    // What is not there yet has no audience of its own.
    const audience = was ? { was: audiences.of(id), is: audiences.current(id) } : { was: 0, is: 0 };
    const moves = audience.was !== audience.is;
    if (was && is && !moves && isSame(was, old, is, read)) {
      change();
      return;
    }
    const ownKeys = [was?.own_key ?? null, is?.own_key ?? null].filter((key) => key !== null);
    const ownStems = stemsOf(ownKeys);
    const watched = watchedOf(ownStems, old, read);
    const isDue = (stem: string) => was !== null || ownStems.has(stem);
    for (const stem of watched) if (!isDue(stem) && !learning.has(stem)) learning.set(stem, knownOf(stem));
    // A directive that was not there is known from now on: there is nothing to compare.
    const arrives = !was && is?.own_key && isComplete(is.own_key);
    const before = new Map(watched.filter(isDue).map((stem) => [stem, arrives ? null : knownOf(stem)]));

    if (was) retract(id, old, audience.was);
    change();
    if (was) audiences.settle(id);
    for (const key of ownKeys) nodes.touch(key);
    const kept = is ? take(id, is, read, audience.is) : [];
    nodes.recount(citedIn(old), citedIn(kept), audience);
    const changed = [...before].filter(([stem, known]) => known === null || knownOf(stem) !== known);
    spread(
      changed.map(([stem]) => stem),
      ownStems,
    );
  }

  const ending = {
    finish() {
      learn();
      nodes.finish();
    },
    forget() {
      learning.clear();
      nodes.forget();
    },
  };

  return {
    follow: (id, facts, change) =>
      inTransaction(db, () => {
        atEnd(db, ending);
        follow(id, facts, change);
      }),
  };
}
