/** Blanks that are more than one, or a tab. */
const GAP = /[ \t]{2,}|\t/g;

/** From here on a run of blanks parts two columns, as a tab does. */
const WIDE = 4;

/** What begins an item of a list: the gap after it parts no columns. */
const LIST_MARK = /^(?:[-+*•–]|\d{1,3}[.)]|[a-zđ][.)]|[IVXLC]{1,6}[.)])$/u;

/**
 * One blank between words, none at the ends of a line, and at most one empty line. A wide gap or a tab that parts two
 * columns stays one tab, since a header printed in two columns is read by it.
 */
export function tidyBlanks(text: string): string {
  const spaced = /[ \t]{2}|\t/.test(text) ? text.replace(GAP, gap) : text;
  return spaced
    .replace(/(?<![^\n\f]) | (?![^\n\f])/g, "")
    .replace(/\n{3,}/g, "\n\n")
    .replace(/^\n+/, "")
    .replace(/(?<!\n)\n+$/, "");
}

function gap(run: string, at: number, text: string): string {
  const before = text.charAt(at - 1);
  const after = text.charAt(at + run.length);
  if (/^[\n\f]?$/.test(before) || /^[\n\f]?$/.test(after)) return "";
  if (run.length < WIDE && !run.includes("\t")) return " ";
  // Between two words of one sentence a wide gap is only a justified line.
  if (/[\p{Ll},]/u.test(before) && /\p{Ll}/u.test(after)) return " ";
  const from = Math.max(text.lastIndexOf("\n", at - 1), text.lastIndexOf("\f", at - 1), at - 8);
  return LIST_MARK.test(text.slice(from + 1, at).trimStart()) ? " " : "\t";
}
