/**
 * Keeps the archive in line with its folders for as long as it is asked to: what happens in a folder is taken in when
 * it has been quiet there for a moment, and a walk over everything now and then is the truth.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { bytesFromName } from "../src/catalogue/index.ts";
import { ChiDanError } from "../src/errors.ts";
import { type IndexerOptions, type IndexerResult, type IndexerServices, runIndexer } from "./index.ts";
import { openRoots } from "./scan.ts";
import { isWithin } from "./sweep.ts";
import { watchFolders } from "./watch-folders.ts";

export interface FollowOptions extends Pick<IndexerOptions, "extraction" | "meanwhile" | "onProgress"> {
  readonly signal: AbortSignal;
  /** Told when every folder is watched. */
  readonly onWatching?: () => void;
  /** Told after each run that found something to do, and when one did not succeed: it is tried again. */
  readonly onRun?: (result: IndexerResult) => void;
  readonly onTrouble?: (error: ChiDanError, again: number) => void;
  /** Begins with a walk over everything: the last one did not come to its end. */
  readonly behind?: boolean;
  /** Given a function that is told a folder in which something happened, where that is known without watching. */
  readonly onReady?: (note: (folder: string) => void) => void;
  /** Milliseconds without any change after which files count as written. */
  readonly quietMs?: number;
  /** Milliseconds between walks over everything. */
  readonly sweepMs?: number;
  /** Milliseconds until what failed is tried again. */
  readonly againMs?: number;
}

const QUIET_MS = 2_000;
/** A folder in which something happens all the time is looked at now and then all the same. */
const PATIENCE_MS = 60_000;
const SWEEP_MS = 15 * 60_000;
/** Where not every folder can be watched. */
const UNWATCHED_SWEEP_MS = 2 * 60_000;
const AGAIN_MS = 30_000;
const LOOK_MS = 250;

/** @throws UsageError for folders that are not there, and what is no trouble of the kind that passes. */
export async function followFolders(
  given: readonly string[],
  services: IndexerServices,
  options: FollowOptions,
): Promise<void> {
  const { signal, quietMs = QUIET_MS, sweepMs = SWEEP_MS, againMs = AGAIN_MS } = options;
  const roots = (await openRoots(given)).map((root) => root.path);
  const clock = () => performance.now();
  // Paths of folders in which something happened.
  let changed = new Set<string>();
  let firstChange = 0;
  let lastChange = 0;
  const note = (folder: string) => {
    if (changed.size === 0) firstChange = clock();
    lastChange = clock();
    changed.add(folder);
  };
  const watch = watchFolders(roots, { except: [services.data.root], onChange: note });
  options.onReady?.(note);
  let nextSweep = options.behind ? clock() + againMs : clock() + sweepMs;
  let notBefore = 0;

  /** @returns what came of it; null when it has to be tried again. */
  async function run(places: readonly string[], partial: boolean): Promise<IndexerResult | null> {
    const { extraction, meanwhile, onProgress } = options;
    try {
      const result = await runIndexer(places, services, {
        ...{ signal, partial },
        ...(extraction ? { extraction } : {}),
        ...(meanwhile ? { meanwhile } : {}),
        ...(onProgress ? { onProgress } : {}),
      });
      const { taken, known, removed, failed } = result.report;
      if (taken + known + removed + failed > 0) options.onRun?.(result);
      return result;
    } catch (error) {
      if (signal.aborted || !(error instanceof ChiDanError)) throw error;
      options.onTrouble?.(error, againMs);
      return null;
    }
  }

  try {
    await watch.ready;
    options.onWatching?.();
    while (!signal.aborted) {
      const now = clock();
      const everything = now >= nextSweep;
      const settled = now - lastChange >= quietMs || now - firstChange >= PATIENCE_MS;
      if (now < notBefore || !(everything || (changed.size > 0 && settled))) {
        await sleep(LOOK_MS, undefined, { signal });
        continue;
      }
      const places = everything ? null : placesOf(changed, roots, services.data.root);
      changed = new Set();
      const there = (places ?? roots).filter((place) => existsSync(bytesFromName(place)));
      const result = there.length === 0 ? null : await run(there, places !== null);
      if (result === null) {
        for (const place of places ?? roots) note(place);
        notBefore = clock() + againMs;
      } else if (result.failures.some(({ code }) => code === "changing"))
        for (const place of there) note(place);
      if (everything)
        nextSweep = clock() + (watch.complete() ? sweepMs : Math.min(sweepMs, UNWATCHED_SWEEP_MS));
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    watch.close();
  }
}

/**
 * The folders to walk: of one within another only the outer; of one that is gone, what it was in.
 *
 * @param own our data folder: walks from outside do not enter it, so that what lies in it is walked by itself.
 */
function placesOf(changed: ReadonlySet<string>, roots: readonly string[], own: string): string[] {
  const there = [...changed].map((folder) => {
    let place = folder;
    while (!existsSync(bytesFromName(place)) && !roots.includes(place)) place = path.dirname(place);
    // The whole root is walked where it was emptied: its device tells whether its disk is away.
    return place;
  });
  const places = [...new Set(there)];
  return places.filter(
    (place) =>
      !places.some(
        (other) =>
          other !== place && isWithin(place, other) && (isWithin(other, own) || !isWithin(place, own)),
      ),
  );
}
