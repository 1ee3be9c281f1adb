/** What the suggestions are made of, read from the catalogue in small steps. */
import { createState, type Database } from "./database.ts";

export interface SuggestibleReader {
  /** Number and subject of every document. */
  numbersAndSubjects(): Iterable<{
    readonly id: string;
    readonly number: string | null;
    readonly subject: string | null;
  }>;
  /** Names of the organs that issued documents, and how many each. */
  issuersCounted(): Iterable<{ readonly name: string; readonly count: number }>;
  /** Another value whenever anything in the catalogue may have changed, by this connection or another. */
  state(): string;
}

const STEP = 64;

export function createSuggestibleReader(db: Database): SuggestibleReader {
  const step = db.prepare(`SELECT id, number, subject FROM documents WHERE id > ? ORDER BY id LIMIT ${STEP}`);
  const issuers = db.prepare(`
    SELECT id, name, (SELECT count(*) FROM documents WHERE issuer = issuers.id) AS count
    FROM issuers WHERE id > ? ORDER BY id LIMIT ${STEP}`);
  return {
    *numbersAndSubjects() {
      for (let after = ""; ; ) {
        const rows = step.all(after) as { id: string; number: string | null; subject: string | null }[];
        yield* rows.map(({ id, number, subject }) => ({ id, number, subject }));
        const last = rows.at(-1);
        if (!last) return;
        after = last.id;
      }
    },
    *issuersCounted() {
      for (let after = ""; ; ) {
        const rows = issuers.all(after) as { id: string; name: string; count: number }[];
        yield* rows.map(({ name, count }) => ({ name, count }));
        const last = rows.at(-1);
        if (!last) return;
        after = last.id;
      }
    },
    state: createState(db),
  };
}
