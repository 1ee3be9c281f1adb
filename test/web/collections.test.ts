/**
 * Who may see what, on the real engine: every address of the route table is asked of an archive with hidden documents
 * and of one in which they never were. Whoever does not see them must get the same bytes.
 */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Express } from "express";
import { pino } from "pino";
import request from "supertest";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createExtractionPool } from "../../indexer/extract/pool.ts";
import { runIndexer } from "../../indexer/index.ts";
import { type Catalogue, openCatalogue } from "../../src/catalogue/index.ts";
import { dataFolder } from "../../src/data-folder.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import type { Role } from "../../src/people/roles.ts";
import { openEngine } from "../../src/search/meilisearch/index.ts";
import { FACETS } from "../../src/search/types.ts";
import { ROUTES, type Rule } from "../../web/access/route-table.ts";
import { createApp } from "../../web/app.ts";
import type { House } from "../../web/services.ts";
import { BAC_BINH, BINH_THUAN, letter } from "../graph/archive.ts";
import { houseOver } from "./archive.ts";
import { LETTERS } from "./letters.ts";

const root = mkdtempSync(path.join(tmpdir(), "chi-dan-kho-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const knowledge = loadKnowledge();
const NOW = "2026-01-02T03:04:05.000Z";

const TOPIC = "đẩy mạnh công tác tuyên truyền, vận động đoàn viên tham gia xây dựng nông thôn mới";
const SECRET = "kỷ luật cán bộ thuế vụ";
/** Told of by a hidden document alone: which plan the letter means. */
const OPEN_LETTER = letter({
  ...{ organ: BAC_BINH, number: "17/LĐLĐ", dateline: "Bắc Bình, ngày 20 tháng 4 năm 2018" },
  subject: "hưởng ứng tháng công nhân",
  body: `Căn cứ Kế hoạch số 62/KH-LĐLĐ ngày 12/4/2018 về ${TOPIC}, Ban Thường vụ đề nghị thực hiện.`,
});
const HIDDEN_PLAN = letter({
  ...{ organ: BINH_THUAN, number: "62/KH-LĐLĐ", dateline: "Bình Thuận, ngày 12 tháng 4 năm 2018" },
  subject: TOPIC,
  body: `Căn cứ Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị và Chỉ thị số 88-CT/TW ngày 01/02/2018 của Ban Bí thư về ${SECRET}.`,
});
const secretLetter = (number: number) =>
  letter({
    ...{ organ: BINH_THUAN, number: `${number}/LĐLĐ`, dateline: "Bình Thuận, ngày 3 tháng 5 năm 2017" },
    subject: `${SECRET} năm 2017`,
    body: `Thực hiện Chỉ thị số 05-CT/TW ngày 16/5/2016 của Bộ Chính trị; việc ${SECRET} lần ${number}. Dân vận khéo, ${SECRET}.`,
  });
const ALL: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    LETTERS.map(({ file, content }, at) => [`${["chung", "to-chuc", "kin"][at % 3]}/${file}`, content]),
  ),
  "chung/17.txt": OPEN_LETTER,
  // A hidden letter is the better copy of this one.
  "chung/88 luu.txt": `${LETTERS[2]?.content}\n\nbản lưu`,
  "kin/62.txt": HIDDEN_PLAN,
  ...Object.fromEntries([501, 502, 503, 504, 505].map((n) => [`kin/${n}.txt`, secretLetter(n)])),
  // The same bytes at a hidden and at an open place.
  "kin/ban sao.txt": LETTERS[0]?.content ?? "",
  "kin/hong.pdf": "%PDF-1.4 kín",
  "chung/hong.pdf": "%PDF-1.4 hỏng",
};
const LATER: Readonly<Record<string, string>> = {
  "chung/moi.txt": OPEN_LETTER.replace("17/LĐLĐ", "18/LĐLĐ"),
  "kin/moi.txt": secretLetter(506),
};

const folder = path.join(root, "van-ban");
function write(files: Readonly<Record<string, string>>, withHidden: boolean): void {
  for (const [file, content] of Object.entries(files)) {
    if (file.startsWith("kin/") && !withHidden) continue;
    const place = path.join(folder, file);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, content);
    utimesSync(place, 1_700_000_000, 1_700_000_000);
  }
}

type Who = "administrator" | "keeper" | "reader";
interface Opened {
  readonly app: Express;
  readonly catalogue: Catalogue;
  readonly cookies: Readonly<Record<Who, string>>;
  readonly house: House;
  /** Another one, which remembers nothing. */
  readonly freshHouse: () => House;
  readonly index: () => Promise<unknown>;
  readonly close: () => Promise<void>;
}

async function open(name: string): Promise<Opened> {
  const data = dataFolder(path.join(root, name));
  mkdirSync(data.root);
  const engine = await openEngine({ dataDir: data.root });
  const pool = createExtractionPool({ processes: 1 });
  const index = () => runIndexer([folder], { data, engine, knowledge, pool, now: () => NOW });
  await index();
  const catalogue = openCatalogue(data.catalogue, { knowledge });
  const logger = pino({ level: "silent" });
  const freshHouse = () => houseOver({ data, engine, catalogue, knowledge, logger });
  const house = freshHouse();
  const signIn = async (role: Role) => {
    const { accounts } = house;
    const { token } = accounts.add({ name: role, fullName: role, role });
    const chosen = { password: "văn thư giữ kho", again: "văn thư giữ kho" };
    const begun = await accounts.choosePassword(token, chosen, { address: "", browser: "" });
    return `chi_dan_phien=${begun.token}`;
  };
  const cookies = {
    administrator: await signIn("administrator"),
    keeper: await signIn("keeper"),
    reader: await signIn("reader"),
  };
  const close = async () => {
    await Promise.all([engine.close(), pool.close()]);
    catalogue.close();
    rmSync(data.root, { recursive: true, force: true });
  };
  return { app: createApp(house), catalogue, cookies, house, freshHouse, index, close };
}

/** `/kin` is seen by administrators, `/to-chuc` by the keeper's group as well. */
function divide({ catalogue: { collections, people }, house }: Opened): void {
  const [kin, staff] = [collections.addCollection("Kín"), collections.addCollection("Tổ chức")];
  const group = collections.addGroup("Văn phòng");
  const keeper = people.people().find(({ role }) => role === "keeper")?.id ?? 0;
  collections.setMembers(group, [keeper]);
  collections.setSeers(staff, { open: false, people: [], groups: [group] });
  collections.placeFolder(path.join(folder, "kin"), kin);
  collections.placeFolder(path.join(folder, "to-chuc"), staff);
  house.rearranged();
}

const QUESTIONS = [
  ...["", `q=${SECRET}`, "q=dan van kheo", "q=ky luat can bo thue vu", "q=62/KH-LĐLĐ", "q=dân vận khoé"],
  ...["q=Ban Thường vụ đề nghị các công đoàn cơ sở tổ chức Tháng Công nhân thiết thực, an toàn và tiết kiệm"],
  ...["year=2017&sort=newest&size=100", "q=cơ quan:bình thuận&text=bình", "q=tháng công nhân&dang=csv"],
] as const;
const FEW: readonly string[] = QUESTIONS.slice(0, 2);

interface Known {
  readonly seen: string;
  readonly hidden: string;
  readonly keys: readonly string[];
}
const NEVER = "0".repeat(32);

/** Values of a part of an address; what a new route names otherwise is asked with ids. */
const valuesOf = (name: string, { seen, hidden, keys }: Known): readonly string[] =>
  ({
    facet: FACETS,
    key: keys.map(encodeURIComponent),
    field: ["number", "date"],
    code: ["damaged", "binary", "secret"],
    name: ["x"],
  })[name] ?? [seen, hidden, NEVER, "1", "2"];

function addressesOf({ path: pattern }: Rule, known: Known): string[] {
  const parts = pattern.split("/").slice(1);
  return parts.reduce<string[]>(
    (addresses, part) =>
      addresses.flatMap((address) =>
        (/^[:*]/u.test(part) ? valuesOf(part.slice(1), known) : [part]).map((value) => `${address}/${value}`),
      ),
    [""],
  );
}

const CHANGING = new Set(["date", "set-cookie", "content-security-policy"]);

async function ask(app: Express, cookie: string, address: string): Promise<string> {
  const answer = await request(app)
    .get(encodeURI(address).replaceAll("%25", "%"))
    .set("Cookie", cookie)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => done(null, Buffer.concat(chunks)));
    });
  const headers = Object.entries(answer.headers).filter(([name]) => !CHANGING.has(name));
  const body = Buffer.isBuffer(answer.body) ? answer.body.toString("latin1") : "";
  const plain = body
    .replace(/nonce="[^"]*"/gu, 'nonce=""')
    .replace(/name="_the" value="[^"]*"/gu, 'name="_the"');
  return `${answer.status} ${JSON.stringify(headers)}\n${plain}`;
}

async function askEverything(app: Express, cookie: string, known: Known, questions: readonly string[]) {
  const answers = new Map<string, string>();
  for (const rule of ROUTES.filter(({ method }) => method === "get")) {
    if (rule.path === "/assets/:name" || rule.right === "administer") continue;
    for (const address of addressesOf(rule, known)) {
      const many = !/[:*]/u.test(rule.path) || rule.path.includes(":facet");
      for (const question of many ? questions : questions.slice(0, 2)) {
        const asked = question === "" ? address || "/" : `${address || "/"}?${question}`;
        answers.set(asked, await ask(app, cookie, asked));
      }
    }
  }
  for (const text of [OPEN_LETTER, HIDDEN_PLAN, secretLetter(507)]) {
    const { body } = await request(app).post("/api/cite").set("Cookie", cookie).send({ text });
    answers.set(`/api/cite ${text.slice(0, 100)}`, JSON.stringify(body));
  }
  return answers;
}

async function save({ app, cookies }: Opened, who: Who, question: string): Promise<void> {
  const agent = request(app);
  const page = await agent.get("/tim-da-luu").set("Cookie", cookies[who]);
  const token = /name="_the" value="([^"]*)"/u.exec(page.text)?.[1] ?? "";
  const answer = await agent
    .post("/tim-da-luu")
    .set("Cookie", cookies[who])
    .type("form")
    .send({ _the: token, "cau-hoi": question });
  expect(answer.status).toBe(303);
}

interface Told {
  readonly keeper: ReadonlyMap<string, string>;
  readonly reader: ReadonlyMap<string, string>;
  readonly administrator: ReadonlyMap<string, string>;
}

/** What each of them is told by an archive with, or without, the hidden documents. */
async function tell(
  name: string,
  withHidden: boolean,
  look: (opened: Opened) => Promise<void>,
): Promise<Told> {
  rmSync(folder, { recursive: true, force: true });
  write(ALL, withHidden);
  const opened = await open(name);
  try {
    divide(opened);
    await look(opened);
    await save(opened, "keeper", "q=dân vận khéo");
    await save(opened, "keeper", `q=${SECRET}`);
    await save(opened, "keeper", "sort=newest");
    await save(opened, "reader", "sort=newest");
    write(LATER, withHidden);
    await opened.index();
    const { cookies, catalogue } = opened;
    // Suggestions are made anew now and then only.
    const house = opened.freshHouse();
    const app = createApp(house);
    expect(catalogue.collections.moved(1)).toEqual([]);
    for (const who of ["keeper", "reader"] as const) {
      const suggested = () => request(app).get("/api/suggest?q=th").set("Cookie", cookies[who]);
      await suggested();
      await vi.waitFor(async () => expect((await suggested()).text).toContain("phrase"), { timeout: 20_000 });
    }
    expect(house.within(null).catalogue.count()).toBe(withHidden ? 40 : 23);
    const keeper = await askEverything(app, cookies.keeper, known, QUESTIONS);
    const reader = await askEverything(app, cookies.reader, known, FEW);
    const administrator = await askEverything(app, cookies.administrator, known, FEW);
    return { keeper, reader, administrator };
  } finally {
    await opened.close();
  }
}

let known: Known;
let between: { readonly total: number; readonly ids: readonly string[]; readonly page: number };
let all: Told;
let only: Told;
beforeAll(async () => {
  all = await tell("a", true, async ({ app, catalogue, cookies }) => {
    const ids = new Map([...catalogue.all()].map(({ id, files }) => [path.basename(files[0] ?? ""), id]));
    known = {
      seen: ids.get("17.txt") ?? "",
      hidden: ids.get("62.txt") ?? "",
      keys: [
        ...["TW.CT.05@XII", "TW.CT.88@XII", "binh-thuan.LĐLĐ.KH.62@2018", "TW.QD.23@XIII", "x.Y.1@2000"],
        catalogue.ownKey(ids.get("501.txt") ?? "") ?? "",
      ],
    };
    // The engine does not know yet that anything has moved.
    expect(catalogue.collections.moved(1)).toHaveLength(1);
    const get = (address: string) => request(app).get(encodeURI(address)).set("Cookie", cookies.reader);
    const { body } = await get(`/api/search?size=100`);
    between = {
      total: body.total,
      ids: body.hits.map(({ id }: { id: string }) => id),
      page: (await get(`/van-ban/${known.hidden}`)).status,
    };
  });
  only = await tell("b", false, async () => {});
}, 900_000);

describe("somebody who does not see everything", () => {
  it("is told by every address the same as if what is hidden had never been", () => {
    for (const who of ["keeper", "reader"] as const) {
      expect(all[who].size).toBeGreaterThan(100);
      for (const [address, answer] of only[who])
        expect(all[who].get(address), `${who} ${address}`).toBe(answer);
    }
  });

  it("is told of a hidden document what everybody is told of one that does not exist", () => {
    let pairs = 0;
    for (const who of ["keeper", "reader"] as const) {
      for (const [address, answer] of all[who]) {
        if (!address.includes(known.hidden)) continue;
        const never = all[who].get(address.replace(known.hidden, NEVER));
        expect(answer.replaceAll(known.hidden, NEVER), `${who} ${address}`).toBe(never);
        pairs += 1;
      }
    }
    expect(pairs).toBeGreaterThan(10);
  });

  it("sees nothing of what has just moved, before the engine knows", () => {
    expect(between.page).toBe(404);
    expect(between.ids).not.toContain(known.hidden);
    expect(between.total).toBe(between.ids.length);
  });
});

describe("an administrator", () => {
  it("finds a citation open that only a hidden document explains: whoever reads the letter may not see that", () => {
    const address = `/api/documents/${known.seen}`;
    expect(all.administrator.get(address)).toContain("binh-thuan.L");
    expect(all.administrator.get(address)).toBe(only.administrator.get(address));
  });

  it("is told of what is hidden by each of the ways by which it could come out", () => {
    const differing = (address: string) =>
      expect(all.administrator.get(address) === only.administrator.get(address), address).toBe(false);
    for (const address of [
      ...["/", "/tai-ve", "/phong-luu-tru", "/api/archive", "/healthz"],
      ...[
        `/?q=${SECRET}`,
        `/api/search?q=${SECRET}`,
        `/api/suggest?q=${SECRET}`,
        "/api/facets/year",
        "/chi-thi",
      ],
      ...["/api/facets/cites", "/api/wanted", "/chi-thi/thieu", "/chi-thi/mau-thuan"],
      ...[`/van-ban/${known.hidden}`, `/van-ban/${known.hidden}/ban-goc`, `/van-ban/${known.seen}`],
      ...[`/api/documents/${known.hidden}`, `/api/documents/${known.hidden}/similar`],
      ...known.keys.slice(0, 3).map((key) => `/chi-thi/${encodeURIComponent(key)}`),
    ])
      differing(address);
  });
});
