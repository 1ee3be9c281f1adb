/** Questions that are too long for the engine or for anybody, cut; what is left out is said. Pure. */
import { MAX_PARTS } from "./engine.ts";
import type { Segment } from "./question.ts";
import type { SearchNote } from "./types.ts";

/** More is no question any more; what is left out is said. */
export const MAX_LENGTH = 10_000;
const MAX_WORDS = 200;
const MAX_EXCLUSIONS = 100;

export const isNegative = (segment: Segment): boolean => segment.kind !== "word" && segment.negative;

export function shortened(
  segments: readonly Segment[],
  tooLong: boolean,
): { segments: Segment[]; note: SearchNote[] } {
  let words = 0;
  let numbers = 0;
  let exclusions = 0;
  const kept = segments.flatMap((segment): Segment[] => {
    const length = segment.kind === "phrase" ? segment.words.length : 1;
    if (isNegative(segment)) {
      exclusions += 1;
      return exclusions > MAX_EXCLUSIONS || length > MAX_WORDS ? [] : [segment];
    }
    if (segment.kind === "number") {
      numbers += 1;
      return numbers > MAX_PARTS ? [] : [segment];
    }
    const room = MAX_WORDS - words;
    words += length;
    if (room <= 0) return [];
    return [segment.kind === "phrase" ? { ...segment, words: segment.words.slice(0, room) } : segment];
  });
  const cut = tooLong || words > MAX_WORDS || numbers > MAX_PARTS || exclusions > MAX_EXCLUSIONS;
  const message = `Câu hỏi quá dài: chỉ dùng ${MAX_WORDS} từ, ${MAX_PARTS} số hiệu và ${MAX_EXCLUSIONS} cụm loại trừ đầu tiên.`;
  return { segments: kept, note: cut ? [{ code: "too-long", message }] : [] };
}
