/** The letters of ../shared, where it is there: what they cite is one node each, whatever the spelling. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { archiveOf } from "./archive.ts";

const SEEDS = path.resolve(import.meta.dirname, "../../../shared/seeds");

describe.skipIf(!existsSync(SEEDS))("the graph of the seed letters (skipped without ../shared)", () => {
  const files = existsSync(SEEDS) ? readdirSync(SEEDS).filter((name) => name.endsWith(".txt")) : [];
  const { graph, ids } = archiveOf(files.map((name) => readFileSync(path.join(SEEDS, name), "utf8")));
  const idOf = (start: string) => ids[files.findIndex((name) => name.startsWith(start))]!;

  it.each([
    ["217-QĐ/TW", "TW.QĐ.217@XI", 2],
    ["218- QĐ/TW", "TW.QĐ.218@XI", 2],
    ["43-KL/TW", "TW.KL.43@XII", 2],
    ["chỉ thị 05", "TW.CT.05@XII", 2],
    ["25-NQ/TW khóa XI", "TW.NQ.25@XI", 2],
    ["nghị quyết trung ương 4 (khóa XII)", "TW.NQ.04@XII", 2],
    ["525-cv/tu", "binh-thuan.TU.CV.525@2016", 1],
    ["218/LĐLĐ", "binh-thuan.LĐLĐ.CV.218@2017", 0],
  ])("%s is %s", (typed, key, citedBy) => {
    const { directive } = graph.resolve(typed);
    expect(directive).toMatchObject({ key, citedBy });
    expect(graph.citedBy(key, { limit: 10 }).rows).toHaveLength(citedBy);
  });

  it("joins 16/CT-TTg, printed with the wrong year twice, with the directive of 16/5/2018, and says so", () => {
    const entry = graph.directive("TTg.CT.16@2018");
    expect(entry).toMatchObject({ issuedOn: "2018-05-16", dateFrom: "table", citedBy: 2 });
    expect(entry?.dates).toEqual([{ value: "2016-05-16", count: 2 }]);
    expect(entry?.conflicts.map(({ kind, sides }) => [kind, sides.map(({ value }) => value)])).toEqual([
      ["date", ["2018-05-16", "2016-05-16"]],
    ]);
    expect(entry?.conflicts[0]?.sides[1]?.passages).toHaveLength(2);
  });

  it("asks whose 16/CT-TTg is meant when only the number is typed, the cited one first", () => {
    const { directive, candidates } = graph.resolve("16/CT-TTg");
    expect(directive).toBeNull();
    expect(candidates.map(({ key }) => key)[0]).toBe("TTg.CT.16@2018");
  });

  it("shows the chain 07-CT/TW, 36-HD/BTGTU, 218/LĐLĐ, the first two wanted", () => {
    const { nodes, edges } = graph.chain("TW.CT.07@XII");
    expect(nodes.map(({ key, document, layer }) => [key, document, layer])).toEqual([
      ["TW.CT.07@XII", null, 0],
      ["binh-thuan.BTGTU.HD.36@2017", null, 1],
      ["binh-thuan.LĐLĐ.CV.218@2017", idOf("004"), 2],
    ]);
    expect(edges.map(({ from, to }) => [from, to])).toEqual([
      ["binh-thuan.BTGTU.HD.36@2017", "TW.CT.07@XII"],
      ["binh-thuan.LĐLĐ.CV.218@2017", "binh-thuan.BTGTU.HD.36@2017"],
    ]);
    expect(graph.chain(idOf("004")).nodes.map(({ layer }) => layer)).toEqual([-2, -1, 0]);
    expect(graph.wanted({ limit: 100 }).rows.map(({ key }) => key)).toEqual(
      expect.arrayContaining(["TW.CT.07@XII", "binh-thuan.BTGTU.HD.36@2017"]),
    );
  });

  it("keeps 697/KH-LĐLĐ open: the province's or the district's", () => {
    const text = readFileSync(path.join(SEEDS, files.find((name) => name.startsWith("001")) ?? ""), "utf8");
    const { citations } = graph.resolveText(text);
    const open = citations.find(({ number }) => number === "697/KH-LĐLĐ");
    expect(open).toMatchObject({ directive: null, relation: "carries-out" });
    expect(open?.candidates.map(({ key }) => key)).toEqual([
      "binh-phuoc.LĐLĐ.KH.697@2021",
      "phu-rieng--binh-phuoc.LĐLĐ.KH.697@2021",
    ]);
  });

  it("knows from the article that Hà Nội carries out 43-KL/TW, and which union offices have not", () => {
    const { formerProvinces, currentProvinces, organs, missingOrgans } = graph.coverage("TW.KL.43@XII");
    expect(formerProvinces.covered.map(({ id, first }) => [id, first.issuedOn])).toEqual([
      ["ha-noi", "2019-06-10"],
    ]);
    expect(formerProvinces.missing).toHaveLength(62);
    expect(currentProvinces.missing).toHaveLength(33);
    expect(organs.map(({ id }) => id)).toEqual(["ldld-tinh:ha-noi"]);
    expect(missingOrgans.map(({ id }) => id)).toEqual(["ldld-tinh:binh-thuan"]);
  });
});
