/** What is said when a run is over. */
import type { FailedFile } from "../src/catalogue/index.ts";
import type { RunReport } from "./pipeline.ts";
import { duration } from "./progress.ts";

const number = (value: number): string => value.toLocaleString("vi-VN");
/** So many failures are listed; the rest is counted, and `status` lists all. */
const LISTED = 100;

export function reportText(report: RunReport, failures: readonly FailedFile[]): string {
  const lines = [summary(report)];
  if (report.reread > 0) lines.push(`Đọc lại ${number(report.reread)} văn bản bằng bộ quy tắc mới.`);
  if (report.rebuilt) lines.push("Chỉ mục đã được lập lại từ sổ văn bản.");
  for (const root of report.keptRoots) {
    lines.push(
      `Cảnh báo: ${root} đang trống, có vẻ ổ đĩa chưa được gắn; các văn bản của thư mục này được giữ nguyên (nếu đã xoá thật, chạy lại với --prune).`,
    );
  }
  if (failures.length > 0) {
    lines.push(`${number(failures.length)} tệp không nhận được:`);
    for (const { path, code, reason } of failures.slice(0, LISTED))
      lines.push(`  ${path}: ${reason} [${code}]`);
    const more = failures.length - LISTED;
    if (more > 0) lines.push(`  … và ${number(more)} tệp nữa; lệnh status liệt kê tất cả.`);
  }
  for (const { id, reason } of report.refused) lines.push(`Máy tìm kiếm không nhận văn bản ${id}: ${reason}`);
  return `${lines.join("\n")}\n`;
}

function summary({
  taken,
  known,
  unchanged,
  ignored,
  removed,
  failed,
  documents,
  seconds,
}: RunReport): string {
  const parts = [`nhận mới ${number(taken)}`, `không đổi ${number(unchanged)}`];
  if (known > 0) parts.push(`bản sao hoặc chuyển chỗ ${number(known)}`);
  if (ignored > 0) parts.push(`bỏ qua ${number(ignored)} tệp dữ liệu`);
  parts.push(`gỡ ${number(removed)}`, `lỗi ${number(failed)}`);
  const seen = taken + known + unchanged + ignored + failed;
  const rate = seconds > 0 ? `, ${number(Math.round(seen / seconds))} tệp/giây` : "";
  return `Xong: ${parts.join(", ")}. Kho có ${number(documents)} văn bản. (${duration(seconds)}${rate})`;
}
