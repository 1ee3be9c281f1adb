/**
 * One indexer at a time for a data folder. The operating system keeps the lock (a write transaction on a small
 * SQLite file) and lets go of it when the process ends, however it ends: nothing stale is left to be guessed at.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import { UsageError } from "../src/errors.ts";

export interface IndexerLock {
  release(): void;
}

/** @throws UsageError `indexer-running` while another indexer works on the folder; `data-unwritable`. */
export function lockIndexer(file: string): IndexerLock {
  const db = openLock(file);
  try {
    db.exec("BEGIN IMMEDIATE");
  } catch (error) {
    db.close();
    if (!/locked|busy/iu.test(String(error))) throw unwritable(file, error);
    const holder = holderOf(file);
    throw new UsageError(
      "indexer-running",
      `Đang có một lần lập chỉ mục khác trên ${path.dirname(file)}${holder ? ` (tiến trình ${holder})` : ""}; hãy đợi nó xong.`,
    );
  }
  // For people and for the message above only; the lock itself is the transaction.
  writeFileSync(pidFile(file), String(process.pid));
  return { release: () => db.close() };
}

function openLock(file: string): InstanceType<typeof DatabaseSync> {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    return new DatabaseSync(file, { timeout: 0 });
  } catch (error) {
    throw unwritable(file, error);
  }
}

const unwritable = (file: string, cause: unknown) =>
  new UsageError(
    "data-unwritable",
    `Không ghi được vào thư mục dữ liệu ${path.dirname(file)}; hãy kiểm tra quyền hoặc chọn thư mục khác (--data).`,
    { cause },
  );

const pidFile = (file: string) => `${file}.pid`;

function holderOf(file: string): string | null {
  try {
    return readFileSync(pidFile(file), "utf8").trim() || null;
  } catch {
    return null;
  }
}
