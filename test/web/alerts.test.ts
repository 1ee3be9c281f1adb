/** What pages, feeds and mails say of saved searches; the engine is away, and none of it needs it. */
import { parseHTML } from "linkedom";
import request from "supertest";
import { beforeEach, describe, expect, it } from "vitest";
import { evaluateAlerts } from "../../src/alerts/evaluate.ts";
import { createMailer } from "../../src/alerts/mailer.ts";
import { sendMails } from "../../src/alerts/sending.ts";
import type { Role } from "../../src/people/roles.ts";
import { createApp } from "../../web/app.ts";
import { atomOf, uuidOf } from "../../web/presenters/atom.ts";
import { startMailServer } from "../alerts/smtp-server.ts";
import { newDocument } from "../catalogue/fixture.ts";
import { knowledge } from "../graph/archive.ts";
import { pagesOf } from "./letters-only.ts";

const PASSWORD = "văn thư giữ kho";
let house: ReturnType<typeof pagesOf>;
beforeEach(() => {
  house = pagesOf([]);
});

function browser(token = "") {
  const agent = request.agent(house.app);
  if (token) void agent.set("Cookie", `chi_dan_phien=${token}`);
  let form = "";
  const get = async (address: string) => {
    const { status, text } = await agent.get(address);
    const { document } = parseHTML(text);
    form = document.querySelector('input[name="_the"]')?.getAttribute("value") ?? form;
    return { status, text, document };
  };
  const post = (address: string, fields: Record<string, string> = {}) =>
    agent
      .post(address)
      .type("form")
      .send({ _the: form, ...fields });
  return { get, post };
}

async function person(name: string, role: Role = "reader") {
  const { accounts } = house;
  const from = { address: "", browser: "" };
  const chosen = { password: PASSWORD, again: PASSWORD };
  if (!accounts.anyone())
    await accounts.createFirst({ name: "quan.tri", fullName: "Trần Thị Bình", ...chosen }, from);
  const { id, token } = accounts.add({ name, fullName: `Ông ${name}`, role });
  const begun = await accounts.choosePassword(token, chosen, from);
  const visitor = browser(begun.token);
  await visitor.get("/tai-khoan");
  return { id, ...visitor };
}

async function comeIn(count: number, words: string, from = 0): Promise<string[]> {
  const documents = Array.from({ length: count }, (_, at) => {
    const own = `${from + at}/KH-${words.length}`;
    return newDocument(`${words} ${own}`, {
      number: own,
      subject: `<b>${words}</b> & ${own}`,
      citations: [],
    });
  });
  const { catalogue } = house;
  for (const one of documents) catalogue.addDocument(one);
  const ids = documents.map(({ id }) => id);
  catalogue.noteSending(ids);
  catalogue.notePublished(ids.map((id) => ({ id, revision: "1" })));
  const searching = { engine: house.engine, catalogue, knowledge };
  await evaluateAlerts({ alerts: catalogue.alerts, searching, now: Date.now, turn: async () => {} });
  return ids;
}

const save = (owner: number | null, name: string, query: string) =>
  house.catalogue.saved.save(owner, { name, query, shared: false }) ?? 0;
const news = (document: Document) => document.querySelector(".news")?.textContent?.trim();

describe("what is new", () => {
  it("is counted on every page, listed on its own, and gone when it was looked at", async () => {
    const search = save(null, "Hội thi", "q=hội thi");
    save(null, "Khác", "q=cắm hoa");
    const visitor = browser();
    expect(news((await visitor.get("/chi-thi")).document)).toBeUndefined();
    await comeIn(25, "hội thi nấu ăn");
    expect(news((await visitor.get("/chi-thi")).document)).toBe("25 văn bản mới");
    const { document, text } = await visitor.get("/thong-bao");
    expect(document.querySelectorAll(".alert")).toHaveLength(1);
    expect(document.querySelectorAll(".alert li")).toHaveLength(20);
    expect(document.querySelector("main")?.textContent).toContain("Xem 5 văn bản nữa");
    expect(text).not.toContain("<b>hội");
    const den = document.querySelector('input[name="den"]')?.getAttribute("value") ?? "";
    expect(den).toMatch(new RegExp(`^${search}:[\\da-f]{32}$`, "u"));
    // Comes in while the page is being looked at.
    const [last] = await comeIn(1, "hội thi khác");
    expect((await visitor.post("/thong-bao/da-xem", { den })).status).toBe(303);
    expect(news((await visitor.get("/thong-bao")).document)).toBe("1 văn bản mới");
    await visitor.post("/thong-bao/da-xem", {
      den: `${search}:${last} 999:${last} x:y ${search}:${"0".repeat(32)}`,
    });
    expect(news((await visitor.get("/thong-bao")).document)).toBeUndefined();
  });

  it("is each person's own", async () => {
    const [one, other] = [await person("mot"), await person("hai")];
    const search = save(one.id, "Hội thi", "q=hội thi");
    const ids = await comeIn(2, "hội thi");
    expect(news((await one.get("/thong-bao")).document)).toBe("2 văn bản mới");
    expect(news((await other.get("/thong-bao")).document)).toBeUndefined();
    await other.post("/thong-bao/da-xem", { den: `${search}:${ids[1]}` });
    for (const what of ["bao", "tin", "thoi-tin"])
      expect((await other.post(`/tim-da-luu/${search}/${what}`, { thu: "now" })).status).toBe(404);
    expect(news((await one.get("/thong-bao")).document)).toBe("2 văn bản mới");
  });

  it("is watched for a directive in one click", async () => {
    house = pagesOf([
      "Số: 12/KH-LĐLĐ\nKẾ HOẠCH\nthực hiện\nCăn cứ Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị",
    ]);
    const visitor = browser();
    const [entry] = house.graph.mostCited(1);
    const { document } = await visitor.get(`/chi-thi/${encodeURIComponent(entry?.key ?? "")}`);
    const field = (name: string) =>
      document.querySelector(`.directive-watch input[name="${name}"]`)?.getAttribute("value") ?? "";
    expect(
      (await visitor.post("/tim-da-luu", { "cau-hoi": field("cau-hoi"), ten: field("ten") })).status,
    ).toBe(303);
    expect(house.catalogue.saved.savedOf(null)).toMatchObject([
      {
        name: "Viện dẫn Chỉ thị số 05-CT/TW",
        query: new URLSearchParams({ cites: entry?.key ?? "" }).toString(),
      },
    ]);
  });
});

describe("a feed", () => {
  async function feedOf(visitor: ReturnType<typeof browser>, search: number): Promise<string> {
    const made = await visitor.post(`/tim-da-luu/${search}/tin`);
    const { document } = parseHTML(made.text);
    const { pathname, search: query } = new URL(document.querySelector("code.link")?.textContent ?? "");
    return pathname + query;
  }

  it("is read by its secret address alone, with its owner's rights, until it is renewed or they are gone", async () => {
    const owner = await person("mot");
    const search = save(owner.id, "Hội thi & <hoa>", "q=hội thi");
    const first = await feedOf(owner, search);
    const token = new URL(first, "http://x").searchParams.get("the") ?? "";
    expect(house.log.join("\n")).not.toContain(token);
    const ids = await comeIn(2, "hội thi");
    const stranger = () => request(house.app).get(first);
    const feed = await stranger();
    expect([feed.status, feed.headers["content-type"]]).toEqual([200, "application/atom+xml; charset=utf-8"]);
    for (const id of ids) expect(feed.text).toContain(`/van-ban/${id}"`);
    expect(feed.headers["set-cookie"]).toBeUndefined();
    const tag = feed.headers.etag ?? "";
    expect((await stranger().set("If-None-Match", tag)).status).toBe(304);
    await comeIn(1, "hội thi nữa");
    expect((await stranger().set("If-None-Match", tag)).status).toBe(200);

    const second = await feedOf(owner, search);
    expect((await stranger()).status).toBe(404);
    expect((await request(house.app).get(second)).status).toBe(200);
    await owner.post(`/tim-da-luu/${search}/thoi-tin`);
    expect((await request(house.app).get(second)).status).toBe(404);
    const third = await feedOf(owner, search);
    house.accounts.setClosed(owner.id, true);
    expect((await request(house.app).get(third)).status).toBe(404);
    expect((await request(house.app).get("/tin-moi.atom")).status).toBe(404);
  });

  it("keeps what it has told when it was looked at, and tells a bulk in one entry", async () => {
    const owner = await person("mot");
    const search = save(owner.id, "Hội thi", "q=hội thi");
    const address = await feedOf(owner, search);
    await comeIn(2, "hội thi");
    await comeIn(300, "hội thi lớn");
    house.catalogue.saved.look(owner.id, search, 10_000);
    const { text } = await request(house.app).get(address);
    expect(text.match(/<entry>/gu)).toHaveLength(3);
    expect(text).toContain("300 văn bản mới");
  });

  it("before there are accounts is read at this machine alone", async () => {
    const visitor = browser();
    const search = save(null, "Hội thi", "q=hội thi");
    await comeIn(1, "hội thi");
    await visitor.get("/thong-bao");
    const address = await feedOf(visitor, search);
    expect((await request(house.app).get(address)).status).toBe(200);
    expect((await request(house.app).get(address).set("X-Forwarded-For", "10.0.0.9")).status).toBe(404);
  });

  it("is well-formed Atom with everything that the format asks for, whatever its texts hold", () => {
    const nasty = `]]> <a href="x">'&amp; \u0000\u0008\uFFFE ${String.fromCharCode(0xd800)} \u{1F600}`;
    const entry = {
      id: uuidOf("a".repeat(43)),
      title: nasty,
      href: `http://x/?a=1&b="`,
      updated: 0,
      summary: nasty,
    };
    const xml = atomOf({ ...entry, self: "http://x/&", entries: [entry, { ...entry, summary: undefined }] });
    for (const sign of ["\0", "\b", "\uFFFE", "\uD800"]) expect(xml).not.toContain(sign);
    const { document } = parseHTML(xml.replace(/<\?xml[^>]*>/u, ""));
    for (const name of ["id", "title", "updated", "author"])
      expect(document.querySelector(`feed > ${name}`)).not.toBeNull();
    expect(document.querySelectorAll("entry")).toHaveLength(2);
    expect(document.querySelector("entry > title")?.textContent).toContain('<a href="x">\'&amp;');
    expect(entry.id).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u);
  });
});

describe("mails", () => {
  it("go to an address only when its owner has confirmed it, with their password", async () => {
    const server = await startMailServer();
    try {
      const owner = await person("mot");
      const mailer = createMailer({
        ...{ host: "127.0.0.1", port: server.port, security: "none", user: undefined, password: undefined },
        ...{ from: "chi-dan@coquan.vn", base: "https://kho.example.vn" },
      });
      const { alerts, addresses, accounts, catalogue } = { ...house.services, catalogue: house.catalogue };
      const send = () =>
        sendMails({
          alerts,
          addresses,
          accounts,
          catalogue,
          mailer,
          visible: (_id, ids) => ids,
          now: Date.now,
        });
      const ask = (fields: Record<string, string>) =>
        owner.post("/tai-khoan/thu", { "dia-chi": "mot@coquan.vn", "hien-tai": PASSWORD, ...fields });
      expect((await ask({ "hien-tai": "sai mật khẩu" })).status).toBe(422);
      expect((await ask({ "dia-chi": "mot@coquan.vn\r\nBcc: x" })).status).toBe(422);
      expect((await ask({})).status).toBe(303);
      expect(await send()).toBe(1);
      const link = /https:\/\/kho\.example\.vn(\/tai-khoan\/thu\?the=([\w-]{43}))/u.exec(
        server.mails[0]?.text ?? "",
      );
      expect((await owner.get(link?.[1] ?? "")).status).toBe(200);
      const other = await person("hai");
      await other.get("/tai-khoan");
      expect((await other.post("/tai-khoan/thu/xac-nhan", { the: link?.[2] ?? "" })).status).toBe(410);
      expect((await owner.post("/tai-khoan/thu/xac-nhan", { the: link?.[2] ?? "" })).status).toBe(303);
      expect(addresses.mailOf(owner.id)).toBe("mot@coquan.vn");

      // A forgotten password: the same answer for every name, a link for the one that has an address.
      const forgetful = browser();
      await forgetful.get("/dang-nhap/quen");
      const answers = [];
      for (const ten of ["mot", "hai", "khong.ai"])
        answers.push((await forgetful.post("/dang-nhap/quen", { ten })).text);
      const plain = answers.map((text) => parseHTML(text).document.querySelector("main")?.textContent);
      expect(new Set(plain).size).toBe(1);
      expect(await send()).toBe(1);
      const reset = /\/tai-khoan\/lien-ket\?the=[\w-]{43}/u.exec(server.mails[1]?.text ?? "")?.[0] ?? "";
      expect((await forgetful.get(reset)).status).toBe(200);
      for (const mail of server.mails)
        expect(JSON.stringify(alerts.mails(10))).not.toContain(mail.text.slice(-60, -5));
      expect(house.log.join("\n")).not.toContain(reset.slice(-43));
    } finally {
      await server.close();
    }
  });

  it("are not offered where the office has no mail server", async () => {
    const owner = await person("mot");
    house = { ...house, app: createApp({ ...house.services, mailing: false }) };
    const { accounts } = house;
    const begun = await accounts.signIn("mot", PASSWORD, { address: "", browser: "" });
    const visitor = browser(begun.how === "in" ? begun.token : "");
    expect((await visitor.get("/tai-khoan")).text).toContain("chưa đặt máy gửi thư");
    expect((await visitor.post("/tai-khoan/thu", { "dia-chi": "a@b.vn", "hien-tai": PASSWORD })).status).toBe(
      422,
    );
    expect(owner.id).toBeGreaterThan(0);
    expect((await browser().get("/dang-nhap/quen")).text).toContain("xin người quản trị");
  });
});
