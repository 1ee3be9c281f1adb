/** The house with its pages, alerts and mails in a process of its own, ordered about by whoever forked it, and killed. */

import { setTimeout as sleep } from "node:timers/promises";
import { createExtractionPool } from "../../indexer/extract/pool.ts";
import { runIndexer } from "../../indexer/index.ts";
import { startServer } from "../../scripts/commands/serving.ts";
import { readConfig } from "../../src/config.ts";
import { dataFolder } from "../../src/data-folder.ts";
import { ChiDanError } from "../../src/errors.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { openEngine } from "../../src/search/meilisearch/index.ts";

/** What the house is told. */
export interface Order {
  readonly number: number;
  readonly rebuild: boolean;
}
/** What it answers: where its pages are, or which order was carried out. */
export type Answer = { readonly address: string } | { readonly done: number };

const [folder = "", ahead = "0"] = process.argv.slice(2);
const RealDate = Date;
/** This machine's clock, ahead by so many milliseconds: a mail that a killed process held comes again after minutes. */
globalThis.Date = class extends RealDate {
  constructor(...given: [] | [number | string]) {
    if (given.length === 0) super(RealDate.now() + Number(ahead));
    else super(given[0]);
  }
  static override now(): number {
    return RealDate.now() + Number(ahead);
  }
} as DateConstructor;

const config = readConfig({ ...process.env, PORT: "0" });
const knowledge = loadKnowledge();
const engine = await openEngine({ dataDir: config.dataDir });
const server = await startServer(config, knowledge, engine, { lookMs: 50 });
const pool = createExtractionPool({});
/** What did not succeed is tried again, as whoever follows folders does: a busy machine's engine may refuse. */
const passing = (error: unknown): null => {
  if (error instanceof ChiDanError) return null;
  throw error;
};
const tell = (answer: Answer) => process.send?.(answer);

let working = Promise.resolve();
process.on("message", ({ number, rebuild }: Order) => {
  working = working.then(async () => {
    const services = { data: dataFolder(config.dataDir), engine, knowledge, pool };
    while (!(await runIndexer([folder], services, { rebuild }).catch(passing))) await sleep(100);
    tell({ done: number });
  });
});
tell({ address: server.address });
