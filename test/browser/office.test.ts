/** What an administrator and a keeper do in a day, on one archive: collections, alerts, changes of many, log, mails, guide. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRearranger, type Rearranger } from "../../scripts/commands/rearrange.ts";
import { evaluateAlerts } from "../../src/alerts/evaluate.ts";
import { createBatchRunner } from "../../src/catalogue/index.ts";
import type { Role } from "../../src/people/roles.ts";
import { createApp } from "../../web/app.ts";
import type { House } from "../../web/services.ts";
import { type Archive, openArchive } from "../web/archive.ts";
import { expectAccessible, expectToFit } from "./accessible.ts";
import { browserForTests, executable, leads, listen, NARROW, WIDE } from "./chromium.ts";

const CHOSEN = { password: "văn thư giữ kho", again: "văn thư giữ kho" };
const HERE = { address: "127.0.0.1", browser: "Chromium" };
const LONG = "Ban Chỉ đạo phong trào Toàn dân đoàn kết xây dựng đời sống văn hóa của tỉnh";
const NEW = `LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH THUẬN
Số: 311/KH-LĐLĐ
Bình Thuận, ngày 05 tháng 4 năm 2024
KẾ HOẠCH
Tổ chức hội thi thả diều trong các khu công nghiệp
Các công đoàn cơ sở cử đoàn viên dự thi thả diều, báo cáo trước ngày 31/5/2024.`;

describe.skipIf(!executable)("a day in the office, in a browser", () => {
  let archive: Archive;
  let server: Awaited<ReturnType<typeof listen>>;
  let rearranger: Rearranger;
  const browser = browserForTests();
  const tokens = new Map<string, string>();

  beforeAll(async () => {
    archive = await openArchive();
    const { services, catalogue } = archive;
    rearranger = createRearranger(
      services.collections,
      async () => void (await archive.index([])),
      (error) => {
        throw error;
      },
    );
    const runner = createBatchRunner(services.batches, {
      ...{ now: () => new Date().toISOString(), onChanged: () => {} },
      onTrouble: (error) => expect.fail(String(error)),
    });
    const house: House = { ...services, rearranged: rearranger.wake, batchBegun: runner.go };
    server = await listen(createApp(house));
    const { accounts } = services;
    const first = { name: "quan.tri", fullName: "Trần Thị Bình", ...CHOSEN };
    tokens.set("quan.tri", (await accounts.createFirst(first, HERE)).token);
    const people: readonly (readonly [string, string, Role])[] = [
      ["van.thu", LONG, "keeper"],
      ["doc.gia", "Lê Văn Đọc", "reader"],
    ];
    for (const [name, fullName, role] of people) {
      const { token } = accounts.add({ name, fullName, role });
      tokens.set(name, (await accounts.choosePassword(token, CHOSEN, HERE)).token);
    }
    expect(catalogue.count()).toBeGreaterThan(10);
  });
  afterAll(async () => {
    await rearranger?.close();
    await server?.close();
    await archive?.close();
  });

  const cookie = (name: string) => `chi_dan_phien=${tokens.get(name) ?? ""}`;
  const signedIn = (name: string): BrowserContextOptions => ({
    bypassCSP: true,
    storageState: {
      cookies: [
        {
          ...{ name: "chi_dan_phien", value: tokens.get(name) ?? "", domain: "127.0.0.1", path: "/" },
          ...{ expires: -1, httpOnly: true, secure: false, sameSite: "Lax" as const },
        },
      ],
      origins: [],
    },
  });
  const as = (name: string, address: string, use: (page: Page) => Promise<void>) =>
    browser.visit(server.base + address, use, signedIn(name));
  const status = async (name: string, address: string) =>
    (await fetch(server.base + address, { headers: { cookie: cookie(name) } })).status;
  async function sound(page: Page): Promise<void> {
    for (const viewport of [WIDE, NARROW]) {
      await page.setViewportSize(viewport);
      await expectToFit(page);
      await expectAccessible(page);
    }
    await page.setViewportSize(WIDE);
  }
  /** Until the change of many that the page shows has come to its end. */
  async function done(page: Page): Promise<void> {
    const { batches } = archive.services;
    await expect
      .poll(() => batches.batches(1).every((one) => one.changed + one.skipped === one.total))
      .toBe(true);
    await page.reload();
    expect(await page.locator("main").textContent()).toContain("Xong: đổi");
  }
  const click = (page: Page, selector: string) => leads(page, () => page.click(selector));

  it("shuts a folder up in a collection for a group, and opens it again", async () => {
    const [document = ""] = archive.catalogue.latest(50).flatMap(({ id }) => {
      const [place] = archive.catalogue.locations(id);
      return place?.shown.includes("/") ? [id] : [];
    });
    const address = `/van-ban/${document}`;
    expect(await status("doc.gia", address)).toBe(200);
    await as("quan.tri", "/kho", async (page) => {
      await sound(page);
      await page.fill("#o-nhom", LONG);
      await click(page, "text=Lập nhóm");
      await page.check(`label:has-text("${LONG}")`);
      await sound(page);
      await click(page, "text=Lưu nhóm");
      await page.goto(`${server.base}/kho`);
      await page.fill("#o-ten", "Hồ sơ cán bộ");
      await click(page, "text=Lập kho");
      expect(await page.locator("h1").textContent()).toBe("Hồ sơ cán bộ");
      await sound(page);
      const place = archive.catalogue.locations(document)[0]?.path ?? "";
      const folders = await page
        .locator("#o-them option")
        .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
      const folder = folders.filter((one) => one !== "" && place.startsWith(`${one}/`)).at(-1);
      await page.selectOption("#o-them", folder ?? expect.fail(place));
      await click(page, "text=Thêm vào kho");
      await page.check('input[name="ai"][value="da-chon"]');
      await page.check('input[name="nhom"]');
      await click(page, "text=Lưu người được xem");
      expect(await page.isChecked('input[name="nhom"]')).toBe(true);
      await sound(page);
      await expect.poll(() => status("doc.gia", address), { timeout: 60_000 }).toBe(404);
      expect(await status("van.thu", address)).toBe(200);
      await page.goto(`${server.base}/kho`);
      expect(await page.locator("main .rows a").allTextContents()).toEqual(["Hồ sơ cán bộ", LONG]);
      await sound(page);
      await click(page, "text=Hồ sơ cán bộ");
      await click(page, "text=Xoá kho Hồ sơ cán bộ");
      await expect.poll(() => status("doc.gia", address), { timeout: 60_000 }).toBe(200);
    });
  });

  it("tells what is new, and stops when it was looked at", async () => {
    await as("van.thu", "/thong-bao", async (page) => {
      await sound(page);
      await page.goto(`${server.base}/?q=${encodeURIComponent("thả diều")}`);
      await click(page, "text=Lưu tìm kiếm này");
      writeFileSync(path.join(archive.folder, "moi.txt"), NEW);
      await archive.index([archive.folder]);
      const { engine, catalogue, services } = archive;
      const searching = { engine, catalogue, knowledge: services.knowledge };
      await evaluateAlerts({ alerts: catalogue.alerts, searching, now: Date.now, turn: async () => {} });
      await page.goto(`${server.base}/thong-bao`);
      expect(await page.locator(".news").textContent({ timeout: 20_000 })).toContain("1");
      expect(await page.locator("main .rows a").first().textContent()).toContain("thả diều");
      await sound(page);
      await click(page, "text=Đã xem");
      expect(await page.locator(".news").count()).toBe(0);
    });
  });

  it("changes many letters at once from what was found, and takes that back", async () => {
    await as("van.thu", `/?q=${encodeURIComponent("tháng công nhân")}`, async (page) => {
      await click(page, "text=Sửa hàng loạt");
      // Only what the chosen field asks for is shown.
      expect(await page.isVisible("#o-gia-tri-province")).toBe(false);
      await page.check('input[name="muc"][value="signatory"]');
      await sound(page);
      await page.fill("#o-gia-tri-signatory", "Trần Văn Thử");
      await page.fill("#o-chuc-vu", "Chủ tịch");
      await click(page, "text=Xem trước");
      expect(await page.locator(".done strong").textContent()).toContain("Trần Văn Thử, Chủ tịch");
      await sound(page);
      await click(page, 'button[value="lam"]');
      await done(page);
      await sound(page);
      await click(page, "main form button");
      await done(page);
    });
  });

  it("shows who did what, which mails did not go, and how all of this is used", async () => {
    const { alerts, mailAddresses } = archive.catalogue;
    await as("quan.tri", "/thu-di", async (page) => {
      await sound(page);
      const [person] = archive.services.accounts.people();
      const id = person?.id ?? 0;
      mailAddresses.setWaitingMail(id, "binh@coquan.vn", Number.MAX_SAFE_INTEGER);
      mailAddresses.setMailToken(id, "t");
      mailAddresses.confirmMail(id, "t", 1);
      alerts.post(id, "reset", 1);
      alerts.noteFailed(
        alerts.takeMail(2, 3)?.id ?? 0,
        "550 5.1.1 <binh@coquan.vn>: không có hộp thư này",
        null,
      );
      await page.reload();
      expect(await page.locator("main .rows").textContent()).toContain("550 5.1.1");
      await sound(page);
      await page.goto(`${server.base}/nhat-ky`);
      expect(await page.locator("main").textContent()).toContain("Kho và quyền xem");
      await sound(page);
      await click(page, "footer >> text=Trợ giúp");
      for (const part of ["#nguoi-doc", "#van-thu", "#quan-tri"])
        expect(await page.isVisible(part)).toBe(true);
      await sound(page);
    });
    await as("doc.gia", "/tro-giup", async (page) => {
      expect(await page.locator("#van-thu, #quan-tri").count()).toBe(0);
    });
  });
});
