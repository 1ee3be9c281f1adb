/** The quiet line on every page while the indexer is at work. */
import type { IndexingProgress } from "../services.ts";
import { formatCount, formatWait } from "./words.ts";

export function presentProgress(indexing: IndexingProgress | null): string | null {
  if (!indexing) return null;
  const { done, total, secondsLeft } = indexing;
  if (total === null) return `Đang xem các thư mục: đã thấy ${formatCount(done)} tệp.`;
  const left = secondsLeft === null ? "" : `, còn ${formatWait(secondsLeft)}`;
  return `Đang đưa văn bản vào kho: ${formatCount(done)} trên ${formatCount(total)} tệp${left}. Kết quả có thể chưa đủ.`;
}
