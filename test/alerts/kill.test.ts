/** What saved searches are told by the real house, which is killed with SIGKILL at any moment and started again. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseHTML } from "linkedom";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Random } from "../../scripts/archive/random.ts";
import { type Catalogue, openCatalogue } from "../../src/catalogue/index.ts";
import { dataFolder } from "../../src/data-folder.ts";
import { openAccounts } from "../../src/people/open.ts";
import type { Engine } from "../../src/search/engine.ts";
import { openEngine } from "../../src/search/meilisearch/index.ts";
import { idOf, knowledge, letter } from "../catalogue/letters.ts";
import { OUR_NODE } from "../our-node.ts";
import type { Answer, Order } from "./house.ts";
import { type MailServer, type ReceivedMail, startMailServer } from "./smtp-server.ts";

const PROJECT = path.resolve(import.meta.dirname, "../..");
/** By hand: `ALERT_KILLS=200 npx vitest run test/alerts/kill.test.ts --reporter=verbose`. */
const KILLS = Number(process.env.ALERT_KILLS || 2);
const SEED = Number(process.env.ALERT_SEED || 20260107);
/** After a kill the clock has gone on: a mail that was on its way is held for ten minutes. */
const AHEAD_MS = 11 * 60_000;
/** A page and a mail name the first twenty; so that both name all, somebody looks before there are more. */
const MOST_UNSEEN = 12;
const REBUILD_EVERY = 12;

const base = mkdtempSync(path.join(tmpdir(), "chi-dan-alert-kill-"));
const folder = path.join(base, "kho");
const data = dataFolder(path.join(base, "data"));
const random = new Random(SEED);
let engine: Engine;
let catalogue: Catalogue;
let mails: MailServer;
let cookie = "";
beforeAll(async () => {
  for (const each of [folder, data.root]) mkdirSync(each);
  engine = await openEngine({ dataDir: data.root });
  catalogue = openCatalogue(data.catalogue, { knowledge });
  mails = await startMailServer();
});
afterAll(async () => {
  house?.process.kill("SIGKILL");
  await mails?.close();
  catalogue?.close();
  await engine?.close();
  rmSync(base, { recursive: true, force: true });
});

interface House {
  readonly process: ChildProcess;
  readonly address: string;
  readonly gone: Promise<void>;
}
let house: House | null = null;
/** Of the last one: a killed process ends when the disk has answered it. */
let gone = Promise.resolve();
/** How often it was killed: also the number of the process that lives now. */
let kills = 0;
let orders = 0;

async function start(): Promise<House> {
  await gone;
  const child = fork(path.join(import.meta.dirname, "house.ts"), [folder, String(kills * AHEAD_MS)], {
    cwd: PROJECT,
    execArgv: OUR_NODE,
    env: {
      ...process.env,
      ...{ MEILI_URL: "", CHI_DAN_DATA: data.root, LOG_LEVEL: "error" },
      ...{ SMTP_URL: `smtp://127.0.0.1:${mails.port}`, MAIL_FROM: "chi-dan@coquan.vn" },
      CHI_DAN_URL: "http://kho.example.vn",
    },
  });
  gone = once(child, "exit").then(() => {});
  const [answer] = (await Promise.race([
    once(child, "message"),
    gone.then(() => Promise.reject(new Error("the house did not start"))),
  ])) as [Answer];
  return { process: child, address: "address" in answer ? answer.address : "", gone };
}

function kill(): void {
  if (house?.process.kill("SIGKILL")) kills += 1;
  house = null;
}

/** Has the folder taken in, and resolves when that is done or the house is gone. */
async function index(lives: House, rebuild = false): Promise<void> {
  orders += 1;
  const number = orders;
  const done = new Promise<void>((resolve) => {
    lives.process.on("message", (answer: Answer) => {
      if ("done" in answer && answer.done === number) resolve();
    });
  });
  lives.process.send({ number, rebuild } satisfies Order);
  await Promise.race([done, lives.gone]);
}

const SEARCHES = ["q=cắm hoa", "type=ke-hoach"] as const;
/** Documents in the order in which they were laid down, and which of the searches each is found by. */
const laid: { readonly id: string; readonly found: readonly boolean[] }[] = [];

function layDown(): void {
  const at = laid.length;
  const subject = `hội thi ${at % 2 === 0 ? "cắm hoa" : "nấu ăn"} lần thứ ${at} của ${at * 7 + 3} đơn vị`;
  const plan = letter({
    number: `${at + 1}/KH-LĐLĐ`,
    subject,
    body: `Mỗi đội gồm ${at + 2} người. `.repeat(3),
  });
  const text = at % 3 === 0 ? plan : plan.replace("KẾ HOẠCH", "THÔNG BÁO").replace("/KH-", "/TB-");
  writeFileSync(path.join(folder, `thư ${at}.txt`), text);
  laid.push({ id: idOf(text), found: [at % 2 === 0, at % 3 === 0] });
}

/** Of each search: what its owner was shown, and what of that they were told to have been marked as looked at. */
const shown = SEARCHES.map(() => new Set<string>());
const marked = SEARCHES.map(() => new Set<string>());
let searches: number[] = [];

/** Opens the page, and says that it was looked at, unless the house goes away meanwhile. */
async function look({ address }: House): Promise<void> {
  const page = await fetch(`${address}/thong-bao`, { headers: { cookie } });
  expect(page.status).toBe(200);
  const { document } = parseHTML(await page.text());
  const field = (form: string, name: string) =>
    document.querySelector(`form[action="${form}"] input[name="${name}"]`)?.getAttribute("value") ?? "";
  const now = SEARCHES.map((): string[] => []);
  const marks: string[] = [];
  for (const part of document.querySelectorAll(".alert")) {
    const search = searches.indexOf(Number(part.querySelector("h2")?.id.slice("tim-".length)));
    const ids = [...part.querySelectorAll(".rows a")].map(
      (link) => /[\da-f]{32}/u.exec(link.getAttribute("href") ?? "")?.[0] ?? "",
    );
    expect(part.textContent).not.toContain("văn bản nữa");
    expect(ids.filter((id) => marked[search]?.has(id))).toEqual([]);
    now[search]?.push(...ids);
    marks.push(part.querySelector('input[name="den"]')?.getAttribute("value") ?? "");
  }
  for (const [at, ids] of now.entries()) for (const id of ids) shown[at]?.add(id);
  if (marks.length === 0) return;
  const body = new URLSearchParams({ _the: field("/thong-bao/da-xem", "_the"), den: marks.join(" ") });
  const answer = await fetch(`${address}/thong-bao/da-xem`, {
    ...{ method: "POST", body, headers: { cookie }, redirect: "manual" as const },
  });
  expect(answer.status).toBe(303);
  for (const [at, ids] of now.entries()) for (const id of ids) marked[at]?.add(id);
}

const unseen = () =>
  laid.filter(({ id, found }) => found.some((is, at) => is && !marked[at]?.has(id))).length;

/** One thing that happens. */
async function step(lives: House, number: number): Promise<void> {
  if (unseen() >= MOST_UNSEEN) return look(lives);
  const what = random.int(0, 9);
  if (what < 4) {
    for (let count = random.int(1, 3); count > 0; count -= 1) layDown();
    return index(lives);
  }
  if (what < 7) return look(lives);
  const before = laid.length === 0 ? null : random.pick(laid);
  if (what === 7 && before && catalogue.document(before.id)) {
    // Somebody corrects it: it is published once more, and nothing new.
    catalogue.corrections.save({
      ...{ document: before.id, field: "place", value: `Phan Thiết ${number}`, base: null, reason: "thử" },
      ...{ by: { id: null, name: "Lê Văn An" }, at: new Date().toISOString() },
    });
    return index(lives);
  }
  if (what === 8) {
    const file = random.pick(readdirSync(folder));
    if (file) renameSync(path.join(folder, file), path.join(folder, `${number} ${file}`));
    return index(lives);
  }
  if (number % REBUILD_EVERY === 0) return index(lives, true);
  await sleep(random.int(0, 150));
}

const partsOf = (mail: ReceivedMail): string[][] => {
  expect(mail.text).not.toContain("văn bản nữa");
  const parts = mail.text.split(/\/tim-da-luu\/(\d+)/u).slice(1);
  return SEARCHES.map((_, at) => {
    const part = parts.indexOf(String(searches[at]));
    return part < 0
      ? []
      : [...(parts[part + 1] ?? "").matchAll(/\/van-ban\/([\da-f]{32})/gu)].map(([, id]) => id ?? "");
  });
};

it("tells of whatever comes in exactly once, killed at any moment: shown until it was looked at, and in one mail", {
  timeout: 300_000 + KILLS * 30_000,
}, async ({ annotate }) => {
  const accounts = openAccounts(catalogue.people);
  const chosen = {
    name: "van.thu",
    fullName: "Lê Văn Thư",
    password: "văn thư giữ kho",
    again: "văn thư giữ kho",
  };
  const begun = await accounts.createFirst(chosen, { address: "", browser: "" });
  cookie = `chi_dan_phien=${begun.token}`;
  const person = accounts.people()[0]?.id ?? 0;
  catalogue.mailAddresses.setWaitingMail(person, "thu@coquan.vn", Number.MAX_SAFE_INTEGER);
  catalogue.mailAddresses.setMailToken(person, "t");
  catalogue.mailAddresses.confirmMail(person, "t", 1);
  searches = SEARCHES.map(
    (query) => catalogue.saved.save(person, { name: query, query, shared: false }) ?? 0,
  );
  for (const search of searches) catalogue.alerts.setMail(person, search, "now");

  /** The process that sent each mail. */
  const senders: number[] = [];
  let killAtMail = false;
  mails.onMail = () => {
    senders.push(kills);
    // Between its coming and our word: whoever sent it will never know.
    if (killAtMail) kill();
    killAtMail = false;
  };
  let next = random.int(2, 6);
  for (let number = 0; kills < KILLS; number += 1) {
    house ??= await start();
    const lives = house;
    const before = kills;
    let end: Promise<unknown> | null = null;
    if (number === next) {
      next += random.int(3, 7);
      if (kills % 2 === 0) killAtMail = true;
      else end = sleep(random.next() ** 2 * 700).then(() => lives === house && kill());
    }
    // A page that is asked for while the house goes away breaks off.
    await step(lives, number).catch((error: unknown) => {
      if (kills === before || !(error instanceof TypeError)) throw error;
    });
    await end;
    // It ends by being killed, never by itself.
    expect(lives.process.exitCode).toBeNull();
  }

  kill();
  house = await start();
  await index(house);
  const quiet = () => {
    const { alerts } = catalogue;
    return (
      alerts.furthestBehind(alerts.lastChange(), -1) === null &&
      alerts.oldestUntold() === null &&
      alerts.mails(10_000).every(({ nextAt }) => nextAt === null)
    );
  };
  await expect.poll(quiet, { timeout: 60_000, interval: 50 }).toBe(true);
  await look(house);
  // Nothing is left to be shown; what is shown once more fails there.
  await look(house);

  const byNumber = new Map<string, { readonly mail: ReceivedMail; readonly by: number[] }>();
  for (const [at, mail] of mails.mails.entries()) {
    const known = byNumber.get(mail.messageId);
    // The same mail again: from another process, since one that lives knows what it has sent.
    if (known) {
      expect(mail.text).toBe(known.mail.text);
      expect(known.by).not.toContain(senders[at]);
      known.by.push(senders[at] ?? -1);
    } else byNumber.set(mail.messageId, { mail, by: [senders[at] ?? -1] });
  }
  const told = [...byNumber.values()].map(({ mail }) => partsOf(mail));
  for (const [at] of SEARCHES.entries()) {
    const due = laid.filter(({ found }) => found[at]).map(({ id }) => id);
    const mailed = told.flatMap((parts) => parts[at] ?? []);
    expect(new Set(mailed).size).toBe(mailed.length);
    expect([...(shown[at] ?? [])].sort()).toEqual([...due].sort());
    expect([...(marked[at] ?? [])].sort()).toEqual([...due].sort());
    // What was never mailed had been looked at before.
    expect(mailed.filter((id) => !due.includes(id))).toEqual([]);
    for (const id of due) if (!mailed.includes(id)) expect(shown[at]).toContain(id);
  }
  expect(byNumber.size).toBeGreaterThan(0);
  const twice = [...byNumber.values()].filter(({ by }) => by.length > 1).length;
  await annotate(
    `${kills} kills, ${laid.length} documents, ${byNumber.size} mails, ${twice} of them sent twice`,
  );
});
