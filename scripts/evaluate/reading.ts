/** `npm run evaluate -- reading [PATH…] [--errors] [--json]`: how well the reader reads, field by field. */
import { existsSync } from "node:fs";
import path from "node:path";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { readDirective } from "../../src/reading/read-directive.ts";
import { compare, type Miss, type Score } from "./compare.ts";
import { readGold } from "./gold.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const DEFAULTS = ["../shared/seeds", "../shared/eval/vbpl-dev.jsonl", "test/samples-truth.json"];

export interface FieldFigures {
  readonly field: string;
  readonly documents: number;
  readonly exact: number;
  readonly expected: number;
  readonly found: number;
  readonly right: number;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
}

export interface Evaluation {
  readonly path: string;
  readonly documents: number;
  readonly fields: readonly FieldFigures[];
  readonly misses: readonly Miss[];
}

/** Reads every document of a set and compares it with its gold record. */
export async function evaluateReading(file: string): Promise<Evaluation> {
  const knowledge = loadKnowledge();
  const golds = await readGold(file);
  const scores: Score[] = [];
  const misses: Miss[] = [];
  for (const gold of golds) {
    const comparison = compare(
      gold,
      readDirective(await gold.text(), knowledge, { fileName: path.basename(gold.file) }),
    );
    scores.push(...comparison.scores);
    misses.push(...comparison.misses);
  }
  return { path: file, documents: golds.length, fields: figuresOf(scores), misses };
}

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

function figuresOf(scores: readonly Score[]): FieldFigures[] {
  return [...new Set(scores.map(({ field }) => field))].map((field) => {
    const own = scores.filter((score) => score.field === field);
    const sum = (key: "expected" | "found" | "right") => own.reduce((total, score) => total + score[key], 0);
    const [expected, found, right] = [sum("expected"), sum("found"), sum("right")];
    const [precision, recall] = [ratio(right, found), ratio(right, expected)];
    const f1 =
      precision === null || recall === null || precision + recall === 0
        ? null
        : (2 * precision * recall) / (precision + recall);
    return {
      field,
      documents: own.length,
      exact: own.filter(({ exact }) => exact).length,
      expected,
      found,
      right,
      precision,
      recall,
      f1,
    };
  });
}

/** The command. @returns the exit code: 0 measured, 2 nothing to measure. */
export async function runReading(args: readonly string[]): Promise<number> {
  const paths = args.filter((arg) => !arg.startsWith("--"));
  const chosen =
    paths.length > 0
      ? paths
      : DEFAULTS.map((file) => path.resolve(ROOT, file)).filter((file) => existsSync(file));
  const missing = chosen.filter((file) => !existsSync(file));
  if (chosen.length === 0 || missing.length > 0) {
    console.error(`Không có gì để đo${missing.length > 0 ? `: ${missing.join(", ")}` : "."}`);
    return 2;
  }
  const evaluations: Evaluation[] = [];
  for (const file of chosen) evaluations.push(await evaluateReading(file));
  if (args.includes("--json")) console.log(JSON.stringify(evaluations, null, 2));
  else for (const evaluation of evaluations) print(evaluation, args.includes("--errors"));
  return 0;
}

function print({ path: file, documents, fields, misses }: Evaluation, errors: boolean): void {
  console.log(`\n${file}: ${documents} văn bản\n`);
  const percent = (value: number | null) =>
    (value === null ? "–" : `${(100 * value).toFixed(1)} %`).padStart(8);
  console.log(
    `${"trường".padEnd(26)}${"đúng cả".padStart(10)}${"chính xác".padStart(10)}${"đầy đủ".padStart(9)}${"F1".padStart(9)}`,
  );
  for (const figures of fields) {
    const exact = `${figures.exact}/${figures.documents}`.padStart(10);
    console.log(
      `${figures.field.padEnd(26)}${exact}  ${percent(figures.precision)} ${percent(figures.recall)} ${percent(figures.f1)}`,
    );
  }
  if (!errors) return;
  for (const miss of misses) {
    console.log(
      `\n${miss.file} · ${miss.field}\n  cần : ${miss.expected ?? "(không có)"}\n  được: ${miss.got ?? "(không có)"}`,
    );
    if (miss.passage) console.log(`  chỗ : ${miss.passage}`);
  }
}
