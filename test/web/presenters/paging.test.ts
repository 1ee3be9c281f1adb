import { describe, expect, it } from "vitest";
import { searchQueryOf } from "../../../src/search/query.ts";
import { presentPaging } from "../../../web/presenters/paging.ts";

const shown = (page: number, total: number) =>
  presentPaging({ ...searchQueryOf("x"), page }, total)?.pages.map((link) => link?.number ?? "…");

describe("the pages under a list", () => {
  it("are not shown when everything fits on one", () => {
    expect(presentPaging(searchQueryOf("x"), 20)).toBeNull();
    expect(presentPaging(searchQueryOf("x"), 0)).toBeNull();
  });

  it.each([
    [1, 45, [1, 2, 3]],
    [1, 400, [1, 2, 3, "…", 20]],
    [5, 400, [1, 2, 3, 4, 5, 6, 7, "…", 20]],
    [10, 400, [1, "…", 8, 9, 10, 11, 12, "…", 20]],
    [20, 400, [1, "…", 18, 19, 20]],
    [999, 400, [1, "…", 18, 19, 20]],
  ])("on page %i of %i documents show a window around it", (page, total, expected) => {
    expect(shown(page, total)).toEqual(expected);
  });

  it("lead one back and one on, and from beyond the end to the last", () => {
    const middle = presentPaging({ ...searchQueryOf("x"), page: 2 }, 60);
    expect([middle?.previous, middle?.next]).toEqual(["/?q=x", "/?q=x&page=3"]);
    const beyond = presentPaging({ ...searchQueryOf("x"), page: 50 }, 60);
    expect([beyond?.previous, beyond?.next]).toEqual(["/?q=x&page=3", null]);
  });
});
