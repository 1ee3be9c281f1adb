import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { createExtractionPool } from "../../indexer/extract/pool.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { readDirective } from "../../src/reading/read-directive.ts";
import { foldMarks } from "../../src/vietnamese-tokenizer/index.ts";
import { distance } from "./similarity.ts";

const SHARED = path.resolve(import.meta.dirname, "../../../shared");
const SEEDS = path.join(SHARED, "seeds");

interface ScanScore {
  readonly file: string;
  readonly pages: number;
  /** Share of the truth's characters that are wrong, missing or too many. */
  readonly characters: number;
  /** The part of it that is gone when marks are left out. */
  readonly marks: number;
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly issuer: string | null;
  readonly seconds: number;
  readonly truth: { readonly number: string | null; readonly issuedOn: string | null };
  readonly printedIssuer: boolean;
}

/** The set's own header stands in no truth. */
const MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc";

/** From the number on, without the header. White space and marks of Markdown do not count. */
function comparable(text: string): string {
  const clean = text
    .normalize("NFC")
    .replaceAll("**", "")
    .replace(/\s+/gu, " ")
    .replace(`${MOTTO} `, "")
    .trim();
  return clean.slice(Math.max(0, clean.search(/Số ?:/u)));
}

/**
 * Reads every scan of a folder (`A-000.pdf` is seed 000) side by side, as they are taken in.
 *
 * @returns the scores and the seconds that all took together.
 */
async function evaluateScans(folder: string): Promise<{ scores: ScanScore[]; seconds: number }> {
  const knowledge = loadKnowledge();
  const seeds = await readdir(SEEDS);
  const gold = JSON.parse(await readFile(path.join(SEEDS, "gold.json"), "utf8")).documents;
  const pool = createExtractionPool({ warm: true, growAfter: 1, timeoutMs: 240_000 });
  const files = (await readdir(folder)).filter((name) => name.endsWith(".pdf")).sort();
  const start = performance.now();
  const score = async (name: string): Promise<ScanScore> => {
    const begun = performance.now();
    const { text, pages, scan = null, mediaType } = await pool.extract(path.join(folder, name));
    const seconds = (performance.now() - begun) / 1000;
    const id = /(\d{3})\.pdf$/u.exec(name)?.[1] ?? "";
    const truthFile = seeds.find((seed) => seed.startsWith(id) && /\.(?:txt|md)$/u.test(seed)) ?? "";
    const expected = gold.find((each: { file: string }) => each.file === truthFile);
    const truth = comparable(await readFile(path.join(SEEDS, truthFile), "utf8"));
    const got = comparable(text);
    const wrong = distance(truth, got);
    const { directive } = readDirective(text, knowledge, { fileName: name, mediaType, scan });
    return {
      file: name,
      pages,
      characters: wrong / truth.length,
      marks: (wrong - distance(foldMarks(truth), foldMarks(got))) / truth.length,
      number: directive.number,
      issuedOn: directive.issuedOn,
      issuer: directive.issuer?.name ?? null,
      seconds,
      truth: { number: expected?.number ?? null, issuedOn: expected?.date ?? null },
      printedIssuer: directive.provenance.issuer?.source === "header",
    };
  };
  try {
    const scores = await Promise.all(files.map(score));
    return { scores, seconds: (performance.now() - start) / 1000 };
  } finally {
    await pool.close();
  }
}

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

/** `npm run evaluate -- scans [FOLDER…] [--json]`. Out: the exit code, 1 where a number or date is stated wrongly. */
export async function runScans(args: readonly string[]): Promise<number> {
  const folders = args.filter((arg) => !arg.startsWith("--"));
  if (folders.length === 0) folders.push(path.join(SHARED, "eval/scans"));
  let code = 0;
  for (const folder of folders) {
    const { scores, seconds } = await evaluateScans(folder);
    if (args.includes("--json")) console.log(JSON.stringify({ scores, seconds }));
    else {
      for (const each of scores) {
        const fields = `${each.number} ${each.issuedOn} ${each.issuer}${each.printedIssuer ? " (in ở đầu trang)" : ""}`;
        console.log(
          `${each.file}  ký tự sai ${percent(each.characters)}  dấu sai ${percent(each.marks)}  ${fields}`,
        );
      }
      const pages = scores.reduce((sum, each) => sum + each.pages, 0);
      console.log(`${pages} trang, ${(seconds / Math.max(1, pages)).toFixed(2)} giây một trang`);
    }
    const wrong = scores.some(({ number, issuedOn, truth }) => {
      return number !== truth.number || issuedOn !== truth.issuedOn;
    });
    if (wrong) code = 1;
  }
  return code;
}
