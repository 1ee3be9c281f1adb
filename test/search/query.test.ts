import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatSearchQuery, parseSearchQuery, searchQueryOf } from "../../src/search/query.ts";
import { FACETS } from "../../src/search/types.ts";

const parse = (query: string) => parseSearchQuery(new URLSearchParams(query));
const NAMES = ["q", ...FACETS, "sort", "page", "size", "live", "explain", "other"];
const anyParams = fc
  .array(
    fc.tuple(
      fc.constantFrom(...NAMES),
      fc.oneof(fc.string({ unit: "binary" }), fc.integer().map(String), fc.constant("1")),
    ),
  )
  .map((pairs) => new URLSearchParams(pairs));

describe("parseSearchQuery", () => {
  it("reads every parameter, filters repeated", () => {
    const query = parse("q=dan+van&year=2018&year=2017&issuer=bct&sort=newest&page=2&size=50");
    expect(query).toMatchObject({ q: "dan van", sort: "newest", page: 2, size: 50 });
    expect(query.filters.year).toEqual(["2017", "2018"]);
    expect(query.filters.issuer).toEqual(["bct"]);
    expect(query.filters.cites).toEqual([]);
  });

  it("falls back where a value cannot be used", () => {
    const nonsense = "sort=best&page=-1&size=1e9&page=7";
    expect(parse(nonsense)).toEqual(parse(""));
    expect(parse("page=0&size=0")).toEqual(parse(""));
    expect(parse("size=101").size).toBe(100);
  });

  it("composes what was typed decomposed, and collapses blanks", () => {
    const decomposed = "  dân\t\n vận\u0000 ".normalize("NFD");
    expect(searchQueryOf(decomposed).q).toBe("dân vận");
  });

  it("is given back by its canonical address, whatever came in", () => {
    fc.assert(
      fc.property(anyParams, (params) => {
        const query = parseSearchQuery(params);
        const address = formatSearchQuery(query).toString();
        expect(parseSearchQuery(new URLSearchParams(address))).toEqual(query);
        expect(formatSearchQuery(parse(address)).toString()).toBe(address);
      }),
    );
  });

  it("gives one address to one question, however it was put", () => {
    const one = formatSearchQuery(parse("year=2018&q=a&year=2017&year=2018&page=1&size=20&sort=relevance"));
    expect(one.toString()).toBe("q=a&year=2017&year=2018");
  });
});
