/**
 * `npm run bench -- ingest [--files N] [--dir DIR] [--json]`
 *
 * How fast files become searchable: the real `index` command over an empty data folder, and again over unchanged files.
 * Where `recollindex` is installed, it reads the same folder in the same run. The files stay in DIR for the next time.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { DatabaseSync } from "@photostructure/sqlite";
import type { RunReport } from "../../indexer/index.ts";
import { dataFolder } from "../../src/data-folder.ts";
import type { Format } from "../archive/files.ts";
import { makeIngestFiles } from "./ingest-files.ts";
import { table } from "./timings.ts";
import { processorOfChildren, type Watched, watchTree } from "./usage.ts";

const CLI = path.resolve(import.meta.dirname, "../cli.ts");
/** As `npm run cli` starts it. */
const YOUNG = "--max-semi-space-size=4";

type Role = keyof typeof ROLES;
const ROLES = {
  owner: "tiến trình chính",
  extraction: "tiến trình trích chữ",
  program: "chương trình khác",
  engine: "Meilisearch",
  recoll: "recollindex",
} as const;

interface Used {
  readonly role: Role;
  readonly processes: number;
  /** Seconds of the processor, all together. */
  readonly processor: number;
  /** MB, the most that one of them held. */
  readonly peak: number;
}

interface Ran {
  readonly seconds: number;
  /** Seconds of the processor, everything that was started together. */
  readonly processor: number;
  readonly used: readonly Used[];
  /** MB that all processes but the engine held at one moment, at most. */
  readonly own: number;
}

interface Rate {
  readonly format: Format;
  readonly files: number;
  /** Files a second. */
  readonly rate: number;
}

interface Report {
  readonly files: number;
  readonly load: number;
  readonly first: Ran & { readonly report: RunReport; readonly rates: readonly Rate[] };
  readonly second: Ran & { readonly report: RunReport };
  readonly recoll: Ran | null;
}

/** Runs a program to its end. @throws Error when it is not there or does not end well. */
async function run(program: string, args: readonly string[], roleOf: (process: Watched) => Role) {
  const started = performance.now();
  const processorBefore = processorOfChildren();
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "ignore"] });
  const ended = once(child, "close");
  const watch = watchTree(child.pid ?? 0, (one) => roleOf(one) !== "engine");
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString("utf8");
  });
  try {
    const [code] = await ended;
    if (code !== 0) throw new Error(`${program} ended with ${code}: ${output.slice(-500)}`);
  } finally {
    watch.stop();
  }
  const seconds = (performance.now() - started) / 1000;
  const processor = (processorOfChildren() - processorBefore) / 1000;
  return { seconds, processor, output, used: usedBy(watch.seen(), roleOf), own: watch.together() };
}

function usedBy(processes: readonly Watched[], roleOf: (process: Watched) => Role): Used[] {
  return (Object.keys(ROLES) as Role[]).flatMap((role) => {
    const those = processes.filter((one) => roleOf(one) === role);
    if (those.length === 0) return [];
    const processor = those.reduce((sum, one) => sum + one.processor, 0) / 1000;
    return [{ role, processes: those.length, processor, peak: Math.max(...those.map(({ peak }) => peak)) }];
  });
}

const ourRole = ({ command }: Watched): Role => {
  if (/meilisearch(?!\/)[^/]*--/u.test(command)) return "engine";
  if (/\bworker\.ts\b/u.test(command)) return "extraction";
  return /\bcli\.ts\b/u.test(command) ? "owner" : "program";
};

async function index(files: string, data: string): Promise<Ran & { readonly report: RunReport }> {
  const args = [...process.execArgv, YOUNG, CLI, "index", files, "--data", data, "--json"];
  const { output, ...ran } = await run(process.execPath, args, ourRole);
  return { ...ran, report: JSON.parse(output) as RunReport };
}

/** Formats lie in folders of their own, which are read one after the other: each takes until its last file is in. */
function ratesOf(data: string, files: string, counts: ReadonlyMap<Format, number>): Rate[] {
  const db = new DatabaseSync(dataFolder(data).catalogue, { readOnly: true });
  try {
    const begun = db.prepare("SELECT started_at AS at FROM runs ORDER BY run").get() as { at: string };
    const last = db.prepare("SELECT max(noted_at) AS at FROM files WHERE path > ? AND path < ?");
    let before = Date.parse(begun.at);
    return [...counts].map(([format, count]) => {
      const folder = path.join(files, format);
      const { at } = last.get(`${folder}/`, `${folder}0`) as { at: string };
      const rate = (count * 1000) / (Date.parse(at) - before);
      before = Date.parse(at);
      return { format, files: count, rate };
    });
  } finally {
    db.close();
  }
}

/** The desktop indexer with its own settings over the same files; null where it is not installed. */
async function recoll(files: string, folder: string): Promise<Ran | null> {
  const config = path.join(folder, "recoll");
  await mkdir(config, { recursive: true });
  await writeFile(path.join(config, "recoll.conf"), `topdirs = ${files}\n`);
  try {
    const { output: _, ...ran } = await run("recollindex", ["-c", config], () => "recoll");
    return ran;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

async function measure(dir: string, count: number): Promise<Report> {
  const files = path.join(dir, "files");
  const counts = await makeIngestFiles(files, count);
  const folder = await mkdtemp(path.join(dir, "run-"));
  try {
    const data = path.join(folder, "data");
    const first = await index(files, data);
    const rates = ratesOf(data, files, counts);
    const second = await index(files, data);
    const other = await recoll(files, folder);
    return {
      ...{ files: count, load: loadavg()[0] ?? 0 },
      ...{ first: { ...first, rates }, second, recoll: other },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function printed({ files, load, first, second, recoll }: Report): string {
  const whole = (value: number) => value.toFixed(0);
  const share = (seconds: number) => `${((100 * seconds) / first.seconds).toFixed(0)} %`;
  const { engine, taken, known, failed } = first.report;
  const runs: [name: string, ran: Ran][] = [
    ["lần đầu", first],
    ["lần hai, không đổi", second],
    ...(recoll ? [["recollindex", recoll] as [string, Ran]] : []),
  ];
  return [
    `${files} tệp: ${taken} văn bản, ${known} bản sao, ${failed} tệp lỗi; tải của máy ${load.toFixed(1)}`,
    "",
    table([
      ["", "giây", "tệp/giây", "bộ xử lý, giây", "MB"],
      ...runs.map(([name, ran]) => [
        name,
        ran.seconds.toFixed(1),
        whole(files / ran.seconds),
        ran.processor.toFixed(1),
        whole(ran.own),
      ]),
    ]),
    "",
    table([
      ["lần đầu, theo định dạng", "tệp", "tệp/giây"],
      ...first.rates.map(({ format, files, rate }) => [format.toUpperCase(), whole(files), whole(rate)]),
    ]),
    "",
    table([
      ["", "", "số", "bộ xử lý, giây", "bộ nhớ cao nhất, MB"],
      ...runs.flatMap(([name, ran]) =>
        ran.used.map(({ role, processes, processor, peak }) => [
          ...[name, ROLES[role], whole(processes), processor.toFixed(1), whole(peak)],
        ]),
      ),
    ]),
    "",
    "MB: bộ nhớ mà các tiến trình cùng giữ một lúc, nhiều nhất, phần dùng chung tính một lần; không kể Meilisearch.",
    `Meilisearch làm việc trong ${share(engine.atWork)} thời gian; chỉ còn chờ nó: ${share(engine.waitedFor)}.`,
  ].join("\n");
}

/** The command. @returns the exit code. */
export async function runBenchIngest(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      files: { type: "string", default: "7500" },
      dir: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  const count = Number(values.files);
  const dir = path.resolve(values.dir ?? path.join(tmpdir(), `chi-dan-ingest-${count}`));
  await mkdir(dir, { recursive: true });
  const report = await measure(dir, count);
  console.log(values.json ? JSON.stringify(report, null, 2) : printed(report));
  return 0;
}
