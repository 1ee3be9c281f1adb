/** Who signed: the name, the post in the usual case, and the form of signing as printed. */
import type { Signatory } from "../directive.ts";
import { oneLine } from "../text/one-line.ts";
import type { Segment } from "./segments.ts";
import { personName, type SignatureBlock } from "./tail.ts";

/** Reads the signatory of a block, or null when no name stands in it. */
export function signatoryOf(block: SignatureBlock | null): Signatory | null {
  if (!block?.name) return null;
  const name = personName(block.name.text);
  if (!name) return null;
  // "THỐNG ĐỐC / PHÓ THỐNG ĐỐC" without its "KT.": the last line is the post.
  const deputy = block.posts.findLastIndex(({ fold }) => /^(?:pho |thu truong)/u.test(fold));
  const position = oneLine(
    block.posts
      .slice(Math.max(0, deputy))
      .map(({ text }) => text)
      .join(" "),
  );
  return {
    name: nameCase(name),
    position: position ? postCase(position) : postOfForms(block.forms),
    form: block.forms.length > 0 ? block.forms.map(({ text }) => oneLine(text)).join(", ") : null,
  };
}

/** "TL. BAN THƯỜNG VỤ, CHÁNH VĂN PHÒNG" keeps the post on the form's own line. */
function postOfForms(forms: readonly Segment[]): string | null {
  const last = forms.at(-1);
  const post = last && /^Q\. ?(.+)$/u.exec(last.text)?.[1];
  return post ? `Quyền ${postCase(oneLine(post))}` : null;
}

/** Names in capitals are given the usual case. */
function nameCase(name: string): string {
  if (name !== name.toUpperCase()) return name;
  return name.toLowerCase().replace(/(?<![\p{L}])\p{L}/gu, (first) => first.toUpperCase());
}

/**
 * Words that begin with a capital inside a post: "Phó Chủ tịch Thường trực", "Phó Trưởng ban", "Chánh Văn phòng".
 * Longer phrases first. (Nghị định 30/2020/NĐ-CP, Phụ lục II: capitals in posts.)
 */
const POST_PHRASES = [
  ...["Tổng Bí thư", "Tổng Giám đốc", "Tổng Thư ký", "Tổng Thanh tra", "Tổng Kiểm toán", "Chủ tịch nước"],
  ...[
    "Chủ tịch",
    "Bí thư",
    "Giám đốc",
    "Trưởng ban",
    "Trưởng phòng",
    "Trưởng đoàn",
    "Trưởng Công an",
    "Chánh Văn phòng",
  ],
  ...[
    "Chánh Thanh tra",
    "Chánh án",
    "Thủ tướng",
    "Bộ trưởng",
    "Thứ trưởng",
    "Thống đốc",
    "Viện trưởng",
    "Hiệu trưởng",
  ],
  ...[
    "Chủ nhiệm",
    "Cục trưởng",
    "Vụ trưởng",
    "Chi cục trưởng",
    "Tổng cục trưởng",
    "Ủy viên",
    "Thường trực",
    "Quyền",
    "Phó",
  ],
  ...[
    "Đội trưởng",
    "Tổ trưởng",
    "Kế toán trưởng",
    "Ban Thường vụ",
    "Ban Chấp hành",
    "Ban Thường trực",
    "Đoàn Chủ tịch",
  ],
  ...[
    "Ủy ban",
    "Hội đồng",
    "Liên đoàn Lao động",
    "Công đoàn",
    "Tuyên giáo",
    "Dân vận",
    "Tổ chức",
    "Kiểm tra",
    "Nội chính",
  ],
  ...[
    "Văn phòng",
    "Tỉnh ủy",
    "Thành ủy",
    "Huyện ủy",
    "Đảng ủy",
    "Quốc hội",
    "Chính phủ",
    "Mặt trận Tổ quốc",
    "Việt Nam",
  ],
  ...[
    "Ban Tuyên giáo",
    "Ban Dân vận",
    "Ban Tổ chức",
    "Ban Chính sách",
    "Nữ công",
    "Tài chính",
    "Nội vụ",
    "Đảng",
    "Phòng",
    "Sở",
  ],
].sort((a, b) => b.length - a.length);
/** Behind these the name of the unit begins: "Trưởng ban Chính sách - Pháp luật". */
const BEFORE_UNIT =
  /(?:(?:Trưởng|trưởng) (?:ban|phòng|khoa)|[Gg]iám đốc|[Vv]ụ trưởng|[Cc]ục trưởng|[Hh]iệu trưởng|[Cc]hủ nhiệm|Phó Trưởng ban|-|–) $/u;

/** A post in capitals, in the case that staff write it in. A post in small letters stays as printed. */
export function postCase(printed: string): string {
  if (printed !== printed.toUpperCase()) return printed;
  const lower = printed.toLowerCase().replace(/uỷ/gu, "ủy");
  let result = "";
  for (let at = 0; at < lower.length; ) {
    const phrase = POST_PHRASES.find(
      (candidate) =>
        lower.startsWith(candidate.toLowerCase(), at) && !/\p{L}/u.test(lower.charAt(at + candidate.length)),
    );
    const word = phrase ?? /^[\p{L}\d]+|^[^\p{L}\d]+/u.exec(lower.slice(at))?.[0] ?? lower.charAt(at);
    const opens = phrase === undefined && BEFORE_UNIT.test(result);
    result += opens ? word.charAt(0).toUpperCase() + word.slice(1) : word;
    at += word.length;
  }
  return result.charAt(0).toUpperCase() + result.slice(1);
}
