/** The audit log in plain values. */
import type { AuditEntry } from "../../src/catalogue/index.ts";
import { ACTIONS, type Action } from "../access/audit.ts";
import type { AskedAudit } from "../routes/audit.tsx";
import { KIND_LABELS } from "./review-fields.ts";
import { formatDate, localDay, two } from "./words.ts";

export interface AuditModel {
  readonly asked: AskedAudit;
  /** Something narrows the list. */
  readonly narrowed: boolean;
  readonly names: readonly string[];
  readonly actions: readonly { readonly id: string; readonly name: string }[];
  readonly rows: readonly {
    readonly id: number;
    readonly time: string;
    readonly who: string;
    readonly what: string;
    readonly where: string;
    readonly detail: string;
    /** What it was about, where there is a page of it. */
    readonly page: { readonly label: string; readonly href: string } | null;
    readonly refused: string | null;
  }[];
  readonly older: string | null;
  readonly csv: string;
}

/** @param more there are older ones. */
export function presentAudit(
  entries: readonly AuditEntry[],
  asked: AskedAudit,
  names: readonly string[],
  more: boolean,
): AuditModel {
  const href = (page: string, changes: Readonly<Record<string, string>>) => {
    const given = Object.entries({ ...asked, ...changes }).filter(([, value]) => value !== "");
    return `${page}?${new URLSearchParams(given)}`;
  };
  const last = entries.at(-1);
  return {
    asked,
    narrowed: Object.values(asked).some((value) => value !== ""),
    names,
    actions: Object.entries(ACTIONS).map(([id, name]) => ({ id, name })),
    rows: entries.map(({ id, at, name, action, path, detail, address, status }) => ({
      id,
      time: timeOf(at),
      who: name === "" ? "(chưa đăng nhập)" : name,
      what: ACTIONS[action as Action] ?? action,
      where: address === "" ? "" : `từ ${address}`,
      detail: [pageOf(path) ? "" : path, inWords(detail)].filter(Boolean).join(" · "),
      page: pageOf(path),
      refused: status === 499 ? "ngắt giữa chừng" : status >= 400 ? `không được (${status})` : null,
    })),
    older: more && last ? href("/nhat-ky", { truoc: String(last.id) }) : null,
    csv: href("/nhat-ky/tai-ve", { truoc: "", dang: "csv" }),
  };
}

/** Pages of what is written down, by the beginning of their address. */
const PAGES = [
  { label: "Mở văn bản", address: /^\/van-ban\/[\da-f]{32}/u },
  { label: "Mở lần gửi", address: /^\/tai-len\/[\w-]+/u },
  { label: "Mở lần sửa", address: /^\/sua-hang-loat\/[\da-f-]{36}/u },
  { label: "Mở nhóm", address: /^\/kho\/nhom\/\d+/u },
  { label: "Mở kho", address: /^\/kho\/\d+/u },
] as const;

function pageOf(path: string): AuditModel["rows"][number]["page"] {
  for (const { label, address } of PAGES) {
    const href = address.exec(path)?.[0];
    if (href) return { label, href };
  }
  return null;
}

/** Names of form fields, as the log holds them, in words. */
const FIELDS: Readonly<Record<string, string>> = {
  ...{ ten: "tên", "ho-ten": "họ tên", "vai-tro": "vai trò", muc: "mục", viec: "việc", "ly-do": "lý do" },
  ...{ lan: "lần sửa", ai: "ai được xem", them: "thêm thư mục", bo: "bỏ thư mục", tep: "tệp thứ" },
  ...{ thu: "thư báo", chung: "chia sẻ", phien: "phiên", "dia-chi": "địa chỉ thư", quyen: "quyền" },
  ...{ han: "hạn", khoa: "khoá", q: "tìm" },
};
const VALUES: Readonly<Record<string, string>> = {
  ...{ reader: "đọc", keeper: "văn thư", administrator: "quản trị", sua: "sửa", "xac-nhan": "xác nhận" },
  ...{ lam: "làm", xem: "xem trước", "moi-nguoi": "mọi người", "da-chon": "người được chọn" },
  ...KIND_LABELS,
};

const inWords = (detail: string): string =>
  detail
    .split("; ")
    .map((part) => {
      const [name = "", ...value] = part.split(": ");
      const said = value.join(": ");
      return said === "" ? part : `${FIELDS[name] ?? name}: ${VALUES[said] ?? said}`;
    })
    .join("; ");

function timeOf(at: number): string {
  const time = new Date(at);
  return `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())} ngày ${formatDate(localDay(time))}`;
}
