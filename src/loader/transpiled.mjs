/**
 * The JavaScript of a source, kept beside the packages (or, where that folder is not ours to write, in the user's own
 * folder for such things): one file a source, whose first line says what it was made of.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const PROJECT = path.resolve(import.meta.dirname, "../..");
const FOLDERS = [
  path.join(PROJECT, "node_modules/.cache/chi-dan"),
  path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), ".cache"), "chi-dan"),
];
const OPTIONS = {
  format: "esm",
  target: "node20",
  jsx: "automatic",
  jsxImportSource: "preact",
  sourcemap: "inline",
  sourcesContent: false,
};
/** Changes with whatever decides what comes out. */
const MAKER = JSON.stringify([OPTIONS, versionOf("esbuild")]);

/**
 * @param {string} url of a `.ts` or `.tsx` file.
 * @returns {Promise<string>}
 * @throws what reading or esbuild throws; that nothing could be kept is no error.
 */
export async function javaScriptOf(url) {
  const file = fileURLToPath(url);
  const source = readFileSync(file);
  const mark = `//${createHash("sha256").update(MAKER).update(file).update(source).digest("hex")}\n`;
  const name = `${path.relative(PROJECT, file).replaceAll(path.sep, "+")}.mjs`;
  for (const folder of FOLDERS) {
    const kept = read(path.join(folder, name));
    if (kept.startsWith(mark)) return kept.slice(mark.length);
  }
  const code = await made(source, { loader: file.endsWith("x") ? "tsx" : "ts", sourcefile: url });
  FOLDERS.some((folder) => keep(folder, name, mark + code));
  return code;
}

/** esbuild is a process of its own, of 10 MB: it ends when nothing has been asked of it for so long. */
const IDLE_MS = 2_000;
let underWay = 0;
let idle;

async function made(source, options) {
  const { transform, stop } = await import("esbuild");
  underWay += 1;
  try {
    return (await transform(source, { ...OPTIONS, ...options })).code;
  } finally {
    underWay -= 1;
    clearTimeout(idle);
    idle = setTimeout(() => underWay === 0 && stop(), IDLE_MS).unref();
  }
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** Whole or not at all: other processes read it. */
function keep(folder, name, text) {
  const unfinished = path.join(folder, `${name}.${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(unfinished, text);
    renameSync(unfinished, path.join(folder, name));
    return true;
  } catch {
    return false;
  }
}

function versionOf(name) {
  return JSON.parse(readFileSync(path.join(PROJECT, "node_modules", name, "package.json"), "utf8")).version;
}
