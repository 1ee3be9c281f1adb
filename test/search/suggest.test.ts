import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { completionOf, inOrder, type Suggestion, suggest } from "../../src/search/suggest.ts";
import { createSuggester, type SuggestionSource } from "../../src/search/suggester.ts";

const subject = (text: string, count = 1): Suggestion => ({ kind: "subject", text, count });
const ARCHIVE = [
  subject("Tổ chức phong trào thi đua “Dân vận khéo”", 3),
  subject("Dân vận khéo năm 2021"),
  subject("Quy chế dân chủ ở cơ sở", 5),
  subject("Dẫn dắt phong trào"),
  subject("Quản lý đường bộ"),
  subject("Nuôi dưỡng bò"),
  { kind: "number", text: "05-CT/TW", count: 1 },
  { kind: "number", text: "215/KH-LĐLĐ", count: 1 },
  { kind: "issuer", text: "Liên đoàn Lao động tỉnh Bình Thuận", count: 9 },
] as const;
const completions = inOrder(ARCHIVE.map(completionOf));
const texts = (typed: string) => suggest(typed, completions).map(({ text }) => text);

describe("suggestions", () => {
  it("begin with what is typed, then have it in a row, then scattered", () => {
    expect(texts("dân vận kh")).toEqual([
      "Dân vận khéo năm 2021",
      "Tổ chức phong trào thi đua “Dân vận khéo”",
    ]);
    expect(texts("thi đua vận")).toEqual(["Tổ chức phong trào thi đua “Dân vận khéo”"]);
  });

  it("take a word without marks for any, and marks typed for marks meant", () => {
    expect(texts("dan van")).toHaveLength(2);
    expect(texts("dan d")[0]).toBe("Dẫn dắt phong trào");
    expect(texts("đuong")).toEqual(["Quản lý đường bộ"]);
    expect(texts("dương ")).toEqual([]);
    expect(texts("quản lí")).toEqual(["Quản lý đường bộ"]);
  });

  it("let the last word be half marked while it is being typed, and hold to it after a space", () => {
    expect(texts("dâ")).toContain("Dẫn dắt phong trào");
    expect(texts("dâ ")).toEqual([]);
    expect(texts("dân ")).not.toContain("Dẫn dắt phong trào");
  });

  it("find numbers in any spelling, and take 21 for the beginning of 215 only while it is typed", () => {
    for (const typed of ["05-CT/TW", "5 ct", "05-ct/t", "ct 05 tw"])
      expect(texts(typed)).toContain("05-CT/TW");
    expect(texts("21")).toEqual(["215/KH-LĐLĐ"]);
    expect(texts("21 ")).toEqual([]);
    expect(texts("lien doan lao dong tinh b")).toEqual(["Liên đoàn Lao động tỉnh Bình Thuận"]);
  });

  it("are ten at most, the same ones in the same order, and every one has every word", () => {
    const words = fc.array(fc.constantFrom("dân", "dan", "vận", "đa", "5", "ct", "x"), {
      minLength: 1,
      maxLength: 3,
    });
    const line = words.map((list) => list.join(" "));
    fc.assert(
      fc.property(line, fc.uniqueArray(line, { maxLength: 40 }), (typed, archive) => {
        const found = suggest(typed, inOrder(archive.map((text) => completionOf(subject(text)))));
        const turned = suggest(
          typed,
          inOrder(archive.toReversed().map((text) => completionOf(subject(text)))),
        );
        expect(found).toEqual(turned);
        expect(found.length).toBeLessThanOrEqual(10);
        const done = typed
          .split(" ")
          .slice(0, -1)
          .filter((word) => /[âậđ]/u.test(word));
        for (const { text } of found) for (const word of done) expect(text.split(" ")).toContain(word);
      }),
    );
  });

  it("never throw, and suggest nothing where no word was typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (typed) => Array.isArray(suggest(typed, completions))),
    );
    for (const typed of ["", "  ", "“/-", "🙂"]) expect(suggest(typed, completions)).toEqual([]);
  });
});

describe("suggestions over a catalogue", () => {
  it("follow its changes, but do not read it again for every letter", async () => {
    let time = 0;
    let reads = 0;
    const rows = [{ number: "05-CT/TW", subject: "Dân vận khéo" }];
    const source: SuggestionSource = {
      *numbersAndSubjects() {
        reads += 1;
        yield* rows;
      },
      issuersCounted: () => [],
      state: () => String(rows.length),
    };
    const suggester = createSuggester(source, () => time);
    const [first] = await Promise.all([
      suggester.suggest("dan"),
      suggester.suggest("d"),
      suggester.suggest("van"),
    ]);
    expect(first).toEqual([subject("Dân vận khéo")]);
    rows.push({ number: "06-CT/TW", subject: "Dân vận khéo" });
    expect(await suggester.suggest("06")).toEqual([]);
    expect(reads).toBe(1);
    time = 60_000;
    await suggester.suggest("06");
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await suggester.suggest("06")).toHaveLength(1);
    expect(await suggester.suggest("dan")).toEqual([subject("Dân vận khéo", 2)]);
    expect(reads).toBe(2);
  });
});
