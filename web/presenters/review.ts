/** One field that somebody looks at: where it stands, what was read, what others said, and the form to put it right. */
import type { FieldState } from "../../src/catalogue/index.ts";
import type { CatalogueDocument } from "../../src/catalogue/types.ts";
import { deciding, type Judged } from "../../src/corrections/entries.ts";
import { type FieldValue, kindOf, nameIn } from "../../src/corrections/fields.ts";
import { type DoubtCause, issueOf } from "../../src/corrections/issues.ts";
import type { Typed } from "../../src/corrections/typed.ts";
import type { Directive, FieldName, Span } from "../../src/directive.ts";
import type { Knowledge } from "../../src/knowledge/index.ts";
import type { ScannedLine } from "../../src/reading/scan.ts";
import type { Fragment } from "../../src/search/types.ts";
import { documentHref, lineHref } from "./links.ts";
import {
  CAUSE_LABELS,
  type Control,
  controlsFor,
  fieldLabel,
  type ValueNames,
  valueText,
} from "./review-fields.ts";
import { formatDate, two } from "./words.ts";

export interface HistoryRow {
  readonly uid: string;
  /** "24/02/2026 15:04, Trần Thị Bình". */
  readonly when: string;
  readonly what: string;
  readonly reason: string;
  readonly stands: boolean;
  /** May be taken back. */
  readonly undoable: boolean;
}

export interface ReviewModel {
  readonly document: {
    readonly id: string;
    readonly href: string;
    readonly title: string;
    readonly says: string;
  };
  readonly field: string;
  readonly label: string;
  /** Why it is asked about. */
  readonly cause: string | null;
  readonly message: string | null;
  readonly passages: readonly (readonly Fragment[])[];
  /** The line as it stands on the page. */
  readonly picture: string | null;
  /** What people may say yes to; null: nothing is known. */
  readonly value: string | null;
  /** What was read, where that is another value. */
  readonly read: string | null;
  readonly base: string;
  readonly controls: readonly Control[];
  readonly reason: string;
  readonly history: readonly HistoryRow[];
  /** Why nothing was saved. */
  readonly error: string | null;
  /** Somebody else said something meanwhile. */
  readonly other: { readonly who: string; readonly value: string } | null;
}

export interface ReviewContext {
  readonly knowledge: Knowledge;
  readonly directiveLabel: (key: string) => string;
  /** The line of a scan whose picture shows the field. */
  readonly picture: ScannedLine["field"] | null;
  readonly cause?: DoubtCause | null;
  /** What somebody has sent, with the reason that it was not saved. */
  readonly typed?: Typed | null;
  readonly error?: string | null;
  readonly changed?: boolean;
}

export const DEFAULT_REASON = "Theo bản gốc";
const UNKNOWN = "(không có)";
/** So much of the text is shown before and behind what is asked about. */
const AROUND = 260;
const MOST_PASSAGES = 3;

export function presentReview(
  document: CatalogueDocument,
  state: FieldState,
  context: ReviewContext,
): ReviewModel {
  const { directive, text } = document;
  const { field, value, history, entry } = state;
  const issue = issueOf(directive, field);
  const names: ValueNames = context;
  const shown = (of: FieldValue) => valueText(field, of, names);
  const typed = context.typed ?? null;
  const read = shown(state.read);
  return {
    document: { id: document.id, href: documentHref(document.id), ...headingOf(directive) },
    field,
    label: fieldLabel(field, names),
    cause: context.cause ? CAUSE_LABELS[context.cause] : null,
    message: issue?.message ?? null,
    passages: spansOf(document, field, issue?.span ?? null).map((span) => passageAt(text, span)),
    picture: context.picture && lineHref(document.id, context.picture),
    value: shown(value),
    read: entry && read !== shown(value) ? (read ?? UNKNOWN) : null,
    base: state.base,
    controls: controlsFor(field, value, typed, {
      ...names,
      directive,
      candidates: directive.citations.find((cited) => cited.text === nameIn(field))?.candidates ?? [],
    }),
    reason: typed ? typed("ly-do") : DEFAULT_REASON,
    history: history.map((one) => historyRow(one, names)).reverse(),
    error: context.error ?? null,
    other: context.changed
      ? {
          who: history.at(-1) ? whoAndWhen(history.at(-1) as Judged) : "Máy vừa đọc lại văn bản",
          value: shown(value) ?? UNKNOWN,
        }
      : null,
  };
}

export function headingOf({ subject, article, type, number, issuedOn }: Directive): {
  readonly title: string;
  readonly says: string;
} {
  const says = [type?.name ?? "Văn bản", number ? `số ${number}` : "không rõ số"].join(" ");
  return {
    title: subject ?? article?.title ?? "Không rõ trích yếu",
    says: `${says} · ${issuedOn ? `ngày ${formatDate(issuedOn)}` : "không rõ ngày"}`,
  };
}

/** Local time of the office, as it is read out. */
export const momentOf = (iso: string): string => {
  const at = new Date(iso);
  return `${two(at.getDate())}/${two(at.getMonth() + 1)}/${at.getFullYear()} ${two(at.getHours())}:${two(at.getMinutes())}`;
};

const whoAndWhen = ({ entry }: Judged): string => `${entry.by.name}, ${momentOf(entry.at)}`;

export function historyRow(one: Judged, names: ValueNames): HistoryRow {
  const { entry, stands, undoneBy } = one;
  const shown = (of: unknown) => valueText(entry.field, of as FieldValue, names) ?? UNKNOWN;
  const what = {
    correct: () =>
      entry.before === null && kindOf(entry.field) === "citation"
        ? `thêm “${shown(entry.value)}”`
        : `sửa “${shown(entry.before)}” thành “${shown(entry.value)}”`,
    confirm: () => `xác nhận “${shown(entry.value)}”`,
    undo: () => "bỏ một lần sửa",
  }[entry.action]();
  return {
    uid: entry.uid,
    when: whoAndWhen(one),
    what: undoneBy ? `${what} (đã bỏ: ${undoneBy.by.name}, ${momentOf(undoneBy.at)})` : what,
    reason: entry.reason,
    stands,
    undoable: stands,
  };
}

/** Where the text shows the field; its head where nothing does. */
function spansOf({ directive, text }: CatalogueDocument, field: string, issue: Span | null): Span[] {
  const kind = kindOf(field);
  const found = (): readonly Span[] => {
    if (kind === "campaign")
      return directive.campaigns.filter(({ id }) => id === nameIn(field)).map(({ span }) => span);
    if (kind === "citation")
      return directive.citations.filter((cited) => cited.text === nameIn(field)).slice(0, 1);
    if (kind === "deadline")
      return directive.deadlines.filter(({ sentence }) => sentence === nameIn(field)).map(({ span }) => span);
    return kind === null ? [] : (directive.provenance[kind as FieldName]?.evidence ?? []);
  };
  const spans = [...(issue ? [issue] : []), ...found()].filter(({ start, end }) => start < end);
  const apart = spans.filter(
    (span, at) => !spans.slice(0, at).some((before) => Math.abs(before.start - span.start) < AROUND),
  );
  if (apart.length > 0) return apart.slice(0, MOST_PASSAGES);
  const tail = kind === "signatory" ? Math.max(0, text.trimEnd().length - 2 * AROUND) : 0;
  return [{ start: tail, end: tail }];
}

/** The text around a span, which is marked. */
function passageAt(text: string, { start, end }: Span): Fragment[] {
  const from = Math.max(0, start - AROUND);
  const to = Math.min(text.length, Math.max(end, start + AROUND) + AROUND);
  const piece = (a: number, b: number, marked: boolean): Fragment => ({ text: text.slice(a, b), marked });
  const pieces = [
    { text: from > 0 ? "…" : "", marked: false },
    piece(from, start, false),
    piece(start, end, true),
    piece(end, to, false),
    { text: to < text.length ? "…" : "", marked: false },
  ];
  return pieces.filter((fragment) => fragment.text !== "");
}

/** What people said of each field of a document, for those who read it; null for one that stands as it was read. */
export function saidOf(history: readonly Judged[], names: ValueNames): (field: string) => string | null {
  const decided = deciding(history.map(({ entry }) => entry));
  return (field) => {
    const entry = decided.get(field);
    if (!entry) return null;
    const who = `${entry.by.name} ${entry.action === "confirm" ? "xác nhận" : "sửa"} ${momentOf(entry.at)}`;
    const before = valueText(field, entry.before as FieldValue, names) ?? UNKNOWN;
    const why = [entry.reason, entry.action === "correct" && `trước đó: ${before}`]
      .filter(Boolean)
      .join("; ");
    return why === "" ? who : `${who}: ${why}`;
  };
}
