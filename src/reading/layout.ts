/**
 * The whole of a letter laid out: head, addressees, text, recipients, signature, with the pieces that the
 * fields are read from. One pass from top to bottom; every part is looked for only where it can stand.
 */
import type { Span } from "../directive.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { type Addressees, readAddressees } from "./addressees.ts";
import { announces } from "./article.ts";
import { type ArticleFrame, readArticleFrame } from "./article-frame.ts";
import { type Dateline, readDateline } from "./dateline.ts";
import { foldedWhole } from "./folded.ts";
import { furnitureBelow } from "./furniture.ts";
import { type Head, readHead } from "./head.ts";
import { HEADING } from "./patterns.ts";
import { type Portal, readPortal } from "./portal.ts";
import { segmentsOf, spanOf } from "./segments.ts";
import { readTail, type Tail } from "./tail.ts";
import type { Zones } from "./zones.ts";

export interface Layout {
  readonly kind: "letter" | "article";
  readonly head: Head;
  readonly addressees: Addressees | null;
  readonly tail: Tail;
  readonly article: ArticleFrame | null;
  /** The table of a portal above the letter, or instead of it. */
  readonly portal: Portal | null;
  readonly zones: Zones;
}

/** Lays out a normalised text. Pure; never throws. */
export function readLayout(text: string, knowledge: Knowledge): Layout {
  const head = readHead(text, knowledge);
  const portal = readPortal(
    text,
    head.found ? (head.frame ?? { start: 0, end: 0 }) : { start: 0, end: text.length },
  );
  const article = head.found ? null : pageOf(text, portal, knowledge);
  return article ? layOutArticle(text, head, article, portal) : layOutLetter(text, head, knowledge, portal);
}

/** What a text without a letter's head is a page of, or null when it is a letter all the same. */
function pageOf(text: string, portal: Portal | null, knowledge: Knowledge): ArticleFrame | null {
  const frame = readArticleFrame(text);
  if (frame?.published) return frame;
  // A letter that lost its head still ends as a letter does.
  const tail = readTail(text, 0, knowledge);
  if (tail.recipients || tail.signature?.name) return null;
  if (frame) return frame;
  const plain = plainPage(text);
  return portal || announces(text, plain, knowledge) ? plain : null;
}

/** A page without a sign of its own: the first line is its title when it is short. */
function plainPage(text: string): ArticleFrame {
  const newline = text.indexOf("\n");
  const first = newline === -1 ? "" : text.slice(0, newline).trim();
  const isTitle = first.length > 12 && first.length < 250 && !/[.:;]$/u.test(first);
  return {
    title: isTitle ? first : null,
    published: null,
    author: null,
    body: { start: isTitle ? skipBlank(text, newline) : 0, end: trimEnd(text, 0, text.length) },
    furniture: [],
  };
}

const NO_TAIL: Tail = { recipients: null, signature: null };
const empty = (at: number): Span => ({ start: at, end: at });

function layOutArticle(text: string, head: Head, article: ArticleFrame, portal: Portal | null): Layout {
  const { body } = article;
  const zones: Zones = {
    header: empty(body.start),
    subject: null,
    addressees: null,
    body,
    opening: openingOf(text, body),
    recipients: null,
    signature: null,
    furniture: article.furniture,
  };
  return { kind: "article", head, addressees: null, tail: NO_TAIL, article, portal, zones };
}

function layOutLetter(text: string, head: Head, knowledge: Knowledge, portal: Portal | null): Layout {
  const addressees = head.addressed ? readAddressees(text, head.addressed.start) : null;
  const start = skipBlank(text, Math.max(head.span.end, addressees?.span.end ?? 0));
  const tail = readTail(text, start, knowledge);
  const tailStart = Math.min(
    tail.recipients?.span.start ?? text.length,
    tail.signature?.span.start ?? text.length,
  );
  const tailEnd = Math.max(start, tail.recipients?.span.end ?? 0, tail.signature?.span.end ?? 0);
  const dateline = head.dateline ?? closingDateline(text, start, Math.min(tailStart, text.length), tailEnd);
  const below = furnitureBelow(text, tailEnd > start ? tailEnd : Math.floor((start + text.length) / 2));
  const end = Math.max(start, Math.min(tailStart, below?.start ?? text.length));
  const body = { start, end: trimEnd(text, start, end) };
  const zones: Zones = {
    header: head.span,
    subject: spanOf(head.subject),
    addressees: addressees?.span ?? null,
    body,
    opening: openingOf(text, body),
    recipients: tail.recipients?.span ?? null,
    signature: tail.signature?.span ?? null,
    furniture: [head.frame, below].filter((span) => span !== null),
  };
  return { kind: "letter", head: { ...head, dateline }, addressees, tail, article: null, portal, zones };
}

/** Decrees of the 1990s and resolutions print place and date at the end, above the signature. */
function closingDateline(text: string, from: number, tailStart: number, tailEnd: number): Dateline | null {
  const near = {
    start: Math.max(from, tailStart - 300),
    end: Math.min(text.length, Math.max(tailStart, tailEnd) + 60),
  };
  const segments = segmentsOf(text, near.start, near.end, 60);
  for (const [index, segment] of segments.entries()) {
    const dateline = readDateline(text, segment, segments[index + 1]);
    if (dateline?.place && dateline.date) return dateline;
  }
  return null;
}

function skipBlank(text: string, from: number): number {
  let at = from;
  while (
    at < text.length &&
    /[\s*_|>-]/u.test(text.charAt(at)) &&
    !/[-*] \p{L}/u.test(text.slice(at, at + 3))
  )
    at += 1;
  return at;
}

function trimEnd(text: string, from: number, to: number): number {
  let at = to;
  while (at > from && /[\s*_|>]/u.test(text.charAt(at - 1))) at -= 1;
  return at;
}

const OPENING_LIMIT = 16_000;
const BASIS = /^(?:can cu|thuc hien|theo|xet|thi hanh|tiep theo|de |nham|trien khai|chap hanh)/u;

/** The first paragraphs: up to the first numbered heading, list or article of the body. */
function openingOf(text: string, body: Span): Span {
  const limit = Math.min(body.end, body.start + OPENING_LIMIT);
  const folded = foldedWhole(text);
  let end = body.start;
  let paragraphs = 0;
  for (let start = body.start; start < limit; ) {
    const newline = text.indexOf("\n", start);
    const lineEnd = newline === -1 || newline > limit ? limit : newline;
    const lead = folded.slice(start, Math.min(lineEnd, start + 40)).trimStart();
    start = lineEnd + 1;
    if (lead === "") continue;
    if (paragraphs > 0 && (HEADING.test(lead) || /^[-–+•] ?\p{L}/u.test(lead))) break;
    if (paragraphs > 2 && !BASIS.test(lead)) break;
    end = lineEnd;
    paragraphs += 1;
  }
  return { start: body.start, end: Math.max(body.start, trimEnd(text, body.start, end)) };
}
