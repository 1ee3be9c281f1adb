import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase, translated } from "../../src/catalogue/database.ts";
import { openCatalogue } from "../../src/catalogue/index.ts";
import { MIGRATIONS } from "../../src/catalogue/migrations.ts";
import { ChiDanError, UsageError } from "../../src/errors.ts";
import { OUR_NODE } from "../our-node.ts";
import { citation, directive, newDocument, verdict } from "./fixture.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "chi-dan-catalogue-"));
  file = path.join(folder, "kho", "catalogue.sqlite");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(ChiDanError);
    return (error as ChiDanError).code;
  }
  return "nothing thrown";
}

describe("a document", () => {
  it("comes back as it went in, with the paths at which it lies", () => {
    const catalogue = openCatalogue(file);
    const letter = newDocument("Số: 57 / LĐLĐ\n\nKính gửi: …");
    catalogue.addDocument(letter);
    catalogue.noteFile({ ...verdict("/archive/b.txt", { document: letter.id }), modified: 5 });
    catalogue.noteFile({ ...verdict("/archive/a.txt", { document: letter.id }), modified: 9 });
    const found = catalogue.document(letter.id);
    expect(found).toEqual({
      id: letter.id,
      mediaType: "text/plain",
      bytes: letter.bytes,
      pages: 1,
      files: ["kho/b.txt", "kho/a.txt"],
      text: letter.raw,
      directive: letter.reading.directive,
      addedAt: letter.addedAt,
      copyOf: null,
      audience: 0,
    });
    expect(catalogue.locations(letter.id)[0]).toEqual({ path: "/archive/b.txt", shown: "kho/b.txt" });
    expect(catalogue.byContent(letter.sha256)).toMatchObject({ id: letter.id, extraction: "1" });
    expect(catalogue.byContent("0")).toBeNull();
    expect(catalogue.documents(["00", letter.id]).map((each) => each.id)).toEqual([letter.id]);
    catalogue.close();
  });

  it("is listed as it is, with the oldest of its paths and the keys that the archive gave its citations", () => {
    const catalogue = openCatalogue(file);
    const letter = newDocument("một", { citations: [citation("TW.CT.05@XII", "05-CT/TW", "basis")] });
    const other = newDocument("hai", { number: null });
    for (const one of [letter, other]) catalogue.addDocument(one);
    catalogue.noteFile({ ...verdict("/archive/b.txt", { document: letter.id }), modified: 5 });
    catalogue.noteFile({ ...verdict("/archive/a.txt", { document: letter.id }), modified: 9 });
    const listed = catalogue.listed([other.id, "00", letter.id]);
    expect(listed.map(({ id, files }) => [id, files])).toEqual([
      [other.id, []],
      [letter.id, ["kho/b.txt"]],
    ]);
    for (const { copies: _copies, ...one } of listed)
      expect(catalogue.document(one.id)).toMatchObject({ ...one, files: expect.anything() });
    catalogue.replaceReading(letter.id, {
      ...letter.reading,
      directive: directive({ subject: "đọc lại", citations: [] }),
    });
    expect(catalogue.listed([letter.id])[0]?.directive).toMatchObject({ subject: "đọc lại", citations: [] });
    catalogue.close();
  });

  it("survives characters that SQLite would end a text at, without moving any other", () => {
    const catalogue = openCatalogue(file);
    const odd = { ...newDocument("x"), raw: "a\0b\uD800c" };
    catalogue.addDocument({ ...odd, reading: { ...odd.reading, text: "a\0b\uD800c Đ" } });
    expect(catalogue.document(odd.id)?.text).toBe("a\uFFFDb\uFFFDc Đ");
    catalogue.close();
  });

  it("keeps what was extracted beside what was normalised, and is read again from there", () => {
    const catalogue = openCatalogue(file);
    const raw = "Chỉ thị số 05".normalize("NFD");
    const letter = newDocument(raw);
    const same = newDocument("không đổi");
    catalogue.addDocument(letter);
    catalogue.addDocument(same);
    expect([...catalogue.readByOthers("1")]).toEqual([]);
    const byId = new Map([...catalogue.readByOthers("2")].map((stored) => [stored.id, stored.raw]));
    expect(byId.get(letter.id)).toBe(raw);
    expect(byId.get(same.id)).toBe("không đổi");
    for (const id of [letter.id, same.id]) {
      catalogue.replaceReading(id, { ...letter.reading, text: "khác", reader: "2" });
    }
    expect(catalogue.document(same.id)?.text).toBe("khác");
    const again = new Map([...catalogue.readByOthers("3")].map((stored) => [stored.id, stored.raw]));
    expect(again).toEqual(byId);
    catalogue.close();
  });

  it("is walked in a stable order while others write", () => {
    const catalogue = openCatalogue(file);
    const letters = Array.from({ length: 200 }, (_, n) => newDocument(`thư ${n}`));
    for (const letter of letters) catalogue.addDocument(letter);
    const ids: string[] = [];
    for (const { id } of catalogue.all()) {
      ids.push(id);
      catalogue.setSetting("while walking", id);
    }
    expect(ids).toEqual(letters.map((letter) => letter.id).sort());
    catalogue.close();
  });

  it("is taken in anew by a better extraction, and keeps the day on which it came", () => {
    const catalogue = openCatalogue(file);
    const letter = newDocument("thư");
    catalogue.addDocument(letter);
    catalogue.noteSending([letter.id]);
    catalogue.notePublished([{ id: letter.id, revision: "r" }]);
    catalogue.addDocument({
      ...letter,
      raw: "thư hai cột",
      extraction: "2",
      addedAt: "2030-01-01T00:00:00.000Z",
      reading: { ...letter.reading, text: "thư hai cột", directive: directive({ citations: [] }) },
    });
    expect(catalogue.document(letter.id)).toMatchObject({ text: "thư hai cột", addedAt: letter.addedAt });
    expect(catalogue.byContent(letter.sha256)?.extraction).toBe("2");
    expect(catalogue.citing("TW.CT.05@XII")).toEqual([]);
    expect(catalogue.toPublish("", 10)).toEqual([letter.id]);
    catalogue.close();
  });

  it("disappears with its last file, and its issuer with the last document", () => {
    const catalogue = openCatalogue(file);
    const letter = newDocument("thư");
    catalogue.addDocument(letter);
    catalogue.noteFile(verdict("/archive/a", { document: letter.id }));
    catalogue.noteFile(verdict("/archive/b", { document: letter.id }));
    catalogue.noteSending([letter.id]);
    catalogue.notePublished([{ id: letter.id, revision: "r" }]);
    catalogue.forgetFiles(["/archive/a"]);
    expect(catalogue.removeOrphans()).toBe(0);
    catalogue.noteFile(verdict("/archive/b", { code: "empty", reason: "tệp rỗng" }));
    expect(catalogue.removeOrphans()).toBe(1);
    expect(catalogue.document(letter.id)).toBeNull();
    expect(catalogue.citing("TW.CT.05@XII")).toEqual([]);
    expect(catalogue.toWithdraw(10)).toEqual([letter.id]);
    catalogue.noteWithdrawn([letter.id]);
    expect(catalogue.toWithdraw(10)).toEqual([]);
    expect(catalogue.failed()).toEqual([
      { path: "kho/b", code: "empty", reason: "tệp rỗng", at: "2026-01-02T03:04:05.000Z" },
    ]);
    catalogue.close();
  });
});

describe("who cites a directive", () => {
  it("lists the directive itself first, then each document once, newest first", () => {
    const catalogue = openCatalogue(file);
    const own = newDocument("chỉ thị", { number: "05-CT/TW", citations: [] });
    catalogue.addDocument({ ...own, reading: { ...own.reading, ownKey: "TW.CT.05@XII" } });
    const older = newDocument("cũ", {
      citations: [
        citation("TW.CT.05@XII", "05-CT/TW", "basis"),
        citation("TW.CT.05@XII", "05-CT/TW", "cited"),
      ],
    });
    const newer = newDocument("mới", { issuedOn: "2020-01-01", number: null });
    catalogue.addDocument(older);
    catalogue.addDocument(newer);
    expect(catalogue.citing("TW.CT.05@XII").map(({ id, role }) => [id, role])).toEqual([
      [own.id, "own"],
      [newer.id, "cited"],
      [older.id, "basis"],
    ]);
    expect(catalogue.citing("TW.CT.06@XII")).toEqual([]);
    expect(catalogue.ownKey(own.id)).toBe("TW.CT.05@XII");
    catalogue.close();
  });
});

describe("the ledger", () => {
  it("knows what is to be published until it was, and again after another reading", () => {
    const catalogue = openCatalogue(file);
    const letters = [newDocument("a"), newDocument("b")].sort((a, b) => (a.id < b.id ? -1 : 1));
    for (const letter of letters) catalogue.addDocument(letter);
    const [first, second] = letters.map((letter) => letter.id);
    expect(catalogue.toPublish("", 10)).toEqual([first, second]);
    expect(catalogue.toPublish(first!, 10)).toEqual([second]);
    catalogue.noteSending([first!]);
    expect(catalogue.toPublish("", 10)).toEqual([first, second]);
    catalogue.notePublished([{ id: first!, revision: "r1" }]);
    expect(catalogue.toPublish("", 10)).toEqual([second]);
    catalogue.replaceReading(first!, { ...letters[0]!.reading, reader: "2" });
    expect(catalogue.toPublish("", 10)).toEqual([second]);
    catalogue.replaceReading(first!, { ...letters[0]!.reading, text: "khác", reader: "3" });
    expect(catalogue.toPublish("", 10)).toEqual([first, second]);
    catalogue.noteSending([first!, second!]);
    catalogue.notePublished([
      { id: first!, revision: "r2" },
      { id: second!, revision: "r3" },
    ]);
    expect([...catalogue.published()]).toEqual([
      { id: first, revision: "r2" },
      { id: second, revision: "r3" },
    ]);
    expect(catalogue.counts().unpublished).toBe(0);
    catalogue.close();
  });

  it("does not take a reading for published that was replaced while it was on its way", () => {
    const catalogue = openCatalogue(file);
    const letter = newDocument("a");
    catalogue.addDocument(letter);
    catalogue.noteSending([letter.id]);
    catalogue.replaceReading(letter.id, { ...letter.reading, text: "khác" });
    catalogue.notePublished([{ id: letter.id, revision: "old" }]);
    expect(catalogue.toPublish("", 10)).toEqual([letter.id]);
    catalogue.close();
  });

  it("is put right by what the engine says it holds", () => {
    const catalogue = openCatalogue(file);
    const [right, other, missing] = ["a", "b", "c"].map((content) => {
      const letter = newDocument(content);
      catalogue.addDocument(letter);
      catalogue.noteSending([letter.id]);
      catalogue.notePublished([{ id: letter.id, revision: "r" }]);
      return letter.id;
    });
    const held = [
      { id: right!, revision: "r" },
      { id: other!, revision: "of another reading" },
      { id: "f".repeat(32), revision: "of nobody" },
    ];
    catalogue.beginComparison();
    catalogue.hold(held.slice(0, 2));
    catalogue.hold(held.slice(2));
    expect(catalogue.reconcile()).toBe(3);
    expect(catalogue.toPublish("", 10)).toEqual([other!, missing!].sort());
    expect(catalogue.toWithdraw(10)).toEqual(["f".repeat(32)]);

    catalogue.beginRebuild();
    expect(catalogue.toWithdraw(10)).toEqual([]);
    catalogue.replaceReading(other!, { ...newDocument("b").reading, text: "khác" });
    catalogue.adopt();
    expect([...catalogue.published()].filter(({ revision }) => revision === "r").map(({ id }) => id)).toEqual(
      [right],
    );
    expect(catalogue.toPublish("", 10)).toEqual([other!, missing!].sort());
    expect(catalogue.toWithdraw(10)).toEqual(["f".repeat(32)]);
    catalogue.close();
  });

  it("leaves nothing behind of a transaction that is taken back", () => {
    const catalogue = openCatalogue(file);
    const [lost, kept] = ["nông thôn mới", "nông thôn"].map((text) => newDocument(text));
    expect(() =>
      catalogue.atomically(() => {
        catalogue.addDocument(lost!);
        throw new Error("power");
      }),
    ).toThrow("power");
    catalogue.addDocument(kept!);
    expect([catalogue.pairFrequency("nong_thon"), catalogue.pairFrequency("thon_moi")]).toEqual([1, 0]);
    expect(catalogue.counts().documents).toBe(1);
    catalogue.close();
  });

  it("walks the files under a folder and no neighbour with a longer name", () => {
    const catalogue = openCatalogue(file);
    const paths = ["/kho", "/kho/a", "/kho/b/c", "/kho.cũ/d", "/kho0", "/khoảng/e"];
    for (const each of paths) catalogue.noteFile(verdict(each, { code: "empty", reason: "tệp rỗng" }));
    expect([...catalogue.filesUnder("/kho")].map((record) => record.path)).toEqual([
      "/kho",
      "/kho/a",
      "/kho/b/c",
    ]);
    expect([...catalogue.filesUnder("/")].length).toBe(paths.length);
    catalogue.close();
  });

  it("keeps many files under one folder apart from those forgotten while walking", () => {
    const catalogue = openCatalogue(file);
    catalogue.atomically(() => {
      for (let n = 0; n < 1200; n += 1) {
        catalogue.noteFile(verdict(`/kho/${n}`, { code: "empty", reason: "tệp rỗng" }));
      }
    });
    catalogue.beginLook();
    for (let n = 0; n < 1200; n += 2) catalogue.markSeen(`/kho/${n}`);
    expect([...catalogue.unseenUnder("/kho")].every((record) => Number(record.path.slice(5)) % 2 === 1)).toBe(
      true,
    );
    expect([...catalogue.unseenUnder("/kho")]).toHaveLength(600);
    let seen = 0;
    for (const record of catalogue.filesUnder("/kho")) {
      seen += 1;
      catalogue.forgetFiles([record.path]);
    }
    expect(seen).toBe(1200);
    expect(catalogue.counts().files).toBe(0);
    catalogue.close();
  });
});

describe("opening a catalogue", () => {
  it("migrates an older file step by step and keeps its rows", () => {
    const one = "CREATE TABLE things (name TEXT) STRICT";
    const two = "ALTER TABLE things ADD COLUMN size INTEGER NOT NULL DEFAULT 7";
    const before = openDatabase(file, [one]);
    before.exec("INSERT INTO things VALUES ('x')");
    before.close();
    const after = openDatabase(file, [one, two]);
    expect({ ...(after.prepare("SELECT * FROM things").get() as object) }).toEqual({ name: "x", size: 7 });
    expect({ ...(after.prepare("PRAGMA user_version").get() as object) }).toEqual({ user_version: 2 });
    after.close();
  });

  it("lists what an older version took in", () => {
    const cards = MIGRATIONS.findIndex((step) => step.includes("CREATE TABLE cards"));
    const letter = newDocument("thư", { citations: [citation("TW.CT.05@XII", "05-CT/TW", "basis")] });
    const before = openDatabase(file, MIGRATIONS.slice(0, cards));
    before
      .prepare(`INSERT INTO documents (id, sha256, media_type, bytes, pages, extractor, extraction, warnings, text,
        directive, reader, file_name, added_at) VALUES (?, '', '', 1, 1, '', '', '[]', 'thư', ?, '', '', '')`)
      .run(letter.id, JSON.stringify(letter.reading.directive));
    before.close();
    const catalogue = openCatalogue(file);
    const [found] = catalogue.listed([letter.id]);
    expect(found?.directive.citations).toEqual([{ key: "TW.CT.05@XII", role: "basis" }]);
    expect(letter.reading.directive).toMatchObject(found?.directive ?? {});
    catalogue.close();
  });

  it("takes a failing step back as a whole", () => {
    openDatabase(file, ["CREATE TABLE a (x)"]).close();
    const broken = "CREATE TABLE b (x); INSERT INTO nowhere VALUES (1)";
    expect(() => openDatabase(file, ["CREATE TABLE a (x)", broken])).toThrow();
    const db = openDatabase(file, ["CREATE TABLE a (x)"]);
    expect(db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'b'").get()).toMatchObject({
      n: 0,
    });
    db.close();
  });

  it("refuses a newer schema, another program's database and a file that is none", () => {
    openDatabase(file, ["CREATE TABLE a (x)", "CREATE TABLE b (x)"]).close();
    expect(codeOf(() => openDatabase(file, ["CREATE TABLE a (x)"]))).toBe("catalogue-newer");
    const other = path.join(folder, "other.sqlite");
    const db = new DatabaseSync(other);
    db.exec("CREATE TABLE theirs (x)");
    db.close();
    expect(codeOf(() => openCatalogue(other))).toBe("catalogue-foreign");
    const text = path.join(folder, "text.sqlite");
    writeFileSync(text, "đây không phải cơ sở dữ liệu ".repeat(100));
    expect(codeOf(() => openCatalogue(text))).toBe("catalogue-corrupt");
    expect(codeOf(() => openCatalogue(path.join(text, "x.sqlite")))).toBe("catalogue-unopenable");
  });

  it("does not make a catalogue for a command that only asks", () => {
    expect(() => openCatalogue(file, { mustExist: true })).toThrow(UsageError);
    expect(codeOf(() => openCatalogue(file, { mustExist: true }))).toBe("catalogue-missing");
  });

  it("says so when pages are damaged", () => {
    const catalogue = openCatalogue(file);
    for (let n = 0; n < 50; n += 1) catalogue.addDocument(newDocument(`${n} ${"x".repeat(2000)}`));
    catalogue.close();
    const db = new DatabaseSync(file);
    db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    db.close();
    const bytes = readFileSync(file);
    bytes.fill(0xab, 4096 * 8);
    writeFileSync(file, bytes);
    expect(
      codeOf(() => {
        const damaged = openCatalogue(file);
        try {
          return [...damaged.all()];
        } finally {
          damaged.close();
        }
      }),
    ).toBe("catalogue-corrupt");
  });

  it("says so when the disk is full, and keeps what was written before", () => {
    const catalogue = openCatalogue(file);
    const letter = newDocument("trước");
    catalogue.addDocument(letter);
    catalogue.close();
    // SQLite gives the same answer for a full disk as for a database at its page limit.
    const db = openDatabase(file);
    db.exec(
      `PRAGMA max_page_count=${Number((db.prepare("PRAGMA page_count").get() as { page_count: number }).page_count)}`,
    );
    const fill = () => {
      for (;;) db.prepare("INSERT INTO settings VALUES (?, ?)").run(String(Math.random()), "x".repeat(1000));
    };
    const code = codeOf(() => translated(file, fill));
    db.close();
    expect(code).toBe("catalogue-full");
    const again = openCatalogue(file);
    expect(again.document(letter.id)?.text).toBe("trước");
    again.close();
  });

  it("reports a reading that does not fit this version instead of handing it out", () => {
    const catalogue = openCatalogue(file);
    const letter = newDocument("thư");
    catalogue.addDocument(letter);
    const db = new DatabaseSync(file);
    db.exec(`UPDATE documents SET directive = '{"kind":"poem"}'`);
    db.close();
    expect(codeOf(() => catalogue.document(letter.id))).toBe("catalogue-reading");
    catalogue.close();
  });
});

describe("two processes", () => {
  it("read and write side by side, and a killed writer leaves whole documents only", async () => {
    const writer: ChildProcess = fork(path.join(import.meta.dirname, "writer.ts"), [file], {
      execArgv: OUR_NODE,
      stdio: "inherit",
    });
    await Promise.race([
      once(writer, "message"),
      once(writer, "exit").then(() => Promise.reject(new Error("the writer ended"))),
    ]);
    const catalogue = openCatalogue(file);
    let last = 0;
    for (const deadline = Date.now() + 50_000; last < 300 && Date.now() < deadline; ) {
      last = catalogue.count();
      for (const each of catalogue.latest(5)) expect(each.directive.citations).toHaveLength(1);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    writer.kill("SIGKILL");
    await once(writer, "exit");
    expect(last).toBeGreaterThanOrEqual(300);
    const documents = [...catalogue.all()];
    expect(documents.length).toBeGreaterThanOrEqual(last);
    expect(catalogue.citing("TW.CT.05@XII")).toHaveLength(documents.length);
    const check = new DatabaseSync(file);
    expect(check.prepare("PRAGMA integrity_check").get()).toMatchObject({ integrity_check: "ok" });
    check.close();
    catalogue.close();
  });
});

it("the fixture is a directive as the readers make them", () => {
  expect(directive().citations[0]?.key).toBe("TW.CT.05@XII");
});
