import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { processes } from "../processes.ts";

const WATCH = new URL("../../../indexer/extract/watch-parent.mjs", import.meta.url).href;
const isRunning = (pid: number) => processes().some((one) => one.pid === pid);

/** Never hears that anything has ended. */
const HUNG = `
  import { register } from "node:module";
  register(${JSON.stringify(WATCH)});
  process.stdout.write(String(process.pid));
  for (;;);`;
const PARENT = `
  require("node:child_process").spawn(
    process.execPath, ["--input-type=module", "-e", ${JSON.stringify(HUNG)}],
    { detached: true, stdio: ["ignore", "inherit", "inherit"] });`;

let hung = 0;
let parent: ChildProcess | null = null;
afterEach(() => {
  parent?.kill("SIGKILL");
  if (hung > 0 && isRunning(hung)) process.kill(hung, "SIGKILL");
});

it("ends a reading process that never returns when whoever started it is gone", async () => {
  parent = spawn(process.execPath, ["-e", PARENT], { stdio: ["ignore", "pipe", "ignore"] });
  const [said] = (await once(parent.stdout!, "data")) as [Buffer];
  hung = Number(said.toString());
  expect(isRunning(hung)).toBe(true);
  parent.kill("SIGKILL");
  while (isRunning(hung)) await sleep(50);
});
