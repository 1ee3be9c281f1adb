/**
 * Walks what was given and says what lies there: every file in a fixed order, and everything that cannot be
 * read with its reason. Nothing is opened; an unchanged archive costs one look a file.
 */
import type { BigIntStats } from "node:fs";
import { lstat, readdir, stat } from "node:fs/promises";
import path from "node:path";
import { bytesFromName, nameFromBytes } from "../src/catalogue/path.ts";
import { UsageError } from "../src/errors.ts";
import { type FileProblem, problemFromError } from "./problems.ts";

/** A folder or file to walk: `path` is absolute, `shown` as it was given. */
export interface ScanRoot {
  readonly path: string;
  readonly shown: string;
  readonly device: string;
  readonly isFolder: boolean;
}

export interface ScannedFile {
  readonly kind: "file";
  readonly path: string;
  readonly shown: string;
  readonly bytes: number;
  /** Size, time in nanoseconds and inode; equal means unchanged. */
  readonly stamp: string;
  readonly modified: number;
}

/** Something that will not be read; `protects` says that what is known under it must not count as gone. */
export interface ScanProblem {
  readonly kind: "problem";
  readonly path: string;
  readonly shown: string;
  readonly problem: FileProblem;
  readonly protects: boolean;
}

export type Scanned = ScannedFile | ScanProblem;

export interface ScanOptions {
  /** Folders that are never entered, by whatever name: our own data folder. */
  readonly except?: readonly string[];
}

/** Files looked at side by side. */
const ABREAST = 64;

/**
 * Checks what the command line was given.
 *
 * @throws UsageError `path-missing` naming every path that does not exist.
 */
export async function openRoots(given: readonly string[]): Promise<ScanRoot[]> {
  const missing: string[] = [];
  const roots: ScanRoot[] = [];
  for (const shown of given) {
    const absolute = path.resolve(shown);
    try {
      const stats = await stat(bytesFromName(absolute), { bigint: true });
      roots.push({ path: absolute, shown, device: String(stats.dev), isFolder: stats.isDirectory() });
    } catch {
      missing.push(shown);
    }
  }
  if (missing.length > 0) {
    throw new UsageError("path-missing", `Không có, hoặc không mở được: ${missing.join(", ")}`);
  }
  return roots;
}

/** Office's lock and scratch files, and what desktops leave behind. Hidden files begin with a dot. */
export const isTemporary = (name: string): boolean =>
  name.startsWith(".") ||
  name.startsWith("~$") ||
  /^~WR[A-Z]\d{4}\.tmp$/iu.test(name) ||
  DESKTOP.has(name.toLowerCase());
const DESKTOP: ReadonlySet<string> = new Set(["thumbs.db", "desktop.ini"]);

/** The walk, sorted by the bytes of the names, so that two walks over the same files agree. */
export async function* scan(roots: readonly ScanRoot[], options: ScanOptions = {}): AsyncGenerator<Scanned> {
  // Each folder is entered once, however many links and roots lead to it: that ends loops, too.
  const entered = new Set<string>();
  for (const folder of options.except ?? []) {
    const entry = await look(path.resolve(folder), folder);
    if (entry.kind === "folder") entered.add(entry.identity);
  }
  for (const root of roots) {
    const entry = await look(root.path, root.shown);
    if (entry.kind === "folder") yield* walk(entry, entered);
    else if (entry.kind !== "gone") yield entry;
  }
}

/** How many files a scan will come to, roughly: names only, nothing is looked at and no link is followed. */
export async function countFiles(roots: readonly ScanRoot[], options: ScanOptions = {}): Promise<number> {
  const except = new Set(options.except?.map((folder) => path.resolve(folder)));
  const folders = roots.filter((root) => root.isFolder).map((root) => root.path);
  let files = roots.length - folders.length;
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    if (except.has(folder)) continue;
    const entries = await readdir(bytesFromName(folder), { encoding: "buffer", withFileTypes: true }).catch(
      () => [],
    );
    for (const entry of entries) {
      const name = nameFromBytes(entry.name);
      if (isTemporary(name)) continue;
      if (entry.isDirectory()) folders.push(join(folder, name));
      else files += 1;
    }
  }
  return files;
}

interface Folder {
  readonly kind: "folder";
  readonly path: string;
  readonly shown: string;
  readonly identity: string;
}

async function* walk(folder: Folder, entered: Set<string>): AsyncGenerator<Scanned> {
  if (entered.has(folder.identity)) return;
  entered.add(folder.identity);
  let names: Buffer[];
  try {
    names = await readdir(bytesFromName(folder.path), { encoding: "buffer" });
  } catch (error) {
    yield problem(folder.path, folder.shown, problemFromError(error, "folder"), true);
    return;
  }
  names.sort(Buffer.compare);
  const kept = names.map((bytes) => nameFromBytes(bytes)).filter((name) => !isTemporary(name));
  for (let at = 0; at < kept.length; at += ABREAST) {
    const looks = kept
      .slice(at, at + ABREAST)
      .map((name) => look(join(folder.path, name), join(folder.shown, name)));
    for (const entry of await Promise.all(looks)) {
      if (entry.kind === "folder") yield* walk(entry, entered);
      else if (entry.kind !== "gone") yield entry;
    }
  }
}

// Not path.join: what was given is shown as it was given ("./a" stays "./a").
const join = (folder: string, name: string): string =>
  folder.endsWith(path.sep) || folder.endsWith("/") ? folder + name : folder + path.sep + name;

async function look(file: string, shown: string): Promise<Scanned | Folder | { kind: "gone"; path: string }> {
  const name = bytesFromName(file);
  let stats: BigIntStats;
  try {
    stats = await stat(name, { bigint: true });
  } catch (error) {
    const isLink = await lstat(name).then(
      (own) => own.isSymbolicLink(),
      () => false,
    );
    if (!isLink && (error as NodeJS.ErrnoException).code === "ENOENT") return { kind: "gone", path: file };
    return problem(file, shown, problemFromError(error, isLink ? "link" : "file"), true);
  }
  if (stats.isDirectory())
    return { kind: "folder", path: file, shown, identity: `${stats.dev}:${stats.ino}` };
  if (!stats.isFile()) {
    return problem(
      file,
      shown,
      { code: "not-a-file", reason: "không phải tệp thường (ống dẫn, thiết bị hoặc socket)" },
      false,
    );
  }
  return {
    kind: "file",
    path: file,
    shown,
    bytes: Number(stats.size),
    stamp: stampOf(stats),
    modified: Number(stats.mtimeMs),
  };
}

export const stampOf = (stats: BigIntStats): string => `${stats.size}:${stats.mtimeNs}:${stats.ino}`;

const problem = (file: string, shown: string, why: FileProblem, protects: boolean): ScanProblem => ({
  kind: "problem",
  path: file,
  shown,
  problem: why,
  protects,
});
