import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createApp } from "../../web/app.ts";
import { type Archive, openArchive } from "../web/archive.ts";
import { findChromium, launch, listen } from "./chromium.ts";

const executable = findChromium();
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const OPTION = '#goi-y [role="option"]';

describe.skipIf(!executable)("suggestions under the search box", () => {
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

  async function typing(text: string, use: (page: Page) => Promise<void>, width = 1280) {
    const context = await browser.newContext({
      viewport: { width, height: 820 },
      bypassCSP: true,
      hasTouch: true,
    });
    const page = await context.newPage();
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    try {
      await page.goto(server.base);
      await page.locator("#q").pressSequentially(text);
      if (text !== "") await page.waitForSelector(OPTION);
      await use(page);
      expect(errors).toEqual([]);
    } finally {
      await context.close();
    }
  }

  /** No wider than the screen, and axe finds nothing. */
  async function fits(page: Page) {
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    await page.evaluate(AXE);
    const violations = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: {
          run(node: Document): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
        };
      };
      const { violations } = await axe.run(document);
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    });
    expect(violations).toEqual([]);
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
      await page.keyboard.press("Enter");
      await page.waitForURL(/\?q=/u);
      expect(asked(page)).toBe(text);
      expect(await page.locator(".hit").count()).toBeGreaterThan(0);
    });
  });

  it("never take the place of what was typed", async () => {
    await typing("thang cong nh", async (page) => {
      // All the way round: the box itself is one stop.
      const count = await page.locator(OPTION).count();
      for (let i = 0; i <= count; i++) await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.waitForURL(/\?q=/u);
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
        await (touch ? option.tap() : option.click());
        await page.waitForURL(/\?q=/u);
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
      await page.route("**/api/suggest**", async (route) => {
        if (new URL(route.request().url()).searchParams.get("q") === "88")
          await new Promise((resolve) => setTimeout(resolve, 500));
        await route.continue().catch(() => undefined);
      });
      await page.locator("#q").pressSequentially("88");
      await page.waitForTimeout(150);
      await page.fill("#q", "thang cong");
      await page.waitForSelector(OPTION);
      await page.waitForTimeout(600);
      for (const text of await page.locator(OPTION).allTextContents())
        expect(text.toLowerCase()).toContain("tháng");
    });
  });

  it("offend no rule of WCAG 2.2 AA and fit a narrow screen", async () => {
    await vi.waitFor(
      () => expect(archive.reading.suggester.marked("thang cong nhan")).not.toBeNull(),
      10_000,
    );
    for (const width of [1280, 390]) {
      await typing(
        "l",
        async (page) => {
          await page.keyboard.press("ArrowDown");
          await fits(page);
          await page.goto(`${server.base}/?q=thang+cong+nhan`);
          await page.waitForSelector(".did-you-mean");
          await fits(page);
        },
        width,
      );
    }
  });
});
