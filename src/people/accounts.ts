/** Accounts, sessions and links over the store: everything that has to do with a password or a token. */
import { UsageError } from "../errors.ts";
import { COUNTED, type Counted, type Failures, WINDOW_MS, waitFor } from "./limits.ts";
import { checkedFullName, checkedName, checkPassword, LONGEST_PASSWORD, nameKey } from "./names.ts";
import type { Passwords } from "./passwords.ts";
import type { Person, Role, Visitor } from "./roles.ts";
import { whenWritable } from "./sign-of-life.ts";
import type { NewPerson, PeopleStore, Session } from "./store.ts";
import { hashOfToken, keyedHash, newToken } from "./tokens.ts";

const DAY_MS = 24 * 3_600_000;
/** A session ends after so long without a request, and after so long in any case. */
export const SESSION_IDLE_MS = 7 * DAY_MS;
export const SESSION_MS = 30 * DAY_MS;
/** A sign of life is written down no more often. */
const SEEN_MS = 10 * 60_000;
export const LINK_MS = 2 * DAY_MS;

/** Where a session begins. */
export interface From {
  readonly address: string;
  readonly browser: string;
}

export interface Entered {
  readonly name: string;
  readonly fullName: string;
  readonly password: string;
  readonly again: string;
}

export type SignedIn = { readonly how: "in"; readonly token: string };
export type SignIn =
  | SignedIn
  | { readonly how: "wrong" }
  | { readonly how: "wait"; readonly milliseconds: number };

export type Link = { readonly person: Person } | { readonly person: null };

export interface Accounts {
  anyone(): boolean;
  people(): Person[];
  person(id: number): Person | null;

  /** Who holds the token; null for an unknown or ended session, or a closed account. */
  visitor(token: string): Extract<Visitor, { kind: "person" }> | null;
  signIn(name: string, password: string, from: From): Promise<SignIn>;
  signOut(token: string): void;
  sessionsOf(person: number): Session[];
  endSession(person: number, id: number): void;
  endOtherSessions(person: number, kept: number): void;

  /** The first administrator, signed in. @throws UsageError for what cannot be taken, `first-exists`. */
  createFirst(entered: Entered, from: From): Promise<SignedIn>;
  /** A new account and the link with which its owner chooses a password. @throws UsageError */
  add(entered: Pick<Entered, "name" | "fullName"> & { readonly role: Role }): { id: number; token: string };
  /** A link for the first administrator; earlier ones end. */
  firstLink(): string;
  /** A link with which the person chooses another password. */
  linkFor(person: number): string;
  /** What a link is for; null when it was used or is too old. */
  link(token: string): Link | null;
  /** Chooses a password by a link: every other session of the person ends. @throws UsageError */
  choosePassword(token: string, chosen: Pick<Entered, "password" | "again">, from: From): Promise<SignedIn>;
  /** @throws UsageError `password-wrong`, `password-wait`, and what `checkPassword` throws. */
  changePassword(
    visitor: Extract<Visitor, { kind: "person" }>,
    current: string,
    chosen: Pick<Entered, "password" | "again">,
    from: From,
  ): Promise<SignedIn>;
  /** @throws UsageError `last-administrator`. */
  setRole(person: number, role: Role): void;
  setClosed(person: number, closed: boolean): void;

  /** That whoever is signed in knows their password. @throws UsageError `password-wrong`, `password-wait`. */
  confirmPassword(visitor: Extract<Visitor, { kind: "person" }>, current: string, from: From): Promise<void>;
  /** The person of a name, if they may sign in; a name says nothing of who asks. */
  open(name: string): Person | null;

  /** Text bound to this archive that nobody outside can make. */
  keyed(text: string): string;
}

export interface AccountsNeed {
  readonly store: PeopleStore;
  readonly passwords: Passwords;
  /** Milliseconds. */
  readonly now: () => number;
  readonly random: (bytes: number) => Buffer;
}

export function createAccounts({ store, passwords, now, random }: AccountsNeed): Accounts {
  const secret = store.secret(() => newToken(random));
  const keyed = (text: string) => keyedHash(secret, text);
  const iso = () => new Date(now()).toISOString();

  function begin(person: number, from: From): SignedIn {
    const at = now();
    store.dropSessions({ began: at - SESSION_MS, seen: at - SESSION_IDLE_MS });
    const token = newToken(random);
    store.beginSession({ token: hashOfToken(token), person, beganAt: at, seenAt: at, ...from });
    return { how: "in", token };
  }

  function newLink(person: number | null): string {
    const token = newToken(random);
    store.addLink({ token: hashOfToken(token), person, until: now() + LINK_MS });
    return token;
  }

  const subjectsOf = (name: string, { address }: From): Readonly<Record<Counted, string>> => ({
    pair: keyed(`pair ${address} ${nameKey(name)}`),
    address: keyed(`address ${address}`),
    name: keyed(`name ${nameKey(name)}`),
  });

  /** Counted before the password is looked at, so that tries at once are all counted; forgiven when it is right. */
  async function tried(
    name: string,
    kept: string | null,
    password: string,
    from: From,
  ): Promise<Exclude<SignIn, SignedIn> | { readonly how: "right" }> {
    const subjects = subjectsOf(name, from);
    const at = now();
    const failures = Object.fromEntries(
      COUNTED.map((counted) => [counted, store.failures(subjects[counted], at - WINDOW_MS)]),
    ) as Record<Counted, Failures>;
    const wait = waitFor(failures, at);
    if (wait > 0) return { how: "wait", milliseconds: wait };
    store.addFailure(Object.values(subjects), at, at - WINDOW_MS);
    const right = await passwords.verify(kept, password.slice(0, LONGEST_PASSWORD + 1));
    // Of the address only this try: others there may be guessing, and an office has one address for everybody.
    if (right) store.forgive([subjects.pair, subjects.name], { subject: subjects.address, at });
    return right ? { how: "right" } : { how: "wrong" };
  }

  async function confirmed(person: Person, current: string, from: From): Promise<void> {
    const result = await tried(person.name, store.passwordOf(person.id), current, from);
    if (result.how === "wait")
      throw new UsageError("password-wait", "Nhập sai nhiều lần; hãy đợi ít phút rồi thử lại.");
    if (result.how === "wrong") throw new UsageError("password-wrong", "Mật khẩu hiện tại không đúng.");
  }

  const entered = (given: Pick<Entered, "name" | "fullName">, role: Role): NewPerson => {
    const name = checkedName(given.name);
    return { name, fullName: checkedFullName(given.fullName, name), role, password: null, at: iso() };
  };
  const kept = (changed: boolean) => {
    if (!changed)
      throw new UsageError(
        "last-administrator",
        "Đây là người quản trị duy nhất; hãy giao quyền quản trị cho người khác trước.",
      );
  };

  return {
    anyone: store.anyone,
    people: store.people,
    person: store.person,
    keyed,
    visitor(token) {
      const found = store.session(hashOfToken(token));
      if (!found || found.person.closedAt !== null) return null;
      const { person, session } = found;
      const at = now();
      if (at - session.beganAt > SESSION_MS || at - session.seenAt > SESSION_IDLE_MS) return null;
      if (at - session.seenAt > SEEN_MS) whenWritable(() => store.seeSession(session.id, at));
      return { kind: "person", person, session: session.id };
    },
    async signIn(name, password, from) {
      const known = store.named(name);
      const usable = known && known.person.closedAt === null ? known : null;
      const result = await tried(name, usable?.password ?? null, password, from);
      if (result.how !== "right") return result;
      return usable ? begin(usable.person.id, from) : { how: "wrong" };
    },
    signOut(token) {
      const found = store.session(hashOfToken(token));
      if (found) store.endSession(found.person.id, found.session.id);
    },
    sessionsOf: store.sessionsOf,
    endSession: store.endSession,
    endOtherSessions: store.endSessions,
    async createFirst(given, from) {
      const person = entered(given, "administrator");
      checkPassword(given.password, given.again, person.name);
      const id = store.addFirst({ ...person, password: await passwords.hash(given.password) });
      if (id === null)
        throw new UsageError("first-exists", "Đã có tài khoản quản trị; hãy đăng nhập bằng tài khoản đó.");
      return begin(id, from);
    },
    add({ role, ...given }) {
      if (role !== "administrator" && !store.anyone())
        throw new UsageError("first-administrator", "Tài khoản đầu tiên phải là của người quản trị.");
      const person = entered(given, role);
      const id = store.anyone() ? store.addPerson(person) : store.addFirst(person);
      if (id === null) throw new UsageError("first-exists", "Đã có tài khoản khác; hãy thử lại.");
      return { id, token: newLink(id) };
    },
    firstLink: () => newLink(null),
    linkFor: newLink,
    link(token) {
      const found = store.link(hashOfToken(token), now());
      if (!found) return null;
      if (found.person === null) return store.anyone() ? null : { person: null };
      const person = store.person(found.person);
      return person && person.closedAt === null ? { person } : null;
    },
    async choosePassword(token, { password, again }, from) {
      const found = this.link(token);
      if (!found?.person)
        throw new UsageError("link-used", "Liên kết này đã dùng rồi hoặc đã hết hạn; hãy xin liên kết mới.");
      const { id, name } = found.person;
      checkPassword(password, again, name);
      const hash = await passwords.hash(password);
      if (!store.useLink(hashOfToken(token)))
        throw new UsageError("link-used", "Liên kết này vừa được dùng; hãy xin liên kết mới.");
      store.setPassword(id, hash);
      store.endSessions(id);
      return begin(id, from);
    },
    async changePassword({ person }, current, { password, again }, from) {
      await confirmed(person, current, from);
      checkPassword(password, again, person.name);
      store.setPassword(person.id, await passwords.hash(password));
      store.endSessions(person.id);
      return begin(person.id, from);
    },
    confirmPassword: ({ person }, current, from) => confirmed(person, current, from),
    open(name) {
      const person = store.named(name)?.person;
      return person && person.closedAt === null ? person : null;
    },
    setRole: (person, role) => kept(store.setRole(person, role)),
    setClosed: (person, closed) => kept(store.setClosed(person, closed ? iso() : null)),
  };
}
