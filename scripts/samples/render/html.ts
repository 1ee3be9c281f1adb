import type { Block, Line, Run } from "../blocks.ts";
import type { Letter } from "../letter.ts";
import { article, portal } from "./html-pages.ts";

/** Render as a web page: the bare letter, the letter inside a portal's page, or a news article about it. */
export function renderHtml(blocks: readonly Block[], letter: Letter): Buffer {
  const body = blocks.map(blockHtml).join("\n");
  const name = letter.title ?? [letter.type, letter.number, letter.subject].filter(Boolean).join(" ");
  const content =
    letter.shape === "article"
      ? article(letter, body)
      : letter.page === "portal"
        ? portal(letter, body)
        : `<div class="van-ban">\n${body}\n</div>`;
  return Buffer.from(`<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>${escapeHtml(name)}</title>
<style>body{font-family:"Times New Roman",serif} .giua{text-align:center} td{vertical-align:top}</style>
</head>
<body>
${content}
</body>
</html>
`);
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case "columns":
      return `<table class="dau-van-ban" width="100%"><tr><td>${lines(block.left)}</td><td>${lines(block.right)}</td></tr></table>`;
    case "line":
      return `<p${block.align === "center" ? ' class="giua"' : ""}>${runsHtml(block.runs)}</p>`;
    case "heading":
      return `<p><strong>${runsHtml(block.runs)}</strong></p>`;
    case "paragraph":
      return `<p>${runsHtml(block.runs)}</p>`;
    case "table": {
      const rows = block.rows.map(
        (row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join("")}</tr>`,
      );
      return `<table border="1">\n${rows.join("\n")}\n</table>`;
    }
    case "note":
      return `<p class="chu-thich"><sup>${block.number}</sup> ${runsHtml(block.runs)}</p>`;
    case "gap":
      return "";
    case "pageBreak":
      return "<hr>";
    default:
      return block satisfies never;
  }
}

function lines(column: readonly Line[]): string {
  return column
    .filter((line) => line.text !== "")
    .map((line) => runsHtml([line]))
    .join("<br>\n");
}

function runsHtml(runs: readonly (Run | Line)[]): string {
  return runs
    .map((run) => {
      if ("note" in run && run.note !== undefined) return `<sup>${run.note}</sup>`;
      const text = escapeHtml(run.text);
      if (run.bold) return `<strong>${text}</strong>`;
      return run.italic ? `<em>${text}</em>` : text;
    })
    .join("");
}

export const escapeHtml = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
