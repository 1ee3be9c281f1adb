import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { MAX_PARTS } from "../../src/search/engine.ts";
import { planSearch } from "../../src/search/plan.ts";
import { searchQueryOf } from "../../src/search/query.ts";
import { readQuestion, type Segment } from "../../src/search/question.ts";
import { growthOver, LINEAR } from "../growth.ts";

const knowledge = loadKnowledge();
const shown = (segment: Segment): string => {
  if (segment.kind === "number") return `${segment.negative ? "-" : ""}${segment.token}`;
  if (segment.kind === "word") return segment.word.plain;
  return `${segment.negative ? "-" : ""}[${segment.words.map(({ plain }) => plain).join(" ")}]`;
};
const read = (q: string) => readQuestion(q, knowledge).map(shown);
const plan = (q: string) => planSearch(searchQueryOf(q), knowledge);

describe("a document number", () => {
  it("is recognised in every spelling that staff type", () => {
    for (const q of [
      "05-CT/TW",
      "05 - ct/tw",
      "5-CT/TW",
      "5-ct/tw",
      "05–CT/TW",
      "số 05-CT/TW",
      "05 CT TW",
      '"05-CT/TW"',
      "05-CT/TW.",
    ]) {
      expect([q, read(q)]).toEqual([q, ["ʒ5cttw"]]);
    }
    expect(read("217-QĐ/TW")).toEqual(read("217-qđ/tw"));
    expect(read("217-QĐ/TW")).toEqual(read("217/QĐ-TW"));
    expect(read("57/LĐLĐ")).toEqual(["ʒ57ldld"]);
    expect(read("57 / LĐLĐ")).toEqual(["ʒ57ldld"]);
    expect(read("62 -KL/TW")).toEqual(["ʒ62kltw"]);
    expect(read("30/2020/NĐ-CP")).toEqual(["ʒ30z2020ndcp"]);
    for (const q of ["45/KH-MTTQ-BTT", "45 / KH - MTTQ - BTT", "45 / kh - mttq - btt"])
      expect([q, read(q)]).toEqual([q, ["ʒ45khmttqbtt"]]);
    expect(read("05-ct/tw - khen")).toEqual(["ʒ5cttw", "khen"]);
  });

  it("may be given by its type and serial alone", () => {
    for (const q of ["CT 05", "ct 5", "CT05", "chỉ thị 05", "chi thi 05", "Chỉ thị số 05", "chi thi so: 5"]) {
      expect([q, read(q)]).toEqual([q, ["ʒ5ct"]]);
    }
    expect(read("QĐ 217")).toEqual(["ʒ217qd"]);
    expect(read("số 218")).toEqual(["ʒ218"]);
  });

  it("stands beside words and exclusions", () => {
    expect(read("thực hiện 05-CT/TW năm 2017")).toEqual(["thuc", "hien", "ʒ5cttw", "nam", "2017"]);
    expect(read("thực hiện 05-ct/tw")).toEqual(["thuc", "hien", "ʒ5cttw"]);
    expect(read("05-CT/TW -khen")).toEqual(["ʒ5cttw", "-[khen]"]);
    expect(read("dân vận -05-CT/TW")).toEqual(["dan", "van", "-ʒ5cttw"]);
    expect(read('dân vận -"05-CT/TW"')).toEqual(["dan", "van", "-ʒ5cttw"]);
  });

  it("is not seen in ordinary words, dates and codes", () => {
    expect(read("kế hoạch 5 năm")).toEqual(["ke", "hoach", "5", "nam"]);
    expect(read("23/12/2016")).toEqual(["23", "12", "2016"]);
    expect(read("QH13")).toEqual(["qh13"]);
    expect(read("CNVC-LĐ")).toEqual(["cnvc", "ld"]);
    expect(read("giai đoạn 2016 - 2021")).toEqual(["giai", "doan", "2016", "2021"]);
  });
});

describe("operators", () => {
  it("are phrases and exclusions, forgiving", () => {
    expect(read('"dân vận" khéo')).toEqual(["[dan van]", "kheo"]);
    expect(read("“dân vận” «khéo tay»")).toEqual(["[dan van]", "[kheo tay]"]);
    expect(read('dân -vận -"khéo tay"')).toEqual(["dan", "-[van]", "-[kheo tay]"]);
    expect(read("-CNVC-LĐ")).toEqual(["-[cnvc ld]"]);
    expect(read('"dân vận')).toEqual(["dan", "van"]);
    expect(read('dân - vận -- "" - -')).toEqual(["dan", "van"]);
    expect(read("")).toEqual([]);
  });
});

describe("the plan", () => {
  it("looks marked words up in the marked copy and unmarked ones in the plain copy", () => {
    expect(plan("duong bo").search.must).toEqual([["duong"], ["bo"]]);
    const marked = plan("đường bộ").search.must;
    expect(marked.flat().every((word) => !/^(duong|bo)$/u.test(word))).toBe(true);
    expect(plan("Đường BỘ").search.must).toEqual(marked);
    expect(plan("hoà kĩ").search.must).toEqual(plan("hòa kỹ").search.must);
  });

  it("never hands the engine more than it reads, and says what became of the rest", () => {
    const long = Array.from({ length: 40 }, (_, i) => `từ${i}`).join(" ");
    const { search, notes, terms } = plan(long);
    expect(search.must).toHaveLength(MAX_PARTS);
    expect(search.must.flat()).toHaveLength(40);
    expect(terms.sequences.flat()).toHaveLength(40);
    expect(notes.map(({ code }) => code)).toEqual(["regrouped"]);
    expect(plan("x ".repeat(50_000)).search.must).toEqual([["x"]]);
    const codes = plan(Array.from({ length: 20_000 }, (_, i) => `w${i}`).join(" ")).notes.map(
      ({ code }) => code,
    );
    expect(codes).toContain("too-long");
  });

  it("joins only words that were typed side by side", () => {
    const { search, notes } = plan(
      "đẩy mạnh các hoạt động Năm “Vì lợi ích đoàn viên” và rà soát quỹ đất công đoàn để xây thiết chế công đoàn",
    );
    expect(notes.map(({ code }) => code)).toEqual(["regrouped"]);
    expect(search.must).toHaveLength(MAX_PARTS);
    const typed = ["đẩy mạnh các hoạt động năm", "và rà soát quỹ đất công đoàn để xây thiết chế công đoàn"];
    const runs = typed.map(
      (run) =>
        ` ${plan(run)
          .words.map(({ word }) => word.marked)
          .join(" ")} `,
    );
    for (const part of search.must.slice(1))
      expect(runs.some((run) => run.includes(part.join(" ")))).toBe(true);
  });

  it("holds for any question: no throw, no more than ten parts, only our own tokens", () => {
    const pieces = fc.array(
      fc.oneof(
        fc.string({ unit: "binary", maxLength: 8 }),
        fc.constantFrom('"', "-", " ", "05-CT/TW", "đường", "bo", "\\", "[", "😀", "''", "số", "217", "/"),
      ),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const { search } = plan(parts.join(" "));
        expect(search.must.length).toBeLessThanOrEqual(MAX_PARTS);
        for (const word of [...search.must, ...search.mustNot].flat())
          expect(word).toMatch(/^[\p{Ll}\p{Lo}0-9]+$/u);
      }),
      { numRuns: 1_000 },
    );
  });

  it("takes time in proportion to its length, up to a hundred kilobytes of anything", () => {
    for (const piece of ['"-', "05-CT/TW ", "đ", "- ", "1/", " -a", "a -"])
      expect(growthOver(piece, 12_500, plan), piece).toBeLessThan(LINEAR);
  });

  it("understands a former province by its own id", () => {
    const filters = planSearch(searchQueryOf("", { province: ["binh-thuan", "lam-dong", "xyz"] }), knowledge)
      .search.filters;
    expect(filters.province).toEqual(["lam-dong/binh-thuan", "lam-dong", "xyz"]);
  });
});
