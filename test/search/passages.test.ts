import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { contains, prepare } from "../../src/search/occurrences.ts";
import { bestPassage, markedFragments, markText } from "../../src/search/passages.ts";
import { planSearch, type Terms } from "../../src/search/plan.ts";
import { searchQueryOf } from "../../src/search/query.ts";
import { answers, wordsOf } from "../../src/search/tokens.ts";
import { growth, LINEAR } from "../growth.ts";

const knowledge = loadKnowledge();
const terms = (q: string): Terms => planSearch(searchQueryOf(q), knowledge).terms;
const marked = (text: string, q: string): string[] =>
  markText(text, terms(q)).map(({ start, end }) => text.slice(start, end));

describe("markText", () => {
  it("marks a marked word only with its marks, an unmarked one with any", () => {
    const text = "Đường bộ, dương bỏ; ĐƯỜNG BỘ và duong bo. Đườngx";
    expect(marked(text, "đường")).toEqual(["Đường", "ĐƯỜNG"]);
    expect(marked(text, "duong")).toEqual(["Đường", "dương", "ĐƯỜNG", "duong"]);
    expect(marked(text, '"đường bo"')).toEqual(["Đường bộ", "ĐƯỜNG BỘ"]);
  });

  it("does not mind tone placement, i and y, leading zeros and letter case", () => {
    expect(marked("Hoà bình, hòa bình, kĩ năng, KỸ năng, ngày 05/6", "hòa kỹ 5")).toEqual([
      "Hoà",
      "hòa",
      "kĩ",
      "KỸ",
      "05",
    ]);
    expect(marked("lí do, lý do, ly do", "ly")).toEqual(["lí", "lý", "ly"]);
  });

  it("marks phrases over punctuation and line breaks, and words only whole", () => {
    expect(marked("dân\n  vận – khéo; dân vận. Cán bộ dân vậns", '"dân vận"')).toEqual([
      "dân\n  vận",
      "dân vận",
    ]);
    expect(marked("215, 21 và 121", "21")).toEqual(["21"]);
  });

  it("marks a number in any spelling", () => {
    const text = "Thực hiện Chỉ thị số 05-CT/TW và 5- CT/TW, không phải 105-CT/TW hay 05-CT/TU";
    expect(marked(text, "5-ct/tw")).toEqual(["05-CT/TW", "5- CT/TW"]);
    expect(marked(text, "chi thi 05")).toEqual(["05-CT/TW", "5- CT/TW", "05-CT/TU"]);
  });

  it("merges what overlaps", () => {
    expect(marked("công tác dân vận khéo", '"dân vận" "vận khéo" dân')).toEqual(["dân vận khéo"]);
  });

  it("finds exactly what a reading word by word finds, in any text", () => {
    const piece = fc.constantFrom(
      ..."đường dường duong DƯƠNG hoà hòa ky kĩ Kỳ 05 5 050 я 中文 🙂 é e\u0331 İ ".split(" "),
    );
    const gap = fc.constantFrom(" ", "", "-", "\n", ", ", "👍", "\u0301");
    const texts = fc
      .array(fc.tuple(piece, gap), { maxLength: 12 })
      .map((list) => list.flat().join("").normalize("NFC"));
    fc.assert(
      fc.property(texts, texts, (text, asked) => {
        const sequence = wordsOf(asked).slice(0, 2);
        fc.pre(sequence.length > 0);
        const words = wordsOf(text);
        const found = words.filter((_, at) =>
          sequence.every((word, i) => words[at + i] !== undefined && answers(words[at + i]!, word)),
        );
        expect(contains(prepare(text), sequence)).toBe(found.length > 0);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("bestPassage", () => {
  const filler = "Cán bộ, đoàn viên nghiêm túc triển khai thực hiện nội dung này tại đơn vị. ".repeat(20);

  it("shows the place with most of the words, cut at word borders", () => {
    const text = `${filler}dân vận ${filler}công tác dân vận khéo năm 2017 ${filler}`;
    const passage = bestPassage(text, terms("dân vận khéo 2017"));
    expect(passage.text).toContain("dân vận khéo năm 2017");
    expect(passage.text.length).toBeLessThan(350);
    expect(passage.text.startsWith("… ")).toBe(true);
    expect(passage.text.endsWith(" …")).toBe(true);
    const words = new Set(wordsOf(text).map(({ plain }) => plain));
    for (const { plain } of wordsOf(passage.text)) expect(words).toContain(plain);
    expect(passage.fragments.filter((fragment) => fragment.marked).map((fragment) => fragment.text)).toEqual(
      expect.arrayContaining(["dân", "vận", "khéo", "2017"]),
    );
  });

  it("prefers what the reader does not see anyway", () => {
    const subject = "Về công tác dân vận khéo";
    const text = `${subject}\n${filler}Nội dung dân vận cụ thể như sau. ${filler}`;
    const said = [{ start: 0, end: subject.length }];
    expect(bestPassage(text, terms("dân vận"), { said }).text).toContain("dân vận cụ thể");
    expect(bestPassage(text, terms("khéo"), { said }).text).toContain("dân vận khéo");
  });

  it("begins where it is told when nothing matches", () => {
    expect(bestPassage("đầu đề. Nội dung", terms("xyz"), { from: 8 }).text).toBe("… Nội dung");
    expect(bestPassage("", terms("x"))).toEqual({ text: "", fragments: [] });
  });

  it("gives fragments that are the text, whatever the text and the question", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 600 }),
        fc.string({ unit: "binary", maxLength: 20 }),
        (raw, q) => {
          const text = raw.normalize("NFC");
          const passage = bestPassage(text, terms(q));
          expect(passage.fragments.map((fragment) => fragment.text).join("")).toBe(passage.text);
          const whole = markedFragments(text, terms(q));
          const oneLine = text.replace(/\s+/gu, " ").trim();
          expect(
            whole
              .map((fragment) => fragment.text)
              .join("")
              .replace(/\s+/gu, " ")
              .trim(),
          ).toBe(oneLine);
        },
      ),
    );
  });

  it("takes time in proportion to the text", () => {
    const asked = terms('dân vận khéo "cán bộ" 05-CT/TW');
    const work = (times: number) => bestPassage(`${filler.repeat(times)} dân vận khéo ${filler}`, asked);
    expect(growth(13, work)).toBeLessThan(LINEAR);
  });
});
