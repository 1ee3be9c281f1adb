import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { parseTable } from "../../src/knowledge/table.ts";

const knowledge = loadKnowledge();

describe("the provinces", () => {
  it("leads every one of the 63 former units to one of the 34 of today, and back", () => {
    const { former, current, formerById, currentById } = knowledge.places;
    expect(former).toHaveLength(63);
    expect(current).toHaveLength(34);
    for (const unit of former) expect(currentById(unit.current)?.formedFrom).toContain(unit.id);
    for (const unit of current)
      for (const id of unit.formedFrom) expect(formerById(id)?.current).toBe(unit.id);
  });

  it("reads Bình Thuận of 2017 as Bình Thuận then and Lâm Đồng now", () => {
    expect(knowledge.places.provinceOn("binh-thuan", "2017-02-24")).toEqual({
      issued: { id: "binh-thuan", name: "Bình Thuận" },
      current: { id: "lam-dong", name: "Lâm Đồng" },
    });
  });

  it("reads Gia Lâm as a district of Hà Nội in 2020 and as a commune after the merger day", () => {
    expect(
      knowledge.places.named("Gia Lâm", "2020-03-13").map((place) => [place.rank, place.province.issued.id]),
    ).toEqual([["huyện", "ha-noi"]]);
    const after = knowledge.places.named("Gia Lâm", "2025-08-01");
    expect(after.length).toBeGreaterThan(1);
    expect(after.every((place) => place.level === "xã")).toBe(true);
  });

  it("knows a unit by every spelling: dashes, tone placement, capitals, abbreviations", () => {
    for (const name of ["THỪA THIÊN – HUẾ", "Thừa Thiên-Huế", "TT-Huế"])
      expect(knowledge.places.named(name, "2020-01-01")[0]?.id, name).toBe("hue");
    for (const name of ["Hoà Bình", "HÒA BÌNH"])
      expect(knowledge.places.named(name, "2020-01-01")[0]?.id, name).toBe("hoa-binh");
    expect(knowledge.places.named("TP.HCM", "2020-01-01")[0]?.id).toBe("ho-chi-minh");
  });

  it("keeps a district in the province that it belonged to", () => {
    expect(knowledge.places.named("Phú Riềng", "2021-10-11")[0]?.province).toEqual({
      issued: { id: "binh-phuoc", name: "Bình Phước" },
      current: { id: "dong-nai", name: "Đồng Nai" },
    });
  });
});

describe("types, organs and directives", () => {
  it("finds a type by its printed word in any letter case and by its code", () => {
    expect(knowledge.types.byWord("KẾ HOẠCH")?.id).toBe("ke-hoach");
    expect(knowledge.types.byWord("Chương trình hành động")?.id).toBe("chuong-trinh-hanh-dong");
    expect(knowledge.types.byCode("QĐ").map((type) => type.id)).toEqual(["quyet-dinh", "quy-dinh"]);
  });

  it("keeps every organ that a code may stand for", () => {
    expect(knowledge.organs.byCode("LĐLĐ").map((organ) => organ.id)).toEqual(["ldld-tinh", "ldld-huyen"]);
    expect(knowledge.organs.byName("Ban Bí thư")[0]?.id).toBe("bbt");
  });

  it("names a parent that exists, and no organ twice", () => {
    const ids = knowledge.organs.all.map((organ) => organ.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const organ of knowledge.organs.all) if (organ.parent) expect(ids, organ.id).toContain(organ.parent);
  });

  it("keeps all directives that share a number", () => {
    expect(knowledge.directives.byNumber("16/CT-TTg").map((row) => row.date)).toHaveLength(3);
    expect(knowledge.directives.byAlias("chỉ thị 05")[0]?.number).toBe("05-CT/TW");
  });

  it("refers from plenums to directives of that term", () => {
    for (const plenum of knowledge.terms.plenums)
      for (const number of plenum.directives)
        for (const row of knowledge.directives.byNumber(number).filter((each) => each.term === plenum.term))
          expect(row.type, number).toBe(plenum.type);
  });
});

describe("a table that somebody edits by hand", () => {
  const Schema = z.object({ organs: z.array(z.object({ id: z.string(), name: z.string() })) });

  it("reports a missing field by file, line and row", () => {
    const source = '{\n  "organs": [\n    {"id": "a", "name": "A"},\n    {"id": "moi"}\n  ]\n}';
    expect(() => parseTable(source, "organs.json", Schema)).toThrow(
      /organs\.json, dòng 4, mục “moi”, organs\.1\.name/u,
    );
  });

  it("reports a forgotten comma by its line", () => {
    const source = '{\n  "organs": [\n    {"id": "a", "name": "A"}\n    {"id": "b", "name": "B"}\n  ]\n}';
    expect(() => parseTable(source, "organs.json", Schema)).toThrow(/organs\.json, dòng 4/u);
  });

  it("lets an office replace a row of ours and add its own", () => {
    const overridesDir = mkdtempSync(path.join(tmpdir(), "chi-dan-tables-"));
    const rows = [
      { id: "vptw", name: "Văn phòng Trung ương", codes: ["VPTW"], level: "trung ương", system: "Đảng" },
      { id: "cong-ty-abc", name: "Công ty ABC", codes: ["ABC"], level: "cơ sở", system: "khác" },
    ];
    writeFileSync(path.join(overridesDir, "organs.json"), JSON.stringify({ organs: rows }));
    const own = loadKnowledge({ overridesDir });
    expect(own.organs.byId("vptw")?.name).toBe("Văn phòng Trung ương");
    expect(own.organs.byCode("ABC")[0]?.id).toBe("cong-ty-abc");
    expect(own.organs.all).toHaveLength(knowledge.organs.all.length + 1);
    rmSync(overridesDir, { recursive: true });
  });
});
