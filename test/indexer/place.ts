/** Where the tests of a file index: one engine and one set of reading processes; for each test an archive and a catalogue of its own. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach } from "vitest";
import { createExtractionPool } from "../../indexer/extract/pool.ts";
import {
  type IndexerOptions,
  type IndexerResult,
  type IndexerServices,
  runIndexer,
} from "../../indexer/index.ts";
import { type Catalogue, openCatalogue } from "../../src/catalogue/index.ts";
import { type DataFolder, dataFolder } from "../../src/data-folder.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { engineForTests } from "../search/meilisearch/open.ts";

export interface Place {
  archive: string;
  data: DataFolder;
  services(): IndexerServices;
  /** Writes a file of the archive, its folders with it. @returns its path. */
  put(name: string, content: string | Uint8Array): string;
  run(options?: IndexerOptions, given?: readonly string[]): Promise<IndexerResult>;
  ask<T>(question: (catalogue: Catalogue) => T): T;
}

export function placeForTests({ processes = 1 } = {}): Place {
  const opened = engineForTests();
  const knowledge = loadKnowledge();
  const pool = createExtractionPool({ processes });
  const base = mkdtempSync(path.join(tmpdir(), "chi-dan-indexer-"));
  afterAll(async () => {
    await pool.close();
    rmSync(base, { recursive: true, force: true });
  });
  let made = 0;
  const place: Place = {
    archive: "",
    data: dataFolder(base),
    services: () => ({ data: place.data, engine: opened.engine, knowledge, pool }),
    put(name, content) {
      const file = path.join(place.archive, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
    run: (options = {}, given = [place.archive]) => runIndexer(given, place.services(), options),
    ask(question) {
      const catalogue = openCatalogue(place.data.catalogue);
      try {
        return question(catalogue);
      } finally {
        catalogue.close();
      }
    },
  };
  beforeEach(() => {
    // The engine is brought into line with the new catalogue by the first run.
    made += 1;
    place.archive = path.join(base, `kho ${made}`);
    place.data = dataFolder(path.join(base, `data ${made}`));
    mkdirSync(place.archive);
  });
  return place;
}
