import type { BrowserContextOptions, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { BAC_BINH, BINH_THUAN, letter, NINH_THUAN } from "../graph/archive.ts";
import { pagesOf } from "../web/letters-only.ts";
import { expectAccessible, expectToFit } from "./accessible.ts";
import { browserForTests, executable, leads, NARROW, WIDE } from "./chromium.ts";
import { servedApp } from "./served.ts";

const INFO = "về đẩy mạnh công tác thông tin cơ sở trong tình hình mới";
const DIRECTIVE = "/chi-thi/TW.CT.07%40XII";
/** A province's plan, what a district makes of it, and enough letters for a second page. */
const LETTERS = [
  letter({
    ...{ organ: BINH_THUAN, number: "88/KH-LĐLĐ", dateline: "Bình Thuận, ngày 05 tháng 3 năm 2017" },
    subject: "tuyên truyền công tác thông tin cơ sở",
    body: `Thực hiện Chỉ thị số 07-CT/TW ngày 05/9/2016 của Ban Bí thư ${INFO}, đề nghị tuyên truyền.`,
  }),
  letter({
    ...{ organ: BAC_BINH, number: "19/LĐLĐ", dateline: "Bắc Bình, ngày 02 tháng 4 năm 2017" },
    subject: "tuyên truyền thông tin cơ sở",
    body: "Thực hiện Kế hoạch số 88/KH-LĐLĐ ngày 05/3/2017 của Liên đoàn Lao động tỉnh Bình Thuận, đề nghị tuyên truyền.",
  }),
  ...Array.from({ length: 24 }, (_, at) =>
    letter({
      ...{
        organ: NINH_THUAN,
        number: `${at + 40}/LĐLĐ`,
        dateline: `Ninh Thuận, ngày ${10 + at} tháng 5 năm 2018`.replace(/ngày (2[89]|3\d)/u, "ngày 27"),
      },
      subject: "triển khai công tác thông tin",
      body: `Thực hiện Chỉ thị 07 CT/TW ngày ${at % 2 ? "06" : "05"}/9/2016 của Ban Bí thư ${INFO}; Luật Công đoàn số 12/2012/QH13.`,
    }),
  ),
];
const DRAFT =
  "Căn cứ Luật Công đoàn; thực hiện Chỉ thị số 07-CT/TW ngày 07/9/2016 của Ban Bí thư; Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị.";

describe.skipIf(!executable)("the pages of directives in a browser", () => {
  const { app, ids } = pagesOf(LETTERS);
  const server = servedApp(() => app);
  const empty = servedApp(() => pagesOf([]).app);
  const browser = browserForTests();

  const on = (address: string, use: (page: Page) => Promise<void>, options?: BrowserContextOptions) =>
    browser.visit(server.base + address, use, options);

  it("are accessible and fit the screen, wide and narrow", async () => {
    const addresses = [
      DIRECTIVE,
      `${DIRECTIVE}?provinces=63&relation=carries-out&page=2`,
      "/chi-thi",
      "/chi-thi?q=999%2FKH-XYZ",
      "/chi-thi/TW.CT.07%40IX",
      "/chi-thi/thieu",
      "/chi-thi/mau-thuan",
      "/chi-thi/kiem-tra",
      `/van-ban/${ids[0]}`,
      `${empty.base}/chi-thi`,
    ];
    await on(
      DIRECTIVE,
      async (page) => {
        for (const viewport of [WIDE, NARROW]) {
          await page.setViewportSize(viewport);
          for (const address of addresses) {
            await page.goto(address.startsWith("http") ? address : server.base + address);
            await expectToFit(page);
            await expectAccessible(page);
          }
        }
      },
      { bypassCSP: true },
    );
  });

  it("keep every word of the drawing and of the map within its box", async () => {
    await on(DIRECTIVE, async (page) => {
      await page.click(".map summary");
      const outside = await page.evaluate(() =>
        [...document.querySelectorAll<SVGGElement>(".chain-box, .tile")].flatMap((box) => {
          const rect = box.querySelector("rect")?.getBoundingClientRect();
          return [...box.querySelectorAll("text")]
            .filter((text) => text.getBoundingClientRect().right > (rect?.right ?? 0))
            .map((text) => text.textContent);
        }),
      );
      expect(await page.locator(".chain-box").count()).toBeGreaterThan(20);
      expect(await page.locator(".tile").count()).toBe(34);
      expect(outside).toEqual([]);
    });
  });

  it("show the chain as a drawing or a list: by choice when wide, the list when narrow, the drawing on paper", async () => {
    await on(
      DIRECTIVE,
      async (page) => {
        const seen = async () => [
          await page.locator(".chain-drawing").isVisible(),
          await page.locator(".chain-list").isVisible(),
        ];
        expect(await seen()).toEqual([true, false]);
        await page.check("#so-do-danh-sach");
        expect(await seen()).toEqual([false, true]);
        await page.setViewportSize(NARROW);
        expect(await seen()).toEqual([false, true]);
        await page.emulateMedia({ media: "print" });
        expect(await seen()).toEqual([true, false]);
      },
      { javaScriptEnabled: false },
    );
  });

  it("lead from any spelling to the directive, down its chain, and to the passage, without JavaScript", async () => {
    await on(
      "/chi-thi",
      async (page) => {
        await page.fill("#so", "07 - ct/tw");
        await leads(page, () => page.click(".line-form button"));
        expect(await page.locator("h1").textContent()).toBe("Chỉ thị số 07-CT/TW");
        await leads(page, () => page.click(".chain-drawing a:has-text('88/KH-LĐLĐ')"));
        expect(await page.locator("h1").textContent()).toBe("Kế hoạch số 88/KH-LĐLĐ");
        await leads(page, () => page.locator(".citing-rows .quote a").first().click());
        expect(page.url()).toMatch(/\/van-ban\/[0-9a-f]+#v\d+$/u);
        expect(await page.locator(".document-text a.citation:target").textContent()).toContain("88/KH-LĐLĐ");
        await leads(page, () => page.locator(".document-text a.citation:target").click());
        expect(await page.locator("h1").textContent()).toBe("Kế hoạch số 88/KH-LĐLĐ");
      },
      { javaScriptEnabled: false },
    );
  });

  it("check a pasted draft, mark it, and give each line to copy", async () => {
    await on(
      "/chi-thi/kiem-tra",
      async (page) => {
        await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
        await page.fill("textarea", DRAFT);
        await leads(page, () => page.click(".check-form button"));
        expect(await page.locator(".check-summary").count()).toBe(1);
        expect(await page.locator(".check-text .citation").count()).toBe(3);
        await expectAccessible(page);
        await page.locator("#dung .copy-small").first().click();
        await page.locator("#noi", { hasText: "Đã chép" }).waitFor({ state: "attached" });
        expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
          /^Chỉ thị số 05-CT\/TW ngày 15\/5\/2016/u,
        );
      },
      { bypassCSP: true },
    );
  });
});
