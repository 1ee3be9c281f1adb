/** How questions of staff are understood, on a real engine over a small archive. */
import { beforeAll, describe, expect, it } from "vitest";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { toIndexDocument } from "../../src/search/index-document.ts";
import { formatSearchQuery, parseSearchQuery, searchQueryOf } from "../../src/search/query.ts";
import { createSearchService } from "../../src/search/service.ts";
import type { Filters, SearchQuery } from "../../src/search/types.ts";
import { citation, document, inMemory, issuer, province } from "./archive.ts";
import { engineForTests } from "./meilisearch/open.ts";

const knowledge = loadKnowledge();
const PLAN = { id: "ke-hoach", name: "Kế hoạch" };
const UNION = {
  ...issuer("ldld-tinh:binh-thuan", "tỉnh", "Công đoàn"),
  name: "Liên đoàn Lao động tỉnh Bình Thuận",
};
const BINH_THUAN = {
  issued: { id: "binh-thuan", name: "Bình Thuận" },
  current: { id: "lam-dong", name: "Lâm Đồng" },
};
const signed = (name: string) => ({ name, position: null, form: null });

const documents = [
  document(
    "Kế hoạch của LĐLĐ tỉnh về tuyên truyền ATGT trong CNVC-LĐ năm 2017.",
    {
      number: "57/LĐLĐ",
      type: PLAN,
      subject: "Tuyên truyền an toàn giao thông trong công nhân viên chức lao động năm 2017",
      issuer: UNION,
      province: BINH_THUAN,
      issuedOn: "2017-02-24",
      signatory: signed("Nguyễn Văn Hùng"),
      citations: [citation("05-CT/TW", "TW.CT.05@XII")],
    },
    "plan",
  ),
  document(
    "Công văn của Liên đoàn Lao động thành phố về dân vận khéo tại cơ sở, học tập Bình Thuận.",
    {
      number: "57/LĐLĐ",
      subject: "Phát động thi đua dân vận khéo trong các cấp công đoàn thành phố",
      province: province("ha-noi", "ha-noi"),
      issuedOn: "2019-05-06",
      signatory: signed("Trần Thị Hương"),
    },
    "letter",
  ),
  document(
    "Chỉ thị của Bộ Chính trị về đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh.",
    {
      number: "05-CT/TW",
      type: { id: "chi-thi", name: "Chỉ thị" },
      subject: "Đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
      issuer: { ...issuer("bct", "trung ương", "Đảng"), name: "Bộ Chính trị" },
      issuedOn: "2016-05-15",
    },
    "directive",
  ),
  document(
    "Bàn về bản đồ giáo dục, số 215 trong danh mục, học sinh trường 57.",
    { number: "215-CV/TU" },
    "map",
  ),
  document(
    "Báo cáo năm 2021 về ban đo đạc và ban do nhà nước lập, so với năm 2017.",
    { issuedOn: "2021-01-01" },
    "surveyors",
  ),
  document(
    "Kế hoạch phòng chống dịch tại tỉnh Bình Thuận.",
    { province: BINH_THUAN, type: PLAN, issuedOn: "2020-03-03" },
    "epidemic",
  ),
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
const files = async (q: string) => (await ask(q)).hits.map(({ file }) => file.replace(".txt", ""));
const codes = async (q: string, filters: Partial<Filters> = {}) =>
  (await ask(q, filters)).notes.map(({ code }) => code);

describe("abbreviations", () => {
  it("and what they stand for find the same documents", async () => {
    const both = ["letter", "plan"];
    for (const q of [
      "LĐLĐ",
      "ldld",
      "LDLD",
      "liên đoàn lao động",
      '"liên đoàn lao động"',
      '"Lien doan lao dong"',
    ])
      expect([q, (await files(q)).sort()]).toEqual([q, both]);
    for (const q of [
      "ATGT",
      "an toàn giao thông",
      "CNVCLĐ",
      "CNVC-LĐ",
      "CNVC - LĐ",
      "cnvc-ld",
      "công nhân viên chức lao động",
    ])
      expect([q, await files(q)]).toEqual([q, ["plan"]]);
    expect(await files("LĐLĐ -ATGT")).toEqual(["letter"]);
    expect(await files('LĐLĐ -"an toàn giao thông"')).toEqual(["letter"]);
  });

  it("are marked in the passage in the form that stands there", async () => {
    const [hit] = (await ask("liên đoàn lao động tuyên truyền")).hits;
    expect(hit?.snippetFragments.filter(({ marked }) => marked).map(({ text }) => text)).toContain("LĐLĐ");
  });

  it("today's province finds the letters of the former one", async () => {
    expect((await files("lâm đồng")).sort()).toEqual(["epidemic", "plan"]);
  });
});

describe("sentences", () => {
  const sentence = "Phát động thi đua dân vận khéo trong các cấp công đoàn thành phố Hà Nội";

  it("are answered by what is near to them, and say so", async () => {
    const results = await ask(sentence);
    expect(results.hits[0]?.file).toBe("letter.txt");
    expect(results.notes.map(({ code }) => code)).toEqual(["sentence"]);
    expect(results.facets.year.find(({ id }) => id === "2019")?.count).toBe(1);
    const filtered = await ask(sentence, { year: ["2017"] });
    expect(filtered.hits.every(({ issuedOn }) => issuedOn?.startsWith("2017"))).toBe(true);
    expect(filtered.total).toBe(filtered.hits.length);
  });

  it("a pasted subject comes first, whatever else is like it", async () => {
    for (const {
      directive,
      files: [file],
    } of documents) {
      if (directive.subject === null) continue;
      expect((await ask(directive.subject)).hits[0]?.file).toBe(file);
    }
  });
});

describe("what finds nothing", () => {
  it("is answered with a mistyped word put right", async () => {
    const results = await ask("dân vân khéoo cơ sở");
    expect(results.notes.map(({ code }) => code)).not.toContain("sentence");
    const slip = await ask("dân vận khéoo");
    expect([slip.corrected, slip.hits[0]?.file]).toEqual(["dân vận khéo", "letter.txt"]);
    expect(slip.notes.map(({ code }) => code)).toEqual(["missing-words", "corrected"]);
  });

  it("is answered with what is near when there are words enough, plainly said", async () => {
    const results = await ask("tuyên truyền giao thông đường thủy");
    expect(results.hits[0]?.file).toBe("plan.txt");
    expect(results.notes.map(({ code }) => code)).toContain("nearest");
    expect((await ask("dương bộ")).total).toBe(0);
  });

  it("says which filter or which word is in the way", async () => {
    expect(await codes("dân vận khéo", { year: ["2016"] })).toEqual(["filter-blocks"]);
    expect(await codes("dân vận khéo năm:2016")).toEqual(["field-blocks"]);
    const { notes } = await ask("xyzabc");
    expect(notes[0]?.message).toContain("“xyzabc”");
  });
});

describe("marks", () => {
  it("offers the answer without them where they find little", async () => {
    const results = await ask("bản đồ");
    expect(results.hits.map(({ file }) => file)).toEqual(["map.txt"]);
    expect(results.unmarked).toEqual({ q: "ban do", total: 2 });
    expect((await ask("ban do")).unmarked).toBeUndefined();
  });

  it("are not expected of a last word that is still being typed", async () => {
    expect((await ask("dân vân", {}, { live: true })).hits.map(({ file }) => file)).toEqual(["letter.txt"]);
    expect((await ask("dân vậ", {}, { live: true })).hits.map(({ file }) => file)).toEqual(["letter.txt"]);
    expect((await ask("tuyên tru", {}, { live: true })).hits.map(({ file }) => file)).toEqual(["plan.txt"]);
    expect((await ask("tuyên tru")).total).toBe(0);
  });
});

describe("numbers in part", () => {
  it("find the document itself, then those that cite it, never a longer number", async () => {
    for (const q of ["chi thi 05", "CT 05", "chỉ thị số 05", "05-CT/TW", "5-ct/tw"])
      expect([q, await files(q)]).toEqual([q, ["directive", "plan"]]);
    // The newer one first, then what only has the word.
    expect(await files("57")).toEqual(["letter", "plan", "map"]);
    expect(await files("số 21")).toEqual([]);
    expect(await files("21")).toEqual([]);
    expect(await files("215")).toEqual(["map"]);
    expect(await files("số 57 dân vận")).toEqual(["letter"]);
    expect(await files("so 57 cnvc-lđ 2017")).toEqual(["plan"]);
  });

  it("are taken for words where no document bears them", async () => {
    expect(await files("danh mục số 215 giáo dục")).toEqual(["map"]);
    expect(await files("trường 57")).toEqual(["map"]);
  });

  it("say that several documents bear the number", async () => {
    expect(await codes("57/LĐLĐ")).toEqual(["number", "ambiguous-number"]);
    expect(await codes("05-CT/TW")).toEqual(["number"]);
  });
});

describe("fields", () => {
  it("narrow the answer, with marks and without", async () => {
    const cases: [string, string[]][] = [
      ["tỉnh:bình thuận kế hoạch", ["plan", "epidemic"]],
      ["tinh: binh thuan", ["plan", "epidemic"]],
      ["năm:2016..2017", ["plan", "directive"]],
      ["nam:2019", ["letter"]],
      ["năm:2019..", ["letter", "surveyors", "epidemic"]],
      ["loại:kế hoạch dịch", ["epidemic"]],
      ['loai:"chi thi"', ["directive"]],
      ["viện dẫn:05-CT/TW", ["plan"]],
      ["vien dan: chi thi 05", ["plan"]],
      ["số:05-CT/TW", ["directive"]],
      ["số:57 năm:2017", ["plan"]],
      ["cơ quan:bộ chính trị", ["directive"]],
      ["co quan:lien doan lao dong tuyên truyền", ["plan"]],
      ["người ký:Nguyễn Văn Hùng", ["plan"]],
      ["nguoi ky:huong", ["letter"]],
    ];
    for (const [q, wanted] of cases) expect([q, (await files(q)).sort()]).toEqual([q, [...wanted].sort()]);
  });

  it("are not marked in the texts", () => {
    const { termsOf } = createSearchService({ engine: opened.engine, catalogue, knowledge });
    const marked = (q: string) => termsOf(searchQueryOf(q)).sequences.map((words) => words[0]?.plain);
    expect(marked('cơ quan:"Bộ Chính trị" tỉnh:"Bình Thuận" khéo')).toEqual(["kheo"]);
    expect(marked("cơ quan:liên đoàn lao động khéo")).toEqual(["kheo"]);
  });

  it("that are not understood are words", async () => {
    expect(await files("tỉnh:atlantis")).toEqual([]);
    expect(await files("loại:khéo")).toEqual([]);
    expect(await files("năm:abc")).toEqual([]);
    expect(await files('"tỉnh: bình thuận"')).toEqual(["epidemic"]);
  });

  it("are offered for words that name a facet, and nothing is taken away", async () => {
    const offered = async (q: string) =>
      (await ask(q)).suggestedFilters?.map(({ facet, id, label, count }) => [facet, id, label, count]);
    expect((await ask("binh thuan")).total).toBe(2);
    expect(await offered("binh thuan")).toEqual([["province", "lam-dong/binh-thuan", "Bình Thuận", 1]]);
    expect(await offered("năm 2017")).toEqual([["year", "2017", "2017", 1]]);
    // What would narrow nothing is not offered, nor what other marks name.
    expect(await offered("kế hoạch")).toEqual([]);
    expect(await offered("bính thuận")).toEqual([]);
  });
});

describe("a facet's own search", () => {
  const service = () => createSearchService({ engine: opened.engine, catalogue, knowledge });
  const labels = async (...asked: Parameters<ReturnType<typeof service>["searchFacet"]>) =>
    (await service().searchFacet(...asked)).map(({ label, count }) => [label, count]);

  it("finds values by label without marks, with the counts of the question", async () => {
    expect(await labels("province", "thuan", searchQueryOf(""))).toEqual([["Bình Thuận", 2]]);
    expect(await labels("province", "bình thu", searchQueryOf(""))).toEqual([["Bình Thuận", 2]]);
    expect(await labels("province", "bính", searchQueryOf(""))).toEqual([]);
    expect(await labels("issuer", "lien doan", searchQueryOf(""))).toEqual([[UNION.name, 1]]);
    expect(await labels("issuer", "lien doan", searchQueryOf("dịch"))).toEqual([]);
    expect(await labels("type", "", searchQueryOf("", { type: ["chi-thi"] }))).toEqual([
      ["Kế hoạch", 2],
      ["Chỉ thị", 1],
    ]);
    expect(await labels("cites", "chi thi 05", searchQueryOf(""))).toEqual([["Chỉ thị 05-CT/TW (2016)", 1]]);
  });
});

describe("similar documents", () => {
  it("are those that share the rarest words, never the document itself", () => {
    const service = createSearchService({ engine: opened.engine, catalogue, knowledge });
    const idOf = (file: string) => documents.find(({ files: [own] }) => own === file)?.id ?? "";
    const near = service.similarTo(idOf("epidemic.txt"), 3);
    expect(near.map(({ file }) => file)).not.toContain("epidemic.txt");
    expect(service.similarTo("0".repeat(32), 3)).toEqual([]);
  });
});

describe("explanations", () => {
  it("say what was understood, and why a hit is there", async () => {
    const results = await ask("đường bo -khéo năm:2017", { type: ["ke-hoach"] }, { explain: true });
    expect(results.explained).toBe(
      "Văn bản có từ “đường” (đúng dấu), từ “bo” (dấu bất kỳ); không có cụm từ “khéo” (đúng dấu); Năm: 2017; Loại văn bản: Kế hoạch.",
    );
    const [hit] = (await ask("thi đua cơ sở LĐLĐ", {}, { explain: true })).hits;
    expect(hit?.why).toEqual([
      "Trích yếu có “thi”, “đua”",
      "Nội dung có “cơ”, “sở”",
      "Viết tắt hoặc viết đầy đủ của “LĐLĐ”",
    ]);
    const { hits } = await ask("05-CT/TW", {}, { explain: true });
    expect(hits.map(({ why }) => why)).toEqual([
      ["Chính là văn bản số “05-CT/TW”"],
      ["Viện dẫn văn bản số “05-CT/TW”"],
    ]);
    expect((await ask("thi đua")).hits[0]?.why).toBeUndefined();
  });

  it("keep their place in the address", () => {
    const query = parseSearchQuery(new URLSearchParams("q=a&live=1&explain=1"));
    expect([query.live, query.explain]).toEqual([true, true]);
    expect(parseSearchQuery(formatSearchQuery(query))).toEqual(query);
    expect(parseSearchQuery(new URLSearchParams("q=a&live=0")).live).toBeUndefined();
  });
});
