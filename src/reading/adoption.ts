/** "Luật này đã được Quốc hội … thông qua ngày 20 tháng 6 năm 2012": the date of what bears no dateline. */
import type { Span } from "../directive.ts";
import { isoDate } from "./dateline.ts";

const ADOPTED =
  /(?:này (?:đã )?được|đã được) [^.\n]{5,160}?thông qua (?:vào )?ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})/gu;
/** The sentence is the last one before the signature. */
const NEAR = 2500;

/** The day on which a law or resolution was adopted, as its last sentence says, or null. */
export function adoptionDate(text: string, body: Span): { date: string; span: Span } | null {
  const from = Math.max(body.start, body.end - NEAR);
  const match = [...text.slice(from, body.end).matchAll(ADOPTED)].at(-1);
  const date = match && isoDate(match[1], match[2], Number(match[3]));
  return match && date
    ? { date, span: { start: from + match.index, end: from + match.index + match[0].length } }
    : null;
}
