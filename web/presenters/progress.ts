/** What the indexer is doing, in words. */
import type { IndexingProgress } from "../services.ts";
import { formatCount, formatWait } from "./words.ts";

/** The quiet line on every page while the indexer is at work. */
export function presentProgress(indexing: IndexingProgress | null): string | null {
  if (!indexing) return null;
  const { stage, done, total, secondsLeft } = indexing;
  const left = secondsLeft === null || secondsLeft === 0 ? "" : `, còn ${formatWait(secondsLeft)}`;
  const of = total === null ? formatCount(done) : `${formatCount(done)} trên ${formatCount(total)}`;
  switch (stage) {
    case "files":
      if (total === null) return `Đang xem các thư mục: đã thấy ${formatCount(done)} tệp.`;
      return `Đang đưa văn bản vào kho: ${of} tệp${left}. Kết quả có thể chưa đủ.`;
    case "reread":
      return `Đang đọc lại văn bản bằng bộ quy tắc mới: ${of}${left}.`;
    case "rebuild":
      return `Đang lập lại chỉ mục: ${of} văn bản${left}.`;
    case "publish":
      return `Đang đưa vào chỉ mục: còn ${formatCount(total ?? 0)} văn bản. Kết quả có thể chưa đủ.`;
    default:
      return stage satisfies never;
  }
}

/** "6 tệp mỗi giây, 2 tệp lỗi". */
export function presentPace({ stage, rate, failed }: IndexingProgress): string {
  const unit = stage === "files" ? "tệp" : "văn bản";
  return [
    rate >= 1 ? `${formatCount(Math.round(rate))} ${unit} mỗi giây` : null,
    failed > 0 ? `${formatCount(failed)} tệp không nhận được` : null,
  ]
    .filter(Boolean)
    .join(", ");
}
