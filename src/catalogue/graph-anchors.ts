/** What the archive knows of a stem: the directives of one number, code, organ and place, whatever their year or term. */
import { isComplete } from "../graph/keys.ts";
import type { Anchor } from "../graph/resolve.ts";
import type { Database } from "./database.ts";

export interface Anchors {
  /** In order of key. Made of readings alone. */
  of(stem: string): Anchor[];
}

/** Of dates and titles that letters print, the first so many in order: a bound on the work, whatever the archive. */
const MOST_PRINTED = 5;

export function createAnchors(db: Database): Anchors {
  // "A" follows "@": every key of a stem lies between the two.
  const held = db.prepare(`
    SELECT own_key AS key, issued_on AS date, subject FROM documents
    WHERE own_key >= :stem || '@' AND own_key < :stem || 'A' ORDER BY own_key, id`);
  const cited = db.prepare(`
    SELECT key FROM directives WHERE key >= :stem || '@' AND key < :stem || 'A' AND EXISTS (
      SELECT 1 FROM printed WHERE printed.key = directives.key AND what = 'spelling' AND read > 0)
    ORDER BY key`);
  const printed = db.prepare(`
    SELECT value FROM printed WHERE key = ? AND what = ? AND read > 0 ORDER BY value LIMIT ${MOST_PRINTED}`);

  const valuesOf = (key: string, what: string): string[] =>
    (printed.all(key, what) as { value: string }[]).map(({ value }) => value);

  return {
    of(stem) {
      const found = new Map<string, { dates: Set<string>; titles: Set<string> }>();
      const rows = held.all({ stem }) as { key: string; date: string | null; subject: string | null }[];
      for (const { key, date, subject } of rows.filter((row) => isComplete(row.key))) {
        const one = found.get(key) ?? { dates: new Set(), titles: new Set() };
        if (date !== null) one.dates.add(date);
        if (subject !== null) one.titles.add(subject);
        found.set(key, one);
      }
      const anchors = [...found].map(
        ([key, { dates, titles }]): Anchor => ({
          key,
          held: true,
          dates: [...dates].sort(),
          titles: [...titles].sort(),
        }),
      );
      for (const { key } of cited.all({ stem }) as { key: string }[]) {
        if (found.has(key) || !isComplete(key)) continue;
        anchors.push({ key, held: false, dates: valuesOf(key, "date"), titles: valuesOf(key, "title") });
      }
      return anchors.sort((a, b) => (a.key < b.key ? -1 : 1));
    },
  };
}
