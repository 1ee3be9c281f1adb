import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseSync } from "@photostructure/sqlite";
import { afterAll, expect, it } from "vitest";
import { openCatalogue } from "../../src/catalogue/index.ts";
import { dataFolder } from "../../src/data-folder.ts";
import { BusyError } from "../../src/errors.ts";
import { OUR_NODE } from "../our-node.ts";
import { letterText } from "./files.ts";

const PROJECT = path.resolve(import.meta.dirname, "../..");
const base = mkdtempSync(path.join(tmpdir(), "chi-dan-locked-"));
const archive = path.join(base, "kho");
const data = dataFolder(path.join(base, "data"));
mkdirSync(archive);
afterAll(() => rmSync(base, { recursive: true, force: true }));

const put = (number: number) =>
  writeFileSync(path.join(archive, `${number}.txt`), letterText(String(number), `việc ${number}`));

async function index(): Promise<{ code: number; said: string; documents: number | undefined }> {
  const child = spawn(
    process.execPath,
    [...OUR_NODE, "scripts/cli.ts", "index", archive, "--data", data.root, "--json"],
    { cwd: PROJECT, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, MEILI_URL: "" } },
  );
  let [out, said] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [code] = (await once(child, "close")) as [number];
  return {
    code,
    said,
    documents: out === "" ? undefined : (JSON.parse(out) as { documents: number }).documents,
  };
}

/** Another program that writes, as a backup or an editor of databases does. */
function lock(): { letGo(): void } {
  const other = new DatabaseSync(data.catalogue, { timeout: 60_000 });
  other.exec("BEGIN IMMEDIATE");
  return { letGo: () => other.close() };
}

it("a catalogue that another program keeps locked", { timeout: 200_000 }, async () => {
  put(1);
  expect(await index()).toMatchObject({ code: 0, documents: 1 });

  // It never lets go: the run ends with a reason, and whoever only reads is not held up.
  put(2);
  const kept = lock();
  const running = index();
  const reader = openCatalogue(data.catalogue, { busyMs: 50 });
  expect(reader.latest(5)).toHaveLength(1);
  expect(() => reader.setSetting("a", "b")).toThrow(BusyError);
  expect(() => reader.setSetting("a", "b")).toThrow(/đang bị một chương trình khác khoá; hãy đợi/u);
  const stopped = await running;
  expect([stopped.code, stopped.said]).toEqual([
    2,
    expect.stringMatching(/đang bị một chương trình khác khoá; hãy đợi.*chạy lại/u),
  ]);
  expect(reader.latest(5)).toHaveLength(1);
  reader.close();

  // It lets go after a moment: the run waits for it.
  rmSync(`${data.indexerLock}.pid`, { force: true });
  const waiting = index();
  while (!existsSync(`${data.indexerLock}.pid`)) await sleep(20);
  await sleep(300);
  kept.letGo();
  expect(await waiting).toMatchObject({ code: 0, documents: 2 });
});
