import { parseHTML } from "linkedom";
import request from "supertest";
import { beforeEach, describe, expect, it } from "vitest";
import type { Role } from "../../src/people/roles.ts";
import { letter, readAgain } from "../catalogue/letters.ts";
import { pagesOf } from "./letters-only.ts";

const PASSWORD = { password: "văn thư giữ kho", again: "văn thư giữ kho" };
const HERE = { address: "", browser: "" };
const BLANK = letter({ number: "      /KH-LĐLĐ", body: "Phát động phong trào thi đua Dân vận khéo." });
const UNDATED = letter({
  number: "      /KH-LĐLĐ",
  date: "ngày … tháng … năm …",
  subject: "việc khác hẳn của các cấp công đoàn",
});

let house: ReturnType<typeof pagesOf>;
beforeEach(() => {
  house = pagesOf([BLANK, UNDATED]);
});
const idOf = (at = 0): string => house.ids[at] as string;

/** Somebody who is signed in, with the last page that they opened. */
async function person(name: string, fullName: string, role: Role) {
  const { accounts, app } = house;
  if (!accounts.anyone())
    await accounts.createFirst({ name: "quan.tri", fullName: "Quản trị", ...PASSWORD }, HERE);
  const { token } = accounts.add({ name, fullName, role });
  const begun = await accounts.choosePassword(token, PASSWORD, HERE);
  const agent = request.agent(app).set("Cookie", `chi_dan_phien=${begun.token}`);
  let page = parseHTML("").document;
  const open = (text: string) => {
    page = parseHTML(text).document;
    return page;
  };
  return {
    agent,
    page: () => page,
    async get(address: string, status = 200) {
      const answer = await agent.get(address);
      expect(answer.status).toBe(status);
      return open(answer.text);
    },
    /** Sends the form of the open page, as it stands, with these fields. */
    async send(selector: string, fields: Record<string, string> = {}) {
      const form = page.querySelector(selector) ?? expect.fail(`no ${selector} on the page`);
      const values: Record<string, string> = {};
      for (const input of form.querySelectorAll("input, textarea, button[name]")) {
        const name = input.getAttribute("name");
        const choice = input.getAttribute("type") === "radio" && !input.hasAttribute("checked");
        if (name && !choice) values[name] = input.getAttribute("value") ?? input.textContent ?? "";
      }
      const answer = await agent
        .post(form.getAttribute("action") ?? "")
        .type("form")
        .send({ ...values, ...fields });
      if (answer.status !== 303) open(answer.text);
      return answer;
    },
  };
}
const keeper = () => person("van.thu", "Trần Thị Bình", "keeper");
const textOf = (root: { textContent: string | null } | null) =>
  (root?.textContent ?? "").replace(/\s+/gu, " ").trim();
const texts = (page: Document, selector: string) => [...page.querySelectorAll(selector)].map(textOf);

describe("the queue of doubtful fields", () => {
  it("shows one field with its passage, goes on after each answer, and lets it be taken back", async () => {
    const { catalogue } = house;
    const one = await keeper();
    let page = await one.get("/can-xem?muc=number");
    expect(texts(page, "h1")).toEqual(["Cần xem: 2 mục"]);
    expect(texts(page, ".passage mark")[0]).toContain("/KH-LĐLĐ");
    const first = page.querySelector('input[name="hang"]')?.getAttribute("value");
    const corrected = await one.send("form.correct", { "gia-tri": "157/KH-LĐLĐ" });
    page = await one.get(corrected.headers.location ?? "");
    expect(texts(page, ".done")[0]).toContain("sửa “(không có)” thành “157/KH-LĐLĐ”");
    expect(page.querySelector('input[name="hang"]')?.getAttribute("value")).not.toBe(first);
    const confirmed = await one.send("form.confirm");
    page = await one.get(confirmed.headers.location ?? "");
    expect(textOf(page.querySelector("main"))).toContain("Không còn mục nào cần xem");
    expect(house.ids.map((id) => catalogue.document(id)?.directive.number).sort()).toEqual([
      "157/KH-LĐLĐ",
      null,
    ]);

    await one.send(".done form");
    page = await one.get("/can-xem?muc=number");
    expect(texts(page, "h1")).toEqual(["Cần xem: 1 mục"]);
  });

  it("can be narrowed, walked in both directions, and begins anew at its end", async () => {
    const one = await keeper();
    const page = await one.get("/can-xem");
    const total = house.catalogue.doubtsAfter({ kind: null, cause: null }, null, 100).length;
    const places = new Set<string>();
    let address = "/can-xem";
    for (let n = 0; n < total; n += 1) {
      const at = (await one.get(address)).querySelector('input[name="hang"]')?.getAttribute("value");
      places.add(at ?? "");
      address = one.page().querySelector('[rel="next"]')?.getAttribute("href") ?? "";
    }
    expect(places.size).toBe(total);
    expect((await one.get(address)).querySelector('input[name="hang"]')?.getAttribute("value")).toBe(
      [...places][0],
    );
    const dates = [...page.querySelectorAll(".queue-filter a")].find((link) =>
      textOf(link).startsWith("Ngày"),
    );
    expect(texts(await one.get(dates?.getAttribute("href") ?? ""), "h1")).toEqual(["Cần xem: 1 mục"]);
    // What no address of ours says is as if it were not there.
    await one.get("/can-xem?muc=<script>&ly-do=x&sau=1&o=2&truoc=~&xong=~");
  });
});

describe("a correction", () => {
  it("is said on the document's page: who, when, why, and what stood there", async () => {
    const one = await keeper();
    await one.get(`/van-ban/${idOf()}/sua?muc=issuedOn`);
    const saved = await one.send("form.correct", { "gia-tri": "25/02/2017", "ly-do": "Dấu công văn đến" });
    expect(saved.headers.location).toBe(`/van-ban/${idOf()}#phieu`);
    const page = await one.get(`/van-ban/${idOf()}`);
    expect(texts(page, ".said")[0]).toMatch(
      /^Trần Thị Bình sửa \d\d\/\d\d\/\d{4} \d\d:\d\d: Dấu công văn đến; trước đó: 24\/02\/2017$/u,
    );
    expect(texts(page, ".card .corrected")).toContain("25/02/2017");
    await one.get(`/van-ban/${idOf()}/sua`);
    expect((await one.send(".history form")).status).toBe(303);
    expect(texts(await one.get(`/van-ban/${idOf()}`), ".said")).toEqual([]);
    expect(texts(await one.get(`/van-ban/${idOf()}/sua`), ".history li")).toHaveLength(2);
  });

  it("that cannot be is refused in words, and what was typed is still there", async () => {
    const one = await keeper();
    await one.get(`/van-ban/${idOf()}/sua?muc=issuedOn`);
    const answer = await one.send("form.correct", { "gia-tri": "31/02/2017", "ly-do": "đọc nhầm" });
    expect(answer.status).toBe(422);
    expect(texts(one.page(), ".refusal")[0]).toContain("Không có ngày này");
    const kept = (name: string) =>
      one.page().querySelector(`form.correct [name="${name}"]`)?.getAttribute("value");
    expect([kept("gia-tri"), kept("ly-do")]).toEqual(["31/02/2017", "đọc nhầm"]);
    expect((await one.send("form.correct", { "gia-tri": "28/02/2017", "ly-do": "  " })).status).toBe(422);
    const long = "dai ".repeat(25_000);
    await one.get(`/van-ban/${idOf()}/sua?muc=subject`);
    expect((await one.send("form.correct", { "gia-tri": long })).status).toBe(422);
    expect(one.page().querySelector("form.correct textarea")?.textContent?.length).toBe(long.length);
    expect(house.catalogue.correctionsOf(idOf())).toEqual([]);
  });

  it("never overwrites another that came meanwhile: both are shown, and nothing typed is lost", async () => {
    const [one, other] = [await keeper(), await person("van.thu.2", "Lê Văn An", "keeper")];
    const place = await one.get("/can-xem?muc=number");
    const id = place.querySelector('input[name="hang"]')?.getAttribute("value")?.split("~")[0] ?? "";
    await other.get("/can-xem?muc=number");
    await other.send("form.correct", { "gia-tri": "157/KH-LĐLĐ" });
    const late = await one.send("form.correct", { "gia-tri": "175/KH-LĐLĐ", "ly-do": "xem bản giấy" });
    expect(late.status).toBe(409);
    expect(texts(one.page(), ".refusal")[0]).toMatch(/Lê Văn An.+157\/KH-LĐLĐ/u);
    const kept = (name: string) =>
      one.page().querySelector(`form.correct [name="${name}"]`)?.getAttribute("value");
    expect([kept("gia-tri"), kept("ly-do")]).toEqual(["175/KH-LĐLĐ", "xem bản giấy"]);
    expect(house.catalogue.document(id)?.directive.number).toBe("157/KH-LĐLĐ");
    // A blind "đúng" would confirm what nobody has seen.
    await other.get(`/van-ban/${id}/sua?muc=number`);
    const again = await one.send("form.correct");
    expect(again.headers.location).toContain("/can-xem?muc=number&sau=");
    expect((await other.send("form.confirm")).status).toBe(409);
    expect(house.catalogue.correctionsOf(id).map(({ entry }) => [entry.value, entry.by.name])).toEqual([
      ["157/KH-LĐLĐ", "Lê Văn An"],
      ["175/KH-LĐLĐ", "Trần Thị Bình"],
    ]);
  });

  it("is for those who keep the archive, in a form of ours", async () => {
    const reader = await person("doc.gia", "Độc giả", "reader");
    for (const address of ["/can-xem", `/van-ban/${idOf()}/sua`]) await reader.get(address, 403);
    expect(texts(await reader.get(`/van-ban/${idOf()}`), ".edit")).toEqual([]);
    const token = reader.page().querySelector('input[name="_the"]')?.getAttribute("value") ?? "";
    const fields = {
      muc: "number",
      "gia-tri": "1/KH-LĐLĐ",
      "ly-do": "x",
      viec: "sua",
      "dua-tren": "",
      _the: token,
    };
    for (const what of ["sua", "hoan-tac"])
      expect((await reader.agent.post(`/van-ban/${idOf()}/${what}`).type("form").send(fields)).status).toBe(
        403,
      );
    const one = await keeper();
    await one.get(`/van-ban/${idOf()}/sua?muc=number`);
    expect((await one.send("form.correct", { _the: "x" })).status).toBe(403);
    await one.get(`/van-ban/${idOf()}/sua?muc=number`);
    expect((await one.send("form.correct", { muc: "secrecy" })).status).toBe(404);
    await one.get(`/van-ban/${"0".repeat(32)}/sua`, 404);
  });

  it("of any field prints what was typed, and runs nothing of it", async () => {
    const one = await keeper();
    const evil = `"><script>alert(1)</script><img src=x onerror=alert(1)>`;
    const texted = ["place", "subject", "issuer", "recipients", "addressees", "signatory"];
    for (const field of texted) {
      await one.get(`/van-ban/${idOf()}/sua?muc=${field}`);
      expect([field, (await one.send("form.correct", { "gia-tri": evil, "ly-do": evil })).status]).toEqual([
        field,
        303,
      ]);
    }
    for (const field of ["number", "issuedOn", "type", "province", "campaign:dan-van-kheo"]) {
      await one.get(`/van-ban/${idOf()}/sua?muc=${field}`);
      expect([field, (await one.send("form.correct", { "gia-tri": evil })).status]).toEqual([field, 422]);
      expect(one.page().querySelector("main script, main img")).toBeNull();
    }
    for (const address of [
      `/van-ban/${idOf()}`,
      `/van-ban/${idOf()}/sua`,
      `/van-ban/${idOf()}/sua?muc=subject`,
    ]) {
      const page = await one.get(address);
      expect(page.querySelector("main script, main img, main [onerror]")).toBeNull();
      expect(textOf(page.querySelector("main"))).toContain("<script>alert(1)</script>");
    }
  });

  it("adds a citation that no reader saw, by the letter's own words, and keeps it when it is read anew", async () => {
    const one = await keeper();
    const id = idOf();
    const words = "Ban Thường vụ Liên đoàn Lao động tỉnh";
    const before = house.catalogue.document(id)?.directive.citations ?? [];
    const add = async (trich: string, khac: string) => {
      await one.get(`/van-ban/${id}/sua`);
      return one.send("#vien-dan-sot form", { trich, khac, "quan-he": "carries-out" });
    };
    expect((await add("không có câu này", "Chỉ thị 05-CT/TW ngày 15/5/2016")).status).toBe(422);
    expect(textOf(one.page().querySelector(".refusal"))).toContain("Không thấy câu này");
    expect((await add(before[0]?.text ?? "", "")).status).toBe(422);
    expect(textOf(one.page().querySelector(".refusal"))).toContain("đã thấy");
    expect((await add(words, "một văn bản nào đó")).status).toBe(422);
    expect(textOf(one.page().querySelector("#vien-dan-sot textarea"))).toContain(words);
    // However its lines fall.
    const said = await add(
      words.replace(" tỉnh", "\n  tỉnh"),
      "Kế hoạch số 12-KH/TU ngày 01/02/2017 của Tỉnh ủy Bình Thuận",
    );
    expect(said.status).toBe(303);
    const cited = () => house.catalogue.document(id)?.directive.citations.at(-1);
    expect(cited()).toMatchObject({ text: words, key: "binh-thuan.TU.KH.12@2017", relation: "carries-out" });
    expect(house.catalogue.graph.node("binh-thuan.TU.KH.12@2017")?.citedBy).toBe(1);
    readAgain(house.catalogue, "again");
    expect(cited()).toMatchObject({ text: words, key: "binh-thuan.TU.KH.12@2017", relation: "carries-out" });
    const page = await one.get(`/van-ban/${id}/sua`);
    expect(texts(page, ".history li")[0]).toContain("thêm “thực hiện Kế hoạch 12-KH/TU");
    await one.send(".history form", {});
    expect(house.catalogue.document(id)?.directive.citations).toEqual(before);
  });

  it("tags a campaign, takes one away, and decides what a citation means", async () => {
    const one = await keeper();
    const { directive } = house.catalogue.document(idOf()) ?? expect.fail();
    await one.get(`/van-ban/${idOf()}/sua?muc=campaign:dan-van-kheo`);
    await one.send("form.correct", { "gia-tri": "" });
    await one.get(`/van-ban/${idOf()}/sua?muc=campaign:nam-vi-loi-ich-doan-vien`);
    const tagged = await one.send("form.correct", { "gia-tri": "primary" });
    const cited = directive.citations[0]?.text ?? "";
    await one.get(`/van-ban/${idOf()}/sua?muc=${encodeURIComponent(`citation:${cited}`)}`);
    const said = await one.send("form.correct", { "gia-tri": "khong-phai" });
    expect([tagged.status, said.status]).toEqual([303, 303]);
    const now = house.catalogue.document(idOf())?.directive;
    expect([now?.campaigns.map(({ id }) => id), now?.citations]).toEqual([["nam-vi-loi-ich-doan-vien"], []]);
    expect(texts(await one.get(`/van-ban/${idOf()}`), "#chien-dich .said")[0]).toContain("Trần Thị Bình sửa");
  });
});
