/** Names printed in capitals, in the case that staff write them in. */
import { oneLine } from "../text/one-line.ts";
import { fold, isSyllable } from "../vietnamese-tokenizer/index.ts";
import { foldedWhole } from "./folded.ts";
import { isCapital } from "./segments.ts";

/** How much of a text is searched for the same words in small letters. */
const SEARCHED = 40_000;

/** Generic phrases of organ names as they are written inside a name; every other word is a name and has a capital. */
const PHRASES = [
  ...[
    "Công đoàn cơ sở thành viên",
    "Công đoàn cơ sở",
    "Công đoàn bộ phận",
    "Công đoàn ngành",
    "Công đoàn",
    "Nghiệp đoàn",
  ],
  ...[
    "Tổng Liên đoàn Lao động",
    "Liên đoàn Lao động",
    "Ban Chấp hành",
    "Ban Thường vụ",
    "Ban Quản lý",
    "Ban Chỉ huy",
  ],
  ...[
    "Ủy ban nhân dân",
    "Uỷ ban nhân dân",
    "Hội đồng nhân dân",
    "Ủy ban Kiểm tra",
    "Tổng công ty",
    "Công ty",
    "Tập đoàn",
  ],
  ...[
    "Trách nhiệm hữu hạn",
    "Một thành viên",
    "Cổ phần",
    "Xí nghiệp",
    "Nhà máy",
    "Chi nhánh",
    "Hợp tác xã",
    "Ngân hàng",
  ],
  ...[
    "Trung học cơ sở",
    "Trung học phổ thông",
    "Phổ thông",
    "Tiểu học",
    "Mầm non",
    "Mẫu giáo",
    "Cao đẳng",
    "Đại học",
  ],
  ...[
    "Trung cấp",
    "Dạy nghề",
    "Giáo dục thường xuyên",
    "Giáo dục nghề nghiệp",
    "Giáo dục và Đào tạo",
    "Giáo dục",
  ],
  ...[
    "Bệnh viện",
    "Đa khoa",
    "Trung tâm",
    "Trạm Y tế",
    "Y tế",
    "khu vực",
    "khu công nghiệp",
    "khu kinh tế",
    "Công an",
  ],
  ...[
    "Văn phòng",
    "Đảng ủy",
    "Đảng bộ",
    "Chi bộ",
    "Tỉnh ủy",
    "Thành ủy",
    "Huyện ủy",
    "Quận ủy",
    "Thị ủy",
    "Tỉnh đoàn",
  ],
  ...[
    "Thương mại",
    "Dịch vụ",
    "Sản xuất",
    "Xây dựng",
    "Xuất nhập khẩu",
    "Đầu tư",
    "Phát triển",
    "Du lịch",
    "Kỹ thuật",
  ],
  ...[
    "Vận tải",
    "Điện lực",
    "Cấp nước",
    "Môi trường",
    "Cao su",
    "Cà phê",
    "Cơ quan",
    "các cơ quan",
    "Dệt may",
    "May mặc",
    "Chế biến",
    "Thủy sản",
    "Nông nghiệp",
  ],
  ...[
    "Tổng cục",
    "Chi cục",
    "Cục",
    "Kho bạc Nhà nước",
    "Tuyên giáo",
    "Dân vận",
    "Tổ chức",
    "Kiểm tra",
    "Nội chính",
    "Nữ công",
    "Chính sách",
    "Pháp luật",
    "Quan hệ",
    "Kinh tế",
    "Xã hội",
    "Kế hoạch",
    "Thể thao",
    "Viên chức",
    "Công Thương",
    "Giao thông vận tải",
    "Nội vụ",
    "Tài chính",
    "Tư pháp",
    "Lao động",
    "Văn hóa",
    "Thông tin",
  ],
  ...[
    "Mặt trận Tổ quốc",
    "Việt Nam",
    "Trung ương",
    "Phụ nữ",
    "Nông dân",
    "Cựu chiến binh",
    "Thanh niên",
    "Chữ thập đỏ",
  ],
  ...[
    "thành phố",
    "thị xã",
    "thị trấn",
    "đặc khu",
    "tỉnh",
    "huyện",
    "quận",
    "xã",
    "phường",
    "và",
    "của",
    "các",
    "thuộc",
    "tại",
  ],
  ...["trực thuộc", "cơ sở", "cấp trên trực tiếp", "ngành", "cấp"],
].sort((a, b) => b.length - a.length);

/**
 * A printed name in the usual case: as the text itself writes it elsewhere in small letters, else by rule.
 *
 * A name that is not in capitals is returned as it is.
 */
export function usualCase(printed: string, text: string): string {
  const name = oneLine(printed);
  if (!isCapital(name)) return name;
  return sameWordsIn(text, name) ?? byRule(name, text);
}

function sameWordsIn(text: string, name: string): string | null {
  const searched = text.slice(0, SEARCHED);
  const folded = foldedWhole(text).slice(0, SEARCHED);
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

function byRule(name: string, text: string): string {
  const lower = name.toLowerCase();
  let result = "";
  for (let at = 0; at < lower.length; ) {
    const phrase = PHRASES.find(
      (candidate) =>
        lower.startsWith(candidate.toLowerCase(), at) &&
        !/[\p{L}\d]/u.test(lower.charAt(at + candidate.length)),
    );
    const word =
      phrase ?? /^(?:[\p{L}\p{M}\d]+|[^\p{L}\p{M}\d]+)/u.exec(lower.slice(at))?.[0] ?? lower.charAt(at);
    result += phrase ?? nameWord(name.slice(at, at + word.length), text);
    at += word.length;
  }
  return result.charAt(0).toUpperCase() + result.slice(1);
}

/** A syllable of the languages of the Highlands ("EA", "TUL", "KRÔNG"); abbreviations rarely have this shape. */
const FOREIGN_SYLLABLE =
  /^(?:[bcdghklmnpqrstvx]|[bcdgkmnpst][hlr]|ng)?[aeiouy]{1,2}(?:ng|nh|ch|[cklmnprt])?$/u;

/** "TNHH", "THCS", "ABC" stay as they are; syllables, and words that the text writes in small letters, get a capital. */
function nameWord(word: string, text: string): string {
  const lower = word.toLowerCase();
  const capital = lower.charAt(0).toUpperCase() + lower.slice(1);
  if (isSyllable(lower) || FOREIGN_SYLLABLE.test(fold(word))) return capital;
  return word.length > 1 && text.slice(0, SEARCHED).includes(capital) ? capital : word;
}

/** A place's name in capitals, each word with one: "AN BIÊN" → "An Biên". */
export const placeCase = (name: string): string =>
  isCapital(name)
    ? name.toLowerCase().replace(/(?<![\p{L}\p{M}'’])\p{L}/gu, (letter) => letter.toUpperCase())
    : name;

/** An id made of a name: "Trường THCS Lê Lợi" → "truong-thcs-le-loi". */
export const slugOf = (name: string): string =>
  fold(name)
    .replace(/[^a-z\d]+/gu, "-")
    .replace(/^-+|-+$/gu, "")
    .slice(0, 80);
