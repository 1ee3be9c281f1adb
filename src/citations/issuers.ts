/** Issuers behind "của" or before "ban hành": where the name of an organ ends. */
import { oneLine } from "../text/one-line.ts";
import type { Grammar } from "./grammar.ts";
import { matchAt, type Passage, skipBlanks } from "./passage.ts";

export interface PrintedIssuer {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\d][\p{L}\p{M}\d.&]*/uy;
const GAP = /(?:[ ]{1,3}|[ ]?\n[ ]{0,3}|[ ]?[-–][ ]?)(?=[\p{L}\d])/uy;
/** Small words that stand inside the names of organs. */
const INSIDE = new Set(
  "tỉnh thành phố huyện đảo quận thị xã trấn phường đặc khu các và cơ quan doanh nghiệp khối nhân dân cấp trực thuộc chính phủ tế công chế xuất kinh trung ương lao động tp bộ ban sở ủy đảng".split(
    " ",
  ),
);
/** Small words with which no name ends. */
const NEVER_LAST = new Set("các và cơ trực chế kinh công cấp khối thuộc nhân".split(" "));
/** What follows an issuer, in capitals or not: the title's first word, another document, a term. */
const STOP =
  /(?:về|v\/v|ban hành|phê duyệt|quy định|hướng dẫn|triển khai|sửa đổi|bổ sung|thực hiện|thi hành|giao|công bố|thành lập|kiện toàn|tổ chức|tại|đã|số|ngày|năm|kèm|khóa|nhiệm kỳ|nghị quyết|nghị định|chỉ thị|kết luận|kế hoạch|chương trình|thông báo|thông tư|công văn|quyết định|hướng|(?<!pháp )luật|bộ luật|pháp lệnh|báo cáo|tờ trình|quy chế|đề án|công điện|thông tri|trong|là|nhằm|gắn|để|thì|được|theo|và[ ](?:các|nghị|chỉ|kết|kế|thông|công|quyết|luật|quy|hướng)|ủy quyền|trên|đối với|cho|có|yêu cầu|đề nghị)(?![\p{L}\d])/uy;
/** Heads of names whose second word may be one of those: "Ban Tổ chức", "Phòng Kế hoạch". */
const BOARD = /^(?:Ban|Vụ|Phòng|Sở|Cục|Viện)$/u;
const LONGEST = 14;

/** The longest name of the tables that begins at `position`, or its length 0. */
function knownLength(passage: Passage, grammar: Grammar, position: number): number {
  const first = matchAt(/[^\s,;.()“”"-]+/uy, passage.lower, position)?.[0];
  if (first === undefined) return 0;
  for (const name of grammar.organNames(first)) {
    if (!passage.lower.startsWith(name, position)) continue;
    if (!/[\p{L}\d]/u.test(passage.lower[position + name.length] ?? " ")) return name.length;
  }
  return 0;
}

/** The organ whose name begins at `position`, or null: words in capitals, the small words between them, known names. */
export function issuerAt(passage: Passage, grammar: Grammar, position: number): PrintedIssuer | null {
  const { text, lower } = passage;
  let end = position + knownLength(passage, grammar, position);
  let at = end > position ? afterGap(lower, end) : position;
  let afterCapital = false;
  for (let words = 0; at !== null && words < LONGEST; words += 1) {
    const named = words === 1 && end > position && BOARD.test(text.slice(position, end));
    if (!named && matchAt(STOP, lower, at)) break;
    // A known name may hold a comma: "Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch".
    const known = words > 0 ? knownLength(passage, grammar, at) : 0;
    if (known > 0 && /\p{Lu}/u.test(text[at] ?? "")) {
      end = at + known;
      afterCapital = false;
      at = afterGap(lower, end);
      continue;
    }
    const word = matchAt(WORD, text, at)?.[0].replace(/\.+$/u, "");
    if (word === undefined) break;
    const isCapital = word.charAt(0) !== word.charAt(0).toLowerCase() || /^\d+$/u.test(word);
    const small = lower.slice(at, at + word.length);
    const begun = words > 0 || end > position;
    if (!isCapital && !(begun && (INSIDE.has(small) || afterCapital))) break;
    if (words === 0 && end === position && /^\d/u.test(word)) break;
    if (isCapital || !NEVER_LAST.has(small)) end = at + word.length;
    // "Mặt trận", "Thanh niên": the second syllable of a word that begins with a capital.
    afterCapital = isCapital && word.length > 1 && word.slice(1) === small.slice(1) && small !== "đảng";
    at = afterGap(lower, at + word.length);
  }
  if (end === position) return null;
  if (BELOW_PROVINCE.test(text.slice(position, end)))
    end += matchAt(PROVINCE_BEHIND, text, end)?.[0].length ?? 0;
  const name = text.slice(position, end);
  return { name: oneLine(name), start: position, end };
}

/** Where the next word begins; the full stop of "TP." ends no name. */
function afterGap(lower: string, position: number): number | null {
  const abbreviated = lower[position] === "." && lower.slice(position - 3, position) === " tp";
  const from = abbreviated ? position + 1 : position;
  const gap = matchAt(GAP, lower, from);
  if (gap) return from + gap[0].length;
  return abbreviated && /\p{L}/u.test(lower[from] ?? "") ? from : null;
}

/** "LĐLĐ huyện Châu Thành, tỉnh Tiền Giang". */
const BELOW_PROVINCE = /(?:huyện|quận|thị xã|thị trấn|xã|phường|thành phố) \p{Lu}/iu;
const PROVINCE_BEHIND = /,[ ](?:tỉnh|thành phố|TP\.?)[ ]\p{Lu}\p{L}*(?:[ ](?:-[ ])?\p{Lu}\p{L}*){0,4}/uy;

const BY = /,?[ ]{0,3}(?:\n[ ]{0,3})?(?:của|do)(?=\s)/uy;
const ENACTED = /\s{1,3}(?:đã )?(?:ban hành|ký ban hành|ký)(?=[ ]?(?:ngày|,|;|\.|\)|\n|$))/uy;

/** `, của Ban Bí thư`, `do Ủy ban nhân dân tỉnh ban hành` at `position`, or null. */
export function issuerBehind(passage: Passage, grammar: Grammar, position: number): PrintedIssuer | null {
  const by = matchAt(BY, passage.lower, position);
  if (!by) return null;
  const issuer = issuerAt(passage, grammar, skipBlanks(passage.lower, position + by[0].length));
  if (!issuer) return null;
  const enacted = matchAt(ENACTED, passage.lower, issuer.end);
  return { ...issuer, end: issuer.end + (by[0].endsWith("do") ? (enacted?.[0].length ?? 0) : 0) };
}

const ENACTS_BEFORE =
  /\s(?:đã |vừa |mới )?(?:có|ban hành|ra|ký ban hành|ký|gửi|phát hành|tại)(?: các)?\s{1,3}$/u;
const REACH = 140;

/** "Bộ Nội vụ có Công văn số …": the issuer that ends right before the verb in front of `position`, or null. */
export function issuerBefore(passage: Passage, grammar: Grammar, position: number): PrintedIssuer | null {
  const from = Math.max(0, position - REACH);
  const lower = passage.lower.slice(from, position);
  const verb = ENACTS_BEFORE.exec(lower);
  if (!verb) return null;
  const verbAt = from + verb.index;
  const sentence = Math.max(
    ...[". ", ";", "\n", "“", ":"].map((mark) => lower.lastIndexOf(mark, verb.index - 1)),
  );
  const starts = passage.text.slice(from + sentence + 1, verbAt).matchAll(/(?<![\p{L}\d])\p{Lu}/gu);
  for (const start of starts) {
    const issuer = issuerAt(passage, grammar, from + sentence + 1 + start.index);
    if (issuer && issuer.end === verbAt) return issuer;
  }
  return null;
}
