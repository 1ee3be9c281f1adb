/** How well whole sets are read: the project's samples in all their formats, and state documents where they are there. */
import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { evaluateReading } from "../../scripts/evaluate/reading.ts";

const SAMPLES = path.resolve(import.meta.dirname, "../samples-truth.json");
const STATE_DOCUMENTS = path.resolve(import.meta.dirname, "../../../shared/eval/vbpl-dev.jsonl");

describe("the samples", () => {
  it("are read as their letters were written, whatever their format", async () => {
    const { documents, misses } = await evaluateReading(SAMPLES);
    expect(documents).toBeGreaterThanOrEqual(60);
    expect(misses).toEqual([]);
  }, 120_000);
});

describe.skipIf(!existsSync(STATE_DOCUMENTS))(
  "state documents (skipped where ../shared/eval is not there)",
  () => {
    it("give type, number and subject right in at least 119 of 120", async () => {
      const { fields } = await evaluateReading(STATE_DOCUMENTS);
      for (const { field, exact, documents } of fields)
        expect(exact, field).toBeGreaterThanOrEqual((documents * 119) / 120);
    }, 120_000);
  },
);
