/**
 * Make samples/ and test/samples-truth.json from the letters in scripts/samples/letters/.
 * Every run gives the same bytes. Usage: npm run samples
 */
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { layOut } from "./samples/lay-out.ts";
import { type Letter, parseLetter } from "./samples/letter.ts";
import { renderDocx } from "./samples/render/docx.ts";
import { renderHtml } from "./samples/render/html.ts";
import { renderMarkdown } from "./samples/render/markdown.ts";
import { renderPdf } from "./samples/render/pdf.ts";
import { renderText } from "./samples/render/text.ts";
import { type Truth, truthOf } from "./samples/truth.ts";

const ROOT = path.resolve(import.meta.dirname, "..");
export const LETTERS = path.join(ROOT, "scripts/samples/letters");
export const SAMPLES = path.join(ROOT, "samples");
export const TRUTH = path.join(ROOT, "test/samples-truth.json");

/** Read all letters, in the order of their source names. */
export async function readLetters(folder: string = LETTERS): Promise<Letter[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".md")).sort();
  return Promise.all(
    names.map(async (name) => parseLetter(await readFile(path.join(folder, name), "utf8"), name)),
  );
}

/** Make the bytes of one sample, in the format that its file name asks for. */
export async function renderLetter(letter: Letter): Promise<Buffer> {
  const blocks = layOut(letter);
  const stamp = new Date(`${letter.date ?? "2016-01-04"}T02:00:00Z`);
  const extension = path.extname(letter.file);
  switch (extension) {
    case ".txt":
      return renderText(blocks, letter);
    case ".md":
      return renderMarkdown(blocks);
    case ".html":
    case ".htm":
      return renderHtml(blocks, letter);
    case ".docx":
      return renderDocx(blocks, stamp);
    case ".pdf":
      return renderPdf(blocks, letter, stamp);
    default:
      throw new Error(`${letter.file}: no renderer for ${extension}`);
  }
}

/** The truth of all samples as the committed JSON text: one record a line, sorted by file. */
export function truthJson(letters: readonly Letter[]): string {
  const records: Truth[] = letters.map(truthOf).sort((a, b) => (a.file < b.file ? -1 : 1));
  return `[\n${records.map((record) => JSON.stringify(record)).join(",\n")}\n]\n`;
}

async function main(): Promise<void> {
  const letters = await readLetters();
  await rm(SAMPLES, { recursive: true, force: true });
  let bytes = 0;
  for (const letter of letters) {
    const file = path.join(SAMPLES, letter.file);
    await mkdir(path.dirname(file), { recursive: true });
    const content = await renderLetter(letter);
    await writeFile(file, content);
    bytes += content.length;
  }
  await writeFile(TRUTH, truthJson(letters));
  console.log(`${letters.length} samples, ${(bytes / 1e6).toFixed(2)} MB`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();
