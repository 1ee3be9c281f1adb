import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { phrasesOf } from "../../src/search/phrases.ts";
import { suggest } from "../../src/search/suggest.ts";
import { type CompletionIndex, indexed, SUGGESTED, type Suggestion } from "../../src/search/suggest-index.ts";
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
const completions = indexesOf(ARCHIVE);
const texts = (typed: string) => suggest(typed, completions).map(({ text }) => text);

function indexesOf(suggestions: readonly Suggestion[]): CompletionIndex[] {
  return SUGGESTED.map((kind) => finished(indexed(suggestions.filter((one) => one.kind === kind))));
}

function finished<T>(work: Generator<void, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

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

  it("are ten at most, the same as those of a plain walk over everything", () => {
    const word = fc.constantFrom("dân", "dan", "vận", "vần", "đa", "đất", "5", "ct", "05", "x");
    const line = fc.array(word, { minLength: 1, maxLength: 4 }).map((list) => list.join(" "));
    const typed = fc
      .tuple(line, fc.constantFrom("", " ", " d", " đ", " dâ", " v", "0"))
      .map((parts) => parts.join(""));
    const archive = fc.uniqueArray(
      fc.record({ kind: fc.constantFrom(...SUGGESTED), text: line, count: fc.nat(2) }),
      {
        selector: ({ kind, text }) => `${kind} ${text}`,
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(typed, archive, (asked, suggestions) => {
        const found = suggest(asked, indexesOf(suggestions));
        expect(found).toEqual(suggest(asked, indexesOf(suggestions.toReversed())));
        expect(found).toEqual(byWalking(asked, suggestions));
      }),
      { numRuns: 500 },
    );
  });

  it("never throw, and suggest nothing where no word was typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (typed) => Array.isArray(suggest(typed, completions))),
    );
    for (const typed of ["", "  ", "“/-", "🙂"]) expect(suggest(typed, completions)).toEqual([]);
  });
});

/** Marks of a letter that was typed are there; others may be as well while it is being typed. */
function fits(word: string, typed: string, open: boolean): boolean {
  const key = (text: string) => text.replace(/^0+(?=\d)/u, "");
  const letters = (text: string) =>
    [...key(text)].map((letter) => letter.replace("đ", "d\u0323\u0323").normalize("NFD"));
  const [own, asked] = [letters(word), letters(typed)];
  if (open ? own.length < asked.length : own.length !== asked.length) return false;
  const plain = asked.every(([base], at) => own[at]?.[0] === base);
  if (!open && asked.some((letter) => letter.length > 1)) return key(word) === key(typed);
  return plain && asked.every((letter, at) => [...letter].slice(1).every((mark) => own[at]?.includes(mark)));
}

function byWalking(typed: string, suggestions: readonly Suggestion[]): Suggestion[] {
  const asked = typed.trim().split(" ");
  const has = (word: string | undefined, at: number) =>
    word !== undefined && fits(word, asked[at] ?? "", at === asked.length - 1 && !typed.endsWith(" "));
  const rank = ({ text }: Suggestion): number => {
    const words = text.split(" ");
    const row = (from: number) => asked.every((_, at) => has(words[from + at], at));
    if (row(0)) return 3;
    if (words.some((_, from) => row(from))) return 2;
    return asked.every((_, at) => words.some((word) => has(word, at))) ? 1 : 0;
  };
  const seats = { number: 3, issuer: 2, phrase: 2, subject: 3 };
  const kinds = SUGGESTED.map((kind) =>
    suggestions
      .filter((one) => one.kind === kind && rank(one) > 0)
      .sort(
        (a, b) =>
          rank(b) - rank(a) ||
          b.count - a.count ||
          a.text.length - b.text.length ||
          (a.text < b.text ? -1 : 1),
      )
      .slice(0, 10),
  )
    .filter((list) => list.length > 0)
    .sort(([a], [b]) => (b ? rank(b) : 0) - (a ? rank(a) : 0));
  const sure = kinds.flatMap((list) => list.slice(0, seats[list[0]?.kind ?? "subject"]));
  const more = kinds
    .flatMap((list) => list.slice(seats[list[0]?.kind ?? "subject"]))
    .slice(0, 10 - sure.length);
  return kinds.flatMap((list) => list.filter((one) => sure.includes(one) || more.includes(one)));
}

describe("the archive's phrases", () => {
  const phrases = finished(
    phrasesOf([
      ...Array.from({ length: 6 }, (_, i) => `Phong trào thi đua “Dân vận khéo” ở Bình Thuận đợt ${i}`),
      ...Array.from(
        { length: 6 },
        (_, i) => `Triển khai an toàn giao thông tại Bình Thuận, đợt ${i}; dẫn chứng.`,
      ),
      ...Array.from({ length: 6 }, (_, i) => `Thi đua an toàn giao thông, dân vận khéo; dẫn chứng ${i}.`),
    ]),
  );

  it("are completed, names with their capitals", () => {
    const index = [finished(indexed(phrases.list))];
    expect(suggest("binh th", index)[0]).toMatchObject({ kind: "phrase", text: "Bình Thuận" });
    expect(suggest("an toan", index)[0]?.text).toMatch(/^an toàn/u);
  });

  it("give a question without marks the marks that are certain, and nothing else", () => {
    expect(phrases.marked("Dan van kheo")).toBe("dân vận khéo");
    expect(phrases.marked("an toan giao thong binh thuan 2017")).toBe("an toàn giao thông Bình Thuận 2017");
    expect(phrases.marked("ATGT binh thuan")).toBe("ATGT Bình Thuận");
    // dân and dẫn, both often.
    expect(phrases.marked("dan")).toBeNull();
    // A syllable that the archive does not have may have any marks.
    expect(phrases.marked("binh thuan hue")).toBeNull();
    for (const typed of ["dân van kheo", "dân vận khéo", "2017", "", "xyz"])
      expect(phrases.marked(typed)).toBeNull();
  });
});

describe("suggestions over a catalogue", () => {
  it("follow its changes, but do not read it again for every letter", async () => {
    let time = 0;
    let reads = 0;
    const rows = [{ id: "a", number: "05-CT/TW", subject: "Dân vận khéo" }];
    const source: SuggestionSource = {
      *numbersAndSubjects() {
        reads += 1;
        yield* rows;
      },
      issuersCounted: () => [],
      texts: () => [],
      count: () => rows.length,
      state: () => String(rows.length),
    };
    const suggester = createSuggester(source, () => time);
    await Promise.all([suggester.suggest("dan"), suggester.suggest("d"), suggester.suggest("van")]);
    // On a busy machine the first answers come before the suggestions are made.
    const patient = { timeout: 100_000 };
    await expect.poll(() => suggester.suggest("dan"), patient).toEqual([subject("Dân vận khéo")]);
    rows.push({ id: "b", number: "06-CT/TW", subject: "Dân vận khéo" });
    expect(await suggester.suggest("06")).toEqual([]);
    expect(reads).toBe(1);
    // Longer ago than anything is kept, and again where the first reading had not come to its end by then.
    await expect
      .poll(() => {
        time += 60_000;
        return suggester.suggest("06");
      }, patient)
      .toHaveLength(1);
    expect(await suggester.suggest("dan")).toEqual([subject("Dân vận khéo", 2)]);
    expect(reads).toBe(2);
  });
});
