import { TABLE_SIZE } from "./letters.ts";

/** A word of the text as it is printed, and where it stands: `text.slice(start, end)`. */
export interface Token {
  text: string;
  start: number;
  end: number;
}

const PART = /^[\p{L}\p{M}\p{N}]$/u;

let table: Uint8Array | undefined;

/** Which code units below TABLE_SIZE belong to words; a regular expression over the text takes more than twice as long. */
function parts(): Uint8Array {
  table ??= Uint8Array.from({ length: TABLE_SIZE }, (_, unit) =>
    Number(PART.test(String.fromCharCode(unit))),
  );
  return table;
}

/**
 * The runs of letters (with their combining marks) and digits, in order; everything else separates them:
 * "CNVC-LĐ" gives two tokens, "05-CT/TW" gives 05, CT and TW. In Vietnamese a token is one syllable.
 */
export function tokenize(text: string): Token[] {
  const known = parts();
  const tokens: Token[] = [];
  let start = -1;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    let last = at;
    let inside = known[unit] === 1;
    if (unit >= TABLE_SIZE) {
      const code = text.codePointAt(at) ?? unit;
      inside = PART.test(String.fromCodePoint(code));
      if (code > 0xffff) last += 1;
    }
    if (inside && start < 0) start = at;
    else if (!inside && start >= 0) {
      tokens.push({ text: text.slice(start, at), start, end: at });
      start = -1;
    }
    at = last;
  }
  if (start >= 0) tokens.push({ text: text.slice(start), start, end: text.length });
  return tokens;
}
