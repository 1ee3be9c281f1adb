/** Every field of a document with the way to put it right, and everything that was ever said of it. */
import type { CatalogueDocument } from "../../src/catalogue/types.ts";
import type { Judged } from "../../src/corrections/entries.ts";
import { fieldOf, valueIn } from "../../src/corrections/fields.ts";
import type { Typed } from "../../src/corrections/typed.ts";
import { correctHref, documentHref } from "./links.ts";
import { DEFAULT_REASON, type HistoryRow, headingOf, historyRow } from "./review.ts";
import {
  type Control,
  fieldLabel,
  fieldsOf,
  relationControl,
  type ValueNames,
  valueText,
} from "./review-fields.ts";

export interface FieldsModel {
  readonly id: string;
  readonly href: string;
  readonly title: string;
  readonly says: string;
  readonly fields: readonly {
    readonly label: string;
    readonly value: string | null;
    readonly href: string;
  }[];
  /** Campaigns that the document is not tagged with. */
  readonly campaigns: readonly { readonly label: string; readonly href: string }[];
  /** Asks for a citation that the machine did not see. */
  readonly missed: {
    readonly error: string | null;
    readonly controls: readonly Control[];
    readonly reason: string;
  };
  readonly history: readonly (HistoryRow & { readonly label: string })[];
}

const area = (name: string, label: string, value: string): Control => ({
  ...{ name, label, value, options: [], hint: null },
  as: "area",
});

/** @param tried a citation that was not added, and why. */
export function presentFields(
  { id, directive }: CatalogueDocument,
  history: readonly Judged[],
  names: ValueNames,
  tried: { readonly typed: Typed; readonly error: string } | null = null,
): FieldsModel {
  const kept = (name: string): string => tried?.typed(name) ?? "";
  const tagged = new Set(directive.campaigns.map((tag) => tag.id));
  return {
    id,
    href: documentHref(id),
    ...headingOf(directive),
    fields: fieldsOf(directive).map((field) => ({
      label: fieldLabel(field, names),
      value: valueText(field, valueIn(directive, field), names),
      href: correctHref(id, field),
    })),
    campaigns: names.knowledge.campaigns.enabled
      .filter((campaign) => !tagged.has(campaign.id))
      .map((campaign) => ({ label: campaign.name, href: correctHref(id, fieldOf("campaign", campaign.id)) })),
    missed: {
      error: tried?.error ?? null,
      controls: [
        {
          ...area("trich", "Câu viện dẫn", kept("trich")),
          hint: "Chép nguyên văn từ văn bản, ví dụ: Kế hoạch số 12-KH/TU ngày 01/02/2017 của Tỉnh ủy.",
        },
        {
          ...area("khac", "Là văn bản nào", kept("khac")),
          as: "text",
          hint: "Để trống nếu câu trên đã ghi đủ loại, số, ngày và cơ quan.",
        },
        relationControl(kept("quan-he") || "cited"),
      ],
      reason: tried ? kept("ly-do") : DEFAULT_REASON,
    },
    history: history
      .map((one) => ({ ...historyRow(one, names), label: fieldLabel(one.entry.field, names) }))
      .reverse(),
  };
}
