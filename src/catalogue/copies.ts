/**
 * Copies of one letter, kept beside the documents in the same transaction. Which texts agree depends on these texts
 * alone, and who belongs to whom on what agrees: so the order in which documents come in does not matter, and a new one
 * costs a look at those that share a key with it.
 */
import { bestCopies, type Copy } from "../copies/groups.ts";
import { comparable, type Letter, worthOf } from "../copies/letter.ts";
import { isSameLetter } from "../copies/same.ts";
import { keysOf } from "../copies/sketch.ts";
import { Directive } from "../directive.ts";
import type { Database } from "./database.ts";
import { checkedReading } from "./rows.ts";
import { createSettled } from "./settled.ts";

/** Another copy of a document's letter. */
export interface OtherCopy {
  readonly id: string;
  readonly number: string | null;
  readonly subject: string | null;
  readonly mediaType: string;
  readonly pages: number;
  readonly bytes: number;
  readonly file: string | null;
  /** It is the one that is listed for all. */
  readonly best: boolean;
}

export interface CopyReader {
  /** The other copies of a document's letter, the best first. */
  copiesOf(id: string): OtherCopy[];
}

export interface CopyWriter {
  /** Compares a document, new or changed, with the archive. */
  follow(id: string, text: string, directive: Directive): void;
  /** Takes a document out, before its row goes. */
  leave(id: string): void;
}

/** Texts that a new one is compared with; more share its keys only where somebody stores one form a thousand times. */
const MOST_COMPARED = 200;

/** Extractors that recognise letters in pictures. */
const isScan = (extractor: string): boolean => /tesseract/u.test(extractor);

export function createCopyReader(db: Database): CopyReader {
  const copies = db.prepare(`
    SELECT d.id, d.number, d.subject, d.media_type AS mediaType, d.pages, d.bytes, d.copy_of IS NULL AS best,
      (SELECT shown FROM files WHERE document = d.id ORDER BY modified, path LIMIT 1) AS file
    FROM (SELECT coalesce(copy_of, id) AS best FROM documents WHERE id = :id) AS own
    JOIN documents d ON d.id = own.best OR d.copy_of = own.best
    WHERE d.id <> :id ORDER BY d.copy_of IS NOT NULL, d.id`);
  return {
    copiesOf: (id) =>
      (copies.all({ id }) as unknown as (Omit<OtherCopy, "best"> & { best: number })[]).map((row) => ({
        ...row,
        best: row.best === 1,
      })),
  };
}

/** Copies are told of one another only where exactly the same people see them: none tells of a hidden one. */
const AMONG = "coalesce((SELECT audience FROM apart WHERE apart.document = copies.document), 0) = ?1";

export function createCopyWriter(db: Database): CopyWriter {
  const audiences = createSettled(db);
  const letter = db.prepare("SELECT text, directive, extractor FROM documents WHERE id = ?");
  const extractorOf = db.prepare("SELECT extractor FROM documents WHERE id = ?");
  const facts = db.prepare("SELECT identity, worth, keys FROM copy_facts WHERE document = ?");
  const putFacts = db.prepare(`
    INSERT OR REPLACE INTO copy_facts (document, identity, worth, keys) VALUES (?, ?, ?, ?)`);
  const dropFacts = db.prepare("DELETE FROM copy_facts WHERE document = ?");
  const putKey = db.prepare("INSERT INTO copy_keys (key, whole, document) VALUES (?, ?, ?)");
  const dropKey = db.prepare("DELETE FROM copy_keys WHERE key = ? AND whole = ? AND document = ?");
  const sameIdentity = db.prepare(
    `SELECT document FROM copy_facts AS copies WHERE identity = ?2 AND ${AMONG} ORDER BY document LIMIT ${MOST_COMPARED}`,
  );
  // Two that are known wholly share an identity or are two letters.
  const sameKey = db.prepare(`
    SELECT DISTINCT document FROM copy_keys AS copies
    WHERE key IN (SELECT value FROM json_each(?2)) AND whole <= ?3 AND ${AMONG} ORDER BY document LIMIT ${MOST_COMPARED}`);
  const agreeing = db.prepare("SELECT b FROM agreements WHERE a = ? ORDER BY b");
  const agree = db.prepare("INSERT OR IGNORE INTO agreements (a, b) VALUES (?, ?)");
  const disagree = db.prepare("DELETE FROM agreements WHERE a = ? AND b = ?");
  const copyOf = db.prepare("SELECT copy_of FROM documents WHERE id = ?");
  const setCopyOf = db.prepare("UPDATE documents SET copy_of = ? WHERE id = ?");
  const outdate = db.prepare("UPDATE publications SET revision = '' WHERE document = ?");

  const letterOf = (id: string): Letter | null => {
    const row = letter.get(id) as { text: string; directive: string; extractor: string } | undefined;
    if (!row) return null;
    const { text, directive, extractor } = row;
    return { text, directive: checkedReading(id, directive, Directive), scanned: isScan(extractor) };
  };
  const agreeingWith = (id: string): string[] => (agreeing.all(id) as { b: string }[]).map(({ b }) => b);

  /** @returns those that agreed with it; null where it was not known. */
  function forget(id: string): string[] | null {
    const known = facts.get(id) as { identity: string | null; keys: string } | undefined;
    if (!known) return null;
    for (const key of JSON.parse(known.keys) as number[])
      dropKey.run(key, known.identity === null ? 0 : 1, id);
    const before = agreeingWith(id);
    for (const other of before) {
      disagree.run(id, other);
      disagree.run(other, id);
    }
    dropFacts.run(id);
    return before;
  }

  /** Says anew who is whose copy among all that these agree with, over however many steps. */
  function regroup(ids: readonly string[]): void {
    const reached = new Set(ids);
    for (const id of reached) for (const other of agreeingWith(id)) reached.add(other);
    const copies = [...reached].flatMap((id): Copy[] => {
      const row = facts.get(id) as { identity: string | null; worth: number } | undefined;
      return row ? [{ id, ...row }] : [];
    });
    const best = bestCopies(copies, agreeingWith);
    for (const { id } of copies) {
      const now = best.get(id) ?? null;
      if ((copyOf.get(id) as { copy_of: string | null } | undefined)?.copy_of === now) continue;
      setCopyOf.run(now, id);
      outdate.run(id);
    }
  }

  return {
    follow(id, text, directive) {
      const { extractor } = extractorOf.get(id) as { extractor: string };
      const own = { text, directive, scanned: isScan(extractor) };
      const before = forget(id);
      const compared = comparable(own);
      const { identity } = compared;
      const keys = keysOf(compared);
      const whole = identity === null ? 0 : 1;
      const audience = audiences.current(id);
      const others = new Set(
        [
          ...(sameKey.all(audience, JSON.stringify(keys), 1 - whole) as { document: string }[]),
          ...(identity === null ? [] : (sameIdentity.all(audience, identity) as { document: string }[])),
        ].map(({ document }) => document),
      );
      putFacts.run(id, identity, worthOf(own), JSON.stringify(keys));
      for (const key of keys) putKey.run(key, whole, id);
      const agreed = [...others].filter((other) => {
        const found = letterOf(other);
        return found && isSameLetter(compared, comparable(found));
      });
      for (const other of agreed) {
        agree.run(id, other);
        agree.run(other, id);
      }
      // A new one that agrees with none is alone, as its row says already.
      if (before || agreed.length > 0) regroup([id, ...(before ?? [])]);
    },
    leave(id) {
      regroup(forget(id) ?? []);
    },
  };
}
