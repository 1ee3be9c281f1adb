import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runIndexer } from "../../indexer/index.ts";
import { dataFolder } from "../../src/data-folder.ts";
import { createApp } from "../../web/app.ts";
import { type Archive, openArchive } from "../web/archive.ts";
import { findChromium, launch, listen } from "./chromium.ts";

const executable = findChromium();
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const PASSWORD = "văn thư giữ kho";
const NEW = `LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH THUẬN
Số: 311/KH-LĐLĐ
Bình Thuận, ngày 05 tháng 4 năm 2024
KẾ HOẠCH
Tổ chức Tháng Công nhân năm 2024 trong các khu công nghiệp
Các công đoàn cơ sở thăm hỏi đoàn viên mất việc làm và báo cáo trước ngày 31/5/2024.`;

describe.skipIf(!executable)("accounts and saved searches in a browser", () => {
  let archive: Archive;
  let browser: Browser;
  let server: Awaited<ReturnType<typeof listen>>;

  beforeAll(async () => {
    archive = await openArchive();
    server = await listen(createApp(archive.services));
    browser = await launch(executable as string);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await archive?.close();
  });

  const title = (page: Page) => page.locator("h1").textContent();

  /** Accessible, and nothing reaches beyond the screen. */
  async function sound(page: Page): Promise<void> {
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 844 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(`${page.url()} at ${width}: ${Math.max(0, wide)} too wide`).toBe(
        `${page.url()} at ${width}: 0 too wide`,
      );
      await page.evaluate(AXE);
      const violations = await page.evaluate(
        (tags) =>
          (
            window as unknown as {
              axe: { run(a: unknown, b: unknown): Promise<{ violations: { id: string }[] }> };
            }
          ).axe
            .run(document, { runOnly: tags })
            .then((result) => result.violations.map(({ id }) => id)),
        STANDARDS,
      );
      expect([page.url(), violations]).toEqual([page.url(), []]);
    }
  }

  it("leads from the first account over a saved search to signing out", async () => {
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    await page.goto(`${server.base}/?q=${encodeURIComponent("tháng công nhân")}`);
    await page.click("text=Lưu tìm kiếm này");
    expect(await title(page)).toBe("Tìm kiếm đã lưu");
    await sound(page);

    await page.click("text=Lập tài khoản quản trị");
    await sound(page);
    await page.fill("#o-ten", "quan.tri");
    await page.fill("#o-ho-ten", "Trần Thị Bình");
    await page.fill("#o-mat-khau", PASSWORD);
    await page.fill("#o-nhap-lai", PASSWORD);
    await page.press("#o-nhap-lai", "Enter");
    await page.click("text=Tìm kiếm đã lưu");
    expect(await page.locator("main .rows a").first().textContent()).toBe("tháng công nhân");

    writeFileSync(path.join(archive.folder, "moi.txt"), NEW);
    const data = dataFolder(path.join(path.dirname(archive.folder), "data"));
    const { engine, services } = archive;
    await runIndexer([archive.folder], { data, engine, knowledge: services.knowledge });
    await page.reload();
    await page.click("text=1 mới");
    expect(await page.locator("main .rows a").first().textContent()).toContain("Tháng Công nhân");
    await sound(page);
    await page.click("text=Đánh dấu đã xem");
    expect(await page.locator("a.fresh").count()).toBe(0);

    await page.click("text=Trần Thị Bình");
    await sound(page);
    await page.click("text=Người dùng");
    await page.fill("#o-ten", "van.thu");
    await page.click("text=Thêm và lấy liên kết");
    expect(await page.locator("code.link").textContent()).toContain("/tai-khoan/lien-ket?the=");
    await sound(page);

    await page.click("text=Đăng xuất");
    expect(await title(page)).toBe("Đăng nhập");
    await sound(page);
    await page.fill("#o-ten", "quan.tri");
    await page.fill("#o-mat-khau", "không phải mật khẩu");
    await page.press("#o-mat-khau", "Enter");
    expect(await page.locator('[role="alert"]').textContent()).toContain("không đúng");
    await page.fill("#o-mat-khau", PASSWORD);
    await page.press("#o-mat-khau", "Enter");
    expect(await title(page)).toContain("Kho có");
    await context.close();
  });
});
