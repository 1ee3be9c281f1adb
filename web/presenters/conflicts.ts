/** What of a directive does not fit together, with the passages, for a person to judge. */
import type { Conflict } from "../../src/graph/types.ts";
import { passageHref } from "./links.ts";
import { formatCount, formatDate } from "./words.ts";

export interface ConflictModel {
  readonly message: string;
  readonly sides: readonly {
    readonly value: string;
    readonly says: string;
    readonly passages: readonly { readonly quote: string; readonly href: string }[];
  }[];
}

export const presentConflict = ({ kind, message, sides }: Conflict): ConflictModel => ({
  message,
  sides: sides.map(({ value, count, passages }) => ({
    value: kind === "date" ? formatDate(value) : value,
    says: count > 0 ? `${formatCount(count)} văn bản ghi` : "",
    passages: passages.map((passage) => ({ quote: passage.text, href: passageHref(passage) })),
  })),
});
