import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Lexicon, lexiconKey, mineLexicon, segment } from "../../src/vietnamese-tokenizer/index.ts";

const SENTENCES = [
  "Liên đoàn Lao động tỉnh Bình Thuận tổ chức hội nghị tổng kết.",
  "Các cấp công đoàn tổ chức tuyên truyền trong đoàn viên.",
  "Hội nghị của Liên đoàn Lao động thành phố bàn về an toàn lao động.",
  "Ban Thường vụ yêu cầu công đoàn cơ sở báo cáo kết quả.",
  "Ở Bình Thuận, đoàn viên và người lao động thi đua lao động giỏi.",
  "Công đoàn cơ sở gửi báo cáo về ban trước ngày 05/6.",
  "Tỉnh mở hội thi; thành phố mở lớp học cho người mới.",
  "Đoàn viên viết báo, đọc sách, học nghề và thi thợ giỏi.",
];

/** Each sentence in a few orders, so that words are told from chance. */
const ARCHIVE = Array.from({ length: 12 }, (_, i) =>
  [...SENTENCES.slice(i % 8), ...SENTENCES.slice(0, i % 8)].join("\n"),
);

const lexicon = mineLexicon(ARCHIVE, { minCount: 6 });

describe("a lexicon mined from an archive", () => {
  it("has the words and names of more than one syllable", () => {
    for (const word of ["công đoàn", "hội nghị", "báo cáo", "Liên đoàn Lao động", "Bình Thuận"])
      expect([word, lexicon.get(word) !== undefined]).toEqual([word, true]);
  });

  it("finds a word in any spelling and tells names", () => {
    expect(lexicon.get("HỘI NGHỊ")).toEqual(lexicon.get("hội nghị"));
    expect(lexicon.get("Bình Thuận")?.name).toBe(true);
    expect(lexicon.get("báo cáo")?.name).toBe(false);
  });

  it("has no pieces of longer words and nothing that punctuation parts", () => {
    expect(lexicon.get("đoàn lao")).toBeUndefined();
    expect(lexicon.get("Thuận đoàn")).toBeUndefined();
  });

  it("survives being stored", () => {
    const stored = Lexicon.fromJSON(JSON.parse(JSON.stringify(lexicon)));
    expect(stored.toJSON()).toEqual(lexicon.toJSON());
    expect(stored.longest).toBe(lexicon.longest);
    expect(() => Lexicon.fromJSON({ version: 2, words: [] } as never)).toThrow(TypeError);
  });

  it("is empty for an empty archive", () => {
    expect(mineLexicon([]).size).toBe(0);
  });
});

describe("segmenting", () => {
  const small = new Lexicon(
    new Map(
      ["liên đoàn", "liên đoàn lao động", "lao động", "hòa bình"].map((key) => [
        key,
        { count: 1, association: 1, name: false },
      ]),
    ),
  );

  it("takes the longest word from the left", () => {
    expect(
      segment("Liên đoàn Lao động, lao động ở Hoà\nBình", small).map((word) => [word.text, word.syllables]),
    ).toEqual([
      ["Liên đoàn Lao động", 4],
      ["lao động", 2],
      ["ở", 1],
      ["Hoà\nBình", 2],
    ]);
  });

  it("does not join what more than a blank parts", () => {
    expect(segment("lao, động lao  động", small).every((word) => word.syllables === 1)).toBe(true);
  });

  it("gives words that stand where they say and cover every token", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("liên", "đoàn", "lao", "động", "Hoà", "bình", ",", "\n", "12"), {
          maxLength: 30,
        }),
        (parts) => {
          const text = parts.join(" ");
          const words = segment(text, small);
          for (const word of words) expect(text.slice(word.start, word.end)).toBe(word.text);
          expect(words.reduce((sum, word) => sum + word.syllables, 0)).toBe(
            lexiconKey(text).split(" ").filter(Boolean).length,
          );
        },
      ),
    );
  });
});
