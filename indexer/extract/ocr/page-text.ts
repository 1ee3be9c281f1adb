/** The text of a recognised page, in lines as a person reads them. */
import { fold } from "../../../src/vietnamese-tokenizer/index.ts";
import { type PageItem, pageLines } from "../pdf-lines.ts";
import type { Line } from "./words.ts";

/**
 * Lines that are read off a page a little turned are made level first, so that what stands beside one another is seen
 * to do so.
 *
 * @param height of the page in pixels.
 */
export function pageText(lines: readonly Line[], height: number): string {
  const slope = slopeOf(lines);
  const level = lines.map((line) => itemsOf(line, slope, height)).filter((items) => items.length > 0);
  return pageLines(level.flat());
}

/** Words of a line get one base and one height: single letters (g, “”) must not look like another line. */
function itemsOf(line: Line, slope: number, height: number): PageItem[] {
  const bases = line.map((word) => word.top + word.height - slope * (word.left + word.width / 2));
  const base = median(bases);
  const size = 0.85 * median(line.map((word) => word.height));
  return line.map((word, at) => ({
    text: word.text,
    x: word.left,
    y: height - base,
    // Nothing may stand close before it.
    width: word.width - (beginsColumn(line, at + 1) ? 2 * size : 0),
    height: size,
  }));
}

/** The right column of a letter's head often begins closely behind the left one, and always with these words. */
const RIGHT_COLUMN = /^(?:cong hoa xa hoi|dang cong san viet|doc lap ?-)/u;

const beginsColumn = (line: Line, at: number): boolean =>
  RIGHT_COLUMN.test(
    fold(
      line
        .slice(at, at + 4)
        .map((word) => word.text.normalize("NFC"))
        .join(" "),
    ),
  );

/** How far a line sinks on its way to the right. */
export function slopeOf(lines: readonly Line[]): number {
  const slopes = lines.flatMap((line) => {
    const [first, last] = [line[0], line.at(-1)];
    if (!first || !last || line.length < 5) return [];
    const across = last.left - first.left;
    // Tops and bottoms both: either is off where a letter reaches up or down.
    const down = (last.top + last.top + last.height - 2 * first.top - first.height) / 2;
    return across > 0 ? [down / across] : [];
  });
  return slopes.length === 0 ? 0 : median(slopes);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
