import { type Block, type Line, textOf, wrapText } from "../blocks.ts";
import type { Letter } from "../letter.ts";
import { toTcvn3 } from "../tcvn3.ts";

const COLUMN = 42;

/** Render as plain text, in the letter's encoding. */
export function renderText(blocks: readonly Block[], letter: Letter): Buffer {
  const lines = blocks.flatMap((block) => blockLines(block, letter.wrap));
  const text = `${lines.join("\n").replace(/\n{3,}/gu, "\n\n")}\n`;
  switch (letter.encoding) {
    case "utf-8":
      return Buffer.from(text);
    case "utf-8-bom":
      return Buffer.from(`\uFEFF${text.replaceAll("\n", "\r\n")}`);
    case "utf-16le":
      return Buffer.from(`\uFEFF${text.replaceAll("\n", "\r\n")}`, "utf16le");
    case "nfd":
      return Buffer.from(text.normalize("NFD"));
    case "tcvn3":
      return toTcvn3(text.replaceAll("\n", "\r\n"));
    default:
      return letter.encoding satisfies never;
  }
}

function blockLines(block: Block, width: number): string[] {
  switch (block.kind) {
    case "columns":
      return sideBySide(block.left, block.right);
    case "line":
      return [textOf(block.runs)];
    case "heading":
    case "paragraph": {
      const text = textOf(block.runs);
      return [...(width > 0 ? wrapText(text, width) : [text]), ""];
    }
    case "table":
      return [...block.rows.map((row) => row.join("\t")), ""];
    case "note":
      return [`[${block.number}] ${textOf(block.runs)}`];
    case "gap":
      return [""];
    case "pageBreak":
      return ["", "\f"];
    default:
      return block satisfies never;
  }
}

/** Two columns as a typist or `pdftotext -layout` sets them: padded with spaces. */
function sideBySide(left: readonly Line[], right: readonly Line[]): string[] {
  const cell = (line: Line | undefined): string[] => (line ? wrapText(line.text, COLUMN - 2) : []);
  const a = left.flatMap((line) => (line.text === "" ? [""] : cell(line)));
  const b = right.flatMap((line) => (line.text === "" ? [""] : cell(line)));
  const rows = Array.from({ length: Math.max(a.length, b.length) }, (_, i) =>
    `${(a[i] ?? "").padEnd(COLUMN)}${b[i] ?? ""}`.trimEnd(),
  );
  return [...rows, ""];
}
