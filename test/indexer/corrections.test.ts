import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { publishPending } from "../../indexer/index.ts";
import type { Catalogue } from "../../src/catalogue/index.ts";
import { openCatalogue } from "../../src/catalogue/index.ts";
import type { DataFolder } from "../../src/data-folder.ts";
import { searchQueryOf } from "../../src/search/query.ts";
import { letter } from "../catalogue/letters.ts";
import { OUR_NODE } from "../our-node.ts";
import { type Archive, openArchive } from "../web/archive.ts";

const PROJECT = path.resolve(import.meta.dirname, "../..");
const BLANK = letter({
  number: "      /KH-LĐLĐ",
  subject: "tổ chức hội thi thả diều trong công nhân viên chức",
});

let archive: Archive;
let data: DataFolder;
let catalogue: Catalogue;
let id: string;
beforeAll(async () => {
  archive = await openArchive();
  data = archive.data;
  writeFileSync(path.join(archive.folder, "thả diều.txt"), BLANK);
  await index();
  catalogue = openCatalogue(data.catalogue, { knowledge: archive.services.knowledge });
  [id = ""] = await found("thả diều");
}, 120_000);
afterAll(async () => {
  catalogue?.close();
  await archive?.close();
});

const services = () => ({ data, engine: archive.engine, knowledge: archive.services.knowledge });
const index = (options: { rebuild?: boolean } = {}) => archive.index([archive.folder], options);
const found = async (q: string): Promise<string[]> =>
  (await archive.reading.search.search(searchQueryOf(q))).hits.map((hit) => hit.id);
const campaignOf = async (campaign: string) =>
  (await archive.reading.search.search(searchQueryOf("thả diều"))).facets.campaign.find(
    ({ id }) => id === campaign,
  )?.count;
const save = (field: string, value: string | { role: "primary" } | null) =>
  catalogue.corrections.save({
    ...{
      document: id,
      field,
      value,
      base: null,
      reason: "Theo bản gốc",
      by: { id: null, name: "Trần Thị Bình" },
    },
    at: new Date().toISOString(),
  });

it("is found by what was corrected as soon as it is published, and by nothing else after it was taken back", async () => {
  expect(await found("157/KH-LĐLĐ")).not.toContain(id);
  save("number", "157/KH-LĐLĐ");
  save("campaign:dan-van-kheo", { role: "primary" });
  const arrived = catalogue.lastArrival();
  expect(await publishPending(services())).toBe(true);
  expect((await found("157/KH-LĐLĐ"))[0]).toBe(id);
  expect(await campaignOf("dan-van-kheo")).toBe(1);
  expect([catalogue.lastArrival(), catalogue.counts().unpublished]).toEqual([arrived, 0]);
  const tag = catalogue.correctionsOf(id).find(({ entry }) => entry.field.startsWith("campaign"));
  catalogue.corrections.undo({
    ...{ document: id, uid: tag?.entry.uid ?? "", reason: "", by: { id: null, name: "Lê Văn An" } },
    at: new Date().toISOString(),
  });
  await publishPending(services());
  expect(await campaignOf("dan-van-kheo")).toBeUndefined();
}, 60_000);

it("is still found by it after the index was built anew, and after its file was gone and came back", async () => {
  await index({ rebuild: true });
  expect((await found("157/KH-LĐLĐ"))[0]).toBe(id);
  const file = path.join(archive.folder, "thả diều.txt");
  renameSync(file, path.join(path.dirname(archive.folder), "nơi khác.txt"));
  await index();
  expect(await found("157/KH-LĐLĐ")).not.toContain(id);
  renameSync(path.join(path.dirname(archive.folder), "nơi khác.txt"), file);
  await index();
  expect((await found("157/KH-LĐLĐ"))[0]).toBe(id);
}, 120_000);

/** Two people in processes of their own correct one field at once, each until they have been told so many times that it is saved. */
async function editTogether(times: number): Promise<readonly { name: string; last: number }[]> {
  const editors = ["Trần Thị Bình", "Lê Văn An"].map((name) => {
    const writer: ChildProcess = fork(
      path.join(PROJECT, "test/indexer/corrector.ts"),
      [data.catalogue, id, name],
      { execArgv: OUR_NODE },
    );
    const editor = { name, last: 0, writer };
    const done = new Promise<void>((resolve) => {
      writer.on("message", (number: number) => {
        editor.last = number;
        if (number >= times) resolve();
      });
    });
    return { editor, done };
  });
  await Promise.all(editors.map(({ done }) => done));
  for (const { editor } of editors) editor.writer.kill("SIGKILL");
  await Promise.all(editors.map(({ editor }) => once(editor.writer, "exit")));
  return editors.map(({ editor }) => editor);
}

it("is whole after two who saved at once were killed at any moment, and published at the next start", async () => {
  for (let round = 0; round < 3; round += 1) {
    const before = catalogue.correctionsOf(id).length;
    const editors = await editTogether(5 * (round + 1));
    const said = catalogue.correctionsOf(id).slice(before);
    const kept = catalogue.document(id)?.directive.subject;
    for (const { name, last } of editors) {
      const own = said.filter(({ entry }) => entry.by.name === name).map(({ entry }) => entry.value);
      // Whatever they were told to be saved is there, in its order, none over another; perhaps one more.
      const all = Array.from({ length: own.length }, (_, at) => `thả diều lần ${at + 1} của ${name}`);
      expect(own).toEqual(all);
      expect(own.length - last).toBeGreaterThanOrEqual(0);
    }
    // The reading is that of the last entry.
    expect(kept).toBe(said.at(-1)?.entry.value);
    expect(catalogue.toPublish("", 10)).toEqual([id]);
    await index();
    expect(catalogue.counts().unpublished).toBe(0);
    expect((await archive.reading.search.search(searchQueryOf("thả diều"))).hits[0]?.subject).toBe(kept);
  }
}, 240_000);
