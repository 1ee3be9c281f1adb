import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import { parseHTML } from "linkedom";
import request from "supertest";
import { beforeEach, describe, expect, it } from "vitest";
import { openCatalogue } from "../../src/catalogue/index.ts";
import { auditedAs, UNCHANGING } from "../../web/access/audit.ts";
import { ROUTES } from "../../web/access/route-table.ts";
import { createApp } from "../../web/app.ts";
import { pagesOf } from "./letters-only.ts";

const PASSWORD = "văn thư giữ kho";
const FROM = { address: "", browser: "" };
let house: ReturnType<typeof pagesOf>;
beforeEach(() => {
  house = pagesOf(["Số: 12/KH-LĐLĐ\nKẾ HOẠCH\nTổ chức hội thi cắm hoa"]);
});

async function administrator(app = house.app) {
  const chosen = { password: PASSWORD, again: PASSWORD };
  const begun = await house.accounts.createFirst({ name: "quan.tri", fullName: "Bình", ...chosen }, FROM);
  const agent = request.agent(app).set("Cookie", `chi_dan_phien=${begun.token}`);
  const token = async (address = "/tai-khoan") =>
    parseHTML((await agent.get(address)).text)
      .document.querySelector('input[name="_the"]')
      ?.getAttribute("value") ?? "";
  const post = async (address: string, fields: Record<string, string>) =>
    agent
      .post(address)
      .type("form")
      .send({ _the: await token(), ...fields });
  return { agent, post };
}

/** Entries are written when the connection ends. */
async function entries(count: number) {
  const { audit } = house.catalogue;
  await expect.poll(() => audit.entries({}, 100).length).toBeGreaterThanOrEqual(count);
  return audit.entries({}, 100).reverse();
}

describe("the audit log", () => {
  it("has a name for every route that changes something", () => {
    const nameless = ROUTES.filter(({ method, path }) => method === "post" && !UNCHANGING.has(path)).filter(
      (rule) => auditedAs(rule, false) === null,
    );
    expect(nameless.map(({ path }) => path)).toEqual([]);
    expect(
      auditedAs({ method: "post", path: "/mot-trang-moi", right: "read", body: "form" }, false),
    ).toBeNull();
  });

  it("tells who signed in and who failed to, never what was typed where it may be a password", async () => {
    await administrator();
    const agent = request.agent(house.app);
    const { document } = parseHTML((await agent.get("/dang-nhap")).text);
    const _the = document.querySelector('input[name="_the"]')?.getAttribute("value") ?? "";
    const send = (ten: string, password: string) =>
      agent.post("/dang-nhap").type("form").send({ _the, ten, "mat-khau": password });
    await send("quan.tri", "sai mật khẩu này");
    await send("mật khẩu gõ nhầm chỗ", "x");
    await send("QUAN.TRI", PASSWORD);
    const found = await entries(3);
    expect(found.map(({ name, action, status }) => [name, action, status])).toEqual([
      ["quan.tri", "sign-in", 422],
      ["", "sign-in", 422],
      ["quan.tri", "sign-in", 303],
    ]);
    for (const { address, at } of found) {
      expect(address).toMatch(/127\.0\.0\.1/u);
      expect(Math.abs(at - Date.now())).toBeLessThan(60_000);
    }
    for (const secret of [PASSWORD, "sai mật khẩu", "gõ nhầm", _the])
      expect(JSON.stringify(found)).not.toContain(secret);
  });

  it("tells what was read and changed, and of searches only where the office wants it", async () => {
    const { agent, post } = await administrator();
    const [id] = house.ids;
    await agent.get(`/van-ban/${id}`);
    await agent.get("/?q=cắm+hoa");
    await post("/nguoi-dung", { ten: "doc.gia", "ho-ten": "Lê Văn Đọc", "vai-tro": "reader" });
    await agent.post("/nguoi-dung").type("form").send({ ten: "gia.mao" });
    const found = await entries(3);
    expect(found.map(({ action, path: page, detail, status }) => [action, page, detail, status])).toEqual([
      ["read", `/van-ban/${id}`, "", 200],
      ["people", "/nguoi-dung", "ten: doc.gia; ho-ten: Lê Văn Đọc; vai-tro: reader", 200],
      ["people", "/nguoi-dung", "ten: gia.mao", 403],
    ]);
    house = { ...house, app: createApp({ ...house.services, auditSearches: true }) };
    const name = "quan.tri";
    const begun = await house.accounts.signIn(name, PASSWORD, FROM);
    const cookie = `chi_dan_phien=${begun.how === "in" ? begun.token : ""}`;
    await request(house.app).get("/?q=cắm+hoa&year=2016").set("Cookie", cookie);
    expect((await entries(4)).at(-1)).toMatchObject({
      action: "search",
      name,
      detail: "q: cắm hoa; year: 2016",
    });
  });

  it("tells nothing of strangers who met a closed door", async () => {
    await administrator();
    await request(house.app).get(`/van-ban/${house.ids[0]}`);
    await request(house.app).post("/nguoi-dung").type("form").send({ ten: "x" });
    expect(house.catalogue.audit.entries({}, 10)).toEqual([]);
  });

  it("is shown, narrowed and exported to administrators alone, without formulas", async () => {
    const { agent } = await administrator();
    const { audit } = house.catalogue;
    const entry = {
      at: Date.UTC(2026, 1, 3, 5),
      person: 1,
      name: "quan.tri",
      path: "/x",
      address: "10.0.0.1",
      status: 200,
    };
    audit.note({ ...entry, action: "people", detail: "=HYPERLINK(1)" });
    audit.note({
      ...entry,
      action: "save",
      detail: "<script>alert(1)</script>",
      at: entry.at + 5 * 86_400_000,
    });
    const rows = async (question: string) =>
      parseHTML((await agent.get(`/nhat-ky?${question}`)).text).document.querySelectorAll(".rows > li")
        .length;
    expect(await rows("")).toBe(2);
    expect(await rows("viec=save")).toBe(1);
    expect(await rows("nguoi=khong.ai")).toBe(0);
    expect(await rows("tu=2026-02-02&den=2026-02-04")).toBe(1);
    expect(await rows("chu=hyperlink")).toBe(1);
    expect((await agent.get("/nhat-ky")).text).not.toContain("<script>alert");
    const csv = await agent.get("/nhat-ky/tai-ve?viec=people");
    expect(csv.headers["content-type"]).toContain("text/csv");
    expect(csv.text).not.toMatch(/(?:^|[;,\t"])=HYPERLINK/mu);
    expect(csv.text).toContain("HYPERLINK");
    expect((await request(house.app).get("/nhat-ky")).status).toBe(303);
  });

  it("is only added to; what is older than the kept time goes, nothing else", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "chi-dan-audit-"));
    const file = path.join(folder, "a.db");
    const catalogue = openCatalogue(file);
    const now = Date.now();
    const entry = { person: null, name: "", action: "read", path: "/", detail: "", address: "", status: 200 };
    for (const days of [0, 29, 40, 400, 800]) catalogue.audit.note({ ...entry, at: now - days * 86_400_000 });
    const db = new DatabaseSync(file);
    expect(() => db.exec("UPDATE audit SET name = 'x'")).toThrow(/only added to/u);
    expect(() => db.exec("DELETE FROM audit")).toThrow(/kept/u);
    db.close();
    catalogue.audit.keepFor(730, now);
    expect(catalogue.audit.entries({}, 10)).toHaveLength(4);
    catalogue.audit.keepFor(1, now);
    expect(catalogue.audit.entries({}, 10)).toHaveLength(2);
    catalogue.close();
    rmSync(folder, { recursive: true });
  });
});
