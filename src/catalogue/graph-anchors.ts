/** What the archive knows of a stem: the directives of one number, code, organ and place, whatever their year or term. */
import { isComplete } from "../graph/keys.ts";
import type { Anchor } from "../graph/resolve.ts";
import type { Database } from "./database.ts";

export interface Anchors {
  /**
   * In order of key. Made of readings alone.
   *
   * @param usable JSON list of the audiences whose documents count; null: all.
   */
  of(stem: string, usable: string | null): Anchor[];
  /** Those of them whose documents are in the archive. */
  held(stem: string, usable: string | null): Anchor[];
}

/** Of dates and titles that letters print, the first so many in order: a bound on the work, whatever the archive. */
const MOST_PRINTED = 5;

export function createAnchors(db: Database): Anchors {
  // "A" follows "@": every key of a stem lies between the two.
  const documents = db.prepare(`
    SELECT own_key AS key, issued_on AS date, subject FROM documents
    WHERE own_key >= ?1 || '@' AND own_key < ?1 || 'A' AND (?2 IS NULL OR
      coalesce((SELECT settled FROM apart WHERE document = id), 0) IN (SELECT value FROM json_each(?2)))
    ORDER BY own_key, id`);
  // Read in letters that count: more often than in those that do not.
  const readThere = `printed.read > CASE WHEN ?2 IS NULL THEN 0 ELSE coalesce((
    SELECT sum(a.read) FROM printed_apart a
    WHERE a.key = printed.key AND a.what = printed.what AND a.value = printed.value
      AND a.audience NOT IN (SELECT value FROM json_each(?2))), 0) END`;
  const cited = db.prepare(`
    SELECT key FROM directives WHERE key >= ?1 || '@' AND key < ?1 || 'A' AND EXISTS (
      SELECT 1 FROM printed WHERE printed.key = directives.key AND what = 'spelling' AND ${readThere})
    ORDER BY key`);
  const printed = db.prepare(`
    SELECT value FROM printed WHERE key = ?1 AND what = ?3 AND ${readThere}
    ORDER BY value LIMIT ${MOST_PRINTED}`);

  const valuesOf = (key: string, what: string, usable: string | null): string[] =>
    (printed.all(key, usable, what) as { value: string }[]).map(({ value }) => value);

  function held(stem: string, usable: string | null): Anchor[] {
    const found = new Map<string, { dates: Set<string>; titles: Set<string> }>();
    const rows = documents.all(stem, usable) as {
      key: string;
      date: string | null;
      subject: string | null;
    }[];
    for (const { key, date, subject } of rows.filter((row) => isComplete(row.key))) {
      const one = found.get(key) ?? { dates: new Set(), titles: new Set() };
      if (date !== null) one.dates.add(date);
      if (subject !== null) one.titles.add(subject);
      found.set(key, one);
    }
    return [...found].map(([key, { dates, titles }]) => ({
      key,
      held: true,
      dates: [...dates].sort(),
      titles: [...titles].sort(),
    }));
  }

  return {
    held,
    of(stem, usable) {
      const anchors = held(stem, usable);
      const found = new Set(anchors.map(({ key }) => key));
      for (const { key } of cited.all(stem, usable) as { key: string }[]) {
        if (found.has(key) || !isComplete(key)) continue;
        anchors.push({
          key,
          held: false,
          dates: valuesOf(key, "date", usable),
          titles: valuesOf(key, "title", usable),
        });
      }
      return anchors.sort((a, b) => (a.key < b.key ? -1 : 1));
    },
  };
}
