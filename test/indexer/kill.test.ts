import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseSync } from "@photostructure/sqlite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Random } from "../../scripts/archive/random.ts";
import { dataFolder } from "../../src/data-folder.ts";
import { openEngine } from "../../src/search/meilisearch/index.ts";
import { OUR_NODE } from "../our-node.ts";
import { differences, dumpCatalogue, dumpEngine } from "./dump.ts";
import { createKillArchive } from "./kill-archive.ts";
import { commandOf, descendants, processes } from "./processes.ts";

const PROJECT = path.resolve(import.meta.dirname, "../..");
/** By hand, for an hour: `KILLS=200 KILL_FILES=1000 npx vitest run test/indexer/kill.test.ts --reporter=verbose --disable-console-intercept`. */
const KILLS = Number(process.env.KILLS || 4);
const FILES = Number(process.env.KILL_FILES || 40);
const SEED = Number(process.env.KILL_SEED || 20170224);
/** Who is killed in one run, one after another; the indexer last, since its run ends with it. */
const VICTIMS = ["extractor", "meilisearch", "indexer"] as const;
type Victim = (typeof VICTIMS)[number];
/** First everything is new, then much has changed. */
const LEAST_WAVES = 2;
/**
 * Runs that are disturbed one after the other before one is let go on: little is left to do in later ones, so that on a slow
 * machine, which starts slowly, each is killed before its end.
 */
const MOST_DISTURBED = KILLS > 20 ? 6 : 2;
/** Nothing is begun before. */
const FIRST_MS = 300;

let base: string;
let archive: string;
beforeAll(() => {
  base = mkdtempSync(path.join(tmpdir(), "chi-dan-kill-"));
  archive = path.join(base, "kho");
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

interface Indexer {
  readonly process: ChildProcess;
  readonly exited: Promise<number | null>;
  /** What it said to people. */
  said(): string;
}

function startIndexer(data: string): Indexer {
  const child = spawn(process.execPath, [...OUR_NODE, "scripts/cli.ts", "index", archive, "--data", data], {
    cwd: PROJECT,
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, MEILI_URL: "" },
  });
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  return { process: child, exited: once(child, "close").then(([code]) => code), said: () => said };
}

/** Runs to the end; the archive holds broken files, so the answer is 1. @returns milliseconds. */
async function runToTheEnd(data: string): Promise<number> {
  const started = performance.now();
  const indexer = startIndexer(data);
  const code = await indexer.exited;
  if (code !== 1) throw new Error(`the run ended with ${code}: ${indexer.said().slice(-1000)}`);
  return performance.now() - started;
}

/** The processes of one run. */
function victimOf(victim: Victim, indexer: ChildProcess): number | undefined {
  if (victim === "indexer") return indexer.pid;
  const own = victim === "meilisearch" ? /^[^\0]*meilisearch\0/u : /worker\.ts/u;
  return descendants(indexer.pid ?? 0).find((pid) => own.test(commandOf(pid)));
}

/**
 * One run, in which each victim is killed at a moment of its own, and after which nothing goes on.
 *
 * @returns who was killed; without the indexer, the run went on and came to an end of its own.
 */
async function disturbedRun(data: string, moments: readonly number[]): Promise<Victim[]> {
  const killed: Victim[] = [];
  const began = performance.now();
  const indexer = startIndexer(data);
  let over = false;
  const exited = indexer.exited.then(() => {
    over = true;
  });
  const started = new Set<number>();
  for (const [at, victim] of VICTIMS.entries()) {
    await Promise.race([exited, sleep(Math.max(0, (moments[at] ?? 0) - (performance.now() - began)))]);
    if (over) break;
    for (const pid of descendants(indexer.process.pid ?? 0)) started.add(pid);
    const pid = victimOf(victim, indexer.process);
    if (pid === undefined) continue;
    try {
      process.kill(pid, "SIGKILL");
      killed.push(victim);
    } catch {
      // It ended by itself a moment before.
    }
  }
  await exited;
  for (const deadline = Date.now() + 200_000; ; await sleep(50)) {
    const alive = new Set(processes().map(({ pid }) => pid));
    const left = [...started].filter((pid) => alive.has(pid));
    if (left.length === 0) return killed;
    if (Date.now() > deadline) throw new Error(`still running after the run: ${left.map(commandOf)}`);
  }
}

async function contents(data: string): Promise<Record<string, unknown[]>> {
  const engine = await openEngine({ dataDir: data });
  try {
    return { ...dumpCatalogue(dataFolder(data).catalogue), engine: await dumpEngine(engine) };
  } finally {
    await engine.close();
  }
}

/** What the catalogue says is in the engine, right after a kill: all of it is there. */
async function expectNothingFalselyIndexed(data: string): Promise<void> {
  const db = new DatabaseSync(dataFolder(data).catalogue);
  const said = db
    .prepare("SELECT document, revision FROM publications WHERE revision NOT IN ('', '>') ORDER BY document")
    .all() as { document: string; revision: string }[];
  db.close();
  const engine = await openEngine({ dataDir: data });
  try {
    const held = new Set(await dumpEngine(engine));
    const there = new Set(said.map(({ document }) => document));
    expect(there.size).toBe(said.length);
    expect(
      said.map(({ document, revision }) => `${document} ${revision}`).filter((id) => !held.has(id)),
    ).toEqual([]);
  } finally {
    await engine.close();
  }
}

it("killed with SIGKILL at any moments and started again, it ends as if it had not been disturbed", {
  timeout: 600_000 + KILLS * 60_000,
}, async ({ annotate }) => {
  // By hand, an hour goes by before annotations are shown.
  const tell = async (text: string) => {
    if (KILLS > 20) console.log(text);
    await annotate(text);
  };
  const random = new Random(SEED);
  const kill = createKillArchive(archive, FILES, KILLS > 20, random);
  const calm = path.join(base, "yên");
  const disturbed = path.join(base, "bị ngắt");
  await kill.fill();
  const killed: Victim[] = [];
  for (let wave = 0; wave < LEAST_WAVES || killed.length < KILLS; wave += 1) {
    if (wave > 0) await kill.change();
    // Also the undisturbed archive lives through each wave: under which name a letter was met first is kept.
    const duration = await runToTheEnd(calm);
    let runs = 0;
    for (let going = true; going && runs < MOST_DISTURBED; runs += 1) {
      // Less is left to do in the runs after the first one.
      const within = duration * (runs === 0 ? 0.9 : 0.5);
      const moments = VICTIMS.map(() => FIRST_MS + random.next() * within).sort((a, b) => a - b);
      const now = await disturbedRun(disturbed, moments);
      killed.push(...now);
      going = now.includes("indexer");
      if (going && runs % 2 === 0) await expectNothingFalselyIndexed(disturbed);
    }
    await runToTheEnd(disturbed);
    const end = await contents(disturbed);
    const undisturbed = await contents(calm);
    expect(differences(end, undisturbed)).toEqual([]);
    expect(end).toEqual(undisturbed);
    expect(end.documents).toHaveLength(kill.documents());
    await tell(
      `wave ${wave}: ${runs} disturbed runs, ${killed.length} kills so far; equal to the undisturbed run of ${Math.round(duration)} ms`,
    );
  }
  await tell(
    VICTIMS.map((victim) => `${victim} ${killed.filter((one) => one === victim).length}`).join(", "),
  );
});
