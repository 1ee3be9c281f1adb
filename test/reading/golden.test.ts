/** Every letter of test/golden is read as its directive.json says. Each was written for this project. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Directive } from "../../src/directive.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { readDirective } from "../../src/reading/read-directive.ts";

const GOLDEN = path.resolve(import.meta.dirname, "../golden");
const knowledge = loadKnowledge();

/** What a golden file holds: the values, without spans and provenance. */
function valuesOf(directive: Directive) {
  const {
    provenance: _provenance,
    deadlines: _deadlines,
    citations,
    campaigns,
    issues,
    ...fields
  } = directive;
  return {
    ...fields,
    citations: citations.map(({ type, number, date, role }) => ({ type, number, date, role })),
    campaigns: campaigns.map(({ id, role }) => ({ id, role })),
    issues: issues.map(({ code }) => code),
  };
}

describe("golden letters", () => {
  const folders = readdirSync(GOLDEN, { withFileTypes: true }).filter((entry) => entry.isDirectory());

  it("are there", () => {
    expect(folders.length).toBeGreaterThanOrEqual(12);
  });

  it.each(folders.map(({ name }) => name))("%s is read as its golden record says", (name) => {
    const golden = path.join(GOLDEN, name, "directive.json");
    expect(existsSync(golden), `${golden} is missing`).toBe(true);
    const source = readFileSync(path.join(GOLDEN, name, "source.txt"), "utf8");
    const { directive } = readDirective(source, knowledge, { fileName: "source.txt" });
    expect(valuesOf(directive)).toEqual(JSON.parse(readFileSync(golden, "utf8")));
  });
});
