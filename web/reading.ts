/** Puts together what pages know of documents, over one view of the catalogue. */
import type { Catalogue } from "../src/catalogue/index.ts";
import { createDirectiveGraph } from "../src/graph/index.ts";
import type { Knowledge } from "../src/knowledge/index.ts";
import { createMatcher } from "../src/search/matching.ts";
import { createSearchService, type SearchServices } from "../src/search/service.ts";
import { createSuggester } from "../src/search/suggester.ts";
import { createOriginalFiles } from "./files.ts";
import type { MemberFiles, PagesCatalogue, Reading } from "./services.ts";

export interface ReadingNeeds {
  readonly engine: SearchServices["engine"];
  readonly catalogue: PagesCatalogue &
    SearchServices["catalogue"] &
    SuggestionSource &
    Pick<Catalogue, "graph">;
  readonly knowledge: Knowledge;
  /** Without it, only files of the disk are opened. */
  readonly members?: MemberFiles;
  readonly status: Reading["status"];
}
type SuggestionSource = Parameters<typeof createSuggester>[0];

export function createReading({ engine, catalogue, knowledge, members, status }: ReadingNeeds): Reading {
  const suggester = createSuggester(catalogue, () => performance.now());
  const searching = { engine, catalogue, knowledge, phrases: suggester };
  return {
    search: createSearchService(searching),
    matcher: createMatcher(searching),
    suggester,
    catalogue,
    graph: createDirectiveGraph({ store: catalogue.graph, knowledge }),
    files: createOriginalFiles(catalogue, members),
    status,
  };
}
