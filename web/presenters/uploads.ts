/** Files that somebody has sent, and what became of each. */
import {
  CONTAINER,
  causeOf,
  type FileRecord,
  type UploadBatch,
  type UploadedFile,
} from "../../src/catalogue/index.ts";
import type { IndexingProgress } from "../services.ts";
import type { Limits } from "../uploads/shelf.ts";
import { DAYS_KEPT, keptUntil } from "../uploads/wastebasket.ts";
import { formatMoment } from "./archive-room.ts";
import { documentHref } from "./links.ts";
import { presentProgress } from "./progress.ts";
import { formatBytes, formatCount, formatDate } from "./words.ts";

/** `coming`: its turn has not come; `waiting`: for its letters to be recognised. */
export type UploadState =
  | "taken"
  | "known"
  | "coming"
  | "waiting"
  | "refused"
  | "failed"
  | "ignored"
  | "discarded";

export interface UploadRow {
  readonly key: number;
  readonly name: string;
  readonly size: string;
  readonly state: UploadState;
  readonly says: string;
  /** What to do. */
  readonly advice: string | null;
  readonly href: string | null;
  /** May be taken out of the archive, or laid back. */
  readonly change: "discard" | "restore" | null;
  readonly members: readonly UploadRow[];
  readonly furtherMembers: number;
}

export interface UploadPageModel {
  readonly batch: string;
  readonly daysKept: number;
  readonly title: string;
  readonly summary: string;
  /** Something is still to come; the line says how far the indexer is. */
  readonly coming: { readonly line: string; readonly done: number; readonly total: number } | null;
  readonly rows: readonly UploadRow[];
}

export interface SendPageModel {
  readonly limits: Limits;
  readonly says: string;
  readonly error: string | null;
  readonly batches: readonly { readonly href: string; readonly says: string; readonly when: string }[];
}

export interface UploadFacts {
  readonly files: readonly UploadedFile[];
  /** What lies inside a file of the disk, the file itself aside. */
  readonly membersOf: (path: string) => Iterable<FileRecord>;
  readonly indexing: IndexingProgress | null;
  readonly mayDiscard: (file: UploadedFile) => boolean;
  readonly now: Date;
}

const MEMBERS_SHOWN = 50;

export const uploadHref = (batch: string): string => `/tai-len/${encodeURIComponent(batch)}`;

export const sizeOf = (bytes: number): string =>
  bytes >= 1e9
    ? `${formatCount(Math.floor(bytes / 1e8) / 10)} GB`
    : `${formatCount(Math.floor(bytes / 1e6))} MB`;

export const presentSendPage = (
  limits: Limits,
  batches: readonly UploadBatch[],
  error: string | null,
): SendPageModel => ({
  limits,
  says: `Mỗi lần tối đa ${formatCount(limits.files)} tệp, mỗi tệp không quá ${sizeOf(limits.fileBytes)}, tổng cộng không quá ${sizeOf(limits.allBytes)}.`,
  error,
  batches: batches.map(({ batch, at, files, sender }) => ({
    href: uploadHref(batch),
    says: [`${formatCount(files)} tệp`, sender].filter(Boolean).join(", "),
    when: formatMoment(at),
  })),
});

export function presentUpload({ files, membersOf, indexing, mayDiscard, now }: UploadFacts): UploadPageModel {
  const rows = files.map((file) => ({
    ...rowOf(file, membersOf),
    change: mayDiscard(file) ? changeOf(file, now) : null,
  }));
  const of = (...states: UploadState[]) => rows.filter(({ state }) => states.includes(state)).length;
  const open = of("coming", "waiting");
  const parts: (readonly [number, string])[] = [
    [of("taken"), "đã vào kho"],
    [of("known"), "đã có sẵn trong kho"],
    [of("coming"), "đang được đọc"],
    [of("waiting"), "đang chờ nhận dạng chữ"],
    [of("failed"), "không nhận được"],
    [of("refused"), "bị từ chối"],
    [of("ignored"), "không phải văn bản"],
    [of("discarded"), "đã xoá"],
  ];
  return {
    batch: files[0]?.batch ?? "",
    daysKept: DAYS_KEPT,
    title: `Đã gửi ${formatCount(files.length)} tệp lúc ${formatMoment(files[0]?.at ?? "")}`,
    summary: parts
      .filter(([count]) => count > 0)
      .map(([count, says]) => `${formatCount(count)} ${says}`)
      .join(", "),
    coming:
      open === 0
        ? null
        : {
            line: presentProgress(indexing) ?? "Các tệp đã nằm trên máy chủ; vài giây nữa máy sẽ đọc.",
            done: rows.length - open,
            total: rows.length,
          },
    rows,
  };
}

/** What was not kept, or is gone for good, cannot be changed any more. */
function changeOf({ kept, discarded }: UploadedFile, now: Date): UploadRow["change"] {
  if (!("path" in kept)) return null;
  if (discarded === null) return "discard";
  return keptUntil(discarded.at) > now ? "restore" : null;
}

function rowOf(file: UploadedFile, membersOf: UploadFacts["membersOf"]): UploadRow {
  const { became, kept, known, place, discarded } = file;
  const row = {
    ...{ key: place, name: file.name, size: formatBytes(file.bytes), advice: null, href: null },
    ...{ members: [], furtherMembers: 0, change: null },
  };
  if (discarded)
    return {
      ...row,
      state: "discarded",
      says: `đã xoá ${[formatMoment(discarded.at), discarded.by].filter(Boolean).join(", ")}`,
      advice: `Nằm trong thùng rác đến hết ${formatDate(keptUntil(discarded.at).toISOString().slice(0, 10))}, sau đó mất hẳn.`,
    };
  if ("code" in kept) return { ...row, ...problem(kept, true) };
  if (became === null) return { ...row, state: "coming", says: "đã nhận, đang chờ đọc" };
  if ("document" in became) {
    const href = documentHref(became.document);
    if (known) return { ...row, state: "known", says: "đã có sẵn trong kho", href };
    return became.published
      ? { ...row, state: "taken", says: "đã vào kho", href }
      : { ...row, state: "coming", says: "đã đọc, sắp tìm được", href };
  }
  if (became.code === CONTAINER) return { ...row, ...container(kept.path, became.reason, membersOf) };
  return { ...row, ...problem(became, false) };
}

/** @param gone the file is no longer on our disk. */
function problem(
  { code, reason }: { readonly code: string; readonly reason: string },
  gone: boolean,
): Pick<UploadRow, "state" | "says" | "advice"> {
  if (code === "data") return { state: "ignored", says: reason, advice: null };
  const { kind, advice } = causeOf(code);
  if (kind === "refused") {
    const removed = gone ? " Bản vừa gửi đã được xoá khỏi máy này." : "";
    return { state: "refused", says: reason, advice: advice.replace("khỏi thư mục này ", "") + removed };
  }
  if (kind === "waiting") return { state: "waiting", says: reason, advice: null };
  // What was not kept says itself what to do.
  return { state: "failed", says: reason, advice: gone ? null : advice };
}

function container(
  path: string,
  reason: string,
  membersOf: UploadFacts["membersOf"],
): Pick<UploadRow, "state" | "says" | "members" | "furtherMembers"> {
  const shown: UploadRow[] = [];
  let all = 0;
  let waiting = 0;
  for (const member of membersOf(path)) {
    if (member.code === CONTAINER || member.code === "data") continue;
    all += 1;
    const row = memberRow(member, path, all);
    if (row.state === "waiting") waiting += 1;
    if (shown.length < MEMBERS_SHOWN) shown.push(row);
  }
  return {
    state: waiting > 0 ? "waiting" : "taken",
    says: reason,
    members: shown,
    furtherMembers: all - shown.length,
  };
}

function memberRow({ path, document, code, reason }: FileRecord, container: string, key: number): UploadRow {
  const row = {
    key,
    name: path.slice(container.length + 1),
    size: "",
    advice: null,
    href: null,
    change: null,
  };
  const rest = { members: [], furtherMembers: 0 };
  if (document !== null)
    return { ...row, ...rest, state: "taken", says: "đã vào kho", href: documentHref(document) };
  return { ...row, ...rest, ...problem({ code: code ?? "", reason: reason ?? "" }, false) };
}
