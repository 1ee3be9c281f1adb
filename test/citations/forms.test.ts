import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { extractCitations } from "../../src/citations/extract.ts";
import { cleanNumber, formatNumber, parseNumber } from "../../src/citations/number.ts";
import type { Citation } from "../../src/directive.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { zonesOf } from "../zones.ts";

interface Form {
  readonly text: string;
  readonly source: string;
  /** Only the fields that are given are compared. */
  readonly cites: readonly Partial<Citation>[];
}

const knowledge = loadKnowledge();
const forms = JSON.parse(readFileSync(path.join(import.meta.dirname, "forms.json"), "utf8")) as Form[];

/** Read as if in a letter of the union of Bình Thuận. */
const read = (text: string): Citation[] =>
  extractCitations(text, zonesOf(text), knowledge, {
    ownNumber: null,
    ownNumberSpan: null,
    issuedOn: "2026-06-01",
    provinceId: "binh-thuan",
    issuer: {
      id: "ldld-tinh:binh-thuan",
      name: "Liên đoàn Lao động tỉnh Bình Thuận",
      organ: "ldld-tinh",
      level: "tỉnh",
      system: "Công đoàn",
      parent: null,
      signingBody: null,
    },
  });

describe("forms of citations", () => {
  it("are at least 150, each with the source of its form", () => {
    expect(forms.length).toBeGreaterThanOrEqual(150);
    for (const { source } of forms) expect(source.length).toBeGreaterThan(10);
  });

  it.each(forms.map((form) => [form.text, form] as const))("%s", (text, { cites }) => {
    const found = read(text);
    expect(found.map(({ number, text: printed }) => number ?? printed)).toHaveLength(cites.length);
    cites.forEach((expected, index) => {
      expect(found[index]).toMatchObject(expected);
    });
    for (const { start, end, text: printed } of found)
      expect(text.slice(start, end).replace(/\s+/gu, " ").trim()).toBe(printed);
  });

  const vectors = path.resolve(import.meta.dirname, "../../../shared/vectors/citations.json");
  it.skipIf(!existsSync(vectors))("hold for ../shared's vectors (skipped where it is not there)", () => {
    const { positive, negative } = JSON.parse(readFileSync(vectors, "utf8")) as {
      positive: { text: string; type: string | null; number: string; date: string | null }[];
      negative: { text: string; count: number }[];
    };
    for (const { text, type, number, date } of positive) {
      const parsed = parseNumber(cleanNumber(number));
      expect(read(text), text).toMatchObject([{ type, date, number: parsed && formatNumber(parsed) }]);
    }
    // "QĐ 217" holds no number, but the alias table knows it.
    for (const { text, count } of negative)
      expect(text === "QĐ 217" ? [] : read(text), text).toHaveLength(count);
  });
});
