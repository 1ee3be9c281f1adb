/** Mails over a real connection to a mail server on this machine. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { createMailer } from "../../src/alerts/mailer.ts";
import { decideMails, lastMorning, type Sending, sendMails, waitAfter } from "../../src/alerts/sending.ts";
import { type Catalogue, openCatalogue } from "../../src/catalogue/index.ts";
import { openAccounts, openMailAddresses } from "../../src/people/open.ts";
import { newDocument } from "../catalogue/fixture.ts";
import { type MailServer, startMailServer } from "./smtp-server.ts";

let server: MailServer;
let catalogue: Catalogue;
let needs: Sending & { clock: number };
let person = 0;
let search = 0;

beforeEach(async () => {
  server = await startMailServer();
  catalogue = openCatalogue(":memory:");
  const accounts = openAccounts(catalogue.people);
  person = catalogue.people.addPerson({
    name: "van.thu",
    fullName: "Lê Văn Thư",
    role: "reader",
    password: null,
    at: "",
  });
  confirm("thu@coquan.vn");
  search = catalogue.saved.save(person, { name: "Cắm hoa", query: "q=cắm hoa", shared: false }) ?? 0;
  needs = {
    clock: new Date(2026, 0, 5, 9, 0).getTime(),
    alerts: catalogue.alerts,
    catalogue,
    accounts,
    addresses: openMailAddresses(catalogue.mailAddresses),
    mailer: createMailer({
      ...{ host: "127.0.0.1", port: server.port, security: "none", user: undefined, password: undefined },
      ...{ from: "chi-dan@coquan.vn", base: "https://kho.example.vn" },
    }),
    visible: (_person, ids) => ids,
    now: () => needs.clock,
  };
});
afterEach(async () => {
  await server.close();
  catalogue.close();
});

function confirm(mail: string): void {
  catalogue.mailAddresses.setWaitingMail(person, mail, Number.MAX_SAFE_INTEGER);
  catalogue.mailAddresses.setMailToken(person, "t");
  expect(catalogue.mailAddresses.confirmMail(person, "t", 1)).toBe(true);
}

function comeIn(count: number, from = 0): void {
  const documents = Array.from({ length: count }, (_, at) =>
    newDocument(`Hội thi cắm hoa ${from + at}`, {
      number: `${from + at}/KH`,
      subject: `hội thi ${from + at}`,
    }),
  );
  for (const document of documents) catalogue.addDocument(document);
  const ids = documents.map(({ id }) => id);
  catalogue.noteSending(ids);
  catalogue.notePublished(ids.map((id) => ({ id, revision: "1" })));
  const changed = catalogue.alerts.changedSince(0, catalogue.alerts.lastChange(), 100_000);
  catalogue.alerts.keepFound([{ search, matching: ids }], changed, needs.clock);
}

it("tells of a bulk in one mail with the count and the first twenty, never in one for each", async () => {
  catalogue.alerts.setMail(person, search, "now");
  comeIn(500);
  // The indexer is still at work: more may come.
  decideMails(catalogue.alerts, needs.clock, true);
  expect(await sendMails(needs)).toBe(0);
  decideMails(catalogue.alerts, needs.clock, false);
  expect(await sendMails(needs)).toBe(1);
  decideMails(catalogue.alerts, needs.clock, false);
  expect(await sendMails(needs)).toBe(0);
  const [mail] = server.mails;
  expect(mail?.to).toEqual(["thu@coquan.vn"]);
  expect(mail?.text).toContain("500 văn bản mới");
  expect(mail?.text).toContain(`https://kho.example.vn/tim-da-luu/${search}`);
  expect(mail?.text.match(/\/van-ban\//gu)).toHaveLength(20);
  expect(mail?.text).toContain("… và 480 văn bản nữa");
  expect(server.mails).toHaveLength(1);
});

it("waits no longer than an hour for a long import", async () => {
  catalogue.alerts.setMail(person, search, "now");
  comeIn(1);
  needs.clock += 3_600_000;
  decideMails(catalogue.alerts, needs.clock, true);
  expect(await sendMails(needs)).toBe(1);
});

it("sends what is wanted daily once, in the morning", async () => {
  catalogue.alerts.setMail(person, search, "daily");
  comeIn(2);
  decideMails(catalogue.alerts, needs.clock, false);
  expect(await sendMails(needs)).toBe(0);
  needs.clock = new Date(2026, 0, 6, 7, 1).getTime();
  comeIn(1, 2);
  decideMails(catalogue.alerts, needs.clock, false);
  expect(await sendMails(needs)).toBe(1);
  decideMails(catalogue.alerts, needs.clock + 3_600_000, false);
  expect(await sendMails(needs)).toBe(0);
  expect(server.mails[0]?.text).toContain("2 văn bản mới");
  expect(new Date(lastMorning(new Date(2026, 0, 6, 6, 59).getTime())).getDate()).toBe(5);
});

it("tries again later when the server refuses for now, and says to the administrator what it said", async () => {
  catalogue.alerts.setMail(person, search, "now");
  comeIn(1);
  server.refuse = "451 try again later";
  decideMails(catalogue.alerts, needs.clock, false);
  expect(await sendMails(needs)).toBe(0);
  expect(catalogue.alerts.mails(5)[0]).toMatchObject({
    tries: 1,
    sentAt: null,
    failure: expect.stringContaining("451"),
  });
  expect(await sendMails(needs)).toBe(0);
  server.refuse = null;
  needs.clock += 61_000;
  expect(await sendMails(needs)).toBe(1);
  expect(catalogue.alerts.mails(5)[0]).toMatchObject({ sentAt: needs.clock, failure: null });
});

it("gives up an address that is refused for good, until an administrator says so", async () => {
  catalogue.alerts.setMail(person, search, "now");
  comeIn(1);
  server.refuse = "550 no such user";
  decideMails(catalogue.alerts, needs.clock, false);
  await sendMails(needs);
  needs.clock += 100 * 3_600_000;
  server.refuse = null;
  expect(await sendMails(needs)).toBe(0);
  catalogue.alerts.tryMailsAgain(needs.clock);
  expect(await sendMails(needs)).toBe(1);
});

it("waits longer after each try, and ends", () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((tries) => waitAfter(tries, "now"));
  expect(waits).toEqual([...waits].sort((a, b) => (a ?? 0) - (b ?? 0)));
  expect([waitAfter(10, "now"), waitAfter(4, "reset")]).toEqual([null, null]);
});

it("sends the same mail under the same number when the server's word was lost", async () => {
  catalogue.alerts.setMail(person, search, "now");
  comeIn(1);
  server.dropAfterData = true;
  decideMails(catalogue.alerts, needs.clock, false);
  expect(await sendMails(needs)).toBe(0);
  server.dropAfterData = false;
  needs.clock += 3_600_000;
  expect(await sendMails(needs)).toBe(1);
  const [first, second] = server.mails;
  expect(first?.messageId).toMatch(/^<[\w-]+@kho\.example\.vn>$/u);
  expect([second?.messageId, second?.text]).toEqual([first?.messageId, first?.text]);
});

it("tells of nothing that its owner has looked at, lost, or may not see", async () => {
  catalogue.alerts.setMail(person, search, "now");
  comeIn(3);
  const [first, second, third] = catalogue.arrivals(0, 10);
  catalogue.saved.look(person, search, 1);
  decideMails(catalogue.alerts, needs.clock, false);
  catalogue.refuseDocument(second ?? "", { code: "x", reason: "x" });
  expect(await sendMails({ ...needs, visible: (_person, ids) => ids.filter((id) => id !== third) })).toBe(0);
  expect(first).toBeDefined();
  expect(server.mails).toHaveLength(0);
});

it("sends nothing to a closed account", async () => {
  catalogue.alerts.setMail(person, search, "now");
  comeIn(1);
  decideMails(catalogue.alerts, needs.clock, false);
  catalogue.people.addPerson({ name: "b.c", fullName: "B", role: "administrator", password: null, at: "" });
  expect(catalogue.people.setClosed(person, "2026-01-01")).toBe(true);
  expect(await sendMails(needs)).toBe(0);
});

it("makes no header, recipient or line of its own of what people enter", async () => {
  const addresses = openMailAddresses(catalogue.mailAddresses);
  const bad = [
    "a@b.vn\r\nBcc: x@evil.vn",
    "a@b.vn, c@d.vn",
    "<a@b.vn>",
    "a b@c.vn",
    "a@b@c.vn",
    "a@",
    "@b.vn",
    "a@b..vn",
  ];
  for (const address of [...bad, `${"a".repeat(65)}@b.vn`])
    expect(() => addresses.ask(person, address)).toThrow();
  catalogue.saved.rename(person, search, "Hoa\r\nBcc: x@evil.example\r\n\r\nNội dung giả");
  catalogue.alerts.setMail(person, search, "now");
  comeIn(1);
  decideMails(catalogue.alerts, needs.clock, false);
  await sendMails(needs);
  const head = server.mails[0]?.source.split("\r\n\r\n")[0] ?? "";
  expect(head).not.toMatch(/^Bcc/imu);
  expect(server.mails[0]?.to).toEqual(["thu@coquan.vn"]);
});

it("says nothing in the clear to a server that should speak TLS", async () => {
  const mailer = createMailer({
    ...{ host: "127.0.0.1", port: server.port, security: "starttls", user: "u", password: "rất bí mật" },
    ...{ from: "chi-dan@coquan.vn", base: "https://kho.example.vn" },
  });
  const mail = { to: { name: "A", address: "a@b.vn" }, subject: "x", text: "x", id: "1" };
  await expect(mailer.send(mail)).rejects.toThrow(/STARTTLS|TLS/u);
  expect(server.mails).toHaveLength(0);
});
