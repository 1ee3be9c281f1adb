/** What of a directive does not fit together, with the passages, for a person to judge. */
import type { ListReader } from "../../src/catalogue/index.ts";
import type { Conflict } from "../../src/graph/types.ts";
import { passageHref } from "./links.ts";
import { formatCount, formatDate } from "./words.ts";

export interface ConflictModel {
  readonly message: string;
  readonly sides: readonly {
    readonly value: string;
    readonly says: string;
    readonly passages: readonly { readonly quote: string; readonly href: string; readonly source: string }[];
  }[];
}

/** How a document of the archive is called in a line: "57/LĐLĐ, Liên đoàn Lao động tỉnh Bình Thuận". */
export type SourceOf = (document: string) => string;

export const sourceIn =
  (catalogue: ListReader): SourceOf =>
  (document) => {
    const [found] = catalogue.listed([document]);
    return [found?.directive.number, found?.directive.issuer?.name].filter(Boolean).join(", ");
  };

export const presentConflict = ({ kind, message, sides }: Conflict, sourceOf: SourceOf): ConflictModel => ({
  message,
  sides: sides.map(({ value, count, passages }) => ({
    value: kind === "date" ? formatDate(value) : value,
    says: count > 0 ? `${formatCount(count)} văn bản ghi` : "được coi là đúng",
    passages: passages.map((passage) => ({
      quote: passage.text,
      href: passageHref(passage),
      source: sourceOf(passage.document),
    })),
  })),
});
