/** The organ that speaks in the text: "Ban Thường vụ Liên đoàn Lao động tỉnh yêu cầu …". */

import type { Span } from "../directive.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { fold } from "../vietnamese-tokenizer/index.ts";
import { foldedWhole } from "./folded.ts";
import { type OrganMention, readOrganName } from "./organ-names.ts";

export interface BodyOrgan {
  readonly mention: OrganMention;
  readonly printed: string;
  readonly span: Span;
}

/** What an organ does in a letter. */
const DOES =
  /\b(?:yeu cau|de nghi|huong dan|ban hanh|xay dung|trien khai|to chuc|chi dao|thong bao|bao cao|kinh (?:moi|trinh|bao|de nghi)|tran trong|quyet dinh|ket luan|giao|phat dong|phan cong|thong nhat|de xuat|gui|keu goi|dinh huong|tiep tuc|quy dinh|luu y|nhac|thanh lap|cong nhan|khen thuong|moi|cho y kien|nhan thay|xin|pho bien|quan triet|phoi hop|da nhan duoc|nhan duoc|de ra|dang ky|tham muu|cam ket|lap|tong hop|phan anh|xac dinh|tap trung|chon|dong y|tra loi|co (?:y kien|cong van)|phe duyet|mong|phat hanh|ky|bao cao|tuyen duong|trao|hop|nghe|ra soat|cong bo|trinh|phan bo|dieu chinh|bo sung|chuc|bieu duong|ghi nhan|danh gia|duyet)\b/gu;
/** How far an organ is looked for: where the header names one, the text only adds the body that signs. */
export const SEARCHED = { withHeader: 2500, without: 6000 } as const;
const LONGEST = 150;

/** Finds the organs that act in the first part of the text, in order, each once. */
export function bodyOrgans(
  text: string,
  body: Span,
  knowledge: Knowledge,
  issuedOn: string | null,
  searched: number,
): BodyOrgan[] {
  const end = Math.min(body.end, body.start + searched);
  const printed = text.slice(body.start, end);
  const folded = foldedWhole(text).slice(body.start, end);
  const organs: BodyOrgan[] = [];
  const seen = new Set<string>();
  for (const verb of folded.matchAll(DOES)) {
    const organ = organBefore(printed, verb.index, knowledge, issuedOn);
    if (!organ) continue;
    const name = fold(organ.printed);
    if (seen.has(name)) continue;
    seen.add(name);
    const start = body.start + organ.start;
    organs.push({
      mention: organ.mention,
      printed: organ.printed,
      span: { start, end: start + organ.printed.length },
    });
    if (organs.length >= 8) break;
  }
  return organs;
}

/** What may stand before the name. */
const LEAD = /^[\s\p{P}]*(?:(?:nay|do đó|vì vậy|tuy nhiên|trên cơ sở đó|để),? )?/iu;
/** Neither a name nor what may stand before one: most pieces of text. */
const IN_SMALL = /^[abce-mo-suw-z]/;

/** The name that ends where the verb begins, back to the nearest mark; a comma may belong to it. */
function organBefore(text: string, at: number, knowledge: Knowledge, issuedOn: string | null) {
  const from = Math.max(0, at - LONGEST);
  const before = text.slice(from, at);
  const starts = startsOf(before, from === 0);
  for (const start of starts) {
    const piece = before.slice(start).trimStart();
    if (IN_SMALL.test(piece)) continue;
    const blanks = before.length - start - piece.length;
    const lead = blanks + (LEAD.exec(piece)?.[0].length ?? 0);
    const printed = before.slice(start + lead).trimEnd();
    if (!/^\p{Lu}/u.test(printed) || printed.length < 4) continue;
    const mention = readOrganName(printed, knowledge, issuedOn);
    if (mention && isWhole(printed, mention)) return { mention, printed, start: from + start + lead };
  }
  return null;
}

const COMMA = 0x2c;
/** By code unit. */
const MARKS = new Uint8Array(0x2020);
for (const mark of '.;:\n“”"()') MARKS[mark.charCodeAt(0)] = 1;

/** Where a name may begin: behind the last three marks, and at the start of the text. */
function startsOf(before: string, fromStart: boolean): number[] {
  const starts: number[] = [];
  for (let at = before.length - 1; at >= 0 && starts.length < 3; at -= 1) {
    const unit = before.charCodeAt(at);
    const isMark = unit < MARKS.length && MARKS[unit] === 1;
    if (isMark || (unit === COMMA && /\s/u.test(before.charAt(at + 1)))) starts.push(at + 1);
  }
  return fromStart ? [...starts, 0] : starts;
}

/** The name fills the piece: nothing is left but the own name of a named organ. */
function isWhole(printed: string, mention: OrganMention): boolean {
  if (printed.split(/\s+/u).length > 22) return false;
  return mention.left === "" || mention.rows.some((row) => row.named);
}
