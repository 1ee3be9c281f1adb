/** Letters saved by LibreOffice in every format that we read: does each give what the text itself gives? */
import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { createExtractionPool } from "../../indexer/extract/pool.ts";
import type { Directive } from "../../src/directive.ts";
import { type Knowledge, loadKnowledge } from "../../src/knowledge/index.ts";
import { readDirective } from "../../src/reading/read-directive.ts";

const SEEDS = path.resolve(import.meta.dirname, "../../../shared/seeds");
const FORMATS = ["docx", "doc", "rtf", "odt", "html", "pdf"] as const;
/** LibreOffice reads a text in this encoding: UTF-8. */
const AS_TEXT = "--infilter=Text (encoded):UTF8,LF,,,";

const run = promisify(execFile);

/** What two readings of one letter are compared in. */
const READINGS: Readonly<Record<string, (directive: Directive) => unknown>> = {
  number: ({ number }) => number,
  type: ({ type }) => type?.id,
  issuer: ({ issuer }) => issuer?.id,
  issuedOn: ({ issuedOn }) => issuedOn,
  province: ({ province }) => province?.issued.id,
  subject: ({ subject }) => subject,
  addressees: ({ addressees }) => addressees,
  recipients: ({ recipients }) => recipients,
  signatory: ({ signatory }) => [signatory?.name, signatory?.position],
  citations: ({ citations }) => citations.map(({ key }) => key),
  deadlines: ({ deadlines }) => deadlines.map(({ before, recurring }) => [before, recurring]),
  campaigns: ({ campaigns }) => campaigns.map(({ id, role }) => [id, role]),
  article: ({ article }) => [article?.title, article?.author, article?.published],
};

const readingsOf = (text: string, mediaType: string, fileName: string, knowledge: Knowledge) => {
  const { directive } = readDirective(text, knowledge, { fileName, mediaType });
  return Object.fromEntries(
    Object.entries(READINGS).map(([name, of]) => [name, JSON.stringify(of(directive) ?? null)]),
  );
};

/** `npm run evaluate -- formats [FOLDER] [--errors]`: a folder of texts. Out: the exit code, 2 without LibreOffice. */
export async function runFormats(args: readonly string[]): Promise<number> {
  const [folder = SEEDS] = args.filter((arg) => !arg.startsWith("--"));
  const work = await mkdtemp(path.join(tmpdir(), "chi-dan-formats-"));
  const home = `-env:UserInstallation=file://${work}/home`;
  const pool = createExtractionPool({ warm: true });
  const knowledge = loadKnowledge();
  try {
    const names = (await readdir(folder)).filter((name) => /\.(?:txt|md)$/u.test(name)).sort();
    // All formats of a letter have one name: the name is a hint to the readers.
    const texts = names.map((name) => path.join(work, `${path.parse(name).name}.txt`));
    for (const [at, file] of texts.entries()) await copyFile(path.join(folder, names[at] ?? ""), file);
    let wrong = 0;
    for (const format of FORMATS) {
      const out = path.join(work, format);
      await mkdir(out);
      const made = await run("soffice", [
        home,
        "--headless",
        AS_TEXT,
        "--convert-to",
        format,
        "--outdir",
        out,
        ...texts,
      ]).catch((error: Error) => error);
      if (made instanceof Error) {
        console.error(`LibreOffice (soffice) không chạy được: ${made.message}`);
        return 2;
      }
      let equal = 0;
      let all = 0;
      for (const file of texts) {
        const name = path.parse(file).name;
        const expected = readingsOf(await readFile(file, "utf8"), "text/plain", name, knowledge);
        const { text, mediaType } = await pool.extract(path.join(out, `${name}.${format}`));
        const got = readingsOf(text, mediaType, name, knowledge);
        for (const [reading, value] of Object.entries(expected)) {
          all += 1;
          if (got[reading] === value) equal += 1;
          else if (args.includes("--errors"))
            console.log(`${format} ${name} ${reading}\n  ${value}\n  ${got[reading]}`);
        }
      }
      wrong += all - equal;
      console.log(`${format.padEnd(5)} ${equal}/${all} mục đọc như từ bản chữ`);
    }
    return wrong > 0 ? 1 : 0;
  } finally {
    await pool.close();
    await rm(work, { recursive: true, force: true });
  }
}
