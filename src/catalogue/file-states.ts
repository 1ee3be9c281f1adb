/** What became of the files, for the people who keep the archive: by cause, by folder. */

import { byUrgency, type Cause, causeOf } from "./causes.ts";
import { createState, type Database } from "./database.ts";
import { FAILED } from "./rows.ts";
import type { FailedFile } from "./types.ts";

export interface CausedFiles {
  readonly cause: Cause;
  readonly files: number;
}

export interface FolderCount {
  /** As it was given: the root, or a folder right below it. */
  readonly shown: string;
  readonly taken: number;
  readonly failed: number;
}

/** A file that is not in the archive, with the path that opens it. */
export interface CausedFile extends FailedFile {
  /** Absolute. */
  readonly file: string;
}

export interface FileStates {
  /** Why files are not in the archive, what needs somebody first. */
  causes(): CausedFiles[];
  /** Files with one cause, in order of path. */
  filesWith(code: string, page: { readonly limit: number; readonly offset?: number }): CausedFile[];
  /** Every folder right below a root; files that lie in the root itself under its own name. */
  folders(): FolderCount[];
}

export function createFileStates(db: Database): FileStates {
  const causes = db.prepare(
    `SELECT code, count(*) AS files FROM files WHERE ${FAILED} GROUP BY code ORDER BY code`,
  );
  const filesWith = db.prepare(`
    SELECT path AS file, shown AS path, code, reason, noted_at AS at FROM files
    WHERE code = ? AND ${FAILED} ORDER BY files.path LIMIT ? OFFSET ?`);
  const roots = db.prepare("SELECT path, shown FROM roots ORDER BY path");
  // "/" + 1 is "0": what lies below a folder stands between the two.
  const folders = db.prepare(`
    SELECT CASE instr(rest, '/') WHEN 0 THEN '' ELSE substr(rest, 1, instr(rest, '/') - 1) END AS folder,
      count(document) AS taken, sum(${FAILED}) AS failed
    FROM (SELECT substr(path, length(:root) + 2) AS rest, document, code FROM files
      WHERE path >= :root || '/' AND path < :root || '0')
    GROUP BY folder ORDER BY folder`);
  const state = createState(db);

  function countFolders(): FolderCount[] {
    return (roots.all() as { path: string; shown: string }[]).flatMap(({ path, shown }) => {
      const root = path === "/" ? "" : path;
      const rows = folders.all({ root }) as { folder: string; taken: number; failed: number }[];
      return rows.map(({ folder, taken, failed }) => ({
        shown: folder === "" ? shown : `${shown.replace(/\/$/u, "")}/${folder}`,
        taken,
        failed,
      }));
    });
  }

  let counted: { readonly at: string; readonly folders: FolderCount[] } | null = null;
  return {
    causes: () =>
      (causes.all() as { code: string; files: number }[])
        .map(({ code, files }) => ({ cause: causeOf(code), files }))
        .sort(byUrgency),
    filesWith: (code, { limit, offset = 0 }) =>
      (filesWith.all(code, limit, offset) as unknown as CausedFile[]).map((row) => ({ ...row })),
    folders() {
      // A walk over all files: once for each state of the catalogue.
      const now = state();
      if (counted?.at !== now) counted = { at: now, folders: countFolders() };
      return counted.folders;
    },
  };
}
