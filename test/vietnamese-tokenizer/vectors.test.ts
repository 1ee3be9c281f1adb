import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { normaliseText } from "../../src/text/normalise.ts";
import {
  decodeLegacy,
  detectEncoding,
  fold,
  isSyllable,
  type LegacyEncoding,
  matchKey,
  placeTone,
  placeToneNew,
  searchKey,
} from "../../src/vietnamese-tokenizer/index.ts";

const vectors = path.resolve(import.meta.dirname, "../../../shared/vectors");

function read<T>(name: string): T {
  return JSON.parse(readFileSync(path.join(vectors, name), "utf8")) as T;
}

const OPERATIONS: Record<string, (input: string) => string> = {
  normalize: (input) => placeTone(normaliseText(input).text),
  toneNew: placeToneNew,
  fold: (input) => fold(normaliseText(input).text),
  key: matchKey,
  iyKey: searchKey,
  tcvn3: (input) => decodeLegacy(input, "tcvn3"),
  vni: (input) => decodeLegacy(input, "vni"),
  cp1258: (input) => decodeLegacy(input, "cp1258"),
  utf8: (input) => decodeLegacy(input, "utf8-mojibake"),
  detect: (input) => detectEncoding(input).replace("utf8-mojibake", "utf8"),
};

describe.skipIf(!existsSync(vectors))("the vectors of ../shared (skipped where it is not there)", () => {
  it("all hold: normalising, folding, keys, decoding and detecting", () => {
    const { vectors } = read<{ vectors: { op: string; input: string; expect: string }[] }>(
      "normalisation.json",
    );
    expect(vectors.length).toBeGreaterThanOrEqual(176);
    const failed = vectors.flatMap(({ op, input, expect: wanted }) => {
      const got = OPERATIONS[op]?.(input);
      return got === wanted ? [] : [{ op, input, wanted, got }];
    });
    expect(failed).toEqual([]);
  });

  it("place tones as every pair of the old and the new style", () => {
    const { pairs } = read<{ pairs: { old: string; new: string }[] }>("tone_pairs.json");
    for (const pair of pairs) {
      for (const onset of ["", "t", "H", "ngh"]) {
        if (!isSyllable(onset + pair.old)) continue;
        expect(placeTone(onset + pair.new)).toBe(onset + pair.old);
        expect(placeToneNew(onset + pair.old)).toBe(onset + pair.new);
      }
    }
  });

  it("give both spellings of every i/y pair one key", () => {
    const { pairs } = read<{ pairs: { i: string; y: string }[] }>("iy_pairs.json");
    for (const { i, y } of pairs) expect(searchKey(i)).toBe(searchKey(y));
  });

  it("know every rime", () => {
    for (const rime of read<string[]>("rimes.json")) {
      const closed = /(?:c|ch|p|t)$/.test(rime) ? placeTone(withAcute(rime)) : rime;
      const onsets = ["", "b", "th", "gi", "qu", "kh", "ngh", "h", "l"];
      expect([rime, onsets.some((onset) => isSyllable(onset + closed))]).toEqual([rime, true]);
    }
  });

  it("decode every character of the three tables", () => {
    const table = (name: string) => read<{ map: Record<string, unknown>[] }>(name).map;
    const check = (name: string, encoding: LegacyEncoding, key: string) => {
      for (const row of table(name)) {
        // Beside a letter: a sign of its own stays a sign.
        const legacy = `b${String(row[key])}`;
        const decoded = decodeLegacy(legacy, encoding);
        expect([legacy, decoded.toLowerCase()]).toEqual([legacy, `b${String(row.unicode)}`.toLowerCase()]);
      }
    };
    check("tcvn3.json", "tcvn3", "cp1252");
    check("vni.json", "vni", "cp1252");
    check("cp1258.json", "cp1258", "as_cp1252");
  });
});

/** The rime with an acute on its last vowel. */
function withAcute(rime: string): string {
  return rime.replace(/[aăâeêioôơuưy](?=[^aăâeêioôơuưy]*$)/u, (vowel) => `${vowel}\u0301`.normalize("NFC"));
}
