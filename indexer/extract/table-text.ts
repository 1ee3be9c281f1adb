/**
 * The cells of a table as lines: the two-column frame of a letter's head and foot column by column, any other table
 * row by row, its cells parted by tabs.
 */
import { convertLegacy, foldMarks } from "../../src/vietnamese-tokenizer/index.ts";
import { FRAME_MARKS } from "./letter-frame.ts";

export interface Cell {
  readonly text: string;
  /** Holds a table itself. */
  readonly nested: boolean;
}

/** A frame has no more rows, a cell of a table of data no more letters. */
const MAX_FRAME_ROWS = 8;
const MAX_DATA_CELL = 2000;

export function tableText(table: readonly (readonly Cell[])[], captions: readonly string[] = []): string {
  const grid = dropEmptyColumns(table);
  const width = widthOf(grid);
  const parts = captions.filter((text) => text !== "");
  if (width === 2 && isLetterFrame(grid)) {
    for (const column of [0, 1]) {
      const cells = grid.map((row) => row[column]?.text ?? "").filter((text) => text !== "");
      parts.push(cells.join("\n"));
    }
    return parts.join("\n\n");
  }
  const isGrid =
    width > 1 && grid.every((row) => row.every((cell) => !cell.nested && cell.text.length < MAX_DATA_CELL));
  const lineOf = (row: readonly Cell[]) =>
    isGrid
      ? row
          .map((cell) => cell.text.replace(/\s+/gu, " "))
          .join("\t")
          .trimEnd()
      : row
          .map((cell) => cell.text)
          .filter((text) => text !== "")
          .join("\n\n");
  return [...parts, ...grid.map(lineOf).filter((line) => line !== "")].join(isGrid ? "\n" : "\n\n");
}

const widthOf = (rows: readonly (readonly Cell[])[]): number =>
  rows.reduce((width, row) => Math.max(width, row.length), 0);

function dropEmptyColumns(rows: readonly (readonly Cell[])[]): Cell[][] {
  const used = Array.from({ length: widthOf(rows) }, (_, column) =>
    rows.some((row) => (row[column]?.text ?? "") !== ""),
  );
  return rows
    .map((row) => row.filter((_, column) => used[column]))
    .filter((row) => row.some((cell) => cell.text !== ""));
}

function isLetterFrame(grid: readonly (readonly Cell[])[]): boolean {
  if (grid.length > MAX_FRAME_ROWS || grid.some((row) => row.some((cell) => cell.nested))) return false;
  const lines = grid
    .flat()
    .map((cell) => cell.text)
    .join("\n");
  return FRAME_MARKS.test(foldMarks(convertLegacy(lines).text.normalize("NFC")).toLowerCase());
}
