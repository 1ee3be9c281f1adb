/** The letters of these tests in a real catalogue and a real engine, behind the services that the pages need. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pino } from "pino";
import { createExtractionPool } from "../../indexer/extract/pool.ts";
import { type IndexerOptions, type IndexerResult, runIndexer } from "../../indexer/index.ts";
import { type Catalogue, openCatalogue } from "../../src/catalogue/index.ts";
import { type DataFolder, dataFolder } from "../../src/data-folder.ts";
import { type Knowledge, loadKnowledge } from "../../src/knowledge/index.ts";
import { openAccessTokens, openAccounts, openMailAddresses } from "../../src/people/open.ts";
import type { Engine } from "../../src/search/engine.ts";
import { openEngine } from "../../src/search/meilisearch/index.ts";
import { createReadings } from "../../web/readings.ts";
import type { House, Reading, ServiceStatus } from "../../web/services.ts";
import { createShelf } from "../../web/uploads/shelf.ts";
import { LETTERS } from "./letters.ts";

export interface Archive {
  readonly services: House;
  /** What whoever sees everything gets. */
  readonly reading: Reading;
  readonly catalogue: Catalogue;
  readonly engine: Engine;
  /** Folder of the letters, and lines of the log. */
  readonly folder: string;
  readonly log: string[];
  readonly data: DataFolder;
  /** Takes in what lies in these folders. */
  index(folders: readonly string[], options?: IndexerOptions): Promise<IndexerResult>;
  close(): Promise<void>;
}

/** The same house, in which something of the reading is otherwise. */
export const houseWith = (house: House, changes: Partial<Reading>): House => ({
  ...house,
  within: (reach) => ({ ...house.within(reach), ...changes }),
});

/** The services of the pages over an archive. */
export function houseOver({
  data,
  engine,
  catalogue,
  knowledge,
  logger,
  status = async () => ({ engine: await engine.health(), indexing: null }),
}: {
  readonly data: DataFolder;
  readonly engine: Engine;
  readonly catalogue: Catalogue;
  readonly knowledge: Knowledge;
  readonly logger: House["logger"];
  readonly status?: () => Promise<ServiceStatus>;
}): House {
  const within = createReadings({ engine, catalogue, knowledge, status });
  const accounts = openAccounts(catalogue.people);
  return {
    saved: catalogue.saved,
    alerts: catalogue.alerts,
    addresses: openMailAddresses(catalogue.mailAddresses),
    audit: catalogue.audit,
    auditSearches: false,
    mailing: true,
    base: null,
    corrections: catalogue.corrections,
    batches: catalogue.batches,
    batchBegun: () => {},
    onCorrected: () => {},
    accounts,
    accessTokens: openAccessTokens(catalogue.accessTokens, catalogue.people, accounts),
    openReading: false,
    proxies: "loopback",
    collections: catalogue.collections,
    rearranged: () => void catalogue.collections.settle(1_000),
    within,
    knowledge,
    uploads: createShelf({
      ...{ catalogue, folder: data.uploads, arriving: data.arriving },
      wastebasket: data.wastebasket,
      limits: { fileBytes: 1_000_000, files: 5, allBytes: 2_000_000 },
    }),
    logger,
  };
}

/** @param busyMs how long a locked catalogue is waited for. */
export async function openArchive({ busyMs }: { busyMs?: number } = {}): Promise<Archive> {
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
  // One process for all runs: to start it takes longer than to read these letters.
  const pool = createExtractionPool({ processes: 1 });
  const index: Archive["index"] = (folders, options) =>
    runIndexer(folders, { data, engine, knowledge, pool }, options);
  await index([folder]);
  const catalogue = openCatalogue(data.catalogue, { knowledge, ...(busyMs === undefined ? {} : { busyMs }) });

  const log: string[] = [];
  const logger = pino({ level: "info" }, { write: (line: string) => void log.push(line) });
  const services = houseOver({ data, engine, catalogue, knowledge, logger });
  const reading = services.within(null);
  // They are made in the background: on a busy machine later than a question waits for them.
  while ((await reading.suggester.suggest("thang")).length === 0);
  return {
    services,
    reading,
    catalogue,
    engine,
    folder,
    log,
    data,
    index,
    async close() {
      await Promise.all([engine.close(), pool.close()]);
      catalogue.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
