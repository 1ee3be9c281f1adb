/** Titles of citations: where they begin and where they end (domain rules: grammar, section 2). */
import type { Span } from "../directive.ts";
import { oneLine } from "../text/one-line.ts";
import { matchAt, type Passage } from "./passage.ts";

export interface Title {
  /** Without quotation marks and without "về", "về việc". */
  readonly text: string;
  readonly span: Span;
  /** End of the printed title, its closing quotation mark included. */
  readonly end: number;
  readonly quoted: boolean;
  /** The words that lead to it are "về" alone, directly: for "về thực hiện Chỉ thị …". */
  readonly plainAbout: boolean;
}

const GAP = /[ \t]{0,4}(?:\n(?!\n)[ \t]{0,4})?,?:?[ \t]{0,4}(?:\n(?!\n)[ \t]{0,4})?/uy;
const ABOUT = /(?:về[ \n]{1,2}việc|v\/v|về)(?:[ ]?:)?(?:[ ]{1,2}|[ ]?\n[ ]?|(?=[“"«]))/uy;
/** Verbs that open a title; the later ones only behind a date or an issuer. */
const VERB = /(?:ban hành|hướng dẫn|phê duyệt)(?![\p{L}])/uy;
const VERB_BEHIND_PARTS =
  /(?:quy định|sửa đổi|bổ sung|công bố|triển khai|tổ chức|thực hiện|thành lập|kiện toàn|giao|đính chính|bãi bỏ|tăng cường|đẩy mạnh|tiếp tục|một số)(?![\p{L}])/uy;
const OPENING_QUOTE = /[“"«„]/uy;
const CLOSING: Readonly<Record<string, string>> = { "“": "”", "«": "»", "„": "”", '"': '"' };
const LONGEST = 700;
const PARAGRAPH_END = /\n\s{0,3}(?:\n|[-+•*–]|\d{1,2}[.)]|[a-zđ]\)|\p{Lu}|[IVX]{1,5}\.)|\.\/\./gu;

/** What ends a title outside quotation marks. */
const BOUNDARY = new RegExp(
  [
    ";",
    '\\.(?=\\s|$|/|["”])',
    "[?!]",
    "[*…]",
    ",? gắn với",
    " nhằm ",
    ",? trên cơ sở",
    ", của (?=ban |bộ |ủy |liên |tổng |ubnd|hđnd|tỉnh ủy|thành ủy|sở |chính phủ|thủ tướng)",
    ", (?:đề nghị|yêu cầu|trong đó|đồng thời|góp phần|theo đó|căn cứ|từ đó|kịp thời|các đơn vị|nay |kết hợp|qua đó|cụ thể|như sau|thực hiện|nghị quyết |chỉ thị |kết luận )",
    " \\((?:sau đây|gọi|kèm|gửi|có |đính|viết tắt|được|ban hành)",
    " (?:đến|tới) (?:toàn thể|tất cả|các (?:cấp|đơn vị|ban|cơ quan|chi bộ|công đoàn)|cán bộ|đông đảo)",
    " và (?:ý kiến )?(?:chỉ đạo|yêu cầu|các văn bản|đề nghị) (?:của|tại|hướng dẫn)",
    ",? (?:đã |và )?được (?:sửa đổi|bổ sung|thay thế|đính chính|tiếp tục)",
    " (?:hết|có) hiệu lực",
    " như sau",
    " kèm theo",
  ].join("|"),
  "gu",
);
/** ", Ban Thường vụ … yêu cầu": the letter's own body begins to speak. */
const SPEAKER =
  /[,;] (?:ban thường vụ|ban chấp hành|ban thường trực|thường trực|đoàn chủ tịch|liên đoàn lao động|lđlđ|công đoàn|ban |bộ |sở |ủy ban|ubnd|huyện ủy|tỉnh ủy|thành ủy|đảng ủy|chi bộ|văn phòng|hội |cục |chi cục|phòng |trường )[^,;.\n]{0,90}? (?:yêu cầu|đề nghị|hướng dẫn|ban hành|thông báo|xây dựng|báo cáo|triển khai|chỉ đạo|tổ chức|đã|sẽ|kính|trân trọng|đề ra|giao)(?![\p{L}])/gu;

/** End of the quotation that opens at `position`, inner quotations nested, or -1. */
function closingQuote(text: string, position: number, limit: number): number {
  const open = text[position] ?? "";
  const close = CLOSING[open] ?? open;
  let depth = 1;
  for (let at = position + 1; at < limit; at += 1) {
    const char = text[at];
    if (char === close) depth -= 1;
    else if (char === open) depth += 1;
    if (depth === 0) return at;
  }
  return -1;
}

/** First match of a global pattern between two places, outside quotations; the place where it begins, or `limit`. */
function firstOutsideQuotes(
  pattern: RegExp,
  source: string,
  text: string,
  start: number,
  limit: number,
): number {
  const window = source.slice(start, limit);
  let skipTo = start;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(window); match; match = pattern.exec(window)) {
    const at = start + match.index;
    let quote = -1;
    for (let i = skipTo; i < at; i += 1) {
      if (!/[“«„"]/u.test(text[i] ?? "")) continue;
      const close = closingQuote(text, i, limit);
      if (close === -1) break;
      if (close > at) {
        quote = close;
        break;
      }
      i = close;
      skipTo = close + 1;
    }
    if (quote === -1) return at;
    skipTo = quote + 1;
    pattern.lastIndex = quote + 1 - start;
  }
  return limit;
}

/** Where the unquoted title that begins at `start` ends at the latest. */
function boundaryOf({ text, lower }: Passage, start: number): number {
  const window = text.slice(start, start + LONGEST);
  PARAGRAPH_END.lastIndex = 0;
  const paragraph = PARAGRAPH_END.exec(window);
  const limit = start + (paragraph ? paragraph.index : window.length);
  const boundary = firstOutsideQuotes(BOUNDARY, lower, text, start, limit);
  return Math.min(boundary, firstOutsideQuotes(SPEAKER, lower, text, start, Math.min(limit, boundary + 200)));
}

/** End of a printed title without the marks and the "và" that lead to what stands behind it. */
function trimmedEnd(text: string, start: number, end: number): number {
  let last = end;
  for (;;) {
    while (last > start && /[\s,:.(-]/u.test(text[last - 1] ?? "")) last -= 1;
    if (!/\s(?:và|VÀ)$/u.test(text.slice(Math.max(start, last - 3), last))) return last;
    last -= 2;
  }
}

function plainTitle(passage: Passage, start: number, end: number, plainAbout: boolean): Title | null {
  const span = { start, end: trimmedEnd(passage.text, start, end) };
  if (span.end - start < 3) return null;
  return {
    text: oneLine(passage.text.slice(start, span.end)),
    span,
    end: span.end,
    quoted: false,
    plainAbout,
  };
}

/**
 * The title behind `position`, the end of a citation's head and tail, or null.
 *
 * @param hasParts a date or an issuer was printed: then more verbs can open a title.
 */
export function titleAt(passage: Passage, position: number, hasParts: boolean): Title | null {
  const { text, lower } = passage;
  const gap = matchAt(GAP, lower, position)?.[0] ?? "";
  const start = position + gap.length;
  const about = matchAt(ABOUT, lower, start);
  const bodyStart = start + (about?.[0].length ?? 0);
  if (matchAt(OPENING_QUOTE, text, bodyStart) && (about || gap.includes(" ") || gap === "")) {
    const paragraph = text.indexOf("\n\n", bodyStart);
    const limit = Math.min(paragraph === -1 ? text.length : paragraph, bodyStart + LONGEST);
    const close = closingQuote(text, bodyStart, limit);
    if (close > bodyStart + 3) {
      const span = { start: bodyStart + 1, end: close };
      return {
        text: oneLine(text.slice(span.start, span.end)),
        span,
        end: close + 1,
        quoted: true,
        plainAbout: false,
      };
    }
  }
  if (about) {
    const plainAbout = /^về[ \n]*$/u.test(about[0]);
    return plainTitle(passage, bodyStart, boundaryOf(passage, bodyStart), plainAbout);
  }
  if (gap.includes(":")) return null;
  if (matchAt(VERB, lower, start) || (hasParts && matchAt(VERB_BEHIND_PARTS, lower, start)))
    return plainTitle(passage, start, boundaryOf(passage, start), false);
  return null;
}

const LIST_CONNECTOR =
  /(?:[,;.:]|(?<![\p{L}])(?:và|cùng|hoặc|với|hay))\s{1,3}(?:và |cùng )?(?:(?:các|những|theo|tại) )?$/u;

/** Whether the head at `start` stands beside the title before it ("… năm 2021 và Công văn số …"), not inside it. */
export function besideTitle(lower: string, titleStart: number, start: number): boolean {
  return LIST_CONNECTOR.test(lower.slice(Math.max(titleStart - 1, start - 24), start));
}

/** The title cut at `end`, or null when nothing is left of it. */
export const cutTitle = (passage: Passage, title: Title, end: number): Title | null =>
  end >= title.end ? title : plainTitle(passage, title.span.start, end, title.plainAbout);

/** Letters and digits of a title in lower case, words apart, for comparing: "dân chủ ở cơ sở". */
export const titleWords = (title: string): string[] => title.toLowerCase().match(/[\p{L}\p{M}\d]+/gu) ?? [];

/**
 * How far the text behind `from` goes on with the rest of a known title that its first part equals; `from` itself
 * when it does not. An official title may contain ";", where an unknown one would have to end.
 */
export function knownTitleEnd(passage: Passage, title: Title, official: string): number {
  const known = titleWords(official)
    .join(" ")
    .replace(/^về (?:việc )?/u, "")
    .split(" ");
  const printed = titleWords(title.text);
  if (printed.length < 3 || printed.length >= known.length) return title.end;
  if (printed.some((word, index) => word !== known[index])) return title.end;
  const word = /[^\p{L}\d\n]{0,6}([\p{L}\p{M}\d]+)/uy;
  let end = title.end;
  for (const expected of known.slice(printed.length)) {
    const next = matchAt(word, passage.lower, end);
    if (!next || next[1] !== expected) return title.end;
    end += next[0].length;
  }
  return end;
}
