/** Letters taken into a fresh catalogue the indexer's way: extracted, read, kept, their citations resolved. */
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { extractFile } from "../../indexer/extract/index.ts";
import { makeReading } from "../../indexer/reading.ts";
import { type Catalogue, openCatalogue } from "../../src/catalogue/index.ts";
import type { Citation } from "../../src/directive.ts";
import type { Knowledge } from "../../src/knowledge/index.ts";

export interface ArchiveLetter {
  readonly name: string;
  readonly text: string;
}

/** What the catalogue holds of a letter when all letters are in. */
export interface KeptLetter {
  readonly text: string;
  readonly citations: readonly Citation[];
}

async function takeIn(
  { name, text }: ArchiveLetter,
  folder: string,
  catalogue: Catalogue,
  knowledge: Knowledge,
): Promise<string> {
  const file = path.join(folder, `${name.replaceAll("/", "-")}.txt`);
  writeFileSync(file, text);
  const { text: raw, ...extracted } = await extractFile(file);
  const fileName = path.basename(file);
  const reading = makeReading(raw, { fileName, mediaType: extracted.mediaType }, knowledge, "1");
  const sha256 = createHash("sha256").update(text).digest("hex");
  const id = sha256.slice(0, 32);
  const addedAt = "2026-01-02T03:04:05.000Z";
  const bytes = Buffer.byteLength(text);
  catalogue.addDocument({
    id,
    sha256,
    bytes,
    raw,
    ...extracted,
    extraction: "1",
    fileName,
    addedAt,
    reading,
  });
  return id;
}

/** Reads an archive of letters, taken in one after another. @returns what is kept of each, by its name. */
export async function readArchive(
  letters: readonly ArchiveLetter[],
  knowledge: Knowledge,
): Promise<ReadonlyMap<string, KeptLetter>> {
  const folder = mkdtempSync(path.join(tmpdir(), "chi-dan-citations-"));
  const catalogue = openCatalogue(path.join(folder, "catalogue.sqlite"));
  try {
    const ids: [string, string][] = [];
    for (const letter of letters) ids.push([letter.name, await takeIn(letter, folder, catalogue, knowledge)]);
    return new Map(
      ids.map(([name, id]) => {
        const kept = catalogue.document(id);
        return [name, { text: kept?.text ?? "", citations: kept?.directive.citations ?? [] }];
      }),
    );
  } finally {
    catalogue.close();
    rmSync(folder, { recursive: true });
  }
}
