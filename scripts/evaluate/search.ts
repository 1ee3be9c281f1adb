/**
 * `npm run evaluate -- search [--set DIR]… [--documents FILE|DIR]… [--seed N] [--only KIND] [--errors] [--json]`
 *
 * (a) judged questions over a set with relevance labels, (b) known items made with a fixed seed from all the
 * documents together, in one index, (c) minimal pairs; our search, the engine's default and plain BM25 side by side in one run.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { type Knowledge, loadKnowledge } from "../../src/knowledge/index.ts";
import { type CorpusDocument, type Question, readDocuments, readJudgedSet } from "./search/corpus.ts";
import { knownItems } from "./search/known-items.ts";
import { type Measures, measure } from "./search/metrics.ts";
import { containsTyped, MINIMAL_PAIRS } from "./search/minimal-pairs.ts";
import { defaultMeilisearch, ourSearch, plainBm25, type SearchSystem } from "./search/systems.ts";

const SHARED = path.resolve(import.meta.dirname, "../../../shared/eval");
const SAMPLES = path.resolve(import.meta.dirname, "../../samples");
const SEED = 20_260_101;

interface Row {
  readonly set: string;
  readonly kind: string;
  readonly system: string;
  readonly measures: Measures;
}

interface Options {
  readonly errors: boolean;
  readonly only: string | undefined;
}

async function systemsOver(
  documents: readonly CorpusDocument[],
  knowledge: Knowledge,
): Promise<SearchSystem[]> {
  return [
    await ourSearch(documents, knowledge),
    await defaultMeilisearch(documents),
    await plainBm25(documents),
  ];
}

async function ask(
  set: string,
  kind: string,
  questions: readonly Question[],
  system: SearchSystem,
  options: Options,
): Promise<Row> {
  const answers = [];
  for (const { text, relevant } of questions) {
    const found = await system.search(text);
    answers.push({ ...found, relevant });
    const missed = !found.ids.slice(0, 1).some((id) => relevant.has(id));
    if (options.errors && missed && system.name === "Chỉ Dẫn") {
      console.error(
        `${kind}: “${text}” → ${found.total} kết quả, mong ${[...relevant].join(", ")}, được ${found.ids.slice(0, 3).join(", ")}`,
      );
    }
  }
  return { set, kind, system: system.name, measures: measure(answers) };
}

async function judged(folder: string, knowledge: Knowledge, options: Options): Promise<Row[]> {
  const { documents, questions } = readJudgedSet(folder);
  const systems = await systemsOver(documents, knowledge);
  const rows: Row[] = [];
  for (const system of systems) {
    rows.push(await ask(path.basename(folder), "câu hỏi", questions, system, options));
    await system.close();
  }
  return rows;
}

async function known(
  name: string,
  documents: readonly CorpusDocument[],
  knowledge: Knowledge,
  seed: number,
  options: Options,
) {
  const items = knownItems(documents, knowledge.abbreviations, seed);
  const byId = new Map(documents.map((document) => [document.id, document]));
  const rows: Row[] = [];
  const pairs: { system: string; found: number; right: number; short: number }[] = [];
  for (const system of await systemsOver(documents, knowledge)) {
    for (const [kind, questions] of items) {
      if (options.only === undefined || options.only === kind)
        rows.push(await ask(name, kind, questions, system, options));
    }
    let found = 0;
    let right = 0;
    let short = 0;
    for (const phrase of MINIMAL_PAIRS.flat()) {
      for (const id of (await system.search(phrase)).ids) {
        const document = byId.get(id);
        found += 1;
        if (!document) continue;
        if (containsTyped(document, phrase)) right += 1;
        else if (containsTyped(document, phrase, knowledge)) short += 1;
      }
    }
    pairs.push({ system: system.name, found, right, short });
    await system.close();
  }
  return { rows, pairs };
}

const percent = (share: number) => share.toFixed(3);

function table(rows: readonly Row[]): string {
  const head = [
    "bộ",
    "loại",
    "hệ",
    "số câu",
    "hit@1",
    "hit@5",
    "hit@10",
    "MRR@10",
    "nDCG@10",
    "TB kết quả",
    "trượt",
  ];
  const body = rows.map(({ set, kind, system, measures: m }) => [
    set,
    kind,
    system,
    String(m.questions),
    ...[m.hit1, m.hit5, m.hit10, m.mrr10, m.ndcg10].map(percent),
    m.meanTotal.toFixed(1),
    String(m.misses),
  ]);
  const widths = head.map((title, column) =>
    Math.max(title.length, ...body.map((row) => (row[column] ?? "").length)),
  );
  return [head, ...body]
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  "))
    .join("\n");
}

export async function runSearch(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      set: { type: "string", multiple: true },
      documents: { type: "string", multiple: true },
      seed: { type: "string" },
      only: { type: "string" },
      errors: { type: "boolean" },
      json: { type: "boolean" },
    },
  });
  const given = values.set !== undefined || values.documents !== undefined;
  const sets = values.set ?? (given ? [] : [path.join(SHARED, "alqac")]);
  const sources = values.documents ?? (given ? [] : [SAMPLES, path.join(SHARED, "vbpl-dev.jsonl")]);
  const missing = [...sets, ...sources].filter((file) => !existsSync(file));
  if (missing.length > 0) {
    console.error(`Không thấy ${missing.join(", ")}; hãy chỉ đúng đường dẫn bằng --set hoặc --documents.`);
    return 2;
  }
  const knowledge = loadKnowledge();
  const options = { errors: values.errors ?? false, only: values.only };
  const rows: Row[] = [];
  const pairs = [];
  if (sources.length > 0) {
    const documents: CorpusDocument[] = [];
    for (const source of sources) documents.push(...(await readDocuments(source, knowledge)));
    const name = sources.map((source) => path.basename(source)).join(" + ");
    const result = await known(name, documents, knowledge, Number(values.seed ?? SEED), options);
    rows.push(...result.rows);
    pairs.push(...result.pairs);
  }
  for (const folder of sets) rows.push(...(await judged(folder, knowledge, options)));
  if (values.json) console.log(JSON.stringify({ rows, pairs }));
  else {
    console.log(table(rows));
    for (const { system, found, right, short } of pairs) {
      const besides = short === 0 ? "" : `, thêm ${short} chứa chữ viết tắt của chữ đó`;
      console.log(`cặp chỉ khác dấu · ${system}: ${right}/${found} kết quả chứa đúng chữ đã gõ${besides}`);
    }
  }
  return 0;
}
