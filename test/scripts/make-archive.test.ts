import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatOf, parseShares } from "../../scripts/archive/files.ts";
import { type GeneratedDirective, generateArchive, MAX_COUNT } from "../../scripts/archive/generate.ts";
import { makeArchive, parseTask, truthFile } from "../../scripts/make-archive.ts";
import { loadKnowledge, MERGER_DAY } from "../../src/knowledge/index.ts";
import { readDirective } from "../../src/reading/read-directive.ts";

const knowledge = loadKnowledge();
const COUNT = 6000;
const archive = [...generateArchive({ count: COUNT, seed: 7, knowledge })];
const truths = archive.map(({ truth }) => truth);

const share = (test: (directive: GeneratedDirective) => boolean): number =>
  archive.filter(test).length / archive.length;
const oneLine = (text: string): string => text.replace(/\s+/gu, " ").toLowerCase();
/** Two columns set side by side put their lines beside each other: the text without the right one. */
const leftColumn = (text: string): string =>
  text
    .split("\n")
    .map((line) => line.replace(/ {2,}\S.*$/u, ""))
    .join("\n");

describe("the archive", () => {
  it("is the same for the same seed, and another for another", () => {
    const again = [...generateArchive({ count: 200, seed: 7, knowledge })];
    expect(again).toEqual(archive.slice(0, 200));
    const other = [...generateArchive({ count: 200, seed: 8, knowledge })];
    expect(other.filter(({ text }, i) => text === archive[i]?.text)).toEqual([]);
  });

  it("refuses counts that it cannot make", () => {
    for (const count of [0, -1, 1.5, MAX_COUNT + 1, Number.NaN])
      expect(() => [...generateArchive({ count, seed: 1, knowledge })]).toThrow(RangeError);
  });

  it("has lengths like an office's: half of them up to about 5 KB, some ten times as long", () => {
    const bytes = archive.map(({ text }) => Buffer.byteLength(text)).sort((a, b) => a - b);
    expect(bytes[COUNT / 2]).toBeGreaterThan(3_500);
    expect(bytes[COUNT / 2]).toBeLessThan(6_500);
    expect(bytes[0]).toBeGreaterThan(900);
    expect(bytes.at(-1)).toBeGreaterThan(25_000);
    expect(bytes.at(-1)).toBeLessThan(66_000);
  });

  it("comes from all levels and systems, all 63 provinces and all years", () => {
    for (const [level, least] of Object.entries({
      "trung ương": 0.02,
      tỉnh: 0.15,
      huyện: 0.4,
      xã: 0.03,
      "cơ sở": 0.08,
    }))
      expect(
        share(({ truth }) => truth.issuer.level === level),
        level,
      ).toBeGreaterThan(least);
    for (const system of ["Đảng", "Nhà nước", "Công đoàn", "Mặt trận"])
      expect(
        share(({ truth }) => truth.issuer.system === system),
        system,
      ).toBeGreaterThan(0.08);
    const before = truths.filter(({ issuedOn, province }) => province && issuedOn < MERGER_DAY);
    expect(new Set(before.map(({ province }) => province?.issued)).size).toBe(63);
    expect(new Set(truths.map(({ province }) => province?.current)).size).toBe(34 + 1);
    const years = new Set(truths.map(({ issuedOn }) => issuedOn.slice(0, 4)));
    expect([...years].sort()).toEqual(Array.from({ length: 18 }, (_, i) => String(2009 + i)));
  });

  it("knows that districts ended and communes began on 2025-07-01", () => {
    const wrong = truths.filter(({ issuedOn, issuer, province }) => {
      const merged = issuedOn >= MERGER_DAY;
      if (issuer.level === (merged ? "huyện" : "xã")) return true;
      if (!province) return false;
      const current = merged ? province.issued : knowledge.places.formerById(province.issued)?.current;
      return current !== province.current;
    });
    expect(wrong).toEqual([]);
  });

  it("follows the campaigns through their years", () => {
    const about = (id: string, years: readonly string[]): number =>
      truths.filter(
        ({ campaigns, issuedOn }) =>
          campaigns.some((c) => c.id === id) && years.includes(issuedOn.slice(0, 4)),
      ).length / truths.filter(({ issuedOn }) => years.includes(issuedOn.slice(0, 4))).length;
    expect(about("dai-hoi-dang", ["2020"])).toBeGreaterThan(
      3 * about("dai-hoi-dang", ["2018", "2022", "2023"]),
    );
    expect(about("dai-hoi-dang", ["2012", "2013", "2017", "2018", "2022", "2023"])).toBe(0);
    expect(about("nam-vi-loi-ich-doan-vien", ["2017"])).toBeGreaterThan(0.02);
    expect(about("nam-vi-loi-ich-doan-vien", ["2012", "2019", "2020", "2021"])).toBe(0);
    expect(about("thong-tin-co-so", ["2017", "2018"])).toBeGreaterThan(0.05);
    expect(about("thong-tin-co-so", ["2012", "2013"])).toBe(0);
    expect(about("dan-van-kheo", ["2010", "2014", "2021"])).toBeGreaterThan(0.04);
  });

  it("gives a number once in its series", () => {
    const series = truths.map(({ number, issuer, province, issuedOn, type }) =>
      [issuer.id, province?.issued, type.id, issuedOn.slice(0, 4), number.split(/[/-]/u)[0]].join(" "),
    );
    const known = new Set<string>();
    expect(series.filter((one) => known.size === known.add(one).size)).toEqual([]);
    const keys = truths.map(({ key }) => key);
    expect(keys).not.toContain(null);
    expect(keys.length - new Set(keys).size).toBeLessThanOrEqual(2);
  });

  it("cites central directives of the table, and documents that stand before and are not younger", () => {
    const byId = new Map(truths.map((truth) => [truth.id, truth]));
    const counts = new Map<string, number>();
    const wrong: string[] = [];
    for (const { cites, issuedOn, id } of truths) {
      for (const { number, key, document } of cites) {
        counts.set(key ?? "", (counts.get(key ?? "") ?? 0) + 1);
        const cited = document === null ? null : byId.get(document);
        const right = cited
          ? cited.number === number && cited.key === key && cited.id < id && cited.issuedOn <= issuedOn
          : document === null && knowledge.directives.byNumber(number).length > 0;
        if (!right || key === null) wrong.push(`${id} cites ${number} ${key} ${document}`);
      }
    }
    expect(wrong).toEqual([]);
    const total = [...counts.values()].reduce((a, b) => a + b, 0);
    expect(total / COUNT).toBeGreaterThan(5);
    expect(total / COUNT).toBeLessThan(8);
    const spread = [...counts.values()].sort((a, b) => b - a);
    expect(spread[0]).toBeGreaterThan(COUNT / 10);
    expect(spread[99]).toBeLessThan(COUNT / 40);
    expect(spread.filter((n) => n <= 3).length).toBeGreaterThan(300);
  });

  it("prints everything that its truth says", () => {
    const missing: string[] = [];
    for (const { text, truth } of archive.slice(0, 3000)) {
      const printed = oneLine(text);
      const left = oneLine(leftColumn(text));
      const [year = "", month = "", day = ""] = truth.issuedOn.split("-");
      const dates = [Number(month), month].map((m) => `${truth.place}, ngày ${day} tháng ${m} năm ${year}`);
      const numbers = [truth.number, truth.number.replace("/", " /"), truth.number.replace("/", " / ")];
      const { signatory } = truth;
      const parts: string[][] = [
        numbers,
        dates,
        ...[
          truth.subject,
          ...truth.cites.map((cited) => cited.printed),
          ...truth.deadlines.map((deadline) => deadline.printed),
          ...truth.addressees,
          ...truth.recipients,
          ...(signatory ? [signatory.name, signatory.position, signatory.form ?? ""] : []),
        ].map((part) => [part]),
      ];
      for (const forms of parts)
        if (!forms.some((form) => printed.includes(oneLine(form)) || left.includes(oneLine(form))))
          missing.push(`${truth.id}: ${forms[0]}`);
    }
    expect(missing).toEqual([]);
  });

  it("makes subjects that can be told apart", () => {
    const snippets = new Map<string, number>();
    const each = truths.map(({ subject }) => {
      const words = subject.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
      const own = new Set(words.slice(5).map((_, i) => words.slice(i, i + 6).join(" ")));
      for (const snippet of own) snippets.set(snippet, (snippets.get(snippet) ?? 0) + 1);
      return [...own];
    });
    const unique = each.filter((own) => own.some((snippet) => snippets.get(snippet) === 1));
    expect(unique.length / COUNT).toBeGreaterThan(0.9);
  });

  it("is read back by the reader: number, date, issuer, province and citations", () => {
    const sample = archive.slice(1000, 1300);
    const right = { number: 0, date: 0, issuer: 0, province: 0 };
    let cited = 0;
    let found = 0;
    let extra = 0;
    for (const { text, truth } of sample) {
      const { directive } = readDirective(text, knowledge);
      if (directive.number === truth.number) right.number += 1;
      if (directive.issuedOn === truth.issuedOn) right.date += 1;
      if (directive.issuer?.id === truth.issuer.id) right.issuer += 1;
      if ((directive.province?.issued.id ?? null) === (truth.province?.issued ?? null)) right.province += 1;
      const numbers = new Set(directive.citations.map(({ number }) => number));
      const wanted = new Set(truth.cites.map(({ number }) => number));
      cited += wanted.size;
      for (const number of wanted) if (numbers.has(number)) found += 1;
      for (const number of numbers) if (number === null || !wanted.has(number)) extra += 1;
    }
    for (const [field, count] of Object.entries(right))
      expect(count / sample.length, field).toBeGreaterThanOrEqual(0.97);
    expect(found / cited).toBeGreaterThanOrEqual(0.97);
    expect(extra / cited).toBeLessThanOrEqual(0.03);
  });
});

describe("make-archive", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "archive-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("writes texts a line each with the truth beside, the same bytes every time", async () => {
    const run = async (name: string, count: number): Promise<[string, string]> => {
      const out = path.join(folder, name);
      await makeArchive(parseTask(["--count", String(count), "--seed", "7", "--out", out]), knowledge);
      return [await readFile(out, "utf8"), await readFile(truthFile(out), "utf8")];
    };
    const [texts, told] = await run("a.jsonl", 150);
    expect(await run("b.jsonl", 150)).toEqual([texts, told]);
    const [more, toldMore] = await run("c.jsonl", 300);
    expect(more.startsWith(texts)).toBe(true);
    expect(toldMore.startsWith(told)).toBe(true);
    const lines = texts.trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line).text)).toEqual(archive.slice(0, 150).map(({ text }) => text));
    expect(
      told
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual(truths.slice(0, 150));
  });

  it("writes files in the wanted formats, the same bytes every time", async () => {
    const run = async (name: string): Promise<Map<string, Buffer>> => {
      const out = path.join(folder, name);
      const formats = "txt:5,html:2,docx:2,pdf:1";
      await makeArchive(
        parseTask(["--count", "30", "--out", out, "--as", "files", "--formats", formats]),
        knowledge,
      );
      const files = new Map<string, Buffer>();
      for (const line of (await readFile(truthFile(out), "utf8")).trimEnd().split("\n")) {
        const { file } = JSON.parse(line) as { file: string };
        files.set(file, await readFile(path.join(out, file)));
      }
      const there = (await readdir(out, { recursive: true })).filter((name) => /\.\w+$/u.test(name));
      expect(there.length).toBe(files.size);
      return files;
    };
    const first = await run("files");
    const second = await run("files-again");
    expect(first.size).toBe(30);
    const starts: Record<string, string> = { ".html": "<!doctype html>", ".docx": "PK", ".pdf": "%PDF" };
    const kinds = new Set<string>();
    for (const [file, bytes] of first) {
      const kind = path.extname(file);
      kinds.add(kind);
      expect(bytes.subarray(0, 15).toString("latin1")).toContain(starts[kind] ?? "");
      expect(second.get(file)?.equals(bytes), file).toBe(true);
    }
    expect([...kinds].sort()).toEqual([".docx", ".html", ".pdf", ".txt"]);
  });

  it("keeps the shares of formats", () => {
    const shares = parseShares("txt:7,pdf:3");
    const pdf = truths.filter(({ id }) => formatOf(id, shares) === "pdf").length / COUNT;
    expect(pdf).toBeGreaterThan(0.27);
    expect(pdf).toBeLessThan(0.33);
  });

  it("says what is wrong with a command line", () => {
    expect(() => parseTask(["--out", "x.jsonl"])).toThrow(/--count/u);
    expect(() => parseTask(["--count", "10"])).toThrow(/--out/u);
    expect(() => parseTask(["--count", "10", "--out", "x", "--as", "pictures"])).toThrow(/--as/u);
    expect(() => parseTask(["--count", "10", "--out", "x", "--formats", "doc"])).toThrow(/doc/u);
    expect(() => parseTask(["--count", "10", "--out", "x", "--formats", "txt:0"])).toThrow(/share/u);
  });
});
