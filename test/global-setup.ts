/** Before all tests, once. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { EngineError } from "../src/errors.ts";
import { findBinary } from "../src/search/meilisearch/binary.ts";

/** Each archive of the tests is a new one, for which the packaged engine's 130 MB would be read and checked again: 0.2 s. */
export default async function setup(): Promise<void> {
  const home = mkdtempSync(path.join(tmpdir(), "chi-dan-engine-"));
  try {
    const { file } = await findBinary({
      given: process.env.MEILI_BINARY,
      searchPath: process.env.PATH,
      home,
    });
    process.env.PATH = [path.dirname(file), process.env.PATH].join(path.delimiter);
  } catch (error) {
    // Tests that need an engine say what is wrong with it.
    if (!(error instanceof EngineError)) throw error;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
