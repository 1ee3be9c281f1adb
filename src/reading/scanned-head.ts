/** The head of a recognised page: its number and date count only where the recognition is certain of them. */
import type { Directive, Provenance, Span } from "../directive.ts";
import type { Head } from "./head.ts";
import type { Scan, ScannedLine } from "./scan.ts";

/**
 * A number or date that was read on a recognised page and is not among its certain lines becomes one that was left
 * blank: the symbol, the year and the place stay.
 */
export function believeOnly(head: Head, text: string, scan: Scan | null): Head {
  if (!scan) return head;
  const { number, dateline } = head;
  const doubted = (field: ScannedLine["field"], span: Span) =>
    pageConfidence(text, span, scan) !== null && !isCertain(scan, field, text.slice(span.start, span.end));
  return {
    ...head,
    number:
      number && !number.blank && doubted("number", number.span)
        ? { ...number, number: number.number && { ...number.number, serial: "" }, blank: true }
        : number,
    dateline:
      dateline?.date && doubted("date", dateline.span) ? { ...dateline, date: null, blank: true } : dateline,
  };
}

/** How sure the recognition of the page is on which a span begins; null where nothing was recognised. */
export function pageConfidence(text: string, { start }: Span, scan: Scan): number | null {
  let page = 0;
  for (let at = text.indexOf("\f"); at >= 0 && at < start; at = text.indexOf("\f", at + 1)) page += 1;
  return scan.pages[page] ?? null;
}

/** No value is surer than the recognition of the page on which it was read. */
export function lessSure(
  provenance: Directive["provenance"],
  text: string,
  scan: Scan | null,
): Directive["provenance"] {
  if (!scan) return provenance;
  const entries = Object.entries(provenance).map(([field, value]: [string, Provenance]) => {
    const [first] = value.evidence;
    const page = first ? pageConfidence(text, first, scan) : null;
    return [field, page === null ? value : { ...value, confidence: Math.min(value.confidence, page) }];
  });
  return Object.fromEntries(entries);
}

/** The uncertain line of a field, where the recognition looked at one. */
export const doubtOf = (scan: Scan | null, field: ScannedLine["field"]): ScannedLine | null =>
  scan?.lines.find((line) => line.field === field && !line.certain) ?? null;

/** Letters and figures alone: what normalising does to blanks and dashes does not count. */
const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();

function isCertain(scan: Scan, field: ScannedLine["field"], printed: string): boolean {
  const read = bare(printed);
  return scan.lines.some(
    (line) =>
      line.field === field &&
      line.certain &&
      (read.endsWith(bare(line.text)) || bare(line.text).startsWith(read)),
  );
}
