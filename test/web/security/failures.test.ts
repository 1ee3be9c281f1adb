/** What a page says, and what the log keeps, when something fails: every route is made to fail in every way that we know. */
import { DatabaseSync } from "@photostructure/sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { EngineError } from "../../../src/errors.ts";
import { ROUTES, type Rule } from "../../../web/access/route-table.ts";
import type { House } from "../../../web/services.ts";
import {
  type Answer,
  NEVER,
  openHouse,
  PASSWORD,
  type SafeHouse,
  type Served,
  serve,
  type Visitor,
} from "./house.ts";

let house: SafeHouse;
let admin: Visitor;
beforeAll(async () => {
  house = await openHouse({ busyMs: 50 });
  admin = await house.person("quan.tri", "administrator");
});
afterAll(() => house?.close());

/** In the message of each failure. */
const TOLD = "SELECT ten FROM people WHERE mat_khau = 'tuyệt mật' -- /srv/chi-dan/du-lieu/so.db";
const INSIDES =
  /tuyệt mật|SELECT |INSERT |\/srv\/|node_modules|file:\/\/|\.tsx?:\d|\n\s+at |Error:|SQLITE|[Ss]qlite|catalogue\.db|[Mm]eilisearch/u;

function expectCalm(answer: Answer, address: string, statuses: readonly number[] | null = null): void {
  const { status, headers, text } = answer;
  if (statuses) expect(statuses, `${address}: ${status}`).toContain(status);
  expect(INSIDES.exec(text)?.[0], `${address}: ${status}`).toBeUndefined();
  expect(INSIDES.exec(JSON.stringify(headers))?.[0], address).toBeUndefined();
  expect(headers["x-content-type-options"], address).toBe("nosniff");
  expect(headers["content-security-policy"], address).toContain("default-src 'none'");
}

const addressOf = ({ path }: Rule, value: string): string =>
  path
    .replace(":facet", "year")
    .replace(":field", "number")
    .replace(/[:*]\w+/gu, value);

const send = (visitor: Visitor, rule: Rule, address: string, fields: Record<string, string> = {}) =>
  rule.method === "get" ? visitor.get(address) : visitor.post(address, fields);

/** Whatever is asked of it fails. */
const failing = <T extends object>(how: () => Error): T =>
  new Proxy({} as T, {
    get: () => () => {
      throw how();
    },
  });

/** The house in which everything but who is who has failed; `also`: that, too. */
function brokenHouse(how: () => Error, also = false): House {
  const broken = <T extends object>() => failing<T>(how);
  const { accounts } = house.services;
  return {
    ...house.services,
    ...{ saved: broken(), alerts: broken(), addresses: broken(), accessTokens: broken(), audit: broken() },
    ...{ corrections: broken(), batches: broken(), uploads: broken() },
    accounts: also
      ? broken()
      : { ...accounts, people: broken<() => never>().bind, sessionsOf: broken<never>() },
    collections: also ? broken() : { ...house.services.collections, collections: broken<never>() },
    within: () => ({
      ...{ search: broken(), matcher: broken(), suggester: broken(), catalogue: broken(), graph: broken() },
      ...{ files: broken(), status: () => Promise.reject(how()), ready: () => {} },
    }),
  } as House;
}

async function walk(served: Served, cookie: string, statuses: readonly number[]): Promise<void> {
  const visitor = served.stranger();
  await visitor.get("/dang-nhap");
  for (const rule of ROUTES) {
    if (rule.path === "/dang-xuat") continue;
    const address = addressOf(rule, NEVER);
    const headers = { cookie, "content-type": "application/x-www-form-urlencoded" };
    const body = `_the=${encodeURIComponent(admin.token())}&ten=x&text=x&q=x&gia-tri=x`;
    const sent = { method: rule.method.toUpperCase(), headers, ...(rule.method === "post" ? { body } : {}) };
    const answer = await visitor.ask(address, sent).catch((error: NodeJS.ErrnoException) => error.code);
    // A list that cannot be read to its end is cut off, so that nobody takes it for the whole.
    if (rule.path.endsWith("/tai-ve") && answer === "ECONNRESET") continue;
    if (typeof answer !== "object") expect.fail(`${address}: ${answer}`);
    expectCalm(answer, `${rule.method} ${address}`, statuses);
  }
}

describe("a page of failure", () => {
  const ANY = [200, 303, 400, 403, 404, 408, 409, 410, 413, 422, 429, 500, 503];

  it("tells nothing of the insides when whatever a route asks for fails", async () => {
    for (const how of [() => new Error(TOLD), () => new EngineError("engine-away", TOLD)]) {
      const served = await serve(brokenHouse(how));
      await walk(served, admin.cookie(), ANY);
      await served.close();
    }
  });

  it("tells nothing when not even who asks can be found out, and not even a page can be made", async () => {
    const served = await serve(brokenHouse(() => new Error(TOLD), true));
    await walk(served, admin.cookie(), [200, 500, 503]);
    await served.close();
  });

  it("says 503 in words when the catalogue is locked, and nothing is half done", async () => {
    const other = new DatabaseSync(house.data.catalogue);
    other.exec("BEGIN IMMEDIATE");
    const before = JSON.stringify(house.services.accounts.people());
    try {
      for (const rule of ROUTES) {
        if (rule.body === "files" || rule.path === "/dang-xuat") continue;
        const address = addressOf(rule, NEVER);
        expectCalm(await send(admin, rule, address, { ten: "nguoi.moi" }), address, ANY);
      }
      const locked = await admin.post("/nguoi-dung", { ten: "nguoi.moi", "vai-tro": "reader" });
      expect(locked.status).toBe(503);
      expect(locked.text).toContain("đang bị một chương trình khác giữ");
    } finally {
      other.close();
    }
    expect(JSON.stringify(house.services.accounts.people())).toBe(before);
    expect((await admin.get("/tai-khoan")).status).toBe(200);
  });

  it("is no failure of ours for any address, however broken", async () => {
    const values = [
      ...["%E0%A4%A", "%00", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "__proto__", "9".repeat(15), "9".repeat(400)],
      ...["a".repeat(3_000), "'%20OR%201=1--", "x%0d%0aSet-Cookie:a=b", NEVER],
    ];
    for (const rule of ROUTES) {
      if (rule.path === "/dang-xuat" || rule.body === "files") continue;
      const named = /[:*]/u.test(rule.path);
      for (const value of named ? values : [""]) {
        const address = rule.path.replace(/[:*]\w+/gu, value);
        for (const question of named
          ? [""]
          : ["", "?%E0%A4%A=%E0%A4%A&q=%00&muc=%ff&o=~&page=1e99&size=-1"]) {
          const answer = await send(admin, rule, address + question, { muc: value, den: value, lan: value });
          expectCalm(answer, `${rule.method} ${(address + question).slice(0, 90)}`);
          expect(answer.status, `${rule.method} ${(address + question).slice(0, 90)}`).toBeLessThan(500);
          expect(answer.headers["set-cookie"]?.join() ?? "").not.toContain("a=b");
        }
      }
    }
  });

  it("is no failure of ours for any form, whatever its fields hold", async () => {
    const odd = ["", "\0", "\ud800", "-1", "9".repeat(16), "x".repeat(5_000), "__proto__", "[object Object]"];
    const names = ["ten", "muc", "gia-tri", "ly-do", "den", "lan", "khoa", "phien", "thu", "quyen", "han"];
    names.push(
      "cau-hoi",
      "noi-dung",
      "huong",
      "chung",
      "ai",
      "nguoi",
      "nhom",
      "them",
      "bo",
      "vai-tro",
      "text",
    );
    for (const rule of ROUTES.filter(({ body }) => body === "form" || body === "own")) {
      if (rule.path === "/dang-xuat") continue;
      // Each field has another of them in each round.
      for (let round = 0; round < 3; round += 1) {
        const fields = names.map((name, at) => [name, odd[(at + 3 * round) % odd.length] ?? ""]);
        const answer = await admin.post(addressOf(rule, "1"), Object.fromEntries(fields));
        expectCalm(answer, `${rule.path} ${round}`);
        expect(answer.status, `${rule.path} ${round}`).toBeLessThan(500);
      }
    }
  });
});

describe("the log", () => {
  it("keeps no password, token, cookie, session or link, whatever was sent and whatever failed", async () => {
    const { accounts, accessTokens } = house.services;
    const link = accounts.linkFor(1);
    const feed = "F".repeat(43);
    const typed = "mật khẩu gõ nhầm chỗ";
    const stranger = house.stranger();
    await stranger.get(`/tai-khoan/lien-ket?the=${link}`);
    await stranger.get("/dang-nhap");
    await stranger.post("/dang-nhap", { ten: typed, "mat-khau": typed });
    await stranger.post("/dang-nhap", { ten: "quan.tri", "mat-khau": PASSWORD });
    const [person] = accounts.people();
    const token = person ? accessTokens.make(person, "x", ["read"], 30) : "";
    await house.stranger().ask("/api/search", { headers: { authorization: `Bearer ${token}` } });
    await house.stranger().ask("/api/search", { headers: { authorization: `Bearer chidan_${feed}` } });
    await house.stranger().get(`/tin-moi.atom?the=${feed}`);
    await house.stranger().get(`/khong-co?the=${feed}&q=x`);
    for (const body of [`_the=x&mat-khau=${encodeURIComponent(typed)}&%E0%A4%A`, `{"text": "${typed}`])
      for (const type of [
        "application/x-www-form-urlencoded",
        "application/json",
        "application/x-www-form-urlencoded; charset=x",
      ])
        for (const path of ["/dang-nhap", "/api/cite"])
          await admin.ask(path, { method: "POST", headers: { "content-type": type }, body });
    const served = await serve(brokenHouse(() => new Error("hỏng")));
    await served.stranger().ask(`/tai-khoan?the=${feed}`, { headers: { cookie: admin.cookie() } });
    await served.close();
    const log = house.log.join("\n");
    expect(log).toContain("hỏng");
    expect(log).toContain("/tai-khoan/lien-ket");
    const secrets = [PASSWORD, typed, "gõ nhầm", link, token.slice(7), feed, admin.token(), stranger.token()];
    for (const cookie of `${admin.cookie()}; ${stranger.cookie()}`.split("; "))
      secrets.push(cookie.split("=")[1] ?? "");
    for (const secret of secrets) {
      expect(secret.length, "a secret to look for").toBeGreaterThan(5);
      for (const form of [secret, encodeURIComponent(secret)]) expect(log.includes(form), form).toBe(false);
    }
  });
});

it("an engine that is away is told of without where it was", async () => {
  await house.engine.close();
  for (const rule of ROUTES) {
    if (rule.path === "/dang-xuat") continue;
    const address = addressOf(rule, NEVER);
    expectCalm(await send(admin, rule, `${address}?q=x`, { "cau-hoi": "q=x" }), address);
  }
  const answer = await admin.get("/api/search?q=x");
  expect([answer.status, Object.keys(JSON.parse(answer.text))]).toEqual([503, ["error"]]);
});
