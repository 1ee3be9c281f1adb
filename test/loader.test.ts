import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";

const PROJECT = path.resolve(import.meta.dirname, "..");
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "chi-dan-loader-"));
  cpSync(path.join(PROJECT, "src/loader"), path.join(folder, "src/loader"), { recursive: true });
  mkdirSync(path.join(folder, "node_modules"));
  for (const name of ["esbuild", "preact"])
    symlinkSync(path.join(PROJECT, "node_modules", name), path.join(folder, "node_modules", name));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, source: string) => writeFileSync(path.join(folder, name), source);
function run() {
  const args = ["--import", "./src/loader/register.mjs", "main.ts"];
  const env = { ...process.env, HOME: path.join(folder, "home"), XDG_CACHE_HOME: "" };
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, env, encoding: "utf8" });
  return { stdout, stderr };
}
const kept = (at: string) => readdirSync(path.join(folder, at, "chi-dan")).sort();

it("runs sources with types and tags, keeps what they became, and sees a change", () => {
  write("view.tsx", "export const View = ({ name }: { name: string }) => <b>{name}</b>;");
  write(
    "main.ts",
    'import { View } from "./view.tsx"; const made: unknown = View({ name: "kho" }).type; console.log(made);',
  );
  for (const _ of ["made", "kept"]) expect(run()).toEqual({ stdout: "b\n", stderr: "" });
  expect(kept("node_modules/.cache")).toEqual(["main.ts.mjs", "view.tsx.mjs"]);
  write("view.tsx", "export const View = ({ name }: { name: string }) => <i>{name}</i>;");
  expect(run().stdout).toBe("i\n");
});

it("names the place in the source when something is thrown", () => {
  write("main.ts", 'interface Nothing {\n  readonly at: string;\n}\n\nthrow new Error("lỗi" as string);\n');
  for (const _ of ["made", "kept"]) expect(run().stderr).toMatch(/main\.ts:5:\d/u);
});

it("keeps it in the user's folder where the packages are not theirs to write", () => {
  write("main.ts", "console.log(1 as number);");
  // A file in its place cannot be written into by anybody.
  write("node_modules/.cache", "");
  expect(run().stdout).toBe("1\n");
  expect(kept("home/.cache")).toEqual(["main.ts.mjs"]);
  write("home/.cache/chi-dan/main.ts.mjs", "cut of");
  expect(run().stdout).toBe("1\n");
});
