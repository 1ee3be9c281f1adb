/** Letters in a real catalogue behind the pages, while the engine is away: what the catalogue knows needs none. */
import { pino } from "pino";
import { EngineError } from "../../src/errors.ts";
import { openAccessTokens, openAccounts, openMailAddresses } from "../../src/people/open.ts";
import type { Engine } from "../../src/search/engine.ts";
import { createApp } from "../../web/app.ts";
import { createReadings } from "../../web/readings.ts";
import type { House, ServiceStatus } from "../../web/services.ts";
import { createShelf } from "../../web/uploads/shelf.ts";
import { archiveOf, knowledge } from "../graph/archive.ts";

const AWAY = new Proxy({} as Engine, {
  get: () => () => Promise.reject(new EngineError("engine-away", "Máy tìm kiếm không trả lời.")),
});

export function pagesOf(texts: readonly string[], status: Partial<ServiceStatus> = {}) {
  const { catalogue, ids, graph } = archiveOf(texts);
  const log: string[] = [];
  const accounts = openAccounts(catalogue.people);
  const within = createReadings({
    engine: AWAY,
    catalogue,
    knowledge,
    status: async () => ({ engine: { state: "away" as const, reason: "" }, indexing: null, ...status }),
  });
  const services: House = {
    accounts,
    accessTokens: openAccessTokens(catalogue.accessTokens, catalogue.people, accounts),
    saved: catalogue.saved,
    alerts: catalogue.alerts,
    addresses: openMailAddresses(catalogue.mailAddresses),
    audit: catalogue.audit,
    auditSearches: false,
    mailing: true,
    base: "https://kho.example.vn",
    corrections: catalogue.corrections,
    batches: catalogue.batches,
    batchBegun: () => {},
    onCorrected: () => {},
    openReading: false,
    proxies: "loopback",
    collections: catalogue.collections,
    rearranged: () => void catalogue.collections.settle(1_000),
    within,
    knowledge,
    uploads: createShelf({
      catalogue,
      // Nothing is sent where no folder is made.
      ...{ folder: "/dev/null/uploads", arriving: "/dev/null/arriving" },
      wastebasket: "/dev/null/wastebasket",
      limits: { fileBytes: 1_000_000, files: 5, allBytes: 2_000_000 },
    }),
    logger: pino({ level: "info" }, { write: (line: string) => void log.push(line) }),
  };
  return { app: createApp(services), engine: AWAY, services, accounts, ids, graph, catalogue, log };
}
