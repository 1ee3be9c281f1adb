/** Blanks that are more than one, or a tab. */
const GAP = /[ \t]{2,}|\t/g;

/**
 * A thousand blanks or line breaks, and as many after them: what evaluates expressions keeps each step of a run, and has
 * no room for millions.
 */
const ENDLESS = /[ \t]{1000}(?=[ \t]{1000})|\n{1000}(?=\n{1000})/g;

/** From here on a run of blanks parts two columns, as a tab does. */
const WIDE = 4;

/** What begins an item of a list: the gap after it parts no columns. */
const LIST_MARK = /^(?:[-+*•–]|\d{1,3}[.)]|[a-zđ][.)]|[IVXLC]{1,6}[.)])$/u;

/** What a quick look over a text's blanks finds. */
interface Looseness {
  /** Blanks or line breaks that `tidyBlanks` would change. */
  untidy: boolean;
  /** Single letters with a blank after each, four of them at least. */
  spacedLetters: boolean;
}

const BLANK = 0x20;
const TAB = 0x09;
const NEWLINE = 0x0a;

/** One pass over the text; most texts need nothing of either. */
export function lookAtBlanks(text: string): Looseness {
  let untidy = false;
  let spacedLetters = false;
  const { length } = text;
  // Never a character outside: it answers NaN, and every later question is slower.
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code > BLANK) continue;
    const before = at === 0 ? NEWLINE : text.charCodeAt(at - 1);
    if (code === BLANK) {
      if (at + 4 < length && text.charCodeAt(at + 2) === BLANK && text.charCodeAt(at + 4) === BLANK)
        spacedLetters = true;
      if (before <= BLANK) untidy = true;
    } else if (code === TAB) untidy = true;
    else if (code === NEWLINE) {
      if (before === BLANK || at === 0) untidy = true;
      else if (before === NEWLINE && at + 1 < length && text.charCodeAt(at + 1) === NEWLINE) untidy = true;
    }
  }
  if (text.length > 0 && text.charCodeAt(text.length - 1) <= BLANK) untidy = true;
  return { untidy, spacedLetters };
}

/**
 * One blank between words, none at the ends of a line, and at most one empty line. A wide gap or a tab that parts two
 * columns stays one tab, since a header printed in two columns is read by it.
 */
export function tidyBlanks(text: string): string {
  const hasGaps = /[ \t]{2}|\t/.test(text);
  const bounded =
    hasGaps || text.includes("\n\n\n")
      ? text.replace(ENDLESS, (run) => (run.includes("\t") ? "\t" : ""))
      : text;
  const spaced = hasGaps ? bounded.replace(GAP, gap) : bounded;
  return withoutEdges(spaced)
    .replace(/\n{3,}/g, "\n\n")
    .replace(/^\n+/, "")
    .replace(/(?<!\n)\n+$/, "");
}

/** Without the single blank at either end of a line. */
function withoutEdges(text: string): string {
  const hasAny = text.startsWith(" ") || text.endsWith(" ") || text.includes("\n ") || text.includes(" \n");
  return hasAny ? text.replace(/(?<![^\n]) | (?![^\n])/g, "") : text;
}

function gap(run: string, at: number, text: string): string {
  const before = text.charAt(at - 1);
  const after = text.charAt(at + run.length);
  if (/^\n?$/.test(before) || /^\n?$/.test(after)) return "";
  if (run.length < WIDE && !run.includes("\t")) return " ";
  // Between two words of one sentence a run of blanks is only a justified line.
  if (!run.includes("\t") && /[\p{Ll},]/u.test(before) && /\p{Ll}/u.test(after)) return " ";
  // A mark is short: a look further back, to the line's beginning, would cost the square of the line's length.
  const near = text.slice(Math.max(0, at - 8), at);
  const mark = near.slice(near.lastIndexOf("\n") + 1);
  return mark.length < 8 && LIST_MARK.test(mark.trimStart()) ? " " : "\t";
}
