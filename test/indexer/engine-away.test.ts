import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createExtractionPool } from "../../indexer/extract/pool.ts";
import { runIndexer } from "../../indexer/index.ts";
import { openCatalogue } from "../../src/catalogue/index.ts";
import { type DataFolder, dataFolder } from "../../src/data-folder.ts";
import { EngineError } from "../../src/errors.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import type { Engine } from "../../src/search/engine.ts";
import { openEngine } from "../../src/search/meilisearch/index.ts";
import { searchFor } from "../search/meilisearch/index-documents.ts";
import { engineForTests } from "../search/meilisearch/open.ts";
import { letterText } from "./files.ts";

/** What stands in front of the engine does: nothing, refuse as an engine does, find us too slow, refuse as a proxy does, hang up, be away. */
type Mood = "passes" | "503" | "408" | "page" | "cuts" | "away";

interface Front {
  readonly url: string;
  /** Requests since the last change of mood. */
  readonly asked: number;
  become(mood: Mood): Promise<void>;
  close(): Promise<void>;
}

/** @param target asked for when it is needed: the engine is opened before the tests. */
async function createFront(target: () => string): Promise<Front> {
  let mood: Mood = "passes";
  let asked = 0;
  const server = http.createServer((request, response) => {
    asked += 1;
    if (mood === "503" || mood === "408") {
      response.writeHead(Number(mood), { "content-type": "application/json" });
      response.end(JSON.stringify({ message: "no room for now", code: "x", type: "system", link: "" }));
    } else if (mood === "page") {
      response
        .writeHead(503, { "content-type": "text/html" })
        .end("<html><h1>Service Unavailable</h1></html>");
    } else if (mood === "cuts") request.socket.destroy();
    else {
      const { method, headers, url } = request;
      const passed = http.request(new URL(url ?? "", target()), { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      });
      passed.on("error", () => response.destroy());
      request.pipe(passed);
    }
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const leave = async () => {
    const left = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await left;
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    get asked() {
      return asked;
    },
    async become(next) {
      if (mood === "away" && next !== "away") await listen(port);
      if (mood !== "away" && next === "away") await leave();
      mood = next;
      asked = 0;
    },
    close: leave,
  };
}

const opened = engineForTests();
const knowledge = loadKnowledge();
const pool = createExtractionPool({ processes: 1 });
let base: string;
let front: Front;
let key: string;
let made = 0;
let archive: string;
let data: DataFolder;
let notices: string[];

beforeAll(async () => {
  base = mkdtempSync(path.join(tmpdir(), "chi-dan-away-"));
  const file = (name: string) => readFileSync(path.join(opened.dataDir, "meilisearch", name), "utf8");
  front = await createFront(() => (JSON.parse(file("server.json")) as { url: string }).url);
  key = file("master.key").trim();
});
afterAll(async () => {
  await pool.close();
  await front.close();
  rmSync(base, { recursive: true, force: true });
});
beforeEach(() => {
  made += 1;
  notices = [];
  archive = path.join(base, `kho ${made}`);
  data = dataFolder(path.join(base, `data ${made}`));
  mkdirSync(archive);
  for (const n of [1, 2, 3])
    writeFileSync(path.join(archive, `${n}.txt`), letterText(String(n), `việc ${made} ${n}`));
});

const open = (options: { patienceMs?: number; workPatienceMs?: number; signal?: AbortSignal } = {}) =>
  openEngine({
    ...{ dataDir: "/nowhere", url: front.url, key, index: `away-${made}` },
    ...{ patienceMs: 200, notice: (message: string) => void notices.push(message) },
    ...options,
  });
const run = (engine: Engine) => runIndexer([archive], { data, engine, knowledge, pool });
const found = async (engine: Engine) => (await engine.search(searchFor())).total;
const lastRun = () => {
  const catalogue = openCatalogue(data.catalogue, { knowledge });
  try {
    return { end: catalogue.runs(1)[0]?.end, ...catalogue.counts() };
  } finally {
    catalogue.close();
  }
};
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(20);
}
const errorOf = async (work: Promise<unknown>): Promise<EngineError> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(EngineError);
  return error as EngineError;
};

describe("an engine that does not answer", () => {
  it.each(["503", "408", "page", "cuts", "away"] as const)(
    "(%s) is waited for by the indexer, which says so and goes on by itself; whoever searches is told at once",
    async (mood) => {
      const engine = await open();
      await front.become(mood);
      const running = run(engine);
      await until(() => notices.length > 0);
      expect(notices).toEqual([
        expect.stringMatching(/^Máy tìm kiếm chưa trả lời .*; đang đợi, .*trở lại\.$/u),
      ]);
      if (mood === "503" || mood === "page") expect(notices[0]).toContain("503");

      const first = await errorOf(engine.search(searchFor()));
      expect([first.code, first.message]).toEqual([
        "engine-away",
        expect.stringMatching(/^Không liên lạc được với Meilisearch .*rồi chạy lại/u),
      ]);
      expect((await engine.health()).state).toBe("away");

      await front.become("passes");
      expect((await running).report).toMatchObject({ taken: 3, published: 3 });
      expect(notices.slice(1)).toEqual(["Máy tìm kiếm đã trả lời lại, đang làm tiếp."]);
      expect(await found(engine)).toBe(3);
      await engine.close();
    },
  );

  it("ends a run that has waited long enough with its reason, and the next run publishes what is in the catalogue", async () => {
    const engine = await open({ workPatienceMs: 300 });
    await front.become("503");
    const error = await errorOf(run(engine));
    expect([error.code, error.message]).toEqual([
      "engine-away",
      expect.stringContaining("phần đã nhận vẫn còn"),
    ]);
    expect(lastRun()).toMatchObject({ end: { how: "failed", reason: error.message } });

    await front.become("passes");
    const { report } = await run(engine);
    expect([report.documents, report.published]).toEqual([3, 3]);
    expect(lastRun()).toMatchObject({ end: { how: "done" }, unpublished: 0 });
    expect(await found(engine)).toBe(3);
    await engine.close();
  });

  it("asks once for each question while it has been away for long, and waits for none when told to stop", async () => {
    const stop = new AbortController();
    const engine = await open({ patienceMs: 2_000, signal: stop.signal });
    await front.become("503");
    await errorOf(engine.search(searchFor()));
    const before = front.asked;
    expect(before).toBeGreaterThan(1);
    await errorOf(engine.search(searchFor()));
    expect(front.asked).toBe(before + 1);

    const running = errorOf(run(engine));
    await until(() => front.asked > before + 1);
    stop.abort();
    expect((await running).code).toBe("engine-away");
    await front.become("passes");
    await engine.close();
  });
});
