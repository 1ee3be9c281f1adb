import { describe, expect, it } from "vitest";
import { wholeSubjectsFirst } from "../../src/search/answer.ts";
import { searchQueryOf } from "../../src/search/query.ts";
import { document } from "./archive.ts";

const plan = document("", { number: "2041/KH-TLĐ", subject: "Năm vì lợi ích đoàn viên" }, "plan");
const letter = document("", { subject: "Thực hiện Kế hoạch 2041/KH-TLĐ vì lợi ích đoàn viên" }, "letter");
const order = (q: string) =>
  wholeSubjectsFirst(searchQueryOf(q), [plan, letter]).map(({ directive }) => directive.number);

describe("among the best", () => {
  it("a subject that has the question in a row comes first", () => {
    expect(order("kế hoạch 2041/KH-TLĐ")).toEqual([null, "2041/KH-TLĐ"]);
  });

  it("a document comes before those whose subject cites its number", () => {
    for (const q of ["2041/KH-TLĐ", "2041 / kh - tlđ"])
      expect([q, order(q)]).toEqual([q, ["2041/KH-TLĐ", null]]);
  });
});
