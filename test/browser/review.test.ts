import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { createApp } from "../../web/app.ts";
import { letter } from "../catalogue/letters.ts";
import { pagesOf } from "../web/letters-only.ts";
import { expectSound } from "./accessible.ts";
import { browserForTests, executable, leads } from "./chromium.ts";
import { servedApp } from "./served.ts";

const blank = (subject: string) =>
  letter({ number: "      /KH-LĐLĐ", date: "ngày … tháng … năm …", subject });

describe.skipIf(!executable)("review in a browser", () => {
  const house = pagesOf([
    blank("tổ chức hội thi thả diều trong công nhân viên chức"),
    blank("phát động cuộc thi viết về gương người tốt việc tốt"),
    blank("tiếp nhận hồ sơ đoàn viên từ các công đoàn cơ sở"),
  ]);
  const browser = browserForTests();
  const served = servedApp(() => createApp(house.services));

  const count = async (page: Page) => Number(await page.locator("h1 strong").textContent());
  const place = (page: Page) => page.locator('input[name="hang"]').first().inputValue();
  const press = (page: Page, key: string) => leads(page, () => page.keyboard.press(key));

  it("goes through the queue without touching the mouse", async () => {
    await browser.visit(`${served.base}/can-xem?muc=number`, byKeys, { bypassCSP: true });
  }, 120_000);

  async function byKeys(page: Page): Promise<void> {
    await expectSound(page);
    const [total, first] = [await count(page), await place(page)];
    expect(total).toBe(3);
    await press(page, "j");
    const second = await place(page);
    expect(second).not.toBe(first);
    await press(page, "k");
    expect(await place(page)).toBe(first);

    await press(page, "c");
    expect([await count(page), await place(page)]).toEqual([2, second]);
    expect(await page.locator(".done").textContent()).toContain("xác nhận");
    await page.keyboard.press("s");
    await page.keyboard.type("157/KH-LĐLĐ");
    await press(page, "Enter");
    expect(await count(page)).toBe(1);
    expect(await page.locator(".done").textContent()).toContain("157/KH-LĐLĐ");
    expect(house.catalogue.document(second.split("~")[0] ?? "")?.directive.number).toBe("157/KH-LĐLĐ");

    // What is typed is typed: a letter of a reason confirms nothing.
    await page.focus("#o-ly-do");
    await page.keyboard.type("c j k");
    expect(await count(page)).toBe(1);
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    expect(await page.locator(".keys").textContent()).toContain("Enter: đúng");
    await press(page, "Enter");
    expect(await page.locator("main").textContent()).toContain("Không còn mục nào cần xem");
    await expectSound(page);

    await page.goto(`${served.base}/van-ban/${second.split("~")[0]}`);
    expect(await page.locator(".said").first().textContent()).toContain("sửa");
    await leads(page, () => page.click('[aria-label="Sửa Số"]'));
    await expectSound(page);
    await leads(page, () => page.click("text=Mọi mục của văn bản này"));
    await expectSound(page);
  }

  it("works by buttons where no scripts run", async () => {
    await browser.visit(`${served.base}/can-xem?muc=issuedOn`, byButtons, { javaScriptEnabled: false });
  }, 60_000);

  async function byButtons(page: Page): Promise<void> {
    const total = await count(page);
    await page.fill("#o-gia-tri", "24/02/2017");
    await leads(page, () => page.click("text=Lưu sửa"));
    expect(await count(page)).toBe(total - 1);
    await leads(page, () => page.click(".done button"));
    await page.goto(`${served.base}/can-xem?muc=issuedOn`);
    expect(await count(page)).toBe(total);
  }
});
