/** How numbers, dates and sizes are written for people of the office. */

export { formatDate } from "../../src/printed-date.ts";

const thousands = new Intl.NumberFormat("vi-VN");

/** 1234 → "1.234". */
export const formatCount = (n: number): string => thousands.format(n);

/** 7 → "07". */
export const two = (n: number): string => String(n).padStart(2, "0");

/** The day of a moment by the server's own clock, which stands in the office, as `formatDate` takes it. */
export const localDay = (at: Date): string =>
  `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;

/** 19000 → "19 KB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} byte`;
  const units = ["KB", "MB", "GB"];
  let value = bytes / 1024;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value < 10 ? value.toFixed(1).replace(".", ",").replace(",0", "") : Math.round(value)} ${units[unit]}`;
}

/** Seconds as a person says them: "khoảng 2 phút". */
export function formatWait(seconds: number): string {
  if (seconds < 60) return "dưới 1 phút";
  if (seconds < 3600) return `khoảng ${Math.round(seconds / 60)} phút`;
  return `khoảng ${Math.round(seconds / 3600)} giờ`;
}

const MEDIA: Readonly<Record<string, string>> = {
  "application/pdf": "PDF",
  "image/jpeg": "ảnh JPEG",
  "image/png": "ảnh PNG",
  "image/tiff": "ảnh TIFF",
  "text/plain": "văn bản thô",
  "text/markdown": "Markdown",
  "text/html": "trang web",
  "multipart/related": "trang web",
  "application/msword": "Word",
  "application/rtf": "RTF",
  "text/rtf": "RTF",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
  "application/vnd.oasis.opendocument.text": "ODT",
};

/** What staff call a kind of file: "PDF, 2 trang, 180 KB". */
export function describeFile(file: { mediaType: string; pages: number; bytes: number }): string {
  const kind = MEDIA[file.mediaType] ?? file.mediaType;
  const pages = file.mediaType === "application/pdf" && file.pages > 0 ? `${file.pages} trang` : null;
  return [kind, pages, formatBytes(file.bytes)].filter(Boolean).join(", ");
}

/** What staff write for long names of organs, longest first. */
const SHORT_ORGANS: readonly (readonly [RegExp, string])[] = [
  [/^Tổng Liên đoàn Lao động\b/u, "TLĐLĐ"],
  [/^Liên đoàn Lao động\b/u, "LĐLĐ"],
  [/^Ủy ban nhân dân\b/u, "UBND"],
  [/^Hội đồng nhân dân\b/u, "HĐND"],
  [/^Ủy ban Mặt trận Tổ quốc\b/u, "MTTQ"],
  [/^Ban Chấp hành Trung ương\b/u, "BCH Trung ương"],
  [/^Ban Thường vụ (?=\p{Lu})/u, ""],
];

const PROVINCIAL = /^(\S+) (?:tỉnh|thành phố)(?= )/u;

/** "Liên đoàn Lao động tỉnh Bình Thuận" → "LĐLĐ Bình Thuận", where there is little room. */
export function shortOrgan(name: string): string {
  for (const [long, short] of SHORT_ORGANS)
    if (long.test(name)) return name.replace(long, short).replace(PROVINCIAL, "$1");
  return name;
}

/** How often something is due. */
export const EVERY = {
  yearly: "hằng năm",
  quarterly: "hằng quý",
  monthly: "hằng tháng",
  weekly: "hằng tuần",
} as const;
