/** Changes of many documents at once in plain values: what is asked, what would change, how far it is. */
import type { CorrectionBatch as Batch } from "../../src/catalogue/index.ts";
import type { FieldKind, FieldValue } from "../../src/corrections/fields.ts";
import type { Typed } from "../../src/corrections/typed.ts";
import { formatSearchQuery } from "../../src/search/query.ts";
import type { SearchQuery } from "../../src/search/types.ts";
import { documentHref, searchHref } from "./links.ts";
import { provinceOptions } from "./province-options.ts";
import { DEFAULT_REASON, momentOf } from "./review.ts";
import {
  type Control,
  fieldLabel,
  KIND_LABELS,
  type Option,
  type ValueNames,
  valueText,
} from "./review-fields.ts";
import { formatCount } from "./words.ts";

/** Fields that many documents may have in common. */
export const BULK_FIELDS = [
  ...(["campaign", "type", "issuer", "province", "issuedOn", "signatory"] as const),
] as const satisfies readonly FieldKind[];

export interface Preview {
  readonly field: string;
  readonly value: FieldValue;
  readonly total: number;
  readonly changes: number;
  readonly same: number;
  readonly said: number;
  /** The value is none for their day. */
  readonly unfit: number;
  readonly first: readonly { readonly id: string; readonly title: string; readonly says: string }[];
}

export interface BulkModel {
  readonly asked: string;
  readonly backHref: string;
  readonly says: string;
  readonly error: string | null;
  readonly fields: readonly Option[];
  readonly field: string;
  /** What is asked for each field. */
  readonly parts: readonly { readonly field: string; readonly controls: readonly Control[] }[];
  readonly reason: string;
  readonly preview: {
    readonly says: string;
    readonly rest: readonly string[];
    readonly first: readonly { readonly href: string; readonly title: string; readonly says: string }[];
    readonly changes: number;
  } | null;
  readonly batches: readonly { readonly href: string; readonly label: string; readonly says: string }[];
}

export interface BulkContext {
  readonly query: SearchQuery;
  readonly total: number;
  readonly named: string;
  readonly typed: Typed | null;
  readonly error?: string;
  readonly preview?: Preview;
  readonly names: ValueNames;
  readonly batches: readonly Batch[];
}

export function presentBulk(context: BulkContext): BulkModel {
  const { query, total, named, typed, preview, names, batches } = context;
  const kept = (name: string, otherwise = ""): string => typed?.(name) ?? otherwise;
  const control = (name: string, label: string, options: readonly Option[]): Control => ({
    ...{ name, label, options, value: kept(name), hint: null },
    as: options.length > 0 ? "select" : "text",
  });
  const { knowledge } = names;
  const one = (
    field: (typeof BULK_FIELDS)[number],
    options: readonly Option[] = [],
    hint: string | null = null,
  ) => ({
    field,
    controls: [{ ...control(`gia-tri-${field}`, KIND_LABELS[field], options), hint }],
  });
  return {
    asked: formatSearchQuery({ ...query, page: 1 }).toString(),
    backHref: searchHref(query),
    says: `${named}: ${formatCount(total)} văn bản.`,
    error: context.error ?? null,
    fields: BULK_FIELDS.map((value) => ({ value, label: KIND_LABELS[value] })),
    field: kept("muc", "campaign"),
    parts: [
      {
        field: "campaign",
        controls: [
          control(
            ...(["chien-dich", "Chiến dịch nào"] as const),
            knowledge.campaigns.enabled.map(({ id, name }) => ({ value: id, label: name })),
          ),
          {
            // To take away is never what a form proposes.
            ...control("gia-tri-campaign", "Văn bản với chiến dịch ấy", [
              { value: "secondary", label: "gắn: một việc phải làm" },
              { value: "primary", label: "gắn: nội dung chính" },
              { value: "", label: "bỏ: không thuộc chiến dịch" },
            ]),
            value: kept("gia-tri-campaign", "secondary"),
          },
        ],
      },
      one("type", [
        { value: "", label: "(chọn loại)" },
        ...knowledge.types.all.map(({ id, name }) => ({ value: id, label: name })),
      ]),
      one("issuer"),
      one(
        "province",
        [{ value: "", label: "(chọn tỉnh, thành phố)" }, ...provinceOptions(knowledge.places, null)],
        "Theo tên vào ngày ban hành; nay thuộc đâu thì máy tự ghi.",
      ),
      one("issuedOn", [], "Ngày/tháng/năm, ví dụ 24/02/2017."),
      {
        field: "signatory",
        controls: [
          control("gia-tri-signatory", "Họ tên người ký", []),
          control("chuc-vu", "Chức vụ", []),
          { ...control("the-thuc", "Thể thức ký", []), hint: "Như in, ví dụ TM. BAN THƯỜNG VỤ." },
        ],
      },
    ],
    reason: kept("ly-do", DEFAULT_REASON),
    preview: preview ? previewModel(preview, names) : null,
    batches: batches.map((batch) => ({
      href: batchHref(batch.batch),
      label: labelOf(batch, names),
      says: [batch.by.name, momentOf(batch.at), `${formatCount(batch.changed)} văn bản`].join(" · "),
    })),
  };
}

function previewModel(
  { field, value, total, changes, same, said, unfit, first }: Preview,
  names: ValueNames,
): NonNullable<BulkModel["preview"]> {
  const what = `${fieldLabel(field, names)} thành “${valueText(field, value, names) ?? "(không có)"}”`;
  const rest = [
    same > 0 && `${formatCount(same)} văn bản đã như vậy`,
    said > 0 && `${formatCount(said)} văn bản đã có người sửa hoặc xác nhận mục này: giữ nguyên`,
    unfit > 0 &&
      `${formatCount(unfit)} văn bản ban hành khi chưa có, hoặc không còn tên tỉnh này: giữ nguyên`,
    first.length < changes && `Dưới đây là ${formatCount(first.length)} văn bản đầu`,
  ];
  return {
    says: `Sẽ đổi ${what} ở ${formatCount(changes)} trong ${formatCount(total)} văn bản.`,
    rest: rest.filter((line) => line !== false),
    first: first.map(({ id, title, says }) => ({ href: documentHref(id), title, says })),
    changes,
  };
}

export const batchHref = (batch: string): string => `/sua-hang-loat/${batch}`;

const labelOf = ({ plan }: Batch, names: ValueNames): string =>
  "undoes" in plan
    ? "Bỏ một lần sửa hàng loạt"
    : `${fieldLabel(plan.field, names)}: ${valueText(plan.field, plan.value, names) ?? "(không có)"}`;

export interface BatchModel {
  readonly batch: string;
  readonly title: string;
  readonly says: string;
  readonly reason: string;
  readonly done: number;
  readonly total: number;
  readonly progress: string;
  readonly running: boolean;
  /** Whether taking it back is offered; `unseen`: it has changed letters that the visitor does not see any more. */
  readonly undoing: "offered" | "unseen" | null;
  readonly undoneHref: string | null;
}

/** @param seenWhole whether the visitor sees all that it has changed. */
export function presentBatch(batch: Batch, names: ValueNames, seenWhole: boolean): BatchModel {
  const { total, changed, skipped, plan, undoneBy } = batch;
  const done = changed + skipped;
  const running = done < total;
  const mayBeUndone = !running && changed > 0 && undoneBy === null && !("undoes" in plan);
  return {
    batch: batch.batch,
    title: labelOf(batch, names),
    says: `${batch.by.name}, ${momentOf(batch.at)}`,
    reason: batch.reason,
    done,
    total,
    progress: running
      ? `Đã làm ${formatCount(done)} trong ${formatCount(total)} văn bản.`
      : `Xong: đổi ${formatCount(changed)} văn bản${skipped > 0 ? `, giữ nguyên ${formatCount(skipped)}` : ""}.`,
    running,
    undoing: !mayBeUndone ? null : seenWhole ? "offered" : "unseen",
    undoneHref: undoneBy === null ? null : batchHref(undoneBy),
  };
}

/** For a search's page: the form that changes all that it finds. */
export const bulkHref = (query: SearchQuery): string =>
  `/sua-hang-loat?${formatSearchQuery({ ...query, page: 1 })}`;
