/**
 * Somebody who has lost the right to a collection: whatever was set up while they had it tells them no more of it, and
 * nothing of what comes into it later. Each answer is compared with that of an archive in which it never was.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseHTML } from "linkedom";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { evaluateAlerts } from "../../src/alerts/evaluate.ts";
import { createMailer } from "../../src/alerts/mailer.ts";
import { decideMails, sendMails } from "../../src/alerts/sending.ts";
import { ROUTES } from "../../web/access/route-table.ts";
import { readingsOfPeople } from "../../web/readings.ts";
import { startMailServer } from "../alerts/smtp-server.ts";
import { BINH_THUAN, letter } from "../graph/archive.ts";
import { ask, NEVER, openHouse, partsOf, type SafeHouse, serve, type Visitor } from "./security/house.ts";

const MATTER = "kỷ luật cán bộ thuế vụ";
const KEY = "binh-thuan.LĐLĐ.KH.262@2018";
const text = (
  number: string,
  subject: string,
  cited = "Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị",
) =>
  letter({
    ...{ organ: BINH_THUAN, number, dateline: "Bình Thuận, ngày 12 tháng 4 năm 2018", subject },
    body: `Căn cứ ${cited}, đề nghị tổ chức hội thi cắm hoa, ${subject}.`,
  });
/** More than are counted on every page. */
const BULK = 105;

const FEED_IDS = /urn:uuid:[\da-f-]+/gu;
const PICTURE = readFileSync(path.join(import.meta.dirname, "../indexer/extract/files/quet-in.png"));

interface Told {
  readonly before: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
  readonly mails: readonly string[];
  readonly administrator: string;
}
let hidden = "";

async function tell(withHidden: boolean): Promise<Told> {
  const house = await openHouse();
  // Mails and feeds name an address of their own, the same in both archives.
  const served = await serve({ ...house.services, base: "https://kho.example.vn" });
  try {
    return await story(house, served.person, served.port, withHidden);
  } finally {
    await served.close();
    await house.close();
  }
}

async function story(
  house: SafeHouse,
  person: SafeHouse["person"],
  port: number,
  withHidden: boolean,
): Promise<Told> {
  const { services, catalogue } = house;
  const { alerts, addresses, accounts, accessTokens, collections, knowledge } = services;
  const root = path.dirname(house.folder);
  const [open, closed] = [path.join(root, "chung"), path.join(root, "kin")];
  const folders = [open, house.data.uploads, ...(withHidden ? [closed] : [])];
  for (const folder of folders) mkdirSync(folder, { recursive: true });
  const put = (folder: string, name: string, content: string) => {
    if (folder !== closed || withHidden) writeFileSync(path.join(folder, `${name}.txt`), content);
  };
  let clock = new Date(2026, 0, 5, 9, 0).getTime();
  const look = async () => {
    await house.index(folders);
    clock += 3_600_000;
    const searching = { engine: house.engine, catalogue, knowledge };
    await evaluateAlerts({ alerts, searching, now: () => clock, turn: async () => {} });
  };

  const admin = await person("quan.tri", "administrator");
  const reader = await person("doc.gia", "reader");
  const keeper = await person("van.thu", "keeper");
  const kin = collections.addCollection("Kín");
  const seenBy = (people: readonly number[]) => {
    collections.setSeers(kin, { open: false, people, groups: [] });
    services.rearranged();
  };
  collections.placeFolder(closed, kin);
  seenBy([reader.id, keeper.id]);

  // While the right is there: searches, one of them for whoever cites a directive, feeds, mails, tokens, files.
  const feeds: string[] = [];
  for (const one of [reader, keeper]) {
    for (const query of [
      "q=hội thi cắm hoa",
      `q=${MATTER}`,
      "sort=newest",
      `cites=${encodeURIComponent(KEY)}`,
    ])
      await one.post("/tim-da-luu", { "cau-hoi": query, ten: `Tìm ${query}` });
    for (const { id } of services.saved.savedOf(one.id)) {
      await one.post(`/tim-da-luu/${id}/bao`, { thu: "now" });
      const page = parseHTML((await one.post(`/tim-da-luu/${id}/tin`)).text).document;
      feeds.push(new URL(page.querySelector("code.link")?.textContent ?? "").search);
    }
    addresses.ask(one.id, `${one.id}@coquan.vn`);
    addresses.confirm(one.id, addresses.newLink(one.id) ?? "");
  }
  const tokenOf = (visitor: { readonly id: number }, ...scopes: ("read" | "keep")[]) => {
    const owner = accounts.person(visitor.id);
    if (!owner) throw new Error("nobody");
    return accessTokens.make(owner, "x", scopes, 30);
  };
  const tokens = [
    tokenOf(reader, "read"),
    tokenOf(keeper, "read"),
    tokenOf(keeper, "read", "keep"),
    tokenOf(keeper, "keep"),
  ];
  put(open, "1", text("201/LĐLĐ", "tập huấn"));
  put(closed, "1", text("262/KH-LĐLĐ", MATTER));
  put(
    closed,
    "2",
    text("202/LĐLĐ", MATTER, "Kế hoạch số 262/KH-LĐLĐ ngày 12/4/2018 của Liên đoàn Lao động tỉnh Bình Thuận"),
  );
  let batch = NEVER;
  if (withHidden) {
    const sent = partsOf(keeper.token(), { "gui.txt": text("203/LĐLĐ", MATTER) });
    batch = path.basename((await keeper.ask("/tai-len", { method: "POST", ...sent })).headers.location ?? "");
    collections.placeFolder(house.data.uploads, kin);
  }
  await look();
  if (withHidden) {
    hidden = [...catalogue.all()].find(({ directive }) => directive.number === "262/KH-LĐLĐ")?.id ?? "";
    catalogue.keepScan(hidden, { pages: [0.9], signedOn: null, lines: [] }, [
      { field: "number", png: PICTURE },
    ]);
  }
  const askAll = () => tellEverything({ port, visitors: { reader, keeper }, tokens, feeds, batch, house });
  const before = await askAll();
  decideMails(alerts, clock, false);

  // It is taken away before the mails go; then more comes in.
  seenBy([]);
  put(closed, "3", text("204/LĐLĐ", MATTER));
  for (let at = 0; at < BULK; at += 1) put(closed, `b${at}`, text(`${300 + at}/LĐLĐ`, `${MATTER} lần ${at}`));
  await look();
  put(open, "2", text("205/LĐLĐ", "hội thảo"));
  await look();
  put(closed, "4", text("206/LĐLĐ", MATTER));
  await look();
  expect(collections.moved(1)).toEqual([]);

  const server = await startMailServer();
  const mailer = createMailer({
    ...{ host: "127.0.0.1", port: server.port, security: "none", user: undefined, password: undefined },
    ...{ from: "chi-dan@coquan.vn", base: "https://kho.example.vn" },
  });
  const readingFor = readingsOfPeople({ accounts, collections, within: services.within });
  const visible = (id: number, ids: readonly string[]) => readingFor(id).catalogue.arrived(ids);
  const send = () => sendMails({ alerts, addresses, accounts, catalogue, mailer, visible, now: () => clock });
  await send();
  decideMails(alerts, clock, false);
  await send();
  mailer.close();
  await server.close();
  const mails = server.mails.map(
    ({ to, source }) => `${to} ${source.replace(/^(?:Message-ID|Date): .*\r\n(?: .*\r\n)*/gimu, "")}`,
  );
  const { bytes } = await admin.get(`/api/documents/${hidden}`);
  return { before, after: await askAll(), mails: mails.sort(), administrator: bytes.toString() };
}

async function tellEverything({
  port,
  visitors,
  tokens,
  feeds,
  batch,
  house,
}: {
  readonly port: number;
  readonly visitors: Readonly<Record<string, Visitor>>;
  readonly tokens: readonly string[];
  readonly feeds: readonly string[];
  readonly batch: string;
  readonly house: SafeHouse;
}): Promise<Record<string, string>> {
  const told: Record<string, string> = {};
  const root = path.dirname(house.folder);
  const note = async (name: string, answer: ReturnType<typeof ask>) => {
    const { status, headers, text } = await answer;
    const plain = text
      .replace(/nonce="[^"]*"|name="_the" value="[^"]*"/gu, "")
      .replace(FEED_IDS, "")
      // What is no time of the story is when the test ran.
      .replace(/20\d\d-\d\d-\d\dT[\d:.]+Z/gu, (time) => (time.startsWith("2026-01-05") ? time : ""))
      .replaceAll(root, "")
      .replace(/the=[\w-]{43}/gu, "")
      .replaceAll(batch, NEVER);
    const changed = headers["last-modified"] ?? "";
    const toldAt = changed.includes("05 Jan 2026") ? changed : "";
    told[name] = `${status} ${toldAt} ${headers["content-type"] ?? ""}\n${plain}`;
  };
  const key = encodeURIComponent(KEY);
  for (const [who, visitor] of Object.entries(visitors)) {
    // What answers offer is made in the background.
    const suggested = async () => (await visitor.get("/api/suggest?q=th")).text;
    await vi.waitFor(async () => expect(await suggested()).toContain("phrase"), { timeout: 120_000 });
    for (const page of [
      "/chi-thi",
      "/thong-bao",
      "/tim-da-luu",
      "/tim-da-luu/xuat.json",
      "/tai-len",
      "/can-xem",
    ])
      await note(`${who} ${page}`, visitor.get(page));
    for (let id = 1; id <= 8; id += 1)
      await note(`${who} /tim-da-luu/${id}`, visitor.get(`/tim-da-luu/${id}`));
    for (const id of ["", "/ban-goc", "/dong-chu/number", "/dong-chu/date", "/sua"])
      for (const document of [hidden || NEVER, NEVER])
        await note(
          `${who} ${document === NEVER ? "never" : "hidden"}${id}`,
          visitor.get(`/van-ban/${document}${id}`),
        );
    await note(`${who} batch`, visitor.get(`/tai-len/${batch}`));
    await note(`${who} key`, visitor.get(`/chi-thi/${key}`));
  }
  for (const [at, feed] of feeds.entries()) await note(`feed ${at}`, ask(port, `/tin-moi.atom${feed}`));
  for (const [at, token] of tokens.entries()) {
    const headers = { authorization: `Bearer ${token}` };
    for (const { method, path: pattern } of ROUTES) {
      if (method !== "get" || !pattern.startsWith("/api/") || pattern === "/api/suggest") continue;
      for (const id of [hidden || NEVER, NEVER]) {
        const name = `token ${at} ${pattern} ${id === NEVER ? "never" : "hidden"}`;
        const address = pattern.replace(":id", id).replace("*key", key).replace(":facet", "cites");
        const question = `?q=${encodeURIComponent(pattern === "/api/directives" ? "262/KH-LĐLĐ" : MATTER)}`;
        await note(name, ask(port, address + question, { headers }));
      }
    }
  }
  return told;
}

let all: Told;
let only: Told;
beforeAll(async () => {
  all = await tell(true);
  only = await tell(false);
}, 600_000);

const withoutId = (answer = "") => answer.replaceAll(hidden, NEVER);

describe("who has lost the right to a collection", () => {
  it("was told of it by every way while they had it, so that this shows something", () => {
    expect(hidden).not.toBe("");
    for (const way of Object.keys(all.before)) {
      if (
        /never|hidden\/dong-chu\/date|token 3|xuat\.json|reader (?:\/tai-len|batch|\/can-xem|hidden\/sua)/u.test(
          way,
        )
      )
        continue;
      if (/\/tim-da-luu\/\d$|token \d \/api\/(?:archive|wanted)|keeper \/can-xem/u.test(way)) continue;
      expect(all.before[way] === only.before[way], way).toBe(false);
    }
  });

  it("is told the same by pages, counts, feeds and tokens as if it had never been", () => {
    expect(Object.keys(all.after).length).toBeGreaterThan(90);
    for (const [way, answer] of Object.entries(only.after))
      expect(withoutId(all.after[way]), way).toBe(withoutId(answer));
  });

  it("cannot tell what is hidden from what does not exist", () => {
    for (const [way, answer] of Object.entries(all.after))
      if (way.includes("hidden"))
        expect(withoutId(answer), way).toBe(all.after[way.replace("hidden", "never")]);
  });

  it("gets no mail of it, not even one that was decided before", () => {
    expect(only.mails.length).toBeGreaterThan(2);
    expect(all.mails).toEqual(only.mails);
    expect(all.mails.join()).not.toContain(MATTER.slice(0, 8));
  });

  it("is told of it by a token no more than by its pages, and an administrator's shows that it is there", () => {
    expect(all.administrator).toContain("262/KH-LĐLĐ");
    expect(all.after["token 0 /api/documents/:id hidden"]).toMatch(/^404 /u);
    expect(all.after["token 3 /api/documents/:id hidden"]).toMatch(/^403 /u);
  });
});
