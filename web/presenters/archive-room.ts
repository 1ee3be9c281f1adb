/** What came in, what is coming in, and what did not, for the people who keep the archive. */
import type {
  CatalogueDocument,
  CausedFile,
  CausedFiles,
  CauseKind,
  FolderCount,
  Run,
} from "../../src/catalogue/index.ts";
import type { IndexingProgress } from "../services.ts";
import { capitalise, describedBy } from "./hit.ts";
import { documentHref } from "./links.ts";
import { type Paging, pagesOf } from "./paging.ts";
import { presentPace, presentProgress } from "./progress.ts";
import { formatCount, formatDate, localDay, two } from "./words.ts";

/** What the page is made of. */
export interface ArchiveRoomFacts {
  readonly counts: { readonly documents: number; readonly files: number; readonly unpublished: number };
  readonly indexing: IndexingProgress | null;
  readonly runs: readonly Run[];
  readonly causes: readonly (CausedFiles & { readonly first: readonly CausedFile[] })[];
  readonly latest: readonly CatalogueDocument[];
  readonly folders: readonly FolderCount[];
}

export interface FailedRow {
  readonly path: string;
  readonly reason: string;
  readonly at: string;
}

export interface CauseModel {
  readonly code: string;
  readonly kind: CauseKind;
  readonly title: string;
  readonly advice: string;
  readonly count: string;
  readonly rows: readonly FailedRow[];
  readonly href: string;
  /** How many are not shown here. */
  readonly more: number;
}

export interface ArchiveRoomModel {
  readonly figures: readonly {
    readonly value: string;
    readonly says: string;
    readonly href: string | null;
  }[];
  readonly running: { readonly line: string; readonly pace: string; readonly percent: number | null } | null;
  readonly runs: readonly { readonly when: string; readonly says: string }[];
  readonly causes: readonly CauseModel[];
  readonly latest: readonly {
    readonly href: string;
    readonly when: string;
    readonly title: string;
    readonly file: string;
  }[];
  readonly folders: readonly { readonly shown: string; readonly taken: string; readonly failed: string }[];
  readonly furtherFolders: number;
}

const FOLDERS_SHOWN = 100;

export function presentArchiveRoom(facts: ArchiveRoomFacts): ArchiveRoomModel {
  const { counts, indexing, causes, folders } = facts;
  const filesOf = (kind: CauseKind) =>
    causes.filter(({ cause }) => cause.kind === kind).reduce((sum, { files }) => sum + files, 0);
  const figure = (value: number, says: string, href: string | null) => ({
    value: formatCount(value),
    says,
    href: value > 0 ? href : null,
  });
  return {
    figures: [
      figure(counts.documents, "văn bản trong kho", "/?sort=newest"),
      figure(counts.files, "tệp đã xem", "#thu-muc"),
      figure(filesOf("failed"), "tệp cần người xem", "#failed"),
      figure(filesOf("waiting"), "tệp đang chờ", "#waiting"),
      figure(filesOf("refused"), "tệp bị từ chối", "#refused"),
      ...(counts.unpublished > 0 ? [figure(counts.unpublished, "văn bản chưa vào chỉ mục", null)] : []),
    ],
    running: indexing && {
      line: presentProgress(indexing) ?? "",
      pace: presentPace(indexing),
      percent: indexing.total
        ? Math.min(100, Math.round((indexing.done / indexing.total) * 1000) / 10)
        : null,
    },
    runs: facts.runs.map((run, at) => ({
      when: formatMoment(run.startedAt),
      says: presentRun(run, at === 0 && indexing !== null),
    })),
    causes: causes.map(({ cause, files, first }) => ({
      ...cause,
      count: formatCount(files),
      rows: first.map(presentFile),
      href: causeHref(cause.code),
      more: files - first.length,
    })),
    latest: facts.latest.map(({ id, addedAt, directive, files }) => {
      const title = directive.subject ?? directive.article?.title ?? describedBy(directive.article);
      return {
        href: documentHref(id),
        when: formatMoment(addedAt),
        title: title ? capitalise(title) : (directive.number ?? "Không rõ trích yếu"),
        file: files[0] ?? "",
      };
    }),
    folders: folders.slice(0, FOLDERS_SHOWN).map(({ shown, taken, failed }) => ({
      shown,
      taken: formatCount(taken),
      failed: formatCount(failed),
    })),
    furtherFolders: Math.max(0, folders.length - FOLDERS_SHOWN),
  };
}

export interface CausePageModel extends Omit<CauseModel, "more"> {
  readonly paging: Paging | null;
}

/** All files of one cause, page by page. */
export const presentCausePage = (
  { cause, files }: CausedFiles,
  rows: readonly CausedFile[],
  at: { readonly page: number; readonly size: number },
): CausePageModel => ({
  ...cause,
  count: formatCount(files),
  rows: rows.map(presentFile),
  href: causeHref(cause.code),
  paging: pagesOf(at, files, (page) => causeHref(cause.code) + (page > 1 ? `?page=${page}` : "")),
});

export const causeHref = (code: string): string => `/phong-luu-tru/${encodeURIComponent(code)}`;

const presentFile = ({ path, reason, at }: CausedFile): FailedRow => ({ path, reason, at: formatMoment(at) });

function presentRun({ end, progress }: Run, goesOn: boolean): string {
  if (goesOn) return "đang chạy";
  if (end === null)
    return progress ? `bị ngắt giữa chừng, đã xem ${formatCount(progress.done)} mục` : "bị ngắt giữa chừng";
  if (end.how !== "done")
    return end.how === "stopped" ? "được dừng giữa chừng" : `dừng vì lỗi: ${end.reason}`;
  const { taken, known, unchanged, removed, failed } = end.summary;
  return [
    `nhận mới ${formatCount(taken)}`,
    known > 0 ? `bản sao hoặc chuyển chỗ ${formatCount(known)}` : null,
    `không đổi ${formatCount(unchanged)}`,
    removed > 0 ? `gỡ ${formatCount(removed)}` : null,
    failed > 0 ? `không nhận được ${formatCount(failed)}` : null,
  ]
    .filter(Boolean)
    .join(", ");
}

/** The server's own clock: it stands in the office. */
export function formatMoment(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  return `${two(at.getHours())}:${two(at.getMinutes())} ${formatDate(localDay(at))}`;
}
