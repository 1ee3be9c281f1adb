/** The whole answer to a question, document by document, as its pages would show them. */
import type { CatalogueDocument } from "../catalogue/types.ts";
import { answerTo, wholeSubjectsFirst } from "./answer.ts";
import type { LabelOf } from "./labels.ts";
import type { SearchServices } from "./service.ts";
import type { SearchQuery } from "./types.ts";

export interface Listing {
  /** Exact number of documents that match. */
  readonly total: number;
  /** Every one of them, none twice. */
  ids(): AsyncIterable<string>;
  /** Every one of them, in order, none twice; what left the archive meanwhile is left out. */
  documents(): AsyncIterable<CatalogueDocument>;
}

/** Ids asked of the engine at once. */
const STEP = 1_000;

/** @throws EngineError when the engine cannot be had, here or while the documents are being walked. */
export async function listAnswer(
  query: SearchQuery,
  services: SearchServices,
  labelOf: LabelOf,
): Promise<Listing> {
  const { engine, catalogue } = services;
  const { answer, search } = await answerTo({ ...query, page: 1, size: STEP }, services, labelOf);

  async function* ids(): AsyncGenerator<string> {
    // The archive may change between two steps.
    const seen = new Set<string>();
    for (let page = 1; (page - 1) * STEP < answer.total; page += 1) {
      const step =
        page === 1 ? answer : await engine.search({ ...search, uncounted: true, page, size: STEP });
      for (const id of step.ids) {
        if (seen.has(id)) continue;
        seen.add(id);
        yield id;
      }
    }
  }

  return {
    total: answer.total,
    ids,
    async *documents() {
      const firstPage = answer.ids.slice(0, query.size);
      yield* wholeSubjectsFirst({ ...query, page: 1 }, catalogue.documents(firstPage));
      const shown = new Set(firstPage);
      for await (const id of ids()) if (!shown.has(id)) yield* catalogue.documents([id]);
    },
  };
}
