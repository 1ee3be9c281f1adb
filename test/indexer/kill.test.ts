import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { dataFolder } from "../../src/data-folder.ts";
import { openEngine } from "../../src/search/meilisearch/index.ts";
import { dumpCatalogue, dumpEngine } from "./dump.ts";
import { letterText, makeDocx, makePdf } from "./files.ts";

const PROJECT = path.resolve(import.meta.dirname, "../..");
/** By hand, for a night: `KILLS=200 KILL_FILES=1000 npx vitest run test/indexer/kill.test.ts`. */
const KILLS = Number(process.env.KILLS || 6);
const FILES = Number(process.env.KILL_FILES || 60);
/** Who is killed, in turn. */
const VICTIMS = ["indexer", "extractor", "meilisearch"] as const;
type Victim = (typeof VICTIMS)[number];
const SEED = 20170224;

let base: string;
let archive: string;
beforeAll(() => {
  base = mkdtempSync(path.join(tmpdir(), "chi-dan-kill-"));
  archive = path.join(base, "kho");
  mkdirSync(archive);
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** mulberry32: the same moments in every run of the test. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function startIndexer(data: string): ChildProcess {
  return spawn(
    process.execPath,
    ["--import", "./src/loader/register.mjs", "scripts/cli.ts", "index", archive, "--data", data],
    { cwd: PROJECT, stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, MEILI_URL: "" } },
  );
}

/** Runs to the end; the archive holds broken files, so the answer is 1. @returns milliseconds. */
async function runToTheEnd(data: string): Promise<number> {
  const started = performance.now();
  const [code] = await once(startIndexer(data), "exit");
  expect(code).toBe(1);
  return performance.now() - started;
}

interface ProcessLine {
  readonly pid: number;
  readonly parent: number;
}
function processes(): ProcessLine[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "latin1");
        const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        return state === "Z" ? [] : [{ pid: Number(name), parent: Number(parent) }];
      } catch {
        return [];
      }
    });
}
function descendants(of: number): number[] {
  const all = processes();
  const found = [of];
  for (const pid of found) found.push(...all.filter(({ parent }) => parent === pid).map((line) => line.pid));
  return found.slice(1);
}

/** What a process was started as. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

/** Kills after so long, and sees to it that nothing goes on. */
async function killAfter(data: string, ms: number, victim: Victim): Promise<"killed" | "finished"> {
  const indexer = startIndexer(data);
  const exited = once(indexer, "exit");
  const winner = await Promise.race([exited.then(() => "finished" as const), sleep(ms, "killed" as const)]);
  if (winner === "finished") return winner;
  const children = descendants(indexer.pid ?? 0);
  if (victim === "indexer") indexer.kill("SIGKILL");
  else {
    // The run goes on, or ends with a message; either way the next one makes good what is missing.
    const own = children.find((pid) =>
      victim === "meilisearch" ? /meilisearch/u.test(commandOf(pid)) : /worker/u.test(commandOf(pid)),
    );
    if (own === undefined) {
      await exited;
      return "finished";
    }
    process.kill(own, "SIGKILL");
  }
  await exited;
  for (const deadline = Date.now() + 200_000; ; await sleep(100)) {
    const alive = new Set(processes().map(({ pid }) => pid));
    const left = children.filter((pid) => alive.has(pid));
    if (left.length === 0) return winner;
    if (Date.now() > deadline) throw new Error(`still running after the kill: ${left.join(", ")}`);
  }
}

async function contents(data: string) {
  const engine = await openEngine({ dataDir: data });
  try {
    return { catalogue: dumpCatalogue(dataFolder(data).catalogue), engine: await dumpEngine(engine) };
  } finally {
    await engine.close();
  }
}

async function fillArchive(): Promise<void> {
  for (let n = 1; n <= FILES; n += 1) {
    const folder = path.join(archive, `thư mục ${n % 5}`);
    mkdirSync(folder, { recursive: true });
    const text = letterText(String(n), `việc thứ ${n}`, `Nội dung riêng của văn bản ${n}. `.repeat(20));
    writeFileSync(path.join(folder, `cv ${n}.txt`), text);
    if (n % 7 === 0) writeFileSync(path.join(folder, `bản sao ${n}.txt`), text);
  }
  writeFileSync(
    path.join(archive, "a.docx"),
    await makeDocx({ paragraphs: letterText("101", "tệp Word").split("\n") }),
  );
  writeFileSync(path.join(archive, "b.pdf"), await makePdf([letterText("102", "tệp PDF").split("\n")]));
  writeFileSync(path.join(archive, "hỏng.pdf"), "%PDF-1.7 cắt cụt");
  writeFileSync(path.join(archive, "rỗng.txt"), "");
  symlinkSync("không có", path.join(archive, "liên kết hỏng"));
}

function changeArchive(): void {
  for (const n of [5, 10, 15, 20]) rmSync(path.join(archive, "thư mục 0", `cv ${n}.txt`));
  for (const n of [1, 6, 11]) {
    writeFileSync(
      path.join(archive, "thư mục 1", `cv ${n}.txt`),
      letterText(String(n), `việc thứ ${n} đã sửa`),
    );
  }
  renameSync(path.join(archive, "thư mục 2"), path.join(archive, "nơi mới"));
  writeFileSync(path.join(archive, "mới.txt"), letterText("200", "văn bản mới"));
}

it("killed with SIGKILL at any moment and started again, it ends as if it had not been disturbed", {
  timeout: 600_000 + KILLS * 60_000,
}, async () => {
  await fillArchive();
  const next = random(SEED);
  const calm = path.join(base, "yên");
  const disturbed = path.join(base, "bị ngắt");
  const duration = await runToTheEnd(calm);
  let killed = 0;
  for (let n = 0; n < KILLS / 2; n += 1) {
    const victim = VICTIMS[n % VICTIMS.length] ?? "indexer";
    if ((await killAfter(disturbed, 300 + next() * (duration - 300), victim)) === "killed") killed += 1;
  }
  await runToTheEnd(disturbed);
  expect(await contents(disturbed)).toEqual(await contents(calm));

  changeArchive();
  const again = await runToTheEnd(calm);
  for (let n = 0; n < KILLS / 2; n += 1) {
    const victim = VICTIMS[n % VICTIMS.length] ?? "indexer";
    if ((await killAfter(disturbed, 300 + next() * (again - 300), victim)) === "killed") killed += 1;
  }
  await runToTheEnd(disturbed);
  const end = await contents(disturbed);
  expect(end).toEqual(await contents(calm));
  expect(end.catalogue.documents).toHaveLength(FILES - 1);
  expect(killed).toBeGreaterThanOrEqual(KILLS / 3);
});
