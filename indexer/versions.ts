/**
 * Which version of the readers made a reading, and which of the index documents the index holds. Both are
 * digests of the sources and tables themselves, so nobody has to remember to count a number up: an update of
 * the program, or a row that an office adds to a table, is seen at the next run.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

export interface Versions {
  /** Text → reading. */
  readonly reader: string;
  /** Reading → index document. */
  readonly index: string;
}

const SRC = path.resolve(import.meta.dirname, "../src");
const READERS = [
  "text",
  "vietnamese-tokenizer",
  "reading",
  "citations",
  "campaigns",
  "knowledge",
  "directive.ts",
];
const INDEXING = ["search", "vietnamese-tokenizer", "citations", "knowledge"];
/** The engine's dialect and the answering of questions: the engine itself says when its settings are old. */
const NOT_INDEXING: ReadonlySet<string> = new Set([
  "meilisearch",
  "query.ts",
  "plan.ts",
  "service.ts",
  "engine.ts",
]);

/** @param tablesDir an office's own rows, where it has any. */
export function currentVersions(tablesDir?: string): Versions {
  const own = tablesDir ? [path.resolve(tablesDir)] : [];
  return {
    reader: digest([...READERS.map((name) => path.join(SRC, name)), ...own], new Set()),
    index: digest([...INDEXING.map((name) => path.join(SRC, name)), ...own], NOT_INDEXING),
  };
}

function digest(places: readonly string[], except: ReadonlySet<string>): string {
  const hash = createHash("sha256");
  for (const place of places) {
    const base = path.dirname(place);
    for (const file of filesOf(place, except)) {
      hash
        .update(`${path.relative(base, file)}\0`)
        .update(readFileSync(file))
        .update("\0");
    }
  }
  return hash.digest("hex").slice(0, 16);
}

function filesOf(place: string, except: ReadonlySet<string>): string[] {
  if (except.has(path.basename(place)) || !existsSync(place)) return [];
  if (!statSync(place).isDirectory()) return /\.(?:ts|js|json)$/u.test(place) ? [place] : [];
  return readdirSync(place)
    .sort()
    .flatMap((name) => filesOf(path.join(place, name), except));
}
