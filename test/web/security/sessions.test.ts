/** Who somebody is, what a form must carry, and how often may be guessed: on a real server; none of it asks the engine. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROUTES } from "../../../web/access/route-table.ts";
import { pagesOf } from "../letters-only.ts";
import {
  cookiesIn,
  exampleOf,
  FORM,
  formOf,
  PASSWORD,
  type Served,
  serve,
  tokenIn,
  type Visitor,
  visitorAt,
} from "./house.ts";

const pages = pagesOf([]);
const { accounts, collections, saved, alerts } = pages.services;
let house: Served;
let admin: Visitor;
beforeAll(async () => {
  house = await serve(pages.services);
  admin = await house.person("quan.tri", "administrator");
});
afterAll(() => house?.close());

const sessionOf = (cookies: readonly string[]): string =>
  cookies.find((one) => one.startsWith("chi_dan_phien="))?.split("=")[1] ?? "";

describe("a session", () => {
  it("that somebody else has planted never becomes the one that is signed in", async () => {
    const planted = "A".repeat(43);
    const known = visitorAt(house.port, [`chi_dan_phien=${planted}`]);
    await known.get("/dang-nhap");
    const answer = await known.post("/dang-nhap", { ten: "quan.tri", "mat-khau": PASSWORD });
    const begun = sessionOf(cookiesIn(answer));
    expect([answer.status, begun.length, begun === planted]).toEqual([303, 43, false]);
    expect((await visitorAt(house.port, [`chi_dan_phien=${planted}`]).get("/tai-khoan")).status).toBe(303);
    // One of the attacker's own that is really signed in ends when its bearer signs in as somebody else.
    const attacker = await house.person("ke.gian", "reader");
    const victim = visitorAt(house.port, attacker.cookie().split("; "));
    await victim.get("/tai-khoan");
    expect((await victim.post("/dang-nhap", { ten: "quan.tri", "mat-khau": PASSWORD })).status).toBe(303);
    expect((await attacker.get("/tai-khoan")).status).toBe(303);
  });

  it("changes with the password and with a link, and no older one is left", async () => {
    const person = await house.person("doi.mat.khau", "reader");
    const before = person.cookie();
    const chosen = { "hien-tai": PASSWORD, "mat-khau": "mật khẩu khác hẳn", "nhap-lai": "mật khẩu khác hẳn" };
    expect((await person.post("/tai-khoan/mat-khau", chosen)).status).toBe(303);
    expect(person.cookie()).not.toBe(before);
    expect((await visitorAt(house.port, before.split("; ")).get("/tai-khoan")).status).toBe(303);
    const second = person.cookie();
    const the = accounts.linkFor(person.id);
    const linked = house.stranger();
    await linked.get(`/tai-khoan/lien-ket?the=${the}`);
    const again = { the, "mat-khau": "thêm một mật khẩu", "nhap-lai": "thêm một mật khẩu" };
    expect((await linked.post("/tai-khoan/lien-ket", again)).status).toBe(303);
    expect((await visitorAt(house.port, second.split("; ")).get("/tai-khoan")).status).toBe(303);
    expect((await linked.get("/tai-khoan")).status).toBe(200);
  });

  it("is carried by a cookie that no script reads, no other site's form sends, and only its own name gives", async () => {
    const visitor = house.stranger();
    const page = await visitor.get("/dang-nhap");
    const entered = await visitor.post("/dang-nhap", { ten: "quan.tri", "mat-khau": PASSWORD });
    for (const cookie of [...(page.headers["set-cookie"] ?? []), ...(entered.headers["set-cookie"] ?? [])])
      expect(cookie).toMatch(/; Path=\/(?:;.*)?; HttpOnly; SameSite=(?:Lax|Strict)$/u);
    const token = sessionOf(cookiesIn(entered));
    for (const name of ["phien", "session", "chi_dan_phien2", "CHI_DAN_PHIEN"])
      expect((await visitorAt(house.port, [`${name}=${token}`]).get("/tai-khoan")).status).toBe(303);
    for (const at of [`/tai-khoan?chi_dan_phien=${token}`, `/tai-khoan;chi_dan_phien=${token}`])
      expect((await house.stranger().get(at)).status).not.toBe(200);
  });
});

describe("a form", () => {
  it("changes nothing without its token, with an older one, another's, another browser's, or as another type", async () => {
    const other = await house.person("nguoi.khac", "administrator");
    const stranger = house.stranger();
    await stranger.get("/dang-nhap");
    const state = () =>
      JSON.stringify([
        ...[accounts.people(), collections.collections()],
        ...[saved.savedOf(1), alerts.mails(100)],
      ]);
    const before = state();
    const changing = ROUTES.filter(({ method, body }) => method === "post" && body !== "own");
    expect(changing.length).toBeGreaterThan(40);
    for (const { path: pattern, body } of changing) {
      const address = exampleOf(pattern);
      const fields = { ten: "gia.mao", "ho-ten": "Giả mạo", "cau-hoi": "q=x", "vai-tro": "administrator" };
      const tokens = [
        "",
        "x",
        "x.y",
        other.token(),
        stranger.token(),
        `${admin.token()}x`,
        admin.token().slice(1),
      ];
      for (const token of tokens) {
        const sent = { method: "POST", headers: FORM, body: formOf({ _the: token, ...fields }) };
        const { status } = await admin.ask(address, sent);
        expect([400, 403], `${pattern} ${token}`).toContain(status);
      }
      // What a page of another site can send without asking: its token would have to stand in the body all the same.
      for (const type of ["text/plain", "application/json", "multipart/form-data; boundary=x"]) {
        const sent = { method: "POST", headers: { "content-type": type }, body: JSON.stringify(fields) };
        expect([400, 403], `${pattern} ${type}`).toContain((await admin.ask(address, sent)).status);
      }
      const right = formOf({ _the: admin.token(), ...fields });
      for (const claim of [
        ...[{ "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site" }, { origin: "null" }],
        ...[{ origin: "https://evil.example" }, { origin: `http://127.0.0.1.evil.example:${house.port}` }],
      ]) {
        const type = body === "files" ? { "content-type": "multipart/form-data; boundary=x" } : FORM;
        const sent = { method: "POST", headers: { ...type, ...claim }, body: right };
        expect((await admin.ask(address, sent)).status, `${pattern} ${JSON.stringify(claim)}`).toBe(403);
      }
    }
    expect(state()).toBe(before);
  });

  it("of the page before signing in is worth nothing afterwards", async () => {
    const visitor = house.stranger();
    const early = tokenIn(await visitor.get("/dang-nhap"));
    await visitor.post("/dang-nhap", { ten: "quan.tri", "mat-khau": PASSWORD });
    const body = formOf({ _the: early, phien: "khac" });
    expect((await visitor.ask("/tai-khoan/phien", { method: "POST", headers: FORM, body })).status).toBe(403);
  });

  it("is the only way to change anything: no address that is only looked at does", async () => {
    const state = () => JSON.stringify([accounts.people(), collections.collections(), saved.savedOf(1)]);
    const before = state();
    for (const { method, path: pattern } of ROUTES) {
      const asked = `${exampleOf(pattern)}?_the=${encodeURIComponent(admin.token())}&ten=x&vai-tro=reader&cau-hoi=q`;
      if (method === "post") await admin.get(asked);
      else await admin.ask(asked, { method: "HEAD" });
      for (const override of [{ "x-http-method-override": "POST" }, { "x-method-override": "DELETE" }])
        await admin.ask(asked, { headers: override });
    }
    expect(state()).toBe(before);
  });
});

describe("a guesser", () => {
  const wrong = async (visitor: Visitor, ten: string, from = "") => {
    const { status } = await visitor.post(
      "/dang-nhap",
      { ten, "mat-khau": "đoán mò mật khẩu" },
      from === "" ? {} : { "x-forwarded-for": from },
    );
    return status;
  };

  it("of one name is stopped from one address, and from many", async () => {
    await house.person("bi.doan", "reader");
    const guesser = house.stranger();
    await guesser.get("/dang-nhap");
    const tries = [];
    for (let at = 0; at < 8; at += 1) tries.push(await wrong(guesser, "bi.doan", "10.1.1.1"));
    expect(tries).toEqual([422, 422, 422, 422, 422, 429, 429, 429]);
    // Other spellings of the name are the name.
    expect(await wrong(guesser, " BI.DOAN ", "10.1.1.1")).toBe(429);
    const spread = [];
    for (let at = 0; at < 70; at += 1) spread.push(await wrong(guesser, "bi.doan", `10.2.${at}.1`));
    expect(spread.filter((status) => status === 422)).toHaveLength(55);
    expect(spread.slice(-10)).toEqual(Array.from({ length: 10 }, () => 429));
    const late = { ten: "bi.doan", "mat-khau": PASSWORD };
    expect((await guesser.post("/dang-nhap", late, { "x-forwarded-for": "10.3.0.1" })).status).toBe(429);
  });

  it("of many names is stopped at its address, and cannot say that it is elsewhere", async () => {
    // No proxy of ours: what it says of others is not believed.
    const direct = await serve({ ...pages.services, proxies: "10.9.9.9" });
    const believed = house.stranger();
    const guesser = direct.stranger();
    await guesser.get("/dang-nhap");
    await believed.get("/dang-nhap");
    const tries = [];
    for (let at = 0; at < 33; at += 1) tries.push(await wrong(guesser, `ten.${at}`, `10.4.${at}.1`));
    expect(tries.filter((status) => status === 429)).toHaveLength(3);
    await direct.close();
    const behind = [];
    for (let at = 0; at < 33; at += 1) behind.push(await wrong(believed, `ten.${at}`, "10.4.0.1"));
    expect(behind.filter((status) => status === 429)).toHaveLength(3);
    // Nobody else is kept out.
    const colleague = { ten: "quan.tri", "mat-khau": PASSWORD };
    expect((await believed.post("/dang-nhap", colleague, { "x-forwarded-for": "10.4.0.2" })).status).toBe(
      303,
    );
  });

  it("of the password of who is signed in is stopped as well", async () => {
    const person = await house.person("may.bo.quen", "reader");
    const chosen = { "mat-khau": "mật khẩu khác hẳn", "nhap-lai": "mật khẩu khác hẳn" };
    const from = { "x-forwarded-for": "10.5.0.1" };
    for (let at = 0; at < 5; at += 1)
      await person.post("/tai-khoan/mat-khau", { ...chosen, "hien-tai": `sai ${at}` }, from);
    const { text } = await person.post("/tai-khoan/mat-khau", { ...chosen, "hien-tai": PASSWORD }, from);
    expect(text).toContain("đợi ít phút");
    const mail = { "dia-chi": "a@b.vn", "hien-tai": PASSWORD };
    expect((await person.post("/tai-khoan/thu", mail, from)).text).toContain("đợi ít phút");
  });

  it("of tokens and links is told nothing by the answer", async () => {
    const stranger = house.stranger();
    const bodies = new Set<string>();
    for (const the of ["", "x", "A".repeat(43), `${"A".repeat(42)}=`, "../x"]) {
      const { status, text } = await stranger.get(`/tai-khoan/lien-ket?the=${encodeURIComponent(the)}`);
      expect(status).toBe(410);
      bodies.add(text.replace(/nonce="[^"]*"|value="[^"]*"/gu, ""));
      expect((await stranger.get(`/tin-moi.atom?the=${encodeURIComponent(the)}`)).status).toBe(404);
    }
    expect(bodies.size).toBe(1);
  });
});
