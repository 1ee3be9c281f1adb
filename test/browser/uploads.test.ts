import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { letterText } from "../indexer/files.ts";
import { expectSound } from "./accessible.ts";
import { browserForTests, executable, leads } from "./chromium.ts";
import { servedArchive } from "./served.ts";

const named = (name: string, number: string) => ({
  ...{ name, mimeType: "text/plain", buffer: Buffer.from(letterText(number, "tổ chức hội thi")) },
});

describe.skipIf(!executable)("sending files in a browser", () => {
  const served = servedArchive();
  const browser = browserForTests();

  const drop = (page: Page, files: readonly (readonly [name: string, size: number])[]) =>
    page.evaluate((given) => {
      const carried = new DataTransfer();
      for (const [name, size] of given) carried.items.add(new File(["chữ ".repeat(size)], name));
      document.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true }));
    }, files);
  const trouble = (page: Page) =>
    page.evaluate(() => document.querySelector<HTMLInputElement>("#tep")?.validationMessage);

  it("takes files that are dropped, and says what is too large before it is sent", async () => {
    const use = async (page: Page) => {
      await drop(page, [["to.txt", 300_000]]);
      expect(await trouble(page)).toContain("to.txt");
      await drop(page, [
        ["một.txt", 10],
        ["hai.txt", 20],
      ]);
      expect(await trouble(page)).toBe("");
      expect(await page.locator(".chosen li").count()).toBe(2);
      await expectSound(page);
      await leads(page, () => page.click("form.send-files button"));
      expect(await page.locator(".uploads .path").allTextContents()).toEqual(["một.txt", "hai.txt"]);
      await expectSound(page);
    };
    await browser.visit(`${served.base}/tai-len`, use, { bypassCSP: true });
  });

  it("works without JavaScript", async () => {
    const use = async (page: Page) => {
      await leads(page, () => page.click('main a[href="/tai-len"]'));
      await page.setInputFiles("#tep", [named("Công văn 961.txt", "961"), named("Công văn 962.txt", "962")]);
      await leads(page, () => page.click("form.send-files button"));
      await served.archive.index([served.archive.data.uploads]);
      await page.reload();
      expect(await page.locator(".uploads .taken a").allTextContents()).toEqual([
        "Công văn 961.txt",
        "Công văn 962.txt",
      ]);
    };
    await browser.visit(`${served.base}/phong-luu-tru`, use, { javaScriptEnabled: false });
  });
});
