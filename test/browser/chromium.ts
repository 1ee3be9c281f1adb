/** Pages for the tests in the machine's own Chromium; where there is none, these tests say so and skip. */
import { accessSync, constants } from "node:fs";
import type { AddressInfo } from "node:net";
import type { Express } from "express";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { beforeAll, expect } from "vitest";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
];

export const WIDE = { width: 1280, height: 820 };
export const NARROW = { width: 390, height: 844 };
/** A busy machine is slow; what never comes is noticed all the same. */
const PATIENCE_MS = 200_000;

export const executable = findChromium();

function findChromium(env = process.env): string | null {
  const given = env.CHROMIUM ? [env.CHROMIUM] : PLACES;
  for (const place of given) {
    try {
      accessSync(place, constants.X_OK);
      return place;
    } catch {
      // not here: the next place
    }
  }
  console.warn("no Chromium found (CHROMIUM=path names one): the browser tests are skipped");
  return null;
}

export interface Visitor {
  /**
   * Runs something on a page of its own; an error in the page's own scripts fails the test.
   *
   * @param options `expected`: errors that belong to what is tried.
   */
  visit(
    address: string,
    use: (page: Page) => Promise<void>,
    options?: BrowserContextOptions & { readonly expected?: RegExp },
  ): Promise<void>;
}

/** One for all files that a process runs: Playwright ends it with the process. */
let launched: Promise<Browser> | undefined;

/** A browser for the tests of a file. */
export function browserForTests(): Visitor {
  let browser: Browser;
  beforeAll(async () => {
    launched ??= chromium.launch({
      executablePath: executable as string,
      args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"],
      timeout: PATIENCE_MS,
    });
    browser = await launched;
  });
  return {
    async visit(address, use, { expected, ...options } = {}) {
      const context = await browser.newContext({ viewport: WIDE, ...options });
      context.setDefaultTimeout(PATIENCE_MS);
      const page = await context.newPage();
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(error.message));
      page.on("console", (message) => {
        // That a page itself answers "not found" is no error of its scripts.
        if (message.type() === "error" && message.location().url !== page.url()) errors.push(message.text());
      });
      try {
        await page.goto(address);
        await use(page);
        expect(errors.filter((error) => !expected?.test(error))).toEqual([]);
      } finally {
        await context.close();
      }
    },
  };
}

/** Does what leads to another page, and waits until that one is there with its scripts. */
export async function leads(page: Page, action: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForEvent("load"), action()]);
}

/** The app on a free port of this machine. */
export async function listen(app: Express): Promise<{ base: string; close: () => Promise<void> }> {
  const server = await new Promise<ReturnType<Express["listen"]>>((resolve, reject) => {
    const listening = app.listen(0, "127.0.0.1", (error?: Error) =>
      error ? reject(error) : resolve(listening),
    );
  });
  const { port } = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
