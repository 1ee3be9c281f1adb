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
