/** Duties to report: what, to whom, by when or how often, with the sentence that says so. */
import { grammarOf } from "../citations/grammar.ts";
import { issuerAt } from "../citations/issuers.ts";
import { matchAt, type Passage, passageOf } from "../citations/passage.ts";
import { sentenceAt } from "../citations/sentences.ts";
import type { Deadline, Span } from "../directive.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { oneLine } from "../text/one-line.ts";
import type { Zones } from "./zones.ts";

const B = "[ \\t]{1,3}(?:\\n[ ]{0,3})?|\\n[ ]{0,3}";
const MONTH = `(?:[ ]?[/.-][ ]?(\\d{1,2})|(?:${B})tháng(?:${B})(\\d{1,2}))`;
const YEAR = `(?:[ ]?[/.-][ ]?(\\d{4})|(?:${B})năm(?:${B})(\\d{4}))`;
const EVERY = `(?:(?:${B})(?:của )?(?:(hằng|hàng|mỗi)(?:${B})(tháng|quý|năm|tuần)|tháng cuối (quý)))`;
/** A day of a month or of every month: "05/6", "20/3/2020", "15 tháng 12", "25 hằng tháng". */
const SOME_DAY = new RegExp(`(\\d{1,2})(?:${MONTH}${YEAR}?${EVERY}?|${EVERY})(?![\\d/])`, "gu");
/** In front of it: "trước ngày", "chậm nhất là 17 giờ ngày", "hết ngày", "hạn chót:". */
const DUE_BEFORE =
  /(?:^|[^\p{L}])((?:trước|(?:chậm|muộn) nhất(?: là| vào| đến| trước| trong){0,2}|hạn (?:chót|cuối|nộp|gửi)(?: là| vào| đến| trước){0,2}:?|không muộn hơn|hết|(?:gửi|nộp) (?:về )?(?:trong|vào))\s{1,4}(?:\d{1,2} ?(?:giờ|h|g) ?\d{0,2}(?: phút)?,?(?: ngày)? ?)?(?:ngày\s{1,4})?)$/u;
const LONGEST_LEAD = 56;
const DUTY =
  /(?<![\p{L}])(?:báo cáo|gửi|nộp|đăng ký|hoàn thành|tổng hợp|lập danh sách|phản hồi|góp ý|cung cấp|đề xuất|phản ánh|triển khai xong|thực hiện xong|thông báo)(?![\p{L}])/gu;
const PERIOD =
  /(?<![\p{L}\d])(?:(?:6|sáu|06|9|3) tháng(?: (?:đầu|cuối) năm)?|quý(?: (?:i{1,3}|iv|[1-4]))?|(?:cuối |cả |tổng kết )?năm(?: \d{4})?|tháng|tuần|đột xuất)(?![\p{L}\d])/gu;
const EVERY_WORD =
  /(?<![\p{L}])(?:hằng|hàng|mỗi|định kỳ(?: hằng| hàng)?(?: vào)?) (tháng|quý|năm|tuần)(?![\p{L}])/u;
const REPEATS = /định kỳ|hằng năm|hàng năm|mỗi năm|thường kỳ/u;
const TO = /(?<![\p{L}])(?:về|cho|đến|tới|lên|gửi)[ ]{1,2}(?=\p{Lu})/gu;
const TO_ORGAN = / (?:về|cho|đến|tới|lên|qua) (?=\p{Lu})/u;
const VIA = /[ ]?\(?(?:qua|thông qua)[ ]{1,2}(?=\p{Lu})/uy;
const REPORTS_TO = /báo cáo[^.;\n]{0,80}? (?:về|cho|lên|gửi)(?: về)? /u;

const RECURRING = { năm: "yearly", quý: "quarterly", tháng: "monthly", tuần: "weekly" } as const;
type Recurring = Deadline["recurring"];

/** How far around a day its duty is looked for. */
const REACH = 300;

interface Clock {
  /** Day of the letter, for dates without a year. */
  readonly issuedOn: string | null;
}

const two = (digits: string): string => digits.padStart(2, "0");

/** A printed day as `yyyy-mm-dd`, or `mm-dd` where it comes back every year. */
function dueDay(
  match: RegExpExecArray,
  repeats: boolean,
  clock: Clock,
): { before: string | null; recurring: Recurring } {
  const [, day = "", slashed, worded, year1, year2, , every1, quarterEnd1, , every2, quarterEnd2] = match;
  const month = slashed ?? worded;
  const year = year1 ?? year2;
  const every = every1 ?? every2 ?? quarterEnd1 ?? quarterEnd2;
  const recurring = every === undefined ? null : RECURRING[every as keyof typeof RECURRING];
  if (month === undefined) return { before: null, recurring };
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31)
    return { before: null, recurring: null };
  const monthDay = `${two(month)}-${two(day)}`;
  if (year !== undefined) return { before: `${year}-${monthDay}`, recurring: null };
  if (recurring === "yearly" || repeats || clock.issuedOn === null)
    return { before: monthDay, recurring: "yearly" };
  const issuedYear = Number(clock.issuedOn.slice(0, 4));
  const thisYear = `${issuedYear}-${monthDay}`;
  return { before: thisYear >= clock.issuedOn ? thisYear : `${issuedYear + 1}-${monthDay}`, recurring: null };
}

const last = (pattern: RegExp, text: string): RegExpExecArray | null =>
  [...text.matchAll(pattern)].at(-1) ?? null;

/** "báo cáo 6 tháng", "báo cáo năm", else the duty's own words: "gửi danh sách đăng ký". */
function whatIsDue(before: string): string {
  const lower = before.toLowerCase();
  const clause = lower.slice(Math.max(lower.lastIndexOf(","), lower.lastIndexOf(";")) + 1);
  const inClause = [...clause.matchAll(DUTY)];
  const offset = lower.length - clause.length;
  const verb = inClause.find(([word]) => word === "báo cáo") ?? inClause[0];
  const from = verb ? offset + verb.index : Math.max(0, last(DUTY, lower)?.index ?? offset);
  const period = last(PERIOD, lower.slice(from));
  if (period && (verb?.[0] ?? "báo cáo") === "báo cáo") return oneLine(`báo cáo ${period[0]}`);
  const phrase = /^[^,;:()]{0,90}/u.exec(before.slice(from))?.[0] ?? "";
  const own = phrase.split(TO_ORGAN)[0] ?? "";
  const trimmed = oneLine(own).replace(/(?: (?:về|gửi|cho|đến|tới|và|trước|xong|chậm|nhất|là))+$/u, "");
  return trimmed.length > 2 ? trimmed.charAt(0).toLowerCase() + trimmed.slice(1) : "báo cáo";
}

/** A duty stands close to its day, in front of it or right behind; "đã được cấp trước ngày …" is none. */
function isDuty(before: string, behind: string): boolean {
  const near = before.slice(-200);
  const verb = last(DUTY, near);
  if (/(?:đến|từ)\s*$/u.test(near)) return false;
  if (verb)
    return !/(?<![\p{L}])(?:đã|được|người nộp|hiệu lực|phát sinh|từ ngày)(?![\p{L}])/u.test(
      near.slice(verb.index - 6),
    );
  return behind.slice(0, 140).search(DUTY) !== -1;
}

/** "về Liên đoàn Lao động tỉnh qua Ban Tuyên giáo" → "Liên đoàn Lao động tỉnh (qua Ban Tuyên giáo)". */
function recipientIn(passage: Passage, knowledge: Knowledge, span: Span): string | null {
  const grammar = grammarOf(knowledge);
  const duty = passage.lower.slice(span.start, span.end).search(/báo cáo|gửi|nộp/u);
  const from = span.start + Math.max(0, duty);
  for (const to of passage.text.slice(from, span.end).matchAll(TO)) {
    const organ = issuerAt(passage, grammar, from + to.index + to[0].length);
    if (!organ || organ.end > span.end) continue;
    const via = matchAt(VIA, passage.text, organ.end);
    const through = via && issuerAt(passage, grammar, organ.end + via[0].length);
    return through ? `${organ.name} (qua ${through.name})` : organ.name;
  }
  return null;
}

function recurrenceOf(sentence: string): Recurring {
  const every = EVERY_WORD.exec(sentence);
  if (every) return RECURRING[every[1] as keyof typeof RECURRING];
  return /cuối năm|báo cáo năm/u.test(sentence) ? "yearly" : null;
}

/** Reports without a day: "báo cáo hằng quý", or, in the closing paragraph, "báo cáo về …". */
function undatedDuties(
  passage: Passage,
  body: Span,
  taken: readonly Span[],
  knowledge: Knowledge,
): Deadline[] {
  const lower = passage.lower.slice(body.start, body.end);
  const closing = body.start + Math.max(0, closingParagraph(passage.text.slice(body.start, body.end)));
  const duties: Deadline[] = [];
  let done = body.start;
  let next = 0;
  for (const match of lower.matchAll(/(?<![\p{L}])báo cáo(?![\p{L}])/gu)) {
    const at = body.start + match.index;
    if (at < done) continue;
    const nearby = passage.lower.slice(at, Math.min(body.end, at + 160)).split(/[.;](?=\s|$)|\n\n/u)[0] ?? "";
    const isRegular =
      EVERY_WORD.test(nearby) || /^báo cáo (?:kết quả )?(?:định kỳ|cuối năm|hằng|hàng)/u.test(nearby);
    if (!(isRegular || (at >= closing && REPORTS_TO.test(nearby)))) continue;
    const span = sentenceAt(passage.text, at, body);
    done = span.end;
    while (next < taken.length && (taken[next]?.end ?? 0) <= span.start) next += 1;
    if ((taken[next]?.start ?? Number.POSITIVE_INFINITY) < span.end) continue;
    const to = recipientIn(passage, knowledge, { start: at, end: span.end });
    if (to === null && at < closing) continue;
    const sentence = oneLine(passage.text.slice(span.start, span.end));
    const what = /^báo cáo(?: kết quả)?(?: (?:định kỳ|cuối năm|(?:hằng|hàng) (?:tháng|quý|năm|tuần)))?/u.exec(
      nearby,
    )?.[0];
    duties.push({
      what: oneLine(what ?? "báo cáo"),
      to,
      before: null,
      recurring: recurrenceOf(sentence.toLowerCase()),
      sentence,
      span,
    });
  }
  return duties;
}

/** Offset of the last paragraph that is more than a line of farewell. */
function closingParagraph(body: string): number {
  const trimmed = body.trimEnd();
  let at = trimmed.lastIndexOf("\n");
  while (at > 0 && trimmed.length - at < 80) at = trimmed.lastIndexOf("\n", at - 1);
  return at + 1;
}

/**
 * Reads the duties to report of a normalised text.
 *
 * @param text the text, or its passage where several readers share one.
 * @param clock the letter's own day: a deadline without a year is the next such day, or comes back every year where
 *   the sentence says that it is regular.
 */
export function readDeadlines(
  text: string | Passage,
  zones: Zones,
  knowledge: Knowledge,
  clock: Clock = { issuedOn: null },
): Deadline[] {
  const passage = typeof text === "string" ? passageOf(text) : text;
  const { body } = zones;
  const deadlines: Deadline[] = [];
  const lower = passage.lower.slice(body.start, body.end);
  let previous = { sentence: -1, end: body.start };
  let span: Span = { start: -1, end: -1 };
  let to: string | null = null;
  for (const match of lower.matchAll(SOME_DAY)) {
    if (/\d/u.test(lower[match.index - 1] ?? "")) continue;
    const lead = DUE_BEFORE.exec(lower.slice(Math.max(0, match.index - LONGEST_LEAD), match.index))?.[1];
    if (lead === undefined) continue;
    const at = body.start + match.index - lead.length;
    if (at >= span.end) {
      span = sentenceAt(passage.text, at, body);
      to = recipientIn(passage, knowledge, span);
    }
    const printed = passage.lower.slice(span.start, span.end);
    const end = body.start + match.index + match[0].length;
    if (
      !isDuty(
        passage.lower.slice(Math.max(span.start, at - REACH), at),
        passage.lower.slice(end, Math.min(span.end, end + REACH)),
      )
    )
      continue;
    const from = Math.max(previous.sentence === span.start ? previous.end : span.start, at - REACH);
    const { before: day, recurring } = dueDay(match, REPEATS.test(printed), clock);
    if (day === null && recurring === null) continue;
    deadlines.push({
      what: whatIsDue(passage.text.slice(from, at)),
      to,
      before: day,
      recurring,
      sentence: oneLine(passage.text.slice(span.start, span.end)),
      span: { start: at, end },
    });
    previous = { sentence: span.start, end };
  }
  const sentences = deadlines.map((deadline) => deadline.span);
  return [...deadlines, ...undatedDuties(passage, body, sentences, knowledge)].sort(
    (a, b) => a.span.start - b.span.start,
  );
}
