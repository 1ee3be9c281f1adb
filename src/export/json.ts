/** The register as one JSON object, a document a line. */
import type { RegisterRow } from "./row.ts";

/** @param head what stands before the documents: the question and how many it finds */
export async function* json(
  rows: AsyncIterable<RegisterRow>,
  head: Readonly<Record<string, unknown>>,
): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)}${Object.keys(head).length > 0 ? "," : ""}"documents":[`;
  let between = "\n";
  for await (const row of rows) {
    yield between + JSON.stringify(row);
    between = ",\n";
  }
  yield "\n]}\n";
}
