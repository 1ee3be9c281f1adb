/** What a catalogue and an engine hold, without the hours at which it came in: for comparing two of them. */
import { DatabaseSync } from "@photostructure/sqlite";
import type { Engine } from "../../src/search/engine.ts";

const TABLES: Readonly<Record<string, string>> = {
  documents: "id",
  links: "document, ordinal",
  directives: "key",
  issuers: "id",
  files: "path",
  publications: "document",
  agreements: "a, b",
  copy_facts: "document",
  roots: "path",
};
/** Hours, and the version of the program. */
const LEFT_OUT: ReadonlySet<string> = new Set(["added_at", "noted_at", "reader"]);

/** Rows of a table, and letters of a row, that are shown where two differ. */
const SHOWN = 5;
const SHOWN_OF = 2_000;

export function dumpCatalogue(file: string): Record<string, unknown[]> {
  const db = new DatabaseSync(file);
  try {
    return Object.fromEntries(
      Object.entries(TABLES).map(([table, order]) => [
        table,
        (db.prepare(`SELECT * FROM ${table} ORDER BY ${order}`).all() as Record<string, unknown>[]).map(
          (row) =>
            Object.fromEntries(
              Object.entries(row)
                .filter(([column]) => !LEFT_OUT.has(column))
                .map(([column, value]) => [
                  column,
                  value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value,
                ]),
            ),
        ),
      ]),
    );
  } finally {
    db.close();
  }
}

export async function dumpEngine(engine: Engine): Promise<string[]> {
  const held: string[] = [];
  for await (const { id, revision } of engine.revisions()) held.push(`${id} ${revision}`);
  return held.sort();
}

/** Rows that only one of two dumps has, some of each table: two archives of a thousand letters are too much to look at. */
export function differences(one: Readonly<Record<string, unknown[]>>, other: typeof one): string[] {
  return Object.keys(one).flatMap((table) => {
    const rows = [one, other].map((dump) => new Set(dump[table]?.map((row) => JSON.stringify(row))));
    return [0, 1].flatMap((at) =>
      [...(rows[at] ?? [])]
        .filter((row) => !rows[1 - at]?.has(row))
        .slice(0, SHOWN)
        .map((row) => `${"-+"[at]} ${table} ${row.slice(0, SHOWN_OF)}`),
    );
  });
}
