import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { spellingOf } from "../../../src/search/marks.ts";
import { wordOf } from "../../../src/search/tokens.ts";
import type { IndexDocument } from "../../../src/search/types.ts";
import { emptyIndexDocument, ids, searchFor } from "./index-documents.ts";
import { engineForTests } from "./open.ts";

const MARKED = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ";

describe("the letters of the marked copy", () => {
  it("stand one for one for the 67 marked letters", () => {
    const letters = [...MARKED].map((letter) => spellingOf(letter).marked);
    expect(letters).toHaveLength(67);
    expect(new Set(letters).size).toBe(67);
    for (const letter of letters) expect(letter).toHaveLength(1);
    expect([...MARKED].map((letter) => spellingOf(letter).plain).join("")).toMatch(/^[adeiouy]+$/u);
  });
});

describe("the engine leaves our tokens alone", () => {
  const opened = engineForTests();
  const words = [
    ...[...MARKED].flatMap((letter) => [`t${letter}n`, letter]),
    ...[
      "tan",
      "a",
      "d",
      "to",
      "an",
      "toan",
      "qh13",
      "7c",
      "13",
      "130",
      "0",
      "x5",
      "я",
      "яб",
      "ß",
      "中文",
      "中",
      "文",
      "ขาย",
      "ា",
    ],
    ...["münchen", "munchen", "ﬁ", "fi", "½", "e\u0331", "ʒ5cttw", "ʌ", "ə"],
  ];
  const tokens = [...new Set(words.map((word) => wordOf(word).marked))];
  const documents = tokens.map(
    (token, index): IndexDocument => ({ ...emptyIndexDocument(index), bodyMarked: { p0: `zz ${token} zz` } }),
  );

  beforeAll(async () => {
    await opened.engine.publish(documents);
  });

  it("each token finds its own document and no other", async () => {
    for (const [index, token] of tokens.entries()) {
      expect([token, await ids(opened.engine, searchFor([token]))]).toEqual([token, [documents[index]?.id]]);
    }
  });

  it("two tokens in a row are a phrase of exactly these two", async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...tokens), fc.constantFrom(...tokens), async (one, other) => {
        const found = await ids(opened.engine, searchFor([one, other]));
        expect(found).toEqual([]);
        expect(await ids(opened.engine, searchFor(["zz", one], [one, "zz"]))).toHaveLength(1);
      }),
      { numRuns: 50 },
    );
  });
});
