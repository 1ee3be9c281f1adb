/** Names printed in capitals, in the case that staff write them in. */
import { fold, isSyllable } from "../vietnamese-tokenizer/index.ts";
import { isCapital, oneLine } from "./segments.ts";

/** How much of a text is searched for the same words in small letters. */
const SEARCHED = 40_000;

/** Generic words of organ names; what is not among them is a name and keeps a capital. */
const SMALL = new Set(
  fold(
    "và của các cơ sở lao động nhân dân cấp trên trực tiếp thành viên hữu hạn cổ phần một nghiệp đoàn công tác học mẫu giáo non tiểu trung phổ thông thường xuyên nghề đa khoa khu vực thương mại dịch vụ sản xuất xây dựng vận tải kinh doanh xuất nhập khẩu đầu tư phát triển quản lý dự án quốc tế tổng hợp kỹ thuật điện tử may mặc chế biến thủy sản",
  ).split(" "),
);
/** Words that open an organ or institution and have a capital wherever they stand. */
const OPENING = new Set(
  fold(
    "công liên tổng ủy hội ban sở phòng trường bệnh trung chi đảng tỉnh thành huyện quận cục văn viện mặt đoàn xí nhà nghiệp",
  ).split(" "),
);

/**
 * A printed name in the usual case: as the text itself writes it elsewhere in small letters, else by rule.
 *
 * A name that is not in capitals is returned as it is.
 */
export function usualCase(printed: string, text: string): string {
  const name = oneLine(printed);
  if (!isCapital(name)) return name;
  return sameWordsIn(text, name) ?? byRule(name);
}

function sameWordsIn(text: string, name: string): string | null {
  const searched = text.slice(0, SEARCHED);
  const folded = fold(searched);
  const wanted = fold(name);
  for (
    let at = folded.indexOf(wanted), tries = 0;
    at !== -1 && tries < 30;
    at = folded.indexOf(wanted, at + 1), tries += 1
  ) {
    const found = searched.slice(at, at + wanted.length);
    if (!isCapital(found) && found.toLowerCase() === name.toLowerCase() && /^\p{Lu}/u.test(found))
      return found;
  }
  return null;
}

function byRule(name: string): string {
  const words = name.split(" ");
  return words
    .map((word, index) => {
      const lower = word.toLowerCase();
      const folded = fold(word);
      if (
        !/\p{L}/u.test(word) ||
        (word.length > 1 && !lower.split(/[-–/.&]/u).some((part) => isSyllable(part)))
      )
        return word;
      const next = fold(words[index + 1] ?? "");
      if (index > 0 && (SMALL.has(folded) || (folded === "doan" && fold(words[index - 1] ?? "") === "cong")))
        return lower;
      if (index > 0 && folded === "dong" && fold(words[index - 1] ?? "") === "lao") return lower;
      if (index === 0 || OPENING.has(folded)) return capitalised(lower);
      void next;
      return capitalised(lower);
    })
    .join(" ");
}

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** An id made of a name: "Trường THCS Lê Lợi" → "truong-thcs-le-loi". */
export const slugOf = (name: string): string =>
  fold(name)
    .replace(/[^a-z\d]+/gu, "-")
    .replace(/^-+|-+$/gu, "")
    .slice(0, 80);
