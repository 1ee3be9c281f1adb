/**
 * The catalogue as somebody sees it who does not see everything: a connection of its own on which each table is covered
 * by a view of the same name. SQLite looks there first, so that every question that is written for the whole archive
 * (the same ones) finds only what may be seen. A table that has no rule here is empty: what is forgotten is closed.
 */
import { DatabaseSync } from "@photostructure/sqlite";
import { isComplete } from "../graph/keys.ts";
import { isSuspect, TELLING } from "../graph/suspect.ts";
import { closedCollectionOf } from "../people/collections.ts";
import { createCopyReader } from "./copies.ts";
import { createCorrectionReader } from "./corrections.ts";
import type { Database } from "./database.ts";
import { createDoubtReader } from "./doubts.ts";
import { createFileStates } from "./file-states.ts";
import { createDirectiveListsWithin, TOUCHED } from "./graph-lists.ts";
import { nameToFind } from "./graph-nodes.ts";
import { createGraphReader } from "./graph-reader.ts";
import { createFileWalker } from "./ledger.ts";
import { createListReader } from "./listed.ts";
import { createPairIndexWithin } from "./pairs-within.ts";
import { createReader } from "./reader.ts";
import { createRunReader } from "./runs.ts";
import { createArrivals } from "./saved-searches.ts";
import { createScanReader } from "./scans.ts";
import { createSuggestibleReader } from "./suggest.ts";
import { createUploadReader } from "./uploads.ts";

const BUSY_MS = 10_000;
/** There may be several beside the one for the whole archive. */
const CACHE_KIB = 8_192;

/** Directives of which it is remembered whether they fit together; some kilobytes each. */
const MOST_JUDGED = 2_000;

/** @param file a catalogue that is open and migrated. @param reach ids of the closed collections that are seen. */
export function openWithin(file: string, reach: readonly number[]) {
  const db = new DatabaseSync(file, { timeout: BUSY_MS });
  const { hidden, views, touched } = rules(reach);
  cover(db, views, touched);
  const countAll = db.prepare(
    `SELECT (SELECT count(*) FROM main.documents) - (SELECT count(*) FROM main.apart WHERE ${hidden}) AS n`,
  );
  const count = () => (countAll.get() as { n: number }).n;
  const reader = createReader(db);
  return {
    parts: {
      ...reader,
      count,
      ...createCorrectionReader(db, reader.document),
      ...createDoubtReader(db),
      ...createListReader(db),
      ...createFileStates(db),
      ...createCopyReader(db),
      ...createRunReader(db),
      ...createScanReader(db),
      ...createFileWalker(db),
      ...createUploadReader(db),
      ...createArrivals(db),
      ...createPairIndexWithin(db, hidden),
      ...createSuggestibleReader(db),
    },
    graph: createGraphReader(db, createDirectiveListsWithin(db)),
    /** Held together with its statements, which alone do not keep it. */
    db,
  };
}

/** Conditions and views for a reach; the ids are numbers of ours. */
function rules(reach: readonly number[]) {
  // Worked out once in each question; what changes is seen by the next.
  const hidden = `audience <> 0 AND audience NOT IN (
    SELECT audience FROM main.audience_collections WHERE collection IN (${reach.map(Number).join(", ")}))`;
  const seen = (id: string) =>
    `NOT EXISTS (SELECT 1 FROM main.apart WHERE apart.document = ${id} AND ${hidden})`;
  const ofDocument = (table: string) => `SELECT * FROM main.${table} AS t WHERE ${seen("t.document")}`;
  const telling = TELLING.map((what) => `'${what}'`).join(", ");
  const ownHidden = `(m.document IS NOT NULL AND EXISTS (
    SELECT 1 FROM main.documents AS o JOIN main.apart AS a ON a.document = o.id
    WHERE o.own_key = m.key AND ${hidden}))`;
  const views: Readonly<Record<string, string>> = {
    documents: `SELECT * FROM main.documents AS t WHERE ${seen("t.id")}`,
    files: `SELECT * FROM main.files AS t
      WHERE t.collection = 0 OR t.collection IN (${reach.map(Number).join(", ")})`,
    roots: "SELECT * FROM main.roots",
    coverage_state: "SELECT * FROM main.coverage_state",
    doubts: ofDocument("doubts"),
    corrections: `${ofDocument("corrections")} AND EXISTS (SELECT 1 FROM main.documents WHERE id = t.document)`,
    machine_readings: ofDocument("machine_readings"),
    people: `SELECT id, '' AS name, '' AS name_key, full_name, role, NULL AS password, added_at, closed_at
      FROM main.people`,
    // Known before is what is known from a place that is seen.
    uploads: `SELECT u.batch, u.place, u.sender, u.at, u.name, u.bytes, u.path, u.code, u.reason, u.discarded_at,
        u.discarded_by,
        u.known = 1 AND EXISTS (
          SELECT 1 FROM main.files AS own JOIN temp.files AS other ON other.document = own.document
          WHERE own.path = u.path AND other.path <> u.path) AS known
      FROM main.uploads AS u
      WHERE u.path IS NULL OR closed_collection_of(u.path) IN (0${reach.map((id) => `, ${Number(id)}`).join("")})`,
    cards: ofDocument("cards"),
    links: ofDocument("links"),
    carries: ofDocument("carries"),
    scans: ofDocument("scans"),
    line_pictures: ofDocument("line_pictures"),
    pair_rows: ofDocument("pair_rows"),
    arrivals: ofDocument("arrivals"),
    publications: `SELECT * FROM main.publications AS t
      WHERE ${seen("t.document")} AND EXISTS (SELECT 1 FROM main.documents WHERE id = t.document)`,
    // Called as a letter calls it that is seen.
    issuers: `SELECT i.id, coalesce((
        SELECT c.card ->> '$.issuer.name' FROM main.cards AS c WHERE c.document = (
          SELECT min(d.id) FROM main.documents AS d WHERE d.issuer = i.id AND ${seen("d.id")})), i.name) AS name,
        i.organ, i.level, i.system, i.parent
      FROM main.issuers AS i
      WHERE EXISTS (SELECT 1 FROM main.documents AS d WHERE d.issuer = i.id AND ${seen("d.id")})`,
    printed: `SELECT key, what, value, count - gone AS count, read - gone_read AS read FROM (
        SELECT p.*, ${gone("count")} AS gone, ${gone("read")} AS gone_read FROM main.printed AS p)
      WHERE count > gone`,
    // Less is printed than in the whole archive: that does not fit together where it did before only if another title
    // stands for the directive.
    directives: `SELECT key, document, cited_by, number,
        CASE WHEN touched THEN name_to_find(
          coalesce((SELECT number FROM temp.documents WHERE id = document), ${most("spelling")}, ''),
          coalesce((SELECT subject FROM temp.documents WHERE id = document), ${most("title")}, ''))
        ELSE name END AS name,
        CASE WHEN told THEN is_suspect(key,
          (SELECT json_group_array(json_object('what', what, 'value', value, 'count', count)) FROM (
            SELECT what, value, count FROM temp.printed
            WHERE key = d.key AND what IN (${telling})
            ORDER BY what, count DESC, value)),
          (SELECT json_group_array(json_object('date', issued_on, 'subject', subject)) FROM (
            SELECT issued_on, subject FROM temp.documents WHERE own_key = d.key ORDER BY id)))
        ELSE suspect END AS suspect
      FROM (SELECT m.key, m.number, m.name, m.suspect,
          CASE WHEN m.document IS NULL THEN NULL ELSE (
            SELECT min(id) FROM temp.documents WHERE own_key = m.key) END AS document,
          m.cited_by - coalesce((
            SELECT sum(a.cited_by) FROM main.cited_apart AS a WHERE a.key = m.key AND ${hidden}), 0) AS cited_by,
          EXISTS (SELECT 1 FROM main.printed_apart AS a WHERE a.key = m.key AND ${hidden})
            OR ${ownHidden} AS touched,
          ${ownHidden} OR m.suspect = 1 OR m.document IS NULL AND EXISTS (SELECT 1 FROM main.printed_apart AS a
            WHERE a.key = m.key AND a.what = 'title' AND ${hidden}) AS told
        FROM main.directives AS m) AS d
      WHERE NOT touched OR document IS NOT NULL OR cited_by > 0
        OR EXISTS (SELECT 1 FROM temp.printed AS p WHERE p.key = d.key)`,
  };
  function gone(column: "count" | "read"): string {
    return `coalesce((SELECT sum(a.${column}) FROM main.printed_apart AS a
      WHERE a.key = p.key AND a.what = p.what AND a.value = p.value AND ${hidden}), 0)`;
  }
  function most(what: string): string {
    return `(SELECT value FROM temp.printed WHERE key = d.key AND what = '${what}'
      ORDER BY count DESC, value LIMIT 1)`;
  }
  // Directives that may be other than in the whole archive.
  const touched = `SELECT key FROM main.printed_apart WHERE ${hidden}
    UNION SELECT key FROM main.cited_apart WHERE ${hidden}
    UNION SELECT o.own_key FROM main.apart AS a CROSS JOIN main.documents AS o ON o.id = a.document
      WHERE ${hidden} AND o.own_key IS NOT NULL`;
  return { hidden, views, touched };
}

function cover(db: Database, views: Readonly<Record<string, string>>, touched: string): void {
  db.exec(`PRAGMA foreign_keys=ON; PRAGMA cache_size=-${CACHE_KIB}`);
  db.function("name_to_find", { deterministic: true }, (number: unknown, title: unknown) =>
    nameToFind(String(number), String(title)),
  );
  // Titles are compared with one another: the same ones only once.
  const judged = new Map<string, number>();
  db.function("is_suspect", { deterministic: true }, (key: unknown, printed: unknown, own: unknown) => {
    const asked = `${key} ${printed} ${own}`;
    const known = judged.get(asked);
    if (known !== undefined) return known;
    const present = <T>(value: T | null): value is T => value !== null;
    const documents = JSON.parse(String(own)) as { date: string | null; subject: string | null }[];
    const suspect = isSuspect(JSON.parse(String(printed)), {
      dates: documents.map(({ date }) => date).filter(present),
      subjects: documents.map(({ subject }) => subject).filter(present),
    });
    const says = suspect && isComplete(String(key)) ? 1 : 0;
    if (judged.size >= MOST_JUDGED) judged.clear();
    judged.set(asked, says);
    return says;
  });
  const folders = db.prepare(`
    SELECT f.path, f.collection, c.open = 1 AS open
    FROM main.collection_folders AS f JOIN main.collections AS c ON c.id = f.collection`);
  db.function("closed_collection_of", (path: unknown) =>
    closedCollectionOf(
      String(path),
      (folders.all() as { path: string; collection: number; open: number }[]).map((row) => ({
        ...row,
        open: row.open === 1,
      })),
    ),
  );
  db.exec("CREATE VIRTUAL TABLE temp.pair_places USING fts5vocab(main, pairs, 'instance')");
  const names = db.prepare("SELECT name FROM main.sqlite_schema WHERE type IN ('table', 'view')").all();
  for (const { name } of names as { name: string }[]) {
    if (name.startsWith("sqlite_")) continue;
    db.exec(`CREATE TEMP VIEW "${name}" AS ${views[name] ?? `SELECT * FROM main."${name}" WHERE 0`}`);
  }
  db.exec(`CREATE TEMP VIEW ${TOUCHED} AS ${touched}`);
  db.exec("PRAGMA query_only=ON");
}
