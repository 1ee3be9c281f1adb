import type { Express } from "express";
import { parseHTML } from "linkedom";
import request from "supertest";
import { beforeEach, describe, expect, it } from "vitest";
import type { Role } from "../../src/people/roles.ts";
import { safeNext } from "../../web/access/next.ts";
import { ROUTES, type Rule } from "../../web/access/route-table.ts";
import { createApp } from "../../web/app.ts";
import { pagesOf } from "./letters-only.ts";

const PASSWORD = "văn thư giữ kho";
type House = ReturnType<typeof pagesOf>;
let house: House;
let app: Express;
beforeEach(() => {
  house = pagesOf([]);
  app = house.app;
});

/** A browser: keeps its cookies, and the token of the last form that it saw. */
function browser(from: Express = app) {
  const agent = request.agent(from);
  let token = "";
  return {
    agent,
    async get(address: string) {
      const answer = await agent.get(address);
      token =
        parseHTML(answer.text ?? "")
          .document.querySelector('input[name="_the"]')
          ?.getAttribute("value") ?? token;
      return answer;
    },
    post: (address: string, fields: Record<string, string> = {}) =>
      agent
        .post(address)
        .type("form")
        .send({ _the: token, ...fields }),
  };
}
type Browser = ReturnType<typeof browser>;

const FIRST = { ten: "quan.tri", "ho-ten": "Trần Thị Bình", "mat-khau": PASSWORD, "nhap-lai": PASSWORD };

async function administrator(): Promise<Browser> {
  const admin = browser();
  await admin.get("/tai-khoan/lap");
  const answer = await admin.post("/tai-khoan/lap", FIRST);
  expect(answer.status).toBe(303);
  await admin.get("/tai-khoan");
  return admin;
}

async function signedIn(role: Role): Promise<Browser> {
  const { accounts } = house;
  const { token } = accounts.add({ name: role, fullName: "", role });
  const chosen = { password: PASSWORD, again: PASSWORD };
  await accounts.choosePassword(token, chosen, { address: "", browser: "" });
  const person = browser();
  await person.get("/dang-nhap");
  expect((await person.post("/dang-nhap", { ten: role, "mat-khau": PASSWORD })).status).toBe(303);
  await person.get("/tai-khoan");
  return person;
}

/** An address that the rule's path stands for. */
const example = ({ path }: Rule): string =>
  path
    .replace(":facet", "year")
    .replace(":id", "1")
    .replace(/[:*]\w+/gu, "x");

/** What Express holds, first to last. */
interface Layer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: { readonly stack?: readonly Layer[] };
  readonly rawPath: string;
}

/** "get /van-ban/:id" of every route, with where its router is mounted. */
function routesOf(layers: readonly Layer[], mount = ""): string[] {
  return layers.flatMap(({ route, handle, rawPath }) => {
    if (!route)
      return handle.stack ? routesOf(handle.stack, `${mount}${rawPath === "/" ? "" : rawPath}`) : [];
    const path = `${mount}${mount !== "" && route.path === "/" ? "" : route.path}`;
    const methods = Object.keys(route.methods).filter((method) => method !== "_all");
    return methods.map((method) => `${method} ${path}`);
  });
}

describe("the route table", () => {
  it("has a rule for every route that the app serves, and no other", () => {
    const { stack } = (app as unknown as { router: { stack: Layer[] } }).router;
    const [rules, ...served] = stack.filter(({ route, handle }) => route ?? handle.stack);
    const ruled = ROUTES.map(({ method, path }) => `${method} ${path}`).sort();
    // The rules are asked first.
    expect(routesOf([rules as Layer]).sort()).toEqual(ruled);
    expect(routesOf(served).sort()).toEqual(ruled);
  });
});

describe("who may what", () => {
  const MAY: Readonly<Record<Rule["right"], readonly string[]>> = {
    anybody: ["stranger", "reader", "keeper", "administrator"],
    read: ["reader", "keeper", "administrator"],
    save: ["reader", "keeper", "administrator"],
    account: ["reader", "keeper", "administrator"],
    keep: ["keeper", "administrator"],
    administer: ["administrator"],
  };
  const refused = (status: number, location = "") =>
    status === 401 || status === 403 || (status === 303 && location.startsWith("/dang-nhap"));

  it("is the same for every route and role as the table says", async () => {
    const admin = await administrator();
    const visitors: Record<string, Browser> = {
      stranger: browser(),
      reader: await signedIn("reader"),
      keeper: await signedIn("keeper"),
      administrator: admin,
    };
    for (const rule of ROUTES) {
      for (const [who, visitor] of Object.entries(visitors)) {
        // A changing form without its token: who may gets as far as being told so.
        const { status, headers, text } = await visitor.agent[rule.method](example(rule)).redirects(0);
        const stale = (text ?? "").includes("Trang đã cũ");
        const out = refused(status, headers.location) && !stale;
        expect(`${who} ${rule.method} ${rule.path} ${!out}`).toBe(
          `${who} ${rule.method} ${rule.path} ${MAY[rule.right].includes(who)}`,
        );
      }
    }
  }, 60_000);

  it("closes what nobody has declared, whoever asks", async () => {
    const admin = await administrator();
    expect((await admin.get("/khong-co")).status).toBe(404);
    expect((await admin.agent.post("/van-ban/x")).status).toBe(405);
    expect((await browser().get("/khong-co")).status).toBe(404);
  });

  it("leads a stranger to signing in and back to the page that was asked for", async () => {
    await administrator();
    const stranger = browser();
    const { headers } = await stranger.get("/van-ban/abc?q=d%C3%A2n");
    expect(headers.location).toBe(`/dang-nhap?next=${encodeURIComponent("/van-ban/abc?q=d%C3%A2n")}`);
    await stranger.get(headers.location ?? "");
    const next = "/van-ban/abc?q=d%C3%A2n";
    const answer = await stranger.post("/dang-nhap", { ten: "quan.tri", "mat-khau": PASSWORD, next });
    expect(answer.headers.location).toBe(next);
  });
});

describe("before there is an account", () => {
  it("is open to who sits at this machine, and to nobody else", async () => {
    expect((await request(app).get("/chi-thi")).status).toBe(200);
    expect((await request(app).get("/phong-luu-tru")).status).toBe(200);
    for (const header of [
      { Host: "chi-dan.example.vn" },
      { "X-Forwarded-For": "10.0.0.9" },
      { Via: "1.1 proxy" },
    ])
      expect((await request(app).get("/chi-thi").set(header)).headers.location).toMatch(/^\/dang-nhap/u);
  });

  it("takes the first account only from this machine or by the printed link, once", async () => {
    const far = browser();
    const host = { Host: "chi-dan.example.vn" };
    expect((await far.agent.get("/tai-khoan/lap").set(host)).status).toBe(410);
    const the = house.accounts.firstLink();
    const page = await far.agent.get(`/tai-khoan/lap?the=${the}`).set(host);
    expect(page.status).toBe(200);
    const _the =
      parseHTML(page.text).document.querySelector('input[name="_the"]')?.getAttribute("value") ?? "";
    const send = (fields: object) =>
      far.agent
        .post("/tai-khoan/lap")
        .set(host)
        .type("form")
        .send({ _the, ...FIRST, ...fields });
    expect((await send({ the: "" })).status).toBe(410);
    expect((await send({ the })).status).toBe(303);
    expect((await far.agent.get(`/tai-khoan/lap?the=${the}`).set(host)).status).toBe(410);
    expect((await request(app).get("/chi-thi")).status).toBe(303);
  });

  it("tells strangers that the server is well, and nothing of the archive", async () => {
    expect((await request(app).get("/healthz")).body).toHaveProperty("documents");
    const far = await request(app).get("/healthz").set("Host", "chi-dan.example.vn");
    expect(Object.keys(far.body)).toEqual(["ok", "engine"]);
  });

  it("lets everybody read where the office wants it so, and do nothing else", async () => {
    await administrator();
    const open = createApp({ ...house.services, openReading: true });
    expect((await request(open).get("/chi-thi")).status).toBe(200);
    expect((await request(open).get("/phong-luu-tru")).status).toBe(303);
    expect((await request(open).get("/api/archive")).status).toBe(401);
  });
});

describe("a session", () => {
  it("does not travel without TLS where a proxy adds it", async () => {
    await administrator();
    const agent = request.agent(app);
    const page = await agent.get("/dang-nhap").set("X-Forwarded-Proto", "https");
    expect(page.headers["set-cookie"]?.[0]).toContain("Secure");
  });

  it("ends on the server when its owner signs out", async () => {
    const admin = await administrator();
    const { accounts } = house;
    const [person] = accounts.people();
    const begun = await accounts.signIn("quan.tri", PASSWORD, { address: "", browser: "" });
    if (begun.how !== "in") throw new Error("not signed in");
    const cookie = { Cookie: `chi_dan_phien=${begun.token}` };
    expect((await request(app).get("/tai-khoan").set(cookie)).status).toBe(200);
    const others = await admin.post("/tai-khoan/phien", { phien: "khac" });
    expect(others.status).toBe(303);
    expect((await request(app).get("/tai-khoan").set(cookie)).status).toBe(303);
    expect(accounts.sessionsOf(person?.id ?? 0)).toHaveLength(1);
    expect((await admin.post("/dang-xuat")).status).toBe(303);
    expect(accounts.sessionsOf(person?.id ?? 0)).toHaveLength(0);
    expect((await admin.agent.get("/tai-khoan").redirects(0)).status).toBe(303);
  });
});

describe("signing in", () => {
  it("slows a guesser down, says so, and says the same of names that do not exist", async () => {
    await administrator();
    const guesser = browser();
    await guesser.get("/dang-nhap");
    const wrong = async (ten: string) => guesser.post("/dang-nhap", { ten, "mat-khau": "đoán mò mật khẩu" });
    const plain = (text: string) => parseHTML(text).document.querySelector(".refusal")?.textContent;
    const [known, unknown] = [await wrong("quan.tri"), await wrong("khong.ai")];
    expect([known.status, plain(known.text)]).toEqual([unknown.status, plain(unknown.text)]);
    for (let tries = 0; tries < 4; tries += 1) await wrong("quan.tri");
    const late = await guesser.post("/dang-nhap", { ten: "quan.tri", "mat-khau": PASSWORD });
    expect(late.status).toBe(429);
    expect(Number(late.headers["retry-after"])).toBeGreaterThan(0);
    expect(plain(late.text)).toContain("phút");
  });

  it("leads only to pages of ours", () => {
    for (const next of [
      "//evil.example",
      "/\\evil.example",
      "https://evil.example",
      "javascript:alert(1)",
      "/\t/evil.example",
      "/x/..//evil.example",
      "/%0d%0aSet-Cookie:a=b",
      "",
      ["/a", "/b"],
      `/${"a".repeat(3_000)}`,
    ]) {
      const { origin } = new URL(safeNext(next), "http://us.example");
      expect(origin).toBe("http://us.example");
      expect(safeNext(next)).not.toMatch(/[\r\n\\]|^\/\//u);
    }
    expect(safeNext("/?q=d%C3%A2n+v%E1%BA%ADn&year=2016")).toBe("/?q=d%C3%A2n+v%E1%BA%ADn&year=2016");
  });

  it("shows what was typed as text", async () => {
    await administrator();
    const visitor = browser();
    await visitor.get("/dang-nhap");
    const answer = await visitor.post("/dang-nhap", { ten: '"><script>alert(1)</script>', "mat-khau": "x" });
    expect(answer.text).not.toContain("<script>alert");
  });
});

describe("people", () => {
  it("are added by the administrator with a link, and shown by their names as text", async () => {
    const admin = await administrator();
    const fields = { ten: "van.thu", "ho-ten": "<b>Lê Văn Thư</b>", "vai-tro": "keeper" };
    const answer = await admin.post("/nguoi-dung", fields);
    const { document } = parseHTML(answer.text);
    const href = document.querySelector("code.link")?.textContent ?? "";
    expect(answer.text).not.toContain("<b>Lê");
    const keeper = browser();
    const { pathname, search, searchParams } = new URL(href);
    expect((await keeper.get(pathname + search)).status).toBe(200);
    const chosen = { the: searchParams.get("the") ?? "", "mat-khau": PASSWORD, "nhap-lai": PASSWORD };
    expect((await keeper.post("/tai-khoan/lien-ket", chosen)).status).toBe(303);
    expect((await keeper.get("/phong-luu-tru")).status).toBe(200);
    expect((await keeper.get("/nguoi-dung")).status).toBe(403);
    expect((await keeper.get(pathname + search)).status).toBe(410);
  });

  it("never lose their last administrator", async () => {
    const admin = await administrator();
    const [person] = house.accounts.people();
    await admin.get("/nguoi-dung");
    const answer = await admin.post(`/nguoi-dung/${person?.id}/vai-tro`, { "vai-tro": "reader" });
    expect(answer.status).toBe(422);
    expect((await admin.get("/nguoi-dung")).status).toBe(200);
  });
});
