import { describe, expect, it } from "vitest";
import { searchQueryOf } from "../../../src/search/query.ts";
import { presentHit, whereOf } from "../../../web/presenters/hit.ts";
import { makeHit } from "../fixtures.ts";

const query = searchQueryOf("dân vận khéo", { year: ["2021"] });

describe("a hit as a line of the register", () => {
  it("begins its title in upper case without losing a mark", () => {
    const { title } = presentHit(makeHit(), query);
    expect(title?.map((f) => f.text).join("")).toBe("Thực hiện phong trào thi đua “Dân vận khéo” năm 2021");
    expect(title?.filter((f) => f.marked).map((f) => f.text)).toEqual(["Dân vận khéo"]);
  });

  it("links to the document with the question, so that its words are marked there", () => {
    const { href } = presentHit(makeHit(), query);
    expect(new URL(href, "http://x").pathname).toBe(`/van-ban/${"a".repeat(32)}`);
    expect(new URL(href, "http://x").searchParams.get("q")).toBe("dân vận khéo");
  });

  it("sets the filter of a cited directive and keeps the rest of the question", () => {
    const { carriesOut, cites } = presentHit(makeHit(), query);
    expect(carriesOut.map((link) => link.label)).toEqual(["23-QĐ/TW"]);
    const link = new URL(cites[0]?.href ?? "", "http://x").searchParams;
    expect([link.get("q"), link.get("year"), link.get("cites")]).toEqual([
      "dân vận khéo",
      "2021",
      "TW.KL.43@XII",
    ]);
  });

  it("names four directives and counts the others, what is carried out first", () => {
    const cites = Array.from({ length: 9 }, (_, i) => ({
      key: `K${i}`,
      label: `${i}`,
      role: i > 6 ? "basis" : "cited",
    }));
    const hit = presentHit(makeHit({ cites }), query);
    expect(hit.carriesOut.map((link) => link.label)).toEqual(["7", "8"]);
    expect(hit.cites.map((link) => link.label)).toEqual(["0", "1"]);
    expect(hit.furtherCites).toBe(5);
  });

  it("says of nothing that it knows it when it does not", () => {
    const hit = presentHit(
      makeHit({
        number: null,
        issuedOn: null,
        issuer: null,
        type: null,
        province: null,
        subject: null,
        subjectFragments: [],
      }),
      query,
    );
    expect([hit.number, hit.date, hit.issuer, hit.type, hit.where, hit.title]).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it("shows a web page under its own title, with the document that it reports on", () => {
    const article = {
      title: "Tăng cường công tác dân vận",
      published: "2019-06-11T17:54",
      author: null,
      describes: { number: "42/KH-LĐLĐ", type: "Kế hoạch", issuer: null, issuedOn: null, subject: null },
    };
    const hit = presentHit(makeHit({ kind: "article", subject: null, subjectFragments: [] }), query, article);
    expect(hit.title).toEqual([{ text: "Tăng cường công tác dân vận", marked: false }]);
    expect(hit.article).toEqual({ describes: "Kế hoạch 42/KH-LĐLĐ", published: "11/6/2019 17:54" });
  });

  it.each([
    ["Bình Thuận", "Lâm Đồng", "Liên đoàn Lao động tỉnh Bình Thuận", "nay Lâm Đồng"],
    ["Bình Phước", "Đồng Nai", "Liên đoàn Lao động huyện Phú Riềng", "Bình Phước (nay Đồng Nai)"],
    ["Hà Nội", "Hà Nội", "Liên đoàn Lao động huyện Gia Lâm", "Hà Nội"],
    ["Hà Nội", "Hà Nội", "Liên đoàn Lao động thành phố Hà Nội", null],
  ])("says the place %s, today %s, beside %s as %s", (issued, current, issuer, expected) => {
    expect(whereOf({ issued, current }, issuer)).toBe(expected);
  });
});
