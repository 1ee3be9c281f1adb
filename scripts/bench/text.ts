import { readFile } from "node:fs/promises";
import { normaliseText } from "../../src/text/normalise.ts";

export interface TextBench {
  megabytes: number;
  /** Megabytes of UTF-8 in a second, the best of the rounds. */
  megabytesPerSecond: number;
}

const ROUNDS = 5;

/**
 * How fast texts are normalised, in one thread. In: a file of JSON lines with a `text` each. A first round warms up
 * and is not counted; of the others the best is taken, since anything else on the machine only slows them.
 */
export async function benchText(file: string): Promise<TextBench> {
  const texts = (await readFile(file, "utf8"))
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => String((JSON.parse(line) as { text?: unknown }).text ?? ""));
  const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round <= ROUNDS; round++) {
    const from = performance.now();
    for (const text of texts) normaliseText(text);
    if (round > 0) best = Math.min(best, performance.now() - from);
  }
  return { megabytes, megabytesPerSecond: (megabytes / best) * 1000 };
}
