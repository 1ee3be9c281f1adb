/** A word of the text as it is printed, and where it stands: `text.slice(start, end)`. */
export interface Token {
  text: string;
  start: number;
  end: number;
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * The runs of letters (with their combining marks) and digits, in order; everything else separates them:
 * "CNVC-LĐ" gives two tokens, "05-CT/TW" gives 05, CT and TW. In Vietnamese a token is one syllable.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    tokens.push({ text: match[0], start: match.index, end: match.index + match[0].length });
  }
  return tokens;
}
