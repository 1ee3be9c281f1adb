/** "Bạn có muốn tìm", on a real engine over a small archive. */
import { beforeAll, describe, expect, it } from "vitest";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { toIndexDocument } from "../../src/search/index-document.ts";
import { phrasesOf } from "../../src/search/phrases.ts";
import { searchQueryOf } from "../../src/search/query.ts";
import { createSearchService } from "../../src/search/service.ts";
import type { Filters } from "../../src/search/types.ts";
import { document, inMemory } from "./archive.ts";
import { engineForTests } from "./meilisearch/open.ts";

const knowledge = loadKnowledge();
const many = (count: number, text: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => document(text(n), { issuedOn: `${2010 + n}-01-01` }));
const documents = [
  ...many(12, (n) => `Bảo đảm an toàn giao thông dịp lễ lần ${n}, dân vận khéo.`),
  ...many(3, (n) => `Dẫn ván khéo léo qua suối lần ${n}; thợ mộc.`),
  document("Phòng chống dịch tại chợ."),
  ...many(4, (n) => `Phong công xa gần dịch, số ${n}.`),
  ...many(4, (n) => `Phong xa gần công dịch, số ${n}.`),
  document("Bàn giao thôn mới cho dân, an toàn."),
];
const opened = engineForTests();
beforeAll(async () => {
  await opened.engine.rebuild(documents.map((doc) => toIndexDocument(doc, knowledge)));
});
const steps = phrasesOf(documents.map(({ text }) => text));
let step = steps.next();
while (!step.done) step = steps.next();
const phrases = step.value;
const catalogue = inMemory(documents);
const ask = (q: string, filters: Partial<Filters> = {}) =>
  createSearchService({ engine: opened.engine, catalogue, knowledge, phrases }).search(
    searchQueryOf(q, filters),
  );

describe("another spelling", () => {
  it("with the marks that the archive has is offered where it leaves others out", async () => {
    const { total, didYouMean } = await ask("dan van kheo");
    expect(total).toBe(15);
    expect(didYouMean).toEqual({ q: "dân vận khéo", total: 12 });
    expect((await ask("dân vận khéo")).total).toBe(12);
  });

  it("is counted within the chosen filters", async () => {
    expect((await ask("dan van kheo", { year: ["2011"] })).didYouMean?.total).toBe(1);
  });

  it("is not offered where it would find the same, or where the question has marks", async () => {
    for (const q of ["an toan giao thong", "dân van kheo", "dân vận khéo", '"dan van kheo"', "thợ mộc"])
      expect([q, (await ask(q)).didYouMean]).toEqual([q, undefined]);
  });

  it("of a mistyped word is offered where the question finds little and the other far more", async () => {
    const { total, didYouMean } = await ask("an toàn giao thôn");
    expect(total).toBe(1);
    expect(didYouMean).toEqual({ q: "an toàn giao thông", total: 12 });
  });

  it("is not made of words that do not stand beside one another", async () => {
    // Eight documents have "phong", "công" and "dịch"; in none they are a phrase.
    const { total, didYouMean } = await ask("phong chong dich");
    expect([total, didYouMean]).toEqual([1, undefined]);
  });

  it("always finds what it says it finds", async () => {
    for (const q of [
      "dan van kheo",
      "an toàn giao thôn",
      "an toan giao thon",
      "bao dam an toan",
      "kheo leo",
    ]) {
      const { didYouMean } = await ask(q);
      if (didYouMean) expect((await ask(didYouMean.q)).total).toBe(didYouMean.total);
    }
  });
});
