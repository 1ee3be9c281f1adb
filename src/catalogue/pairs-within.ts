/**
 * Pairs of syllables for somebody who does not see everything. What FTS5 knows of the whole archive (how rare a pair
 * is, how long texts are) would let hidden texts move the seen ones up and down, so BM25 is reckoned here over what is
 * seen alone: Büttcher and Clarke, "A security model for full-text file system search in multi-user environments".
 */
import type { Database } from "./database.ts";
import type { PairIndex } from "./pairs.ts";

/** As FTS5 has them. */
const K1 = 1.2;
const B = 0.75;
const SUBJECT_WEIGHT = 2;
/** Pairs of an ordinary letter: a fixed measure of length, so that no text tells of another. */
const USUAL_PAIRS = 600;

/** @param hidden condition on "audience". */
export function createPairIndexWithin(db: Database, hidden: string): PairIndex {
  const seen = `NOT EXISTS (SELECT 1 FROM main.apart WHERE apart.document = r.document AND ${hidden})`;
  const frequency = db.prepare(`
    SELECT count(*) AS n FROM main.pairs AS p JOIN main.pair_rows AS r ON r.row = p.rowid
    WHERE p.pairs MATCH ? AND ${seen}`);
  const places = db.prepare(`
    SELECT v.doc AS row, count(*) + ${SUBJECT_WEIGHT - 1} * sum(v.col = 'subject') AS times
    FROM temp.pair_places AS v JOIN main.pair_rows AS r ON r.row = v.doc
    WHERE v.term = ? AND ${seen} GROUP BY v.doc`);
  const size = db.prepare("SELECT sz FROM main.pairs_docsize WHERE id = ?");
  const document = db.prepare("SELECT document FROM main.pair_rows WHERE row = ?");
  const total = db.prepare(
    `SELECT (SELECT count(*) FROM main.documents) - (SELECT count(*) FROM main.apart WHERE ${hidden}) AS n`,
  );

  return {
    pairFrequency: (pair) => (frequency.get(`"${pair.replaceAll('"', "")}"`) as { n: number }).n,
    nearestByPairs(pairs, limit) {
      const { n: documents } = total.get() as { n: number };
      const dampings = new Map<number, number>();
      const damping = (row: number): number => {
        const known = dampings.get(row);
        if (known !== undefined) return known;
        const length = pairsIn((size.get(row) as { sz: Uint8Array } | undefined)?.sz ?? new Uint8Array());
        const made = K1 * (1 - B + (B * length) / USUAL_PAIRS);
        dampings.set(row, made);
        return made;
      };
      const scores = new Map<number, number>();
      for (const pair of new Set(pairs)) {
        const rows = places.all(pair) as { row: number; times: number }[];
        const rarity = Math.max(Math.log((documents - rows.length + 0.5) / (rows.length + 0.5)), 1e-6);
        for (const { row, times } of rows) {
          const score = (rarity * times * (K1 + 1)) / (times + damping(row));
          scores.set(row, (scores.get(row) ?? 0) + score);
        }
      }
      return [...scores]
        .sort((a, b) => b[1] - a[1] || a[0] - b[0])
        .slice(0, limit)
        .map(([row, score]) => ({ id: (document.get(row) as { document: string }).document, score }));
    },
  };
}

/** How many pairs a row has: FTS5 keeps a number for each column, seven bits a byte, the highest first. */
function pairsIn(sizes: Uint8Array): number {
  let sum = 0;
  let number = 0;
  for (const byte of sizes) {
    number = number * 128 + (byte & 0x7f);
    if (byte & 0x80) continue;
    sum += number;
    number = 0;
  }
  return sum;
}
