import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { countFiles, openRoots, type Scanned, scan } from "../../indexer/scan.ts";
import { bytesFromName } from "../../src/catalogue/path.ts";
import { UsageError } from "../../src/errors.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "chi-dan-scan-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string | Buffer, content = "x"): void {
  const file =
    typeof name === "string" ? path.join(folder, name) : Buffer.concat([Buffer.from(`${folder}/`), name]);
  if (typeof name === "string") mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(file, content);
}
async function scanned(
  given: readonly string[] = [folder],
  except: readonly string[] = [],
): Promise<Scanned[]> {
  const found: Scanned[] = [];
  for await (const entry of scan(await openRoots(given), { except })) found.push(entry);
  return found;
}
const names = (entries: readonly Scanned[]) => entries.map((entry) => path.relative(folder, entry.path));

it("finds every file in the order of its name, whatever characters it holds", async () => {
  for (const name of ["b.txt", "a/Công văn 57.docx", "a/b/c.pdf", "a b.txt", "Ảnh.txt", "tab\tdòng\nmới.txt"])
    put(name);
  const entries = await scanned();
  expect(names(entries)).toEqual([
    "a/Công văn 57.docx",
    "a/b/c.pdf",
    "a b.txt",
    "b.txt",
    "tab\tdòng\nmới.txt",
    "Ảnh.txt",
  ]);
  expect(entries.every((entry) => entry.kind === "file" && entry.bytes === 1)).toBe(true);
  expect(await countFiles(await openRoots([folder]))).toBe(6);
});

it("keeps names in old encodings apart and can open them", async () => {
  put(Buffer.from([0x43, 0xab, 0x2e, 0x74, 0x78, 0x74]), "tcvn3");
  put("C\\xAB.txt", "backslash");
  const entries = await scanned();
  expect(names(entries).sort()).toEqual(["C\\x5CxAB.txt", "C\\xAB.txt"]);
  const contents = entries.map((entry) => readFileSync(bytesFromName(entry.path), "utf8")).sort();
  expect(contents).toEqual(["backslash", "tcvn3"]);
});

it("leaves out hidden files and what Office and desktops leave behind", async () => {
  for (const name of [
    ".ẩn",
    ".git/config",
    "~$ngvan.docx",
    "~WRL0001.tmp",
    "Thumbs.db",
    "desktop.ini",
    "giữ.txt",
  ])
    put(name);
  expect(names(await scanned())).toEqual(["giữ.txt"]);
});

it("shows paths as they were given", async () => {
  put("a/b.txt");
  const relative = path.relative(process.cwd(), folder);
  const [entry] = await scanned([`./${relative}/`]);
  expect(entry?.shown).toBe(`./${relative}/a/b.txt`);
  expect(entry?.path).toBe(path.join(folder, "a/b.txt"));
});

it("follows links, ends loops, and visits each folder once", async () => {
  put("thật/a.txt");
  symlinkSync("..", path.join(folder, "thật", "vòng"));
  symlinkSync("thật", path.join(folder, "lối tắt"));
  symlinkSync(path.join("thật", "a.txt"), path.join(folder, "tệp liên kết"));
  const entries = await scanned();
  expect(names(entries)).toEqual(["lối tắt/a.txt", "tệp liên kết"]);
  expect(names(await scanned([folder, path.join(folder, "thật")]))).toEqual(names(entries));
});

it("reports broken links, links to themselves and pipes with a reason, and goes on", async () => {
  put("a.txt");
  symlinkSync("không có", path.join(folder, "hỏng"));
  symlinkSync("tự trỏ", path.join(folder, "tự trỏ"));
  execFileSync("mkfifo", [path.join(folder, "ống")]);
  const problems = (await scanned()).flatMap((entry) =>
    entry.kind === "problem" ? [[path.basename(entry.path), entry.problem.code, entry.protects]] : [],
  );
  expect(problems).toEqual([
    ["hỏng", "broken-link", true],
    ["tự trỏ", "link-loop", true],
    ["ống", "not-a-file", false],
  ]);
});

it("never enters the data folder, by whatever way it is reached", async () => {
  put("data/catalogue.db");
  put("a.txt");
  symlinkSync("data", path.join(folder, "cũng là data"));
  expect(names(await scanned([folder], [path.join(folder, "data")]))).toEqual(["a.txt"]);
});

it("notices every change by size, time or inode", async () => {
  put("a.txt");
  const stamp = async () =>
    (await scanned()).map((entry) => (entry.kind === "file" ? entry.stamp : "")).join();
  const before = await stamp();
  expect(await stamp()).toBe(before);
  put("mới", "x");
  renameSync(path.join(folder, "mới"), path.join(folder, "a.txt"));
  expect(await stamp()).not.toBe(before);
});

it("takes single files, and refuses paths that do not exist before anything is done", async () => {
  put("a.txt");
  const file = path.join(folder, "a.txt");
  expect((await scanned([file])).map((entry) => entry.shown)).toEqual([file]);
  await expect(openRoots([file, path.join(folder, "không")])).rejects.toThrow(UsageError);
  await expect(openRoots([path.join(folder, "không")])).rejects.toThrow(/không/u);
});
