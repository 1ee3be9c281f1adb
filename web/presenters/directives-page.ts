/** `/chi-thi`: the box for any number, what it leads to when that is not one directive, and the most cited ones. */
import type { DirectiveName, FoundNumber } from "../../src/graph/types.ts";
import { type DirectiveRow, directiveRow } from "./directive-list.ts";
import { EVERYTHING, searchHref } from "./links.ts";
import { formatCount } from "./words.ts";

export interface DirectivesPageModel {
  readonly typed: string;
  /** What a typed number may be; null when nothing was typed. */
  readonly answer: {
    readonly heading: string;
    readonly says: string;
    readonly candidates: readonly DirectiveRow[];
    readonly searchHref: string;
  } | null;
  readonly mostCited: readonly DirectiveRow[];
  readonly wanted: string;
  readonly conflicts: string;
  readonly empty: boolean;
}

export interface DirectivesFacts {
  readonly mostCited: readonly DirectiveName[];
  readonly wanted: number;
  readonly conflicts: number;
}

export const presentDirectivesPage = (
  typed: string,
  found: FoundNumber | null,
  { mostCited, wanted, conflicts }: DirectivesFacts,
): DirectivesPageModel => ({
  typed,
  answer: found && presentAnswer(typed, found),
  mostCited: mostCited.map(directiveRow),
  wanted: formatCount(wanted),
  conflicts: formatCount(conflicts),
  empty: mostCited.length === 0,
});

export const candidatesOf = ({ directive, candidates }: FoundNumber): readonly DirectiveName[] =>
  directive ? [directive] : candidates;

export interface UnknownPageModel {
  readonly typed: string;
  readonly near: readonly DirectiveRow[];
}

export const presentUnknown = (typed: string, near: readonly DirectiveName[]): UnknownPageModel => ({
  typed,
  near: [...new Map(near.map((name) => [name.key, directiveRow(name)])).values()],
});

/** For a number that is not one directive. */
export function presentAnswer(
  typed: string,
  { number, candidates }: FoundNumber,
): NonNullable<DirectivesPageModel["answer"]> {
  const shown = number ?? typed;
  const answer = {
    candidates: candidates.map(directiveRow),
    searchHref: searchHref({ ...EVERYTHING, q: shown }),
  };
  if (candidates.length > 0)
    return {
      ...answer,
      heading: `“${shown}” có thể là một trong ${candidates.length} văn bản`,
      says: "Thêm ngày, khóa hoặc tỉnh để chỉ đúng một văn bản.",
    };
  return number === null
    ? {
        ...answer,
        heading: `Không thấy số văn bản trong “${typed}”`,
        says: "Gõ số và ký hiệu, ví dụ 05-CT/TW.",
      }
    : {
        ...answer,
        heading: `Chưa gặp văn bản nào có số ${number}`,
        says: "Trong kho không có văn bản này, cũng không có văn bản nào viện dẫn nó.",
      };
}
