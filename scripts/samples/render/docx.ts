import {
  AlignmentType,
  BorderStyle,
  Document,
  FootnoteReferenceRun,
  Packer,
  PageBreak,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import JSZip from "jszip";
import type { Align, Block, Line, Run } from "../blocks.ts";

const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: "FFFFFF" };
const NO_BORDERS = {
  top: NO_BORDER,
  bottom: NO_BORDER,
  left: NO_BORDER,
  right: NO_BORDER,
  insideHorizontal: NO_BORDER,
  insideVertical: NO_BORDER,
};
const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT };

/** Render as a Word file whose bytes depend on nothing but the letter: dates inside are `stamp`. */
export async function renderDocx(blocks: readonly Block[], stamp: Date): Promise<Buffer> {
  const notes = blocks.filter((block) => block.kind === "note");
  const document = new Document({
    creator: "Văn thư",
    styles: { default: { document: { run: { font: "Times New Roman", size: 28 } } } },
    footnotes: Object.fromEntries(
      notes.map((note) => [note.number, { children: [new Paragraph({ children: note.runs.map(toRun) })] }]),
    ),
    sections: [{ children: blocks.flatMap(blockChildren) }],
  });
  return withFixedDates(await Packer.toBuffer(document), stamp);
}

function blockChildren(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case "columns":
      return [columns(block.left, block.right)];
    case "line":
      return [new Paragraph({ alignment: ALIGN[block.align], children: block.runs.map(toRun) })];
    case "heading":
      return [
        new Paragraph({
          spacing: { before: 120, after: 60 },
          children: block.runs.map((run) => toRun({ ...run, bold: true })),
        }),
      ];
    case "paragraph":
      return [
        new Paragraph({
          alignment: AlignmentType.JUSTIFIED,
          indent: { firstLine: 567 },
          spacing: { before: 60, after: 60 },
          children: block.runs.map(toRun),
        }),
      ];
    case "table":
      return [ruledTable(block.rows)];
    case "note":
      return [];
    case "gap":
      return [new Paragraph({ children: [] })];
    case "pageBreak":
      return [new Paragraph({ children: [new PageBreak()] })];
    default:
      return block satisfies never;
  }
}

function toRun(run: Run): TextRun | FootnoteReferenceRun {
  if (run.note !== undefined) return new FootnoteReferenceRun(run.note);
  return new TextRun({ text: run.text, bold: run.bold ?? false, italics: run.italic ?? false });
}

const toParagraph = (line: Line): Paragraph =>
  new Paragraph({ alignment: ALIGN[line.align ?? ("left" satisfies Align)], children: [toRun(line)] });

function columns(left: readonly Line[], right: readonly Line[]): Table {
  const cell = (lines: readonly Line[]): TableCell =>
    new TableCell({
      borders: NO_BORDERS,
      width: { size: 50, type: WidthType.PERCENTAGE },
      children: lines.length > 0 ? lines.map(toParagraph) : [new Paragraph({ children: [] })],
    });
  return new Table({
    borders: NO_BORDERS,
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [new TableRow({ children: [cell(left), cell(right)] })],
  });
}

function ruledTable(rows: readonly (readonly string[])[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (row, index) =>
        new TableRow({
          children: row.map(
            (text) =>
              new TableCell({
                children: [new Paragraph({ children: [toRun({ text, bold: index === 0 })] })],
              }),
          ),
        }),
    ),
  });
}

/** The docx package writes the clock into the properties and the ZIP entries; put the letter's own date there. */
async function withFixedDates(file: Buffer, stamp: Date): Promise<Buffer> {
  const from = await JSZip.loadAsync(file);
  const to = new JSZip();
  const iso = `${stamp.toISOString().slice(0, 19)}Z`;
  for (const name of Object.keys(from.files).sort()) {
    const entry = from.files[name]!;
    if (entry.dir) continue;
    const text = await entry.async("string");
    const fixed =
      name === "docProps/core.xml" ? text.replace(/(<dcterms:\w+[^>]*>)[^<]*/gu, `$1${iso}`) : text;
    to.file(name, fixed, { date: stamp, createFolders: false });
  }
  return to.generateAsync({ type: "nodebuffer", compression: "DEFLATE", platform: "UNIX" });
}
