/**
 * Mails on their way. A digest is decided in the transaction that marks its documents as told, so each is told in one
 * mail; between the mail server's word and our mark a killed process may send that mail again, with the same number.
 */
import type { Database } from "./database.ts";
import { inTransaction } from "./transaction.ts";

export type MailKind = "now" | "daily" | "problem" | "reset" | "confirm";

/** A mail whose turn it is. */
export interface Outgoing {
  readonly id: number;
  readonly person: number;
  readonly kind: MailKind;
  readonly tries: number;
  /** Where it goes; null when there is no such address any more. */
  readonly address: string | null;
  readonly name: string;
}

export interface MailRow {
  readonly id: number;
  readonly name: string;
  readonly kind: MailKind;
  readonly madeAt: number;
  /** null: sent, or given up. */
  readonly nextAt: number | null;
  readonly tries: number;
  readonly sentAt: number | null;
  readonly failure: string | null;
}

/** New documents that one mail tells of, of one search. */
export interface Told {
  readonly search: number;
  readonly name: string;
  readonly documents: readonly string[];
}

export interface OutboxStore {
  /**
   * Puts a digest into the outbox for everybody who has something new by then and wants it so; what it tells of is
   * marked in the same transaction. @returns how many mails.
   *
   * @param foundBefore only what was found before, in milliseconds.
   */
  decideDigests(kind: "now" | "daily", foundBefore: number, at: number): number;
  /** When the oldest of what waits to be told at once was found; null when nothing waits. */
  oldestUntold(): number | null;
  /** A mail of another kind; one that still waits is not doubled. */
  post(person: number, kind: Exclude<MailKind, "now" | "daily">, at: number): void;
  /** Takes a mail whose time has come; nobody else gets it before `again`. */
  takeMail(at: number, again: number): Outgoing | null;
  toldIn(mail: number): Told[];
  troubledOf(person: number): { readonly name: string; readonly problem: string }[];
  noteSent(mail: number, at: number): void;
  /** @param next when it is tried again; null: never. */
  noteFailed(mail: number, failure: string, next: number | null): void;
  /** Nothing to say any more. */
  dropMail(mail: number): void;
  /** Everything that waits or was given up, then the last sent ones. */
  mails(limit: number): MailRow[];
  /** Given up ones are tried again. */
  tryMailsAgain(at: number): void;
}

/** Rows of what was sent are kept for so long. */
const KEPT_MS = 30 * 24 * 3_600_000;

/** Of mails that somebody asks for, so many an hour: nobody's mailbox is filled by asking. */
const MOST_AN_HOUR = 5;
const HOUR_MS = 3_600_000;

const UNTOLD = `h.mail IS NULL AND h.gone = 0 AND h.arrival > s.looked AND s.discarded_at IS NULL
  AND p.mail IS NOT NULL AND p.closed_at IS NULL`;
const FROM = "FROM alert_hits h JOIN saved_searches s ON s.id = h.search JOIN people p ON p.id = s.owner";

export function createOutboxRows(db: Database): OutboxStore {
  const waiting = db.prepare(
    `SELECT DISTINCT p.id AS person ${FROM} WHERE s.mail = ? AND h.found_at < ? AND ${UNTOLD}`,
  );
  const oldest = db.prepare(`SELECT min(h.found_at) AS at ${FROM} WHERE s.mail = 'now' AND ${UNTOLD}`);
  const add = db.prepare("INSERT INTO outbox (person, kind, made_at, next_at) VALUES (?, ?, ?, ?)");
  const tell = db.prepare(`
    UPDATE alert_hits SET mail = :mail WHERE mail IS NULL AND (search, document) IN (
      SELECT h.search, h.document ${FROM}
      WHERE p.id = :person AND s.mail = :kind AND h.found_at < :before AND ${UNTOLD})`);
  const again = db.prepare(
    `SELECT 1 FROM outbox WHERE person = :person AND kind = :kind AND (next_at IS NOT NULL AND tries = 0
      OR (SELECT count(*) FROM outbox WHERE person = :person AND kind = :kind AND made_at > :since) >= ${MOST_AN_HOUR})`,
  );
  const due = db.prepare(`
    SELECT o.id, o.person, o.kind, o.tries, p.full_name AS name, CASE WHEN p.closed_at IS NOT NULL THEN NULL
      WHEN o.kind = 'confirm' THEN (SELECT l.mail FROM mail_links l WHERE l.person = p.id AND l.until > :at)
      ELSE p.mail END AS address
    FROM outbox o JOIN people p ON p.id = o.person WHERE o.next_at <= :at ORDER BY o.next_at, o.id LIMIT 1`);
  const hold = db.prepare("UPDATE outbox SET next_at = ?, tries = tries + 1 WHERE id = ?");
  const told = db.prepare(`
    SELECT h.search, s.name, h.document FROM alert_hits h JOIN saved_searches s ON s.id = h.search
    WHERE h.mail = ? AND h.gone = 0 ORDER BY s.place, s.id, h.arrival DESC`);
  const troubled = db.prepare(`
    SELECT name, problem FROM saved_searches
    WHERE owner = ? AND problem IS NOT NULL AND discarded_at IS NULL ORDER BY place, id`);
  const sent = db.prepare("UPDATE outbox SET sent_at = ?, next_at = NULL, failure = NULL WHERE id = ?");
  const failed = db.prepare("UPDATE outbox SET failure = ?, next_at = ? WHERE id = ?");
  const drop = db.prepare("DELETE FROM outbox WHERE id = ?");
  const forget = db.prepare("DELETE FROM outbox WHERE sent_at < ?");
  const list = db.prepare(`
    SELECT o.id, p.full_name AS name, o.kind, o.made_at AS madeAt, o.next_at AS nextAt, o.tries, o.sent_at AS sentAt,
      o.failure FROM outbox o JOIN people p ON p.id = o.person
    ORDER BY o.sent_at IS NOT NULL, o.sent_at DESC, o.id DESC LIMIT ?`);
  const retry = db.prepare(
    "UPDATE outbox SET next_at = ?, tries = 0 WHERE next_at IS NULL AND sent_at IS NULL",
  );
  return {
    decideDigests: (kind, foundBefore, at) =>
      inTransaction(db, () => {
        const people = waiting.all(kind, foundBefore) as { person: number }[];
        for (const { person } of people) {
          const mail = Number(add.run(person, kind, at, at).lastInsertRowid);
          tell.run({ mail, person, kind, before: foundBefore });
        }
        return people.length;
      }),
    oldestUntold: () => (oldest.get() as { at: number | null }).at,
    post: (person, kind, at) =>
      inTransaction(db, () => {
        if (!again.get({ person, kind, since: at - HOUR_MS })) add.run(person, kind, at, at);
      }),
    takeMail: (at, next) =>
      inTransaction(db, () => {
        const row = due.get({ at }) as Outgoing | undefined;
        if (row) hold.run(next, row.id);
        return row ?? null;
      }),
    toldIn(mail) {
      const rows = told.all(mail) as { search: number; name: string; document: string }[];
      const searches = new Map<number, { search: number; name: string; documents: string[] }>();
      for (const { search, name, document } of rows) {
        const one = searches.get(search) ?? { search, name, documents: [] };
        one.documents.push(document);
        searches.set(search, one);
      }
      return [...searches.values()];
    },
    troubledOf: (person) => troubled.all(person) as unknown as { name: string; problem: string }[],
    noteSent: (mail, at) =>
      inTransaction(db, () => {
        sent.run(at, mail);
        forget.run(at - KEPT_MS);
      }),
    noteFailed: (mail, failure, next) => void failed.run(failure, next, mail),
    dropMail: (mail) => void drop.run(mail),
    mails: (limit) => list.all(limit) as unknown as MailRow[],
    tryMailsAgain: (at) => void retry.run(at),
  };
}
