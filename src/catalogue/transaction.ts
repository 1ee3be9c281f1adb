/** Transactions, and work that is put off to their end. */
import type { Database } from "./database.ts";

/** What is done once for all changes of a transaction, before it ends; `forget` where it is taken back. */
export interface Ending {
  finish(): void;
  forget(): void;
}

const endings = new WeakMap<Database, Set<Ending>>();

/** Puts work off to the end of the transaction; without one it is done now. */
export function atEnd(db: Database, ending: Ending): void {
  if (db.isTransaction) endings.set(db, (endings.get(db) ?? new Set()).add(ending));
  else ending.finish();
}

/** Runs `work` in one write transaction; an error takes it back. */
export function inTransaction<T>(db: Database, work: () => T): T {
  if (db.isTransaction) return work();
  db.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    for (const ending of endings.get(db) ?? []) ending.finish();
    db.exec("COMMIT");
    return result;
  } catch (error) {
    for (const ending of endings.get(db) ?? []) ending.forget();
    // SQLite takes a transaction back by itself when the disk is full.
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  } finally {
    endings.delete(db);
  }
}
