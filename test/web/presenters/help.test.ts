import { describe, expect, it } from "vitest";
import { searchQueryOf } from "../../../src/search/query.ts";
import { presentHelp } from "../../../web/presenters/help.ts";
import { presentSearchPage } from "../../../web/presenters/search-page.ts";
import { makeHit, makeResults } from "../fixtures.ts";

const asked = (q: string) => ({ query: searchQueryOf(q), explained: "Văn bản có gì đó." });

describe("presentHelp", () => {
  it("explains a question with operators or fields, and plain words only where that is asked", () => {
    for (const q of ['"dân vận"', "“dân vận", "dân vận -khéo", "năm:2017", "tỉnh :huế"])
      expect(presentHelp(makeResults(asked(q))).explained, q).toBe("Văn bản có gì đó.");
    for (const q of ["dân vận khéo", "05-CT/TW", "LĐLĐ - CNVC", ""])
      expect(presentHelp(makeResults(asked(q))).explained, q).toBeNull();
    const query = { ...searchQueryOf("dân vận"), explain: true as const };
    expect(presentHelp(makeResults({ ...asked(""), query }))).toMatchObject({
      explained: "Văn bản có gì đó.",
      why: { href: "/?q=d%C3%A2n+v%E1%BA%ADn" },
    });
  });

  it("offers each reason from the explanation on, and not where nothing was found", () => {
    expect(presentHelp(makeResults(asked('"dân"'))).why?.href).toContain("explain=1");
    expect(presentHelp(makeResults({ ...asked('"dân"'), total: 0, hits: [] })).why).toBeNull();
  });

  it("puts a suggested value in the place of its facet's other ones, from the first page", () => {
    const query = { ...searchQueryOf("lâm đồng", { province: ["dak-lak"], type: ["ke-hoach"] }), page: 3 };
    const suggestedFilters = [{ facet: "province" as const, id: "lam-dong", label: "Lâm Đồng", count: 1200 }];
    expect(presentHelp(makeResults({ query, suggestedFilters })).narrowings).toEqual([
      {
        facet: "Tỉnh",
        label: "Lâm Đồng",
        count: "1.200",
        href: "/?q=l%C3%A2m+%C4%91%E1%BB%93ng&province=lam-dong&type=ke-hoach",
      },
    ]);
  });

  it("asks whether another spelling was meant, from the first page and with its count", () => {
    const query = { ...searchQueryOf("dan van", { type: ["ke-hoach"] }), page: 2 };
    expect(presentHelp(makeResults({ query, didYouMean: { q: "dân vận", total: 1234 } })).didYouMean).toEqual(
      {
        label: "dân vận",
        href: "/?q=d%C3%A2n+v%E1%BA%ADn&type=ke-hoach",
        count: "1.234 văn bản",
      },
    );
    expect(presentHelp(makeResults({})).didYouMean).toBeNull();
  });

  it("says how many documents more there are without the marks", () => {
    const results = makeResults({ total: 2, unmarked: { q: "dan van", total: 1236 } });
    expect(presentHelp(results).unmarked).toEqual({
      label: "Bỏ dấu: thêm 1.234 văn bản",
      href: "/?q=dan+van",
      q: "dan van",
    });
  });
});

describe("presentSearchPage", () => {
  const page = (more: Parameters<typeof makeResults>[0]) => presentSearchPage(makeResults(more), () => null);

  it("says a correction once, and marks in the documents what was found", () => {
    const model = page({
      query: searchQueryOf("thánh công nhân"),
      corrected: "tháng công nhân",
      notes: [
        { code: "missing-words", message: "Không văn bản nào trong kho có “thánh”." },
        { code: "corrected", message: "Đang hiện kết quả của “tháng công nhân”." },
      ],
    });
    expect(model.notes.map(({ code }) => code)).toEqual(["missing-words"]);
    expect(model.help.corrected).toMatchObject({
      asked: "thánh công nhân",
      answered: { label: "tháng công nhân" },
    });
    expect(new URL(model.hits[0]?.href ?? "", "http://x").searchParams.get("q")).toBe("tháng công nhân");
    expect(model.q).toBe("thánh công nhân");
  });

  it("carries on that every hit is explained, and prints the reasons", () => {
    const query = { ...searchQueryOf("dân vận"), explain: true as const };
    const model = page({ query, hits: [makeHit({ why: ["Trích yếu có “dân”"] })] });
    expect(model.hidden).toEqual([{ name: "explain", value: "1" }]);
    expect(model.hits[0]?.why).toEqual(["Trích yếu có “dân”"]);
  });

  it("suggests to leave out the marks only where that finds something", () => {
    const nothing = { query: searchQueryOf("dàn vặn"), total: 0, hits: [] };
    expect(page(nothing).suggestions).toEqual([]);
    expect(page({ ...nothing, unmarked: { q: "dan van", total: 3 } }).suggestions).toMatchObject([
      { label: "“dan van” có 3 văn bản", href: "/?q=dan+van" },
    ]);
  });
});
