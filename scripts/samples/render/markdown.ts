import { type Block, type Line, type Run, textOf } from "../blocks.ts";

/** Render as Markdown; a two-column header or closing becomes a pipe table with an empty head. */
export function renderMarkdown(blocks: readonly Block[]): Buffer {
  const text = blocks.map(blockText).join("\n");
  return Buffer.from(`${text.replace(/\n{3,}/gu, "\n\n").trim()}\n`);
}

function blockText(block: Block): string {
  switch (block.kind) {
    case "columns": {
      const rows = Math.max(block.left.length, block.right.length);
      const lines = Array.from(
        { length: rows },
        (_, i) => `| ${cell(block.left[i])} | ${cell(block.right[i])} |`,
      );
      return ["", "| | |", "|---|---|", ...lines.filter((line) => line !== "|  |  |"), ""].join("\n");
    }
    case "line":
      return `${marked(block.runs)}  `;
    case "heading":
      return `\n## ${textOf(block.runs)}\n`;
    case "paragraph":
      return `\n${marked(block.runs)}\n`;
    case "table": {
      const [head = [], ...rows] = block.rows;
      const rule = `|${head.map(() => "---").join("|")}|`;
      return ["", row(head), rule, ...rows.map(row), ""].join("\n");
    }
    case "note":
      return `\n[^${block.number}]: ${marked(block.runs)}\n`;
    case "gap":
      return "";
    case "pageBreak":
      return "\n---\n";
    default:
      return block satisfies never;
  }
}

const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

function cell(line: Line | undefined): string {
  if (!line || line.text === "") return "";
  return line.bold ? `**${line.text}**` : line.italic ? `*${line.text}*` : line.text;
}

function marked(runs: readonly Run[]): string {
  return runs
    .map((run) => {
      if (run.note !== undefined) return `[^${run.note}]`;
      if (run.bold) return `**${run.text}**`;
      return run.italic ? `*${run.text}*` : run.text;
    })
    .join("");
}
