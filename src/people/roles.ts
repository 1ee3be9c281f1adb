/** Who may do what: pure rules, asked by the web's guard and by nobody else. */

/** Reader (đọc), keeper (văn thư: also keeps the archive), administrator (quản trị: also looks after people). */
export const ROLES = ["reader", "keeper", "administrator"] as const;
export type Role = (typeof ROLES)[number];

/**
 * What a route may ask for. `anybody`: no account needed; `read`: documents, searches and what is made of them;
 * `save`: searches of one's own; `account`: one's own password and sessions; `keep`: taking in and retrying files;
 * `administer`: people.
 */
export const RIGHTS = ["anybody", "read", "save", "account", "keep", "administer"] as const;
export type Right = (typeof RIGHTS)[number];

export interface Person {
  readonly id: number;
  /** What is typed to sign in. */
  readonly name: string;
  /** How the person is called. */
  readonly fullName: string;
  readonly role: Role;
  /** ISO times; `closedAt`: may no longer sign in. */
  readonly addedAt: string;
  readonly closedAt: string | null;
  /** Has chosen a password. */
  readonly ready: boolean;
}

/**
 * Who asks. `local`: somebody at this very machine while there is no account yet: the one user of a fresh archive.
 * `stranger`: everybody else who has not signed in.
 */
export type Visitor =
  | {
      readonly kind: "person";
      readonly person: Person;
      readonly session: number;
      /** A program with a token: only for these rights of the person's. */
      readonly scopes?: readonly Right[];
    }
  | { readonly kind: "local" }
  | { readonly kind: "stranger" };

const READER: readonly Right[] = ["anybody", "read", "save", "account"];
const RIGHTS_OF: Readonly<Record<Role, readonly Right[]>> = {
  reader: READER,
  keeper: [...READER, "keep"],
  administrator: [...READER, "keep", "administer"],
};

/** @param openReading the office lets everybody who reaches the server read. */
export function may(visitor: Visitor, right: Right, openReading: boolean): boolean {
  switch (visitor.kind) {
    case "person":
      return (
        RIGHTS_OF[visitor.person.role].includes(right) &&
        (visitor.scopes === undefined || right === "anybody" || visitor.scopes.includes(right))
      );
    case "local":
      return right === "anybody" || right === "read" || right === "save" || right === "keep";
    case "stranger":
      return right === "anybody" || (right === "read" && openReading);
    default:
      return visitor satisfies never;
  }
}

/** Whose searches a visitor keeps: a person's own; null is the one user before there are accounts. */
export const ownerOf = (visitor: Visitor): number | null =>
  visitor.kind === "person" ? visitor.person.id : null;
