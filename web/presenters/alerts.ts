/** What is new, in plain values. */
import { documentLine } from "../../src/alerts/digest.ts";
import type { Fresh, ListedDocument, MailKind, MailRow } from "../../src/catalogue/index.ts";
import { parseSearchQuery } from "../../src/search/query.ts";
import { documentHref } from "./links.ts";
import { formatCount, formatDate, localDay, two } from "./words.ts";

export interface AlertRow {
  readonly id: number;
  readonly name: string;
  readonly says: string;
  readonly problem: string | null;
  /** "12:0fe1…": what is marked when it has been looked at. */
  readonly mark: string;
  readonly more: string | null;
  readonly documents: readonly { readonly href: string; readonly title: string; readonly says: string }[];
}

export interface AlertsModel {
  readonly rows: readonly AlertRow[];
  /** The marks of all rows. */
  readonly marks: string;
}

export interface FreshRow extends Omit<Fresh, "documents"> {
  /** The last document that had arrived when the list was made. */
  readonly last: string | null;
  readonly total: number;
  readonly documents: readonly ListedDocument[];
}

export function presentAlerts(fresh: readonly FreshRow[]): AlertsModel {
  const rows = fresh.map(({ search, name, query, problem, last, total, documents }): AlertRow => {
    const asked = parseSearchQuery(new URLSearchParams(query));
    const left = total - documents.length;
    return {
      id: search,
      name,
      says: total === 0 ? "" : `${formatCount(total)} văn bản mới`,
      problem,
      mark: `${search}:${last ?? ""}`,
      more: left > 0 ? `Xem ${formatCount(left)} văn bản nữa` : null,
      documents: documents.map((document) => ({
        href: documentHref(document.id, asked),
        title: documentLine(document.directive),
        says: document.directive.issuer?.name ?? "",
      })),
    };
  });
  return { rows, marks: rows.map(({ mark }) => mark).join(" ") };
}

const KINDS: Readonly<Record<MailKind, string>> = {
  now: "Văn bản mới",
  daily: "Văn bản mới trong ngày",
  problem: "Tìm kiếm cần xem lại",
  reset: "Đặt mật khẩu mới",
  confirm: "Xác nhận địa chỉ",
};

export interface OutboxModel {
  readonly mailing: boolean;
  readonly rows: readonly {
    readonly id: number;
    readonly title: string;
    readonly says: string;
    readonly failure: string | null;
  }[];
  /** Some were given up. */
  readonly givenUp: boolean;
}

export function presentOutbox(mails: readonly MailRow[], mailing: boolean): OutboxModel {
  const at = (milliseconds: number) => {
    const time = new Date(milliseconds);
    return `${two(time.getHours())}:${two(time.getMinutes())} ngày ${formatDate(localDay(time))}`;
  };
  return {
    mailing,
    rows: mails.map(({ id, name, kind, madeAt, nextAt, tries, sentAt, failure }) => ({
      id,
      title: `${KINDS[kind]}, gửi ${name}`,
      says:
        sentAt !== null
          ? `đã gửi lúc ${at(sentAt)}`
          : nextAt === null
            ? `không gửi được, thôi sau ${tries} lần thử`
            : tries === 0
              ? `chờ gửi từ ${at(madeAt)}`
              : `đã thử ${tries} lần, thử lại lúc ${at(nextAt)}`,
      failure,
    })),
    givenUp: mails.some(({ sentAt, nextAt }) => sentAt === null && nextAt === null),
  };
}
