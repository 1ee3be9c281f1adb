/**
 * What people take out again of what they have sent lies here for a time. The catalogue says so first: what a killed
 * process has not moved, the next sweep moves.
 */
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { bytesFromName, type Catalogue, type UploadedFile } from "../../src/catalogue/index.ts";

export interface Wastebasket {
  /** Takes a file out of the archive. @returns false when it is not there any more. */
  discard(upload: UploadedFile, by: number | null): Promise<boolean>;
  /** Lays it back where it was. @returns false when it is gone for good. */
  restore(upload: UploadedFile): Promise<boolean>;
  /** Forgets what has lain here long enough. */
  sweep(): Promise<void>;
}

export interface WastebasketOptions {
  readonly catalogue: Pick<Catalogue, "discardedUploads" | "discardUpload" | "restoreUpload">;
  readonly folder: string;
  readonly now: () => Date;
  /** Told the folder in which something was laid or taken. */
  readonly onChanged: (folder: string) => void;
}

export const DAYS_KEPT = 30;
const KEPT_MS = DAYS_KEPT * 24 * 3_600_000;
/** Of the last ones it is made sure that they were moved. */
const LOOKED_AT = 200;

export function createWastebasket({ catalogue, folder, now, onChanged }: WastebasketOptions): Wastebasket {
  const homeOf = ({ batch, place }: UploadedFile) => path.join(folder, `${batch}-${place}`);
  const pathsOf = (upload: UploadedFile) => {
    if (!("path" in upload.kept)) return null;
    const shown = upload.kept.path;
    return {
      there: bytesFromName(shown),
      here: path.join(homeOf(upload), path.basename(shown)),
      home: path.dirname(shown),
    };
  };

  async function moveIn(upload: UploadedFile): Promise<void> {
    const paths = pathsOf(upload);
    if (!paths || !existsSync(paths.there)) return;
    await mkdir(homeOf(upload), { recursive: true });
    await rename(paths.there, paths.here);
    onChanged(paths.home);
  }

  return {
    async discard(upload, by) {
      const paths = pathsOf(upload);
      if (!paths || upload.discarded || !existsSync(paths.there)) return false;
      catalogue.discardUpload(upload, by, now().toISOString());
      await moveIn(upload);
      return true;
    },
    async restore(upload) {
      const paths = pathsOf(upload);
      if (!paths || !upload.discarded || !existsSync(paths.here)) return false;
      await rename(paths.here, paths.there);
      catalogue.restoreUpload(upload);
      await rm(homeOf(upload), { recursive: true, force: true });
      onChanged(paths.home);
      return true;
    },
    async sweep() {
      for (const upload of catalogue.discardedUploads(LOOKED_AT)) await moveIn(upload);
      const oldest = now().getTime() - KEPT_MS;
      for (const name of await readdir(folder).catch(() => [])) {
        const home = path.join(folder, name);
        const found = await stat(home).catch(() => null);
        if (found && found.mtimeMs < oldest) await rm(home, { recursive: true, force: true });
      }
    },
  };
}

/** Until when a file that was taken out can be laid back. */
export const keptUntil = (discardedAt: string): Date => new Date(Date.parse(discardedAt) + KEPT_MS);
