import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutRuns, type Mark } from "../../../web/presenters/segments.ts";
import { growth, LINEAR } from "../../growth.ts";

const TEXT = "Thực hiện Kế hoạch 31-KH/TU về thực hiện Chỉ thị 05-CT/TW, dân vận khéo.";
const whole = { start: 0, end: TEXT.length };
const span = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });
const joined = (runs: ReturnType<typeof cutRuns>) =>
  runs.map((run) => run.pieces.map((piece) => piece.text).join("")).join("");

describe("cutting a text where marks overlap", () => {
  it("gives the whole text back as one piece when nothing is marked", () => {
    expect(cutRuns(TEXT, whole, [])).toEqual([
      { link: null, pieces: [{ text: TEXT, word: false, evidence: null }] },
    ]);
  });

  it("lets a directive named inside the title of another have its own link", () => {
    const runs = cutRuns(TEXT, whole, [
      { ...span("Kế hoạch 31-KH/TU về thực hiện Chỉ thị 05-CT/TW"), kind: "link", link: "plan" },
      { ...span("Chỉ thị 05-CT/TW"), kind: "link", link: "directive" },
    ]);
    expect(runs.map((run) => [run.link, run.pieces.map((piece) => piece.text).join("")])).toEqual([
      [null, "Thực hiện "],
      ["plan", "Kế hoạch 31-KH/TU về thực hiện "],
      ["directive", "Chỉ thị 05-CT/TW"],
      [null, ", dân vận khéo."],
    ]);
  });

  it("keeps a link in one piece of HTML when a word begins before it and ends inside", () => {
    const runs = cutRuns(TEXT, whole, [
      { ...span("hiện Kế hoạch"), kind: "word" },
      { ...span("Kế hoạch 31-KH/TU"), kind: "link", link: "plan" },
    ]);
    const plan = runs.filter((run) => run.link === "plan");
    expect(plan).toHaveLength(1);
    expect(plan[0]?.pieces).toEqual([
      { text: "Kế hoạch", word: true, evidence: null },
      { text: " 31-KH/TU", word: false, evidence: null },
    ]);
  });

  it("keeps two neighbouring links apart", () => {
    const runs = cutRuns("217218", { start: 0, end: 6 }, [
      { start: 0, end: 3, kind: "link", link: "a" },
      { start: 3, end: 6, kind: "link", link: "b" },
    ]);
    expect(runs.map((run) => run.link)).toEqual(["a", "b"]);
  });

  it("shows evidence and words on the same stretch", () => {
    const runs = cutRuns(TEXT, whole, [
      { ...span("dân vận khéo"), kind: "word" },
      { ...span("vận khéo."), kind: "evidence", note: "Chiến dịch" },
    ]);
    expect(runs[0]?.pieces.slice(1)).toEqual([
      { text: "dân ", word: true, evidence: null },
      { text: "vận khéo", word: true, evidence: "Chiến dịch" },
      { text: ".", word: false, evidence: "Chiến dịch" },
    ]);
  });

  it("cuts marks off at the borders of the stretch and ignores those outside, empty or reversed", () => {
    const runs = cutRuns("một hai ba", { start: 4, end: 7 }, [
      { start: 0, end: 5, kind: "word" },
      { start: 8, end: 10, kind: "word" },
      { start: 6, end: 6, kind: "word" },
      { start: 7, end: 5, kind: "word" },
    ]);
    expect(runs).toEqual([
      {
        link: null,
        pieces: [
          { text: "h", word: true, evidence: null },
          { text: "ai", word: false, evidence: null },
        ],
      },
    ]);
  });

  it("gives nothing for an empty stretch", () => {
    expect(cutRuns(TEXT, { start: 5, end: 5 }, [{ start: 0, end: 9, kind: "word" }])).toEqual([]);
  });

  const mark: fc.Arbitrary<Mark<number>> = fc
    .tuple(
      fc.integer({ min: -5, max: 60 }),
      fc.integer({ min: -5, max: 60 }),
      fc.integer({ min: 0, max: 2 }),
      fc.nat(3),
    )
    .map(([start, end, kind, link]) =>
      kind === 0
        ? { start, end, kind: "word" }
        : kind === 1
          ? { start, end, kind: "evidence", note: "x" }
          : { start, end, kind: "link", link },
    );

  it("never loses or doubles a character, and marks exactly the characters that marks cover", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), fc.array(mark, { maxLength: 12 }), (text, marks) => {
        const runs = cutRuns(text, { start: 0, end: text.length }, marks);
        expect(joined(runs)).toBe(text);
        let at = 0;
        for (const run of runs) {
          for (const piece of run.pieces) {
            for (let i = 0; i < piece.text.length; i += 1, at += 1) {
              const over = marks.filter((m) => m.start <= at && at < m.end);
              expect(piece.word).toBe(over.some((m) => m.kind === "word"));
              expect(piece.evidence !== null).toBe(over.some((m) => m.kind === "evidence"));
              expect(run.link !== null).toBe(over.some((m) => m.kind === "link"));
            }
          }
        }
      }),
    );
  });

  it("takes no quadratic time on a text with tens of thousands of marks", () => {
    const work = (many: number) => {
      const text = "và ".repeat(many);
      const marks = Array.from({ length: many }, (_, i) => ({
        start: i * 3,
        end: i * 3 + 2,
        kind: "word" as const,
      }));
      cutRuns(text, { start: 0, end: text.length }, marks);
    };
    expect(growth(6_000, work)).toBeLessThan(LINEAR);
  });
});
