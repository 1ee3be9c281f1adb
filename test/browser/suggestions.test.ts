import type { Page, Request } from "playwright-core";
import { describe, expect, it } from "vitest";
import { expectAccessible, expectToFit } from "./accessible.ts";
import { browserForTests, executable, leads, NARROW, WIDE } from "./chromium.ts";
import { servedArchive } from "./served.ts";

const OPTION = '#goi-y [role="option"]';

describe.skipIf(!executable)("suggestions under the search box", () => {
  const served = servedArchive();
  const browser = browserForTests();

  /** In one piece: the suggestions that are shown then are those of the whole, and stay. */
  const typing = (text: string, use: (page: Page) => Promise<void>, viewport = WIDE) =>
    browser.visit(
      served.base,
      async (page) => {
        await page.fill("#q", text);
        if (text !== "") await page.waitForSelector(OPTION);
        await use(page);
      },
      { viewport, bypassCSP: true, hasTouch: true },
    );

  async function sound(page: Page) {
    await expectToFit(page);
    await expectAccessible(page);
  }

  const expanded = (page: Page) => page.getAttribute("#q", "aria-expanded");
  const asked = (page: Page) => new URL(page.url()).searchParams.get("q");

  it("are walked through with the arrows and taken with Enter", async () => {
    await typing("thang cong nh", async (page) => {
      expect(await expanded(page)).toBe("true");
      await page.keyboard.press("ArrowDown");
      const option = page.locator(`${OPTION}[aria-selected="true"]`);
      expect(await option.getAttribute("id")).toBe(await page.getAttribute("#q", "aria-activedescendant"));
      expect(await page.inputValue("#q")).toBe("thang cong nh");
      const text = await option.getAttribute("data-text");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowUp");
      await leads(page, () => page.keyboard.press("Enter"));
      expect(asked(page)).toBe(text);
      expect(await page.locator(".hit").count()).toBeGreaterThan(0);
    });
  });

  it("never take the place of what was typed", async () => {
    await typing("thang cong nh", async (page) => {
      // All the way round: the box itself is one stop.
      const count = await page.locator(OPTION).count();
      for (let i = 0; i <= count; i++) await page.keyboard.press("ArrowDown");
      await leads(page, () => page.keyboard.press("Enter"));
      expect(asked(page)).toBe("thang cong nh");
    });
  });

  it("go away with Escape, and leave the arrows to the results then", async () => {
    await typing("88", async (page) => {
      await page.keyboard.press("Escape");
      expect(await expanded(page)).toBe("false");
      expect(await page.locator("#goi-y").isVisible()).toBe(false);
      expect(await page.inputValue("#q")).toBe("88");
      await page.keyboard.press("ArrowDown");
      expect(await page.evaluate(() => document.activeElement?.matches(".latest a"))).toBe(true);
    });
  });

  it("are taken by mouse and by touch, with their kind and the typed words marked", async () => {
    for (const touch of [false, true]) {
      await typing("88/kh", async (page) => {
        const option = page.locator(OPTION).first();
        expect(await option.locator(".suggestion-kind").textContent()).toBe("Số hiệu");
        expect(await option.locator("mark").allTextContents()).toEqual(["88", "KH"]);
        await leads(page, () => (touch ? option.tap() : option.click()));
        expect(asked(page)).toBe("88/KH-LĐLĐ");
      });
    }
  });

  it("leave the keys to a letter that is still being put together", async () => {
    await typing("thang", async (page) => {
      const before = await page.evaluate(() => {
        const box = document.querySelector("#q") as HTMLInputElement;
        const key = (name: string) =>
          box.dispatchEvent(
            new KeyboardEvent("keydown", { key: name, isComposing: true, bubbles: true, cancelable: true }),
          );
        return [key("ArrowDown"), key("Enter"), key("Escape")];
      });
      expect(before).toEqual([true, true, true]);
      expect(await page.getAttribute("#q", "aria-activedescendant")).toBeNull();
      expect(await expanded(page)).toBe("true");
    });
  });

  it("follow the last letter only, however late an older answer comes", async () => {
    await typing("", async (page) => {
      let release = () => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      const isOld = (request: Request) => request.url().endsWith("/api/suggest?q=88");
      await page.route("**/api/suggest**", async (route) => {
        if (isOld(route.request())) await held;
        await route.continue().catch(() => undefined);
      });
      const sent = page.waitForRequest(isOld);
      const ended = Promise.race([
        page.waitForEvent("requestfinished", isOld),
        page.waitForEvent("requestfailed", isOld),
      ]);
      await page.locator("#q").pressSequentially("88");
      await sent;
      await page.fill("#q", "thang cong");
      await page.waitForSelector(OPTION);
      release();
      await ended;
      // What the page makes of an answer, it has made by the second frame after.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50))));
      expect(await page.locator(OPTION).count()).toBeGreaterThan(0);
      for (const text of await page.locator(OPTION).allTextContents())
        expect(text.toLowerCase()).toContain("tháng");
    });
  });

  it("offend no rule of WCAG 2.2 AA and fit a narrow screen", async () => {
    const { suggester } = served.archive.reading;
    await expect.poll(() => suggester.marked("thang cong nhan"), { timeout: 200_000 }).not.toBeNull();
    for (const viewport of [WIDE, NARROW]) {
      await typing(
        "l",
        async (page) => {
          await page.keyboard.press("ArrowDown");
          await sound(page);
          await page.goto(`${served.base}/?q=thang+cong+nhan`);
          await page.waitForSelector(".did-you-mean");
          await sound(page);
        },
        viewport,
      );
    }
  });
});
