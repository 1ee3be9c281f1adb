/**
 * An index of syllable pairs over subjects and texts (FTS5, without the texts themselves): it answers questions that
 * are sentences, and finds what is near to a text. Kept in the same transaction as the text.
 */
import { foldedPairs } from "../text/pairs.ts";
import { createState, type Database } from "./database.ts";
import { atEnd } from "./transaction.ts";

export interface PairIndex {
  /** In how many documents a pair occurs: exact up to COUNTED, estimated beyond; 0 for an unknown one. */
  pairFrequency(pair: string): number;
  /** The documents that any of the pairs occur in, best BM25 first. @param pairs as `foldedPairs` makes them. */
  nearestByPairs(pairs: readonly string[], limit: number): { readonly id: string; readonly score: number }[];
}

export interface PairWriter {
  put(document: string, subject: string, text: string): void;
}

/** A pair in the subject says as much as two in the text. */
const SUBJECT_WEIGHT = 2;

/** Counting a long list to its end takes some 10 ms at 100,000 documents, up to here half a millisecond. */
const COUNTED = 5_000;
/** Frequencies that are remembered while the catalogue stays as it is. */
const MOST_REMEMBERED = 50_000;

export function createPairIndex(db: Database): PairIndex {
  const counted = db.prepare(`
    SELECT count(*) AS n, max(rowid) AS last FROM (
      SELECT rowid FROM pairs WHERE pairs MATCH ? ORDER BY rowid LIMIT ${COUNTED})`);
  const lastRow = db.prepare("SELECT max(row) AS last FROM pair_rows");
  const state = createState(db);
  // Only the best are given their documents: the join would cost as much as the ranking.
  const nearest = db.prepare(`
    SELECT r.document AS id, best.score FROM (
      SELECT rowid AS row, -bm25(pairs, ${SUBJECT_WEIGHT}.0, 1.0) AS score
      FROM pairs WHERE pairs MATCH ? ORDER BY score DESC, rowid LIMIT ?) AS best
    JOIN pair_rows r ON r.row = best.row ORDER BY best.score DESC, r.document`);

  function frequency(pair: string): number {
    const { n, last } = counted.get(quoted(pair)) as { n: number; last: number };
    if (n < COUNTED) return n;
    // As frequent in the rest of the archive as among those that were counted.
    const rows = (lastRow.get() as { last: number }).last;
    return Math.round((n * rows) / last);
  }

  let remembered = new Map<string, number>();
  let rememberedAt = "";
  return {
    pairFrequency(pair) {
      const now = state();
      if (now !== rememberedAt || remembered.size > MOST_REMEMBERED) remembered = new Map();
      rememberedAt = now;
      const known = remembered.get(pair) ?? frequency(pair);
      remembered.set(pair, known);
      return known;
    },
    nearestByPairs: (pairs, limit) =>
      pairs.length === 0
        ? []
        : (nearest.all(pairs.map(quoted).join(" OR "), limit) as { id: string; score: number }[]),
  };
}

/** A pair holds letters, digits and the underscore only; quoted it is one term of the query language. */
const quoted = (pair: string): string => `"${pair.replaceAll('"', "")}"`;

export function createPairWriter(db: Database): PairWriter {
  const row = db.prepare("SELECT row FROM pair_rows WHERE document = ?");
  const addRow = db.prepare("INSERT INTO pair_rows (document) SELECT id FROM documents WHERE id = ?");
  const drop = db.prepare("DELETE FROM pairs WHERE rowid = ?");
  const add = db.prepare("INSERT INTO pairs (rowid, subject, body) VALUES (?, ?, ?)");
  // Other statements between two rows make FTS5 write down what it holds in memory, and each time it does, it has one
  // more list to merge: so all rows of a transaction follow one another. Measured, two thirds of their cost.
  const waiting = new Map<string, readonly [subject: string, body: string]>();

  function finish(): void {
    const rows = [...waiting].flatMap(([document, columns]) => {
      const known = row.get(document) as { row: number } | undefined;
      if (known) return [{ id: known.row, known: true, columns }];
      const { changes, lastInsertRowid } = addRow.run(document);
      // It may have gone since, in the same transaction.
      return changes === 0 ? [] : [{ id: Number(lastInsertRowid), known: false, columns }];
    });
    for (const { id, known } of rows) if (known) drop.run(id);
    for (const { id, columns } of rows) add.run(id, ...columns);
    waiting.clear();
  }
  const ending = { finish, forget: () => waiting.clear() };

  return {
    put(document, subject, text) {
      waiting.set(document, [foldedPairs(subject).join(" "), foldedPairs(text).join(" ")]);
      atEnd(db, ending);
    },
  };
}
