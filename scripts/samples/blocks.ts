/** A letter as laid out, before a file format is chosen. */

export interface Run {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** A footnote mark; `text` is empty. */
  readonly note?: number;
}

export type Align = "left" | "center" | "right";

export type Block =
  /** Two columns side by side: the header, or recipients and signature. */
  | { readonly kind: "columns"; readonly left: readonly Line[]; readonly right: readonly Line[] }
  | { readonly kind: "line"; readonly runs: readonly Run[]; readonly align: Align }
  | { readonly kind: "paragraph"; readonly runs: readonly Run[] }
  | { readonly kind: "heading"; readonly runs: readonly Run[] }
  | { readonly kind: "table"; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: "note"; readonly number: number; readonly runs: readonly Run[] }
  | { readonly kind: "gap" }
  | { readonly kind: "pageBreak" };

export interface Line {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly align?: Align;
}

/** The text of runs, footnote marks as [n]. */
export const textOf = (runs: readonly Run[]): string =>
  runs.map((run) => (run.note === undefined ? run.text : `[${run.note}]`)).join("");

const INLINE = /\*\*([^*]+)\*\*|\*([^*]+)\*|\[\^(\d+)\]/gu;

/** Read `**bold**`, `*italic*` and `[^1]`. */
export function parseRuns(source: string): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const match of source.matchAll(INLINE)) {
    if (match.index > at) runs.push({ text: source.slice(at, match.index) });
    if (match[1] !== undefined) runs.push({ text: match[1], bold: true });
    else if (match[2] !== undefined) runs.push({ text: match[2], italic: true });
    else runs.push({ text: "", note: Number(match[3]) });
    at = match.index + match[0].length;
  }
  if (at < source.length) runs.push({ text: source.slice(at) });
  return runs;
}

/**
 * Read a letter's body: blank lines part the blocks; `## ` is a heading, `> ` a centred line, `|` a table,
 * `===` a page break, `[^1]: ` a footnote.
 */
export function parseBody(body: string): Block[] {
  const blocks: Block[] = [];
  for (const chunk of body.split(/\n{2,}/u)) {
    const note = /^\[\^(\d+)\]: (.*)$/su.exec(chunk);
    if (chunk === "===") blocks.push({ kind: "pageBreak" });
    else if (note) blocks.push({ kind: "note", number: Number(note[1]), runs: parseRuns(note[2]!) });
    else if (chunk.startsWith("## ")) blocks.push({ kind: "heading", runs: parseRuns(chunk.slice(3)) });
    else if (chunk.startsWith("|")) blocks.push({ kind: "table", rows: parseTable(chunk) });
    else {
      for (const line of chunk.split("\n")) {
        if (line.startsWith("> ")) {
          blocks.push({ kind: "line", align: "center", runs: parseRuns(line.slice(2)) });
        } else if (line.startsWith("## ")) blocks.push({ kind: "heading", runs: parseRuns(line.slice(3)) });
        else blocks.push({ kind: "paragraph", runs: parseRuns(line) });
      }
    }
  }
  return blocks;
}

function parseTable(chunk: string): string[][] {
  return chunk
    .split("\n")
    .filter((line) => !/^\|[-|: ]+\|$/u.test(line))
    .map((line) =>
      line
        .replace(/^\||\|$/gu, "")
        .split("|")
        .map((cell) => cell.trim()),
    );
}

/** Break text into lines of at most `width` characters at spaces. */
export function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  if (line !== "") lines.push(line);
  return lines;
}
