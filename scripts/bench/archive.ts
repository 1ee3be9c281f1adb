/**
 * The generated archive that benchmarks ask: made once, kept, and used again as long as the program that made it is
 * the present one.
 *
 *   DIR/files/, DIR/files.truth.jsonl   the directives, and what is true of them
 *   DIR/data/                           the data folder (catalogue and engine) over them
 *   DIR/archive.json                    how many they are, and the versions of what read and indexed them
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { currentVersions } from "../../indexer/versions.ts";
import { SETTINGS, settingsVersion } from "../../src/search/meilisearch/settings.ts";
import type { ArchiveTruth } from "../archive/generate.ts";
import { makeArchive, parseTask, truthFile } from "../make-archive.ts";

export interface BenchArchive {
  readonly documents: number;
  /** The data folder. */
  readonly data: string;
  /** What is true of every directive, in the order of the archive. */
  truths(): AsyncIterable<ArchiveTruth>;
}

export interface ArchiveOptions {
  readonly documents: number;
  readonly dir: string;
  /** Takes what is there as it stands, even when another version of the program made it. */
  readonly keep: boolean;
}

const SEED = "1";
const CLI = path.resolve(import.meta.dirname, "../cli.ts");

/** Opens the archive, and makes what is missing or old: the files, their readings, the index. */
export async function openArchive({ documents, dir, keep }: ArchiveOptions): Promise<BenchArchive> {
  const out = path.join(dir, "files");
  const data = path.join(dir, "data");
  const marker = path.join(dir, "archive.json");
  const versions = { ...currentVersions(), settings: settingsVersion(SETTINGS) };
  const wanted = JSON.stringify({ documents, seed: SEED, ...versions });
  const held = existsSync(marker) ? readFileSync(marker, "utf8") : "{}";
  const made = JSON.parse(held) as { documents?: number; seed?: string };
  const same = made.documents === documents && made.seed === SEED;
  if (!same) {
    await rm(out, { recursive: true, force: true });
    await mkdir(dir, { recursive: true });
    await makeArchive(parseTask(["--count", `${documents}`, "--seed", SEED, "--out", out, "--as", "files"]));
  }
  if (!same || !(keep || held === wanted)) {
    await index(out, data);
    await writeFile(marker, wanted);
  }
  return { documents, data, truths: () => truthsOf(truthFile(out)) };
}

/** The way that every archive goes in; what is in already costs a look. @throws Error when it does not end well. */
async function index(files: string, data: string): Promise<void> {
  const args = [...process.execArgv, CLI, "index", files, "--data", data];
  const indexer = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
  const [code] = await once(indexer, "exit");
  if (code !== 0) throw new Error(`index ended with ${code}`);
}

async function* truthsOf(file: string): AsyncGenerator<ArchiveTruth> {
  for await (const line of createInterface({ input: createReadStream(file) }))
    yield JSON.parse(line) as ArchiveTruth;
}
