/** Lists of directives, the most cited first: from indexes, also where something is hidden. */
import type { GraphStore, NodeRow } from "../graph/store.ts";
import type { Page } from "../graph/types.ts";
import type { Database } from "./database.ts";

export type DirectiveLists = Pick<GraphStore, "mostCited" | "wantedNodes" | "suspectNodes">;

export const NODE = "key, document, cited_by AS citedBy";
/** On a connection within a reach: the directives that may be other than in the whole archive. */
export const TOUCHED = "directives_touched";

const MOST_REMEMBERED = 50;
const ORDER = "ORDER BY cited_by DESC, key";

/** What a list holds: its condition, and the indexes that have it in its order, and for counting. */
interface List {
  readonly where: string;
  /** A directive `m` of the whole archive for which this does not hold is not in the list of anybody. */
  readonly atMost: string;
  readonly paged: string;
  readonly counted: string;
}
const CITED: List = {
  ...{ where: "cited_by > 0", atMost: "m.cited_by > 0" },
  ...{ paged: "directives_cited", counted: "directives_cited" },
};
const SUSPECT: List = {
  ...{ where: "suspect = 1", atMost: "true" },
  ...{ paged: "directives_suspect", counted: "directives_suspect" },
};
/** By words every name is looked at, in the order of the table, which is that of its pages. */
const wanted = (words: readonly string[]): List => ({
  where: `document IS NULL AND cited_by > 0${words.map((_, at) => ` AND instr(name, :word${at}) > 0`).join("")}`,
  atMost: "m.cited_by > 0",
  paged: "directives_wanted",
  counted: words.length === 0 ? "directives_wanted" : "",
});
const by = (index: string): string => (index === "" ? "NOT INDEXED" : `INDEXED BY ${index}`);

/** @param page the rows of a list, `:limit` of them after `:offset`. @param count how many there are, as `n`. */
function listsOf(
  db: Database,
  { page, count }: { readonly page: (list: List) => string; readonly count: (list: List) => string },
): DirectiveLists {
  const statements = (list: List) => ({ page: db.prepare(page(list)), count: db.prepare(count(list)) });
  const cited = db.prepare(page(CITED));
  const suspect = statements(SUSPECT);
  const rows = (found: unknown[]): NodeRow[] => (found as NodeRow[]).map((row) => ({ ...row }));
  const answer = (
    { page, count }: ReturnType<typeof statements>,
    words: readonly string[],
    limit: number,
    offset: number,
  ): Page<NodeRow> => {
    const named = Object.fromEntries(words.map((word, at) => [`word${at}`, word]));
    return {
      total: (count.get(named) as { n: number }).n,
      rows: rows(page.all({ limit, offset, ...named })),
    };
  };
  return {
    mostCited: (limit) => rows(cited.all({ limit, offset: 0 })),
    wantedNodes: (words, limit, offset) => answer(statements(wanted(words)), words, limit, offset),
    suspectNodes: (limit, offset) => answer(suspect, [], limit, offset),
  };
}

export const createDirectiveLists = (db: Database): DirectiveLists =>
  listsOf(db, {
    page: ({ where, paged }) =>
      `SELECT ${NODE} FROM directives ${by(paged)} WHERE ${where} ${ORDER} LIMIT :limit OFFSET :offset`,
    count: ({ where, counted }) => `SELECT count(*) AS n FROM directives ${by(counted)} WHERE ${where}`,
  });

/**
 * Most directives are as they are in the whole archive, and come from its indexes; the few that something hidden has
 * touched are worked out one by one.
 *
 * @param db a connection on which views cover the tables.
 */
export function createDirectiveListsWithin(db: Database): DirectiveLists {
  const touched = `WITH touched AS MATERIALIZED (SELECT key FROM ${TOUCHED})`;
  const untouched = ({ where }: List, index: string) =>
    `FROM main.directives ${by(index)} WHERE ${where} AND key NOT IN (SELECT key FROM touched)`;
  const seen = (columns: string, { where, atMost }: List, least = "true") => `
    SELECT ${columns} FROM (
      SELECT d.* FROM touched AS t CROSS JOIN main.directives AS m ON m.key = t.key AND ${atMost} AND ${least}
      CROSS JOIN directives AS d ON d.key = t.key)
    WHERE ${where}`;
  const lists = listsOf(db, {
    page(list) {
      const rest = `${untouched(list, list.paged)} ${ORDER}`;
      // Nobody sees more citations than there are: what has fewer than the last of these comes after it.
      const least = `m.cited_by >= coalesce((SELECT cited_by ${rest} LIMIT 1 OFFSET :limit + :offset - 1), 0)`;
      return `${touched}
        SELECT key, document, citedBy FROM (
          SELECT * FROM (SELECT ${NODE} ${rest} LIMIT :limit + :offset)
          UNION ALL ${seen(NODE, list, least)})
        ORDER BY citedBy DESC, key LIMIT :limit OFFSET :offset`;
    },
    count: (list) => `${touched}
      SELECT (SELECT count(*) ${untouched(list, list.counted)}) + (${seen("count(*)", list)}) AS n`,
  });
  // The same is asked by every look at a page: until something is written.
  const version = db.prepare("PRAGMA data_version");
  const answers = new Map<string, unknown>();
  let since = -1;
  function remembered<T>(asked: string, answer: () => T): T {
    const { data_version: now } = version.get() as { data_version: number };
    if (now !== since || answers.size >= MOST_REMEMBERED) answers.clear();
    since = now;
    if (!answers.has(asked)) answers.set(asked, answer());
    return answers.get(asked) as T;
  }
  return {
    mostCited: (limit) => remembered(`cited ${limit}`, () => lists.mostCited(limit)),
    wantedNodes: (words, ...page) =>
      remembered(`wanted ${JSON.stringify([words, page])}`, () => lists.wantedNodes(words, ...page)),
    suspectNodes: (...page) => remembered(`suspect ${page}`, () => lists.suspectNodes(...page)),
  };
}
