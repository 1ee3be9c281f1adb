/**
 * One row for every directive that the archive holds or cites: counts, what is printed of it, a name to find it by.
 * Letters of one transaction cite the same directives again and again: what they add is counted here and written once.
 */
import { isComplete, numberOfKey, stemOf } from "../graph/keys.ts";
import { isSuspect, type Printed } from "../graph/suspect.ts";
import { fold } from "../vietnamese-tokenizer/index.ts";
import type { Database } from "./database.ts";
import type { Ending } from "./transaction.ts";

/** `finish` writes what was counted, and brings the rows of everything that was touched up to date. */
export interface Nodes extends Ending {
  /** Counts a printed value in or out. @param audience of the document that prints it. */
  print(key: string, what: string, value: string, by: 1 | -1, read: number, audience: number): void;
  /** Says that something of a directive may have changed. */
  touch(key: string): void;
  /**
   * Counts a document in or out of the directives that it cites now and did not before, or the other way.
   *
   * @param audience of the document, before and now.
   */
  recount(
    before: ReadonlySet<string>,
    now: ReadonlySet<string>,
    audience: { readonly was: number; readonly is: number },
  ): void;
  /** Writes what is printed of the directives of a stem, for whoever asks for it before the transaction ends. */
  writeStem(stem: string): void;
}

/** What was counted of a printed value, `read` in citations that the letter alone decides. */
interface Count {
  readonly what: string;
  readonly value: string;
  by: number;
  read: number;
  /** The least that `by` was on the way. */
  least: number;
}

/** What was counted of a directive. */
interface Counted {
  cited: number;
  readonly printed: Map<string, Count>;
  /** A value came or went, so that conflicts may have, too. */
  deep: boolean;
}

/** What a directive is found by when somebody types words: number and title without marks. */
export const nameToFind = (number: string, title: string): string =>
  fold(`${number} ${title}`).replace(/\s+/gu, " ");

export function createNodes(db: Database): Nodes {
  const print = db.prepare(`
    INSERT INTO printed (key, what, value, count, read) VALUES (?1, ?2, ?3, ?4, ?5)
    ON CONFLICT (key, what, value) DO UPDATE SET count = count + ?4, read = read + ?5 RETURNING count`);
  const unprint = db.prepare("DELETE FROM printed WHERE key = ? AND what = ? AND value = ?");
  const printApart = db.prepare(`
    INSERT INTO printed_apart (key, what, value, audience, count, read) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
    ON CONFLICT (key, what, value, audience) DO UPDATE SET count = count + ?5, read = read + ?6 RETURNING count`);
  const unprintApart = db.prepare(
    "DELETE FROM printed_apart WHERE key = ? AND what = ? AND value = ? AND audience = ?",
  );
  const bumpApart = db.prepare(`
    INSERT INTO cited_apart (key, audience, cited_by) VALUES (?1, ?2, ?3)
    ON CONFLICT (key, audience) DO UPDATE SET cited_by = cited_by + ?3`);
  const dropApart = db.prepare("DELETE FROM cited_apart WHERE key = ? AND audience = ? AND cited_by = 0");
  const ensure = db.prepare(
    "INSERT OR IGNORE INTO directives (key, document, cited_by, number, name, suspect) VALUES (?, NULL, 0, ?, '', 0)",
  );
  const put = db.prepare(`
    INSERT INTO directives (key, document, cited_by, number, name, suspect)
    VALUES (?1, ?2, ?3, ?4, ?5, coalesce(?6, 0))
    ON CONFLICT (key) DO UPDATE SET document = ?2, cited_by = cited_by + ?3, name = ?5,
      suspect = coalesce(?6, suspect)`);
  const own = db.prepare(
    "SELECT id, issued_on, subject, number FROM documents WHERE own_key = ? ORDER BY id",
  );
  const allPrinted = db.prepare(
    "SELECT what, value, count FROM printed WHERE key = ? ORDER BY what, count DESC, value",
  );
  const mostOf = (what: string) =>
    `(SELECT value FROM printed WHERE key = ?1 AND what = '${what}' ORDER BY count DESC, value LIMIT 1)`;
  const most = db.prepare(`SELECT ${mostOf("title")} AS title, ${mostOf("spelling")} AS spelling`);
  const dropEmpty = db.prepare(`
    DELETE FROM directives WHERE key = ? AND document IS NULL AND cited_by = 0
      AND NOT EXISTS (SELECT 1 FROM printed WHERE printed.key = directives.key)`);

  const all = new Map<string, Counted>();
  const countedOf = (key: string): Counted => {
    const known = all.get(key);
    if (known) return known;
    const counted = { cited: 0, printed: new Map<string, Count>(), deep: false };
    all.set(key, counted);
    return counted;
  };
  const countApart = (keys: ReadonlySet<string>, audience: number, by: 1 | -1): void => {
    if (audience === 0) return;
    for (const key of keys) {
      bumpApart.run(key, audience, by);
      dropApart.run(key, audience);
    }
  };

  function writePrinted(key: string, counted: Counted): void {
    for (const { what, value, by, read, least } of counted.printed.values()) {
      const { count } = print.get(key, what, value, by, read) as { count: number };
      if (count === 0) unprint.run(key, what, value);
      const before = count - by;
      if (before === 0 || before + least === 0) counted.deep = true;
    }
    counted.printed.clear();
  }

  function settle(key: string, { cited, deep }: Counted): void {
    const documents = isComplete(key)
      ? (own.all(key) as {
          id: string;
          issued_on: string | null;
          subject: string | null;
          number: string | null;
        }[])
      : [];
    const [best] = documents;
    let { number = null, subject = null } = best ?? {};
    if (number === null || subject === null) {
      const { title, spelling } = most.get(key) as { title: string | null; spelling: string | null };
      number ??= spelling ?? "";
      subject ??= title ?? "";
    }
    const present = <T>(value: T | null): value is T => value !== null;
    const isNowSuspect = () =>
      isComplete(key) &&
      isSuspect(allPrinted.all(key) as unknown as Printed[], {
        dates: documents.map(({ issued_on }) => issued_on).filter(present),
        subjects: documents.map((document) => document.subject).filter(present),
      });
    const suspect = deep ? Number(isNowSuspect()) : null;
    put.run(key, best?.id ?? null, cited, numberOfKey(key), nameToFind(number, subject), suspect);
    if (!best && cited <= 0) dropEmpty.run(key);
  }

  return {
    print(key, what, value, by, read, audience) {
      if (audience !== 0) {
        const apart = printApart.get(key, what, value, audience, by, read) as { count: number };
        if (apart.count === 0) unprintApart.run(key, what, value, audience);
      }
      const { printed } = countedOf(key);
      const at = `${what} ${value}`;
      const counted = printed.get(at) ?? { what, value, by: 0, read: 0, least: 0 };
      counted.by += by;
      counted.read += read;
      counted.least = Math.min(counted.least, counted.by);
      printed.set(at, counted);
    },
    touch(key) {
      countedOf(key).deep = true;
    },
    recount(before, now, audience) {
      for (const key of now) if (!before.has(key)) countedOf(key).cited += 1;
      for (const key of before) if (!now.has(key)) countedOf(key).cited -= 1;
      countApart(before, audience.was, -1);
      countApart(now, audience.is, 1);
    },
    writeStem(stem) {
      for (const [key, counted] of all) {
        if (counted.printed.size === 0 || stemOf(key) !== stem) continue;
        ensure.run(key, numberOfKey(key));
        writePrinted(key, counted);
      }
    },
    finish() {
      for (const [key, counted] of all) {
        writePrinted(key, counted);
        settle(key, counted);
      }
      all.clear();
    },
    forget: () => all.clear(),
  };
}
