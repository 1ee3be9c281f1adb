/** What a run works with; put together once by the command line and handed on. */
import type { Catalogue } from "../src/catalogue/index.ts";
import type { Knowledge } from "../src/knowledge/index.ts";
import type { Engine } from "../src/search/engine.ts";
import type { ExtractionPool } from "./extract/pool.ts";
import type { Versions } from "./versions.ts";

export interface House {
  readonly catalogue: Catalogue;
  readonly engine: Engine;
  readonly knowledge: Knowledge;
  readonly pool: ExtractionPool;
  readonly versions: Versions;
  /** A folder of our own for what is unpacked; empty before and after a run. */
  readonly scratch: string;
  /** ISO time. */
  readonly now: () => string;
}
