/** Anything below may be there. */
const ANY = /[*\\#]/;

/** A backslash before punctuation, which Markdown needs and a letter does not have. */
const ESCAPED = /(?<!\\)\\+([-.()*_#[\]&~>+!|{}])/g;

const HEADING = /^(?:#{1,6} +)+(?=\S)/gm;

/** Two or three asterisks. */
const STRONG = /\*{2,}/g;

/** Text between two asterisks, over one line break at most: "(*có gửi qua email*)". */
const EMPHASIS =
  /(?<![\p{L}\p{N}*])\*([\p{L}\p{N}“"‘(](?:[^*\n]{0,300}\n)?[^*\n]{0,300})(?<=\S)\*(?![\p{L}\p{N}*])/gu;

/**
 * Takes out what extractors leave of Markdown: asterisks around text, backslashes before punctuation, the signs of a
 * heading. An asterisk that begins a list item, stands alone or marks a note "(*)" stays.
 */
export function withoutMarkdown(text: string): string {
  if (!ANY.test(text)) return text;
  return text.replace(ESCAPED, "$1").replace(HEADING, "").replace(STRONG, strongMark).replace(EMPHASIS, "$1");
}

/** A mark that touches a word, or stands alone on a line as the end of one that spans lines. "***" alone is an ornament. */
function strongMark(stars: string, at: number, text: string): string {
  if (stars.length > 3) return stars;
  const before = text.charAt(at - 1);
  const after = text.charAt(at + stars.length);
  const alone = /^\s?$/.test(before) && /^\s?$/.test(after);
  if (!alone) return "";
  return stars.length === 2 && /^\n?$/.test(before) && /^\n?$/.test(after) ? "" : stars;
}
