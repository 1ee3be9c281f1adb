import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fold,
  foldMarks,
  isSyllable,
  matchKey,
  parseSyllable,
  placeTone,
  placeToneNew,
  searchKey,
  splitSyllables,
  tokenize,
} from "../../src/vietnamese-tokenizer/index.ts";

/** Strings as they come: any code unit, Vietnamese letters among them, lone surrogates too. */
const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc.string({ unit: fc.constantFrom(..."aăâeêioôơuưyáàảãạấệộựĐđngqh CT/-12") }),
);

describe("folding", () => {
  it("drops the marks of Vietnamese and keeps the case", () => {
    expect(foldMarks("Liên đoàn Lao động TỈNH BÌNH THUẬN")).toBe("Lien doan Lao dong TINH BINH THUAN");
    expect(foldMarks("Ðảng, ðoàn, Ɖộc")).toBe("Dang, doan, Doc");
  });

  it("leaves letters of other languages alone", () => {
    expect(foldMarks("Muñoz, Straße, Ленин, 日本")).toBe("Muñoz, Straße, Ленин, 日本");
  });

  it("folds to lower case, also beyond Latin", () => {
    expect(fold("CHỈ THỊ 05-CT/TW ЛЕНИН")).toBe("chi thi 05-ct/tw ленин");
  });

  it("keeps İ, whose lower case is two characters, and the final sigma's length", () => {
    expect(fold("İstanbul ΟΔΟΣ")).toHaveLength("İstanbul ΟΔΟΣ".length);
  });

  it("keeps the length of every text", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const folded of [
          foldMarks(text),
          fold(text),
          placeTone(text),
          placeToneNew(text),
          matchKey(text),
        ])
          expect(folded).toHaveLength(text.length);
      }),
    );
  });

  it("folds nothing twice", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
        expect(foldMarks(foldMarks(text))).toBe(foldMarks(text));
        expect(placeTone(placeTone(text))).toBe(placeTone(text));
      }),
    );
  });

  it("folds texts longer than its buffer", () => {
    const long = "Đoàn viên ".repeat(5000);
    expect(fold(long)).toBe("doan vien ".repeat(5000));
  });
});

describe("tone placement", () => {
  it("knows both styles", () => {
    expect(placeTone("Uỷ ban nhân dân thị xã Hoà Bình, khoá XII")).toBe(
      "Ủy ban nhân dân thị xã Hòa Bình, khóa XII",
    );
    expect(placeToneNew("Ủy ban, hòa, thủy, khỏe")).toBe("Uỷ ban, hoà, thuỷ, khoẻ");
  });

  it("repairs marks set on the wrong vowel", () => {
    expect(placeTone("cuả muà nghiã thúê hội nghị hôị")).toBe("của mùa nghĩa thuế hội nghị hội");
  });

  it("leaves what is no syllable", () => {
    for (const word of ["Genève", "São", "naïve", "gíấy", "Jóe", "hoànghoá"])
      expect(placeTone(word)).toBe(word);
  });
});

describe("syllables", () => {
  it("are told from what is none", () => {
    for (const good of ["nghiêng", "QUYẾT", "giếng", "gì", "ủy", "uỷ", "khuỷu", "ở"])
      expect(isSyllable(good)).toBe(true);
    for (const bad of ["", "cac", "ngê", "kwan", "TTg", "CNVC", "ếả", "bb", "Genève", "iên", "a1", "ước."])
      expect(isSyllable(bad)).toBe(false);
  });

  it("come apart into onset, rime and tone", () => {
    expect(parseSyllable("QUYẾT")).toEqual({ onset: "qu", rime: "yêt", tone: 2 });
    expect(parseSyllable("giữ")).toEqual({ onset: "gi", rime: "ư", tone: 4 });
    expect(parseSyllable("gìn")).toEqual({ onset: "g", rime: "in", tone: 1 });
    expect(parseSyllable("hoà")).toEqual(parseSyllable("hòa"));
  });

  it("are cut out of a run without blanks", () => {
    expect(splitSyllables("củaThủtướngChínhphủ")).toEqual(["của", "Thủ", "tướng", "Chính", "phủ"]);
    expect(splitSyllables("banhành")).toEqual(["ban", "hành"]);
    expect(splitSyllables("nhànước")).toEqual(["nhà", "nước"]);
    expect(splitSyllables("Franỗois")).toBeNull();
    expect(splitSyllables("")).toBeNull();
  });
});

describe("tokens", () => {
  it("are the runs of letters, marks and digits", () => {
    expect(tokenize("05-CT/TW").map((token) => token.text)).toEqual(["05", "CT", "TW"]);
    expect(tokenize("CNVC-LĐ, số 12").map((token) => token.text)).toEqual(["CNVC", "LĐ", "số", "12"]);
    expect(tokenize("tie\u0302\u0301ng").map((token) => token.text)).toEqual(["tie\u0302\u0301ng"]);
    expect(tokenize(" \n./-")).toEqual([]);
  });

  it("stand where they say, in order", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let end = 0;
        for (const token of tokenize(text)) {
          expect(text.slice(token.start, token.end)).toBe(token.text);
          expect(token.start).toBeGreaterThanOrEqual(end);
          end = token.end;
        }
        expect(tokenize(text).map((token) => token.text)).toEqual(text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []);
      }),
    );
  });
});

describe("search keys", () => {
  it("unite spellings and keep marks", () => {
    expect(searchKey("Hoá")).toBe("hóa");
    expect(searchKey("KĨ")).toBe("kỹ");
    expect(searchKey("quí")).toBe("quý");
    expect(searchKey("vì")).toBe("vì");
    expect(searchKey("công")).not.toBe(searchKey("cong"));
  });

  it("compare titles without their punctuation's form", () => {
    expect(matchKey("«Kinh tế – xã hội»")).toBe('"kinh te - xa hoi"');
  });
});
