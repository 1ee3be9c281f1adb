import { beforeAll, describe, expect, it } from "vitest";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { toIndexDocument } from "../../src/search/index-document.ts";
import { searchQueryOf } from "../../src/search/query.ts";
import { createSearchService } from "../../src/search/service.ts";
import { citation, document, inMemory, issuer } from "./archive.ts";
import { engineForTests } from "./meilisearch/open.ts";

const knowledge = loadKnowledge();
const opened = engineForTests();

/** More issuers and cited directives than the engine returns of a facet; the first ones issue twice. */
const ISSUERS = 340;
const documents = Array.from({ length: ISSUERS + 40 }, (_, at) => {
  const number = at % ISSUERS;
  return document(
    `Kế hoạch ${at % 2 === 0 ? "chẵn" : "lẻ"}.`,
    {
      issuer: {
        ...issuer(`cong-doan-co-so:${number}`, "tỉnh", "Công đoàn"),
        name: `Công đoàn cơ sở số ${number}`,
      },
      citations: [citation(`${number}-CT/TW`, `TW.CT.${number}@XII`)],
    },
    `document ${at}`,
  );
});

describe("a facet with more values than the engine returns", () => {
  const service = () =>
    createSearchService({ engine: opened.engine, catalogue: inMemory(documents), knowledge });
  const found = async (facet: "issuer" | "cites", text: string, q = "") =>
    (await service().searchFacet(facet, text, searchQueryOf(q))).map(({ id, count }) => [id, count]);

  beforeAll(async () => {
    await opened.engine.rebuild(documents.map((doc) => toIndexDocument(doc, knowledge)));
  });

  it("finds every value by its label, with its count", async () => {
    for (const number of [3, 339, 301, 250]) {
      const values = await found("issuer", `co so so ${number}`);
      expect(values).toContainEqual([`cong-doan-co-so:${number}`, number < 40 ? 2 : 1]);
    }
    expect(await found("issuer", "cơ sở số 339", "chẵn")).toEqual([]);
    expect(await found("issuer", "cơ sở số 339", "lẻ")).toEqual([["cong-doan-co-so:339", 1]]);
    expect(await found("cites", "339 ct")).toEqual([["TW.CT.339@XII", 1]]);
  });
});
