/** Old and new names of organs, on a real engine over a small archive. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Directive } from "../../src/directive.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { toIndexDocument } from "../../src/search/index-document.ts";
import { searchQueryOf } from "../../src/search/query.ts";
import { otherNames } from "../../src/search/renames.ts";
import { createSearchService } from "../../src/search/service.ts";
import type { Filters, SearchQuery } from "../../src/search/types.ts";
import { document, inMemory, issuer } from "./archive.ts";
import { engineForTests } from "./meilisearch/open.ts";

const overridesDir = mkdtempSync(path.join(tmpdir(), "chi-dan-renames-"));
afterAll(() => rmSync(overridesDir, { recursive: true, force: true }));
writeFileSync(
  path.join(overridesDir, "renames.json"),
  `{ "renames": [
    { "id": "may-x", "former": ["Xí nghiệp May X"], "current": ["Công ty Cổ phần May X"], "from": "2019-06-01" }
  ] }`,
);
const knowledge = loadKnowledge({ overridesDir });
const letter = (name: string, issuedOn: string, text: string, more: Partial<Directive> = {}) =>
  document(text, { issuedOn, ...more }, name);

const documents = [
  letter("dan-van-2019", "2019-05-06", "Hướng dẫn của Ban Dân vận Tỉnh ủy về giao thông nông thôn.", {
    subject: "Dân vận khéo",
    issuer: { ...issuer("bdvtu", "tỉnh", "Đảng"), name: "Ban Dân vận Tỉnh ủy Quảng Ninh" },
  }),
  letter("tuyen-giao-2018", "2018-01-02", "Công văn gửi Ban Tuyên giáo Tỉnh ủy."),
  letter("hop-nhat-2025", "2025-08-14", "Kế hoạch của Ban Tuyên giáo và Dân vận Tỉnh ủy.", {
    issuer: { ...issuer("btgdvtu", "tỉnh", "Đảng"), name: "Ban Tuyên giáo và Dân vận Tỉnh ủy Lâm Đồng" },
  }),
  letter("gtvt-2017", "2017-03-01", "Thông tư của Bộ Giao thông vận tải về vận tải đường thủy."),
  letter("gtvt-viet-tat", "2016-03-01", "Công văn gửi Bộ GTVT."),
  letter("xay-dung-2015", "2015-03-01", "Thông tư của Bộ Xây dựng về nhà ở xã hội."),
  letter("xay-dung-2025", "2025-06-01", "Thông tư của Bộ Xây dựng về nhà ở công nhân."),
  letter("may-x", "2015-01-01", "Quyết định của Xí nghiệp May X."),
  letter("may-x-moi", "2021-01-01", "Quyết định của Công ty Cổ phần May X."),
];

const opened = engineForTests();
beforeAll(async () => {
  await opened.engine.rebuild(documents.map((doc) => toIndexDocument(doc, knowledge)));
});
const catalogue = inMemory(documents);
const ask = (q: string, filters: Partial<Filters> = {}, more: Partial<SearchQuery> = {}) =>
  createSearchService({ engine: opened.engine, catalogue, knowledge }).search({
    ...searchQueryOf(q, filters),
    ...more,
  });
const nameOf = (file: string) => file.replace(".txt", "");
const found = async (q: string, ...more: [Partial<Filters>?, Partial<SearchQuery>?]) =>
  (await ask(q, ...more)).hits.map(({ file }) => nameOf(file));

describe("an organ's old and new names", () => {
  it("find each other's documents, those with the name as typed first", async () => {
    for (const q of ["Ban Dân vận", "ban dan van", '"Ban Dân vận"', '"Ban Dân vận Tỉnh ủy"'])
      expect([q, await found(q)]).toEqual([q, ["dan-van-2019", "hop-nhat-2025"]]);
    expect(await found('"Ban Tuyên giáo và Dân vận"')).toEqual([
      "hop-nhat-2025",
      "tuyen-giao-2018",
      "dan-van-2019",
    ]);
    expect(await found("kế hoạch Ban Dân vận")).toEqual(["hop-nhat-2025"]);
    for (const q of ["Bộ Giao thông vận tải", "bộ gtvt"])
      expect([q, (await found(q)).slice(1)]).toEqual([q, expect.arrayContaining(["xay-dung-2025"])]);
  });

  it("are never taken apart: a word of the one name does not find the other", async () => {
    expect(await found("giao thông")).toEqual(["gtvt-2017", "dan-van-2019", "gtvt-viet-tat"]);
    expect((await ask("giao thông")).notes).toEqual([]);
    expect((await found('-"Ban Dân vận" Tỉnh ủy')).sort()).toEqual(["hop-nhat-2025", "tuyen-giao-2018"]);
  });

  it("bring what an organ of the same name issued before only where it is typed", async () => {
    expect(await found("Bộ Giao thông vận tải")).not.toContain("xay-dung-2015");
    expect((await found("Bộ Xây dựng")).sort()).toEqual([
      "gtvt-2017",
      "gtvt-viet-tat",
      "xay-dung-2015",
      "xay-dung-2025",
    ]);
  });

  it("count in totals, facets, filters and pages as one list", async () => {
    const all = await ask("Bộ Xây dựng");
    expect([all.total, all.facets.year.map(({ id, count }) => `${id} ${count}`)]).toEqual([
      4,
      ["2025 1", "2017 1", "2016 1", "2015 1"],
    ]);
    const some = await ask("Bộ Xây dựng", { year: ["2015", "2017"] });
    expect([some.total, some.facets.year.length]).toEqual([2, 4]);
    const pages = [];
    for (const page of [1, 2, 3]) pages.push(...(await found("Bộ Xây dựng", {}, { page, size: 2 })));
    expect(pages).toEqual(all.hits.map(({ file }) => nameOf(file)));
    const listing = await createSearchService({ engine: opened.engine, catalogue, knowledge }).list(
      searchQueryOf("Bộ Xây dựng"),
    );
    const listed = [];
    for await (const { files } of listing.documents()) listed.push(nameOf(files[0] ?? ""));
    expect(listed).toEqual(pages);
  });

  it("are named in the explanation, and as the reason of a hit", async () => {
    const { notes, explained, hits } = await ask('"Ban Dân vận"', {}, { explain: true });
    expect(notes.map(({ code }) => code)).toEqual(["other-names"]);
    expect(explained).toContain("“Ban Tuyên giáo và Dân vận”, tên từ 2025 của “Ban Dân vận”");
    expect(hits.map(({ why }) => why?.includes("Ghi tên khác của “Ban Dân vận”"))).toEqual([false, true]);
    const marked = hits[1]?.snippetFragments.filter((one) => one.marked).map(({ text }) => text);
    expect(marked).toEqual(["Ban Tuyên giáo và Dân vận"]);
  });

  it("are one issuer for `cơ quan:`", async () => {
    expect((await found("cơ quan:ban dân vận")).sort()).toEqual(["dan-van-2019", "hop-nhat-2025"]);
  });

  it("may be an office's own", async () => {
    expect(await found("Xí nghiệp May X")).toEqual(["may-x", "may-x-moi"]);
    expect(await found("công ty cổ phần may x")).toEqual(["may-x-moi", "may-x"]);
  });

  it("are taken whole, the longest first, wherever they stand", () => {
    const names = (q: string) => otherNames(q, knowledge).map(({ name, questions }) => [name, questions[0]]);
    expect(names("gửi Ban Tuyên giáo và Dân vận Tỉnh ủy")).toEqual([
      ["Ban Tuyên giáo", 'gửi "Ban Tuyên giáo" Tỉnh ủy'],
      ["Ban Dân vận", 'gửi "Ban Dân vận" Tỉnh ủy'],
    ]);
    expect(names("“sở khđt tỉnh”")).toEqual([["Sở Tài chính", "“Sở Tài chính tỉnh”"]]);
    for (const q of ["", "ban", "dân vận", '-"ban dân vận"', "-ban dân vận"])
      expect([q, names(q)]).toEqual([q, []]);
  });
});
