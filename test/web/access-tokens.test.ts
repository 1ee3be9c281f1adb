import { parseHTML } from "linkedom";
import request from "supertest";
import { beforeEach, expect, it } from "vitest";
import { SCOPES, type Scope } from "../../src/people/access-tokens.ts";
import { RIGHTS, type Role } from "../../src/people/roles.ts";
import { ROUTES, type Rule } from "../../web/access/route-table.ts";
import { pagesOf } from "./letters-only.ts";

const PASSWORD = "văn thư giữ kho";
const FROM = { address: "", browser: "" };
let house: ReturnType<typeof pagesOf>;
beforeEach(() => {
  house = pagesOf(["Số: 12/KH-LĐLĐ\nKẾ HOẠCH\nTổ chức hội thi cắm hoa"]);
});

async function person(role: Role) {
  const { accounts } = house;
  const chosen = { password: PASSWORD, again: PASSWORD };
  if (!accounts.anyone()) await accounts.createFirst({ name: "dau.tien", fullName: "", ...chosen }, FROM);
  const { id, token } = accounts.add({ name: role, fullName: "", role });
  const begun = await accounts.choosePassword(token, chosen, FROM);
  const found = accounts.person(id);
  if (!found) throw new Error("no such person");
  return { person: found, cookie: `chi_dan_phien=${begun.token}` };
}
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });
const example = ({ path }: Rule): string =>
  path
    .replace(":facet", "year")
    .replace(":id", "1")
    .replace(/[:*]\w+/gu, "x");

it("lets a program do what its scopes and its owner's rights both allow, at /api only, on every route", async () => {
  const MAY: Readonly<Record<Role, readonly string[]>> = {
    reader: ["read"],
    keeper: ["read", "keep"],
    administrator: ["read", "keep"],
  };
  for (const role of ["reader", "keeper", "administrator"] as const) {
    const { person: owner } = await person(role);
    for (const scopes of [["read"], ["keep"], [...SCOPES]] as Scope[][]) {
      const token = house.services.accessTokens.make(owner, "x", scopes, 30);
      for (const rule of ROUTES) {
        const { status, headers } = await request(house.app)
          [rule.method](example(rule))
          .set(bearer(token))
          .redirects(0);
        const refused =
          status === 401 || status === 403 || (status === 303 && headers.location?.startsWith("/dang-nhap"));
        const api = rule.path.startsWith("/api/");
        const may = api && scopes.some((scope) => scope === rule.right) && MAY[role].includes(rule.right);
        if (rule.right !== "anybody")
          expect(`${role} ${scopes} ${rule.method} ${rule.path} ${!refused}`).toBe(
            `${role} ${scopes} ${rule.method} ${rule.path} ${may}`,
          );
        expect(headers["set-cookie"] === undefined || !api).toBe(true);
      }
    }
  }
  expect(RIGHTS).toContain("administer");
}, 60_000);

it("counts no cookie beside a token, and no token beside a page", async () => {
  const { cookie } = await person("administrator");
  const both = await request(house.app)
    .get("/api/wanted")
    .set({ ...bearer("chidan_sai"), Cookie: cookie });
  expect([both.status, both.headers["www-authenticate"]]).toEqual([401, "Bearer"]);
  const reader = await person("reader");
  const token = house.services.accessTokens.make(reader.person, "x", ["read"], 30);
  const archive = await request(house.app)
    .get("/api/archive")
    .set({ ...bearer(token), Cookie: cookie });
  expect(archive.status).toBe(403);
  expect((await request(house.app).get("/tai-khoan").set(bearer(token))).status).toBe(303);
});

it("is made on the account page, shown once, kept as a hash, seen when it was used, and taken back", async () => {
  const { person: owner, cookie } = await person("reader");
  const agent = request.agent(house.app).set("Cookie", cookie);
  const _the = parseHTML((await agent.get("/tai-khoan")).text)
    .document.querySelector('input[name="_the"]')
    ?.getAttribute("value");
  const made = await agent
    .post("/tai-khoan/khoa")
    .type("form")
    .send({ _the, ten: "<b>Sao lưu</b>", quyen: "read", han: "90" });
  const token = parseHTML(made.text).document.querySelector("code.link")?.textContent ?? "";
  expect(token).toMatch(/^chidan_[\w-]{43}$/u);
  expect(made.headers["cache-control"]).toBe("no-store");
  expect((await request(house.app).get("/api/wanted").set(bearer(token))).status).toBe(200);
  const page = (await agent.get("/tai-khoan")).text;
  expect(page).toContain("dùng lần cuối ngày");
  expect(page).not.toContain("<b>Sao");
  const { accessTokens, audit } = house.catalogue;
  for (const text of [
    page,
    house.log.join(),
    JSON.stringify([accessTokens.tokensOf(owner.id), audit.entries({}, 50)]),
  ])
    expect(text).not.toContain(token.slice(7));
  const [row] = accessTokens.tokensOf(owner.id);
  expect((row?.until ?? 0) - Date.now()).toBeLessThanOrEqual(90 * 86_400_000);
  // Another's stays.
  house.services.accessTokens.drop(owner.id + 1, row?.id ?? 0);
  expect((await request(house.app).get("/api/wanted").set(bearer(token))).status).toBe(200);
  await agent
    .post("/tai-khoan/khoa/bo")
    .type("form")
    .send({ _the, khoa: String(row?.id) });
  expect((await request(house.app).get("/api/wanted").set(bearer(token))).status).toBe(401);
});

it("ends with its time and its owner's account", async () => {
  const { person: owner } = await person("reader");
  const token = house.services.accessTokens.make(owner, "x", ["read"], 30);
  house.accounts.setClosed(owner.id, true);
  expect((await request(house.app).get("/api/wanted").set(bearer(token))).status).toBe(401);
  house.accounts.setClosed(owner.id, false);
  const { createAccessTokens } = await import("../../src/people/access-tokens.ts");
  const later = createAccessTokens({
    ...{ store: house.catalogue.accessTokens, people: house.catalogue.people, keyed: (text) => text },
    ...{ now: () => Date.now() + 31 * 86_400_000, random: (bytes) => Buffer.alloc(bytes) },
  });
  expect(later.visitor(token, "a").how).toBe("wrong");
  expect(house.services.accessTokens.visitor(token, "a").how).toBe("in");
});

it("slows down whoever guesses", async () => {
  const { person: owner } = await person("reader");
  const token = house.services.accessTokens.make(owner, "x", ["read"], 30);
  for (let tries = 0; tries < 30; tries += 1)
    expect(
      (
        await request(house.app)
          .get("/api/wanted")
          .set(bearer(`chidan_${tries}`))
      ).status,
    ).toBe(401);
  const late = await request(house.app).get("/api/wanted").set(bearer(token));
  expect(late.status).toBe(429);
  expect(Number(late.headers["retry-after"])).toBeGreaterThan(0);
});
