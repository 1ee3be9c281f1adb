/**
 * The XML of a table's worksheet (ECMA-376, part 1, 18.3). Text is always an inline string in the number format
 * "text", so nothing that stands in a letter can become a formula, not even when somebody edits the cell.
 */
import type { Cell, Table } from "./columns.ts";

/** Indexes of `cellXfs` in `STYLES`. */
const TEXT = 1;
const DATE = 2;
const HEAD = 3;
const NUMBER = 4;

const THIN = ["left", "right", "top", "bottom"].map((side) => `<${side} style="thin"/>`).join("");

export const STYLES =
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="Times New Roman"/></font>' +
  '<font><b/><sz val="11"/><name val="Times New Roman"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill>' +
  '<fill><patternFill patternType="gray125"/></fill></fills>' +
  `<borders count="2"><border/><border>${THIN}</border></borders>` +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  format(49, 0) +
  format(164, 0) +
  format(49, 1) +
  format(1, 0) +
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

function format(numberFormat: number, font: number): string {
  const ids = `numFmtId="${numberFormat}" fontId="${font}" fillId="0" borderId="1" xfId="0"`;
  const applied = 'applyNumberFormat="1" applyFont="1" applyBorder="1" applyAlignment="1"';
  return `<xf ${ids} ${applied}><alignment vertical="top" wrapText="1"/></xf>`;
}

/** Up to the first row: the head stays in sight, the columns have their widths. */
export function sheetStart<Row>({ columns }: Table<Row>): string {
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  return (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" ' +
    `state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="${LINE}"/><cols>${widths.join("")}</cols><sheetData>` +
    `<row r="1">${columns.map(({ title }) => inline(title, HEAD)).join("")}</row>`
  );
}

/** Printed on A4 across, as wide as the page. */
const PAGE =
  '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>' +
  '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>';

/** @param rows lines that were written, the head not counted */
export const sheetEnd = <Row>(rows: number, { columns }: Table<Row>): string =>
  `</sheetData><autoFilter ref="A1:${letter(columns.length - 1)}${rows + 1}"/>${PAGE}</worksheet>`;

export function sheetRow<Row>(row: Row, { columns }: Table<Row>): string {
  const cells = columns.map(({ cell, width }) => ({ cell: cell(row), width }));
  const lines = Math.min(MOST_LINES, Math.max(...cells.map(linesOf)));
  return `<row ht="${lines * LINE}">${cells.map(({ cell }) => cellXml(cell)).join("")}</row>`;
}

/** Height of a line, in points. */
const LINE = 15;
/** What is longer is read in the cell itself. */
const MOST_LINES = 12;

/** Letters to a unit of a column's width, measured on letters in this font with what wrapping leaves empty. */
const LETTERS = 1.1;

/** Wrapped lines, nearly: LibreOffice shows a row as high as the file says, and one line where it says nothing. */
const linesOf = ({ cell, width }: { readonly cell: Cell; readonly width: number }): number =>
  cell.kind === "text"
    ? cell.text
        .split("\n", MOST_LINES)
        .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / (LETTERS * width))), 0)
    : 1;

function cellXml(cell: Cell): string {
  switch (cell.kind) {
    case "text":
      return inline(cell.text, TEXT);
    case "number":
      return `<c s="${NUMBER}"><v>${cell.value}</v></c>`;
    case "date": {
      const serial = serialOf(cell.iso);
      return serial === null ? inline(cell.iso, TEXT) : `<c s="${DATE}"><v>${serial}</v></c>`;
    }
    default:
      return cell satisfies never;
  }
}

const DAY = 86_400_000;
/** Before it, Excel counts a day that never was (29 February 1900). */
const FIRST_SURE = Date.UTC(1900, 2, 1);

/** Days since 30 December 1899. */
function serialOf(iso: string): number | null {
  const at = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(at) || at < FIRST_SURE ? null : (at - Date.UTC(1899, 11, 30)) / DAY;
}

function inline(text: string, style: number): string {
  if (text === "") return `<c s="${style}"/>`;
  return `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(cut(text))}</t></is></c>`;
}

/** Excel takes no longer cell. */
const LONGEST = 32_767;

const cut = (text: string): string => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`);

/** Characters that XML 1.0 has no way to write. */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
/** Spreadsheets read `_x000D_` as a character; its first underscore is written as one itself. */
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/gu;

export const escaped = (text: string): string =>
  text
    .replace(UNWRITABLE, "")
    .replace(LOOKS_ESCAPED, "_x005F_")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "_x000D_");

const letter = (column: number): string => String.fromCharCode(65 + column);
