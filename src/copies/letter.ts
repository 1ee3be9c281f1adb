/**
 * A letter as it is compared with others: its words without its own number, date and page numbers, and what must be
 * equal in every copy of it. Pure.
 */
import type { Directive, Span } from "../directive.ts";
import { tokenize } from "../vietnamese-tokenizer/index.ts";

/** What is compared. */
export interface Letter {
  readonly text: string;
  readonly directive: Directive;
  /** Its text was recognised from a picture: single letters may be wrong. */
  readonly scanned: boolean;
}

export interface Comparable {
  /** In lower case, with marks. */
  readonly words: readonly string[];
  /** Place in `words` at which the recipients or the signature begin; the end where there are none. */
  readonly tail: number;
  readonly scanned: boolean;
  /** Number, date and issuer in one; null when one of them is not known. */
  readonly identity: string | null;
  readonly directive: Directive;
}

/** Longer texts are compared by their identity alone. */
export const MOST_WORDS = 30_000;

/** How far down the number and the dateline of a letter stand. */
const HEAD = 2_000;
/** "Số: ……/LĐLĐ": a number that was not filled in, or not read. */
const BLANK_NUMBER =
  /Số(?:\s{0,3}:\s{0,3}[^\n/]{0,15}\/?[\p{Lu}\d]|[\s.…_]{0,20}[-/]\p{Lu})[\p{Lu}\d&./-]{0,20}/u;
/** "ngày … tháng 02 năm 2017" without its day. */
const BLANK_DATE = /ngày[\s.…_]{0,20}tháng[\s.…_\d]{0,20}năm[\s.…_]{0,6}\d{0,4}/iu;
/** The same where the day was written by hand. */
const UNREAD_DATE = /ngày[^\n]{0,12}tháng[^\n]{0,12}năm[\s.…_]{0,6}\d{0,4}/iu;
/** A line that is a page number. */
const PAGE_NUMBER = /^[ \t]{0,80}[-–]?[ \t]?\d{1,3}[ \t]?[-–]?[ \t]{0,80}$/gmu;

export function comparable({ text, directive, scanned }: Letter): Comparable {
  const tailAt = tailOf(directive) ?? text.length;
  const left = blanked(text, ownParts(text, directive, scanned)).replace(PAGE_NUMBER, (line) =>
    " ".repeat(line.length),
  );
  const tokens = tokenize(left);
  const tail = tokens.findIndex(({ start }) => start >= tailAt);
  return {
    words: tokens.map((token) => token.text.toLowerCase()),
    tail: tail < 0 ? tokens.length : tail,
    scanned,
    identity: identityOf(directive),
    directive,
  };
}

/** Two letters of one office have never the same number and date. */
export function identityOf({ kind, number, issuedOn, issuer }: Directive): string | null {
  if (kind !== "letter" || number === null || issuedOn === null || issuer === null) return null;
  return `${number.toUpperCase()} ${issuedOn} ${issuer.id}`;
}

const DRAFT = /dự\s{1,3}thảo/iu;

/** How good a copy is to read and to cite: numbered before dated, signed before drafts, text before scans. */
export function worthOf({ text, directive, scanned }: Letter): number {
  const { number, issuedOn, signatory } = directive;
  const merits = [
    number !== null,
    issuedOn !== null,
    !DRAFT.test(text.slice(0, 300)),
    signatory !== null,
    !scanned,
  ];
  return merits.reduce((worth, merit) => 2 * worth + (merit ? 1 : 0), 0);
}

function tailOf({ provenance }: Directive): number | null {
  const starts = [...(provenance.recipients?.evidence ?? []), ...(provenance.signatory?.evidence ?? [])].map(
    ({ start }) => start,
  );
  return starts.length === 0 ? null : Math.min(...starts);
}

/** Where its own number and date stand, or should. */
function ownParts(text: string, { number, issuedOn, provenance }: Directive, scanned: boolean): Span[] {
  const head = text.slice(0, HEAD);
  const found = (pattern: RegExp): Span[] => {
    const match = pattern.exec(head);
    return match ? [{ start: match.index, end: match.index + match[0].length }] : [];
  };
  const numbers = number === null ? found(BLANK_NUMBER) : withLead(text, provenance.number?.evidence ?? []);
  if (issuedOn === null) return [...numbers, ...found(scanned ? UNREAD_DATE : BLANK_DATE)];
  // The place before the day stays: an office elsewhere is another office.
  const dates = (provenance.issuedOn?.evidence ?? []).map(({ start, end }) => {
    const day = text.slice(start, end).search(/ngày|\d/iu);
    return { start: start + Math.max(0, day), end };
  });
  return [...numbers, ...dates];
}

/** A number with the word before it. */
const withLead = (text: string, spans: readonly Span[]): Span[] =>
  spans.map(({ start, end }) => {
    const lead = /Số\s{0,3}:?\s{0,3}$/iu.exec(text.slice(Math.max(0, start - 12), start));
    return { start: start - (lead?.[0].length ?? 0), end };
  });

function blanked(text: string, spans: readonly Span[]): string {
  let left = text;
  for (const { start, end } of spans) left = left.slice(0, start) + " ".repeat(end - start) + left.slice(end);
  return left;
}
