/** Reads files and says what a careful clerk would read in them; writes nothing. */
import path from "node:path";
import { DocumentError } from "../src/errors.ts";
import type { Knowledge } from "../src/knowledge/index.ts";
import { createExtractionPool, type ExtractionPool, type PoolOptions } from "./extract/pool.ts";
import { makeReading } from "./reading.ts";
import { openRoots, type Scanned, scan } from "./scan.ts";

/** One line of `read --json`: the directive's fields with the file, or why there are none. */
export type ReadResult =
  | ({ readonly file: string } & ReturnType<typeof makeReading>["directive"])
  | { readonly file: string; readonly error: { readonly code: string; readonly message: string } };

/**
 * @param given files and folders.
 * @throws UsageError for paths that do not exist.
 */
export async function* readFiles(
  given: readonly string[],
  knowledge: Knowledge,
  options: { readonly extraction?: PoolOptions } = {},
): AsyncGenerator<ReadResult> {
  const roots = await openRoots(given);
  const pool = createExtractionPool({ warm: true, ...options.extraction });
  try {
    // As many ahead as there are processes; the answers keep the order of the files.
    const ahead: Promise<ReadResult>[] = [];
    for await (const scanned of scan(roots)) {
      ahead.push(readOne(scanned, knowledge, pool));
      while (ahead.length > 2 * pool.processes) yield await (ahead.shift() as Promise<ReadResult>);
    }
    for (const result of ahead) yield await result;
  } finally {
    await pool.close();
  }
}

async function readOne(scanned: Scanned, knowledge: Knowledge, pool: ExtractionPool): Promise<ReadResult> {
  const file = scanned.shown;
  if (scanned.kind === "problem") {
    return { file, error: { code: scanned.problem.code, message: scanned.problem.reason } };
  }
  try {
    const { text, mediaType } = await pool.extract(scanned.path);
    const { directive } = makeReading(text, { fileName: path.basename(file), mediaType }, knowledge, "");
    return { file, ...directive };
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return { file, error: { code: error.code, message: error.message } };
  }
}
