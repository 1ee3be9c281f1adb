import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import { describe, expect, it } from "vitest";
import type { Progress } from "../../indexer/index.ts";
import { dataFolder } from "../../src/data-folder.ts";
import { dumpCatalogue, dumpEngine } from "./dump.ts";
import { letterText, makeDocx, makePdf } from "./files.ts";
import { placeForTests } from "./place.ts";

const place = placeForTests();
const { put, run, ask } = place;
const edit = (sql: string): void => {
  const db = new DatabaseSync(place.data.catalogue);
  db.exec(sql);
  db.close();
};
const subjects = () =>
  ask((catalogue) => [...catalogue.all()].map(({ directive }) => directive.subject).sort());
async function agree(): Promise<void> {
  expect(await dumpEngine(place.services().engine)).toEqual(
    ask((catalogue) => [...catalogue.published()].map(({ id, revision }) => `${id} ${revision}`)),
  );
  expect(ask((catalogue) => catalogue.counts().unpublished)).toBe(0);
}

describe("a run", () => {
  it("takes in every format, and the next run only looks", async () => {
    put("a.txt", letterText("57", "đổi mới nội dung hoạt động"));
    put("b/c.html", `<html><body><pre>${letterText("58", "phát động thi đua")}</pre></body></html>`);
    put("b/d.docx", await makeDocx({ paragraphs: letterText("59", "tổ chức hội nghị").split("\n") }));
    put("b/e.pdf", await makePdf([letterText("60", "báo cáo công tác").split("\n")]));
    put("b/f.md", `# Ghi chú\n\n${letterText("61", "phối hợp **tuyên truyền**")}`);
    const progress: Progress[] = [];
    const first = await run({ onProgress: (told) => progress.push(told) });
    expect(first.report).toMatchObject({
      taken: 5,
      unchanged: 0,
      failed: 0,
      removed: 0,
      documents: 5,
      published: 5,
    });
    expect(first.failures).toEqual([]);
    expect(progress.at(-1)).toMatchObject({ stage: "publish" });
    const numbers = ask((catalogue) => [...catalogue.all()].map(({ directive }) => directive.number).sort());
    expect(numbers).toEqual(["57/LĐLĐ", "58/LĐLĐ", "59/LĐLĐ", "60/LĐLĐ", "61/LĐLĐ"]);
    await agree();

    const before = dumpCatalogue(place.data.catalogue);
    const second = await run();
    expect(second.report).toMatchObject({ taken: 0, unchanged: 5, removed: 0, published: 0, rebuilt: false });
    expect(dumpCatalogue(place.data.catalogue)).toEqual(before);
    await agree();
  });

  it("follows changes, moves, copies and deletions", async () => {
    put("đổi.txt", letterText("1", "nội dung cũ"));
    put("chuyển.txt", letterText("2", "được chuyển chỗ"));
    put("chép.txt", letterText("3", "được chép"));
    put("xoá.txt", letterText("4", "bị xoá"));
    await run();
    const moved = ask((catalogue) =>
      catalogue.latest(10).find(({ directive }) => directive.number === "2/LĐLĐ"),
    );

    put("đổi.txt", letterText("1", "nội dung mới"));
    mkdirSync(path.join(place.archive, "nơi mới"));
    renameSync(path.join(place.archive, "chuyển.txt"), path.join(place.archive, "nơi mới/chuyển.txt"));
    cpSync(path.join(place.archive, "chép.txt"), path.join(place.archive, "bản sao.txt"));
    rmSync(path.join(place.archive, "xoá.txt"));
    const { report } = await run();
    expect(report).toMatchObject({ taken: 1, known: 2, unchanged: 1, removed: 2, documents: 3 });
    expect(subjects()).toEqual(["nội dung mới", "được chuyển chỗ", "được chép"].sort());
    const after = ask((catalogue) => catalogue.document(moved!.id));
    expect(after?.files).toEqual([path.join(place.archive, "nơi mới/chuyển.txt")]);
    expect(after?.addedAt).toBe(moved?.addedAt);
    await agree();

    rmSync(path.join(place.archive, "chép.txt"));
    expect((await run()).report).toMatchObject({ removed: 0, documents: 3 });
    rmSync(path.join(place.archive, "bản sao.txt"));
    expect((await run()).report).toMatchObject({ removed: 1, documents: 2 });
    await agree();
  });

  it("takes a file that was only touched for what it is", async () => {
    const file = put("a.txt", letterText("1", "không đổi"));
    await run();
    utimesSync(file, new Date(), new Date(Date.now() + 5000));
    expect((await run()).report).toMatchObject({ taken: 0, known: 1, removed: 0, published: 0 });
  });

  it("touches nothing outside the folders that it was given", async () => {
    put("một/a.txt", letterText("1", "thư mục một"));
    put("hai/b.txt", letterText("2", "thư mục hai"));
    const [one, two] = ["một", "hai"].map((name) => path.join(place.archive, name));
    await run({}, [one!, two!]);
    rmSync(path.join(place.archive, "một/a.txt"));
    rmSync(path.join(place.archive, "hai/b.txt"));
    expect((await run({}, [two!])).report).toMatchObject({ removed: 1, documents: 1 });
    expect(subjects()).toEqual(["thư mục một"]);
  });

  it("keeps what lies on a disk that is not there, until told otherwise", async () => {
    put("a.txt", letterText("1", "trên ổ đĩa rời"));
    await run();
    rmSync(path.join(place.archive, "a.txt"));
    edit("UPDATE roots SET device = 'another disk'");
    const { report } = await run();
    expect(report).toMatchObject({ removed: 0, documents: 1, keptRoots: [place.archive] });
    expect((await run({ prune: true })).report).toMatchObject({ removed: 1, documents: 0 });
    await agree();
  });

  it("forgets a root that no longer belongs to the archive, though its files are still there", async () => {
    put("mẫu/a.txt", letterText("1", "văn bản mẫu"));
    put("thật/b.txt", letterText("2", "văn bản thật"));
    const [samples, real] = ["mẫu", "thật"].map((name) => path.join(place.archive, name));
    await run({}, [samples!]);
    expect((await run({ forget: [samples!] }, [real!])).report).toMatchObject({ removed: 1, documents: 1 });
    expect(subjects()).toEqual(["văn bản thật"]);
    expect(ask((catalogue) => catalogue.roots().map((root) => root.path))).toEqual([real]);
    await agree();
  });

  it("lists failed files again without reading them again, save those whose trouble may have passed", async () => {
    put("rỗng.txt", "");
    put("hỏng.pdf", "%PDF-1.7 cắt cụt");
    put("tốt.txt", letterText("1", "tốt"));
    const first = await run();
    expect(first.report).toMatchObject({ taken: 1, failed: 2 });
    expect(first.failures.map(({ path: file, code }) => [path.basename(file), code])).toEqual([
      ["hỏng.pdf", "damaged"],
      ["rỗng.txt", "empty"],
    ]);
    edit("UPDATE files SET reason = 'mark', code = 'crashed' WHERE code = 'damaged'");
    edit("UPDATE files SET reason = 'mark' WHERE code = 'empty'");
    const second = await run();
    expect(second.failures.map(({ reason }) => reason)).toEqual(["tệp hỏng hoặc bị cắt cụt", "mark"]);
    expect((await run({ retryFailed: true })).failures.map(({ reason }) => reason)).not.toContain("mark");
    put("rỗng.txt", letterText("2", "đã sửa"));
    expect((await run()).report).toMatchObject({ taken: 1, failed: 1 });
  });

  it("leaves the data of programs aside without calling it a failure", async () => {
    put("a.txt", letterText("1", "văn bản"));
    put("gold.json", '{"number": "1/LĐLĐ"}');
    for (const unchanged of [0, 1]) {
      const { report, failures } = await run();
      expect(report).toMatchObject({ taken: 1 - unchanged, unchanged, ignored: 1, failed: 0, documents: 1 });
      expect(failures).toEqual([]);
    }
    expect(ask((catalogue) => [catalogue.failed(), catalogue.counts().failed])).toEqual([[], 0]);
  });

  it("refuses a document with a secrecy mark and keeps nothing of its text", async () => {
    put("mật.txt", letterText("9", "việc riêng ĐẶC BIỆT KHÔNG LƯU").replace("Số: 9", "TỐI MẬT\n\nSố: 9"));
    const { report, failures } = await run();
    expect(report).toMatchObject({ taken: 0, failed: 1, documents: 0 });
    expect(failures[0]).toMatchObject({
      code: "secret",
      reason: "văn bản có dấu TỐI MẬT: không được lưu trên máy nối mạng",
    });
    for (const name of readdirSync(place.data.root)) {
      const file = path.join(place.data.root, name);
      if (statSync(file).isFile()) expect(readFileSync(file).includes("KHÔNG LƯU")).toBe(false);
    }
  });

  it("with its data folder inside the archive does not read its own data", async () => {
    put("a.txt", letterText("1", "bên cạnh dữ liệu"));
    place.data = dataFolder(path.join(place.archive, "data"));
    await run();
    writeFileSync(path.join(place.data.root, "ghi chú.txt"), letterText("2", "không phải văn bản"));
    expect((await run()).report).toMatchObject({ taken: 0, unchanged: 1, documents: 1 });
  });

  it("is alone on its data folder", async () => {
    put("a.txt", letterText("1", "một mình"));
    const first = run();
    await expect(run()).rejects.toMatchObject({ code: "indexer-running" });
    await first;
    await run();
  });

  it("stopped in the middle is finished by the next one", async () => {
    for (let n = 0; n < 12; n += 1) put(`${n}.txt`, letterText(String(n + 1), `việc thứ ${n}`));
    const stop = new AbortController();
    const stopped = run({
      signal: stop.signal,
      onProgress: (told) => {
        if (told.stage === "files" && told.taken === 4) stop.abort(new Error("stopped by the test"));
      },
    });
    await expect(stopped).rejects.toThrow("stopped by the test");
    const { report } = await run();
    expect(report.documents).toBe(12);
    expect(report.unchanged).toBeGreaterThanOrEqual(4);
    await agree();
  });
});

describe("the engine", () => {
  it("is brought into line with the catalogue, whatever it has lost or was given besides", async () => {
    put("a.txt", letterText("1", "còn đủ"));
    put("b.txt", letterText("2", "bị mất"));
    await run();
    const ids = ask((catalogue) => [...catalogue.published()].map(({ id }) => id));
    const catalogueOfIndex = ask((catalogue) => catalogue.document(ids[1]!));
    const { toIndexDocument } = await import("../../src/search/index-document.ts");
    const stray = { ...toIndexDocument(catalogueOfIndex!, place.services().knowledge), id: "ab".repeat(16) };
    await place.services().engine.remove([ids[0]!]);
    await place.services().engine.publish([stray, { ...stray, id: ids[1]!, revision: "of another time" }]);
    const { report } = await run();
    expect(report).toMatchObject({ taken: 0, unchanged: 2, published: 2, rebuilt: false });
    await agree();
  });

  it("is filled anew from the catalogue alone when its index is of another version", async () => {
    put("a.txt", letterText("1", "lập lại"));
    put("b.txt", letterText("2", "không cần tệp"));
    await run();
    edit("UPDATE settings SET value = 'old' WHERE name = 'index-version'");
    rmSync(place.archive, { recursive: true });
    await place.services().engine.remove(ask((catalogue) => [...catalogue.published()].map(({ id }) => id)));
    const { report } = await run({}, []);
    expect(report).toMatchObject({ rebuilt: true, documents: 2, taken: 0, removed: 0 });
    expect(await dumpEngine(place.services().engine)).toHaveLength(2);
    await agree();
    expect((await run({ rebuild: true }, [])).report.rebuilt).toBe(true);
    await agree();
  });

  it("gets new readings of stored texts when the readers have changed, without a file being touched", async () => {
    put("a.txt", letterText("1", "đọc lại"));
    await run();
    const before = dumpCatalogue(place.data.catalogue);
    edit(
      "UPDATE documents SET reader = 'old', subject = 'sai', directive = json_set(directive, '$.subject', 'sai')",
    );
    rmSync(place.archive, { recursive: true });
    const { report } = await run({}, []);
    expect(report).toMatchObject({ reread: 1, taken: 0, published: 1 });
    expect(dumpCatalogue(place.data.catalogue)).toEqual(before);
    await agree();
  });
});

describe("an archive that is being written to", () => {
  it("never keeps half a file: what changed during the run is taken in by the next", async () => {
    const file = put("đang viết.txt", letterText("1", "bắt đầu"));
    let appended = false;
    await run({
      onProgress: () => {
        if (!appended) appendFileSync(file, "\nthêm một dòng\n");
        appended = true;
      },
    });
    await run();
    expect(ask((catalogue) => catalogue.latest(1)[0]?.text)).toContain("thêm một dòng");
    await agree();
  });
});
