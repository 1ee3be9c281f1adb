/** Cuts text to a width without a browser. Widths are those of Be Vietnam Pro in em, rounded up. */
const NARROW = /[\s.,:;'’!|/()\-·ijlItfr1ìíỉĩịÌÍỈĨỊ]/u;
const WIDE = /[mwMWĐOQ–—@%&]|\p{Script=Han}/u;
const CAPITAL = /[\p{Lu}\d]/u;

const emOf = (char: string): number =>
  NARROW.test(char) ? 0.42 : WIDE.test(char) ? 0.92 : CAPITAL.test(char) ? 0.72 : 0.6;

/** How wide a text is at most, in the unit of `size`. */
export function widthOf(text: string, size: number): number {
  let em = 0;
  for (const char of text.normalize("NFC")) em += emOf(char);
  return em * size;
}

/** The text, or its beginning with "…", no wider than `width`. */
export function fitText(text: string, width: number, size: number): string {
  if (widthOf(text, size) <= width) return text;
  let room = width - widthOf("…", size);
  let kept = "";
  for (const char of text.normalize("NFC")) {
    room -= emOf(char) * size;
    if (room < 0) break;
    kept += char;
  }
  return `${kept.trimEnd()}…`;
}
