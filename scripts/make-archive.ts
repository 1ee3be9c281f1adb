/**
 * Makes an archive of directives for benchmarks, with the truth beside it (scripts/archive/generate.ts says what is in it).
 *
 *   npm run make-archive -- --count N [--seed S] --out FILE.jsonl --as text
 *   npm run make-archive -- --count N [--seed S] --out DIR --as files [--formats txt:6,html:2,docx:1,pdf:1]
 *
 * Text: one `{"id","file","text"}` a line, and FILE.truth.jsonl. Files: DIR/year/province/…, and DIR.truth.jsonl beside
 * the folder, so that an indexer that walks it does not meet the answers.
 */
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { type Knowledge, loadKnowledge } from "../src/knowledge/index.ts";
import { formatOf, parseShares, renderFile, type Shares } from "./archive/files.ts";
import { generateArchive } from "./archive/generate.ts";

export interface ArchiveTask {
  readonly count: number;
  readonly seed: number;
  readonly out: string;
  readonly as: "text" | "files";
  readonly shares: Shares;
}

export const USAGE =
  "make-archive --count N [--seed S] --out FILE.jsonl --as text | --out DIR --as files [--formats txt:6,html:2,docx:1,pdf:1]";

/** Reads the command line. @throws Error with what is wrong and the usage. */
export function parseTask(args: readonly string[]): ArchiveTask {
  const { values } = parseArgs({
    args: [...args],
    options: {
      count: { type: "string" },
      seed: { type: "string", default: "1" },
      out: { type: "string" },
      as: { type: "string", default: "text" },
      formats: { type: "string", default: "txt" },
    },
  });
  const count = Number(values.count);
  const seed = Number(values.seed);
  if (!Number.isInteger(count)) throw new Error(`--count must be a whole number.\n${USAGE}`);
  if (!Number.isInteger(seed)) throw new Error(`--seed must be a whole number.\n${USAGE}`);
  if (values.out === undefined) throw new Error(`--out is missing.\n${USAGE}`);
  if (values.as !== "text" && values.as !== "files") throw new Error(`--as is text or files.\n${USAGE}`);
  return { count, seed, out: values.out, as: values.as, shares: parseShares(values.formats) };
}

/** Where the truth of an archive goes. */
export const truthFile = (out: string): string => `${out.replace(/\.jsonl$|\/$/u, "")}.truth.jsonl`;

/** Joins lines to chunks, so that streams have less to do. */
const CHUNK = 1 << 18;

/** Two outputs are fed from one generator: the truth goes to its own stream, which is waited for when it is full. */
async function writeText(task: ArchiveTask, knowledge: Knowledge): Promise<void> {
  const truth = createWriteStream(truthFile(task.out));
  async function* lines(): AsyncGenerator<string> {
    let texts = "";
    let truths = "";
    for (const directive of generateArchive({ ...task, knowledge })) {
      const { id, file } = directive.truth;
      texts += `${JSON.stringify({ id, file, text: directive.text })}\n`;
      truths += `${JSON.stringify(directive.truth)}\n`;
      if (texts.length < CHUNK) continue;
      yield texts;
      if (!truth.write(truths)) await once(truth, "drain");
      texts = "";
      truths = "";
    }
    yield texts;
    truth.write(truths);
  }
  await pipeline(Readable.from(lines()), createWriteStream(task.out));
  await new Promise<void>((resolve, reject) => {
    truth.once("error", reject);
    truth.end(resolve);
  });
}

async function writeFiles(task: ArchiveTask, knowledge: Knowledge): Promise<void> {
  const folders = new Set<string>();
  async function* truths(): AsyncGenerator<string> {
    for (const { text, truth } of generateArchive({ ...task, knowledge })) {
      const format = formatOf(truth.id, task.shares);
      const file = `${truth.file}.${format}`;
      const target = path.join(task.out, file);
      const folder = path.dirname(target);
      if (!folders.has(folder)) {
        await mkdir(folder, { recursive: true });
        folders.add(folder);
      }
      await writeFile(
        target,
        await renderFile(text, { title: truth.subject, issuedOn: truth.issuedOn }, format),
      );
      yield `${JSON.stringify({ ...truth, file })}\n`;
    }
  }
  await pipeline(Readable.from(truths()), createWriteStream(truthFile(task.out)));
}

/** Writes an archive and its truth. @throws RangeError for a count out of range; what the file system throws. */
export async function makeArchive(task: ArchiveTask, knowledge: Knowledge = loadKnowledge()): Promise<void> {
  await mkdir(path.dirname(path.resolve(task.out)), { recursive: true });
  if (task.as === "text") await writeText(task, knowledge);
  else await writeFiles(task, knowledge);
}

async function main(): Promise<void> {
  const started = performance.now();
  const task = parseTask(process.argv.slice(2));
  await makeArchive(task);
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `${task.count} directives in ${seconds.toFixed(1)} s (${Math.round(task.count / seconds)}/s): ${task.out}, ${truthFile(task.out)}`,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();
