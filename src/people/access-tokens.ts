/** Personal tokens: with one, a program asks the API as its owner, for less than the owner may and for a set time. */
import { UsageError } from "../errors.ts";
import { type Failures, WINDOW_MS } from "./limits.ts";
import { onOneLine } from "./names.ts";
import type { Person, Right, Visitor } from "./roles.ts";
import { whenWritable } from "./sign-of-life.ts";
import { hashOfToken, newToken } from "./tokens.ts";

/** What a token may be for; what its owner may not, it may not either. */
export const SCOPES = ["read", "keep"] as const satisfies readonly Right[];
export type Scope = (typeof SCOPES)[number];
/** How long a token lasts, in days. */
export const LIFETIMES = [30, 90, 365] as const;
export type Lifetime = (typeof LIFETIMES)[number];

export interface AccessToken {
  readonly id: number;
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Milliseconds. */
  readonly madeAt: number;
  readonly until: number;
  readonly usedAt: number | null;
}

/** What is kept of them: the port that the catalogue implements. */
export interface AccessTokenStore {
  /** @param token as hashed. */
  addToken(
    token: Omit<AccessToken, "id" | "usedAt"> & { readonly person: number; readonly token: string },
  ): void;
  /** @param token as hashed. */
  tokenOf(token: string): (AccessToken & { readonly person: number }) | null;
  tokensOf(person: number): AccessToken[];
  useToken(id: number, at: number): void;
  dropToken(person: number, id: number): void;
}

export type Program =
  | { readonly how: "in"; readonly visitor: Extract<Visitor, { kind: "person" }> }
  | { readonly how: "wrong" }
  | { readonly how: "wait"; readonly milliseconds: number };

export interface AccessTokens {
  tokensOf(person: number): AccessToken[];
  /** @returns the token, which is shown once. @throws UsageError `token-name`, `tokens-full`. */
  make(person: Person, name: string, scopes: readonly Scope[], days: Lifetime): string;
  drop(person: number, id: number): void;
  /** Who asks with a token, from an address. */
  visitor(token: string, address: string): Program;
}

const DAY_MS = 24 * 3_600_000;
const SEEN_MS = 10 * 60_000;
const MOST = 20;
/** Wrong tokens of one address within the window. */
const MOST_WRONG = 30;
/** Says what it is to whoever finds it where it does not belong. */
const PREFIX = "chidan_";
const TOKEN = /^chidan_([\w-]{43})$/u;

export interface AccessTokensNeed {
  readonly store: AccessTokenStore;
  readonly people: {
    person(id: number): Person | null;
    failures(subject: string, since: number): Failures;
    addFailure(subjects: readonly string[], at: number, forgetBefore: number): void;
  };
  readonly keyed: (text: string) => string;
  readonly now: () => number;
  readonly random: (bytes: number) => Buffer;
}

export function createAccessTokens({ store, people, keyed, now, random }: AccessTokensNeed): AccessTokens {
  function known(text: string): Extract<Visitor, { kind: "person" }> | null {
    const secret = TOKEN.exec(text)?.[1];
    const token = secret === undefined ? null : store.tokenOf(hashOfToken(secret));
    const at = now();
    if (!token || token.until <= at) return null;
    const person = people.person(token.person);
    if (!person || person.closedAt !== null) return null;
    if (at - (token.usedAt ?? 0) > SEEN_MS) whenWritable(() => store.useToken(token.id, at));
    return { kind: "person", person, session: 0, scopes: token.scopes };
  }

  return {
    tokensOf: store.tokensOf,
    drop: store.dropToken,
    make(person, name, scopes, days) {
      const tidy = onOneLine(name).slice(0, 100);
      if (tidy === "" || scopes.length === 0)
        throw new UsageError("token-name", "Hãy đặt tên cho khoá và chọn ít nhất một quyền.");
      if (store.tokensOf(person.id).length >= MOST)
        throw new UsageError(
          "tokens-full",
          `Mỗi người có nhiều nhất ${MOST} khoá; hãy bỏ khoá không dùng nữa.`,
        );
      const token = newToken(random);
      const madeAt = now();
      store.addToken({
        ...{ person: person.id, token: hashOfToken(token), name: tidy },
        ...{ scopes, madeAt, until: madeAt + days * DAY_MS },
      });
      return PREFIX + token;
    },
    visitor(token, address) {
      const subject = keyed(`token ${address}`);
      const at = now();
      const { count, oldest } = people.failures(subject, at - WINDOW_MS);
      if (count >= MOST_WRONG) return { how: "wait", milliseconds: (oldest ?? at) + WINDOW_MS - at };
      const visitor = known(token);
      if (visitor) return { how: "in", visitor };
      people.addFailure([subject], at, at - WINDOW_MS);
      return { how: "wrong" };
    },
  };
}
