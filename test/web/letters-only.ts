/** Letters in a real catalogue behind the pages, while the engine is away: what the catalogue knows needs none. */
import { pino } from "pino";
import { dataFolder } from "../../src/data-folder.ts";
import { EngineError } from "../../src/errors.ts";
import type { Engine } from "../../src/search/engine.ts";
import { createApp } from "../../web/app.ts";
import type { House, ServiceStatus } from "../../web/services.ts";
import { archiveOf, knowledge } from "../graph/archive.ts";
import { houseOver } from "./archive.ts";

const AWAY = new Proxy({} as Engine, {
  get: () => () => Promise.reject(new EngineError("engine-away", "Máy tìm kiếm không trả lời.")),
});
/** Nothing is sent where no folder can be made. */
const NOWHERE = dataFolder("/dev/null");

export function pagesOf(texts: readonly string[], status: Partial<ServiceStatus> = {}) {
  const { catalogue, ids, graph } = archiveOf(texts);
  const log: string[] = [];
  const services: House = {
    ...houseOver({
      ...{ data: NOWHERE, engine: AWAY, catalogue, knowledge },
      logger: pino({ level: "info" }, { write: (line: string) => void log.push(line) }),
      status: async () => ({ engine: { state: "away", reason: "" }, indexing: null, ...status }),
    }),
    base: "https://kho.example.vn",
  };
  const { accounts } = services;
  return { app: createApp(services), engine: AWAY, services, accounts, ids, graph, catalogue, log };
}
