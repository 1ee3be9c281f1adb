/** The role of a mention: what the letter stands on, what its subject carries out, or a citation elsewhere. */
import type { CitationRole, Span } from "../directive.ts";
import type { Zones } from "../reading/zones.ts";
import type { Mention } from "./mentions.ts";
import type { Passage } from "./passage.ts";

/** First words of a paragraph that names what a letter stands on. */
const BASIS_WORD =
  /^[\s"“*+-]{0,4}(?:\d{1,2}[.)] )?(?:hnp - )?(?:để |nhằm )?(?:tiếp tục )?(?:thực hiện|căn cứ|thi hành|tiếp theo|theo(?= (?:tinh thần|chỉ đạo|yêu cầu|nội dung|ý kiến|công văn|kế hoạch|chỉ thị|nghị quyết|quyết định|hướng dẫn|thông báo|kết luận|chương trình|quy định|văn bản|luật|nghị định|thông tư|các ))|triển khai|chấp hành|phúc đáp|trả lời|trên cơ sở|quán triệt|xét|hưởng ứng|ngày \d[^\n]{0,40} (?:có|ban hành|nhận được)|nhận được)(?![\p{L}])/u;
/** Where the letter begins to speak for itself: what is cited behind it is no basis. */
const SPEAKS =
  /[,;.] ?(?:nay )?(?:ban |liên đoàn|lđlđ|công đoàn|ubnd|ủy ban|bộ |sở |hội |đảng ủy|tỉnh ủy|huyện ủy|thành ủy|chi bộ|văn phòng|phòng |trường )[^;.\n]{0,110}? (?:yêu cầu|đề nghị|hướng dẫn|ban hành|thông báo|xây dựng|báo cáo|triển khai|chỉ đạo|tổ chức|đề ra)(?![\p{L}])/u;
const SENTENCE_BREAK = /[.;:!?](?=\s)|\n(?=\s{0,3}(?:\n|[-+*•]|\p{Lu}|\d{1,2}[.)]))/gu;
const CARRIES_OUT_OWN =
  /^[^.;\n]{0,12}?(?:về (?:việc )?|để |nhằm )?(?:tổ chức |triển khai |tiếp tục )?(?:thực hiện|triển khai)\s{1,3}$/u;
const SUBJECT_CARRIES_OUT =
  /^[\s"“]{0,3}(?:v\/v |về |về việc |việc )?(?:kế hoạch |chương trình (?:hành động )?|hướng dẫn |triển khai |tổ chức |tiếp tục |đẩy mạnh ){0,3}(?:thực hiện|triển khai)\s{1,3}$/u;

const within = (position: number, span: Span | null): boolean =>
  span !== null && position >= span.start && position < span.end;

/** Start of the sentence around `position`, not before `from`. */
function sentenceStart({ text }: Passage, from: number, position: number): number {
  const window = text.slice(from, position);
  let start = from;
  for (const match of window.matchAll(SENTENCE_BREAK)) start = from + match.index + 1;
  return start;
}

/** Whether the clause from `from` to a citation at `start` begins with a basis word and does not speak for itself yet. */
const standsOn = (lower: string, from: number, start: number): boolean =>
  BASIS_WORD.test(lower.slice(from, Math.max(start, from) + 40)) && !SPEAKS.test(lower.slice(from, start));

export interface OwnMention {
  readonly end: number;
}

/** Gives each mention its role. `own` are the places where the document names itself. */
export function roleOf(
  passage: Passage,
  mention: Mention,
  zones: Zones,
  own: readonly OwnMention[],
): CitationRole {
  const { start } = mention.span;
  for (const { end } of own) {
    if (end > start || start - end > 60) continue;
    if (CARRIES_OUT_OWN.test(passage.lower.slice(end, start))) return "basis";
  }
  if (within(start, zones.opening) && !within(start, zones.subject) && !mention.nested) {
    const paragraph = paragraphStart(passage, zones.opening.start, start);
    if (standsOn(passage.lower, paragraph, start)) return "basis";
    // A later sentence may name the basis too, but only in the very first paragraph.
    if (paragraph === zones.opening.start) {
      if (standsOn(passage.lower, sentenceStart(passage, paragraph, start), start)) return "basis";
    }
  }
  if (zones.subject && within(start, zones.subject) && !mention.nested) {
    if (SUBJECT_CARRIES_OUT.test(passage.lower.slice(zones.subject.start, start))) return "implements";
  }
  return "cited";
}

/** Start of the paragraph around `position`: a line break before a capital, a bullet or an empty line. */
function paragraphStart({ text }: Passage, from: number, position: number): number {
  for (let at = text.lastIndexOf("\n", position - 1); at >= from; at = text.lastIndexOf("\n", at - 1)) {
    if (/^\n\s{0,3}(?:\n|[-+*•“"]|\p{Lu}|\d)/u.test(text.slice(at, at + 6))) return at + 1;
    if (at === 0) break;
  }
  return from;
}
