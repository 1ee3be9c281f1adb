import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { evaluateLegacy, formatLegacyScore } from "../../scripts/evaluate/legacy.ts";

const legacy = path.resolve(import.meta.dirname, "../../../shared/eval/legacy");

describe("the evaluation of legacy conversion", () => {
  it("counts the truth's words that bear marks and come back", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "legacy-"));
    try {
      const rtf =
        "{\\rtf1{\\fonttbl{\\f0 .VnTime;}}\\f0 Li\\'aan \\'aeo\\'b5n Lao \\'ae\\'e9ng t\\'d8nh B\\'d7nh Thu\\'cbn}";
      writeFileSync(path.join(folder, "a.rtf"), Buffer.from(rtf, "latin1"));
      writeFileSync(path.join(folder, "a.truth.txt"), "LIÊN ĐOÀN Lao động tỉnh Bình Thuận, mất");
      writeFileSync(path.join(folder, "no-truth.rtf"), rtf);
      const score = await evaluateLegacy(folder);
      expect(score).toMatchObject({
        words: 7,
        found: 6,
        files: [{ file: "a.rtf", encoding: "tcvn3", missed: ["mất ×1"] }],
      });
      expect(formatLegacyScore(score, true)).toContain("85.71 %");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.skipIf(!existsSync(legacy))(
    "finds 98 % of all words and 90 % of each file's in ../shared (skipped where it is not there)",
    async () => {
      const score = await evaluateLegacy(legacy);
      expect(score.files.length).toBeGreaterThanOrEqual(31);
      expect(score.files.filter((file) => file.found < file.words * 0.9)).toEqual([]);
      expect(score.found / score.words).toBeGreaterThanOrEqual(0.98);
    },
  );
});
