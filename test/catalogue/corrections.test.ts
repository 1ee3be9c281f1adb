import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { Catalogue, Corrector, Saved } from "../../src/catalogue/index.ts";
import { CorrectionEntry } from "../../src/corrections/entries.ts";
import type { FieldValue } from "../../src/corrections/fields.ts";
import { idOf, letter, open, readAgain, takeIn } from "./letters.ts";

let folder: string;
let file: string;
let catalogue: Catalogue;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "chi-dan-corrections-"));
  file = path.join(folder, "catalogue.db");
  catalogue = open(file);
});
afterEach(() => {
  catalogue.close();
  rmSync(folder, { recursive: true, force: true });
});

const BINH: Corrector = { id: 1, name: "Trần Thị Bình" };
const AN: Corrector = { id: 2, name: "Lê Văn An" };
const BLANK = letter({ number: "      /KH-LĐLĐ" });

function save(
  document: string,
  field: string,
  value: FieldValue,
  more: { base?: string; by?: Corrector } = {},
): Saved {
  const { base = null, by = BINH } = more;
  const at = new Date().toISOString();
  return catalogue.corrections.save({ document, field, value, reason: "Theo bản gốc", base, by, at });
}
const undo = (document: string, uid: string): Saved =>
  catalogue.corrections.undo({ document, uid, reason: "", by: AN, at: new Date().toISOString() });
const directive = (id: string) => catalogue.document(id)!.directive;
const entryOf = (saved: Saved): CorrectionEntry =>
  saved.kind === "saved" ? saved.entry : expect.fail(saved.kind);
const doubtful = () =>
  catalogue.doubtsAfter({ kind: null, cause: null }, null, 100).map(({ field }) => field);

/** Says that the engine holds everything. */
function publish(): void {
  const ids = catalogue.toPublish("", 100);
  catalogue.noteSending(ids);
  catalogue.notePublished(ids.map((id) => ({ id, revision: "1" })));
}

it("puts a corrected field into the reading, with who says so, and keeps what was read", () => {
  const id = takeIn(catalogue, BLANK);
  expect(directive(id).number).toBeNull();
  expect(doubtful()).toContain("number");
  save(id, "number", "157/KH-LĐLĐ");
  const { number, issues, provenance } = directive(id);
  expect([number, provenance.number?.origin]).toEqual(["157/KH-LĐLĐ", "corrected"]);
  expect(issues.map(({ code }) => code)).not.toContain("number-blank");
  expect(doubtful()).not.toContain("number");
  expect(catalogue.listed([id])[0]?.directive.number).toBe("157/KH-LĐLĐ");
  expect(catalogue.ownKey(id)).toBe("binh-thuan.LĐLĐ.KH.157@2017");
  const state = catalogue.fieldState(id, "number");
  expect([state?.read, state?.value, state?.entry?.by]).toEqual([null, "157/KH-LĐLĐ", BINH]);
});

it("asks for publication again, and a document is not new for that", () => {
  const id = takeIn(catalogue, BLANK);
  publish();
  expect(catalogue.lastArrival()).toBe(1);
  save(id, "number", "157/KH-LĐLĐ");
  expect(catalogue.toPublish("", 10)).toEqual([id]);
  publish();
  expect(catalogue.lastArrival()).toBe(1);
  undo(id, catalogue.correctionsOf(id)[0]!.entry.uid);
  expect(catalogue.toPublish("", 10)).toEqual([id]);
});

it("lets a letter that cites the corrected number find it", () => {
  const id = takeIn(catalogue, BLANK);
  takeIn(
    catalogue,
    letter({
      number: "201/KH-LĐLĐ",
      body: "Thực hiện Kế hoạch số 157/KH-LĐLĐ ngày 24/02/2017 của Liên đoàn Lao động tỉnh Bình Thuận.",
    }),
  );
  const cited = () => catalogue.graph.node("binh-thuan.LĐLĐ.KH.157@2017")?.document ?? null;
  expect(cited()).toBeNull();
  save(id, "number", "157/KH-LĐLĐ");
  expect(cited()).toBe(id);
  undo(id, catalogue.correctionsOf(id)[0]!.entry.uid);
  expect(cited()).toBeNull();
});

it("keeps nothing where somebody else was faster, and says what they said", () => {
  const id = takeIn(catalogue, BLANK);
  const { base } = catalogue.fieldState(id, "number")!;
  expect(save(id, "number", "157/KH-LĐLĐ", { base, by: AN }).kind).toBe("saved");
  const late = save(id, "number", "175/KH-LĐLĐ", { base });
  expect(late).toMatchObject({ kind: "changed", state: { value: "157/KH-LĐLĐ", entry: { by: AN } } });
  expect([directive(id).number, catalogue.correctionsOf(id).length]).toEqual(["157/KH-LĐLĐ", 1]);
  // Another field of the same document is nobody's business.
  const place = catalogue.fieldState(id, "place")!;
  expect(save(id, "subject", "việc khác").kind).toBe("saved");
  expect(save(id, "place", "Phan Thiết", { base: place.base }).kind).toBe("saved");
});

it("does not take for granted what was read anew since it was looked at", () => {
  const id = takeIn(catalogue, letter({}));
  const { base } = catalogue.fieldState(id, "number")!;
  const read = { ...directive(id), number: "58/KH-LĐLĐ" };
  const reading = {
    text: catalogue.document(id)!.text,
    directive: read,
    ownKey: null,
    describes: null,
    term: null,
  };
  catalogue.replaceReading(id, { ...reading, reader: "2" });
  expect(save(id, "number", "57/KH-LĐLĐ", { base }).kind).toBe("changed");
});

it("takes a correction back, and takes that back, and forgets nothing of it", () => {
  const id = takeIn(catalogue, letter({}));
  const first = entryOf(save(id, "subject", "một"));
  const second = entryOf(save(id, "subject", "hai"));
  const third = entryOf(undo(id, second.uid));
  expect(directive(id).subject).toBe("một");
  expect(undo(id, second.uid).kind).toBe("changed");
  undo(id, third.uid);
  expect(directive(id).subject).toBe("hai");
  undo(id, second.uid);
  undo(id, first.uid);
  expect(directive(id).subject).toBe("phối hợp tuyên truyền đại hội công đoàn các cấp");
  const history = catalogue.correctionsOf(id);
  expect(history.map(({ entry, stands }) => [entry.action, stands])).toEqual([
    ["correct", false],
    ["correct", false],
    ["undo", false],
    ["undo", true],
    ["undo", true],
    ["undo", true],
  ]);
  expect(undo(id, "c0ffee00-0000-4000-8000-000000000000").kind).toBe("gone");
});

it("holds on to corrections when the readers change, however they read then", () => {
  const id = takeIn(catalogue, BLANK);
  save(id, "number", "157/KH-LĐLĐ");
  save(id, "campaign:dan-van-kheo", { role: "primary" });
  readAgain(catalogue, "2");
  const { number, campaigns } = directive(id);
  expect([number, campaigns.map((tag) => tag.id)]).toEqual(["157/KH-LĐLĐ", ["dan-van-kheo"]]);
  expect(catalogue.fieldState(id, "number")?.read).toBeNull();
});

it("waits for a document that left, and is there when it comes back", () => {
  const id = takeIn(catalogue, BLANK);
  save(id, "number", "157/KH-LĐLĐ");
  catalogue.forgetFiles([`/archive/${id}`]);
  expect(catalogue.removeOrphans()).toBe(1);
  expect([catalogue.document(id), catalogue.correctionsOf(id).length]).toEqual([null, 1]);
  expect(save(id, "number", "1/KH-LĐLĐ").kind).toBe("gone");
  takeIn(catalogue, BLANK);
  expect(directive(id).number).toBe("157/KH-LĐLĐ");
  undo(id, catalogue.correctionsOf(id)[0]!.entry.uid);
  expect(directive(id).number).toBeNull();
});

it("is all there in a copy of the file, and in a list that is carried over", () => {
  const id = takeIn(catalogue, BLANK);
  save(id, "number", "157/KH-LĐLĐ");
  const wrong = entryOf(save(id, "subject", "nhầm"));
  undo(id, wrong.uid);
  const list = [...catalogue.corrections.entries()].map((entry) =>
    CorrectionEntry.parse(JSON.parse(JSON.stringify(entry))),
  );
  catalogue.close();
  // With what SQLite has not yet put into the file itself.
  const copy = path.join(folder, "bản sao.db");
  for (const part of ["", "-wal"]) if (existsSync(file + part)) copyFileSync(file + part, copy + part);
  catalogue = open(copy);
  expect(directive(id).number).toBe("157/KH-LĐLĐ");
  expect(catalogue.corrections.importEntries(list)).toBe(0);

  const fresh = open(path.join(folder, "mới.db"));
  // Before its document has come in, and in any order.
  expect(fresh.corrections.importEntries([...list].reverse())).toBe(3);
  expect(fresh.corrections.importEntries(list)).toBe(0);
  takeIn(fresh, BLANK);
  expect(fresh.document(id)?.directive).toEqual(directive(id));
  expect(fresh.correctionsOf(id)).toEqual(catalogue.correctionsOf(id));
  fresh.close();
});

it("refuses to change or delete what was said", async () => {
  const id = takeIn(catalogue, BLANK);
  save(id, "number", "157/KH-LĐLĐ");
  const { DatabaseSync } = await import("@photostructure/sqlite");
  const db = new DatabaseSync(file);
  expect(() => db.exec("UPDATE corrections SET value = '1'")).toThrow("only added to");
  expect(() => db.exec("DELETE FROM corrections")).toThrow("only added to");
  db.close();
});

it("settles a field that somebody confirms, also one that is rightly empty, until it is taken back", () => {
  const id = takeIn(catalogue, BLANK);
  expect(entryOf(save(id, "number", null)).action).toBe("confirm");
  expect(doubtful()).not.toContain("number");
  undo(id, catalogue.correctionsOf(id)[0]!.entry.uid);
  expect(doubtful()).toContain("number");
});

it("reads deadlines and citations again by the corrected day and organ", () => {
  const text = letter({
    date: "ngày … tháng … năm …",
    body: "Báo cáo kết quả về Liên đoàn Lao động tỉnh trước ngày 15/11.",
  });
  const id = takeIn(catalogue, text);
  save(id, "issuedOn", "2018-03-05");
  const { year, deadlines, issuedOn } = directive(id);
  expect([issuedOn, year, deadlines[0]?.before]).toEqual(["2018-03-05", 2018, "2018-11-15"]);
});

it("decides a citation that several directives fit, and takes out one that is none", () => {
  const text = letter({ body: "Căn cứ Kế hoạch số 12-KH/TU ngày 01/02/2017 của Tỉnh ủy Bình Thuận." });
  const id = takeIn(catalogue, text);
  const cited = directive(id).citations.find(({ number }) => number === "12-KH/TU")!;
  save(id, `citation:${cited.text}`, { key: "lam-dong.TU.KH.12@2017" });
  const keys = () => directive(id).citations.map(({ key }) => key);
  expect(keys()).toContain("lam-dong.TU.KH.12@2017");
  expect(catalogue.graph.node("lam-dong.TU.KH.12@2017")?.citedBy).toBe(1);
  save(id, `citation:${cited.text}`, null);
  expect(keys()).not.toContain("lam-dong.TU.KH.12@2017");
  readAgain(catalogue, "2");
  expect(keys()).toHaveLength(1);
});

it("gives another process that reads anew at the same time what was said meanwhile", () => {
  const id = takeIn(catalogue, BLANK);
  const other = open(file);
  save(id, "number", "157/KH-LĐLĐ");
  readAgain(other, "2");
  expect(other.document(id)?.directive.number).toBe("157/KH-LĐLĐ");
  other.close();
  expect(idOf(BLANK)).toBe(id);
});

it("walks the queue in one order, forwards and backwards, and counts it", () => {
  for (let n = 1; n <= 5; n += 1)
    takeIn(
      catalogue,
      letter({ number: "      /KH-LĐLĐ", date: "ngày … tháng … năm …", subject: `việc thứ ${n}`.repeat(9) }),
    );
  const all = { kind: null, cause: null };
  const queue = catalogue.doubtsAfter(all, null, 100);
  expect(catalogue.doubtCounts().reduce((sum, { count }) => sum + count, 0)).toBe(queue.length);
  const numbers = catalogue.doubtsAfter({ kind: "number", cause: "blank" }, null, 100);
  expect(numbers).toHaveLength(5);
  expect(catalogue.doubtsAfter({ kind: "number", cause: null }, numbers[1]!, 100)).toEqual(numbers.slice(2));
  expect(catalogue.doubtsBefore(all, queue[3]!, 100)).toEqual(queue.slice(0, 3).reverse());
  expect(catalogue.doubtsAfter({ kind: null, cause: "handwritten" }, null, 100)).toEqual([]);
});

it("is hidden with its document from whoever may not see the collection", () => {
  const [open, closed] = [
    takeIn(catalogue, BLANK),
    takeIn(catalogue, letter({ number: "      /KH-LĐLĐ", subject: "việc kín".repeat(9) })),
  ];
  for (const id of [open, closed]) save(id, "place", "Phan Thiết");
  const { collections } = catalogue;
  const collection = collections.addCollection("Kín");
  collections.placeFolder(`/archive/${closed}`, collection);
  while (collections.settle(10) > 0);
  const all = { kind: null, cause: null };
  const seen = (reader: Pick<Catalogue, "doubtsAfter" | "correctionsOf" | "fieldState" | "doubtCounts">) => ({
    queue: [...new Set(reader.doubtsAfter(all, null, 100).map(({ document }) => document))].sort(),
    counted: reader.doubtCounts().find(({ kind }) => kind === "number")?.count,
    said: [open, closed].map((id) => reader.correctionsOf(id).length),
    states: [open, closed].map((id) => reader.fieldState(id, "number") !== null),
  });
  expect(seen(catalogue)).toEqual({
    queue: [open, closed].sort(),
    counted: 2,
    said: [1, 1],
    states: [true, true],
  });
  expect(seen(catalogue.within([collection]))).toEqual(seen(catalogue));
  expect(seen(catalogue.within([]))).toEqual({
    queue: [open],
    counted: 1,
    said: [1, 0],
    states: [true, false],
  });
});
