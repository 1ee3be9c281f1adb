import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { normaliseText, type SourceEncoding } from "../../src/text/normalise.ts";
import { readLegacyFile } from "./legacy-text.ts";

/** How much of a file's truth came back. */
export interface LegacyFileScore {
  file: string;
  encoding: SourceEncoding;
  /** Words of the truth that bear marks, and how many of them came back. */
  words: number;
  found: number;
  /** The most frequent words that did not come back. */
  missed: string[];
  /** Why the file could not be read, where it could not: none of its words came back. */
  error?: string;
}

export interface LegacyScore {
  files: LegacyFileScore[];
  words: number;
  found: number;
}

const TRUTH = ".truth.txt";

/**
 * Measures the conversion of legacy files: every .doc, .rtf and .pdf of a folder that has `<name>.truth.txt` beside
 * it. Counts the words of the truth that bear marks and come back, as a bag, in lower case.
 */
export async function evaluateLegacy(folder: string): Promise<LegacyScore> {
  const names = await readdir(folder);
  const files: LegacyFileScore[] = [];
  for (const name of names.filter((name) => /\.(?:doc|rtf|pdf)$/i.test(name)).sort()) {
    const truth = name.replace(/\.[^.]+$/, TRUTH);
    if (names.includes(truth)) files.push(await scoreFile(folder, name, truth));
  }
  const sum = (pick: (file: LegacyFileScore) => number) =>
    files.reduce((total, file) => total + pick(file), 0);
  return { files, words: sum((file) => file.words), found: sum((file) => file.found) };
}

async function scoreFile(folder: string, name: string, truth: string): Promise<LegacyFileScore> {
  const wanted = bagOf(await readFile(path.join(folder, truth), "utf8"));
  const words = [...wanted.values()].reduce((total, count) => total + count, 0);
  try {
    const { text, encoding } = normaliseText(await readLegacyFile(path.join(folder, name)));
    const got = bagOf(text);
    let found = 0;
    const missed: [string, number][] = [];
    for (const [word, count] of wanted) {
      const back = Math.min(count, got.get(word) ?? 0);
      found += back;
      if (back < count) missed.push([word, count - back]);
    }
    missed.sort((a, b) => b[1] - a[1]);
    return {
      file: name,
      encoding,
      words,
      found,
      missed: missed.slice(0, 20).map(([word, count]) => `${word} ×${count}`),
    };
  } catch (error) {
    return { file: name, encoding: "unicode", words, found: 0, missed: [], error: String(error) };
  }
}

/** The words that bear marks, in lower case, and how often each occurs. */
function bagOf(text: string): Map<string, number> {
  const bag = new Map<string, number>();
  for (const [word] of text
    .normalize("NFC")
    .toLowerCase()
    .matchAll(/[\p{L}\p{M}]+/gu)) {
    if (/[^\0-\x7f]/.test(word)) bag.set(word, (bag.get(word) ?? 0) + 1);
  }
  return bag;
}

/** The score as a table: the worst files first, the pooled figure at the end. */
export function formatLegacyScore(score: LegacyScore, withMisses = false): string {
  const share = (found: number, words: number) =>
    `${((100 * found) / Math.max(1, words)).toFixed(2).padStart(6)} %`;
  const lines = [...score.files]
    .sort((a, b) => a.found / a.words - b.found / b.words)
    .flatMap((file) => [
      `${share(file.found, file.words)}  ${String(file.words).padStart(6)}  ${file.encoding.padEnd(8)}  ${file.file}${file.error === undefined ? "" : `  (${file.error})`}`,
      ...(withMisses && file.missed.length > 0 ? [`          ${file.missed.join(", ")}`] : []),
    ]);
  return [
    ...lines,
    `${share(score.found, score.words)}  ${String(score.words).padStart(6)}  pooled, ${score.files.length} files`,
  ].join("\n");
}

/**
 * `npm run evaluate -- legacy [FOLDER…] [--errors] [--json]`. Out: the exit code, 1 where a file falls below 90 % or
 * all together below 98 %, 2 where there is nothing to measure.
 */
export async function runLegacy(args: readonly string[]): Promise<number> {
  const folders = args.filter((arg) => !arg.startsWith("--"));
  if (folders.length === 0) folders.push(path.resolve(import.meta.dirname, "../../../shared/eval/legacy"));
  let code = 0;
  for (const folder of folders) {
    const score = await evaluateLegacy(folder).catch(() => null);
    if (score === null || score.files.length === 0) {
      console.error(`Không có tệp nào để đo trong ${folder}`);
      code = 2;
      continue;
    }
    console.log(
      args.includes("--json") ? JSON.stringify(score) : formatLegacyScore(score, args.includes("--errors")),
    );
    const low = score.files.some((file) => file.found < file.words * 0.9);
    if (low || score.found < score.words * 0.98) code = Math.max(code, 1);
  }
  return code;
}
