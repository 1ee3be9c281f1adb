/** The other copies of a letter, beside the one that is shown. */
import type { OtherCopy } from "../../src/catalogue/index.ts";
import { documentHref } from "./links.ts";
import { describeFile } from "./words.ts";

export interface CopiesModel {
  /** What to know before reading this one. */
  readonly says: string | null;
  readonly rows: readonly { readonly href: string; readonly title: string; readonly says: string }[];
}

export function presentCopies(copies: readonly OtherCopy[]): CopiesModel | null {
  if (copies.length === 0) return null;
  return {
    says: copies.some(({ best }) => best)
      ? "Danh sách và số đếm dùng bản đứng đầu dưới đây, không dùng bản đang mở."
      : null,
    rows: copies.map((copy) => ({
      href: documentHref(copy.id),
      title: copy.number ?? "Bản không rõ số",
      says: [describeFile(copy), copy.file].filter(Boolean).join(" · "),
    })),
  };
}
