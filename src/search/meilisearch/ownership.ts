/**
 * Which process runs the engine of a data folder. The operating system keeps the answer: the owner holds a
 * lock on a small SQLite file as long as it lives, however it ends, so nothing stale is ever left to be guessed at.
 */
import { readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import { z } from "zod";

export interface Ownership {
  release(): void;
}

/** Becomes the owner; null while another one lives. */
export function tryToOwn(home: string): Ownership | null {
  const db = new DatabaseSync(path.join(home, "owner.lock"), { timeout: 0 });
  try {
    db.exec("BEGIN IMMEDIATE");
  } catch (error) {
    db.close();
    if (isBusy(error)) return null;
    throw error;
  }
  return { release: () => db.close() };
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && /locked|busy/iu.test(error.message);
}

/** What the owner tells other processes of its running server. */
const Announcement = z.object({ url: z.url() });
export type Announcement = z.infer<typeof Announcement>;

const fileOf = (home: string) => path.join(home, "server.json");

/** The running server as its owner announced it; null when there is none or the file is unusable. */
export async function readAnnouncement(home: string): Promise<Announcement | null> {
  try {
    return Announcement.parse(JSON.parse(await readFile(fileOf(home), "utf8")));
  } catch {
    return null;
  }
}

export async function announce(home: string, announcement: Announcement): Promise<void> {
  const draft = `${fileOf(home)}.${process.pid}`;
  await writeFile(draft, JSON.stringify(announcement), { mode: 0o600 });
  await rename(draft, fileOf(home));
}
