/** Accounts and sessions in plain values. */
import type { AccessToken, Scope } from "../../src/people/access-tokens.ts";
import type { Person, Role, Visitor } from "../../src/people/roles.ts";
import type { Session } from "../../src/people/store.ts";
import { formatDate } from "./words.ts";

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  reader: "Người đọc",
  keeper: "Văn thư",
  administrator: "Quản trị",
};

export interface SessionRow {
  readonly id: number;
  readonly browser: string;
  readonly says: string;
  readonly current: boolean;
}

export interface AccountModel {
  readonly name: string;
  readonly fullName: string;
  readonly role: string;
  readonly sessions: readonly SessionRow[];
  readonly tokens: readonly { readonly id: number; readonly name: string; readonly says: string }[];
  /** A token that was made just now: shown this once. */
  readonly token?: string;
  /** null: the office has no mail server. */
  readonly mail: { readonly address: string | null; readonly waiting: string | null } | null;
  readonly error?: string;
  readonly done?: string;
}

export function presentAccount(
  { person, session: current }: Extract<Visitor, { kind: "person" }>,
  sessions: readonly Session[],
): Omit<AccountModel, "mail" | "tokens"> {
  return {
    name: person.name,
    fullName: person.fullName,
    role: ROLE_NAMES[person.role],
    sessions: sessions.map(({ id, browser, address, beganAt, seenAt }) => ({
      id,
      browser: browserName(browser),
      says: `từ ${address || "máy không rõ"}, đăng nhập ngày ${day(beganAt)}, dùng lần cuối ngày ${day(seenAt)}`,
      current: id === current,
    })),
  };
}

export const SCOPE_NAMES: Readonly<Record<Scope, string>> = {
  read: "tìm và đọc",
  keep: "xem phòng lưu trữ",
};

export const presentTokens = (tokens: readonly AccessToken[]): AccountModel["tokens"] =>
  tokens.map(({ id, name, scopes, until, usedAt }) => ({
    id,
    name,
    says: [
      scopes.map((scope) => SCOPE_NAMES[scope]).join(", "),
      `hết hạn ngày ${day(until)}`,
      usedAt === null ? "chưa dùng" : `dùng lần cuối ngày ${day(usedAt)}`,
    ].join("; "),
  }));

const day = (milliseconds: number): string => formatDate(new Date(milliseconds).toISOString().slice(0, 10));

/** Most name others beside themselves; the first that fits is what it is. */
const BROWSERS = [
  [/Edg\//u, "Edge"],
  [/coc_coc_browser/u, "Cốc Cốc"],
  [/OPR\//u, "Opera"],
  [/Firefox\//u, "Firefox"],
  [/Chrom(?:e|ium)\//u, "Chrome"],
  [/Safari\//u, "Safari"],
] as const;
const SYSTEMS = [
  [/Windows/u, "Windows"],
  [/Android/u, "Android"],
  [/iPhone|iPad/u, "iOS"],
  [/Mac OS/u, "macOS"],
  [/Linux/u, "Linux"],
] as const;

function browserName(agent: string): string {
  const named = (names: readonly (readonly [RegExp, string])[]) =>
    names.find(([sign]) => sign.test(agent))?.[1];
  const [browser, system] = [named(BROWSERS) ?? "Trình duyệt không rõ", named(SYSTEMS)];
  return system === undefined ? browser : `${browser} trên ${system}`;
}

export interface PersonRow {
  readonly id: number;
  readonly name: string;
  readonly fullName: string;
  readonly role: Role;
  readonly says: string;
  readonly closed: boolean;
  /** Whoever looks at the page. */
  readonly self: boolean;
}

export interface NewLink {
  readonly name: string;
  readonly href: string;
}

export interface PeopleModel {
  readonly rows: readonly PersonRow[];
  readonly roles: readonly { readonly id: Role; readonly name: string; readonly may: string }[];
  readonly link?: NewLink;
  readonly error?: string;
}

const MAY: Readonly<Record<Role, string>> = {
  reader: "tìm, đọc, lưu tìm kiếm",
  keeper: "thêm: đưa tệp lên, sửa thông tin văn bản, phòng lưu trữ",
  administrator: "thêm: người dùng, kho và quyền xem, nhật ký",
};

export function presentPeople(people: readonly Person[], self: number): PeopleModel {
  return {
    rows: people.map(({ id, name, fullName, role, ready, addedAt, closedAt }) => ({
      id,
      name,
      fullName,
      role,
      says: [
        `từ ${formatDate(addedAt.slice(0, 10))}`,
        ...(ready ? [] : ["chưa đặt mật khẩu"]),
        ...(closedAt === null ? [] : [`khoá ngày ${formatDate(closedAt.slice(0, 10))}`]),
      ].join(", "),
      closed: closedAt !== null,
      self: id === self,
    })),
    roles: (Object.keys(ROLE_NAMES) as Role[]).map((id) => ({ id, name: ROLE_NAMES[id], may: MAY[id] })),
  };
}
