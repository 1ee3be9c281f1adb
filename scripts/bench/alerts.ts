/**
 * `npm run bench -- alerts [--documents N] [--searches N] [--json]`
 *
 * How long it takes to find, for very many saved searches, what is new among documents that have come in. The generated
 * letters are read as every letter is; what needs the whole archive (sentences) asks the catalogue and an engine.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { runIndexer } from "../../indexer/index.ts";
import { evaluateAlerts } from "../../src/alerts/evaluate.ts";
import { openCatalogue } from "../../src/catalogue/index.ts";
import { dataFolder } from "../../src/data-folder.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { openEngine } from "../../src/search/meilisearch/index.ts";
import { formatSearchQuery } from "../../src/search/query.ts";
import { type ArchiveTruth, generateArchive } from "../archive/generate.ts";
import { makeArchive, parseTask } from "../make-archive.ts";
import { askStaff, KINDS } from "./questions.ts";

const SEED = 20_261_122;
/** Of a hundred saved searches so many are whole sentences: who saves a search saves words and filters. */
const SENTENCES = 2;
/** Each person keeps a hundred at most. */
const EACH = 100;

export async function runBenchAlerts(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      documents: { type: "string", default: "1000" },
      searches: { type: "string", default: "10000" },
      json: { type: "boolean" },
    },
  });
  const [documents, searches] = [Number(values.documents), Number(values.searches)];
  const root = await mkdtemp(path.join(tmpdir(), "chi-dan-bench-alerts-"));
  const data = dataFolder(path.join(root, "data"));
  const knowledge = loadKnowledge();
  const engine = await openEngine({ dataDir: data.root });
  try {
    const catalogue = openCatalogue(data.catalogue);
    const truths: ArchiveTruth[] = [];
    for (const { truth } of generateArchive({ count: documents, seed: 1, knowledge })) truths.push(truth);
    saveAll(catalogue, truths, searches);
    const files = path.join(root, "files");
    await makeArchive(parseTask(["--count", `${documents}`, "--seed", "1", "--out", files, "--as", "files"]));
    await runIndexer([files], { data, engine, knowledge });
    const before = process.cpuUsage();
    const started = performance.now();
    const { searches: evaluated } = await evaluateAlerts({
      alerts: catalogue.alerts,
      searching: { engine, catalogue, knowledge },
      now: Date.now,
      turn: async () => {},
    });
    const seconds = (performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage(before);
    const found = catalogue.people
      .people()
      .flatMap(({ id }) => catalogue.alerts.fresh(id))
      .reduce((sum, one) => sum + one.documents.length, 0);
    catalogue.close();
    const report = {
      ...{ documents: truths.length, searches: evaluated, found, seconds },
      ...{
        processorSeconds: (user + system) / 1e6,
        megabytes: process.memoryUsage().rss / 1e6,
        load: loadavg()[0],
      },
    };
    console.log(values.json ? JSON.stringify(report) : describe(report));
    return 0;
  } finally {
    await engine.close();
    await rm(root, { recursive: true, force: true });
  }
}

function saveAll(
  { people, saved }: ReturnType<typeof openCatalogue>,
  truths: readonly ArchiveTruth[],
  searches: number,
): void {
  const asked = askStaff(truths, searches, SEED).searches;
  const others = KINDS.filter((kind) => kind !== "sentence");
  for (let at = 0; at < searches; at += 1) {
    const owner = Math.floor(at / EACH) + 1;
    if (at % EACH === 0)
      people.addPerson({ name: `nguoi${owner}`, fullName: "", role: "reader", password: null, at: "" });
    const kind = at % EACH < SENTENCES ? "sentence" : (others[at % others.length] ?? "open");
    const query = asked[kind][at];
    if (!query) continue;
    const text = formatSearchQuery(query).toString();
    // Two people may ask the same, one does not ask it twice.
    saved.save(owner, { name: `${at}`, query: text, shared: false });
  }
}

const describe = (report: Readonly<Record<string, unknown>>): string =>
  Object.entries(report)
    .map(([name, value]) => `${name}: ${typeof value === "number" ? Math.round(value * 100) / 100 : value}`)
    .join("\n");
