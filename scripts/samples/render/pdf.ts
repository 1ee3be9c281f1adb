import { createRequire } from "node:module";
import PDFDocument from "pdfkit";
import { type Block, type Line, type Run, textOf } from "../blocks.ts";
import type { Letter } from "../letter.ts";

const resolve = createRequire(import.meta.url).resolve;
const face = (family: string, file: string): Record<"regular" | "bold" | "italic", string> => ({
  regular: resolve(`@expo-google-fonts/${family}/400Regular/${file}_400Regular.ttf`),
  bold: resolve(`@expo-google-fonts/${family}/700Bold/${file}_700Bold.ttf`),
  italic: resolve(`@expo-google-fonts/${family}/400Regular_Italic/${file}_400Regular_Italic.ttf`),
});
const MARGIN = { top: 56, bottom: 56, left: 82, right: 50 };
const SIZE = 12;

/**
 * Render as a PDF with a text layer and embedded fonts. Streams stay uncompressed, so that the bytes do not
 * depend on the zlib of the Node that makes them; dates inside are `stamp`.
 */
export async function renderPdf(blocks: readonly Block[], letter: Letter, stamp: Date): Promise<Buffer> {
  const document = new PDFDocument({
    size: "A4",
    margins: MARGIN,
    compress: false,
    info: {
      Title: letter.subject ?? "",
      Author: letter.issuerName ?? "",
      CreationDate: stamp,
      ModDate: stamp,
    },
  });
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise((resolve) => document.on("end", resolve));
  for (const [name, file] of Object.entries(face("noto-serif", "NotoSerif")))
    document.registerFont(name, file);
  document.font("regular").fontSize(SIZE);
  for (const block of blocks) draw(document, block);
  document.end();
  await done;
  return Buffer.concat(chunks);
}

const fontOf = (run: Run | Line): string => (run.bold ? "bold" : run.italic ? "italic" : "regular");

function draw(document: PDFKit.PDFDocument, block: Block): void {
  const left = document.page.margins.left;
  const width = document.page.width - left - document.page.margins.right;
  switch (block.kind) {
    case "columns":
      drawColumns(document, block.left, block.right, left, width);
      return;
    case "line":
      document.font(fontOf(block.runs[0] ?? { text: "" })).fontSize(SIZE);
      document.text(textOf(block.runs), left, document.y, { width, align: block.align });
      return;
    case "heading":
      document.moveDown(0.3).font("bold").text(textOf(block.runs), left, document.y, { width });
      return;
    case "paragraph": {
      document.moveDown(0.25);
      const runs = block.runs.map((run) => (run.note === undefined ? run : { text: `[${run.note}]` }));
      runs.forEach((run, index) => {
        const rest = {
          continued: index < runs.length - 1,
          align: "justify",
          width,
          indent: index === 0 ? 24 : 0,
        } as const;
        if (index === 0) document.font(fontOf(run)).text(run.text, left, document.y, rest);
        else document.font(fontOf(run)).text(run.text, rest);
      });
      return;
    }
    case "table":
      drawTable(document, block.rows, left, width);
      return;
    case "note":
      document.moveDown(0.3).font("regular").fontSize(9);
      document.text(`[${block.number}] ${textOf(block.runs)}`, left, document.y, { width });
      document.fontSize(SIZE);
      return;
    case "gap":
      document.moveDown(0.6);
      return;
    case "pageBreak":
      document.addPage();
      return;
    default:
      block satisfies never;
  }
}

function drawColumns(
  document: PDFKit.PDFDocument,
  leftLines: readonly Line[],
  rightLines: readonly Line[],
  x: number,
  width: number,
): void {
  const leftWidth = width * 0.44;
  const rightWidth = width - leftWidth - 8;
  document.fontSize(9.5);
  const height = (lines: readonly Line[], wide: number): number =>
    lines.reduce(
      (sum, line) => sum + document.font(fontOf(line)).heightOfString(line.text || " ", { width: wide }),
      0,
    );
  const tallest = Math.max(height(leftLines, leftWidth), height(rightLines, rightWidth));
  if (document.y + tallest > document.page.height - document.page.margins.bottom) document.addPage();
  const top = document.y;
  const column = (lines: readonly Line[], from: number, wide: number): number => {
    let y = top;
    for (const line of lines) {
      const options = { width: wide, align: line.align ?? "left" };
      document.font(fontOf(line));
      if (line.text !== "") document.text(line.text, from, y, options);
      y += document.heightOfString(line.text || " ", options);
    }
    return y;
  };
  const bottom = Math.max(column(leftLines, x, leftWidth), column(rightLines, x + leftWidth + 8, rightWidth));
  document.x = x;
  document.y = bottom;
  document.fontSize(SIZE).font("regular");
}

function drawTable(
  document: PDFKit.PDFDocument,
  rows: readonly (readonly string[])[],
  x: number,
  width: number,
): void {
  const count = Math.max(...rows.map((row) => row.length));
  const lengths = Array.from({ length: count }, (_, i) =>
    Math.min(40, Math.max(4, ...rows.map((row) => (row[i] ?? "").length))),
  );
  const total = lengths.reduce((a, b) => a + b, 0);
  const widths = lengths.map((length) => (length / total) * width);
  document.moveDown(0.4).fontSize(10);
  rows.forEach((row, index) => {
    document.font(index === 0 ? "bold" : "regular");
    const heights = row.map((text, i) =>
      document.heightOfString(text || " ", { width: (widths[i] ?? 40) - 8 }),
    );
    const height = Math.max(...heights) + 6;
    if (document.y + height > document.page.height - document.page.margins.bottom) document.addPage();
    const y = document.y;
    let at = x;
    row.forEach((text, i) => {
      const w = widths[i] ?? 40;
      document.lineWidth(0.5).rect(at, y, w, height).stroke();
      document.text(text, at + 4, y + 3, { width: w - 8 });
      at += w;
    });
    document.x = x;
    document.y = y + height;
  });
  document.font("regular").fontSize(SIZE).moveDown(0.4);
}
