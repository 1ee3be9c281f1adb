/** Parts of a web page that are no text: menus, lists of other news, comment forms, notices of the site. */
import type { Span } from "../directive.ts";
import { fold } from "../vietnamese-tokenizer/index.ts";

/** Lines with which the furniture below a text begins, whole or as the beginning of a line. */
const BELOW =
  /^(?:cac (?:bai|tin|bai viet|tin bai|tin tuc|van ban)(?: moi)? (?:dang|da dang|khac|moi|cu|lien quan|cung (?:chuyen muc|loai))|bai viet (?:xem|lien quan|khac|moi)|tin (?:lien quan|khac|cung chuyen muc|moi(?: nhat)?|da dua|noi bat)|viet binh luan|binh luan|y kien (?:ban doc|cua ban)|gui (?:binh luan|y kien|phan hoi)|ho (?:va )?ten ?[:(]|ma xac nhan|lay lai ma|van ban (?:lien quan|cung loai|khac)|chia se(?: (?:bai viet|len|qua))?|in bai viet|gui email|quay lai|ve trang truoc|dau trang|lien ket (?:website|web)|so luot truy cap|luot truy cap|thong ke truy cap|dang truy cap|ban quyen (?:thuoc|©)|©|copyright|trang chu\b|danh gia bai viet|tags? ?:|tu khoa ?:|xem them|doc them|tai (?:ve|file|van ban)|file dinh kem|tep dinh kem|ban da khong su dung site|cac bai khac|tin tuc khac|thong bao khac|chinh sach (?:bao mat|quyen rieng tu|cookie)|(?:thong bao ve )?quyen rieng tu|dieu khoan (?:su dung|dich vu)|(?:website|trang web|chung toi) (?:nay )?su dung cookie|giay phep (?:so|thiet lap|hoat dong)|chiu trach nhiem (?:chinh|noi dung|xuat ban)|nhung (?:tin|bai) (?:moi|cu)|tin (?:moi|cu) hon)/u;

/** How far before the end of a text the furniture may begin, as a share of it; a menu is never most of a page. */
const LONGEST_LINE = 80;

/**
 * Finds where the furniture below the text begins, in an article or behind a letter.
 *
 * @param from nothing before this offset is furniture of the foot.
 */
export function furnitureBelow(text: string, from: number): Span | null {
  let start = from;
  while (start < text.length) {
    const newline = text.indexOf("\n", start);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(start, Math.min(end, start + LONGEST_LINE + 1)).trim();
    if (
      line.length > 3 &&
      line.length <= LONGEST_LINE &&
      BELOW.test(fold(line).replace(/^[-–•|*#\s>]+/u, ""))
    ) {
      return { start, end: text.length };
    }
    start = end + 1;
  }
  return null;
}
