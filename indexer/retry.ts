/** What failed and is to be tried again, as roots of a scan: nothing else is looked at. */
import { existsSync } from "node:fs";
import path from "node:path";
import { bytesFromName, type Catalogue, CONTAINER } from "../src/catalogue/index.ts";
import type { ScanRoot } from "./scan.ts";

export interface Wanted {
  /** Only what has this cause. */
  readonly cause?: string | undefined;
  /** Only what lies at or below these paths; none: everything. */
  readonly paths: readonly string[];
}

const STEP = 500;

export function rootsToRetry(catalogue: Catalogue, { cause, paths }: Wanted): ScanRoot[] {
  const places = paths.map((given) => path.resolve(given));
  const isWanted = (file: string) =>
    places.length === 0 || places.some((place) => file === place || file.startsWith(`${place}/`));
  const roots = new Map<string, ScanRoot>();
  for (const code of cause === undefined ? catalogue.causes().map((one) => one.cause.code) : [cause]) {
    for (let offset = 0; ; offset += STEP) {
      const files = catalogue.filesWith(code, { limit: STEP, offset });
      for (const { file, path: shown } of files) {
        if (!isWanted(file)) continue;
        const root = onDisk(catalogue, file) ?? { path: file, shown };
        // A disk that is away takes nothing out of the list.
        if (existsSync(bytesFromName(path.dirname(root.path))))
          roots.set(root.path, { ...root, device: "", isFolder: false });
      }
      if (files.length < STEP) break;
    }
  }
  return [...roots.values()];
}

/** The outermost file around a member; null for what lies on the disk itself. */
function onDisk(catalogue: Catalogue, member: string): { path: string; shown: string } | null {
  let found: { path: string; shown: string } | null = null;
  for (let at = path.dirname(member); at !== path.dirname(at); at = path.dirname(at)) {
    const record = catalogue.fileRecord(at);
    if (record?.code === CONTAINER) found = { path: record.path, shown: record.shown };
  }
  return found;
}
