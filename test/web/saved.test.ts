import { writeFileSync } from "node:fs";
import path from "node:path";
import { parseHTML } from "linkedom";
import request from "supertest";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createApp } from "../../web/app.ts";
import { type Archive, openArchive } from "./archive.ts";

let archive: Archive;
let agent: ReturnType<typeof request.agent>;
let token = "";
beforeAll(async () => {
  archive = await openArchive();
  agent = request.agent(createApp(archive.services));
});
afterAll(() => archive?.close());

async function get(address: string): Promise<Document> {
  const { status, text } = await agent.get(address);
  expect(status).toBe(200);
  const { document } = parseHTML(text);
  token = document.querySelector('input[name="_the"]')?.getAttribute("value") ?? token;
  return document;
}
const post = (address: string, fields: Record<string, string> = {}) =>
  agent
    .post(address)
    .type("form")
    .send({ _the: token, ...fields });
const texts = (document: Document, selector: string) =>
  [...document.querySelectorAll(selector)].map((node) =>
    (node.textContent ?? "").replace(/\s+/gu, " ").trim(),
  );
const names = async () => texts(await get("/tim-da-luu"), ".rows > li > p > a:first-child");
const fresh = async () =>
  [...(await get("/tim-da-luu")).querySelectorAll("a.fresh")].map((link) => link.firstChild?.textContent);

async function takeIn(file: string | null, options: { rebuild?: boolean } = {}): Promise<void> {
  if (file) writeFileSync(path.join(archive.folder, file), letter(file));
  await archive.index([archive.folder], options);
}
const letter = (name: string) => `LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH THUẬN
Số: ${name.length}/KH-LĐLĐ
Bình Thuận, ngày 05 tháng 3 năm 2024
KẾ HOẠCH
Tổ chức hội thi cắm hoa nghệ thuật trong đoàn viên, ${name.length} đội của ${name}
Thời gian tổ chức từ ngày 08/3 tại Nhà Văn hóa Lao động tỉnh.`;

it("keeps a search in one click, under a name that says what it asks, once", async () => {
  const page = await get(`/?q=${encodeURIComponent("cắm hoa")}&year=2024&page=1`);
  const asked = page.querySelector('input[name="cau-hoi"]')?.getAttribute("value") ?? "";
  for (const _ of [1, 2]) expect((await post("/tim-da-luu", { "cau-hoi": asked })).status).toBe(303);
  await get("/?q=d%C3%A2n+v%E1%BA%ADn+kh%C3%A9o");
  await post("/tim-da-luu", { "cau-hoi": "q=dân+vận+khéo&page=7&explain=1" });
  expect(await names()).toEqual(["cắm hoa, Năm 2024", "dân vận khéo"]);
  const href = (await get("/tim-da-luu")).querySelector(".rows a")?.getAttribute("href");
  expect(new URLSearchParams(href?.slice(2)).get("year")).toBe("2024");
});

it("says what has come in since the last look, exactly once, also after reading again and a rebuild", async () => {
  expect(await fresh()).toEqual([]);
  await takeIn("hội thi.txt");
  expect(await fresh()).toEqual(["1 mới"]);
  const [row] = archive.services.saved.savedOf(null);
  const page = await get(`/tim-da-luu/${row?.id}`);
  expect(texts(page, ".rows a")[0]).toContain("cắm hoa");
  const until = page.querySelector('input[name="den"]')?.getAttribute("value") ?? "";

  // Comes in while the page is being looked at: it has not been seen.
  await takeIn("hội thi lần thứ hai của tỉnh.txt");
  await post(`/tim-da-luu/${row?.id}/da-xem`, { den: until });
  expect(await fresh()).toEqual(["1 mới"]);
  await takeIn(null, { rebuild: true });
  expect(await fresh()).toEqual(["1 mới"]);
  await post(`/tim-da-luu/${row?.id}/da-xem`, { den: archive.reading.catalogue.lastArrived() ?? "" });
  expect(await fresh()).toEqual([]);
  await takeIn(null, { rebuild: true });
  expect(await fresh()).toEqual([]);
  // Nobody can look at what has not come in yet.
  await post(`/tim-da-luu/${row?.id}/da-xem`, { den: "999999" });
  await takeIn("ba.txt");
  expect(await fresh()).toEqual(["1 mới"]);
}, 120_000);

it("renames, reorders, deletes with a way back, exports and imports", async () => {
  const [first, second] = archive.services.saved.savedOf(null);
  await post(`/tim-da-luu/${second?.id}/chuyen`, { huong: "len" });
  await post(`/tim-da-luu/${first?.id}/ten`, { ten: "<b>Cắm hoa</b>" });
  expect(await names()).toEqual(["dân vận khéo", "<b>Cắm hoa</b>"]);
  const kept = (await agent.get("/tim-da-luu/xuat.json")).text;
  const gone = await post(`/tim-da-luu/${second?.id}/xoa`);
  expect(await names()).toEqual(["<b>Cắm hoa</b>"]);
  expect(texts(await get(gone.headers.location ?? ""), ".done")[0]).toContain("Lấy lại");
  await post(`/tim-da-luu/${second?.id}/khoi-phuc`);
  expect(await names()).toEqual(["dân vận khéo", "<b>Cắm hoa</b>"]);
  for (const { id } of archive.services.saved.savedOf(null)) await post(`/tim-da-luu/${id}/xoa`);
  await post("/tim-da-luu/nhap", { "noi-dung": "không phải tệp của chúng tôi" });
  expect(await names()).toEqual([]);
  await post("/tim-da-luu/nhap", { "noi-dung": kept });
  expect(await names()).toEqual(["dân vận khéo", "<b>Cắm hoa</b>"]);
});

it("keeps no more than it can look after, and says so", async () => {
  const many = Array.from({ length: 120 }, (_, at) => ({ name: `${at}`, query: `q=${at}`, shared: false }));
  const { saved } = archive.services;
  const before = saved.savedOf(null);
  const answer = await post("/tim-da-luu/nhap", { "noi-dung": JSON.stringify(many) });
  expect([answer.status, answer.text.includes("hãy xoá bớt")]).toEqual([422, true]);
  expect(saved.savedOf(null)).toHaveLength(100);
  const now = new Date().toISOString();
  for (const { id } of saved.savedOf(null).slice(before.length)) saved.discard(null, id, now);
});

it("shows a search that is shared to others, and lets nobody else change or see a private one", async () => {
  const { accounts, saved } = archive.services;
  const password = { password: "mật khẩu rất dài", again: "mật khẩu rất dài" };
  await accounts.createFirst(
    { name: "quan.tri", fullName: "Trần Thị Bình", ...password },
    { address: "", browser: "" },
  );
  const [admin] = accounts.people();
  const mine = saved.savedOf(admin?.id ?? 0);
  expect(mine).toHaveLength(2);
  saved.share(admin?.id ?? 0, mine[0]?.id ?? 0, true);
  const { token: link } = accounts.add({ name: "doc.gia", fullName: "", role: "reader" });
  const begun = await accounts.choosePassword(link, password, { address: "", browser: "" });
  agent = request.agent(createApp(archive.services)).set("Cookie", `chi_dan_phien=${begun.token}`);
  expect(await names()).toEqual(["dân vận khéo"]);
  for (const { id } of mine) {
    expect((await agent.get(`/tim-da-luu/${id}`)).status).toBe(404);
    for (const what of ["ten", "xoa", "da-xem", "chia-se", "chuyen", "khoi-phuc"])
      expect((await post(`/tim-da-luu/${id}/${what}`, { ten: "x", den: "1", chung: "0" })).status).toBe(404);
  }
  expect(saved.savedOf(admin?.id ?? 0)).toEqual(mine.map((one, at) => ({ ...one, shared: at === 0 })));
});
