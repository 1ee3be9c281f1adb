/** Who did what, when and from where: only added to, kept for a set time. */
import type { Database } from "./database.ts";

export interface AuditEntry {
  readonly id: number;
  /** Milliseconds. */
  readonly at: number;
  readonly person: number | null;
  /** Name to sign in with, as it was then; empty: nobody was signed in. */
  readonly name: string;
  readonly action: string;
  /** Address without its question, and what else is to be known of it. */
  readonly path: string;
  readonly detail: string;
  readonly address: string;
  /** Of the answer: from 400 on, it was refused. */
  readonly status: number;
}

export interface AuditFilter {
  readonly name?: string | undefined;
  readonly action?: string | undefined;
  /** Milliseconds; from and up to, the latter left out. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** Part of path, detail or address. */
  readonly text?: string | undefined;
}

export interface AuditLog {
  note(entry: Omit<AuditEntry, "id">): void;
  /** The newest first. @param before id of the last entry that is already there. */
  entries(filter: AuditFilter, limit: number, before?: number): AuditEntry[];
  /** Sets for how long entries are kept, and drops older ones. @param days 30 at least. */
  keepFor(days: number, now: number): void;
}

export const FEWEST_DAYS = 30;
const DAY_MS = 24 * 3_600_000;

export function createAuditLog(db: Database): AuditLog {
  const add = db.prepare(`
    INSERT INTO audit (at, person, name, action, path, detail, address, status)
    VALUES (:at, :person, :name, :action, :path, :detail, :address, :status)`);
  const list = db.prepare(`
    SELECT id, at, person, name, action, path, detail, address, status FROM audit
    WHERE id < :before AND (:name IS NULL OR name = :name) AND (:action IS NULL OR action = :action)
      AND (:from IS NULL OR at >= :from) AND (:to IS NULL OR at < :to)
      AND (:text IS NULL OR instr(lower(path || ' ' || detail || ' ' || address), lower(:text)) > 0)
    ORDER BY id DESC LIMIT :limit`);
  const set = db.prepare(`
    INSERT INTO settings (name, value) VALUES ('audit days', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`);
  const drop = db.prepare("DELETE FROM audit WHERE at < ?");
  return {
    note: (entry) => void add.run({ ...entry }),
    entries: ({ name, action, from, to, text }, limit, before = Number.MAX_SAFE_INTEGER) =>
      list.all({
        ...{ before, limit, name: name ?? null, action: action ?? null },
        ...{ from: from ?? null, to: to ?? null, text: text ?? null },
      }) as unknown as AuditEntry[],
    keepFor(days, now) {
      set.run(String(days));
      // The trigger counts whole seconds.
      drop.run(now - Math.max(days, FEWEST_DAYS) * DAY_MS - 1_000);
    },
  };
}
