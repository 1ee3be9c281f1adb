import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { OUR_NODE } from "../our-node.ts";

const PROJECT = path.resolve(import.meta.dirname, "../..");
const base = mkdtempSync(path.join(tmpdir(), "chi-dan-full-"));
const disk = path.join(base, "đĩa");
mkdirSync(disk);

const mount = (...options: readonly string[]): boolean =>
  spawnSync("mount", ["-t", "tmpfs", ...options, "tmpfs", disk]).status === 0;
// Only the system's administrator may make a disk of nine megabytes.
const small = process.platform === "linux" && mount("-o", "size=9m");

afterAll(() => {
  if (small) spawnSync("umount", ["-l", disk]);
  rmSync(base, { recursive: true, force: true });
});

function index() {
  const args = ["scripts/cli.ts", "index", "samples", "--data", path.join(disk, "data"), "--json"];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...OUR_NODE, ...args], {
    cwd: PROJECT,
    encoding: "utf8",
    timeout: 250_000,
    env: { ...process.env, MEILI_URL: "" },
  });
  return { status, stdout, stderr };
}

describe.skipIf(!small)("a disk that is full (skipped where no small disk can be mounted)", () => {
  it("ends the run with a clear message, and the next run with room goes on", { timeout: 600_000 }, () => {
    const full = index();
    expect(full.status).toBe(2);
    expect(full.stderr).toMatch(/[Đđ]ĩa .*đầy.* hãy giải phóng chỗ trống rồi chạy lại/u);

    expect(mount("-o", "remount,size=500m")).toBe(true);
    const roomy = index();
    expect(roomy.status).toBe(0);
    expect(JSON.parse(roomy.stdout)).toMatchObject({ documents: 83, failures: [] });
  });
});
