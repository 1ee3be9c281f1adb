/** One row for every directive that the archive holds or cites: counts, what is printed of it, a name to find it by. */
import { isComplete, numberOfKey } from "../graph/keys.ts";
import { isSuspect, type Printed } from "../graph/suspect.ts";
import { fold } from "../vietnamese-tokenizer/index.ts";
import type { Database } from "./database.ts";
import type { Ending } from "./transaction.ts";

/** `finish` brings the rows of everything that was touched up to date. */
export interface Nodes extends Ending {
  /** Counts a printed value in or out. @param audience of the document that prints it. */
  print(key: string, what: string, value: string, by: number, read: number, audience: number): void;
  /** Says that something of a directive may have changed. */
  touch(key: string): void;
  /** Keys that a document cites. */
  citedIn(document: string): ReadonlySet<string>;
  /**
   * Counts a document in or out of the directives that it cites now and did not before, or the other way.
   *
   * @param audience of the document, before and now.
   */
  recount(document: string, before: ReadonlySet<string>, audience: { was: number; is: number }): void;
}

/** What a directive is found by when somebody types words: number and title without marks. */
export const nameToFind = (number: string, title: string): string =>
  fold(`${number} ${title}`).replace(/\s+/gu, " ");

export function createNodes(db: Database): Nodes {
  const print = db.prepare(`
    INSERT INTO printed (key, what, value, count, read) VALUES (:key, :what, :value, :by, :read)
    ON CONFLICT (key, what, value) DO UPDATE SET count = count + :by, read = read + :read RETURNING count`);
  const printApart = db.prepare(`
    INSERT INTO printed_apart (key, what, value, audience, count, read) VALUES (:key, :what, :value, :audience, :by, :read)
    ON CONFLICT (key, what, value, audience) DO UPDATE SET count = count + :by, read = read + :read RETURNING count`);
  const unprintApart = db.prepare(
    "DELETE FROM printed_apart WHERE key = ? AND what = ? AND value = ? AND audience = ?",
  );
  const bumpApart = db.prepare(`
    INSERT INTO cited_apart (key, audience, cited_by) VALUES (:key, :audience, :by)
    ON CONFLICT (key, audience) DO UPDATE SET cited_by = cited_by + :by`);
  const dropApart = db.prepare("DELETE FROM cited_apart WHERE key = ? AND audience = ? AND cited_by = 0");
  const unprint = db.prepare("DELETE FROM printed WHERE key = ? AND what = ? AND value = ?");
  const ensure = db.prepare(
    "INSERT OR IGNORE INTO directives (key, document, cited_by, number, name, suspect) VALUES (?, NULL, 0, ?, '', 0)",
  );
  const bump = db.prepare("UPDATE directives SET cited_by = cited_by + ? WHERE key = ?");
  const cited = db.prepare(
    "SELECT DISTINCT key FROM links WHERE document = ? AND key IS NOT NULL AND relation <> 'describes'",
  );
  const own = db.prepare(
    "SELECT id, issued_on, subject, number FROM documents WHERE own_key = ? ORDER BY id",
  );
  const allPrinted = db.prepare(
    "SELECT what, value, count FROM printed WHERE key = ? ORDER BY what, count DESC, value",
  );
  const most = db.prepare(
    "SELECT value FROM printed WHERE key = ? AND what = ? ORDER BY count DESC, value LIMIT 1",
  );
  const update = db.prepare("UPDATE directives SET document = ?, name = ? WHERE key = ?");
  const setSuspect = db.prepare("UPDATE directives SET suspect = ? WHERE key = ?");
  const dropEmpty = db.prepare(`
    DELETE FROM directives WHERE key = ? AND document IS NULL AND cited_by = 0
      AND NOT EXISTS (SELECT 1 FROM printed WHERE printed.key = directives.key)`);

  /** Directives to look at again; `true` where a value came or went, so that conflicts may have, too. */
  const touched = new Map<string, boolean>();
  const touch = (key: string, deep: boolean): void => {
    if (!touched.has(key)) ensure.run(key, numberOfKey(key));
    touched.set(key, deep || touched.get(key) === true);
  };
  const countApart = (keys: ReadonlySet<string>, audience: number, by: 1 | -1): void => {
    if (audience === 0) return;
    for (const key of keys) {
      bumpApart.run({ key, audience, by });
      dropApart.run(key, audience);
    }
  };
  const mostPrinted = (key: string, what: string): string =>
    (most.get(key, what) as { value: string } | undefined)?.value ?? "";

  function settleOne(key: string, deep: boolean): void {
    const documents = isComplete(key)
      ? (own.all(key) as { id: string; issued_on: string | null; subject: string | null; number: string }[])
      : [];
    const [best] = documents;
    const title = best?.subject ?? mostPrinted(key, "title");
    const name = nameToFind(best?.number ?? mostPrinted(key, "spelling"), title);
    update.run(best?.id ?? null, name, key);
    if (deep) {
      const present = <T>(value: T | null): value is T => value !== null;
      const suspect = isSuspect(allPrinted.all(key) as unknown as Printed[], {
        dates: documents.map(({ issued_on }) => issued_on).filter(present),
        subjects: documents.map(({ subject }) => subject).filter(present),
      });
      setSuspect.run(suspect && isComplete(key) ? 1 : 0, key);
    }
    dropEmpty.run(key);
  }

  return {
    print(key, what, value, by, read, audience) {
      if (audience !== 0) {
        const apart = printApart.get({ key, what, value, audience, by, read }) as { count: number };
        if (apart.count === 0) unprintApart.run(key, what, value, audience);
      }
      const { count } = print.get({ key, what, value, by, read }) as { count: number };
      if (count === 0) unprint.run(key, what, value);
      touch(key, count === 0 || (by > 0 && count === by));
    },
    touch: (key) => touch(key, true),
    citedIn: (document) => new Set((cited.all(document) as { key: string }[]).map(({ key }) => key)),
    recount(document, before, audience) {
      const now = new Set((cited.all(document) as { key: string }[]).map(({ key }) => key));
      for (const key of now) {
        if (before.has(key)) continue;
        touch(key, false);
        bump.run(1, key);
      }
      for (const key of before) {
        if (now.has(key)) continue;
        touch(key, false);
        bump.run(-1, key);
      }
      countApart(before, audience.was, -1);
      countApart(now, audience.is, 1);
    },
    finish() {
      for (const [key, deep] of touched) settleOne(key, deep);
      touched.clear();
    },
    forget: () => touched.clear(),
  };
}
