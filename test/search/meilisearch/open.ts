/** A real engine in a folder of its own, for one test file. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll } from "vitest";
import type { Engine } from "../../../src/search/engine.ts";
import { openEngine } from "../../../src/search/meilisearch/index.ts";

/** Opens before the file's tests and closes after them. */
export function engineForTests(): { readonly engine: Engine; readonly dataDir: string } {
  let engine: Engine | undefined;
  let dataDir = "";
  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), "chi-dan-search-"));
    engine = await openEngine({ dataDir, binary: process.env.MEILI_BINARY });
  });
  afterAll(async () => {
    await engine?.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  return {
    get engine() {
      if (!engine) throw new Error("the engine is opened before the tests");
      return engine;
    },
    get dataDir() {
      return dataDir;
    },
  };
}
