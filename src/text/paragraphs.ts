import { casesOf } from "../vietnamese-tokenizer/index.ts";

/** A line shorter than this ends where its writer ended it: headers, titles in narrow columns, signatures. */
const FULL_LINE = 60;

/** A document whose lines are longer than this has its paragraphs on one line each. */
const WIDEST_WRAP = 130;
const NARROWEST_WRAP = 60;

const ENDS_SENTENCE = /[.;:!?…/]["”’»')\]]{0,3}$/;

const LIST_MARK =
  /^(?:[-+*•–—]|\(?\d{1,3}[.)]|\d{1,3}\.\d|\(?[a-zđA-ZĐ]{1,2}\d{0,2}[.)]|\(?[ivxlcIVXLC]{1,6}[.)])/u;

/** What may follow a word that leads on: words, or a number with something after it; not the next cell of a table. */
const WORDS = /^["“(]?\p{L}{2}/u;
const NUMBER = /^(?:\d{1,4}[/-]\w|\d{1,4} \p{L})/u;

/** What begins a part of a document, so that no sentence goes on with it. */
const PART =
  /^(?:Điều \d|Khoản \d|Chương |Mục |Phần |Căn cứ |Nơi nhận|Kính gửi|Số:|Số \d|TM\.|KT\.|TL\.|TUQ\.|Q\.|Xét |Theo đề nghị|V\/v|Về việc|về việc|email|e-mail|https?:|www\.|ngày \d{1,2} tháng)/u;

/** A dateline ends its line: "Bình Thuận, ngày 24 tháng 02 năm 2017". */
const DATELINE = /(?:^|\t|\s)\p{Lu}[\p{L} .]{1,30}, ngày .{1,12}tháng .{1,8}năm \d{4}$/u;

/** Words that no paragraph ends with. */
const LEADS_ON =
  /(?:^|\s)(?:và|của|về|các|những|cho|với|theo|tại|trong|từ|đến|để|do|bởi|là|hoặc|mỗi|mọi|bằng|như|trên|dưới|giữa|không|được|bị|phải|sẽ|đã|đang|,)$/u;

/** Words that lead on to a number. */
const LEADS_TO_NUMBER = /(?:^|\s)(?:số|ngày|tháng|năm|thứ|khoản|điểm|Điều)$/u;

const LONE_NUMBER = /^[-–—]? ?\d{1,4} ?[-–—]?$/;

/**
 * Joins what an extractor cut: a sentence that goes on after a page break (with or without the page's number between)
 * or on the next line of a hard-wrapped text. Lines of a header, titles, lists, tables and signatures stay lines.
 */
export function joinParagraphs(text: string): string {
  const lines = text.split("\n");
  const width = wrapWidth(lines);
  const out: string[] = [];
  let paragraph: string[] = [];
  let length = 0;
  let gap = false;
  let changed = false;
  const flush = () => {
    if (paragraph.length > 0) out.push(paragraph.length === 1 ? (paragraph[0] ?? "") : paragraph.join(" "));
    paragraph = [];
    length = 0;
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? "";
    if (line === "") {
      gap = true;
      continue;
    }
    const last = paragraph.at(-1);
    if (last !== undefined) {
      const opened = { first: paragraph[0] ?? "", last, length };
      if (LONE_NUMBER.test(line) && isPageNumber(opened, lines, at)) {
        changed = true;
        gap = true;
        continue;
      }
      if (goesOn(opened, line) || (!gap && width > 0 && isWrapped(opened, line, width))) {
        paragraph.push(line);
        length += line.length + 1;
        gap = false;
        changed = true;
        continue;
      }
    }
    flush();
    if (gap && out.length > 0) out.push("");
    gap = false;
    paragraph = [line];
    length = line.length;
  }
  flush();
  return changed ? out.join("\n") : text;
}

/** A paragraph that may go on: its first and last line as they came, and its length so far. */
interface Opened {
  first: string;
  last: string;
  length: number;
}

/** Whether a sentence goes on with a line: the line begins with a small letter, or the sentence cannot end there. */
function goesOn(opened: Opened, line: string): boolean {
  if (opened.length < FULL_LINE) return false;
  if (!isSmall(line.charCodeAt(0), line) && !leadsOn(opened.last.slice(-12), line)) return false;
  return isOpen(opened) && mayFollow(line);
}

function leadsOn(end: string, line: string): boolean {
  return (
    (LEADS_ON.test(end) && (WORDS.test(line) || NUMBER.test(line))) ||
    (LEADS_TO_NUMBER.test(end) && NUMBER.test(line))
  );
}

/** Whether a full line of a hard-wrapped text is followed by the rest of its paragraph. */
function isWrapped(opened: Opened, line: string, width: number): boolean {
  return opened.last.length >= width * 0.85 && isOpen(opened) && mayFollow(line) && !isCapitals(line);
}

function isOpen({ first, last }: Opened): boolean {
  return (
    !ENDS_SENTENCE.test(last.slice(-4)) &&
    !last.includes("\t") &&
    !isCapitals(first) &&
    !(/\d$/.test(last) && DATELINE.test(last.slice(-90)))
  );
}

function mayFollow(line: string): boolean {
  return !line.includes("\t") && !LIST_MARK.test(line) && !PART.test(line);
}

/** A quick no for what begins with an ASCII capital or a digit. */
function isSmall(code: number, line: string): boolean {
  return code >= 0x61 && (code <= 0x7a || /^\p{Ll}/u.test(line));
}

/** A heading in capitals: hardly a small letter in its beginning. */
function isCapitals(line: string): boolean {
  const { capitals, small } = casesOf(line.slice(0, 80));
  return capitals > 2 * small;
}

/** A number alone between the halves of a sentence. */
function isPageNumber(opened: Opened, lines: readonly string[], at: number): boolean {
  let next = at + 1;
  while (next < lines.length && next < at + 4 && lines[next] === "") next++;
  const line = lines[next] ?? "";
  return line !== "" && isSmall(line.charCodeAt(0), line) && goesOn(opened, line);
}

/** The width of a hard-wrapped text; 0 where lines end as their writer ended them. */
function wrapWidth(lines: readonly string[]): number {
  const lengths = lines
    .filter((line) => line.length >= 40 && !line.includes("\t"))
    .map((line) => line.length);
  if (lengths.length < 12) return 0;
  lengths.sort((a, b) => a - b);
  const width = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  if (width > WIDEST_WRAP || width < NARROWEST_WRAP) return 0;
  const full = lengths.filter((length) => length >= width * 0.8).length;
  return full * 3 >= lengths.length ? width : 0;
}
