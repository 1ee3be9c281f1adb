/** For which audience each document's links and copies were worked out, and whose documents may be used for whom. */
import type { Database } from "./database.ts";

export interface Settled {
  /** The audience for which the document's links and copies stand. */
  of(document: string): number;
  /** The one that it has now. */
  current(document: string): number;
  /** From now on they stand for the one that it has. */
  settle(document: string): void;
  /** 0 first. */
  all(): number[];
  /** Audiences whose documents may be used for those of this one: everybody who sees these sees them. As a JSON list. */
  usable(audience: number): string;
}

export function createSettled(db: Database): Settled {
  const settled = db.prepare("SELECT settled FROM apart WHERE document = ?");
  const current = db.prepare("SELECT audience FROM apart WHERE document = ?");
  const put = db.prepare("UPDATE apart SET settled = audience WHERE document = ?");
  const drop = db.prepare("DELETE FROM apart WHERE document = ? AND audience = 0 AND settled = 0");
  const audiences = db.prepare("SELECT id FROM audiences ORDER BY id");
  // Every audience that sees all that this one sees: 0, itself, and those in more collections.
  const wider = db.prepare(`
    SELECT audience FROM audience_collections WHERE collection IN (
      SELECT collection FROM audience_collections WHERE audience = :audience)
    GROUP BY audience HAVING count(*) = (SELECT count(*) FROM audience_collections WHERE audience = :audience)`);
  return {
    of: (document: string): number =>
      (settled.get(document) as { settled: number } | undefined)?.settled ?? 0,
    current: (document: string): number =>
      (current.get(document) as { audience: number } | undefined)?.audience ?? 0,
    settle(document: string): void {
      put.run(document);
      drop.run(document);
    },
    all: (): number[] => [0, ...(audiences.all() as { id: number }[]).map(({ id }) => id)],
    usable: (audience: number): string =>
      audience === 0
        ? "[0]"
        : JSON.stringify([
            0,
            ...(wider.all({ audience }) as { audience: number }[]).map((row) => row.audience),
          ]),
  };
}
