/**
 * Says which folders something happened in. One watcher a folder: recursive watching is not reliable everywhere, and a
 * watcher for each file is too many. What is told is a hint; a walk over the folders says what is true.
 */
import { type FSWatcher, watch } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { bytesFromName, nameFromBytes } from "../src/catalogue/path.ts";
import { isTemporary } from "./scan.ts";

export interface FolderWatch {
  /** Resolves when every folder that is there now is watched. */
  readonly ready: Promise<void>;
  /** False when the system lets us watch no more folders, and some go unwatched. */
  complete(): boolean;
  close(): void;
}

/** @param onChange told the folder, or its nearest one that is still watched. */
export function watchFolders(
  roots: readonly string[],
  { except, onChange }: { readonly except: readonly string[]; readonly onChange: (folder: string) => void },
): FolderWatch {
  const watchers = new Map<string, FSWatcher>();
  const left = new Set(except.map((folder) => path.resolve(folder)));
  let complete = true;
  let closed = false;

  function forget(folder: string): void {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  }

  function happened(folder: string, event: string, name: Buffer | null): void {
    if (closed || (name !== null && isTemporary(nameFromBytes(name)))) return;
    onChange(folder);
    // Something came, went or was renamed: it may be a folder.
    if (event === "rename" && name !== null) void follow(path.join(folder, nameFromBytes(name)));
  }

  function add(folder: string): boolean {
    try {
      const watcher = watch(bytesFromName(folder), { encoding: "buffer" });
      watcher.on("change", (event, name) => happened(folder, event, name as Buffer | null));
      watcher.on("error", () => {
        forget(folder);
        if (!closed) onChange(path.dirname(folder));
      });
      watchers.set(folder, watcher);
      return true;
    } catch (error) {
      // ENOSPC: no more inotify watches; EMFILE: no more files. Others: the folder went away, or may not be read.
      const { code } = error as NodeJS.ErrnoException;
      if (code === "ENOSPC" || code === "EMFILE") complete = false;
      return false;
    }
  }

  /** Watches a folder and what is below it; what is none, or no more, is let go. */
  async function follow(folder: string): Promise<void> {
    if (closed || left.has(folder)) return;
    const stats = await stat(bytesFromName(folder)).catch(() => null);
    if (closed) return;
    if (!stats?.isDirectory()) return forgetBelow(folder);
    // A folder of the same name may be another one now.
    forget(folder);
    if (!add(folder)) return;
    const entries = await readdir(bytesFromName(folder), { encoding: "buffer", withFileTypes: true }).catch(
      () => [],
    );
    for (const entry of entries) {
      const name = nameFromBytes(entry.name);
      // Links are left to the walk: they may lead in circles.
      if (entry.isDirectory() && !isTemporary(name)) await follow(path.join(folder, name));
    }
  }

  function forgetBelow(folder: string): void {
    for (const known of watchers.keys())
      if (known === folder || known.startsWith(folder + path.sep)) forget(known);
  }

  return {
    ready: (async () => {
      for (const root of roots) await follow(root);
    })(),
    complete: () => complete,
    close() {
      closed = true;
      for (const folder of [...watchers.keys()]) forget(folder);
    },
  };
}
