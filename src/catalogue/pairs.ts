/**
 * An index of syllable pairs over subjects and texts (FTS5, without the texts themselves): it answers questions that
 * are sentences, and finds what is near to a text. Kept in the same transaction as the text.
 */
import { foldedPairs } from "../text/pairs.ts";
import type { Database } from "./database.ts";

export interface PairIndex {
  /** In how many documents a pair occurs; 0 for an unknown one. */
  pairFrequency(pair: string): number;
  /** The documents that any of the pairs occur in, best BM25 first. @param pairs as `foldedPairs` makes them. */
  nearestByPairs(pairs: readonly string[], limit: number): { readonly id: string; readonly score: number }[];
}

export interface PairWriter {
  put(document: string, subject: string, text: string): void;
}

/** A pair in the subject says as much as two in the text. */
const SUBJECT_WEIGHT = 2;

export function createPairIndex(db: Database): PairIndex {
  const frequency = db.prepare("SELECT doc AS n FROM pair_counts WHERE term = ?");
  const nearest = db.prepare(`
    SELECT r.document AS id, -bm25(pairs, ${SUBJECT_WEIGHT}.0, 1.0) AS score
    FROM pairs JOIN pair_rows r ON r.row = pairs.rowid
    WHERE pairs MATCH ? ORDER BY score DESC, r.document LIMIT ?`);
  return {
    pairFrequency: (pair) => (frequency.get(pair) as { n: number } | undefined)?.n ?? 0,
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
  const addRow = db.prepare("INSERT INTO pair_rows (document) VALUES (?)");
  const drop = db.prepare("DELETE FROM pairs WHERE rowid = ?");
  const add = db.prepare("INSERT INTO pairs (rowid, subject, body) VALUES (?, ?, ?)");
  return {
    put(document, subject, text) {
      const known = row.get(document) as { row: number } | undefined;
      if (known) drop.run(known.row);
      const id = known?.row ?? Number(addRow.run(document).lastInsertRowid);
      add.run(id, foldedPairs(subject).join(" "), foldedPairs(text).join(" "));
    },
  };
}
