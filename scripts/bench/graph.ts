/**
 * `npm run bench -- graph [--documents N] [--json]`
 *
 * The graph of directives over a generated archive: what adding one more document takes as the archive grows, and how
 * long the questions of a directive's page and of the wanted list take. What the generator says of a directive goes
 * straight into the catalogue: reading and engine have their own benchmarks.
 */
import { mkdtemp, rm, stat } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { type Catalogue, type NewDocument, openCatalogue } from "../../src/catalogue/index.ts";
import { partyTermOn } from "../../src/citations/periods.ts";
import type { Citation } from "../../src/directive.ts";
import { createDirectiveGraph, type GraphStore } from "../../src/graph/index.ts";
import { type Knowledge, loadKnowledge } from "../../src/knowledge/index.ts";
import { type ArchiveTruth, generateArchive } from "../archive/generate.ts";
import { Random } from "../archive/random.ts";
import { type Timings, table, timings } from "./timings.ts";

const SEED = 1;
/** Sizes at which the last so many additions are measured. */
const MARKS = [1_000, 10_000, 100_000];
const MEASURED = 500;
const EACH = 15;

interface Report {
  readonly documents: number;
  readonly citations: number;
  readonly directives: number;
  readonly wanted: number;
  readonly megabytes: number;
  readonly load: number;
  readonly adding: readonly ({ readonly at: number } & Measured)[];
  readonly asking: readonly ({ readonly name: string } & Measured)[];
}

interface Measured {
  readonly times: Timings;
  /** Milliseconds of the processor, which tell more than the clock on a machine that is busy. */
  readonly processor: number;
}

/** Runs tasks one by one. */
function timed(each: number, task: (round: number) => unknown): Measured {
  const times: number[] = [];
  const before = process.cpuUsage();
  for (let round = 0; round < each; round += 1) {
    const started = performance.now();
    task(round);
    times.push(performance.now() - started);
  }
  const { user, system } = process.cpuUsage(before);
  return { times: timings(times), processor: (user + system) / 1000 / each };
}

const citation = (ordinal: number, parts: Partial<Citation> & Pick<Citation, "text">): Citation => ({
  ...{ start: ordinal, end: ordinal + 1, key: null, candidates: [], type: null, number: null, date: null },
  ...{
    issuer: null,
    title: null,
    term: null,
    role: "cited",
    relation: "cited",
    carriedOutBy: [],
    mentions: [],
  },
  ...parts,
});

/** What a letter cites: as generated, one directive that no archive holds, and now and then one without its year. */
function citationsOf(truth: ArchiveTruth, random: Random): Citation[] {
  const cited = truth.cites.map(({ number, printed, key, document }, ordinal) => {
    const undated = key !== null && document !== null && random.chance(0.05);
    const relation = ordinal === 0 ? ("carries-out" as const) : ("cited" as const);
    const title = `về công tác số ${random.int(1, 40)} của năm`;
    return citation(ordinal, {
      ...{ text: `Văn bản số ${printed}`, number, relation, title: undated ? null : title },
      key: undated ? key.replace(/@.*$/u, "@?") : key,
    });
  });
  const serial = random.int(1, 100_000);
  const place = truth.province?.issued ?? "ha-noi";
  const year = truth.issuedOn.slice(0, 4);
  const key = `${place}.UBND.KH.${serial}@${year}`;
  return [
    ...cited,
    citation(cited.length, { key, text: `Kế hoạch số ${serial}/KH-UBND`, date: truth.issuedOn }),
  ];
}

function documentOf(truth: ArchiveTruth, knowledge: Knowledge): NewDocument {
  const { id, number, key, type, issuer, province, issuedOn, subject } = truth;
  const citations = citationsOf(truth, new Random(SEED, 77, Number(id.slice(1))));
  const places = province && {
    issued: { id: province.issued, name: province.issued },
    current: { id: province.current, name: province.current },
  };
  return {
    ...{ id, sha256: id, mediaType: "text/plain", bytes: 1, pages: 1, extractor: "bench", extraction: "1" },
    ...{ warnings: [], raw: subject, fileName: `${id}.txt`, addedAt: issuedOn },
    reading: {
      text: subject,
      directive: {
        ...{ kind: "letter", number, numberPrinted: number, type, place: null, issuedOn, subject },
        issuer: { ...issuer, parent: null, signingBody: null },
        ...{ province: places, year: Number(issuedOn.slice(0, 4)), addressees: [], recipients: [] },
        ...{ signatory: null, emails: [], citations, campaigns: [], deadlines: [], article: null },
        ...{ issues: [], provenance: {} },
      },
      ...{ ownKey: key, describes: null, term: partyTermOn(issuedOn, knowledge), reader: "1" },
    },
  };
}

/** Fills the catalogue, a hundred documents a transaction as far as nothing is measured. */
function fill(catalogue: Catalogue, documents: number, knowledge: Knowledge) {
  const adding: Report["adding"][number][] = [];
  let citations = 0;
  let made = 0;
  let waiting: NewDocument[] = [];
  const isMeasured = (at: number) => MARKS.some((mark) => at <= mark && at > mark - MEASURED);
  for (const { truth } of generateArchive({ count: documents, seed: SEED, knowledge })) {
    const document = documentOf(truth, knowledge);
    citations += document.reading.directive.citations.length;
    waiting.push(document);
    made += 1;
    const batch = waiting;
    if (isMeasured(made)) {
      if (isMeasured(made + 1) && made < documents) continue;
      const measured = timed(batch.length, (round) => catalogue.addDocument(batch[round] as NewDocument));
      adding.push({ at: made, ...measured });
    } else if (waiting.length < 100 && made < documents && !isMeasured(made + 1)) continue;
    else
      catalogue.atomically(() => {
        for (const one of batch) catalogue.addDocument(one);
      });
    waiting = [];
  }
  return { adding, citations };
}

/** Everything that the page of one directive asks, by a server that has never been asked. */
function askPage(store: GraphStore, knowledge: Knowledge, key: string): void {
  const graph = createDirectiveGraph({ store, knowledge });
  graph.directive(key);
  graph.citedBy(key, { limit: 50 });
  graph.chain(key);
  graph.coverage(key);
}

function askAll(
  store: GraphStore,
  knowledge: Knowledge,
  keys: readonly { key: string; citedBy: number }[],
): Report["asking"] {
  const graph = createDirectiveGraph({ store, knowledge });
  const like = (wanted: number) =>
    [...keys].sort((a, b) => Math.abs(a.citedBy - wanted) - Math.abs(b.citedBy - wanted))[0];
  const most = keys.reduce((a, b) => (b.citedBy > a.citedBy ? b : a));
  const pages = [most, like(2_000), like(40), like(1)].filter((one) => one !== undefined);
  const parts = (key: string) => [
    { name: "  sổ đăng ký", ...timed(EACH, () => graph.directive(key)) },
    { name: "  văn bản viện dẫn", ...timed(EACH, () => graph.citedBy(key, { limit: 50 })) },
    { name: "  chuỗi", ...timed(EACH, () => graph.chain(key)) },
    {
      name: "  độ phủ, hỏi lần đầu",
      ...timed(EACH, () => createDirectiveGraph({ store, knowledge }).coverage(key)),
    },
    { name: "  độ phủ, hỏi lại", ...timed(EACH, () => graph.coverage(key)) },
  ];
  const total = graph.wanted({ limit: 1 }).total;
  return [
    ...pages.flatMap(({ key, citedBy }) => [
      {
        name: `trang ${key} (${citedBy} văn bản viện dẫn)`,
        ...timed(EACH, () => askPage(store, knowledge, key)),
      },
      ...(key === most.key ? parts(key) : []),
    ]),
    { name: "còn thiếu: trang đầu", ...timed(EACH, () => graph.wanted({ limit: 50 })) },
    {
      name: "còn thiếu: trang cuối",
      ...timed(EACH, () => graph.wanted({ limit: 50, offset: Math.max(0, total - 50) })),
    },
    {
      name: "còn thiếu: tìm chữ",
      ...timed(EACH, (round) => graph.wanted({ limit: 50, text: `kế hoạch ${100 + round}` })),
    },
    { name: "số gõ vào", ...timed(EACH, () => graph.resolve("05-CT/TW")) },
  ];
}

async function measure(documents: number): Promise<Report> {
  const knowledge = loadKnowledge();
  const folder = await mkdtemp(path.join(tmpdir(), "chi-dan-graph-"));
  try {
    const file = path.join(folder, "catalogue.sqlite");
    const catalogue = openCatalogue(file);
    const { adding, citations } = fill(catalogue, documents, knowledge);
    const graph = createDirectiveGraph({ store: catalogue.graph, knowledge });
    const keys = catalogue
      .citedKeys()
      .map((key) => ({ key, citedBy: catalogue.graph.node(key)?.citedBy ?? 0 }));
    const asking = askAll(catalogue.graph, knowledge, keys);
    const wanted = graph.wanted({ limit: 1 }).total;
    catalogue.close();
    const megabytes = (await stat(file)).size / 1e6;
    return {
      documents,
      citations,
      directives: keys.length,
      wanted,
      megabytes,
      load: loadavg()[0] ?? 0,
      adding,
      asking,
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

const ms = (value: number): string => value.toFixed(1);

function printed({
  documents,
  citations,
  directives,
  wanted,
  megabytes,
  load,
  adding,
  asking,
}: Report): string {
  const rows = [
    ...adding.map(({ at, ...measured }) => ({ name: `thêm một văn bản vào ${at}`, ...measured })),
    ...asking,
  ].map(({ name, times, processor }) => [name, ms(times.p50), ms(times.p95), ms(times.max), ms(processor)]);
  return [
    `${documents} văn bản, ${citations} viện dẫn, ${directives} chỉ thị được viện dẫn, ${wanted} còn thiếu; ${megabytes.toFixed(0)} MB; tải máy ${load.toFixed(1)}`,
    table([["mili giây", "p50", "p95", "tối đa", "bộ xử lý"], ...rows]),
  ].join("\n");
}

export async function runBenchGraph(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { documents: { type: "string", default: "100000" }, json: { type: "boolean", default: false } },
  });
  const report = await measure(Number(values.documents));
  console.log(values.json ? JSON.stringify(report) : printed(report));
  return 0;
}
