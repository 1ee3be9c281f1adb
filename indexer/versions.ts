/**
 * Which version of the extractors made a text, which of the readers a reading, and which of the index documents the
 * index holds. All are digests of the sources and tables themselves, so nobody has to remember to count a number up: an update of
 * the program, or a row that an office adds to a table, is seen at the next run.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

export interface Versions {
  /** File → text. Changes whenever a file may get another verdict or text than before: files are then read again. */
  readonly extraction: string;
  /** Text → reading. */
  readonly reader: string;
  /** Reading → index document. */
  readonly index: string;
}

const SRC = path.resolve(import.meta.dirname, "../src");
const TABLES = path.join(SRC, "knowledge/tables");
const EXTRACTION = path.join(import.meta.dirname, "extract");
const READING = path.join(import.meta.dirname, "reading.ts");
/** What a reading becomes in the graph of directives is made again with it. */
const LINKING = path.join(SRC, "catalogue/graph-writer.ts");
/** So is which letters are copies of one another. */
const COPIES = path.join(SRC, "catalogue/copies.ts");
/** So is what people have corrected in it. */
const CORRECTING = path.join(SRC, "corrections/apply.ts");
const INDEXING = path.join(SRC, "search/index-document.ts");

/** @param tablesDir an office's own rows, where it has any. */
export function currentVersions(tablesDir?: string): Versions {
  const tables = [TABLES, ...(tablesDir ? [path.resolve(tablesDir)] : [])].flatMap(jsonFilesOf);
  return {
    // Our own readers of formats only: reading all files again for a change elsewhere would cost more than it tells.
    extraction: digest(
      sourcesFrom(path.join(EXTRACTION, "index.ts")).filter((file) => file.startsWith(EXTRACTION + path.sep)),
    ),
    reader: digest([
      ...[READING, LINKING, COPIES, CORRECTING].flatMap((entry) => sourcesFrom(entry)),
      ...tables,
    ]),
    index: digest([...sourcesFrom(INDEXING), ...tables]),
  };
}

const IMPORT = /(?:from |import\()"(\.{1,2}\/[^"]+)"/gu;
/** Types are gone when the program runs. */
const TYPES_ONLY = /^(?:import|export) type [^;"]*from "[^"]+";/gmu;

/** A source and everything of ours that it imports and runs, by itself or through others, in order of name. */
export function sourcesFrom(entry: string): string[] {
  const sources = new Set([entry]);
  for (const source of sources) {
    for (const [, imported = ""] of readFileSync(source, "utf8").replace(TYPES_ONLY, "").matchAll(IMPORT)) {
      sources.add(path.resolve(path.dirname(source), imported));
    }
  }
  return [...sources].sort();
}

function jsonFilesOf(folder: string): string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => path.join(folder, name));
}

function digest(files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files) {
    hash
      .update(`${path.basename(file)}\0`)
      .update(readFileSync(file))
      .update("\0");
  }
  return hash.digest("hex").slice(0, 16);
}
