/** Lists over the whole archive: directives that are cited and not held, and those of which something does not fit. */
import type { Conflict, DirectiveName, Page } from "../../src/graph/types.ts";
import { type ConflictModel, presentConflict, type SourceOf } from "./conflicts.ts";
import { type DirectiveRow, directiveRow } from "./directive-list.ts";
import { type Paging, pagesOf } from "./paging.ts";
import { formatCount } from "./words.ts";

export interface WantedPageModel {
  readonly text: string;
  readonly count: string;
  readonly rows: readonly DirectiveRow[];
  readonly paging: Paging | null;
  readonly downloads: readonly { readonly label: string; readonly href: string }[];
}

export interface ListQuery {
  readonly text: string;
  readonly page: number;
  readonly size: number;
}

export function presentWantedPage({ total, rows }: Page<DirectiveName>, query: ListQuery): WantedPageModel {
  const href = (more: Readonly<Record<string, string>>): string => {
    const parameters = new URLSearchParams({ ...(query.text ? { q: query.text } : {}), ...more }).toString();
    return parameters ? `/chi-thi/thieu?${parameters}` : "/chi-thi/thieu";
  };
  const about = query.text ? ` khớp “${query.text}”` : "";
  return {
    text: query.text,
    count:
      total === 0
        ? `Không có văn bản nào${about}`
        : `${formatCount(total)} văn bản${about}, được viện dẫn nhiều trước`,
    rows: rows.map(directiveRow),
    paging: pagesOf(query, total, (page) => href(page > 1 ? { page: String(page) } : {})),
    downloads: (["xlsx", "csv"] as const).map((format) => ({
      label: format.toUpperCase(),
      href: href({ dang: format }),
    })),
  };
}

export interface ConflictsPageModel {
  readonly count: string;
  readonly directives: readonly (DirectiveRow & { readonly conflicts: readonly ConflictModel[] })[];
  readonly paging: Paging | null;
}

export const presentConflictsPage = (
  { total, rows }: Page<DirectiveName>,
  conflictsOf: (key: string) => readonly Conflict[],
  sourceOf: SourceOf,
  query: Omit<ListQuery, "text">,
): ConflictsPageModel => ({
  count: total === 0 ? "Không thấy chỗ nào" : `${formatCount(total)} văn bản`,
  directives: rows.map((name) => ({
    ...directiveRow(name),
    conflicts: conflictsOf(name.key).map((conflict) => presentConflict(conflict, sourceOf)),
  })),
  paging: pagesOf(query, total, (page) => `/chi-thi/mau-thuan${page > 1 ? `?page=${page}` : ""}`),
});
