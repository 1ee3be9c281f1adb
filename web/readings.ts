/** The archive as each visitor sees it, made when somebody first asks for it. */
import type { Catalogue, ReadingCatalogue } from "../src/catalogue/index.ts";
import { BusyError } from "../src/errors.ts";
import { createDirectiveGraph } from "../src/graph/index.ts";
import type { Knowledge } from "../src/knowledge/index.ts";
import type { Accounts } from "../src/people/accounts.ts";
import { type CollectionsStore, reachOf } from "../src/people/collections.ts";
import type { Reach } from "../src/people/reach.ts";
import type { Searcher } from "../src/search/engine.ts";
import { createMatcher } from "../src/search/matching.ts";
import { createSearchService } from "../src/search/service.ts";
import { createSuggester } from "../src/search/suggester.ts";
import { searchWithin } from "../src/search/within.ts";
import { createOriginalFiles } from "./files.ts";
import type { House, MemberFiles, Reading } from "./services.ts";

export interface ReadingsNeed {
  readonly engine: Searcher;
  readonly catalogue: Pick<Catalogue, keyof ReadingCatalogue | "collections" | "within">;
  readonly knowledge: Knowledge;
  /** Without it, only files of the disk are opened. */
  readonly members?: MemberFiles;
  readonly status: Reading["status"];
}

/** Each has a connection and suggestions of its own. Who comes again to one that was let go waits a moment. */
const MOST_KEPT = 12;

const REARRANGED =
  "Các kho vừa được sắp xếp lại; phần của anh chị đang được soát lại. Trang này sẽ tự mở lại khi xong.";

/** @returns what is known of documents within a reach, and nothing more. */
export function createReadings(needs: ReadingsNeed): (reach: Reach) => Reading {
  const { engine, catalogue, status } = needs;
  const { collections } = catalogue;
  const everything = createReading(needs, engine, catalogue, { status, ready: () => {} });
  const kept = new Map<string, Reading>();

  function make(reach: readonly number[]): Reading {
    const seen = { audiences: () => collections.audiencesSeen(reach), moved: collections.moved };
    return createReading(needs, searchWithin(engine, seen), catalogue.within(reach), {
      // How many files come in tells of those that are hidden.
      status: async () => ({ ...(await status()), indexing: null }),
      ready() {
        if (collections.unsettled() > 0) throw new BusyError("collections-moving", REARRANGED);
      },
    });
  }

  return (reach) => {
    if (reach === null) return everything;
    // What was remembered before something moved may tell of it.
    const key = `${reach.join()} ${collections.arrangement()}`;
    const reading = kept.get(key) ?? make(reach);
    kept.delete(key);
    kept.set(key, reading);
    for (const [oldest] of kept) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
    return reading;
  };
}

function createReading(
  { knowledge, members }: ReadingsNeed,
  engine: Searcher,
  catalogue: ReadingCatalogue,
  more: Pick<Reading, "status" | "ready">,
): Reading {
  const suggester = createSuggester(catalogue, () => performance.now());
  const searching = { engine, catalogue, knowledge, phrases: suggester };
  return {
    search: createSearchService(searching),
    matcher: createMatcher(searching),
    suggester,
    catalogue,
    graph: createDirectiveGraph({ store: catalogue.graph, knowledge }),
    files: createOriginalFiles(catalogue, members),
    ...more,
  };
}

/** @returns the archive as a person sees it now, whoever asks on their behalf; null is the one user before accounts. */
export function readingsOfPeople({
  accounts,
  collections,
  within,
}: {
  readonly accounts: Pick<Accounts, "person">;
  readonly collections: CollectionsStore;
  readonly within: House["within"];
}): (person: number | null) => Reading {
  return (id) => {
    const person = id === null ? null : accounts.person(id);
    if (id === null) return within(reachOf({ kind: "local" }, collections));
    return within(
      reachOf(person ? { kind: "person", person, session: 0 } : { kind: "stranger" }, collections),
    );
  };
}
