import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { CatalogueDocument } from "../../src/catalogue/types.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { readDirective } from "../../src/reading/read-directive.ts";
import { issuerTree } from "../../src/search/facet-values.ts";
import { toIndexDocument } from "../../src/search/index-document.ts";
import { searchQueryOf } from "../../src/search/query.ts";
import { createSearchService } from "../../src/search/service.ts";
import type { Filters } from "../../src/search/types.ts";
import { citation, document, inMemory, issuer, province } from "./archive.ts";
import { engineForTests } from "./meilisearch/open.ts";

const knowledge = loadKnowledge();

function serviceOver(made: () => readonly CatalogueDocument[]) {
  const opened = engineForTests();
  let documents: readonly CatalogueDocument[] = [];
  beforeAll(async () => {
    documents = made();
    await opened.engine.rebuild(documents.map((doc) => toIndexDocument(doc, knowledge)));
  });
  const search = (q: string, filters: Partial<Filters> = {}) =>
    createSearchService({ engine: opened.engine, catalogue: inMemory(documents), knowledge }).search(
      searchQueryOf(q, filters),
    );
  return { search, files: async (q: string) => (await search(q)).hits.map(({ file }) => file) };
}

describe("a small archive", () => {
  const own = document(
    "Bộ Chính trị chỉ thị việc học tập.",
    { number: "05-CT/TW", type: { id: "chi-thi", name: "Chỉ thị" } },
    "own",
  );
  const citing = document(
    "Thực hiện Chỉ thị số 05-CT/TW về học tập, Liên đoàn Lao động tỉnh hướng dẫn.",
    {
      citations: [citation("05-CT/TW", "TW.CT.05@XII")],
      issuer: issuer("ldld-tinh:binh-thuan", "tỉnh", "Công đoàn"),
      province: province("binh-thuan", "lam-dong"),
      issuedOn: "2017-02-24",
    },
    "citing",
  );
  const mentioning = document(
    "Ngày 05 tháng 6, CT viết về TW và chỉ thị khác số 105-CT/TW.",
    {},
    "mentioning",
  );
  const road = document(
    "An toàn đường bộ. Ban hành kế hoạch.",
    { province: province("lam-dong", "lam-dong"), issuedOn: "2025-08-01" },
    "road",
  );
  const { search, files } = serviceOver(() => [mentioning, citing, own, road]);

  it("answers a number with the document itself, then those that cite it, and nothing else", async () => {
    for (const q of ["05-CT/TW", "5 - ct/tw", "chi thi 05", "CT 05"]) {
      expect([q, await files(q)]).toEqual([q, ["own.txt", "citing.txt"]]);
    }
    expect(await files("105-CT/TW")).toEqual(["mentioning.txt"]);
    expect((await search("05-CT/TW")).notes.map(({ code }) => code)).toEqual(["number"]);
  });

  it("takes marks as they were typed", async () => {
    expect(await files("đường bộ")).toEqual(["road.txt"]);
    expect(await files("duong bo")).toEqual(["road.txt"]);
    expect(await files("dương bộ")).toEqual([]);
    expect(await files('"bàn hành"')).toEqual([]);
    expect(await files('"ban hanh"')).toEqual(["road.txt"]);
    expect(await files('"ban hành"')).toEqual(["road.txt"]);
  });

  it("fills hits from the catalogue, passage and subject cut into fragments", async () => {
    const { hits } = await search("liên đoàn");
    expect(hits).toHaveLength(1);
    expect(hits[0]).toMatchObject({
      number: null,
      issuer: { id: "ldld-tinh:binh-thuan" },
      province: { issued: "binh-thuan", current: "lam-dong" },
      issuedOn: "2017-02-24",
    });
    expect(hits[0]?.snippetFragments.filter(({ marked }) => marked).map(({ text }) => text)).toEqual([
      "Liên",
      "đoàn",
    ]);
    expect(hits[0]?.cites.map(({ key, role }) => [key, role])).toEqual([["TW.CT.05@XII", "cited"]]);
    expect(hits[0]?.snippet).toBe(hits[0]?.snippetFragments.map(({ text }) => text).join(""));
  });

  it("gives facets with names; today's province carries its former units", async () => {
    const { facets } = await search("", { province: ["binh-thuan"] });
    expect(facets.issuer).toEqual([
      {
        id: "ldld-tinh:binh-thuan",
        label: "Tên của ldld-tinh:binh-thuan",
        count: 1,
        selected: false,
        groups: [
          { id: "cong-doan", label: "Công đoàn" },
          { id: "cong-doan/tinh", label: "Công đoàn, cấp tỉnh" },
        ],
      },
    ]);
    const [system] = issuerTree(facets.issuer);
    expect([system?.id, system?.count, system?.children?.[0]?.id]).toEqual([
      "cong-doan",
      1,
      "cong-doan/tinh",
    ]);
    expect(system?.children?.[0]?.children?.[0]?.id).toBe("ldld-tinh:binh-thuan");
    expect(facets.province).toEqual([
      {
        id: "lam-dong",
        label: "Lâm Đồng",
        count: 2,
        selected: false,
        children: [{ id: "lam-dong/binh-thuan", label: "Bình Thuận", count: 1, selected: true }],
      },
    ]);
  });

  it("keeps what is chosen in sight, also where nothing has it", async () => {
    const { facets, total } = await search("đường", {
      year: ["1999"],
      province: ["da-nang"],
      cites: ["no such"],
      issuer: ["bct"],
    });
    expect(total).toBe(0);
    expect(facets.year).toContainEqual({ id: "1999", label: "1999", count: 0, selected: true });
    expect(facets.province.map(({ id, selected }) => [id, selected])).toEqual([["da-nang", true]]);
    expect(facets.issuer.map(({ id, selected }) => [id, selected])).toEqual([["bct", true]]);
  });

  it("finds an issuer's documents under its id, its level and its system", async () => {
    for (const id of ["ldld-tinh:binh-thuan", "cong-doan/tinh", "cong-doan"]) {
      expect([id, (await search("", { issuer: [id] })).total]).toEqual([id, 1]);
    }
    expect((await search("", { issuer: ["dang"] })).total).toBe(0);
  });

  it("never errs on hostile questions", async () => {
    const hostile = [
      '"',
      '""',
      "-",
      '-"',
      "\\",
      '\\"',
      "[[]]",
      "😀",
      "' OR 1=1",
      "((",
      "NOT x",
      "TO",
      "a:b",
      "*",
      "%00",
      "đ".repeat(100_000),
      "x ".repeat(50_000),
      Array.from({ length: 3_000 }, (_, i) => `từ${i}`).join(" "),
      "-a ".repeat(500),
      '"a b c" '.repeat(300),
      Array.from({ length: 30 }, (_, i) => `"một ${i} hai"`).join(" "),
      Array.from({ length: 20 }, (_, i) => `${i + 1}-CT/TW`).join(" "),
    ];
    for (const q of hostile) {
      const results = await search(q, { type: [q.slice(0, 500)], year: [q.slice(0, 10)] });
      expect([q.slice(0, 20), results.hits.length <= 20]).toEqual([q.slice(0, 20), true]);
      await search(q);
    }
  });

  it("answers anything that can be typed, and no filter means anything but itself", async () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary", maxLength: 6 }),
      fc.constantFrom(
        ...'" “ ” \' \\ \\" [ ] ( ) { } < > = != - -" : :: * ? % & | ; , / .. … 😀 đ \u0000 \uD800 \n'.split(
          " ",
        ),
      ),
      fc.constantFrom("AND", "OR", "NOT", "TO", "IN [", "EXISTS", "year > 0", 'x" OR id EXISTS OR type = "x'),
      fc.constantFrom(
        "05-CT/TW",
        "số",
        "học tập",
        "hoc",
        '-"chỉ thị',
        "lao động",
        "Ban Dân vận",
        "LĐLĐ",
        "2017",
      ),
      fc.constantFrom(
        "số:",
        "viện dẫn:",
        "cơ quan:",
        "tỉnh:",
        "năm:2017..",
        "loại:chỉ thị",
        "người ký:",
        'tinh:"',
      ),
    );
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(" "));
    const chosen = fc.option(fc.oneof(text, fc.constantFrom("2017", "chi-thi", "lam-dong")), {
      nil: undefined,
    });
    await fc.assert(
      fc.asyncProperty(text, chosen, chosen, async (q, year, type) => {
        const filters = { ...(year ? { year: [year] } : {}), ...(type ? { type: [type] } : {}) };
        const { hits, total } = await search(q, filters);
        expect(total).toBe(hits.length);
        const asked = searchQueryOf("", filters).filters;
        for (const hit of hits) {
          if (asked.year.length > 0) expect(asked.year).toContain(hit.issuedOn?.slice(0, 4));
          if (asked.type.length > 0) expect(asked.type).toContain(hit.type?.id);
        }
      }),
      { numRuns: 150 },
    );
  });
});

const seeds = path.resolve(import.meta.dirname, "../../../shared/seeds");
const skip = !existsSync(seeds);
if (skip) console.log(`skipped: no ${seeds}`);

describe.skipIf(skip)("the seeds", () => {
  const names = skip ? [] : readdirSync(seeds).filter((name) => name.endsWith(".txt"));
  const raw = new Map(names.map((name) => [name.slice(0, 3), readFileSync(path.join(seeds, name))]));
  const { search, files } = serviceOver(() =>
    [...raw].map(([name, bytes]): CatalogueDocument => {
      const { text, directive } = readDirective(bytes.toString("utf8"), knowledge, {
        fileName: `${name}.txt`,
      });
      const id = createHash("sha256").update(bytes).digest("hex").slice(0, 32);
      const rest = { mediaType: "text/plain", bytes: bytes.length, pages: 1, addedAt: "" };
      return { ...rest, id, files: [name], text, directive };
    }),
  );
  const containing = (pattern: RegExp) =>
    [...raw].filter(([, bytes]) => pattern.test(bytes.toString("utf8"))).map(([name]) => name);

  it("finds the two that cite 05-CT/TW, and them only", async () => {
    expect((await files("05-CT/TW")).sort()).toEqual(containing(/05-CT\/TW/u));
    expect(await files("05-CT/TW")).toHaveLength(2);
  });

  it("finds dân vận khéo with and without marks, and no đường bộ", async () => {
    const right = containing(/dân vận khéo/iu);
    expect(right.length).toBeGreaterThan(0);
    expect((await files('"dân vận khéo"')).sort()).toEqual(right);
    expect(await files("dân vận khéo")).toEqual(expect.arrayContaining(right));
    expect(await files("dan van kheo")).toEqual(expect.arrayContaining(right));
    expect(await files('"đường bộ"')).toEqual([]);
  });

  it("finds a letter by its own number", async () => {
    expect((await files("57/LĐLĐ"))[0]).toBe("000");
    expect((await files("số 57"))[0]).toBe("000");
  });

  it("lists 217-QĐ/TW among the cited directives with 2", async () => {
    const { facets } = await search("");
    expect(facets.cites.find(({ label }) => label.includes("217-QĐ/TW"))?.count).toBe(2);
  });
});
