import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { DECREES } from "../web/letters.ts";
import { expectAccessible, expectToFit } from "./accessible.ts";
import { browserForTests, executable, leads, NARROW, WIDE } from "./chromium.ts";
import { servedArchive } from "./served.ts";

const q = (text: string) => `/?q=${encodeURIComponent(text)}`;

describe.skipIf(!executable)("the pages in a browser", () => {
  const served = servedArchive();
  const browser = browserForTests();

  const on = (address: string, use: (page: Page) => Promise<void>, options?: BrowserContextOptions) =>
    browser.visit(served.base + address, use, options);
  const numbers = (page: Page) => page.locator(".hit .number").allTextContents();
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? "");

  it("finds the same letter with and without marks", async () => {
    await on("/", async (page) => {
      for (const words of ["dân vận khéo", "dan van kheo"]) {
        await page.fill("#q", words);
        await leads(page, () => page.press("#q", "Enter"));
        expect(new URL(page.url()).searchParams.get("q")).toBe(words);
        expect(await numbers(page)).toContain("88/KH-LĐLĐ");
      }
    });
  });

  it("is used by keyboard alone: slash, question, arrows, Enter", async () => {
    await on("/", async (page) => {
      await page.keyboard.press("/");
      expect(await focused(page)).toBe("q");
      await page.keyboard.type("dan van kheo");
      await leads(page, () => page.keyboard.press("Enter"));
      await page.keyboard.press("/");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowUp");
      const first = await page.locator(".hit h2 a").first().textContent();
      await leads(page, () => page.keyboard.press("Enter"));
      expect(await page.locator("h1").textContent()).toBe(first);
      expect(await page.locator(".document-text mark").count()).toBeGreaterThan(0);
    });
  });

  it("narrows at once when a facet is chosen by keyboard, keeps the focus there, and goes back", async () => {
    await on(q("tháng công nhân"), async (page) => {
      await page.locator(".year-list summary").focus();
      await page.keyboard.press("Enter");
      await page.locator("#f-year-2016").focus();
      await page.keyboard.press("Space");
      await page.waitForURL(/year=2016/u);
      await page.waitForSelector(".chip");
      expect(await focused(page)).toBe("f-year-2016");
      expect(new Set(await page.locator(".hit time").allTextContents())).toEqual(
        new Set((await page.locator(".hit time").allTextContents()).filter((date) => date.endsWith("/2016"))),
      );
      expect(await page.locator("#noi").textContent()).toContain("văn bản");
      await page.goBack();
      await page.waitForFunction(() => !document.querySelector(".chip"));
      expect(await page.isChecked("#f-year-2016")).toBe(false);
    });
  });

  it("keeps the chosen order when a facet is chosen next", async () => {
    await on(q("tháng công nhân"), async (page) => {
      await page.click('.sorts a:has-text("Cũ nhất")');
      await page.waitForURL(/sort=oldest/u);
      await page.waitForSelector('.sorts a[aria-current]:has-text("Cũ nhất")');
      await page.locator('[data-facet="province"] input[type="checkbox"]').first().click();
      await page.waitForURL(/province=/u);
      expect(page.url()).toContain("sort=oldest");
    });
  });

  it("chooses a run of years by drawing over their bars", async () => {
    await on(q("tháng công nhân"), async (page) => {
      const bars = page.locator(".facets .bar");
      // Letters of another width would move the bars.
      await page.evaluate(() => document.fonts.ready.then(() => true));
      await bars.first().scrollIntoViewIfNeeded();
      const box = async (year: number) => {
        const at = await page.locator(`.facets .bar[data-year="${year}"]`).boundingBox();
        return { x: (at?.x ?? 0) + (at?.width ?? 0) / 2, y: (at?.y ?? 0) + (at?.height ?? 0) - 4 };
      };
      const [from, to] = [await box(2015), await box(2017)];
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 6 });
      await page.mouse.up();
      await page.waitForSelector(".chip");
      expect(await page.locator(".chip").textContent()).toContain("2015 đến 2017");
    });
  });

  it("finds a value inside a long facet without marks", async () => {
    await on(q("tháng công nhân"), async (page) => {
      await page.fill('[data-facet="province"] .facet-filter', "quang ninh");
      const shown = page.locator('[data-facet="province"] .option:visible');
      expect(await shown.count()).toBe(1);
      expect(await shown.textContent()).toContain("Quảng Ninh");
    });
  });

  it("finds a value that the page does not hold, and narrows by it", async () => {
    await on(q("nghị định"), async (page) => {
      const facet = page.locator('[data-facet="cites"]');
      const values = await facet
        .locator("input[type=checkbox]")
        .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value));
      const serial = Array.from({ length: DECREES }, (_, i) => i + 11).find(
        (one) => !values.includes(`CP.NĐ.${one}@2015`),
      );
      expect(serial).toBeDefined();
      await facet.locator(".facet-filter").fill(`${serial} nd-cp`);
      await facet.locator(`.beyond input[value="CP.NĐ.${serial}@2015"]`).click();
      await page.waitForSelector(".chip");
      expect(await page.locator(".chip").textContent()).toContain(`Nghị định ${serial}/`);
      expect(await numbers(page)).toEqual(["77/BC-STP"]);
      await facet.locator(".facet-filter").fill("không có mục này");
      await facet.locator(".facet-none").waitFor();
    });
  });

  it("copies the line to paste", async () => {
    await on(q("88/KH-LĐLĐ"), async (page) => {
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      await leads(page, () => page.locator(".hit h2 a").first().click());
      await page.click(".copy");
      await page.locator("#noi", { hasText: "Đã chép" }).waitFor({ state: "attached" });
      expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
        "Kế hoạch số 88/KH-LĐLĐ ngày 05/3/2021",
      );
    });
  });

  it("works without JavaScript: search, facets by a button, pages, a document", async () => {
    await on(
      "/",
      async (page) => {
        await page.fill("#q", "tháng công nhân");
        await leads(page, () => page.click("#tim button"));
        await page.click(".year-list summary");
        await page.check("#f-year-2016");
        await leads(page, () => page.click(".apply"));
        expect(page.url()).toContain("year=2016");
        await leads(page, () => page.click(".chip"));
        await leads(page, () => page.click('a[rel="next"]'));
        expect(page.url()).toContain("page=2");
        await leads(page, () => page.locator(".hit h2 a").first().click());
        expect(await page.locator(".basis-line").isVisible()).toBe(true);
        expect(await page.locator(".copy").isVisible()).toBe(false);
      },
      { javaScriptEnabled: false },
    );
  });

  it("opens the facets as a sheet on a narrow screen, with and without JavaScript", async () => {
    for (const javaScriptEnabled of [true, false]) {
      await on(
        q("tháng công nhân"),
        async (page) => {
          expect(await page.locator("#bo-loc").isVisible()).toBe(false);
          await page.click(".open-facets");
          await page.locator("#bo-loc").waitFor();
          await page.locator('[data-facet="province"] input[type="checkbox"]').first().click();
          if (javaScriptEnabled) {
            await page.waitForURL(/province=/u);
            expect(await page.locator("#bo-loc").isVisible()).toBe(true);
            await page.click(".sheet-close");
          } else await leads(page, () => page.click(".apply"));
          await page.waitForSelector(".chip");
          await page.locator("#bo-loc").waitFor({ state: "hidden" });
          expect(await page.locator(".chip").count()).toBe(1);
        },
        { viewport: NARROW, javaScriptEnabled },
      );
    }
  });

  it("never scrolls sideways and offends no rule of WCAG 2.2 AA, wide and narrow", async () => {
    const { hits } = await served.archive.reading.search.search({
      q: "88/KH-LĐLĐ",
      filters: { campaign: [], issuer: [], province: [], year: [], type: [], cites: [] },
      sort: "relevance",
      page: 1,
      size: 1,
    });
    const pages = [
      "/",
      q("dân vận khéo"),
      `${q("dân vận")}#bo-loc`,
      q("zzz zzz"),
      q("thánh công nhân"),
      `${q('kế hoạch "dân vận khéo"')}&explain=1`,
      `/van-ban/${hits[0]?.id}?q=khéo`,
    ];
    await on(
      "/",
      async (page) => {
        for (const viewport of [WIDE, NARROW, { width: 320, height: 640 }]) {
          await page.setViewportSize(viewport);
          for (const address of pages) {
            // Of an address that differs in its fragment alone the page would stay as it is.
            await page.goto("about:blank");
            await page.goto(served.base + address);
            await expectToFit(page);
            // The narrowest has the same rules as the other narrow screen.
            if (viewport.width >= NARROW.width) await expectAccessible(page);
          }
        }
      },
      { bypassCSP: true },
    );
  });
});
