/** What makes a text a web page about a directive: a headline with its time, an agency, an author, a foot. */
import type { Span } from "../directive.ts";
import { oneLine } from "../text/one-line.ts";
import { furnitureBelow } from "./furniture.ts";
import { type Segment, segmentsOf } from "./segments.ts";
import { personName } from "./tail.ts";

export interface ArticleFrame {
  readonly title: string | null;
  readonly published: string | null;
  readonly author: string | null;
  readonly body: Span;
  readonly furniture: readonly Span[];
}

const CLOCK = "(\\d{1,2})[:hg](\\d{2})(?::\\d{2})?(?: ?(am|pm))?";
const DAY = "(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})";
/** "(17:54 11/06/2019)", "11/06/2019 17:54", "Thứ ba, 11/06/2019, 17:54 (GMT+7)", "Cập nhật lúc 9h30 ngày 2/3/2020". */
const TIME_FIRST = new RegExp(`${CLOCK}[ ,|-]{0,4}(?:ngay ?)?${DAY}`, "u");
const DAY_FIRST = new RegExp(`${DAY}[ ,|-]{0,4}(?:luc ?)?(?:${CLOCK})?`, "u");
const TIME_LINE =
  /^\(?(?:\d{1,2}[:hg]\d{2}|(?:thu (?:hai|ba|tu|nam|sau|bay)|chu nhat|cap nhat|dang luc|ngay dang|ngay cap nhat|thoi gian|xuat ban|ngay xuat ban|thu \d)\b|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?:[ ,|-]|$)|\d{4}-\d{2}-\d{2}(?:[ t]|$))/u;
/** "HNP - Ngày 10/6, …", "(TUAG)- …", "(LĐTĐ) …", "BPO - …": the agency before the first sentence. */
const AGENCY =
  /^(?:\(\p{Lu}[\p{L}\d. &-]{1,30}\) ?[-–—.]? ?|\p{Lu}[\p{Lu}\d&.]{1,10}(?:\.VN|\.vn)? ?[-–—] )(?=["“]?\p{Lu})/u;
const AUTHOR_LABEL =
  /^(?:tac gia|nguoi (?:dang|viet)|bai(?:,| va) anh|bai ?:|theo|nguon|tin(?:,| va|-) (?:bai|anh))\b ?:? ?/u;

interface Stamp {
  readonly iso: string;
  readonly index: number;
}

/** A publication time, as ISO with minutes where printed; day first, as the language writes it. */
function timeIn(folded: string): Stamp | null {
  const iso = /\b(\d{4})-(\d{2})-(\d{2})(?:[ t](\d{2}):(\d{2}))?/u.exec(folded);
  if (iso) return stamp(iso.index, iso[3], iso[2], iso[1], iso[4], iso[5]);
  const first = TIME_FIRST.exec(folded);
  if (first) return stamp(first.index, first[4], first[5], first[6], first[1], first[2], first[3]);
  const day = DAY_FIRST.exec(folded);
  return day ? stamp(day.index, day[1], day[2], day[3], day[4], day[5], day[6]) : null;
}

function stamp(
  index: number,
  d?: string,
  m?: string,
  y?: string,
  h?: string,
  min?: string,
  half?: string,
): Stamp | null {
  if (Number(m) < 1 || Number(m) > 12 || Number(d) < 1 || Number(d) > 31) return null;
  const date = `${y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
  if (h === undefined || Number(h) > 23) return { iso: date, index };
  const hour = half === "pm" && Number(h) < 12 ? Number(h) + 12 : Number(h);
  return { iso: `${date}T${String(hour).padStart(2, "0")}:${min}`, index };
}

/** Reads a text without a letter's head as a web page, or null when nothing shows that it is one. */
export function readArticleFrame(text: string): ArticleFrame | null {
  const top = segmentsOf(text, 0, Math.min(text.length, 4000), 30).filter((s) => /[\p{L}\d]/u.test(s.text));
  const below = furnitureBelow(text, Math.min(text.length, top[0]?.end ?? 0));
  const timeAt = top.slice(0, 12).findIndex((segment) => hasTime(segment));
  const agencyAt = top.findIndex((segment) => AGENCY.test(segment.text) && segment.text.length > 60);
  if (timeAt === -1 && agencyAt === -1 && below === null) return null;
  const timed = top[timeAt];
  const time = timed ? timeIn(timed.fold) : null;
  const inTitle = timed !== undefined && time !== null && !TIME_LINE.test(timed.fold);
  const titleSegment = inTitle ? timed : (titleBefore(top, timeAt === -1 ? agencyAt : timeAt) ?? top[0]);
  const title = titleSegment ? cleanTitle(titleSegment, inTitle ? time : null) : null;
  const afterHead = Math.max(titleSegment?.end ?? 0, timed?.end ?? 0);
  const start = firstText(top, afterHead)?.start ?? afterHead;
  const foot = below && below.start > start ? below : null;
  const bodyEnd = foot?.start ?? text.length;
  const author = authorOf(text, start, bodyEnd);
  const end = trimEnd(text, start, author?.segment?.start ?? bodyEnd);
  const before =
    text.slice(0, titleSegment?.start ?? 0).trim() !== ""
      ? { start: 0, end: titleSegment?.start ?? 0 }
      : null;
  return {
    title,
    published: time?.iso ?? null,
    author: author?.name ?? null,
    body: { start, end },
    furniture: [before, foot].filter((span) => span !== null),
  };
}

const hasTime = ({ fold, text }: Segment): boolean =>
  text.length < 260 &&
  (TIME_LINE.test(fold) || /\(\d{1,2}[:hg]\d{2}[^)]{4,24}\)$/u.test(fold)) &&
  timeIn(fold) !== null;

function titleBefore(top: readonly Segment[], at: number): Segment | undefined {
  for (let index = at - 1; index >= 0; index -= 1) {
    const segment = top[index];
    if (segment && segment.text.length > 10) return segment;
  }
  return at >= 0 ? top.slice(at + 1).find(({ text }) => text.length > 20 && text.length < 250) : undefined;
}

function cleanTitle(segment: Segment, time: Stamp | null): string | null {
  const printed = time ? segment.text.slice(0, time.index).replace(/[\s(|,-]+$/u, "") : segment.text;
  const title = oneLine(printed);
  return title.length > 3 && title.length < 400 ? title : null;
}

function firstText(top: readonly Segment[], from: number): Segment | undefined {
  return (
    top.find((segment) => segment.start >= from && segment.text.length > 60) ??
    top.find((segment) => segment.start >= from)
  );
}

interface Author {
  readonly name: string;
  readonly segment: Segment | null;
}

/** The last short line of the text when it is a person's name, or a labelled one. */
function authorOf(text: string, from: number, to: number): Author | null {
  const segments = segmentsOf(text, Math.max(from, to - 600), to)
    .filter((s) => /\p{L}/u.test(s.text))
    .slice(-4);
  for (const segment of segments.reverse()) {
    const label = AUTHOR_LABEL.exec(segment.fold);
    const printed = (label ? segment.text.slice(label[0].length) : segment.text).replace(
      /\s*\([^)]{0,40}\)\s*$/u,
      "",
    );
    const name = segment.text.length < 70 ? authorName(printed) : null;
    if (name) return { name, segment };
    if (segment.text.length > 80) return null;
  }
  return null;
}

/** "Hoàng Anh", "Hoàng Anh - Thu Hà". */
function authorName(printed: string): string | null {
  const names = printed.split(/ [-–] |, /u).map((part) => personName(part));
  return names.every((name) => name !== null) ? names.join(" - ") : null;
}

function trimEnd(text: string, from: number, to: number): number {
  let at = Math.max(from, to);
  while (at > from && /\s/u.test(text.charAt(at - 1))) at -= 1;
  return at;
}
