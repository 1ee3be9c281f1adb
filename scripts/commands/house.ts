/** Opens what commands work with, and closes it whatever happens. */
import { checkCampaigns } from "../../src/campaigns/check.ts";
import { type Catalogue, openCatalogue } from "../../src/catalogue/index.ts";
import type { Config } from "../../src/config.ts";
import { type DataFolder, dataFolder } from "../../src/data-folder.ts";
import { type Knowledge, loadKnowledge } from "../../src/knowledge/index.ts";
import type { Engine } from "../../src/search/engine.ts";
import { openEngine } from "../../src/search/meilisearch/index.ts";
import type { Io } from "./command.ts";

/** @throws UsageError naming the table, the row and what is wrong, an office's own campaigns included. */
export function knowledgeOf(config: Config): Knowledge {
  const knowledge = loadKnowledge(config.tablesDir === undefined ? {} : { overridesDir: config.tablesDir });
  // Ours are right (a test tries them); to try them all at each start would take half a second.
  if (config.tablesDir !== undefined) checkCampaigns(knowledge.campaigns.all);
  return knowledge;
}

export async function withEngine<T>(
  config: Config,
  io: Io,
  work: (engine: Engine) => Promise<T>,
): Promise<T> {
  const { url, key, binary } = config.meili;
  const engine = await openEngine({
    dataDir: dataFolder(config.dataDir).root,
    url,
    key,
    binary,
    notice: (message) => io.err(`${message}\n`),
    signal: io.signal,
  });
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

/** @throws UsageError `catalogue-missing` when nothing has been indexed yet. */
export async function withCatalogue<T>(
  config: Config,
  work: (catalogue: Catalogue, data: DataFolder) => Promise<T>,
): Promise<T> {
  const data = dataFolder(config.dataDir);
  const catalogue = openCatalogue(data.catalogue, { mustExist: true });
  try {
    return await work(catalogue, data);
  } finally {
    catalogue.close();
  }
}
