/** The organ lines of a header, wrapped lines joined: the parent first, the issuer last. */

import type { Span } from "../directive.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { oneLine } from "../text/one-line.ts";
import { fold } from "../vietnamese-tokenizer/index.ts";
import { type OrganMention, readOrganName } from "./organ-names.ts";
import { type Segment, spanOf } from "./segments.ts";

export interface HeaderOrgan {
  readonly printed: string;
  readonly span: Span;
  readonly mention: OrganMention | null;
}

/** Words with which an organ's name begins. */
const BEGINS =
  /^(?:tong lien doan|lien doan|ldld|cong doan|cd |cdcs|nghiep doan|uy ban|ubnd|ub |ubmttq|hoi dong|hdnd|so |bo |tinh uy|thanh uy|huyen uy|quan uy|thi uy|dang uy|dang bo|chi bo|ban |bch |btv |hoi |doan |tinh doan|huyen doan|quan doan|thanh doan|thi doan|mat tran|mttq|van phong|phong |cuc |chi cuc|tong cuc|truong |cong ty|tong cong ty|tap doan|benh vien|trung tam|cong an|toa an|vien |bao hiem|bhxh|thanh tra|kho bac|quoc hoi|chinh phu|thu tuong|ngan hang|xi nghiep|nha may|trung uong|to cong doan|dai hoi|khoi |hiep hoi|lien hiep|lien minh|hoc vien|bo chinh tri|thuong truc|doan chu tich|chu tich nuoc|kiem toan|dang doan|bo tu lenh|bo chi huy)/u;
/** A line that cannot end a name: "CÔNG ĐOÀN CƠ SỞ", "BAN CHẤP HÀNH CÔNG ĐOÀN". */
const WANTS_A_NAME =
  /^(?:(?:ban chap hanh |bch |ban thuong vu )?(?:cong doan co so(?: thanh vien)?|cdcs|cong doan|nghiep doan(?: co so)?|cong doan bo phan|chi bo(?: co so)?|dang uy|dang bo))$/u;
const HANGS =
  /(?:[,–/&-]|\b(?:va|cua|cac|nganh|uy ban trung uong|ban chap hanh lien doan|tinh|huyen|quan|thanh pho|tp\.?|thi xa|xa|phuong))$/u;
/** Behind these an organ's own word goes on with the name; behind "tỉnh" it begins another one. */
const NEVER_ENDS = /(?:[,–/&-]|\b(?:va|cua|cac|uy ban trung uong|ban chap hanh lien doan))$/u;
const GOES_ON =
  /^(?:tinh(?! (?:uy|doan))|thanh pho|tp|huyen(?! (?:uy|doan))|quan(?! (?:uy|doan))|thi xa|tx|xa|phuong|thi tran|dac khu|viet nam|va|cac|co so|truc thuoc|nganh|khu|trung uong$|lao dong|thuoc|tai|\(|-)/u;

/** Joins the organ lines of a header to names and reads each of them. */
export function headerOrgans(
  segments: readonly Segment[],
  knowledge: Knowledge,
  issuedOn: string | null,
): HeaderOrgan[] {
  const groups: Segment[][] = [];
  for (const segment of segments) {
    const last = groups.at(-1);
    if (last && goesOn(segment, last)) last.push(segment);
    else groups.push([segment]);
  }
  const organs = groups.map((group) => {
    const printed = oneLine(group.map(({ text }) => text).join(" ")).replace(
      /^[^\p{L}]+|[^\p{L}\d)”"]+$/gu,
      "",
    );
    return {
      printed,
      span: spanOf(group) ?? { start: 0, end: 0 },
      mention: readOrganName(printed, knowledge, issuedOn),
    };
  });
  return organs.filter(({ printed, mention }) => mention !== null || BEGINS.test(`${fold(printed)} `));
}

function goesOn(segment: Segment, group: readonly Segment[]): boolean {
  const last = group.at(-1);
  if (!last) return false;
  // What stands far below is another block; a right column may lie between.
  if (segment.line > last.line + 4) return false;
  const before = oneLine(group.map(({ fold: folded }) => folded).join(" "));
  if (HANGS.test(before)) return NEVER_ENDS.test(before) || !BEGINS.test(`${segment.fold} `);
  if (GOES_ON.test(segment.fold)) return true;
  if (!BEGINS.test(`${segment.fold} `)) return segment.line <= last.line + 2;
  return (
    WANTS_A_NAME.test(before) &&
    /^(?:truong|cong ty|tong cong ty|benh vien|trung tam|phong|van phong|xi nghiep|nha may|co quan|so |cuc |chi cuc|ban quan ly|cong an|toa an|ngan hang|vien |khoi |xa |tram )/u.test(
      segment.fold,
    )
  );
}
