/** Letters in a real catalogue behind the pages, while the engine is away: what the catalogue knows needs none. */
import { pino } from "pino";
import { EngineError } from "../../src/errors.ts";
import { openAccounts } from "../../src/people/open.ts";
import type { Engine } from "../../src/search/engine.ts";
import { createMatcher } from "../../src/search/matching.ts";
import { createSearchService } from "../../src/search/service.ts";
import { createSuggester } from "../../src/search/suggester.ts";
import { createApp } from "../../web/app.ts";
import { createOriginalFiles } from "../../web/files.ts";
import type { ServiceStatus, Services } from "../../web/services.ts";
import { archiveOf, knowledge } from "../graph/archive.ts";

const AWAY = new Proxy({} as Engine, {
  get: () => () => Promise.reject(new EngineError("engine-away", "Máy tìm kiếm không trả lời.")),
});

export function pagesOf(texts: readonly string[], status: Partial<ServiceStatus> = {}) {
  const { catalogue, ids, graph } = archiveOf(texts);
  const log: string[] = [];
  const accounts = openAccounts(catalogue.people);
  const services: Services = {
    accounts,
    saved: catalogue.saved,
    matcher: createMatcher({ engine: AWAY, catalogue, knowledge }),
    openReading: false,
    proxies: "loopback",
    search: createSearchService({ engine: AWAY, catalogue, knowledge }),
    suggester: createSuggester(catalogue, () => performance.now()),
    catalogue,
    graph,
    knowledge,
    files: createOriginalFiles(catalogue),
    status: async () => ({ engine: { state: "away" as const, reason: "" }, indexing: null, ...status }),
    logger: pino({ level: "info" }, { write: (line: string) => void log.push(line) }),
  };
  return { app: createApp(services), services, accounts, ids, graph, catalogue, log };
}
