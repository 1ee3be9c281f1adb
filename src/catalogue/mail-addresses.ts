/** Addresses of mails, in the rows of the catalogue. */
import type { MailAddressStore } from "../people/mail-addresses.ts";
import type { Database } from "./database.ts";
import { inTransaction } from "./transaction.ts";

export function createMailAddressRows(db: Database): MailAddressStore {
  const mail = db.prepare("SELECT mail FROM people WHERE id = ?");
  const waiting = db.prepare("SELECT mail FROM mail_links WHERE person = ? AND until > ?");
  const wait = db.prepare(`
    INSERT INTO mail_links (person, token, mail, until) VALUES (:person, NULL, :mail, :until)
    ON CONFLICT (person) DO UPDATE SET token = NULL, mail = excluded.mail, until = excluded.until`);
  const token = db.prepare("UPDATE mail_links SET token = ? WHERE person = ?");
  const named = db.prepare("SELECT mail FROM mail_links WHERE person = ? AND token = ? AND until > ?");
  const set = db.prepare("UPDATE people SET mail = ? WHERE id = ?");
  const forget = db.prepare("DELETE FROM mail_links WHERE person = ?");
  const mailIn = (row: unknown) => (row as { mail: string | null } | undefined)?.mail ?? null;
  return {
    mailOf: (person) => mailIn(mail.get(person)),
    waitingMail: (person, now) => mailIn(waiting.get(person, now)),
    setWaitingMail: (person, address, until) => void wait.run({ person, mail: address, until }),
    setMailToken: (person, hashed) => void token.run(hashed, person),
    confirmMail: (person, hashed, now) =>
      inTransaction(db, () => {
        const address = mailIn(named.get(person, hashed, now));
        if (address === null) return false;
        set.run(address, person);
        forget.run(person);
        return true;
      }),
    dropMail: (person) =>
      inTransaction(db, () => {
        set.run(null, person);
        forget.run(person);
      }),
  };
}
