/** The queue of doubtful fields in plain values: what there is to do, one field, the way on. */
import type { DoubtCount, DoubtFilter } from "../../src/catalogue/index.ts";
import type { Judged } from "../../src/corrections/entries.ts";
import { FIELD_KINDS } from "../../src/corrections/fields.ts";
import { CAUSES } from "../../src/corrections/issues.ts";
import { type Place, placeText, queueHref } from "./queue-place.ts";
import { type HistoryRow, historyRow, type ReviewModel } from "./review.ts";
import { CAUSE_LABELS, fieldLabel, KIND_LABELS, type ValueNames } from "./review-fields.ts";
import { formatCount } from "./words.ts";

export interface DoneModel {
  readonly document: string;
  readonly said: Judged;
  readonly names: ValueNames;
}

export interface Choice {
  readonly label: string;
  readonly count: string;
  readonly href: string;
  readonly current: boolean;
}

export interface QueueModel {
  readonly total: string;
  readonly kinds: readonly Choice[];
  readonly causes: readonly Choice[];
  readonly item: {
    readonly review: ReviewModel;
    readonly nextHref: string;
    readonly previousHref: string;
    /** What the form carries to come back to the queue. */
    readonly hidden: readonly { readonly name: string; readonly value: string }[];
  } | null;
  readonly done: (HistoryRow & { readonly document: string; readonly label: string }) | null;
}

/** @param counts of the whole queue, by kind and cause. */
export function presentQueue(
  counts: readonly DoubtCount[],
  filter: DoubtFilter,
  item: { readonly place: Place; readonly review: ReviewModel } | null,
  done: DoneModel | null,
): QueueModel {
  const sum = (fits: (count: DoubtCount) => boolean): number =>
    counts.filter(fits).reduce((total, { count }) => total + count, 0);
  const { kind, cause } = filter;
  const kinds = FIELD_KINDS.map((one) => ({
    label: KIND_LABELS[one],
    n: sum((count) => count.kind === one && (cause === null || count.cause === cause)),
    href: queueHref({ kind: one, cause }),
    current: one === kind,
  }));
  const causes = CAUSES.map((one) => ({
    label: CAUSE_LABELS[one],
    n: sum((count) => count.cause === one && (kind === null || count.kind === kind)),
    href: queueHref({ kind, cause: one }),
    current: one === cause,
  }));
  const choices = (all: typeof kinds, every: Omit<Choice, "count" | "label">, n: number): Choice[] => [
    { label: "tất cả", count: formatCount(n), ...every },
    ...all
      .filter((one) => one.n > 0 || one.current)
      .map(({ n: count, ...rest }) => ({ ...rest, count: formatCount(count) })),
  ];
  const here = item && placeText(item.place);
  return {
    total: formatCount(
      sum((count) => (kind === null || count.kind === kind) && (cause === null || count.cause === cause)),
    ),
    kinds: choices(
      kinds,
      { href: queueHref({ kind: null, cause }), current: kind === null },
      sum((count) => cause === null || count.cause === cause),
    ),
    causes: choices(
      causes,
      { href: queueHref({ kind, cause: null }), current: cause === null },
      sum((count) => kind === null || count.kind === kind),
    ),
    item: item && {
      review: item.review,
      nextHref: queueHref(filter, { sau: here ?? "" }),
      previousHref: queueHref(filter, { truoc: here ?? "" }),
      hidden: [
        { name: "hang", value: here ?? "" },
        { name: "hang-muc", value: kind ?? "" },
        { name: "hang-ly-do", value: cause ?? "" },
      ],
    },
    done: done && {
      ...historyRow(done.said, done.names),
      document: done.document,
      label: fieldLabel(done.said.entry.field, done.names),
    },
  };
}
