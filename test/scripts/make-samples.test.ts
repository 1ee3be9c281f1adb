import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import mammoth from "mammoth";
import { PDFParse } from "pdf-parse";
import { describe, expect, it } from "vitest";
import { readLetters, renderLetter, SAMPLES, TRUTH, truthJson } from "../../scripts/make-samples.ts";
import type { Truth } from "../../scripts/samples/truth.ts";

const SEEDS = path.resolve(import.meta.dirname, "../../../shared/seeds");
const letters = await readLetters();
const truths: Truth[] = JSON.parse(readFileSync(TRUTH, "utf8"));
const kindOf = (file: string): string => path.extname(file).slice(1);
const count = (test: (truth: Truth) => boolean): number => truths.filter(test).length;

describe("make-samples", () => {
  it("makes the committed bytes again", async () => {
    for (const letter of letters) {
      const committed = readFileSync(path.join(SAMPLES, letter.file));
      expect((await renderLetter(letter)).equals(committed), letter.file).toBe(true);
    }
  });

  it("writes the committed truth again", () => {
    expect(truthJson(letters)).toBe(readFileSync(TRUTH, "utf8"));
  });

  it("leaves nothing else in samples/, and stays below 6 MB", () => {
    const files = readdirSync(SAMPLES, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
    const names = files.map((file) => path.relative(SAMPLES, file).split(path.sep).join("/")).sort();
    expect(names).toEqual(truths.map((truth) => truth.file).sort());
    expect(files.reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThan(6_000_000);
  });
});

describe("the samples", () => {
  it("cover the formats, header shapes, years, provinces and levels that an archive holds", () => {
    expect(truths.length).toBeGreaterThanOrEqual(70);
    for (const kind of ["txt", "md", "html", "docx", "pdf"]) {
      expect(
        count((truth) => kindOf(truth.file) === kind),
        kind,
      ).toBeGreaterThanOrEqual(8);
    }
    const shapes = ["table", "markdown-table", "one-column", "flattened", "rows", "none", "bare", "article"];
    expect([...new Set(truths.map((truth) => truth.shape))].sort()).toEqual(shapes.sort());
    const years = new Set(truths.flatMap((truth) => truth.year ?? []));
    expect([...years].sort()).toEqual(Array.from({ length: 18 }, (_, i) => 2009 + i));
    const provinces = new Set(truths.flatMap((truth) => truth.province?.issued ?? []));
    expect(provinces.size).toBeGreaterThanOrEqual(14);
    const organs = new Set(truths.flatMap((truth) => truth.issuer?.id.split(":")[0] ?? []));
    for (const organ of ["tld", "btgtw", "tu", "ldld-tinh", "ubnd-tinh", "mttq-tinh", "hu", "ldld-huyen"]) {
      expect(organs).toContain(organ);
    }
    for (const organ of ["ubnd-xa", "du", "cb", "cd-xa", "cdcs", "btgdvtu"]) expect(organs).toContain(organ);
  });

  it("carry the four campaigns, primary and secondary, and their hard negatives", () => {
    const ids = ["dan-van-kheo", "thong-tin-co-so", "dai-hoi-dang", "nam-vi-loi-ich-doan-vien"];
    for (const id of ids) {
      expect(
        count((truth) => truth.campaigns.some((tag) => tag.id === id && tag.role === "primary")),
        id,
      ).toBeGreaterThanOrEqual(5);
      expect(
        count((truth) => truth.campaignsNot.includes(id)),
        id,
      ).toBeGreaterThanOrEqual(3);
    }
    expect(count((truth) => truth.campaigns.some((tag) => tag.role === "secondary"))).toBeGreaterThanOrEqual(
      10,
    );
  });

  it("cite each other down to the grassroots, and documents that are not in the archive", () => {
    const numbers = new Set(truths.flatMap((truth) => truth.number ?? []));
    const cited = truths.flatMap((truth) => truth.citations);
    expect(cited.filter((number) => numbers.has(number)).length).toBeGreaterThanOrEqual(30);
    expect(
      cited.filter((number) => !numbers.has(number) && /LĐLĐ|TLĐ|\/HU|\/TU/u.test(number)).length,
    ).toBeGreaterThanOrEqual(8);
    const chain = ["21-HD/BTGDVTW", "07-HD/BTGDVTU", "24/KH-LĐLĐ", "08/CĐP", "02/KH-CĐCS"];
    for (const [index, number] of chain.slice(1).entries()) {
      const below = truths.find((truth) => truth.number === number && truth.year === 2025);
      expect(below?.citations).toContain(chain[index]);
    }
  });

  it("include old and odd encodings", () => {
    const encodings = letters.map((letter) => letter.encoding);
    for (const encoding of ["tcvn3", "utf-16le", "nfd", "utf-8-bom"]) expect(encodings).toContain(encoding);
  });

  it("print what their truth says", async () => {
    for (const truth of truths) {
      const text = flat(await textOf(truth.file));
      const printed = [truth.place, truth.subject, truth.signatory?.name, truth.signatory?.position];
      for (const value of [...printed, ...truth.addressees, ...truth.recipients, ...truth.emails]) {
        if (value) expect(text, `${truth.file}: ${value}`).toContain(flat(value));
      }
      for (const number of [truth.number, truth.describes, ...truth.citations]) {
        if (number) expect(mentions(text, number), `${truth.file}: ${number}`).toBe(true);
      }
      if (truth.issuedOn && truth.kind === "letter") {
        const [year, month, day] = truth.issuedOn.split("-").map(Number);
        expect(text).toMatch(new RegExp(`ngày0?${day}tháng0?${month}năm${year}`, "u"));
      }
    }
  });

  it.skipIf(!existsSync(SEEDS))(
    "share no sentence of twelve words with the seeds (skipped without them)",
    () => {
      const sentences = (text: string): string[] =>
        text
          .replace(/\s+/gu, " ")
          .split(/[.;:]\s/u)
          .map((sentence) => (sentence.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(" "))
          .filter((sentence) => sentence.split(" ").length >= 12);
      const theirs = new Set(
        readdirSync(SEEDS)
          .filter((name) => name.endsWith(".txt"))
          .flatMap((name) => sentences(readFileSync(path.join(SEEDS, name), "utf8"))),
      );
      expect(theirs.size).toBeGreaterThan(20);
      const shared = letters.flatMap((letter) =>
        sentences(letter.body).filter((sentence) => theirs.has(sentence)),
      );
      expect(shared).toEqual([]);
    },
  );
});

/** Lower case, without white space and the marks of Markdown: hard wraps and columns do not matter. */
function flat(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\s*|]/gu, "");
}

/** Whether a number is printed, in whatever spelling: swapped separators, odd spaces, "Chỉ thị 35". */
function mentions(text: string, number: string): boolean {
  const loose = (value: string): string => flat(value).replace(/[-–/]/gu, "/");
  const short = `chỉthị${number.split("-")[0]}của`;
  return loose(text).includes(loose(number)) || (number.includes("-CT/TW") && text.includes(short));
}

async function textOf(file: string): Promise<string> {
  const bytes = readFileSync(path.join(SAMPLES, file));
  const letter = letters.find((candidate) => candidate.file === file);
  switch (kindOf(file)) {
    case "docx":
      return withoutTags((await mammoth.convertToHtml({ buffer: bytes })).value);
    case "pdf": {
      const parser = new PDFParse({ data: new Uint8Array(bytes) });
      const { text } = await parser.getText();
      await parser.destroy();
      return text;
    }
    case "html":
      return withoutTags(bytes.toString("utf8"));
    case "txt":
      // TCVN3 bytes are checked as the letter that they were made from; reading them is the normaliser's test.
      if (letter?.encoding === "tcvn3")
        return (await renderLetter({ ...letter, encoding: "utf-8" })).toString();
      return bytes.toString(letter?.encoding === "utf-16le" ? "utf16le" : "utf8");
    default:
      return bytes.toString("utf8");
  }
}

const withoutTags = (html: string): string =>
  html
    .replace(/<[^>]+>/gu, " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
