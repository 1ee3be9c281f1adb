/**
 * `npm run bench -- search [--documents N] [--dir DIR] [--keep] [--clients N] [--each N] [--json]`
 *
 * How long answers take over a generated archive, through the real server. Beside each question the engine is asked
 * the multi-search of the same plan, in turn with it, so that whatever else the machine does slows both.
 */
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { formatSearchQuery } from "../../src/search/query.ts";
import type { SearchQuery } from "../../src/search/types.ts";
import type { ArchiveTruth } from "../archive/generate.ts";
import { Random } from "../archive/random.ts";
import { type BenchArchive, openArchive } from "./archive.ts";
import { type Asking, openAsking } from "./ask.ts";
import { askStaff, KINDS, type Kind, PROMISED, type Questions } from "./questions.ts";
import { type Served, serve } from "./served.ts";
import { type Timings, table, timings } from "./timings.ts";
import type { Usage } from "./usage.ts";

const SEED = 20_261_122;
/** Documents that the questions are about. */
const SAMPLE = 3_000;
/**
 * Questions of each kind before anything is measured. An office's server has run since morning: the first thousand
 * answers of a new one cost twice the processor, most of it V8's compilers (perf: a fifth of the samples are theirs).
 */
const WARMING = 300;
/** A server that takes less of the processor than this between two looks rests; it is waited for so long. */
const RESTING_MS = 30;
const LOOK_MS = 500;
const MOST_REST_MS = 90_000;

interface Compared {
  readonly name: string;
  readonly ours: Timings;
  /** The engine alone: as its client sees it, and by its own clock. */
  readonly raw: Timings | null;
  readonly engine: Timings | null;
}

interface Report {
  readonly documents: number;
  readonly clients: number;
  readonly load: number;
  readonly one: readonly Compared[];
  readonly many: Compared;
  readonly others: readonly { readonly name: string; readonly ours: Timings }[];
  /** Milliseconds of the processor that our server takes for an answer, the engine's work aside. */
  readonly processor: number | null;
  readonly memory: Pick<Usage, "memory" | "peak"> | null;
}

/** @param each questions of each kind. */
async function measure(archive: BenchArchive, each: number, clients: number): Promise<Report> {
  const knowledge = loadKnowledge();
  const truths = await sampleOf(archive);
  const questions = askStaff(truths, each, SEED);
  const server = await serve(archive.data);
  try {
    const asking = await openAsking(archive.data, server, knowledge);
    try {
      await warmUp(asking, askStaff(truths, WARMING, SEED + 1), clients);
      await atRest(server);
      const before = server.usage();
      const one: Compared[] = [];
      for (const kind of KINDS) one.push(await inTurn(asking, kind, questions.searches[kind]));
      const after = server.usage();
      const promised = mixed(PROMISED.flatMap((kind) => questions.searches[kind]));
      const many = await atOnce(asking, promised, clients);
      return {
        documents: archive.documents,
        clients,
        load: loadavg()[0] ?? 0,
        one,
        many,
        others: await others(asking, questions),
        processor: before && after && (after.processor - before.processor) / (each * KINDS.length),
        memory: server.usage(),
      };
    } finally {
      await asking.close();
    }
  } finally {
    await server.close();
  }
}

/** Documents from everywhere in the archive. */
async function sampleOf(archive: BenchArchive): Promise<ArchiveTruth[]> {
  const step = Math.max(1, Math.floor(archive.documents / SAMPLE));
  const sample: ArchiveTruth[] = [];
  let at = 0;
  for await (const truth of archive.truths()) if (at++ % step === 0) sample.push(truth);
  return sample;
}

/** The first question makes the server read the archive for its suggestions: that is over when it rests. */
async function atRest(server: Served): Promise<void> {
  const until = performance.now() + MOST_REST_MS;
  for (let used = -RESTING_MS * 2; performance.now() < until; await sleep(LOOK_MS)) {
    const now = server.usage()?.processor;
    if (now === undefined || now - used < RESTING_MS) return;
    used = now;
  }
}

async function warmUp(asking: Asking, { searches, typed }: Questions, clients: number): Promise<void> {
  await together(
    KINDS.flatMap((kind) => searches[kind]),
    clients,
    async (query) => void (await asking.ours(query)),
  );
  for (const text of typed.slice(0, 20)) await asking.get(suggestAddress(text));
}

/** One client: each question to the server and to the engine, now this one first, now that one. */
async function inTurn(asking: Asking, kind: Kind, queries: readonly SearchQuery[]): Promise<Compared> {
  const ours: number[] = [];
  const raw: number[] = [];
  const engine: number[] = [];
  for (const [at, query] of queries.entries()) {
    const askOurs = async () => void ours.push(await asking.ours(query));
    // A sentence has no multi-search of its own.
    const askRaw = async () => {
      if (kind === "sentence") return;
      const answer = await asking.raw(query);
      raw.push(answer.milliseconds);
      engine.push(answer.engine);
    };
    for (const ask of at % 2 === 0 ? [askOurs, askRaw] : [askRaw, askOurs]) await ask();
  }
  const some = (times: readonly number[]) => (times.length === 0 ? null : timings(times));
  return { name: kind, ours: timings(ours), raw: some(raw), engine: some(engine) };
}

/** Questions that many clients put together before the others' turn comes. */
const BLOCK = 40;

async function atOnce(asking: Asking, queries: readonly SearchQuery[], clients: number): Promise<Compared> {
  const ours: number[] = [];
  const raw: number[] = [];
  const engine: number[] = [];
  for (let from = 0; from < queries.length; from += BLOCK) {
    const block = queries.slice(from, from + BLOCK);
    const askOurs = () => together(block, clients, async (query) => void ours.push(await asking.ours(query)));
    const askRaw = () =>
      together(block, clients, async (query) => {
        const answer = await asking.raw(query);
        raw.push(answer.milliseconds);
        engine.push(answer.engine);
      });
    for (const ask of (from / BLOCK) % 2 === 0 ? [askOurs, askRaw] : [askRaw, askOurs]) await ask();
  }
  return { name: `${clients} clients`, ours: timings(ours), raw: timings(raw), engine: timings(engine) };
}

async function together<T>(
  items: readonly T[],
  clients: number,
  ask: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = [...items];
  const client = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await ask(item);
  };
  await Promise.all(Array.from({ length: clients }, client));
}

function mixed<T>(items: readonly T[]): T[] {
  const random = new Random(SEED, 59);
  return items
    .map((item) => ({ item, rank: random.next() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

const suggestAddress = (text: string): string => `/api/suggest?${new URLSearchParams({ q: text })}`;

async function others(asking: Asking, { typed, facets, searches }: Questions): Promise<Report["others"]> {
  const times = async (addresses: readonly string[]) => {
    const taken: number[] = [];
    for (const address of addresses) taken.push((await asking.get(address)).milliseconds);
    return timings(taken);
  };
  const ids: string[] = [];
  for (const query of searches.open.slice(0, 20)) {
    const { answer } = await asking.get(`/api/search?${formatSearchQuery(query)}`);
    ids.push(...(answer as { hits: { id: string }[] }).hits.slice(0, 2).map(({ id }) => id));
  }
  return [
    { name: "suggest", ours: await times(typed.slice(0, 500).map(suggestAddress)) },
    { name: "similar", ours: await times(ids.map((id) => `/api/documents/${id}/similar`)) },
    {
      name: "facet search",
      ours: await times(
        facets
          .slice(0, 40)
          .map(
            ({ text, query }) =>
              `/api/facets/issuer?${formatSearchQuery(query)}&${new URLSearchParams({ text })}`,
          ),
      ),
    },
  ];
}

function printed({ documents, clients, load, one, many, others, ...rest }: Report): string {
  const ms = (value: number | undefined) => (value === undefined ? "" : value.toFixed(1));
  const row = ({ name, ours, raw, engine }: Compared) => [
    name,
    ...[ours.p50, ours.p95, ours.max, raw?.p50, raw?.p95, engine?.p50, engine?.p95].map(ms),
    raw ? (ours.p50 / raw.p50).toFixed(2) : "",
    raw ? (ours.p95 / raw.p95).toFixed(2) : "",
  ];
  return [
    `${documents} văn bản; mỗi loại ${one[0]?.ours.count} câu hỏi; tải của máy ${load.toFixed(1)}; mili giây`,
    table([
      ["", "p50", "p95", "max", "thô p50", "thô p95", "máy p50", "máy p95", "p50 ×", "p95 ×"],
      ...one.map(row),
      row(many),
    ]),
    "",
    table([
      ["", "p50", "p95", "max"],
      ...others.map(({ name, ours }) => [name, ...[ours.p50, ours.p95, ours.max].map(ms)]),
    ]),
    ...(rest.processor === null ? [] : [`bộ xử lý cho mỗi câu, phần của ta: ${ms(rest.processor)}`]),
    ...(rest.memory === null
      ? []
      : [
          `bộ nhớ của máy chủ: ${rest.memory.memory.toFixed(0)} MB, cao nhất ${rest.memory.peak.toFixed(0)} MB`,
        ]),
    `“${clients} clients” gồm: ${PROMISED.join(", ")}. “Thô”: cùng một multi-search, hỏi thẳng Meilisearch trong cùng lượt đo; “máy”: thời gian Meilisearch tự tính.`,
  ].join("\n");
}

/** The command. @returns the exit code. */
export async function runBenchSearch(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      documents: { type: "string", default: "100000" },
      dir: { type: "string" },
      keep: { type: "boolean", default: false },
      clients: { type: "string", default: "8" },
      each: { type: "string", default: "60" },
      json: { type: "boolean", default: false },
    },
  });
  const documents = Number(values.documents);
  const dir = path.resolve(values.dir ?? path.join(tmpdir(), `chi-dan-${documents}`));
  const archive = await openArchive({ documents, dir, keep: values.keep });
  const report = await measure(archive, Number(values.each), Number(values.clients));
  console.log(values.json ? JSON.stringify(report, null, 2) : printed(report));
  return 0;
}
