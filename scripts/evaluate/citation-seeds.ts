/** Links and numbers of real letters that lie beside the project, where they do. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { findNumbers } from "../../src/citations/number.ts";
import type { Knowledge } from "../../src/knowledge/index.ts";
import { readArchive } from "./citation-archive.ts";

/** Linked directives of a set of letters, each counted once a letter. */
export interface SeedFigures {
  readonly expected: number;
  readonly right: number;
  readonly wrong: readonly string[];
}

/** @param expected keys by file name; what else is linked is wrong. @returns null where a letter is missing. */
export async function evaluateSeeds(
  folder: string,
  expected: Readonly<Record<string, readonly string[]>>,
  knowledge: Knowledge,
): Promise<SeedFigures | null> {
  const files = Object.keys(expected);
  if (!files.every((file) => existsSync(path.join(folder, file)))) return null;
  const letters = files.map((name) => ({ name, text: readFileSync(path.join(folder, name), "utf8") }));
  const kept = await readArchive(letters, knowledge);
  let right = 0;
  const wrong: string[] = [];
  for (const name of files) {
    const keys = (kept.get(name)?.citations ?? []).map(({ key }) => key);
    for (const key of new Set(keys)) {
      if (key === null || key.endsWith("@?")) continue;
      if (expected[name]?.includes(key)) right += 1;
      else wrong.push(`${name} ${key}`);
    }
  }
  return { expected: files.reduce((sum, file) => sum + (expected[file]?.length ?? 0), 0), right, wrong };
}

interface Vectors {
  readonly positive: readonly { readonly text: string }[];
  readonly negative: readonly { readonly text: string }[];
}

/** How many texts with a number give exactly one, and how many without give none. @returns null where there are none. */
export function evaluateVectors(file: string): { readonly right: number; readonly all: number } | null {
  if (!existsSync(file)) return null;
  const { positive, negative } = JSON.parse(readFileSync(file, "utf8")) as Vectors;
  const found = positive.filter(({ text }) => findNumbers(text).length === 1).length;
  const none = negative.filter(({ text }) => findNumbers(text).length === 0).length;
  return { right: found + none, all: positive.length + negative.length };
}
