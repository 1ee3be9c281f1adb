/** Pages on a free port of this machine, for the tests of a file. */
import type { Express } from "express";
import { afterAll, beforeAll } from "vitest";
import { createApp } from "../../web/app.ts";
import { type Archive, openArchive } from "../web/archive.ts";
import { listen } from "./chromium.ts";

/** An archive of letters and its pages. */
export function servedArchive(): { readonly archive: Archive; readonly base: string } {
  let archive: Archive;
  // Hooks behind the tests run in turn from the last one: the pages end before what they show.
  afterAll(() => archive?.close());
  const served = servedApp(async () => {
    archive = await openArchive();
    return createApp(archive.services);
  });
  return {
    get archive() {
      return archive;
    },
    get base() {
      return served.base;
    },
  };
}

export function servedApp(open: () => Express | Promise<Express>): { readonly base: string } {
  let server: Awaited<ReturnType<typeof listen>>;
  beforeAll(async () => {
    server = await listen(await open());
  });
  afterAll(() => server?.close());
  return {
    get base() {
      return server.base;
    },
  };
}
