/** What is kept of people: the port that the catalogue implements. */
import type { Failures } from "./limits.ts";
import type { Person, Role } from "./roles.ts";

export interface NewPerson {
  readonly name: string;
  readonly fullName: string;
  readonly role: Role;
  /** As argon2id left it; null until its owner has used a link. */
  readonly password: string | null;
  readonly at: string;
}

export interface Session {
  readonly id: number;
  /** Milliseconds. */
  readonly beganAt: number;
  readonly seenAt: number;
  readonly address: string;
  readonly browser: string;
}

export interface NewSession extends Omit<Session, "id"> {
  readonly token: string;
  readonly person: number;
}

export interface PeopleStore {
  /** Somebody has an account. */
  anyone(): boolean;
  /** In order of name. */
  people(): Person[];
  person(id: number): Person | null;
  /** By name, in any spelling, with what the password is compared with. */
  named(name: string): { readonly person: Person; readonly password: string | null } | null;
  passwordOf(id: number): string | null;

  /** @throws UsageError `name-taken`. */
  addPerson(person: NewPerson): number;
  /**
   * The first account, and what was entered before it becomes its own; null when there is one already. Of two
   * at once, one succeeds.
   */
  addFirst(person: NewPerson): number | null;
  setPassword(id: number, password: string): void;
  /** @returns false, and changes nothing, when nobody would be left to administer. */
  setRole(id: number, role: Role): boolean;
  /** Closes an account and ends its sessions, or (null) opens it again. @returns as `setRole`. */
  setClosed(id: number, at: string | null): boolean;

  beginSession(session: NewSession): number;
  /** @param token as hashed. */
  session(token: string): { readonly person: Person; readonly session: Session } | null;
  seeSession(id: number, at: number): void;
  sessionsOf(person: number): Session[];
  /** One session of a person, or all but one. */
  endSession(person: number, id: number): void;
  endSessions(person: number, except?: number): void;
  /** Drops sessions that began, or were seen, before these times. */
  dropSessions(before: { readonly began: number; readonly seen: number }): void;

  /** A link to choose a password; the person's older ones end. null: to create the first account. */
  addLink(link: { readonly token: string; readonly person: number | null; readonly until: number }): void;
  /** @param token as hashed. */
  link(token: string, now: number): { readonly person: number | null } | null;
  /** @returns false when it was used meanwhile. */
  useLink(token: string): boolean;

  failures(subject: string, since: number): Failures;
  addFailure(subjects: readonly string[], at: number, forgetBefore: number): void;
  /** All failures of some, and of one the one that was added then. */
  forgive(subjects: readonly string[], one: { readonly subject: string; readonly at: number }): void;

  /** Random text of this archive, made once. */
  secret(make: () => string): string;
}
