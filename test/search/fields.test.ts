import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { abbreviationsOf } from "../../src/search/abbreviations.ts";
import { readFields } from "../../src/search/fields.ts";
import { wordsOf } from "../../src/search/tokens.ts";
import { tokenize } from "../../src/vietnamese-tokenizer/index.ts";

const knowledge = loadKnowledge();
const issuers = {
  issuers: () => [
    { id: "bct", name: "Bộ Chính trị" },
    { id: "ldld-tinh:ha-noi", name: "Liên đoàn Lao động thành phố Hà Nội" },
  ],
};
const read = (q: string) => {
  const { rest, restrictions } = readFields(q, knowledge, issuers);
  return { rest: rest.replace(/\s+/gu, " "), shown: restrictions.map(({ shown }) => shown) };
};

describe("fields of a question", () => {
  it("take what they understand and leave the rest", () => {
    expect(read("thi đua tỉnh:bình thuận dân vận")).toEqual({
      rest: "thi đua dân vận",
      shown: ["Tỉnh: Bình Thuận"],
    });
    expect(read("năm:2017-2021 loại: Kế hoạch khéo")).toEqual({
      rest: "khéo",
      shown: ["Năm: 2017–2021", "Loại: Kế hoạch"],
    });
    expect(read('co quan:"ha noi" thi đua')).toEqual({
      rest: "thi đua",
      shown: ["Cơ quan: Liên đoàn Lao động thành phố Hà Nội"],
    });
    expect(read("năm:2021..2017").shown).toEqual(["Năm: 2021–2017"]);
    expect(read("viện dẫn: 217-QĐ/TW giám sát")).toEqual({
      rest: "giám sát",
      shown: ["Viện dẫn: 217-QĐ/TW"],
    });
  });

  it("leave quotations, unknown names and unknown values alone", () => {
    for (const q of [
      '"tỉnh:bình thuận"',
      "tỉnh:",
      "năm:mười",
      "http://a.b",
      "x:y",
      "loại:loại:",
      "giờ: 7:30",
    ]) {
      expect(read(q)).toEqual({ rest: q, shown: [] });
    }
  });

  it("never throw, and take nothing that is not there", () => {
    const piece = fc.oneof(
      fc.string({ unit: "binary", maxLength: 6 }),
      fc.constantFrom(
        "tỉnh:",
        "nam:",
        "2017",
        "..",
        '"',
        " ",
        "số:",
        "57",
        "người ký:",
        "cơ quan:",
        "bộ",
        "-",
        "05-CT/TW",
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const q = pieces.join("");
        const { rest, restrictions } = readFields(q, knowledge, issuers);
        expect(rest.length).toBeLessThanOrEqual(q.length + restrictions.length);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("abbreviations", () => {
  const { entriesOf, collapse } = abbreviationsOf(knowledge);
  const entries = (text: string) =>
    entriesOf(tokenize(text), wordsOf(text)).map((words) => words.map(({ plain }) => plain).join(" "));
  const collapsed = (q: string) => collapse(wordsOf(q)).map(({ plain }) => plain);

  it("stand beside the text as the other form, with what is inside it", () => {
    expect(entries("Tổng Liên đoàn Lao động")).toEqual(
      ["tlđ", "tldld", "ldld"].map((w) => w.replace("đ", "d")),
    );
    expect(entries("CNVC - LĐ")).toContain("cong nhan vien chuc lao dong");
    expect(entries("TLĐLĐ")).toEqual(expect.arrayContaining(["tong lien doan lao dong", "ldld"]));
    expect(entries("cơ quan công đoàn")).toEqual([]);
  });

  it("are no syllables of a line in capitals", () => {
    expect(entries("ĐẦU TƯ CÔNG")).toEqual([]);
    expect(entries("Ban Bí thư TƯ Đảng")).toContain("trung uong");
    expect(entries("thư từ tư liệu")).toEqual([]);
  });

  it("are one word of a question in every spelling", () => {
    for (const q of ["CNVC-LĐ", "cnvc - lđ", "CNVC LĐ", "CN,VC,LĐ"])
      expect([q, collapsed(q)]).toEqual([q, ["cnvcld"]]);
    expect(collapsed("KT-XH tỉnh")).toEqual(["ktxh", "tinh"]);
    expect(collapsed("công nhân")).toEqual(["cong", "nhan"]);
  });
});
