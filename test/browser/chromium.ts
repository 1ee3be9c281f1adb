/** A browser for the tests: the machine's own Chromium; where there is none, these tests say so and skip. */
import { accessSync, constants } from "node:fs";
import type { AddressInfo } from "node:net";
import type { Express } from "express";
import { type Browser, chromium } from "playwright-core";

const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
];

export function findChromium(env = process.env): string | null {
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

export const launch = (executablePath: string): Promise<Browser> =>
  chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });

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
