import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { MOST_NESTED, MOST_UNPACKED } from "../../../indexer/extract/members.ts";
import { createExtractionPool, type ExtractionPool } from "../../../indexer/extract/pool.ts";
import { makeReading } from "../../../indexer/reading.ts";
import { Random } from "../../../scripts/archive/random.ts";
import { watchTree } from "../../../scripts/bench/usage.ts";
import { KNOWN_CAUSES } from "../../../src/catalogue/index.ts";
import { DocumentError } from "../../../src/errors.ts";
import { loadKnowledge } from "../../../src/knowledge/index.ts";
import { commandOf, descendants } from "../processes.ts";
import { type RealFile, realFiles } from "./fuzz-files.ts";
import { mutated } from "./mutate.ts";

/** By hand: `FUZZ_MINUTES=30 npx vitest run test/indexer/extract/fuzz.test.ts --reporter=verbose`. */
const MINUTES = Number(process.env.FUZZ_MINUTES || 0);
/** In the suite so many files, always the same. */
const FILES = 40;
/** One in so many is recognised, where it is a picture: that takes seconds each. */
const RECOGNISED = 8;
const SEED = Number(process.env.FUZZ_SEED || 1954);
/** Number of the first file: what failed in a long run is done again by itself. */
const FROM = Number(process.env.FUZZ_FROM || 0);
const LIMITS = { timeoutMs: 60_000, memoryBytes: 700_000_000 } as const;
const PROCESSES = 2;
/** So often a good file has to be read. */
const GOOD_EVERY = 25;
/** "data" is no cause for anybody to look at: see `causes`. */
const STATES = [...KNOWN_CAUSES, "data"];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "chi-dan-fuzz-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const knowledge = loadKnowledge();

/** The states of a file and of all that it holds. @throws whatever is no state. */
async function statesOf(
  pool: ExtractionPool,
  file: string,
  depth: number,
  recognise: boolean,
): Promise<string[]> {
  const into = `${file}.in`;
  const unpacking =
    depth < MOST_NESTED
      ? { into, mostBytes: MOST_UNPACKED.bytes, mostFiles: MOST_UNPACKED.files }
      : undefined;
  try {
    const extraction = await pool.open(file, undefined, unpacking, { recognise });
    if (!("members" in extraction)) {
      const { text, mediaType, scan = null } = extraction;
      makeReading(text, { fileName: path.basename(file), mediaType, scan }, knowledge, "");
      return ["read"];
    }
    const states: string[] = [];
    for (const member of extraction.members) {
      if ("code" in member) states.push(member.code);
      else {
        expect(path.dirname(member.file)).toBe(into);
        states.push(...(await statesOf(pool, member.file, depth + 1, recognise)));
      }
    }
    return states;
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    expect(STATES).toContain(error.code);
    expect(error.message.length).toBeGreaterThan(4);
    return [error.code];
  } finally {
    await rm(into, { recursive: true, force: true });
  }
}

it("real files with any damage end in a state, in time, within memory, and the next file is read", {
  timeout: (MINUTES + 5) * 60_000,
}, async ({ annotate }) => {
  const real = await realFiles(MINUTES > 0);
  const pool = createExtractionPool({ processes: PROCESSES, ...LIMITS });
  const watch = watchTree(process.pid, () => false);
  const good = path.join(folder, "tốt.txt");
  writeFileSync(good, "Công văn số 5");
  const counts = new Map<string, number>();
  const end = performance.now() + MINUTES * 60_000;
  let number = FROM;
  let slowest = { name: "", ms: 0 };
  const goesOn = () => (MINUTES > 0 ? performance.now() < end : number < FROM + FILES);

  async function one(at: number): Promise<void> {
    const random = new Random(SEED, at);
    const original = random.pick(real);
    const name = `${at} ${original.name}`;
    const file = path.join(folder, `${at}.bin`);
    writeFileSync(file, await mutated(original.bytes, random, random.pick<RealFile>(real).bytes));
    const began = performance.now();
    try {
      for (const state of await statesOf(pool, file, 0, MINUTES > 0 && at % RECOGNISED === 0))
        counts.set(state, (counts.get(state) ?? 0) + 1);
    } catch (error) {
      throw new Error(`${name}: ${error}`, { cause: error });
    }
    const ms = performance.now() - began;
    if (ms > slowest.ms) slowest = { name, ms };
    rmSync(file);
    if (at % GOOD_EVERY === 0) expect((await pool.extract(good)).text).toBe("Công văn số 5");
  }

  try {
    await Promise.all(
      Array.from({ length: PROCESSES }, async () => {
        while (goesOn()) await one(number++);
      }),
    );
    expect((await pool.extract(good)).text).toBe("Công văn số 5");
  } finally {
    watch.stop();
    await pool.close();
  }
  // Nothing is left behind: no program, no file.
  const reads = (command: string) => /worker\.ts|pdfto|tesseract/u.test(command);
  const left = () => descendants(process.pid).some((pid) => reads(commandOf(pid)));
  for (let looks = 0; looks < 50 && left(); looks += 1) await sleep(100);
  const others = watch.seen().filter(({ pid }) => pid !== process.pid);
  const readers = others.filter(({ command }) => reads(command));
  // In half an hour a number may go to another program.
  const goesOnAs = ({ pid }: { pid: number }) => commandOf(pid).replaceAll("\0", " ").trim();
  expect(readers.filter((reader) => goesOnAs(reader) === reader.command)).toEqual([]);
  expect(readdirSync(folder)).toEqual(["tốt.txt"]);
  expect(readers.filter(({ peak }) => peak * 1_048_576 > LIMITS.memoryBytes)).toEqual([]);
  const highest = Math.round(Math.max(...readers.map(({ peak }) => peak)));
  await annotate(
    `${number - FROM} files: ${[...counts].map(([state, count]) => `${state} ${count}`).join(", ")}; slowest ${slowest.name} ${Math.round(slowest.ms)} ms; highest ${highest} MB`,
  );
});
