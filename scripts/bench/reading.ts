/** `npm run bench -- reading [PATH…] [--json]`: speed of normalising and of the whole reading, growth of the heap. */
import { existsSync } from "node:fs";
import path from "node:path";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { readDirective } from "../../src/reading/read-directive.ts";
import { normaliseText } from "../../src/text/normalise.ts";
import { readGold } from "../evaluate/gold.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const DEFAULTS = ["../shared/eval/vbpl-dev.jsonl", "test/samples-truth.json", "../shared/seeds"];
/**
 * Each measurement runs at least so long, and its best round counts. A round takes what is less, the clock's time or
 * the processor's: on a shared machine the clock measures the others' work too, and the processor's time holds that
 * of the collector's and compiler's threads.
 */
const SECONDS = 3;

export interface Bench {
  readonly path: string;
  readonly documents: number;
  readonly megabytes: number;
  readonly normaliseMBs: number;
  readonly readMBs: number;
  /** Heap in use after a collection: after the first round, and after the last. */
  readonly heapFirstMB: number;
  readonly heapLastMB: number;
  readonly rounds: number;
}

const BYTES = 1_000_000;
const heap = (): number => {
  (globalThis as { gc?: () => void }).gc?.();
  return process.memoryUsage().heapUsed / BYTES;
};

/** Measures one set of documents, in one thread, over their UTF-8 size. */
export async function benchReading(file: string): Promise<Bench> {
  const knowledge = loadKnowledge();
  const texts = await Promise.all((await readGold(file)).map((gold) => gold.text()));
  const megabytes = texts.reduce((total, text) => total + Buffer.byteLength(text), 0) / BYTES;
  const normalise = best(() => texts.forEach((text) => void normaliseText(text)), megabytes);
  let heapFirstMB = 0;
  let rounds = 0;
  const reading = best(() => {
    for (const text of texts) readDirective(text, knowledge);
    rounds += 1;
    if (rounds === 2) heapFirstMB = heap();
  }, megabytes);
  return {
    path: file,
    documents: texts.length,
    megabytes,
    normaliseMBs: normalise,
    readMBs: reading,
    heapFirstMB,
    heapLastMB: heap(),
    rounds,
  };
}

function best(work: () => void, megabytes: number): number {
  let fastest = Number.POSITIVE_INFINITY;
  const until = performance.now() + SECONDS * 1000;
  for (let round = 0; round < 4 || performance.now() < until; round += 1) {
    const clock = performance.now();
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    fastest = Math.min(fastest, (user + system) / 1e6, (performance.now() - clock) / 1000);
  }
  return megabytes / fastest;
}

/** The command. @returns the exit code. */
export async function runBenchReading(args: readonly string[]): Promise<number> {
  const paths = args.filter((arg) => !arg.startsWith("--"));
  const chosen =
    paths.length > 0
      ? paths
      : DEFAULTS.map((file) => path.resolve(ROOT, file)).filter((file) => existsSync(file));
  const benches: Bench[] = [];
  for (const file of chosen) benches.push(await benchReading(file));
  if (args.includes("--json")) {
    console.log(JSON.stringify(benches, null, 2));
    return 0;
  }
  for (const bench of benches) {
    const f = (value: number) => value.toFixed(1);
    console.log(`${bench.path}: ${bench.documents} văn bản, ${f(bench.megabytes)} MB`);
    console.log(`  chuẩn hóa ${f(bench.normaliseMBs)} MB/s; đọc trọn ${f(bench.readMBs)} MB/s; một luồng`);
    console.log(
      `  bộ nhớ sau lượt 2: ${f(bench.heapFirstMB)} MB, sau lượt ${bench.rounds}: ${f(bench.heapLastMB)} MB`,
    );
  }
  return 0;
}
