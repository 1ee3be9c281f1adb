/** The files that the bench of taking in reads: letters of the generated archive, one folder a format. */
import { existsSync, readFileSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { type Format, renderFile } from "../archive/files.ts";
import { generateArchive } from "../archive/generate.ts";

const SEED = 6;

/** Of every fifteen files: two PDF, two DOCX, one HTML, ten TXT. */
const ROUND: readonly Format[] = [
  ...(["txt", "txt", "pdf", "txt", "txt", "docx", "txt", "html", "txt", "txt", "pdf"] as const),
  ...(["txt", "txt", "docx", "txt"] as const),
];

/** Makes the files, or takes those of the last time. @returns how many there are of each format, in order of folder. */
export async function makeIngestFiles(folder: string, count: number): Promise<ReadonlyMap<Format, number>> {
  const marker = `${folder}.json`;
  const wanted = JSON.stringify({ count, seed: SEED });
  const isMade = existsSync(marker) && readFileSync(marker, "utf8") === wanted;
  if (!isMade) await rm(folder, { recursive: true, force: true });
  const formats = Array.from({ length: count }, (_, at) => ROUND[at % ROUND.length] as Format);
  if (!isMade) {
    const letters = generateArchive({ count, seed: SEED, knowledge: loadKnowledge() });
    for (const format of formats) {
      const letter = letters.next().value;
      if (!letter) break;
      const { text, truth } = letter;
      const file = path.join(folder, format, `${truth.file}.${format}`);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(
        file,
        await renderFile(text, { title: truth.subject, issuedOn: truth.issuedOn }, format),
      );
    }
    await writeFile(marker, wanted);
  }
  const counts = new Map<Format, number>();
  for (const format of formats.sort()) counts.set(format, (counts.get(format) ?? 0) + 1);
  return counts;
}
