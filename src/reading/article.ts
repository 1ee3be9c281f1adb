/**
 * A web page about a directive: what it says of itself, and the document that it announces or presents.
 *
 * "Ngày 10/6, Liên đoàn Lao động thành phố Hà Nội ban hành Kế hoạch số 42/KH-LĐLĐ thực hiện …": the plan is
 * described; what it carries out is cited.
 */
import { type DocumentNumber, findNumbers, formatNumber } from "../citations/number.ts";
import type { Article, Span } from "../directive.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { oneLine } from "../text/one-line.ts";
import { fold } from "../vietnamese-tokenizer/index.ts";
import type { ArticleFrame } from "./article-frame.ts";
import { isoDate } from "./dateline.ts";
import { type OrganMention, readOrganName } from "./organ-names.ts";
import type { Portal } from "./portal.ts";
import { personName } from "./tail.ts";
import { typeOfCode } from "./type.ts";
import { leadingType } from "./type-words.ts";

export interface Described {
  readonly number: DocumentNumber | null;
  readonly numberSpan: Span | null;
  readonly typeId: string | null;
  readonly issuedOn: string | null;
  readonly dateSpan: Span | null;
  readonly mention: OrganMention | null;
  readonly issuerPrinted: string | null;
  readonly issuerSpan: Span | null;
  readonly subject: string | null;
}

export interface ArticleReading {
  readonly article: Article;
  readonly described: Described | null;
}

/** How far into the text a page comes to its point. */
const SEARCHED = 2500;
/** Verbs with which a document is announced or presented. */
const ANNOUNCES =
  /(?:\b(?:(?:da|vua|moi|vua moi|se)\s)?(?:ky )?(?:ban hanh|phat hanh|cong bo|gui|xay dung|thong qua|trien khai|ra|co)(?: den [^,.;]{3,80})?\s)(?=(?:cac )?[a-z])/gu;

/** Reads a page; `described` is null when it announces no document with a type and a number or an issuer. */
export function readArticle(
  text: string,
  frame: ArticleFrame,
  portal: Portal | null,
  knowledge: Knowledge,
): ArticleReading {
  const published = frame.published;
  const described = (portal && describedByTable(portal, knowledge)) ?? readDescribed(text, frame, knowledge);
  return {
    described,
    article: {
      title: frame.title,
      published,
      author: frame.author,
      describes: described && {
        number: described.number ? formatNumber(described.number) : null,
        type: described.typeId ? (knowledge.types.byId(described.typeId)?.name ?? null) : null,
        issuer: described.issuerPrinted,
        issuedOn: described.issuedOn,
        subject: described.subject,
      },
    },
  };
}

/** Whether a text announces a document by its number, as a page does and a letter does not. */
export const announces = (text: string, frame: ArticleFrame, knowledge: Knowledge): boolean =>
  readDescribed(text, frame, knowledge)?.number != null;

/** A portal's table describes the document whose file hangs below it. */
function describedByTable({ number, date, values }: Portal, knowledge: Knowledge): Described | null {
  const type = values.type ? knowledge.types.byWord(values.type.text) : undefined;
  if (!number && !type) return null;
  const code = number?.codes[0];
  const byCode = code ? typeOfCode(code, number.order === "party", knowledge) : undefined;
  return {
    number,
    numberSpan: values.number ?? null,
    typeId: type?.id ?? byCode?.id ?? null,
    issuedOn: date,
    dateSpan: values.date ?? null,
    mention: values.issuer ? readOrganName(values.issuer.text, knowledge, date) : null,
    issuerPrinted: values.issuer?.text ?? null,
    issuerSpan: values.issuer ?? null,
    subject: values.subject?.text ?? null,
  };
}

function readDescribed(text: string, frame: ArticleFrame, knowledge: Knowledge): Described | null {
  const { start } = frame.body;
  const window = text.slice(start, Math.min(frame.body.end, start + SEARCHED));
  const folded = fold(window);
  for (const verb of folded.matchAll(ANNOUNCES)) {
    const at = verb.index + verb[0].length;
    const lead = leadingType(folded.slice(at, at + 60), knowledge);
    if (!lead || /^(?:luat|bo luat|phap lenh|hien phap|dieu le)/u.test(lead.type.id)) continue;
    const sentenceStart = sentenceStartBefore(window, verb.index);
    const before = window.slice(sentenceStart, verb.index);
    const behind = folded.slice(at + lead.length);
    const label = /^ ?(?:so ?:? ?)?/u.exec(behind)?.[0].length ?? 0;
    const numberAt = at + lead.length + label;
    const found = findNumbers(window.slice(numberAt, numberAt + 90))[0];
    const number = found && found.span.start === 0 ? found : null;
    const issuer = issuerBefore(before, knowledge, frame.published?.slice(0, 10) ?? null);
    // "có", "ra", "gửi", "triển khai" announce only what bears a number.
    if (!number && !(issuer && /ban hanh|phat hanh|cong bo|thong qua/u.test(verb[0]))) continue;
    if (!number && !issuer) continue;
    const numberEnd = number ? numberAt + number.span.end : at + lead.length;
    const date =
      dateAfter(folded.slice(numberEnd, numberEnd + 60), start + numberEnd) ??
      dateBefore(before, start + sentenceStart, frame.published);
    return {
      number: number?.number ?? null,
      numberSpan: number ? { start: start + numberAt, end: start + numberEnd } : null,
      typeId: lead.type.id,
      issuedOn: date?.iso ?? null,
      dateSpan: date?.span ?? null,
      mention: issuer?.mention ?? null,
      issuerPrinted: issuer?.printed ?? null,
      issuerSpan: issuer && {
        start: start + sentenceStart + issuer.at,
        end: start + sentenceStart + issuer.at + issuer.printed.length,
      },
      subject: subjectAfter(window.slice(numberEnd)),
    };
  }
  return null;
}

/** A sentence ends at a full stop behind a small letter or a bracket, or at a line break. */
function sentenceStartBefore(text: string, at: number): number {
  const before = text.slice(0, at);
  let start = before.lastIndexOf("\n") + 1;
  for (const stop of before.matchAll(/[\p{Ll}\d)”"]\.\s+(?=["“]?\p{Lu})/gu))
    start = Math.max(start, stop.index + stop[0].length);
  return start;
}

/** Who signs for an organ: "Phó Chủ tịch UBND tỉnh Bình Phước (Trần Văn A)". */
const OFFICE =
  /^(?:(?:đồng chí|ông|bà) )?(?:thừa lệnh )?(?:phó )?(?:chủ tịch|bí thư|giám đốc|trưởng ban|bộ trưởng|thứ trưởng|chánh văn phòng) (?=\p{L})/iu;

/** The organ that stands last before the verb: "…, Liên đoàn Lao động thành phố Hà Nội (vừa)". */
function issuerBefore(before: string, knowledge: Knowledge, day: string | null) {
  const trimmed = before.replace(/[\s,]*(?:đã|vừa|mới|vừa mới|cũng)?\s*$/u, "");
  const marks = trimmed.matchAll(/(?:[,:;–]| - |^|\b(?:của|tại|theo|do))\s*(?=\p{Lu})/gu);
  const starts = [0, ...[...marks].map((mark) => mark.index + mark[0].length)];
  for (const start of [...new Set(starts)].reverse()) {
    const office = OFFICE.exec(trimmed.slice(start))?.[0].length ?? 0;
    for (const at of office > 0 ? [start, start + office] : [start]) {
      const printed = oneLine(trimmed.slice(at)).replace(/\s*\([^)]*\)$/u, "");
      if (printed.length > 140 || printed.length < 4) continue;
      const mention = readOrganName(printed, knowledge, day);
      const whole = mention && (mention.left === "" || mention.rows.some((row) => row.named));
      if (mention && (whole || (office > 0 && personName(mention.left)))) return { mention, printed, at };
    }
  }
  return null;
}

/** ", ngày 10/6/2019", "ngày 10 tháng 6 năm 2019", "(ngày 10/6/2019)" right behind the number. */
function dateAfter(folded: string, offset: number): { iso: string; span: Span } | null {
  const match = /^[ ,(]{0,3}ngay (\d{1,2})(?: thang |[/.-])(\d{1,2})(?: nam |[/.-])(\d{4})/u.exec(folded);
  const iso = match && isoDate(match[1], match[2], Number(match[3]));
  return match && iso ? { iso, span: { start: offset, end: offset + match[0].length } } : null;
}

/** "Ngày 10/6, …": the year of the publication, or the one before it when the day lies behind it. */
function dateBefore(
  before: string,
  offset: number,
  published: string | null,
): { iso: string; span: Span } | null {
  const match = /\bngay (\d{1,2})(?: thang |[/.-])(\d{1,2})(?:(?: nam |[/.-])(\d{4}))?(?=\s*[,)]|\s)/u.exec(
    fold(before),
  );
  if (!match) return null;
  const span = { start: offset + match.index, end: offset + match.index + match[0].length };
  if (match[3]) {
    const iso = isoDate(match[1], match[2], Number(match[3]));
    return iso ? { iso, span } : null;
  }
  if (!published) return null;
  const year = Number(published.slice(0, 4));
  const iso = isoDate(match[1], match[2], year);
  if (!iso) return null;
  return iso <= published.slice(0, 10)
    ? { iso, span }
    : { iso: isoDate(match[1], match[2], year - 1) ?? iso, span };
}

/** What the document is about: up to the end of the sentence. */
function subjectAfter(behind: string): string | null {
  const sentence = /^[^\n]{0,900}?(?:[\p{L}\d)”"]\.(?=\s|$)|\n|$)/u.exec(behind)?.[0] ?? "";
  const subject = oneLine(sentence)
    .replace(
      /^[\s,]*(?:ngày \d{1,2}[/.-]\d{1,2}[/.-]\d{4}|ngày \d{1,2} tháng \d{1,2} năm \d{4})?[\s,]*/iu,
      "",
    )
    .replace(/^(?:về việc|v\/v|về)\s+/iu, "")
    .replace(/[.\s]+$/u, "");
  return subject.length > 5 ? subject : null;
}
