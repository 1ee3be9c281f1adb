/** Decides what mails are due, and sends what waits in the outbox. */
import type { AlertStore, Outgoing } from "../catalogue/index.ts";
import type { ListReader } from "../catalogue/listed.ts";
import { BusyError } from "../errors.ts";
import type { Accounts } from "../people/accounts.ts";
import type { MailAddresses } from "../people/mail-addresses.ts";
import { confirmMail, digest, type MailText, problemMail, resetMail, SHOWN } from "./digest.ts";
import { MailError, type Mailer } from "./mailer.ts";

export interface Sending {
  readonly alerts: AlertStore;
  readonly catalogue: ListReader;
  readonly accounts: Pick<Accounts, "linkFor" | "keyed">;
  readonly addresses: Pick<MailAddresses, "newLink">;
  readonly mailer: Mailer;
  /** What of these documents the person may see now. @throws BusyError while that is not certain. */
  readonly visible: (person: number, ids: readonly string[]) => readonly string[];
  readonly now: () => number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** While the indexer is at work, what is to be told at once waits so long at most: a large import is one mail an hour. */
const GATHERED_MS = HOUR_MS;
/** A process that was killed while sending is waited for so long. */
const SENDING_MS = 10 * MINUTE_MS;
/** What is sent once a day goes in the morning. */
const MORNING = 7;

/** The last morning, by this machine's clock. */
export function lastMorning(now: number): number {
  const morning = new Date(now);
  morning.setHours(MORNING, 0, 0, 0);
  if (morning.getTime() > now) morning.setDate(morning.getDate() - 1);
  return morning.getTime();
}

/** When a mail is tried again after so many tries, in milliseconds from now; null: never. */
export function waitAfter(tries: number, kind: Outgoing["kind"]): number | null {
  // Who waits for a link has gone by then, and asks for another.
  const most = kind === "reset" || kind === "confirm" ? 4 : 10;
  return tries >= most ? null : Math.min(MINUTE_MS * 4 ** (tries - 1), 6 * HOUR_MS);
}

/** @param indexing whether the indexer is at work. */
export function decideMails(alerts: AlertStore, now: number, indexing: boolean): void {
  const oldest = alerts.oldestUntold();
  if (oldest !== null && (!indexing || now - oldest >= GATHERED_MS))
    alerts.decideDigests("now", now + 1, now);
  alerts.decideDigests("daily", lastMorning(now), now);
}

/** Sends everything whose time has come. @returns how many were sent. */
export async function sendMails(needs: Sending): Promise<number> {
  const { alerts, now } = needs;
  let sent = 0;
  for (;;) {
    const at = now();
    const mail = alerts.takeMail(at, at + SENDING_MS);
    if (!mail) return sent;
    if (await sendOne(mail, needs)) sent += 1;
  }
}

async function sendOne(mail: Outgoing, needs: Sending): Promise<boolean> {
  const { alerts, accounts, mailer, now } = needs;
  const { id, address, name, kind, tries } = mail;
  try {
    const text = address === null ? null : textOf(mail, needs);
    if (address === null || text === null) {
      alerts.dropMail(id);
      return false;
    }
    await mailer.send({ ...text, to: { name, address }, id: accounts.keyed(`mail ${id}`) });
  } catch (error) {
    if (error instanceof BusyError) {
      alerts.noteFailed(id, error.message, now() + MINUTE_MS);
      return false;
    }
    if (!(error instanceof MailError)) throw error;
    const wait = error.lasting ? null : waitAfter(tries + 1, kind);
    alerts.noteFailed(id, error.message, wait === null ? null : now() + wait);
    return false;
  }
  alerts.noteSent(id, now());
  return true;
}

/** Put together at the last moment: with the rights of that moment, and links that were never written down. */
function textOf({ id, person, name, kind }: Outgoing, needs: Sending): MailText | null {
  const { alerts, accounts, addresses, mailer } = needs;
  const { base } = mailer;
  switch (kind) {
    case "now":
    case "daily":
      return digestOf(id, person, name, needs);
    case "problem": {
      const troubled = alerts.troubledOf(person);
      return troubled.length === 0 ? null : problemMail(name, troubled, base);
    }
    case "reset":
      return resetMail(name, accounts.linkFor(person), base);
    case "confirm": {
      const token = addresses.newLink(person);
      return token === null ? null : confirmMail(name, token, base);
    }
    default:
      return kind satisfies never;
  }
}

function digestOf(id: number, person: number, name: string, needs: Sending): MailText | null {
  const { alerts, catalogue, mailer, visible } = needs;
  const parts = alerts
    .toldIn(id)
    .map((told) => ({ ...told, documents: visible(person, told.documents) }))
    .filter(({ documents }) => documents.length > 0)
    .map(({ search, name, documents }) => ({
      search,
      name,
      total: documents.length,
      documents: catalogue.listed(documents.slice(0, SHOWN)),
    }));
  return parts.length === 0 ? null : digest(name, parts, mailer.base);
}
