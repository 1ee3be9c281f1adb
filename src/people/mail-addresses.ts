/** Addresses to which mails go: only such as their owner has said to be theirs, by a link sent there. */
import { UsageError } from "../errors.ts";
import { hashOfToken, newToken } from "./tokens.ts";

/** What is kept of them: the port that the catalogue implements. */
export interface MailAddressStore {
  mailOf(person: number): string | null;
  /** An address that waits for its owner's word; null when there is none, or it is too old. */
  waitingMail(person: number, now: number): string | null;
  setWaitingMail(person: number, mail: string, until: number): void;
  /** @param token as hashed. */
  setMailToken(person: number, token: string): void;
  /** The person's waiting address becomes theirs. @returns false for another or an old token. */
  confirmMail(person: number, token: string, now: number): boolean;
  dropMail(person: number): void;
}

export interface MailAddresses {
  mailOf(person: number): string | null;
  waiting(person: number): string | null;
  /** Mails go there once its owner has confirmed it. @throws UsageError `mail-invalid`. */
  ask(person: number, mail: string): void;
  /** A link for the waiting address; null when none waits. */
  newLink(person: number): string | null;
  confirm(person: number, token: string): boolean;
  drop(person: number): void;
}

const WAITING_MS = 2 * 24 * 3_600_000;
const LOCAL = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}$/u;
const LABEL = /^[a-z\d-]{1,63}$/iu;

/** One plain address: nothing that a header or a mail server could read as more. @throws UsageError `mail-invalid`. */
export function checkedMail(text: string): string {
  const mail = text.trim();
  const [local = "", domain = "", ...rest] = mail.split("@");
  const fits = LOCAL.test(local) && domain.length < 254 && domain.split(".").every((one) => LABEL.test(one));
  if (!fits || rest.length > 0)
    throw new UsageError("mail-invalid", "Địa chỉ thư chưa đúng; hãy nhập như van.thu@coquan.vn.");
  return mail;
}

export function createMailAddresses(
  store: MailAddressStore,
  now: () => number,
  random: (bytes: number) => Buffer,
): MailAddresses {
  return {
    mailOf: store.mailOf,
    waiting: (person) => store.waitingMail(person, now()),
    ask: (person, mail) => store.setWaitingMail(person, checkedMail(mail), now() + WAITING_MS),
    newLink(person) {
      if (store.waitingMail(person, now()) === null) return null;
      const token = newToken(random);
      store.setMailToken(person, hashOfToken(token));
      return token;
    },
    confirm: (person, token) => store.confirmMail(person, hashOfToken(token), now()),
    drop: store.dropMail,
  };
}
