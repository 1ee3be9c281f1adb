/** Numbers and dates of scans that are never guessed: a person reads them off the picture of their line. */

import type { Scan, ScannedLine } from "../../src/reading/scan.ts";
import { doubtOf } from "../../src/reading/scanned-head.ts";
import { lineHref } from "./links.ts";

export interface HandwrittenLine {
  /** Row of the register card. */
  readonly label: string;
  readonly says: string;
  readonly href: string;
  readonly alt: string;
}

const LINES = [
  { field: "number", label: "Số", says: "Số ghi tay hoặc mờ: đọc ở ảnh", called: "số" },
  { field: "date", label: "Ngày", says: "Ngày ghi tay hoặc mờ: đọc ở ảnh", called: "ngày tháng" },
] as const;

export function handwrittenLines(
  id: string,
  scan: Scan | null,
  hasPicture: (field: ScannedLine["field"]) => boolean,
): HandwrittenLine[] {
  return LINES.flatMap(({ field, label, says, called }) => {
    const line = doubtOf(scan, field);
    if (!line || !hasPicture(field)) return [];
    const alt = `Ảnh chụp dòng ${called} của bản quét; máy chỉ đọc chắc được “${line.text.trim()}”`;
    return [{ label, says, href: lineHref(id, field), alt }];
  });
}
