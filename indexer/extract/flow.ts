/**
 * The text of a word processor's file as it is met: paragraphs, and tables whose cells end before it is known what
 * kind of table they belong to. Paragraphs are parted by an empty line, the lines of a cell by a line end.
 */
import { type Cell, tableText } from "./table-text.ts";

export interface Flow {
  write(text: string): void;
  /** @param inTable a paragraph of a cell that goes on. */
  endParagraph(inTable: boolean): void;
  endCell(): void;
  endRow(): void;
  /** Everything, the unfinished included. */
  end(): string;
}

export function createFlow(): Flow {
  const blocks: string[] = [];
  let rows: Cell[][] = [];
  let row: Cell[] = [];
  let text: string[] = [];

  const taken = () => {
    const whole = text.join("");
    text = [];
    return whole;
  };
  function endTable(): void {
    if (row.length > 0) rows.push(row);
    row = [];
    if (rows.length > 0) add(tableText(rows));
    rows = [];
  }
  const add = (block: string) => {
    if (block.trim() !== "") blocks.push(block);
  };

  return {
    write(piece) {
      if (piece !== "") text.push(piece);
    },
    endParagraph(inTable) {
      if (inTable) return void text.push("\n");
      endTable();
      add(taken());
    },
    endCell() {
      row.push({
        text: taken()
          .trim()
          .replace(/\n{2,}/gu, "\n"),
        nested: false,
      });
    },
    endRow() {
      // What stands behind the last cell's end belongs to no cell.
      const rest = taken().trim();
      if (rest !== "") row.push({ text: rest, nested: false });
      if (row.length > 0) rows.push(row);
      row = [];
    },
    end() {
      endTable();
      add(taken());
      return blocks.join("\n\n");
    },
  };
}
