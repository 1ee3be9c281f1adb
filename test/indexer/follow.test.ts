import {
  appendFileSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeEach, expect, it } from "vitest";
import { createExtractionPool } from "../../indexer/extract/pool.ts";
import { followFolders, runIndexer } from "../../indexer/index.ts";
import { lockIndexer } from "../../indexer/lock.ts";
import { watchFolders } from "../../indexer/watch-folders.ts";
import { openCatalogue } from "../../src/catalogue/index.ts";
import { type DataFolder, dataFolder } from "../../src/data-folder.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { engineForTests } from "../search/meilisearch/open.ts";
import { letterText } from "./files.ts";

const opened = engineForTests();
const knowledge = loadKnowledge();
const pool = createExtractionPool({ processes: 1 });
const base = mkdtempSync(path.join(tmpdir(), "chi-dan-follow-"));
afterAll(async () => {
  await pool.close();
  rmSync(base, { recursive: true, force: true });
});

let made = 0;
let archive: string;
let data: DataFolder;
let stop: AbortController;
let following: Promise<void>;
const troubles: string[] = [];
beforeEach(async () => {
  made += 1;
  archive = path.join(base, `kho ${made}`);
  data = dataFolder(path.join(base, `data ${made}`));
  mkdirSync(path.join(archive, "a/sâu"), { recursive: true });
  put("a/cũ.txt", letterText("1", "đã có"));
  stop = new AbortController();
  troubles.length = 0;
  const services = { data, engine: opened.engine, knowledge, pool };
  await runIndexer([archive], services);
  await new Promise<void>((resolve) => {
    following = followFolders([archive], services, {
      ...{ signal: stop.signal, quietMs: 300, againMs: 500, sweepMs: 3_600_000 },
      onWatching: resolve,
      onTrouble: ({ code }) => troubles.push(code),
    });
  });
});
afterEach(async () => {
  stop.abort(new Error("xong"));
  await following;
});
const put = (name: string, content: string) => {
  const file = path.join(archive, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
};
const numbers = () => {
  const catalogue = openCatalogue(data.catalogue);
  try {
    const unpublished = catalogue.counts().unpublished;
    const all = [...catalogue.all()].map(({ directive, files }) => [
      directive.number?.replace("/LĐLĐ", "") ?? "",
      files.map((file) => path.relative(archive, file)).join(" "),
    ]);
    return unpublished > 0 ? "not yet published" : Object.fromEntries(all);
  } finally {
    catalogue.close();
  }
};
const settlesTo = (expected: Record<string, string>) =>
  expect.poll(numbers, { timeout: 200_000, interval: 200 }).toEqual(expected);

it("takes in what is added, changed, moved and deleted, in folders that come and go", async () => {
  put("a/sâu/2.txt", letterText("2", "thêm"));
  put("mới/rất sâu/nữa/3.txt", letterText("3", "thư mục mới"));
  await settlesTo({ "1": "a/cũ.txt", "2": "a/sâu/2.txt", "3": "mới/rất sâu/nữa/3.txt" });
  put("mới/rất sâu/nữa/4.txt", letterText("4", "trong thư mục mới"));
  renameSync(path.join(archive, "a"), path.join(archive, "b"));
  await settlesTo({
    "1": "b/cũ.txt",
    "2": "b/sâu/2.txt",
    "3": "mới/rất sâu/nữa/3.txt",
    "4": "mới/rất sâu/nữa/4.txt",
  });
  put("b/sâu/2.txt", letterText("22", "đã sửa"));
  rmSync(path.join(archive, "mới"), { recursive: true });
  await settlesTo({ "1": "b/cũ.txt", "22": "b/sâu/2.txt" });
  expect(troubles).toEqual([]);
});

it("takes a file that is written slowly as a whole", async () => {
  const text = letterText("7", "ghi chậm", "Nội dung dài. ".repeat(50));
  const file = openSync(path.join(archive, "chậm.txt"), "w");
  for (const part of text.match(/[\s\S]{1,200}/gu) ?? []) {
    writeSync(file, part);
    await sleep(100);
  }
  closeSync(file);
  await settlesTo({ "1": "a/cũ.txt", "7": "chậm.txt" });
});

it("waits while something else indexes, and goes on afterwards", async () => {
  const lock = lockIndexer(data.indexerLock);
  put("8.txt", letterText("8", "chờ"));
  await expect.poll(() => troubles, { timeout: 200_000 }).toContain("indexer-running");
  lock.release();
  await settlesTo({ "1": "a/cũ.txt", "8": "8.txt" });
});

it("keeps what lay in a folder that is away as a whole", async () => {
  renameSync(archive, `${archive} đi vắng`);
  await sleep(1_500);
  expect(numbers()).toEqual({ "1": path.relative(archive, path.join(archive, "a/cũ.txt")) });
  renameSync(`${archive} đi vắng`, archive);
  appendFileSync(path.join(archive, "a/cũ.txt"), "\n");
});

it("tells of a folder once for each change, and of our own never", async () => {
  const told = new Set<string>();
  // Nobody else watches it: watchers of one process are told what another of them has still to hear.
  const quiet = path.join(base, "yên");
  const own = path.join(quiet, "data");
  for (const folder of [own, path.join(quiet, "a/sâu")]) mkdirSync(folder, { recursive: true });
  const watch = watchFolders([quiet], {
    except: [own],
    onChange: (folder) => told.add(path.relative(quiet, folder)),
  });
  await watch.ready;
  writeFileSync(path.join(own, "x"), "x");
  writeFileSync(path.join(quiet, "~$khoá.docx"), "x");
  writeFileSync(path.join(quiet, "a/sâu/x.txt"), "x");
  await expect.poll(() => [...told], { timeout: 200_000 }).toEqual(["a/sâu"]);
  expect(watch.complete()).toBe(true);
  watch.close();
});
