/** The audit log in plain values. */
import type { AuditEntry } from "../../src/catalogue/index.ts";
import { ACTIONS, type Action } from "../access/audit.ts";
import type { AskedAudit } from "../routes/audit.tsx";
import { formatDate } from "./words.ts";

export interface AuditModel {
  readonly asked: AskedAudit;
  readonly names: readonly string[];
  readonly actions: readonly { readonly id: string; readonly name: string }[];
  readonly rows: readonly {
    readonly id: number;
    readonly time: string;
    readonly who: string;
    readonly what: string;
    readonly where: string;
    readonly detail: string;
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
    names,
    actions: Object.entries(ACTIONS).map(([id, name]) => ({ id, name })),
    rows: entries.map(({ id, at, name, action, path, detail, address, status }) => ({
      id,
      time: timeOf(at),
      who: name === "" ? "(chưa đăng nhập)" : name,
      what: ACTIONS[action as Action] ?? action,
      where: address === "" ? "" : `từ ${address}`,
      detail: [path, detail].filter(Boolean).join(" · "),
      refused: status === 499 ? "ngắt giữa chừng" : status >= 400 ? `không được (${status})` : null,
    })),
    older: more && last ? href("/nhat-ky", { truoc: String(last.id) }) : null,
    csv: href("/nhat-ky/tai-ve", { truoc: "", dang: "csv" }),
  };
}

function timeOf(at: number): string {
  const time = new Date(at);
  const two = (n: number) => String(n).padStart(2, "0");
  const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())} ngày ${formatDate(day)}`;
}
