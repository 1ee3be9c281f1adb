import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, expect, it } from "vitest";
import { createExtractionPool } from "../../indexer/extract/pool.ts";
import { installed, TESSERACT } from "../../indexer/extract/programs.ts";
import { runIndexer } from "../../indexer/index.ts";
import { openCatalogue } from "../../src/catalogue/index.ts";
import { dataFolder } from "../../src/data-folder.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { engineForTests } from "../search/meilisearch/open.ts";
import { letterText } from "./files.ts";

const FILES = path.join(import.meta.dirname, "extract/files");
const opened = engineForTests();
const knowledge = loadKnowledge();
const pool = createExtractionPool({ processes: 1 });
const base = mkdtempSync(path.join(tmpdir(), "chi-dan-scans-"));
afterAll(async () => {
  await pool.close();
  rmSync(base, { recursive: true, force: true });
});

it.skipIf(!installed(TESSERACT))(
  "a scan waits, listed, until the texts are in; a run that ends before leaves it to the next one",
  async () => {
    const archive = path.join(base, "kho");
    mkdirSync(archive);
    const picture = path.join(FILES, "quet-viet-tay-lien.png");
    // By its name it comes first.
    copyFileSync(picture, path.join(archive, "39-QD.png"));
    writeFileSync(path.join(archive, "b.txt"), letterText("57", "đổi mới nội dung hoạt động"));
    // What lies in archives waits as well, in archives within them, too.
    const inner = zipSync({ "in.png": readFileSync(path.join(FILES, "quet-in.png")) });
    const outer = {
      "quét/chấm.png": readFileSync(path.join(FILES, "quet-viet-tay-cham.png")),
      "trong.zip": inner,
    };
    const letter = strToU8(letterText("58", "hội thao"));
    writeFileSync(path.join(archive, "39-QD.zip"), zipSync({ ...outer, "thư.txt": letter }));
    const data = dataFolder(path.join(base, "data"));
    const services = { data, engine: opened.engine, knowledge, pool };
    const stop = new AbortController();
    const ended = runIndexer([archive], services, {
      signal: stop.signal,
      onProgress: (progress) => {
        if (progress.stage === "files" && progress.taken === 2) stop.abort(new Error("dừng"));
      },
    });
    await expect(ended).rejects.toThrow("dừng");
    const ask = <T>(question: (catalogue: ReturnType<typeof openCatalogue>) => T): T => {
      const catalogue = openCatalogue(data.catalogue);
      try {
        return question(catalogue);
      } finally {
        catalogue.close();
      }
    };
    const waiting = ask((catalogue) => catalogue.failed());
    expect(waiting.map(({ path: file, code }) => [path.relative(archive, file), code])).toEqual([
      ["39-QD.png", "waiting"],
      ["39-QD.zip › quét/chấm.png", "waiting"],
      ["39-QD.zip › trong.zip › in.png", "waiting"],
    ]);
    expect(new Set(waiting.map(({ reason }) => reason))).toEqual(new Set(["chờ nhận dạng chữ"]));
    expect(ask((catalogue) => catalogue.count())).toBe(2);

    const { report, failures } = await runIndexer([archive], services);
    // The letter in the archive is met again, and counted once.
    const { taken, known, unchanged } = report;
    expect([taken, known, unchanged, failures.length]).toEqual([3, 1, 1, 0]);
    ask((catalogue) => {
      const scan = [...catalogue.all()].find(({ files }) => files[0]?.endsWith("39-QD.png"));
      expect(scan?.directive.number).toBe(null);
      expect(catalogue.scanOf(scan?.id ?? "")?.pages).toHaveLength(1);
      expect(catalogue.linePicture(scan?.id ?? "", "number")?.length).toBeGreaterThan(200);
      expect(catalogue.linePicture(scan?.id ?? "", "date")?.length).toBeGreaterThan(200);
    });
    expect((await runIndexer([archive], services)).report.unchanged).toBe(5);
  },
);
