/** Whatever people have written, nothing of it runs: in the parser that counts, and on the pages themselves. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { houseOver } from "../web/archive.ts";
import { openHouse, type SafeHouse, type Served, serve } from "../web/security/house.ts";
import { addressesOf, type Planted, plant } from "../web/security/plant.ts";
import { browserForTests, executable } from "./chromium.ts";

/** Some of the addresses are of what is not there: that is told, too. */
const NOT_FOUND = { expected: /Failed to load resource/u };

describe.skipIf(!executable)("markup in what people have written, in a browser", () => {
  let house: SafeHouse;
  let planted: Planted;
  let served: Served;
  const browser = browserForTests();
  beforeAll(async () => {
    house = await openHouse();
    planted = await plant(house);
    // Suggestions are made anew now and then only: another house makes them of what is there now.
    const { data, engine, catalogue, services } = house;
    const fresh = houseOver({
      data,
      engine,
      catalogue,
      knowledge: services.knowledge,
      logger: services.logger,
    });
    const suggested = async () => JSON.stringify(await fresh.within(null).suggester.suggest("lại về"));
    await vi.waitFor(async () => expect(await suggested()).toContain("x-hole"), 60_000);
    served = await serve(fresh);
  });
  afterAll(async () => {
    await served?.close();
    await house?.close();
  });

  const base = () => `http://127.0.0.1:${served.port}`;
  const signIn = (page: Page) =>
    page.context().addCookies(
      planted.admin
        .cookie()
        .split("; ")
        .map((one) => ({ name: one.split("=")[0] ?? "", value: one.split("=")[1] ?? "", url: base() })),
    );

  it("is no element and no attribute of any page, for the browser's own parser", async () => {
    await browser.visit(
      `${base()}/dang-nhap`,
      async (page) => {
        await signIn(page);
        const found = await page.evaluate(async (addresses) => {
          const wrong: string[] = [];
          let pages = 0;
          for (const address of addresses) {
            const answer = await fetch(address, { redirect: "follow" });
            if (!answer.headers.get("content-type")?.startsWith("text/html") || address.endsWith("/ban-goc"))
              continue;
            pages += 1;
            const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
            for (const element of parsed.querySelectorAll("*"))
              if (
                /x-hole/iu.test(element.localName) ||
                element.getAttributeNames().some((name) => /^on|x-hole/iu.test(name))
              )
                wrong.push(`${address} ${element.outerHTML.slice(0, 200)}`);
          }
          return { pages, wrong };
        }, addressesOf(planted));
        expect(found.wrong).toEqual([]);
        expect(found.pages).toBeGreaterThan(80);
      },
      NOT_FOUND,
    );
  });

  it("runs nowhere, also where scripts of ours put it on a page", async () => {
    await browser.visit(`${base()}/dang-nhap`, async (page) => {
      await signIn(page);
      await page.addInitScript(() => {
        Object.assign(window, { ran: 0, h: () => Object.assign(window, { ran: 1 }) });
      });
      const [letter = ""] = planted.values.id ?? [];
      const [key = ""] = planted.values.key ?? [];
      for (const address of [
        ...[
          "/",
          "/tim-da-luu",
          "/thong-bao",
          "/phong-luu-tru",
          "/nhat-ky",
          "/thu-di",
          "/tai-khoan",
          "/can-xem",
        ],
        ...[
          `/van-ban/${letter}`,
          `/chi-thi/${key}`,
          "/chi-thi",
          `/tai-len/${planted.values.batch?.[0]}`,
          "/kho",
        ],
        `/?q=${encodeURIComponent("tuyên truyền")}`,
      ]) {
        await page.goto(base() + address);
        expect(await page.locator("x-hole").count(), address).toBe(0);
        expect(await page.evaluate(() => (window as unknown as { ran: number }).ran), address).toBe(0);
      }
      // Suggestions are put on the page by a script.
      await page.fill("#q", "lại về");
      await page.locator('[role="option"]', { hasText: "x-hole" }).first().waitFor();
      expect(await page.locator("x-hole").count()).toBe(0);
    });
  });

  it("would be stopped by the page's own policy if a piece of it came through after all", async () => {
    await browser.visit(
      `${base()}/dang-nhap`,
      async (page) => {
        const blocked = await page.evaluate(async () => {
          Object.assign(window, { ran: 0, h: () => Object.assign(window, { ran: 1 }) });
          const heard = new Promise<string>((resolve) =>
            document.addEventListener(
              "securitypolicyviolation",
              ({ violatedDirective }) => resolve(violatedDirective),
              { once: true },
            ),
          );
          document.body.insertAdjacentHTML("beforeend", '<img src="/x" onerror="h()">');
          return heard;
        });
        expect(blocked).toMatch(/^script-src/u);
        expect(await page.evaluate(() => (window as unknown as { ran: number }).ran)).toBe(0);
      },
      { expected: /Content Security Policy|Failed to load resource/u },
    );
  });
});
