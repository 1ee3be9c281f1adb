import type { Engine, EngineSearch, Part } from "../../../src/search/engine.ts";
import { type IndexDocument, perFacet } from "../../../src/search/types.ts";

/** An index document with nothing in it; `number` tells it from others. */
export function emptyIndexDocument(number: number): IndexDocument {
  return {
    id: number.toString(16).padStart(32, "0"),
    revision: `r${number}`,
    numbers: [],
    cited: [],
    subject: "",
    subjectMarked: "",
    expanded: [],
    expandedMarked: [],
    body: {},
    bodyMarked: {},
    campaign: [],
    issuer: [],
    province: [],
    year: null,
    type: null,
    cites: [],
    signer: [],
    issuedOn: null,
    copy: false,
    primary: 0,
    audience: 0,
  };
}

export const withBody = (number: number, text: string): IndexDocument => ({
  ...emptyIndexDocument(number),
  body: { p0: text },
});

export function searchFor(...must: Part[]): EngineSearch {
  return {
    must,
    mustNot: [],
    filters: perFacet(() => []),
    sort: "relevance",
    page: 1,
    size: 100,
  };
}

/** Ids in the engine's order. */
export const ids = async (engine: Engine, search: EngineSearch): Promise<readonly string[]> =>
  (await engine.search(search)).ids;
