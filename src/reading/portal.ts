/**
 * The table that a portal prints above a document: "Số ký hiệu: 12/KH-LĐLĐ", "Ngày ban hành: 12/03/2020", …
 *
 * As lines with a colon, as cells of a table, or with the value on the line below its label.
 */
import { type DocumentNumber, findNumbers } from "../citations/number.ts";
import type { Span } from "../directive.ts";
import { oneLine } from "../text/one-line.ts";
import { isoDate } from "./dateline.ts";
import { type Segment, segmentsOf } from "./segments.ts";

type Label = "number" | "date" | "issuer" | "type" | "subject" | "signer" | "post";

const LABELS: readonly (readonly [Label, RegExp])[] = [
  [
    "number",
    /^(?:so ?(?:[/,-] ?|va )?ky hieu|so hieu|so van ban|ky hieu)(?: (?:van ban|vb|cua van ban))?(?= ?:|$)/u,
  ],
  ["date", /^ngay (?:ban hanh|van ban|ky)(?= ?:|$)/u],
  ["issuer", /^(?:co quan|don vi|noi|to chuc)(?:\/ ?don vi)? ban hanh(?= ?:|$)/u],
  ["type", /^(?:loai|hinh thuc|the loai)(?: van ban)?(?= ?:|$)/u],
  ["subject", /^(?:trich yeu(?: noi dung)?|noi dung trich yeu|ten van ban|trich yeu van ban)(?= ?:|$)/u],
  ["signer", /^(?:nguoi ky|ho ten nguoi ky)(?: van ban)?(?= ?:|$)/u],
  ["post", /^chuc (?:vu|danh)(?: nguoi ky)?(?= ?:|$)/u],
];

export interface PortalValue extends Span {
  readonly text: string;
}

export interface Portal {
  readonly number: DocumentNumber | null;
  readonly date: string | null;
  readonly values: Readonly<Partial<Record<Label, PortalValue>>>;
}

/** Labels enough to be sure that it is such a table. */
const ENOUGH = 2;

/** Reads the labels within a stretch of text, or null when it holds no such table. */
export function readPortal(text: string, { start, end }: Span): Portal | null {
  const segments = segmentsOf(text, start, Math.min(end, start + 12_000), 200);
  const values: Partial<Record<Label, PortalValue>> = {};
  for (const [index, segment] of segments.entries()) {
    const label = labelOf(segment);
    if (!label || values[label.name]) continue;
    const value = label.rest ?? valueBehind(segment, segments[index + 1]);
    if (value) values[label.name] = value;
  }
  if (Object.keys(values).length < ENOUGH || !(values.number ?? values.subject)) return null;
  return { number: numberOf(values.number), date: dateOf(values.date), values };
}

function labelOf(segment: Segment): { name: Label; rest: PortalValue | null } | null {
  if (segment.text.length > 600) return null;
  for (const [name, pattern] of LABELS) {
    const match = pattern.exec(segment.fold);
    if (!match) continue;
    const behind = segment.text.slice(match[0].length);
    const lead = /^\s*:?\s*/u.exec(behind)?.[0].length ?? 0;
    const rest = behind.slice(lead).trim();
    const at = segment.start + match[0].length + lead;
    return { name, rest: rest ? { text: oneLine(rest), start: at, end: at + rest.length } : null };
  }
  return null;
}

/** The cell beside a label, or the line below it. */
function valueBehind(label: Segment, next: Segment | undefined): PortalValue | null {
  if (!next || next.line > label.line + 2 || labelOf(next)) return null;
  return { text: oneLine(next.text.replace(/^:\s*/u, "")), start: next.start, end: next.end };
}

function numberOf(value: PortalValue | undefined): DocumentNumber | null {
  return value ? (findNumbers(value.text)[0]?.number ?? null) : null;
}

function dateOf(value: PortalValue | undefined): string | null {
  const match = value && /(\d{1,2})(?:[/.-]| tháng )(\d{1,2})(?:[/.-]| năm )(\d{4})/u.exec(value.text);
  return match ? isoDate(match[1], match[2], Number(match[3])) : null;
}
