/**
 * The end of a letter: "Nơi nhận" and the signature block, one below the other or side by side.
 *
 * Side by side, an extractor gives either column first, or both line by line; the forms of signing, the posts
 * in capitals and the name tell the right column from the left.
 */
import type { Span } from "../directive.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { fold, isSyllable } from "../vietnamese-tokenizer/index.ts";
import { readDateline } from "./dateline.ts";
import { type ListItem, listItems } from "./lists.ts";
import { BULLET, E_SIGNATURE, POST, RECIPIENTS, SIGNED_MARK, SIGNING_FORM } from "./patterns.ts";
import { isCapital, isRule, type Segment, segmentsOf, spanOf } from "./segments.ts";
import { readTypeLine } from "./type-words.ts";

export interface SignatureBlock {
  readonly forms: readonly Segment[];
  readonly posts: readonly Segment[];
  readonly name: Segment | null;
  /** How many names stand side by side or below each other: a joint document has several. */
  readonly names: number;
  readonly span: Span;
}

export interface Tail {
  readonly recipients: { readonly items: readonly ListItem[]; readonly span: Span } | null;
  readonly signature: SignatureBlock | null;
}

const WINDOW_AFTER = 5000;
const WINDOW_BEFORE = 800;
/** "Nơi nhận", with what OCR makes of its marks; also "Nơi nhận" behind the last words of the text. */
const RECIPIENTS_ANYWHERE = /N[ơoƠO][iI][ \t]{1,3}[nN][hH][ậâạaấẬÂẠAẤ][nN][ \t*_]{0,4}(?:[:;.]|$|(?=-))/gmu;
/** Lines that can begin a signature block: a form of signing or a post, in capitals. */
const SIGNATURE_LINE =
  /^[ \t>|*_]{0,60}(?:(?:T[./]?M|K[./]?T|T[./]?L|T[./]?U\.?Q|Q)[./ ] ?\p{Lu}|(?:QUYỀN |Q\. ?)?(?:PHÓ |TỔNG |CHÁNH |THƯỜNG TRỰC )?(?:CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|TRƯỞNG BAN|BỘ TRƯỞNG|THỨ TRƯỞNG|THỐNG ĐỐC|VIỆN TRƯỞNG|CHÁNH ÁN|HIỆU TRƯỞNG|CHỦ NHIỆM|CỤC TRƯỞNG|VỤ TRƯỞNG|THỦ TƯỚNG|VĂN PHÒNG|THANH TRA|TỔNG BÍ THƯ|TRƯỞNG PHÒNG|TỔNG THƯ KÝ))/gmu;

/** Finds the recipients and the signature behind `from`, where the text of the letter begins. */
export function readTail(text: string, from: number, knowledge: Knowledge): Tail {
  const at = recipientsAt(text, from);
  if (at === null) {
    const signature = signatureAnywhere(text, from, knowledge);
    return { recipients: null, signature };
  }
  const start = Math.max(from, at - WINDOW_BEFORE);
  const segments = cutGlued(segmentsOf(text, start, Math.min(text.length, at + WINDOW_AFTER), 150));
  const head = segments.findIndex((segment) => segment.start <= at && at < segment.end);
  const first = segments[head];
  if (!first) return { recipients: null, signature: null };
  const { pieces, right, stop } = recipientPieces(segments, head, knowledge);
  const below = segments.slice(stop, stop + 24);
  const beside = [...right.before, ...right.beside];
  const blocks = [
    blockFrom(beside),
    blockFrom([...beside, ...below]),
    blockFrom(precedingBlock(segments.slice(0, head))),
  ];
  const block =
    blocks.find((candidate) => candidate?.name) ?? blocks.find((candidate) => candidate !== null) ?? null;
  const items = listItems(withoutGluedName(pieces, block));
  const span = spanOf([{ start: first.start, end: first.end }, ...pieces]) ?? { start: at, end: at };
  return { recipients: { items, span }, signature: block };
}

function recipientsAt(text: string, from: number): number | null {
  RECIPIENTS_ANYWHERE.lastIndex = from;
  for (let match = RECIPIENTS_ANYWHERE.exec(text); match; match = RECIPIENTS_ANYWHERE.exec(text)) {
    const line = text.slice(Math.max(from, match.index - 120), match.index);
    const before = line.slice(line.lastIndexOf("\n") + 1);
    if (/^[\s>|*_#:-]*$/u.test(before) || /(?: {3,}|\t|\||\.\/\.\s*|(?:NAM|TỊCH|VỤ)\s)$/u.test(before))
      return match.index;
  }
  return null;
}

/** Pieces of a line where the left column runs into the right one without a gap. */
const GLUED_FORM = /(?<=[;.,)\p{L}] )(?:TM|KT|TL|TUQ|T\/M|K\/T|T\/L)[./] ?\p{Lu}/u;
const FORM = /(?:TM|KT|TL|TUQ|T\/M|K\/T|T\/L)[./]/u;
const GLUED_POST =
  /(?<=[;.,)] )(?:PHÓ |TỔNG |CHÁNH )?(?:CHỦ TỊCH|BÍ THƯ|GIÁM ĐỐC|TRƯỞNG BAN|BỘ TRƯỞNG|THỨ TRƯỞNG|THƯỜNG TRỰC|VĂN PHÒNG)[\p{Lu} ]*$/u;

const GLUED_MARK = /(?<=[;.,)] )[([]?[Đđ]ã ký[)\]]?/u;

function cutGlued(segments: readonly Segment[]): Segment[] {
  return segments.flatMap((segment) => {
    const at = isForm(segment)
      ? undefined
      : (
          (FORM.test(segment.text) ? GLUED_FORM.exec(segment.text) : null) ??
          GLUED_POST.exec(segment.text) ??
          GLUED_MARK.exec(segment.text)
        )?.index;
    if (at === undefined || at === 0 || segment.text.length > 220) return [segment];
    const left = segment.text.slice(0, at).trimEnd();
    const right = segment.text.slice(at);
    return [
      { ...segment, end: segment.start + left.length, text: left, fold: fold(left), columns: 2 },
      {
        ...segment,
        start: segment.start + at,
        text: right,
        fold: fold(right),
        column: segment.column + 1,
        columns: 2,
      },
    ];
  });
}

const isForm = (segment: Segment): boolean =>
  SIGNING_FORM.test(segment.fold) && isCapital(segment.text.replace(/[./]/gu, " "));
const isPost = (segment: Segment): boolean =>
  POST.test(segment.fold) && isCapital(segment.text) && segment.text.length < 90;
const isMark = (segment: Segment): boolean =>
  SIGNED_MARK.test(segment.fold) || E_SIGNATURE.test(segment.fold);

/** Ranks and titles before a name. */
const TITLE =
  /^(?:(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy|uý)|(?:PGS|GS|TS|ThS|Th\.S|Ths|BS|BSCKI{0,2}|CN|KS|LS|DS)(?:\.\s?|\s)(?:(?:TS|ThS|BS)(?:\.\s?|\s))?|đ\/c |đồng chí |ông |bà )\.?\s*/iu;

/** The name without rank and title, or null when it is no person's name. */
export function personName(printed: string): string | null {
  const bare = printed
    .replace(/^[(*\s]+|[)*.\s]+$/gu, "")
    .replace(TITLE, "")
    .replace(TITLE, "");
  const words = bare.split(/\s+/u);
  if (words.length < 2 || words.length > 6 || bare.length > 45 || /\d/u.test(bare)) return null;
  const shaped = words.every((word) =>
    /^(?:\p{Lu}\p{Ll}*['’]?\p{L}*|\p{Lu}{2,7}|[HY]['’]?\p{L}*)$/u.test(word),
  );
  if (!shaped) return null;
  const known = words.filter((word) => isSyllable(word.toLowerCase())).length;
  // Names of ethnic minorities (H'Ngăm Niê K'đăm) hold syllables of other languages.
  if (known === 0 && !/^(?:H|Y|K)\b|['’]/u.test(bare)) return null;
  if (isCapital(bare) && POST.test(fold(bare))) return null;
  return words.join(" ");
}

/** What looks like a name and is none; by its marks, since Đặng is a family name and Đảng is the Party. */
const NOT_A_NAME =
  /^(?:như trên|lưu(?: ?[:.]| vt| vp| văn)|nơi nhận|thường trực|các |ban |ủy ban|uỷ ban|liên đoàn|công đoàn|hội |văn phòng|sở |bộ |tỉnh |thành (?:phố|ủy|uỷ|đoàn)|huyện |đảng |phụ lục|mẫu |biểu |cộng hòa|cộng hoà|độc lập|việt nam|hồ chí minh$|hà nội|như điều|chủ tịch|phó |để báo|tổng |quy định|điều |chương |phòng |kế hoạch|quyết định|trung tâm|trung ương)/iu;

const nameIn = (segment: Segment): string | null =>
  NOT_A_NAME.test(segment.text) ? null : personName(segment.text);

interface Split {
  readonly pieces: Segment[];
  readonly right: { before: Segment[]; beside: Segment[] };
  /** Index of the first piece behind the list. */
  readonly stop: number;
}

/** Sorts what follows "Nơi nhận" into the list and the signature beside it. */
function recipientPieces(segments: readonly Segment[], head: number, knowledge: Knowledge): Split {
  const pieces: Segment[] = [];
  const beside: Segment[] = [];
  const first = segments[head] as Segment;
  const label = /^n[ơo]i\s{1,3}nh\S{1,2}n[ \t*_]{0,4}[:;.]?\s*/iu.exec(first.text);
  const rest = label ? first.text.slice(label[0].length) : "";
  const before = segments
    .slice(Math.max(0, head - 6), head)
    .filter((s) => s.line === first.line && s.column < first.column);
  if (/[\p{L}]/u.test(rest))
    pieces.push({ ...first, start: first.end - rest.length, text: rest, fold: fold(rest) });
  let index = head + 1;
  for (; index < segments.length; index += 1) {
    const segment = segments[index];
    if (!segment) break;
    const last = pieces.at(-1);
    if (isRule(segment)) {
      if (pieces.length > 0 && beside.length === 0) break;
      continue;
    }
    const inRight =
      segment.columns > 1 && (segment.column > 0 || first.column > 0) && !BULLET.test(segment.fold);
    const bullet = BULLET.test(segment.fold);
    if (!bullet && (isForm(segment) || isPost(segment) || isMark(segment))) {
      if (segment.columns === 1 && !goesOnBelow(segments, index)) break;
      beside.push(segment);
      continue;
    }
    if (!bullet && nameIn(segment) !== null && (inRight || beside.length > 0)) {
      beside.push(segment);
      continue;
    }
    if (inRight && segment.column > 0 && beside.length > 0) {
      beside.push(segment);
      continue;
    }
    if (last && !bullet && endsList(segment, last, pieces, knowledge)) break;
    if (
      last &&
      bullet &&
      segment.afterBlank &&
      /\.$/u.test(last.text) &&
      /^luu\b/u.test(last.fold.replace(BULLET, ""))
    )
      break;
    pieces.push(segment);
  }
  return { pieces, right: { before, beside }, stop: index };
}

/** A one-column signature line in the middle of the list: bullets still follow close by. */
function goesOnBelow(segments: readonly Segment[], index: number): boolean {
  const line = segments[index]?.line ?? 0;
  for (let ahead = index + 1; ahead < segments.length; ahead += 1) {
    const segment = segments[ahead];
    if (!segment || segment.line > line + 4) return false;
    if (BULLET.test(segment.fold) && /[;.]$/u.test(segment.text)) return true;
  }
  return false;
}

function endsList(
  segment: Segment,
  last: Segment,
  pieces: readonly Segment[],
  knowledge: Knowledge,
): boolean {
  if (segment.text.length > 200) return true;
  const bulleted = pieces.some(({ fold: folded }) => BULLET.test(folded));
  const wasKept = /^[-–+•* ]*luu\b/u.test(last.fold);
  if (isCapital(segment.text) && segment.text.length > 6) return true;
  if (readTypeLine(segment, knowledge)) return true;
  if (/\.$/u.test(last.text) && (bulleted || wasKept)) return true;
  if (wasKept && !/[,&]$/u.test(last.text)) return true;
  if (segment.afterBlank && bulleted && !/[,&]$/u.test(last.text)) return true;
  return nameIn(segment) !== null && !/[,&;]$/u.test(last.text) && bulleted;
}

/** The block among some pieces: forms and posts, then the name below them. */
function blockFrom(segments: readonly Segment[]): SignatureBlock | null {
  const first = segments.findIndex((segment) => isForm(segment) || isPost(segment));
  if (first === -1) return null;
  const forms: Segment[] = [];
  const posts: Segment[] = [];
  const names: Segment[] = [];
  for (const segment of segments.slice(first)) {
    if (names.length > 0 && segment.line > (names[0]?.line ?? 0) + 1) break;
    if (isRule(segment) || isMark(segment)) continue;
    if (names.length === 0 && isForm(segment)) forms.push(segment);
    else if (names.length === 0 && isPost(segment)) posts.push(segment);
    else if (names.length === 0 && isFormBelow(segment, forms, posts)) posts.push(segment);
    else if (nameIn(segment) !== null) names.push(segment);
    else if (names.length > 0 || segment.text.length > 120) break;
    else if (RECIPIENTS.test(segment.fold) || BULLET.test(segment.fold)) continue;
    else if (readDateline("", segment)) continue;
  }
  const name = names[0] ?? null;
  const span = spanOf([...forms, ...posts, ...(name ? [name] : [])]);
  return span && { forms, posts, name, names: names.length, span };
}

/** The second line of a post: "THỨ TRƯỞNG / THƯỜNG TRỰC", or a post in small letters below its form. */
function isFormBelow(segment: Segment, forms: readonly Segment[], posts: readonly Segment[]): boolean {
  if (segment.text.length > 80) return false;
  const above = posts.at(-1) ?? forms.at(-1);
  if (!above || segment.line > above.line + 2) return false;
  if (isCapital(segment.text) && nameIn(segment) === null) return true;
  return (
    forms.length > 0 && POST.test(segment.fold) && /^\p{Lu}/u.test(segment.text) && nameIn(segment) === null
  );
}

/** The last form or post before "Nơi nhận" and what follows it, when the right column came first. */
function precedingBlock(segments: readonly Segment[]): Segment[] {
  let start = -1;
  for (let index = segments.length - 1; index >= 0 && index >= segments.length - 14; index -= 1) {
    const segment = segments[index];
    if (!segment || segment.text.length > 160) break;
    if (isForm(segment) || isPost(segment)) start = index;
  }
  return start === -1 ? [] : segments.slice(start);
}

/** "- Lưu: VT, TG. Nguyễn Văn A" in a text without gaps: the name belongs to the block that has none. */
function withoutGluedName(pieces: readonly Segment[], _block: SignatureBlock | null): readonly Segment[] {
  return pieces;
}

/** A signature without "Nơi nhận": the first form or post in capitals that has a name below it. */
function signatureAnywhere(text: string, from: number, _knowledge: Knowledge): SignatureBlock | null {
  SIGNATURE_LINE.lastIndex = from;
  let best: SignatureBlock | null = null;
  for (
    let match = SIGNATURE_LINE.exec(text), tries = 0;
    match && tries < 40;
    match = SIGNATURE_LINE.exec(text), tries += 1
  ) {
    const segments = segmentsOf(text, match.index, Math.min(text.length, match.index + 700), 16);
    const block = blockFrom(segments);
    if (block?.name) return block;
    best ??= block && block.forms.length > 0 ? block : null;
  }
  return best;
}
