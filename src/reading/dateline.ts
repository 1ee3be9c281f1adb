/**
 * "Bình Thuận, ngày 24 tháng 02 năm 2017" in every printed form: dots or hyphens, blank days, a place with its
 * rank, no place, a line break inside (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.4; Hướng dẫn 36-HD/VPTW, II.1.4).
 */
import type { Span } from "../directive.ts";
import { oneLine } from "../text/one-line.ts";
import { isCapital, type Segment } from "./segments.ts";

export interface Dateline {
  readonly span: Span;
  readonly printed: string;
  readonly place: string | null;
  readonly placeSpan: Span | null;
  /** `yyyy-mm-dd`; null when a part is blank or impossible. */
  readonly date: string | null;
  readonly year: number | null;
  /** A day, month or year was left to be filled in. */
  readonly blank: boolean;
}

const GAP = "[ \\t]{0,12}";
const FILL = "[.…_ \\t/-]{0,24}";
const DAY = `(?:(\\d{1,2}(?!\\d))|${FILL})`;
/** "ngày 24 tháng 02 năm 2017", "ngày    tháng 3 năm 20…", "ngày 5 tháng 3, năm 2020", "ngày24tháng02năm 2017". */
const IN_WORDS = `ngay${GAP}${DAY}${GAP},?${GAP}thang${GAP}${DAY}${GAP},?${GAP}(?:\\n ?)?nam${GAP}(\\d{4}|\\d{0,3}[.…_ ]{0,12})`;
/** "ngày 12-6-2021", "ngày 30.9.2016", "ngày 05/3/2020", "ngày …/…/2017". */
const IN_FIGURES = `ngay${GAP}${DAY}${GAP}[/.-]${GAP}${DAY}${GAP}[/.-]${GAP}(\\d{4})`;
/** Month only: "Hà Nội, tháng 3 năm 2020". */
const MONTH_ONLY = `(thang)${GAP}(\\d{1,2})${GAP},?${GAP}nam${GAP}(\\d{4})`;
const PLACE = "(?:([\\p{L}][\\p{L}. '’()-]{0,48}?(?: \\d{1,2})?)(?: ?[,;.] ?| ))?";
const DATELINE = new RegExp(`^${PLACE}(?:${IN_WORDS}|${IN_FIGURES}|${MONTH_ONLY})[\\s.;,)*-]{0,6}$`, "u");
/** Small words that may stand in a place: its rank, or the rest of a name typed carelessly ("Hà nội"). */
const RANK_WORD = /^(?:tp|tỉnh|huyện|quận|xã|phường|thị|thành|phố|trấn|đặc|khu|tx|tt)$/u;
/** Small words that make it a sentence, not a place: "hiệu lực từ ngày …", "Căn cứ … ngày …". */
const SENTENCE_WORD =
  /^(?:từ|trước|sau|đến|hết|vào|số|cứ|theo|trong|lực|qua|hành|ký|nay|sinh|cấp|lúc|giờ|năm|họp|kèm|hiện|và|mạc|ra|của|là|có|bắt|đầu|kể|tính)$/u;

/** Reads a piece of the header or of the signature block as a dateline, or null when it is none. */
export function readDateline(text: string, segment: Segment, next?: Segment): Dateline | null {
  if (!/\b(?:ngay|thang)/u.test(segment.fold) || segment.fold.length > 140) return null;
  const own = DATELINE.exec(segment.fold);
  if (own) return datelineFrom(text, segment, own);
  // The year, or everything behind the place, went to the next line of a narrow column.
  if (!next || next.line > segment.line + 2 || next.fold.length > 40) return null;
  const joined = `${segment.fold} ${next.fold}`;
  const wrapped = DATELINE.exec(joined);
  return wrapped ? datelineFrom(text, { ...segment, end: next.end }, wrapped) : null;
}

function datelineFrom(text: string, range: Span, match: RegExpExecArray): Dateline | null {
  const placeLength = match[1]?.length ?? 0;
  const place = placeLength > 0 ? text.slice(range.start, range.start + placeLength).trim() : null;
  if (place !== null && !isPlaceName(place)) return null;
  // "ngày …" in small letters and without a place is a dateline only where the place is missing altogether.
  const [day, month, year] = [
    match[2] ?? match[5],
    match[3] ?? match[6] ?? match[9],
    match[4] ?? match[7] ?? match[10],
  ];
  const fullYear = year !== undefined && /^\d{4}$/u.test(year) ? Number(year) : null;
  return {
    span: { start: range.start, end: range.end },
    printed: oneLine(text.slice(range.start, range.end)),
    place: place === null ? null : oneLine(place),
    placeSpan: place === null ? null : { start: range.start, end: range.start + placeLength },
    date: isoDate(day, month, fullYear),
    year: fullYear,
    blank: day === undefined || month === undefined || fullYear === null,
  };
}

/** Every word has a capital, the rank before the name excepted: "TP. Hồ Chí Minh", "huyện Gia Lâm", "Hà nội". */
function isPlaceName(place: string): boolean {
  // A site's own date: "Thứ Năm, ngày 12/03/2024".
  if (/^(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|hôm nay)$/iu.test(place)) return false;
  if (/\d/u.test(place)) return /^(?:quận|q\.?|phường|p\.?|khu phố) ?\d{1,2}$/iu.test(place);
  if (isCapital(place)) return true;
  const words = place.split(/[\s.()-]+/u).filter((word) => /\p{L}/u.test(word));
  const small = words.filter((word) => !/^\p{Lu}/u.test(word));
  if (words.length > 7 || small.some((word) => SENTENCE_WORD.test(word))) return false;
  const others = small.filter((word) => !RANK_WORD.test(word));
  return others.length === 0 || (others.length === 1 && words.length <= 4 && /^\p{Lu}/u.test(words[0] ?? ""));
}

/** ISO date of a day, month and year as printed, or null when it cannot be one. */
export function isoDate(
  day: string | undefined,
  month: string | undefined,
  year: number | null,
): string | null {
  if (day === undefined || month === undefined || year === null) return null;
  const [d, m] = [Number(day), Number(month)];
  if (d < 1 || m < 1 || m > 12 || year < 1930 || year > 2100) return null;
  if (d > new Date(Date.UTC(year, m, 0)).getUTCDate()) return null;
  return `${year}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
}
