import { cpSync, existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import JSZip from "jszip";
import { describe, expect, it } from "vitest";
import { type IndexerOptions, readFiles } from "../../indexer/index.ts";
import { letterText } from "./files.ts";
import { placeForTests } from "./place.ts";

const place = placeForTests({ processes: 2 });
const { put, run, ask } = place;
const zipOf = (files: Record<string, string | Uint8Array>): Promise<Buffer> => {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(files)) zip.file(name, content);
  return zip.generateAsync({ type: "nodebuffer", compression: "DEFLATE" });
};
/** Where each document lies, below the archive. */
const places = (): Record<string, readonly string[]> =>
  Object.fromEntries(
    ask((catalogue) => [...catalogue.all()])
      .map(({ directive, files }): [string, string[]] => [
        directive.number ?? "không số",
        files.map((file) => path.relative(place.archive, file)).sort(),
      ])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
const failures = async (options?: IndexerOptions) =>
  (await run(options)).failures.map(({ path: file, code }) => [path.relative(place.archive, file), code]);
const mailOf = (files: Record<string, string>): string =>
  `From: a@b.example\r\nTo: c@d.example\r\nSubject: Thu\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=Z\r\n\r\n--Z\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${letterText("9", "nội dung thư")}\r\n${Object.entries(
    files,
  )
    .map(
      ([name, text]) =>
        `--Z\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(text).toString("base64")}\r\n`,
    )
    .join("")}--Z--`;

describe("files that hold others", () => {
  it("give documents of their own, which say where they lie; the next run only looks", async () => {
    const inner = await zipOf({ "b.txt": letterText("2", "trong hai lớp") });
    put("kho.zip", await zipOf({ "2019/a.txt": letterText("1", "trong một lớp"), "inner.zip": inner }));
    put("thư.eml", mailOf({ "c.txt": letterText("3", "kèm theo thư") }));
    put("d.txt", letterText("4", "ngoài"));
    const { report } = await run();
    expect(report).toMatchObject({ taken: 5, known: 0, failed: 0, documents: 5, published: 5 });
    expect(places()).toEqual({
      "1/LĐLĐ": ["kho.zip › 2019/a.txt"],
      "2/LĐLĐ": ["kho.zip › inner.zip › b.txt"],
      "3/LĐLĐ": ["thư.eml › c.txt"],
      "4/LĐLĐ": ["d.txt"],
      "9/LĐLĐ": ["thư.eml › nội dung thư.txt"],
    });
    expect(existsSync(place.data.scratch)).toBe(false);

    const before = places();
    expect((await run()).report).toMatchObject({ taken: 0, known: 0, unchanged: 5, removed: 0 });
    expect(places()).toEqual(before);
  });

  it("are followed when they change, move, are copied, go, or lose a member", async () => {
    const one = letterText("1", "ở lại");
    const two = letterText("2", "rồi mất");
    const file = put("kho.zip", await zipOf({ "a.txt": one, "b.txt": two }));
    put("a riêng.txt", one);
    await run();
    expect(places()).toEqual({ "1/LĐLĐ": ["a riêng.txt", "kho.zip › a.txt"], "2/LĐLĐ": ["kho.zip › b.txt"] });

    cpSync(file, path.join(place.archive, "chép.zip"));
    renameSync(file, path.join(place.archive, "chuyển.zip"));
    expect((await run()).report).toMatchObject({ taken: 0, known: 4, removed: 0 });
    expect(places()["2/LĐLĐ"]).toEqual(["chuyển.zip › b.txt", "chép.zip › b.txt"]);

    put("chuyển.zip", await zipOf({ "a.txt": one, "c.txt": letterText("3", "mới") }));
    rmSync(path.join(place.archive, "chép.zip"));
    expect((await run()).report).toMatchObject({ taken: 1, removed: 1, documents: 2 });
    expect(places()).toEqual({
      "1/LĐLĐ": ["a riêng.txt", "chuyển.zip › a.txt"],
      "3/LĐLĐ": ["chuyển.zip › c.txt"],
    });

    rmSync(path.join(place.archive, "chuyển.zip"));
    expect((await run()).report).toMatchObject({ removed: 1, documents: 1 });
    expect(places()).toEqual({ "1/LĐLĐ": ["a riêng.txt"] });
  });

  it("of the same content are each opened, though they come in one run", async () => {
    const zip = await zipOf({ "a.txt": letterText("1", "hai bản") });
    for (const name of ["một.zip", "hai.zip"]) put(name, zip);
    expect((await run()).report).toMatchObject({ taken: 1, known: 1, failed: 0, documents: 1 });
    expect(places()).toEqual({ "1/LĐLĐ": ["hai.zip › a.txt", "một.zip › a.txt"] });
  });

  it("list what could not be taken in by its own name, and touch nothing else", async () => {
    const secret = letterText("7", "việc riêng").replace("Số: 7", "TỐI MẬT\n\nSố: 7");
    put(
      "kho.zip",
      await zipOf({
        "tốt.txt": letterText("1", "tốt"),
        "hỏng.pdf": "%PDF-1.7 cắt cụt",
        "mật.txt": secret,
        "số liệu.json": '{"a": 1}',
        "trong.zip": (await zipOf({ "x.txt": "y" })).subarray(0, 60),
      }),
    );
    put("hỏng.zip", (await zipOf({ "a.txt": "b" })).subarray(0, 90));
    expect(await failures()).toEqual([
      ["hỏng.zip", "damaged"],
      ["kho.zip › hỏng.pdf", "damaged"],
      ["kho.zip › mật.txt", "secret"],
      ["kho.zip › trong.zip", "damaged"],
    ]);
    expect(Object.keys(places())).toEqual(["1/LĐLĐ"]);
    expect(readFileSync(place.data.catalogue).includes("việc riêng")).toBe(false);
    expect((await run()).report).toMatchObject({ taken: 0, unchanged: 1, ignored: 1, failed: 4 });
    expect(ask((catalogue) => catalogue.counts().failed)).toBe(4);
  });

  it("are tried again as a whole when one member's trouble may have passed, or somebody asks", async () => {
    put("kho.zip", await zipOf({ "a.txt": letterText("1", "đọc lại"), "b.pdf": "%PDF-1.7 cắt cụt" }));
    await run();
    const mark = (code: string) => {
      const db = new DatabaseSync(place.data.catalogue);
      db.exec(`UPDATE files SET reason = 'mark', code = '${code}' WHERE path LIKE '%b.pdf'`);
      db.close();
    };
    const reasons = async (options?: IndexerOptions) =>
      (await run(options)).failures.map(({ reason }) => reason);
    mark("damaged");
    expect(await reasons()).toEqual(["mark"]);
    expect(await reasons({ retryFailed: true })).not.toContain("mark");
    mark("crashed");
    expect(await reasons()).not.toContain("mark");
    expect(places()).toEqual({ "1/LĐLĐ": ["kho.zip › a.txt"] });
  });

  it("nested too deep, or holding themselves, end with a reason", async () => {
    let nested = await zipOf({ "a.txt": letterText("1", "sâu nhất") });
    for (let depth = 0; depth < 50; depth += 1) nested = await zipOf({ "trong.zip": nested });
    put("sâu.zip", nested);
    put("tốt.txt", letterText("2", "bên cạnh"));
    const failed = await failures();
    expect(failed.map(([, code]) => code)).toEqual(["nested"]);
    expect(Object.keys(places())).toEqual(["2/LĐLĐ"]);
  });

  it("interrupted before their end are begun anew", async () => {
    const letters = Object.fromEntries(
      Array.from({ length: 8 }, (_, n) => [`${n}.txt`, letterText(String(n + 1), `việc thứ ${n}`)]),
    );
    put("kho.zip", await zipOf(letters));
    const stop = new AbortController();
    const stopped = run({
      signal: stop.signal,
      onProgress: (told) => {
        if (told.stage === "files" && told.taken === 3) stop.abort(new Error("stopped by the test"));
      },
    });
    // The whole archive is one file of the scan: the run may have come to its end before it looks at the signal.
    await stopped.catch(() => {});
    const db = new DatabaseSync(place.data.catalogue);
    db.exec("DELETE FROM files WHERE path LIKE '%kho.zip' OR path LIKE '%5.txt'");
    db.close();
    expect((await run()).report).toMatchObject({ documents: 8, failed: 0 });
    expect(Object.values(places()).flat()).toHaveLength(8);
  });

  it("are read by `read` one line for each of their documents", async () => {
    put(
      "kho.zip",
      await zipOf({ "a.txt": letterText("1", "một"), "b/c.bin": Buffer.from([0, 1, 2, 3, 250]) }),
    );
    const results = [];
    for await (const result of readFiles([place.archive], place.services().knowledge, {
      extraction: { processes: 1 },
    }))
      results.push([
        path.relative(place.archive, result.file),
        "error" in result ? result.error.code : result.number,
      ]);
    expect(results).toEqual([
      ["kho.zip › a.txt", "1/LĐLĐ"],
      ["kho.zip › b/c.bin", "binary"],
    ]);
  });
});
