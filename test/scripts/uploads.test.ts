import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseHTML } from "linkedom";
import { afterAll, expect, it } from "vitest";
import { letterText } from "../indexer/files.ts";
import { OUR_NODE } from "../our-node.ts";

const PROJECT = path.resolve(import.meta.dirname, "../..");
const base = mkdtempSync(path.join(tmpdir(), "chi-dan-uploads-"));
const data = path.join(base, "data");
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill("SIGKILL");
  rmSync(base, { recursive: true, force: true });
});

async function serve(): Promise<{ address: string; end(signal: NodeJS.Signals): Promise<void> }> {
  const args = [...OUR_NODE, "scripts/cli.ts", "serve", "--port", "0"];
  const child = spawn(process.execPath, args, {
    cwd: PROJECT,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, MEILI_URL: "", CHI_DAN_DATA: data },
  });
  running.add(child);
  let printed = "";
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout?.on("data", (chunk: Buffer) => {
      printed += chunk.toString("utf8");
      const found = /tại (http:\S+)/u.exec(printed)?.[1];
      if (found) resolve(found);
    });
    child.once("exit", () => reject(new Error(`ended early: ${printed}`)));
  });
  return {
    address,
    async end(signal) {
      const ended = once(child, "exit");
      child.kill(signal);
      await ended;
      running.delete(child);
    },
  };
}

async function send(address: string, name: string, content: string): Promise<string> {
  const page = await fetch(`${address}/tai-len`);
  const cookie = page.headers.get("set-cookie")?.split(";", 1)[0] ?? "";
  const form = new FormData();
  const { document } = parseHTML(await page.text());
  form.append("_the", document.querySelector('input[name="_the"]')?.getAttribute("value") ?? "");
  form.append("tep", new File([content], name));
  const answer = await fetch(`${address}/tai-len`, {
    ...{ method: "POST", body: form, headers: { cookie }, redirect: "manual" as const },
  });
  expect(answer.status).toBe(303);
  return answer.headers.get("location") ?? "";
}

const stateOf = async (page: string): Promise<string> => {
  const { document } = parseHTML(await (await fetch(page)).text());
  return document.querySelector(".uploads > li")?.className ?? "";
};
const found = async (address: string, number: string) =>
  ((await (await fetch(`${address}/api/search?q=${number}`)).json()) as { total: number }).total;

it("what was sent is found soon after, and what was sent before a kill after the next start", {
  timeout: 240_000,
}, async () => {
  const first = await serve();
  const sent = await send(first.address, "Công văn 951.txt", letterText("951", "tổ chức hội thi"));
  await expect.poll(() => stateOf(first.address + sent), { timeout: 90_000, interval: 500 }).toBe("taken");
  expect(await found(first.address, encodeURIComponent("951/LĐLĐ"))).toBe(1);
  const before = await send(first.address, "Công văn 952.txt", letterText("952", "tổ chức tập huấn"));
  await first.end("SIGKILL");

  const second = await serve();
  await expect.poll(() => stateOf(second.address + before), { timeout: 90_000, interval: 500 }).toBe("taken");
  expect(await found(second.address, encodeURIComponent("952/LĐLĐ"))).toBe(1);
  expect(readdirSync(path.join(data, "arriving"))).toEqual([]);
  await second.end("SIGTERM");
});
