import { oneLine } from "../text/one-line.ts";
import { dateAt } from "./dates.ts";
import { ABBREVIATED_TYPE, type Grammar, typeOfAbbreviation } from "./grammar.ts";
import { type Head, HeadReader, type Named, type TypeWord } from "./head-reader.ts";
import { issuerBehind } from "./issuers.ts";
import { isLawType, lawAt } from "./laws.ts";
import { readLoose } from "./loose-numbers.ts";
import { findNumbers } from "./number.ts";
import { matchAt, type Passage } from "./passage.ts";
import { congressAt, plenumAt } from "./plenums.ts";
import { termAt } from "./terms.ts";

export type { Head, Named } from "./head-reader.ts";

function findTypeWords({ text, lower }: Passage, grammar: Grammar): TypeWord[] {
  const words: TypeWord[] = [];
  for (const match of lower.matchAll(grammar.typeWords)) {
    if (match.index > 0 && /[\p{L}\d]/u.test(lower[match.index - 1] ?? "")) continue;
    const word = oneLine(match[0]);
    words.push({ start: match.index, end: match.index + match[0].length, word, type: grammar.typeOf(word) });
  }
  for (const match of text.matchAll(ABBREVIATED_TYPE)) {
    const type = typeOfAbbreviation(match[1] ?? "");
    words.push({
      start: match.index,
      end: match.index + match[0].length,
      word: match[0].toLowerCase(),
      type,
    });
  }
  return words.sort((a, b) => a.start - b.start || b.end - a.end);
}

const B = "[ \\t]{0,3}(?:\\n[ \\t]{0,3})?";
const SO = `(?:${B}(?:số hiệu|số|sô)${B}[:.]?${B}|${B}:${B}|${B})`;
/** Right behind a type word: "số", "số:", or nothing. */
const NUMBER_SIGN = new RegExp(SO, "uy");
/** Bare numbers before a full one or alone: "217, 218-QĐ/TW", "18, 19, 27". */
const SERIALS = new RegExp(
  `(?:\\d{1,5}[a-zđ]?(?![\\p{L}\\d])(?:${B},${B}|[ ]{1,2}và[ ]{1,2})(?:số[ ]{1,2})?){1,12}`,
  "uy",
);
const SERIAL_ALONE =
  /(\d{1,5}[a-zđ]?)(?:\/((?:19|20)\d\d))?(?![\p{L}\d]|[ ]?[-–/%][ ]?[\p{L}\d]|[.,]\d|[ ]?%)/uy;
/** A count, not a number: "Kế hoạch 5 năm", "Báo cáo 6 tháng". */
const COUNTED =
  /[ ]{0,2}(?:(?:năm|tháng|ngày)(?! ?\d)|tuần|quý|giờ|lần|nội dung|vấn đề|giai đoạn|người|đơn vị|cơ quan|điểm|mục|phần|bước|triệu|tỷ|nghìn|trang|bản|đồng chí|cuộc|chương|tỉnh|huyện|xã|cấp|nhóm|chỉ tiêu|nhiệm vụ|mô hình|văn bản|trường hợp|mức|loại|suất|hộ|lượt|độ|điều|khoản|tiêu chí|hình thức|doanh nghiệp|công ty|đoàn viên|đảng viên|công nhân|lao động|học sinh|gia đình|phần quà|buổi|lớp|đội|dự án|công trình|giải pháp|biện pháp|nguyên tắc|phút|km|kg)(?![\p{L}])/uy;
/** Words between the type and "số": "Kế hoạch phối hợp công tác số", "Công văn của Bộ Nội vụ số". */
const WORDS_THEN_SIGN = /(?:[ ]\p{L}{1,12}){1,5}[ ]số[ ]?:?[ ]?(?=\d)/uy;
const SIGN_BEHIND_ISSUER = /,?[ ]{1,2}số[ ]?:?[ ]?(?=\d)|[ ]?:[ ]?(?:số )?(?=\d)/uy;

function endOfSign(lower: string, position: number): number {
  return position + (matchAt(NUMBER_SIGN, lower, position)?.[0].length ?? 0);
}

/** "217, 218-QĐ/TW": each bare serial gets the letters of the number that closes the list. */
function readSerialList(reader: HeadReader, word: TypeWord, position: number): number | null {
  const { lower } = reader.passage;
  const list = matchAt(SERIALS, lower, position);
  if (!list) return null;
  const last = reader.numberAt(position + list[0].length);
  if (!last) return null;
  let listed = false;
  for (const serial of list[0].matchAll(/\d{1,5}[a-zđ]?(?![\p{L}\d])/gu)) {
    const start = position + serial.index;
    const span = { start: listed ? start : word.start, end: start + serial[0].length };
    const number = { ...last.number, serial: serial[0] };
    reader.push({ span, type: word.type, named: { kind: "number", number }, listed });
    listed = true;
  }
  reader.take(last);
  reader.push({
    span: last.span,
    type: word.type,
    named: { kind: "number", number: last.number },
    listed: true,
  });
  return last.span.end;
}

/** Too many of them: a bare number says nothing ("văn bản 1", "báo cáo 6"). */
const NEVER_BARE = new Set([
  "văn bản",
  "báo cáo",
  "công văn",
  "tờ trình",
  "thông báo",
  "giấy mời",
  "biên bản",
]);

/** "Chỉ thị 05", "Nghị quyết 18, 19, 27 của Trung ương". Whether it is a citation is decided when its key is known. */
function readBare(reader: HeadReader, word: TypeWord, position: number): number | null {
  const { lower } = reader.passage;
  if (NEVER_BARE.has(word.word)) return null;
  let end = position;
  let listed = false;
  for (;;) {
    const serial = matchAt(SERIAL_ALONE, lower, end);
    if (!serial || matchAt(COUNTED, lower, end + serial[0].length)) break;
    const start = end;
    end += serial[0].length;
    const year = serial[2] === undefined ? null : Number(serial[2]);
    const span = { start: listed ? start : word.start, end };
    reader.push({
      span,
      type: word.type,
      named: { kind: "bare", serial: serial[1] ?? "", year },
      listed,
      year,
    });
    listed = true;
    const comma = matchAt(/,[ ]?(?:số[ ])?(?=\d)|[ ]và[ ](?:số[ ])?(?=\d)/uy, lower, end);
    if (!comma) break;
    if (!matchAt(SERIAL_ALONE, lower, end + comma[0].length)) break;
    end += comma[0].length;
  }
  return listed ? end : null;
}

function readNumbered(
  reader: HeadReader,
  word: TypeWord,
  position: number,
  extra: Partial<Head>,
): number | null {
  const match = reader.numberAt(position);
  if (!match) return null;
  reader.take(match);
  const span = { start: word.start, end: match.span.end };
  reader.push({ ...extra, span, type: word.type, named: { kind: "number", number: match.number } });
  return match.span.end;
}

function readMeeting(reader: HeadReader, word: TypeWord): number | null {
  const { text, lower } = reader.passage;
  const blank = matchAt(/[ ]{1,3}(?:\n[ ]{0,3})?|[ ]?\n[ ]?|(?=tw|tư|hn)/uy, lower, word.end);
  if (!blank) return null;
  const position = word.end + blank[0].length;
  const plenum = plenumAt(lower, position);
  if (plenum) {
    const issuer = text.slice(plenum.issuer.start, plenum.issuer.end).replace(/\s+/gu, " ");
    const numbered = readNumbered(reader, word, endOfSign(lower, plenum.end), {
      issuer,
      term: plenum.terms[0] ?? null,
    });
    if (numbered) return numbered;
    const terms = plenum.terms.length > 0 ? plenum.terms : [null];
    const span = { start: word.start, end: plenum.end };
    for (const ordinal of plenum.ordinals)
      for (const term of terms)
        reader.push({
          span,
          type: word.type,
          named: { kind: "plenum", plenum: ordinal, term },
          issuer,
          term,
        });
    return plenum.end;
  }
  if (word.type !== "Nghị quyết") return null;
  const congress = congressAt(reader.passage, position);
  if (!congress) return null;
  const span = { start: word.start, end: congress.end };
  reader.push({
    span,
    type: word.type,
    named: { kind: "congress", ordinal: congress.ordinal, owner: congress.owner },
  });
  return congress.end;
}

function readLaw(reader: HeadReader, word: TypeWord): number | null {
  const { lower } = reader.passage;
  const law = lawAt(reader.passage, reader.grammar, word.end);
  if (!law) return null;
  const date = dateAt(lower, law.end + (matchAt(/,?[ ]?/uy, lower, law.end)?.[0].length ?? 0));
  const sign = matchAt(new RegExp(`,?${SO}`, "uy"), lower, date?.iso ? date.end : law.end);
  const numberAt = (date?.iso ? date.end : law.end) + (sign?.[0].length ?? 0);
  const match = reader.numberAt(numberAt);
  const isLaw = match && /^(?:QH|UBTVQH|CTN|HĐNN|LCT)/u.test(match.number.organ[0] ?? "");
  if (match && isLaw) reader.take(match);
  const number = match && isLaw ? match.number : null;
  const end = number && match ? match.span.end : law.end;
  const named: Named = { kind: "law", name: law.name, number };
  reader.push({
    span: { start: word.start, end },
    type: word.type,
    named,
    year: law.year,
    date: number ? (date?.iso ?? null) : null,
  });
  return end;
}

/** "Công văn của Bộ Nội vụ số 123/BNV-TCBC", "Kế hoạch tổ chức hội nghị số 12/KH-LĐLĐ"; not past another type word. */
function readBehindWords(reader: HeadReader, word: TypeWord, nextWord: number): number | null {
  const { lower } = reader.passage;
  const issuer = issuerBehind(reader.passage, reader.grammar, word.end);
  if (issuer) {
    const term = termAt(lower, issuer.end);
    const sign = matchAt(SIGN_BEHIND_ISSUER, lower, term?.end ?? issuer.end);
    if (!sign) return null;
    const position = (term?.end ?? issuer.end) + sign[0].length;
    return readNumbered(reader, word, position, { issuer: issuer.name, term: term?.terms[0] ?? null });
  }
  const between = matchAt(WORDS_THEN_SIGN, lower, word.end);
  const position = word.end + (between?.[0].length ?? 0);
  return between && position <= nextWord ? readNumbered(reader, word, position, {}) : null;
}

/** Only resolutions (by their meeting) and laws (by their name) are cited without a digit close by. */
const mayBeHead = (lower: string, { word, type, end }: TypeWord): boolean =>
  type === "Nghị quyết" ||
  type === "Kết luận" ||
  isLawType(word) ||
  /\d/u.test(lower.slice(end, end + DIGIT_REACH));
const DIGIT_REACH = 140;

const later = (one: Head | null, other: Head | null): Head | null =>
  one !== null && (other === null || other.span.end < one.span.end) ? one : other;

/** Every head of a passage, in order of place; none of them overlap except meetings with several terms. */
export function findHeads(passage: Passage, grammar: Grammar): Head[] {
  const numbers = findNumbers(passage.text);
  const reader = new HeadReader(passage, grammar, numbers);
  const words = findTypeWords(passage, grammar);
  let used = 0;
  for (const [index, word] of words.entries()) {
    if (word.start < used || !mayBeHead(passage.lower, word)) continue;
    const nextWord = words[index + 1]?.start ?? passage.text.length;
    const behind = endOfSign(passage.lower, word.end);
    const end = isLawType(word.word)
      ? (readNumbered(reader, word, behind, {}) ?? readLaw(reader, word))
      : (readNumbered(reader, word, behind, {}) ??
        (/\d/u.test(passage.lower[behind] ?? "")
          ? (readSerialList(reader, word, behind) ?? readBare(reader, word, behind))
          : (readMeeting(reader, word) ?? readBehindWords(reader, word, nextWord))));
    if (end !== null) used = end;
  }
  reader.heads.sort((a, b) => a.span.start - b.span.start);
  const typed = [...reader.heads];
  let next = 0;
  let previous: Head | null = null;
  for (const match of numbers) {
    for (; next < typed.length && (typed[next]?.span.start ?? 0) <= match.span.start; next += 1)
      previous = later(previous, typed[next] ?? null);
    if (reader.isTaken(match) || (previous !== null && match.span.start < previous.span.end)) continue;
    previous = readLoose(reader, match, previous) ?? previous;
  }
  return reader.heads.sort((a, b) => a.span.start - b.span.start);
}
