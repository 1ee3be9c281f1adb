import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { currentVersions, sourcesFrom } from "../../indexer/versions.ts";

const SRC = path.resolve(import.meta.dirname, "../../src");
const namesFrom = (entry: string) =>
  sourcesFrom(path.join(SRC, entry)).map((file) => path.relative(SRC, file));

describe("the versions of readings and index documents", () => {
  it("follow every source that makes them, and none that only answers questions", () => {
    const reading = namesFrom("reading/read-directive.ts");
    for (const source of [
      "text/normalise.ts",
      "citations/extract.ts",
      "campaigns/tag.ts",
      "vietnamese-tokenizer/tone.ts",
    ])
      expect(reading).toContain(source);
    const indexing = namesFrom("search/index-document.ts");
    expect(indexing).toContain("search/marks.ts");
    for (const source of ["search/service.ts", "search/passages.ts"]) expect(indexing).not.toContain(source);
  });

  it("follow no source of which only types are taken", () => {
    const linking = namesFrom("catalogue/graph-writer.ts");
    expect(linking).toContain("catalogue/graph-nodes.ts");
    expect(linking).not.toContain("catalogue/database.ts");
  });

  it("follow the extractors that are loaded with the first file of their format", () => {
    const extraction = sourcesFrom(path.join(SRC, "../indexer/extract/index.ts")).map((file) =>
      path.basename(file),
    );
    for (const source of ["pdf-lines.ts", "doc.ts", "mime.ts", "sniff.ts"])
      expect(extraction).toContain(source);
    expect(currentVersions().extraction).toMatch(/^[0-9a-f]{16}$/u);
  });

  it("change with a row that an office adds, and are the same without one", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "chi-dan-versions-"));
    const before = currentVersions(folder);
    expect(currentVersions()).toEqual(before);
    writeFileSync(path.join(folder, "organs.json"), '{"organs": []}');
    const after = currentVersions(folder);
    expect(after.reader).not.toBe(before.reader);
    expect(after.index).not.toBe(before.index);
    rmSync(folder, { recursive: true });
  });
});
