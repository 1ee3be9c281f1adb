import { describe, expect, it } from "vitest";
import { MOST_FACET_VALUES } from "../../../src/search/engine.ts";
import { searchQueryOf } from "../../../src/search/query.ts";
import { presentChips, presentFacets, yearRuns } from "../../../web/presenters/facets.ts";
import { makeResults, value } from "../fixtures.ts";

const none = { campaign: [], issuer: [], province: [], year: [], type: [], cites: [] };

const provinces = [
  value("lam-dong", "Lâm Đồng", 34, {
    children: [
      value("lam-dong/binh-thuan", "Bình Thuận", 22, { selected: true }),
      value("lam-dong/lam-dong", "Lâm Đồng", 8),
    ],
  }),
  ...Array.from({ length: 12 }, (_, i) => value(`p${i}`, `Tỉnh ${i}`, 12 - i)),
];

describe("facets", () => {
  it("leave out those without values", () => {
    expect(presentFacets(makeResults()).lists).toEqual([]);
    expect(presentFacets(makeResults()).years).toBeNull();
  });

  it("ask for further values only where a list is long enough to have been cut", () => {
    const values = (length: number) => Array.from({ length }, (_, i) => value(`k${i}`, `Kế hoạch ${i}`, 1));
    const beyond = (facet: "cites" | "province", length: number) =>
      presentFacets(makeResults({ facets: { ...none, [facet]: values(length) } })).lists[0]?.beyond;
    expect(beyond("cites", MOST_FACET_VALUES)).toBe(true);
    expect(beyond("cites", MOST_FACET_VALUES / 2)).toBe(false);
    expect(beyond("province", MOST_FACET_VALUES)).toBe(false);
  });

  it("hide the rest of a long list behind what is left, but never what is chosen", () => {
    const values = provinces.map((v) => (v.id === "p11" ? { ...v, selected: true } : v));
    const [list] = presentFacets(makeResults({ facets: { ...none, province: values } })).lists;
    expect(list?.options.map((o) => o.value)).toEqual([
      "lam-dong",
      "p0",
      "p1",
      "p2",
      "p3",
      "p4",
      "p5",
      "p11",
    ]);
    expect(list?.more?.label).toBe("Còn 5 tỉnh, thành");
  });

  it("show one or two left over rather than hide them", () => {
    const values = Array.from({ length: 9 }, (_, i) => value(`t${i}`, `Loại ${i}`, 1));
    const [list] = presentFacets(makeResults({ facets: { ...none, type: values } })).lists;
    expect(list?.options).toHaveLength(9);
    expect(list?.more).toBeNull();
  });

  it("open a province whose former unit is chosen, and say what that unit is", () => {
    const [list] = presentFacets(makeResults({ facets: { ...none, province: provinces } })).lists;
    const [lamDong] = list?.options ?? [];
    expect(lamDong?.open).toBe(true);
    expect(lamDong?.children.map((child) => [child.label, child.note])).toEqual([
      ["Bình Thuận", "trước 7/2025"],
      ["Lâm Đồng", null],
    ]);
  });

  it("group issuers by system and level, and never lose a chosen one", () => {
    const groups = (level: string) => [
      { id: "cong-doan", label: "Công đoàn" },
      { id: `cong-doan/${level}`, label: `Công đoàn, cấp ${level}` },
    ];
    const issuer = [
      value("ldld-tinh:a", "LĐLĐ tỉnh A", 5, { groups: groups("tinh") }),
      value("ldld-tinh:b", "LĐLĐ tỉnh B", 3, { groups: groups("tinh"), selected: true }),
      value("ldld-huyen:c", "LĐLĐ huyện C", 2, { groups: groups("huyen") }),
      value("cong-doan/huyen", "Công đoàn cấp huyện", 2, { selected: true }),
      value("nowhere", "Cơ quan đã chọn", 0, { selected: true }),
    ];
    const [list] = presentFacets(makeResults({ facets: { ...none, issuer } })).lists;
    const [union, left] = list?.options ?? [];
    expect([union?.label, union?.count, union?.open]).toEqual(["Công đoàn", 10, true]);
    expect(union?.children.map((level) => [level.label, level.count, level.checked, level.open])).toEqual([
      ["Cấp tinh", 8, false, true],
      ["Cấp huyen", 2, true, false],
    ]);
    expect([left?.label, left?.checked]).toEqual(["Cơ quan đã chọn", true]);
  });

  it("give a box of its own to a long list only", () => {
    const facets = { ...none, province: provinces, campaign: [value("a", "A", 1)] };
    const { lists } = presentFacets(makeResults({ facets }));
    expect(lists.map((list) => [list.facet, list.placeholder !== null])).toEqual([
      ["campaign", false],
      ["province", true],
    ]);
  });

  it("draw a bar for every year between the first and the last, empty ones too, and ten at least", () => {
    const facets = { ...none, year: [value("2016", "2016", 10), value("2019", "2019", 5)] };
    const { years } = presentFacets(makeResults({ facets }));
    expect(years?.bars.map((bar) => bar.year).slice(0, 2)).toEqual(["2010", "2011"]);
    expect(years?.bars.slice(6).map((bar) => [bar.year, bar.count, bar.height])).toEqual([
      ["2016", 10, 100],
      ["2017", 0, 0],
      ["2018", 0, 0],
      ["2019", 5, 50],
    ]);
    expect(years?.options.map((bar) => bar.year)).toEqual(["2019", "2016"]);
    expect(years?.bars[6]?.href).toBe(
      `/?q=${encodeURIComponent("dân vận khéo").replaceAll("%20", "+")}&year=2016`,
    );
  });
});

describe("chips of the chosen values", () => {
  it("take one value away each and keep the rest of the question", () => {
    const query = searchQueryOf("đối thoại", { province: ["lam-dong/binh-thuan"], type: ["cong-van"] });
    const facets = {
      ...none,
      province: provinces,
      type: [value("cong-van", "Công văn", 3, { selected: true })],
    };
    const chips = presentChips(makeResults({ query: { ...query, page: 3 }, facets }));
    expect(chips.map((chip) => chip.label)).toEqual(["Bình Thuận (nay Lâm Đồng)", "Công văn"]);
    const first = new URLSearchParams(chips[0]?.href.slice(2));
    expect([...first]).toEqual([
      ["q", "đối thoại"],
      ["type", "cong-van"],
    ]);
  });

  it("show neighbouring years as one", () => {
    const query = searchQueryOf("", { year: ["2016", "2017", "2018", "2021"] });
    const chips = presentChips(makeResults({ query }));
    expect(chips.map((chip) => [chip.label, chip.href])).toEqual([
      ["2016 đến 2018", "/?year=2021"],
      ["Năm 2021", "/?year=2016&year=2017&year=2018"],
    ]);
    expect(yearRuns(["x", "2020"])).toEqual([["2020"], ["x"]]);
  });

  it("name a value that the answer does not know by its id", () => {
    const query = searchQueryOf("", { campaign: ["la"] });
    expect(presentChips(makeResults({ query })).map((chip) => chip.label)).toEqual(["la"]);
  });
});
