/** One question put to the server, and the multi-search of its plan put to the engine itself. */
import path from "node:path";
import { type Catalogue, openCatalogue } from "../../src/catalogue/index.ts";
import { dataFolder } from "../../src/data-folder.ts";
import type { Knowledge } from "../../src/knowledge/index.ts";
import { compileSearch } from "../../src/search/meilisearch/compile.ts";
import { managedServer } from "../../src/search/meilisearch/server.ts";
import { planSearch } from "../../src/search/plan.ts";
import { formatSearchQuery } from "../../src/search/query.ts";
import type { SearchQuery } from "../../src/search/types.ts";
import { createAsker, type Served } from "./served.ts";

export interface Asking {
  /** What a browser asks the server, in milliseconds. */
  ours(query: SearchQuery): Promise<number>;
  /** The same plan asked of the engine, uncompressed: until the answer was there, and what the engine says it took. */
  raw(query: SearchQuery): Promise<{ readonly milliseconds: number; readonly engine: number }>;
  /** Any other address of the server. */
  get(address: string): Promise<{ readonly milliseconds: number; readonly answer: unknown }>;
  close(): Promise<void>;
}

const INDEX = "directives";
/** Both sides uncompressed: what packing an answer costs is the network's matter. */
const PLAIN = { "accept-encoding": "identity" };

export async function openAsking(data: string, server: Served, knowledge: Knowledge): Promise<Asking> {
  const catalogue: Catalogue = openCatalogue(dataFolder(data).catalogue, { mustExist: true });
  const issuers = catalogue.issuers();
  // The server's own engine, which is running: this only finds it.
  const engine = managedServer({
    home: path.join(data, "meilisearch"),
    binary: { given: undefined },
    env: process.env,
    notice: console.error,
  });
  const { url, key } = await engine.connection();
  const browser = createAsker(PLAIN);
  const direct = createAsker({
    ...PLAIN,
    "content-type": "application/json",
    authorization: `Bearer ${key}`,
  });
  return {
    ours: async (query) =>
      (await browser.ask(`${server.url}/api/search?${formatSearchQuery(query)}`)).milliseconds,
    async raw(query) {
      const { search } = planSearch(query, knowledge, { issuers: { issuers: () => issuers } });
      const asked = JSON.stringify({ queries: compileSearch(INDEX, search).queries });
      const { milliseconds, body } = await direct.ask(`${url}/multi-search`, asked);
      const { results } = JSON.parse(body.toString()) as { results: { processingTimeMs: number }[] };
      return {
        milliseconds,
        engine: results.reduce((sum, { processingTimeMs }) => sum + processingTimeMs, 0),
      };
    },
    async get(address) {
      const { milliseconds, body } = await browser.ask(`${server.url}${address}`);
      return { milliseconds, answer: JSON.parse(body.toString()) as unknown };
    },
    async close() {
      browser.close();
      direct.close();
      catalogue.close();
      await engine.close();
    },
  };
}
