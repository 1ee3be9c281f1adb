/** The letters of these tests in a real catalogue and a real engine, behind the services that the pages need. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pino } from "pino";
import { runIndexer } from "../../indexer/index.ts";
import { openCatalogue } from "../../src/catalogue/index.ts";
import { dataFolder } from "../../src/data-folder.ts";
import { createDirectiveGraph } from "../../src/graph/index.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { openAccounts } from "../../src/people/open.ts";
import type { Engine } from "../../src/search/engine.ts";
import { createMatcher } from "../../src/search/matching.ts";
import { openEngine } from "../../src/search/meilisearch/index.ts";
import { createSearchService } from "../../src/search/service.ts";
import { createSuggester } from "../../src/search/suggester.ts";
import { createOriginalFiles } from "../../web/files.ts";
import type { Services } from "../../web/services.ts";
import { LETTERS } from "./letters.ts";

export interface Archive {
  readonly services: Services;
  readonly engine: Engine;
  /** Folder of the letters, and lines of the log. */
  readonly folder: string;
  readonly log: string[];
  close(): Promise<void>;
}

export async function openArchive(): Promise<Archive> {
  const root = mkdtempSync(path.join(tmpdir(), "chi-dan-web-"));
  const folder = path.join(root, "letters");
  for (const { file, content } of LETTERS) {
    const place = path.join(folder, file);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, content);
  }
  const data = dataFolder(path.join(root, "data"));
  mkdirSync(data.root);
  const knowledge = loadKnowledge();
  const engine = await openEngine({ dataDir: data.root, patienceMs: 1_000 });
  await runIndexer([folder], { data, engine, knowledge });
  const catalogue = openCatalogue(data.catalogue);

  const log: string[] = [];
  const logger = pino({ level: "info" }, { write: (line: string) => void log.push(line) });
  const suggester = createSuggester(catalogue, () => performance.now());
  const services: Services = {
    saved: catalogue.saved,
    matcher: createMatcher({ engine, catalogue, knowledge, phrases: suggester }),
    accounts: openAccounts(catalogue.people),
    openReading: false,
    proxies: "loopback",
    search: createSearchService({ engine, catalogue, knowledge, phrases: suggester }),
    suggester,
    catalogue,
    graph: createDirectiveGraph({ store: catalogue.graph, knowledge }),
    knowledge,
    files: createOriginalFiles(catalogue),
    status: async () => ({ engine: await engine.health(), indexing: null }),
    logger,
  };
  return {
    services,
    engine,
    folder,
    log,
    async close() {
      await engine.close();
      catalogue.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
