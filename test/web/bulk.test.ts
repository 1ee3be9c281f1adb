import { parseHTML } from "linkedom";
import request from "supertest";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createBatchRunner } from "../../src/catalogue/index.ts";
import { createApp } from "../../web/app.ts";
import { type Archive, openArchive } from "./archive.ts";

const CAMPAIGN = "campaign:nam-vi-loi-ich-doan-vien";
let archive: Archive;
let agent: ReturnType<typeof request.agent>;
let page: Document;
/** Of the last form that was seen. */
let token = "";
beforeAll(async () => {
  archive = await openArchive();
  agent = request.agent(createApp(archive.services));
}, 120_000);
afterAll(() => archive?.close());

async function get(address: string): Promise<Document> {
  const { status, text } = await agent.get(address);
  expect([address, status]).toEqual([address, 200]);
  page = parseHTML(text).document;
  token = hidden("_the") || token;
  return page;
}
const hidden = (name: string) => page.querySelector(`input[name="${name}"]`)?.getAttribute("value") ?? "";
async function post(address: string, fields: Record<string, string>) {
  const answer = await agent
    .post(address)
    .type("form")
    .send({ _the: token, ...fields });
  if (answer.status !== 303) page = parseHTML(answer.text).document;
  return answer;
}
const says = () => (page.querySelector("main")?.textContent ?? "").replace(/\s+/gu, " ");
const TAG = {
  muc: "campaign",
  "chien-dich": CAMPAIGN.slice(9),
  "gia-tri-campaign": "secondary",
  "ly-do": "Rà soát",
};
const tagged = () =>
  ids().filter((id) =>
    archive.reading.catalogue
      .document(id)
      ?.directive.campaigns.some((tag) => `campaign:${tag.id}` === CAMPAIGN),
  );
const ids = () => archive.reading.catalogue.latest(100).map(({ id }) => id);
async function work(): Promise<void> {
  const { batches } = archive.services;
  const trouble: unknown[] = [];
  const runner = createBatchRunner(batches, {
    now: () => new Date().toISOString(),
    onChanged: () => {},
    onTrouble: (error) => trouble.push(error),
  });
  runner.go();
  await runner.stop();
  // Stopped in between, another goes on where it was.
  while (batches.stepBatches(3, new Date().toISOString()));
  expect(trouble).toEqual([]);
}

it("shows what would change, leaves alone what a person has said, and is taken back as one", async () => {
  const before = tagged();
  const untagged = ids().filter((id) => !before.includes(id));
  const [decided = ""] = untagged;
  // Somebody has looked at this one: it is not tagged.
  archive.services.corrections.save({
    ...{ document: decided, field: CAMPAIGN, value: null, base: null, reason: "" },
    ...{ by: { id: null, name: "Lê Văn An" }, at: new Date().toISOString() },
  });
  await get("/sua-hang-loat?sort=newest");
  // What is proposed takes nothing away.
  const proposed = page.querySelector('[name="gia-tri-campaign"] option[selected]');
  expect(proposed?.getAttribute("value")).toBe("secondary");
  const asked = hidden("cau-hoi");
  expect((await post("/sua-hang-loat", { ...TAG, "cau-hoi": asked })).status).toBe(200);
  const changes = untagged.length - 1;
  expect(says()).toContain(`ở ${changes} trong ${ids().length} văn bản`);
  expect(says()).toContain("1 văn bản đã có người sửa hoặc xác nhận mục này: giữ nguyên");
  expect(tagged()).toEqual(before);

  // What has changed since the preview is shown again before anything is done.
  const stale = await post("/sua-hang-loat", {
    ...TAG,
    "cau-hoi": asked,
    viec: "lam",
    so: String(changes + 1),
  });
  expect(stale.status).toBe(200);
  const begun = await post("/sua-hang-loat", { ...TAG, "cau-hoi": asked, viec: "lam", so: hidden("so") });
  const address = begun.headers.location ?? "";
  await get(address);
  expect(says()).toContain(`Đã làm 0 trong ${changes} văn bản`);
  await work();
  await get(address);
  expect(says()).toContain(`Xong: đổi ${changes} văn bản`);
  expect(tagged().length).toBe(before.length + changes);
  expect(tagged()).not.toContain(decided);

  // One of them is put right by hand meanwhile: that stays.
  const [other = ""] = untagged.slice(1);
  archive.services.corrections.save({
    ...{ document: other, field: CAMPAIGN, value: { role: "primary" }, base: null, reason: "" },
    ...{ by: { id: null, name: "Lê Văn An" }, at: new Date().toISOString() },
  });
  const undone = await post(`${address}/hoan-tac`, {});
  await work();
  await get(undone.headers.location ?? "");
  expect(says()).toContain(`Xong: đổi ${changes} văn bản`);
  expect(tagged().sort()).toEqual([...before, other].sort());
  expect((await post(`${address}/hoan-tac`, {})).status).toBe(404);
  await get(address);
  expect(says()).toContain("Lần sửa này đã được bỏ");
});

it("gives many letters their province, day or signatory, and a province only to letters of its day", async () => {
  const { catalogue } = archive.reading;
  const numbers = () => ids().map((id) => catalogue.document(id)!.directive);
  await get("/sua-hang-loat?sort=newest");
  const said = async (fields: Record<string, string>): Promise<void> => {
    const asked = { "ly-do": "Theo bản gốc", "cau-hoi": hidden("cau-hoi"), ...fields };
    expect((await post("/sua-hang-loat", asked)).status).toBe(200);
    const begun = await post("/sua-hang-loat", { ...asked, viec: "lam", so: hidden("so") });
    expect(begun.status).toBe(303);
    await work();
    await get("/sua-hang-loat?sort=newest");
  };
  await said({
    muc: "signatory",
    "gia-tri-signatory": "Trần Văn Thử",
    "chuc-vu": "Chủ tịch",
    "the-thuc": "",
  });
  expect(numbers().every(({ signatory }) => signatory?.name === "Trần Văn Thử")).toBe(true);
  const [first = ""] = ids();
  archive.services.corrections.save({
    ...{ document: first, field: "issuedOn", value: "2026-03-02", base: null, reason: "" },
    ...{ by: { id: null, name: "Lê Văn An" }, at: new Date().toISOString() },
  });
  const asked = {
    muc: "province",
    "gia-tri-province": "binh-thuan",
    "ly-do": "x",
    "cau-hoi": hidden("cau-hoi"),
  };
  await post("/sua-hang-loat", asked);
  expect(says()).toContain("1 văn bản ban hành khi chưa có, hoặc không còn tên tỉnh này: giữ nguyên");
  await said(asked);
  const places = numbers().map(({ province }) => province?.issued.id);
  expect(places.filter((id) => id !== "binh-thuan")).toHaveLength(1);
  await said({ muc: "issuedOn", "gia-tri-issuedOn": "ngày 24 tháng 02 năm 2017" });
  const days = numbers().map(({ issuedOn }) => issuedOn);
  // What somebody has said stays.
  expect(new Set(days)).toEqual(new Set(["2017-02-24", "2026-03-02"]));
  const wrong = { "ly-do": "x", "cau-hoi": hidden("cau-hoi") };
  for (const [muc, name, value] of [
    ["issuedOn", "gia-tri-issuedOn", "31/02/2017"],
    ["province", "gia-tri-province", ""],
    ["signatory", "chuc-vu", "Chủ tịch"],
  ] as const)
    expect((await post("/sua-hang-loat", { ...wrong, muc, [name]: value })).status).toBe(422);
});

it("refuses what is no value, in words, and keeps what was chosen", async () => {
  await get("/sua-hang-loat?q=c%C3%B4ng+%C4%91o%C3%A0n");
  const fields = { ...TAG, muc: "issuer", "gia-tri-issuer": "…", "cau-hoi": hidden("cau-hoi") };
  expect((await post("/sua-hang-loat", fields)).status).toBe(422);
  expect(page.querySelector(".refusal")?.textContent).toContain("phải có chữ");
  expect(page.querySelector('[name="gia-tri-issuer"]')?.getAttribute("value")).toBe("…");
  expect((await post("/sua-hang-loat", { ...fields, muc: "subject" })).status).toBe(422);
  expect((await post("/sua-hang-loat", { ...fields, muc: "type", "gia-tri-type": "" })).status).toBe(422);
  expect((await post("/sua-hang-loat", { ...fields, _the: "x" })).status).toBe(403);
  expect((await agent.get("/sua-hang-loat/x")).status).toBe(404);
});
