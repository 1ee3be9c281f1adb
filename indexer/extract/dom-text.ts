/**
 * A DOM as lines of text: blocks and `<br>` end lines, paragraphs are parted by an empty line, list items keep
 * their numbers, and the two-column tables of a letter's head and foot are read column by column.
 */
import { formatNumber } from "./docx-numbering.ts";
import { type Cell, tableText } from "./table-text.ts";

/** What we use of a DOM; linkedom's classes fit it. */
export interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: ArrayLike<DomNode>;
}
export interface DomElement extends DomNode {
  getAttribute(name: string): string | null;
}

const TEXT = 3;
const ELEMENT = 1;

const names = (list: string): ReadonlySet<string> => new Set(list.toUpperCase().split(" "));
const NO_TEXT = names(
  "script style noscript template head svg iframe object embed applet select option input button textarea canvas audio video map del colgroup",
);
const PARAGRAPHS = names("p h1 h2 h3 h4 h5 h6 blockquote pre ul ol dl table figure hr");
const BLOCKS = names(
  "address article aside body center dd details div dt fieldset figcaption footer form header html li main nav section summary caption tr thead tbody tfoot td th",
);

/** Deeper nesting than any page has: read flat, so that a page of a million divs cannot exhaust the stack. */
const MAX_DEPTH = 300;

/** Text under construction: breaks are remembered and written when the next text comes. */
class Lines {
  private text = "";
  private breaks = 0;
  private space = false;

  add(words: string): void {
    const collapsed = words.replace(/[ \t\n\r\f]+/gu, " ");
    const body = collapsed.startsWith(" ") ? collapsed.slice(1) : collapsed;
    if (collapsed.startsWith(" ")) this.space = true;
    if (body === "") return;
    if (this.breaks > 0) this.text += this.text === "" ? "" : "\n".repeat(this.breaks);
    else if (this.space && this.text !== "") this.text += " ";
    this.breaks = 0;
    this.space = body.endsWith(" ");
    this.text += this.space ? body.slice(0, -1) : body;
  }
  /** Text whose line breaks stand (pre, finished tables). */
  addLines(lines: string): void {
    if (lines === "") return;
    if (this.text !== "") this.text += "\n".repeat(Math.max(this.breaks, 0));
    this.breaks = 0;
    this.space = false;
    this.text += lines;
  }
  /** At least `n` line ends before the next text; each `<br>` adds one, up to an empty line. */
  break(n: number, adds = false): void {
    if (n === 0) return;
    this.breaks = adds ? Math.min(2, this.breaks + n) : Math.max(this.breaks, n);
    this.space = false;
  }
  toString(): string {
    return this.text;
  }
}

/** The text of a node; `withinCell` keeps paragraphs together, as the lines of one cell. */
export function domText(root: DomNode, options: { readonly withinCell?: boolean } = {}): string {
  const lines = new Lines();
  visit(root, lines, options.withinCell ? 1 : 2, 0);
  return lines.toString();
}

function visit(node: DomNode, lines: Lines, gap: number, depth: number): void {
  const name = node.nodeName.toUpperCase();
  if (node.nodeType === TEXT) lines.add(node.textContent ?? "");
  else if (node.nodeType !== ELEMENT) visitAll(node, lines, gap, depth);
  else if (NO_TEXT.has(name) || isHidden(node as DomElement)) return;
  else if (name === "BR") lines.break(1, true);
  else if (depth > MAX_DEPTH) lines.add(node.textContent ?? "");
  else visitElement(node as DomElement, name, lines, gap, depth);
}

function visitElement(element: DomElement, name: string, lines: Lines, gap: number, depth: number): void {
  const around = PARAGRAPHS.has(name) ? gap : BLOCKS.has(name) ? 1 : 0;
  lines.break(around);
  if (name === "TABLE") lines.addLines(domTable(element, depth));
  else if (name === "PRE") lines.addLines((element.textContent ?? "").replace(/^\n|\s+$/gu, ""));
  else if (name === "OL" || name === "UL") visitList(element, lines, depth);
  else visitAll(element, lines, gap, depth);
  lines.break(around);
}

function visitAll(node: DomNode, lines: Lines, gap: number, depth: number): void {
  for (const child of Array.from(node.childNodes)) visit(child, lines, gap, depth + 1);
}

function isHidden(element: DomElement): boolean {
  if (element.getAttribute("hidden") !== null) return true;
  const style = element.getAttribute("style");
  return style !== null && /display\s?:\s?none|visibility\s?:\s?hidden/iu.test(style);
}

// ── lists ────────────────────────────────────────────────────────────────────────────────────────────────

function visitList(list: DomElement, lines: Lines, depth: number): void {
  const ordered = list.nodeName.toUpperCase() === "OL";
  let number = Number.parseInt(list.getAttribute("start") ?? "1", 10) || 1;
  for (const child of Array.from(list.childNodes)) {
    if (child.nodeName.toUpperCase() !== "LI") {
      visit(child, lines, 1, depth + 1);
      continue;
    }
    const item = child as DomElement;
    number = Number.parseInt(item.getAttribute("value") ?? "", 10) || number;
    lines.break(1);
    const body = domText(item, { withinCell: true });
    const mark = ordered ? ordinal(number, list.getAttribute("type")) : "-";
    // A bullet or number that was typed as text stays the only one.
    lines.addLines(/^(?:[-–+•*]|\d+[.)]|[a-zđ][.)])\s/iu.test(body) ? body : `${mark} ${body}`.trimEnd());
    lines.break(1);
    number += 1;
  }
}

/** HTML's names of number formats are Word's in short. */
const FORMATS: Readonly<Record<string, string>> = {
  a: "lowerLetter",
  A: "upperLetter",
  i: "lowerRoman",
  I: "upperRoman",
};

function ordinal(number: number, type: string | null): string {
  const format = FORMATS[type ?? ""] ?? "decimal";
  return `${formatNumber(number, format)}${format === "lowerLetter" ? ")" : "."}`;
}

// ── tables ───────────────────────────────────────────────────────────────────────────────────────────────

function domTable(table: DomElement, depth: number): string {
  const { rows, captions } = readTable(table, depth);
  return tableText(rows, captions);
}

function readTable(table: DomElement, depth: number): { rows: Cell[][]; captions: string[] } {
  const rows: Cell[][] = [];
  const captions: string[] = [];
  const collect = (node: DomNode): void => {
    for (const child of Array.from(node.childNodes)) {
      const name = child.nodeName.toUpperCase();
      if (name === "THEAD" || name === "TBODY" || name === "TFOOT") collect(child);
      else if (name === "CAPTION") captions.push(domText(child));
      else if (name === "TR") rows.push(readRow(child, depth));
    }
  };
  collect(table);
  return { rows, captions };
}

function readRow(row: DomNode, depth: number): Cell[] {
  const cells: Cell[] = [];
  for (const child of Array.from(row.childNodes)) {
    const name = child.nodeName.toUpperCase();
    if (name !== "TD" && name !== "TH") continue;
    const element = child as DomElement;
    const lines = new Lines();
    visitAll(element, lines, 1, depth + 1);
    cells.push({ text: lines.toString().trim(), nested: holdsTable(element) });
    // A cell over several columns keeps the later ones in their place.
    const span = Math.min(20, Number.parseInt(element.getAttribute("colspan") ?? "1", 10) || 1);
    for (let extra = 1; extra < span; extra += 1) cells.push({ text: "", nested: false });
  }
  return cells;
}

function holdsTable(node: DomNode): boolean {
  return Array.from(node.childNodes).some(
    (child) => child.nodeName.toUpperCase() === "TABLE" || holdsTable(child),
  );
}
