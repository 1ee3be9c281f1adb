/** Anything below may be there. */
const ANY = /[*\\#]/;

/** A backslash before punctuation, which Markdown needs and a letter does not have. */
const ESCAPED = /(?<!\\)\\+([-.()*_#[\]&~>+!|{}])/g;

const HEADING = /^(?:#{1,6} +)+(?=\S)/gm;

/** Two or three asterisks that touch a word, or stand alone on a line as the end of a mark that spans lines. */
const STRONG = /(?<!\*)\*{2,3}(?=[^*\s])|(?<=[^*\s])\*{2,3}(?!\*)|^\*\*$/gm;

/** Text between two asterisks, over one line break at most: "(*có gửi qua email*)". */
const EMPHASIS =
  /(?<![\p{L}\p{N}*])\*([\p{L}\p{N}“"‘(](?:[^*\n]{0,300}\n)?[^*\n]{0,300})(?<=\S)\*(?![\p{L}\p{N}*])/gu;

/**
 * Takes out what extractors leave of Markdown: asterisks around text, backslashes before punctuation, the signs of a
 * heading. An asterisk that begins a list item, stands alone or marks a note "(*)" stays.
 */
export function withoutMarkdown(text: string): string {
  if (!ANY.test(text)) return text;
  return text.replace(ESCAPED, "$1").replace(HEADING, "").replace(STRONG, "").replace(EMPHASIS, "$1");
}
