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

export interface OwnMention {
  readonly start: number;
  /** Where its number ends. */
  readonly end: number;
}

/** A stretch of the opening that may begin with a basis word, and where the letter begins to speak in it. */
interface Clause {
  readonly start: number;
  readonly standsOn: boolean;
  readonly speaksAt: number;
}

/** An opening is a few paragraphs; what a hostile text makes longer is not looked at. */
const LONGEST_OPENING = 20_000;
const PARAGRAPH = /\n(?=\s{0,3}(?:\n|[-+*•“"]|\p{Lu}|\d))/gu;

function clauseAt(lower: string, start: number, end: number): Clause {
  const text = lower.slice(start, end);
  const speaks = SPEAKS.exec(text);
  return {
    start,
    standsOn: BASIS_WORD.test(text),
    speaksAt: speaks ? start + speaks.index + speaks[0].length : Number.POSITIVE_INFINITY,
  };
}

function clausesOf({ text, lower }: Passage, from: number, to: number, breaks: RegExp): Clause[] {
  const starts = [from, ...[...text.slice(from, to).matchAll(breaks)].map(({ index }) => from + index + 1)];
  return starts.map((start, index) => clauseAt(lower, start, starts[index + 1] ?? to));
}

const last = <T extends { readonly start: number }>(sorted: readonly T[], position: number): T | undefined =>
  sorted.findLast(({ start }) => start <= position);

/** Gives mentions their roles. `own` are the places where the document names itself. */
export function createRoles(
  passage: Passage,
  zones: Zones,
  own: readonly OwnMention[],
): (mention: Mention) => CitationRole {
  const { lower } = passage;
  const from = zones.opening.start;
  const to = Math.min(zones.opening.end, from + LONGEST_OPENING);
  const paragraphs = clausesOf(passage, from, to, PARAGRAPH);
  const firstEnd = paragraphs[1]?.start ?? to;
  // A later sentence may name the basis too, but only in the very first paragraph.
  const sentences = clausesOf(passage, from, firstEnd, SENTENCE_BREAK);
  const ownEnds = new Set(own.map(({ end }) => end));
  const isBasis = (clause: Clause | undefined, start: number): boolean =>
    clause?.standsOn === true && start <= clause.speaksAt;

  return ({ span: { start }, nested }) => {
    for (let back = 0; back <= OWN_REACH && ownEnds.size > 0; back += 1)
      if (ownEnds.has(start - back) && CARRIES_OUT_OWN.test(lower.slice(start - back, start))) return "basis";
    const inSubject = within(start, zones.subject);
    if (!nested && !inSubject && start >= from && start < to) {
      if (isBasis(last(paragraphs, start), start)) return "basis";
      if (start < firstEnd && isBasis(last(sentences, start), start)) return "basis";
    }
    if (!nested && zones.subject && inSubject)
      if (
        SUBJECT_CARRIES_OUT.test(lower.slice(zones.subject.start, Math.min(start, zones.subject.start + 200)))
      )
        return start - zones.subject.start <= 200 ? "implements" : "cited";
    return "cited";
  };
}

/** How far in front of a citation the document may have named itself. */
const OWN_REACH = 60;
