/**
 * What is written into the audit log, and where: the guard sees every request, so nothing is forgotten by a route. A
 * changing route that has no name here fails a test.
 */
import type { Request, Response } from "express";
import type { Services } from "../services.ts";
import type { Rule } from "./route-table.ts";
import { accessOf } from "./visitor.ts";

export const ACTIONS = {
  "sign-in": "Đăng nhập",
  "sign-out": "Đăng xuất",
  password: "Đặt mật khẩu",
  read: "Xem văn bản",
  search: "Tìm kiếm",
  export: "Tải danh sách",
  save: "Tìm kiếm đã lưu, thông báo",
  upload: "Đưa tệp lên",
  discard: "Xoá, khôi phục tệp đã đưa lên",
  correct: "Sửa thông tin văn bản",
  account: "Tài khoản của mình",
  token: "Khoá truy cập",
  people: "Người dùng",
  collections: "Kho và quyền xem",
  mail: "Thư gửi đi",
} as const;
export type Action = keyof typeof ACTIONS;

interface Named {
  /** Routes whose path begins so. */
  readonly method: Rule["method"];
  readonly path: string;
  readonly action: Action;
  /** Fields of the form that say what was done: never a password, a token, or what may be one. */
  readonly fields?: readonly string[];
}

/** The first that fits names it. */
const NAMES: readonly Named[] = [
  { method: "post", path: "/dang-nhap/quen", action: "password" },
  { method: "post", path: "/dang-nhap", action: "sign-in" },
  { method: "post", path: "/dang-xuat", action: "sign-out" },
  { method: "post", path: "/tai-khoan/lap", action: "people", fields: ["ten", "ho-ten"] },
  { method: "post", path: "/tai-khoan/lien-ket", action: "password" },
  { method: "post", path: "/tai-khoan/mat-khau", action: "password" },
  { method: "post", path: "/tai-khoan/khoa", action: "token", fields: ["ten", "quyen", "han", "khoa"] },
  { method: "post", path: "/tai-khoan", action: "account", fields: ["phien", "dia-chi"] },
  { method: "post", path: "/nguoi-dung", action: "people", fields: ["ten", "ho-ten", "vai-tro"] },
  { method: "post", path: "/kho", action: "collections", fields: ["ten", "ai", "them", "bo"] },
  { method: "post", path: "/thu-di", action: "mail" },
  { method: "post", path: "/tim-da-luu", action: "save", fields: ["ten", "thu", "chung"] },
  { method: "post", path: "/thong-bao", action: "save" },
  { method: "post", path: "/tai-len/:batch", action: "discard", fields: ["tep"] },
  { method: "post", path: "/tai-len", action: "upload" },
  { method: "post", path: "/can-xem", action: "correct", fields: ["muc", "viec", "ly-do"] },
  { method: "post", path: "/sua-hang-loat", action: "correct", fields: ["muc", "viec", "ly-do"] },
  { method: "post", path: "/van-ban", action: "correct", fields: ["muc", "viec", "ly-do", "lan"] },
  { method: "get", path: "/van-ban/", action: "read" },
  { method: "get", path: "/api/documents/", action: "read" },
  { method: "get", path: "/tai-ve", action: "export" },
  { method: "get", path: "/tim-da-luu/xuat.json", action: "export" },
  { method: "get", path: "/nhat-ky/tai-ve", action: "export" },
];
/** Written only where the office wants it: what people look for is their own business. */
const SEARCHES: ReadonlySet<string> = new Set(["get /", "get /api/search"]);
/** POST for the length of what is asked: nothing changes. */
export const UNCHANGING: ReadonlySet<string> = new Set(["/chi-thi/kiem-tra", "/api/cite"]);

const LONGEST = 300;

/** @returns null for what is not written down. */
export function auditedAs(
  { method, path }: Rule,
  searches: boolean,
): Pick<Named, "action" | "fields"> | null {
  if (SEARCHES.has(`${method} ${path}`)) return searches ? { action: "search" } : null;
  return NAMES.find((one) => one.method === method && path.startsWith(one.path)) ?? null;
}

export type AuditNeeds = Pick<Services, "audit" | "auditSearches" | "accounts" | "logger">;

/** Writes the entry when the answer has gone, or whoever asked has. */
export function auditRequest(
  rule: Rule,
  { audit, auditSearches, accounts, logger }: AuditNeeds,
): (request: Request, response: Response) => void {
  const named = auditedAs(rule, auditSearches);
  if (named === null) return () => {};
  return (request, response) => {
    const { visitor, may } = accessOf(response);
    const { path, ip = "" } = request;
    response.once("close", () => {
      try {
        // Who signs in is known by what they typed, when it is a name and no password in its place.
        const typed = named.action === "sign-in" ? accounts.open(text(request, "ten")) : null;
        const person = visitor.kind === "person" ? visitor.person : typed;
        const status = response.writableFinished ? response.statusCode : 499;
        // Strangers who come to a closed door are led to sign in.
        if (visitor.kind === "stranger" && named.action !== "sign-in" && !may(rule.right)) return;
        audit.note({
          at: Date.now(),
          person: person?.id ?? null,
          name: person?.name ?? "",
          action: named.action,
          path: path.slice(0, LONGEST),
          detail: detailOf(request, named).slice(0, LONGEST),
          address: ip,
          status,
        });
      } catch (error) {
        logger.error({ err: error }, "audit failed");
      }
    });
  };
}

const text = (request: Request, field: string): string => {
  const value: unknown = (request.body as Record<string, unknown> | undefined)?.[field];
  return typeof value === "string" ? value : "";
};

function detailOf(request: Request, { action, fields = [] }: Pick<Named, "action" | "fields">): string {
  if (action === "search" || action === "export") {
    const at = request.originalUrl.indexOf("?");
    return at < 0
      ? ""
      : [...new URLSearchParams(request.originalUrl.slice(at + 1))].map((one) => one.join(": ")).join("; ");
  }
  return fields
    .map((field) => [field, text(request, field)] as const)
    .filter(([, value]) => value !== "")
    .map(([field, value]) => `${field}: ${value.replace(/[\p{Cc}\s]+/gu, " ")}`)
    .join("; ");
}
