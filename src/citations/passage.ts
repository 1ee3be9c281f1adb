/** A text with the copy that its patterns are matched against. */
export interface Passage {
  readonly text: string;
  /** Lower case with the tones in their old places, of the same length: every offset holds for both. */
  readonly lower: string;
}

/** Lower case of the same length: the few letters that would grow stay as they are. */
export function lowerSameLength(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (char) => {
    const small = char.toLowerCase();
    return small.length === char.length ? small : char;
  }).join("");
}

/** oà, oé, uỷ at the end of a syllable: the only rimes in which the two placements of the tone differ. */
const NEW_PLACEMENT = /o[àáảãạèéẻẽẹ](?![\p{L}])|(?<!q)u[ỳýỷỹỵ](?![\p{L}])/gu;
const OLD_PLACEMENT: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ["oà oá oả oã oạ", "òa óa ỏa õa ọa"],
    ["oè oé oẻ oẽ oẹ", "òe óe ỏe õe ọe"],
    ["uỳ uý uỷ uỹ uỵ", "ùy úy ủy ũy ụy"],
  ].flatMap(([from, to]) => {
    const old = (to ?? "").split(" ");
    return (from ?? "").split(" ").map((rime, index) => [rime, old[index] ?? rime]);
  }),
);

/** The text with its lower-case copy; patterns are written with the tones in their old places ("khóa", "ủy ban"). */
export const passageOf = (text: string): Passage => ({
  text,
  lower: lowerSameLength(text).replace(NEW_PLACEMENT, (rime) => OLD_PLACEMENT[rime] ?? rime),
});

/** Runs a sticky pattern at one place. */
export function matchAt(pattern: RegExp, text: string, position: number): RegExpExecArray | null {
  pattern.lastIndex = position;
  return pattern.exec(text);
}

/** Skips blanks and at most one line break: a hard-wrapped line goes on, a paragraph does not. */
export function skipBlanks(text: string, position: number): number {
  return position + (matchAt(/[ \t]{0,8}(?:\n(?!\n)[ \t]{0,8})?/uy, text, position)?.[0].length ?? 0);
}
