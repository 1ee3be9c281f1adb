/** Reads files and says what a careful clerk would read in them; writes nothing. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { DocumentError } from "../src/errors.ts";
import type { Knowledge } from "../src/knowledge/index.ts";
import { MOST_NESTED, MOST_UNPACKED, WITHIN } from "./extract/members.ts";
import { createExtractionPool, type ExtractionPool, type PoolOptions } from "./extract/pool.ts";
import type { FileProblem } from "./problems.ts";
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
  const scratch = await mkdtemp(path.join(tmpdir(), "chi-dan-"));
  let files = 0;
  const read = (scanned: Scanned) =>
    scanned.kind === "problem"
      ? Promise.resolve([failed(scanned.shown, scanned.problem)])
      : readOne(scanned.path, scanned.shown, knowledge, pool, path.join(scratch, String(files++)), 0);
  try {
    // As many ahead as there are processes; the answers keep the order of the files.
    const ahead: Promise<ReadResult[]>[] = [];
    for await (const scanned of scan(roots)) {
      ahead.push(read(scanned));
      while (ahead.length > 2 * pool.processes) yield* await (ahead.shift() as Promise<ReadResult[]>);
    }
    for (const results of ahead) yield* await results;
  } finally {
    await pool.close();
    await rm(scratch, { recursive: true, force: true });
  }
}

/** What one file, or each of the files that it holds, says. */
async function readOne(
  at: string,
  shown: string,
  knowledge: Knowledge,
  pool: ExtractionPool,
  into: string,
  depth: number,
): Promise<ReadResult[]> {
  try {
    const unpacking =
      depth < MOST_NESTED
        ? { into, mostBytes: MOST_UNPACKED.bytes, mostFiles: MOST_UNPACKED.files }
        : undefined;
    const extraction = await pool.open(at, undefined, unpacking);
    if (!("members" in extraction)) {
      const { text, mediaType, scan = null } = extraction;
      const fileName = path.basename(shown.slice(shown.lastIndexOf(WITHIN) + 1).trim());
      const { directive } = makeReading(text, { fileName, mediaType, scan }, knowledge, "");
      return [{ file: shown, ...directive }];
    }
    const results: ReadResult[] = [];
    for (const member of extraction.members) {
      const name = `${shown} ${WITHIN} ${member.name}`;
      if ("code" in member) results.push(failed(name, member));
      else
        results.push(...(await readOne(member.file, name, knowledge, pool, `${member.file}.in`, depth + 1)));
    }
    await rm(into, { recursive: true, force: true });
    return results;
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    return [failed(shown, { code: error.code, reason: error.message })];
  }
}

const failed = (file: string, { code, reason }: FileProblem): ReadResult => ({
  file,
  error: { code, message: reason },
});
