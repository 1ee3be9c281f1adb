/** Accounts of a catalogue, with the clock and the randomness of this machine. */
import { randomBytes } from "node:crypto";
import { type AccessTokenStore, type AccessTokens, createAccessTokens } from "./access-tokens.ts";
import { type Accounts, createAccounts } from "./accounts.ts";
import { createMailAddresses, type MailAddresses, type MailAddressStore } from "./mail-addresses.ts";
import { createPasswords } from "./passwords.ts";
import type { PeopleStore } from "./store.ts";

export const openAccounts = (store: PeopleStore): Accounts =>
  createAccounts({ store, passwords: createPasswords(randomBytes), now: Date.now, random: randomBytes });

export const openMailAddresses = (store: MailAddressStore): MailAddresses =>
  createMailAddresses(store, Date.now, randomBytes);

export const openAccessTokens = (
  store: AccessTokenStore,
  people: PeopleStore,
  { keyed }: Pick<Accounts, "keyed">,
): AccessTokens => createAccessTokens({ store, people, keyed, now: Date.now, random: randomBytes });
