/** The rows behind the graph of directives. Nothing here writes. */
import type { Level, Named, System } from "../directive.ts";
import type { CarriesRow, CitingRow, CoverageRow, GraphStore, LetterRow, NodeRow } from "../graph/store.ts";
import type { Printed } from "../graph/suspect.ts";
import type { Passage } from "../graph/types.ts";
import { MERGER_DAY } from "../knowledge/index.ts";
import type { Database } from "./database.ts";
import { createAnchors } from "./graph-anchors.ts";
import { createDirectiveLists, type DirectiveLists, NODE } from "./graph-lists.ts";

const LETTER = `d.id, coalesce(d.own_key, d.describes) AS key, coalesce(d.kind, 'letter') AS kind, d.number, d.subject, i.name AS issuer,
  i.level, d.province, d.issued_on AS issuedOn, d.directive ->> '$.type.name' AS type`;
const FROM_LETTERS = "documents d LEFT JOIN issuers i ON i.id = d.issuer";
/** Passages that are shown of one printed value. */
const FEW = 3;

interface PassageRow {
  readonly document: string;
  readonly ordinal: number;
}

/** @param lists where lists of directives come from, if not from the whole archive. */
export function createGraphReader(
  db: Database,
  lists: DirectiveLists = createDirectiveLists(db),
): GraphStore {
  const node = db.prepare(`SELECT ${NODE} FROM directives WHERE key = ?`);
  const ofNumber = db.prepare(
    `SELECT ${NODE} FROM directives WHERE number = ? ORDER BY cited_by DESC, key LIMIT 200`,
  );
  const printed = db.prepare(
    "SELECT what, value, count FROM printed WHERE key = ? ORDER BY what, count DESC, value",
  );
  const most = db.prepare(
    "SELECT value FROM printed WHERE key = ? AND what = ? ORDER BY count DESC, value LIMIT 1",
  );
  const letter = db.prepare(`SELECT ${LETTER} FROM ${FROM_LETTERS} WHERE d.id = ?`);
  const own = db.prepare(`SELECT ${LETTER} FROM ${FROM_LETTERS} WHERE d.own_key = ? ORDER BY d.id`);
  const citing = db.prepare(`
    SELECT document, ordinal, relation, how FROM links
    WHERE key = :key AND (:relation IS NULL OR relation = :relation) AND (ordinal >= 0 OR :relation = 'describes')
    ORDER BY issued_on DESC, document, ordinal LIMIT :limit OFFSET :offset`);
  const passage = db.prepare(`
    SELECT directive ->> ('$.citations[' || :ordinal || '].start') AS start,
      directive ->> ('$.citations[' || :ordinal || '].end') AS end,
      directive ->> ('$.citations[' || :ordinal || '].text') AS text
    FROM documents WHERE id = :document`);
  const printing = (condition: string) =>
    db.prepare(`
      SELECT document, ordinal FROM links WHERE key = :key AND ordinal >= 0 AND ${condition}
      ORDER BY document LIMIT ${FEW}`);
  const passagesOf = {
    date: printing("date = :value"),
    title: printing("length(title) = length(:value) AND title = :value"),
    issue: printing("issue = :value"),
  };
  const above = db.prepare(`
    SELECT object AS node, min(document) AS attestedBy FROM carries WHERE subject = ?
    GROUP BY object ORDER BY object LIMIT ?`);
  const aboveCount = db.prepare("SELECT count(DISTINCT object) AS n FROM carries WHERE subject = ?");
  const below = db.prepare(`
    SELECT subject AS node, document AS attestedBy FROM carries WHERE object = ?
    ORDER BY issued_on, subject, document LIMIT ?`);
  const belowCount = db.prepare("SELECT count(DISTINCT subject) AS n FROM carries WHERE object = ?");
  // What nobody carries out in turn need not be gone through: most of a hot directive's 20,000 nodes are such leaves.
  const coverage = db.prepare(`
    WITH RECURSIVE reach(node) AS (
      SELECT :key
      UNION
      SELECT c.subject FROM reach JOIN carries c ON c.object = reach.node
      WHERE c.carried = 1 AND substr(c.subject, -2) <> '@?'
    ), gathered AS (
    SELECT CASE c.own WHEN 1 THEN NULL ELSE c.subject END AS cited,
      nullif(c.issuer, '') AS issuer, nullif(c.province, '') AS province, c.issued_on >= '${MERGER_DAY}' AS merged,
      min(CASE c.issued_on WHEN '' THEN '9999' ELSE c.issued_on END || ' ' || c.document) AS first,
      count(DISTINCT c.document) AS documents, max(c.object = :key) AS direct
    FROM reach JOIN carries c ON c.object = reach.node
    WHERE c.subject <> :key
    GROUP BY cited, c.issuer, c.province, merged)
    SELECT g.*, i.name, i.level, i.system FROM gathered g LEFT JOIN issuers i ON i.id = g.issuer ORDER BY first`);
  const coverageState = db.prepare("SELECT changes AS n FROM coverage_state");
  const ofKind = `FROM issuers WHERE level = :level AND system = :system
    AND (:province IS NULL OR id LIKE '%:' || :province OR id LIKE '%--' || :province)`;
  const organs = db.prepare(`SELECT id, name ${ofKind} ORDER BY name, id LIMIT :limit`);
  const organCount = db.prepare(`SELECT count(*) AS n ${ofKind}`);
  const anchors = createAnchors(db);

  const rows = <T>(found: unknown[]): T[] => (found as object[]).map((row) => ({ ...row }) as T);
  const passageOf = ({ document, ordinal }: PassageRow): Passage => {
    const found = passage.get({ document, ordinal }) as { start: number | null; end: number; text: string };
    // What an article describes is the article as a whole.
    return found.start === null
      ? { document, start: 0, end: 0, text: "" }
      : { document, start: found.start, end: found.end, text: found.text };
  };
  const letterOf = (id: string): LetterRow | null => rows<LetterRow>(letter.all(id))[0] ?? null;
  const number = (row: unknown): number => (row as { n: number }).n;

  return {
    coverageState: () => number(coverageState.get()),
    node: (key) => rows<NodeRow>(node.all(key))[0] ?? null,
    nodesOfNumber: (of) => rows<NodeRow>(ofNumber.all(of)),
    anchors: (stem) => anchors.of(stem, null),
    printed: (key) => rows<Printed>(printed.all(key)),
    mostPrinted: (key, what) => (most.get(key, what) as { value: string } | undefined)?.value ?? null,
    letter: letterOf,
    documentsOf: (key) => rows<LetterRow>(own.all(key)),
    citing: (key, { relation = null, limit, offset }) =>
      (citing.all({ key, relation, limit, offset }) as unknown as (PassageRow & CitingRow)[]).flatMap(
        ({ document, ordinal, relation: as, how }) => {
          const found = letterOf(document);
          return found
            ? [{ letter: found, relation: as, how, passage: passageOf({ document, ordinal }) }]
            : [];
        },
      ),
    ...lists,
    passages: (key, what, value) =>
      (passagesOf[what].all({ key, value }) as unknown as PassageRow[]).map(passageOf),
    above: (of, limit) => ({
      total: number(aboveCount.get(of)),
      rows: rows<CarriesRow>(above.all(of, limit)),
    }),
    below(of, limit) {
      const found = new Map<string, CarriesRow>();
      // A few documents may say the same.
      for (const row of rows<CarriesRow>(below.all(of, 4 * limit)))
        if (!found.has(row.node)) found.set(row.node, row);
      return { total: number(belowCount.get(of)), rows: [...found.values()].slice(0, limit) };
    },
    coverageRows: (key) =>
      (coverage.all({ key }) as Record<string, unknown>[]).map((row): CoverageRow => {
        const [date = "", document = ""] = String(row.first).split(" ");
        return {
          cited: row.cited as string | null,
          issuer:
            row.name === null
              ? null
              : {
                  id: row.issuer as string,
                  name: row.name as string,
                  level: row.level as Level,
                  system: row.system as System,
                },
          province: row.province as string | null,
          merged: row.merged === 1,
          firstDocument: document,
          firstDate: date === "9999" ? null : date,
          documents: Number(row.documents),
          direct: row.direct === 1,
        };
      }),
    organs({ level, system, province, limit }) {
      const kind = { level, system, province };
      return {
        total: number(organCount.get(kind)),
        rows: rows<Named>(organs.all({ ...kind, limit })).map((one) => ({ ...one, level, system })),
      };
    },
  };
}
