/** Every field of a document with the way to put it right, and everything that was ever said of it. */
import type { CatalogueDocument } from "../../src/catalogue/types.ts";
import type { Judged } from "../../src/corrections/entries.ts";
import { fieldOf, valueIn } from "../../src/corrections/fields.ts";
import { correctHref, documentHref } from "./links.ts";
import { type HistoryRow, headingOf, historyRow } from "./review.ts";
import { fieldLabel, fieldsOf, type ValueNames, valueText } from "./review-fields.ts";

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
  readonly history: readonly (HistoryRow & { readonly label: string })[];
}

export function presentFields(
  { id, directive }: CatalogueDocument,
  history: readonly Judged[],
  names: ValueNames,
): FieldsModel {
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
    history: history
      .map((one) => ({ ...historyRow(one, names), label: fieldLabel(one.entry.field, names) }))
      .reverse(),
  };
}
