/** Real files for the tests, made on the spot. */
import { createRequire } from "node:module";
import { Document, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from "docx";
import PDFDocument from "pdfkit";

const FONT = createRequire(import.meta.url).resolve(
  "@expo-google-fonts/noto-serif/400Regular/NotoSerif_400Regular.ttf",
);

/** A PDF of these pages of lines; a password makes it an encrypted one. */
export function makePdf(pages: readonly (readonly string[])[], password?: string): Promise<Buffer> {
  const document = new PDFDocument({
    autoFirstPage: false,
    ...(password === undefined ? {} : { userPassword: password, pdfVersion: "1.7" as const }),
  });
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  for (const lines of pages) {
    document.addPage().font(FONT).fontSize(12);
    for (const line of lines) document.text(line);
    if (lines.length === 0) document.rect(50, 50, 300, 300).fill("#999999");
  }
  document.end();
  return new Promise((resolve) => document.on("end", () => resolve(Buffer.concat(chunks))));
}

/** A PDF page with texts at their places, in the order given. */
export function placePdf(texts: readonly (readonly [text: string, x: number, y: number])[]): Promise<Buffer> {
  const document = new PDFDocument({ size: "A4" });
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  document.font(FONT).fontSize(10);
  for (const [text, x, y] of texts) document.text(text, x, y, { lineBreak: false });
  document.end();
  return new Promise((resolve) => document.on("end", () => resolve(Buffer.concat(chunks))));
}

export interface DocxParts {
  readonly left?: readonly string[];
  readonly right?: readonly string[];
  readonly paragraphs?: readonly string[];
  readonly numbered?: readonly string[];
  readonly table?: readonly (readonly string[])[];
}

/** A DOCX with a letter's two-column head, paragraphs ("\n" breaks a line), a numbered list and a table. */
export function makeDocx({ left, right, paragraphs, numbered, table }: DocxParts): Promise<Buffer> {
  const lines = (text: string) =>
    text.split("\n").map((line, at) => new TextRun({ text: line, ...(at > 0 ? { break: 1 } : {}) }));
  const paragraph = (text: string) => new Paragraph({ children: lines(text) });
  const row = (cells: readonly (readonly string[])[]) =>
    new TableRow({ children: cells.map((cell) => new TableCell({ children: cell.map(paragraph) })) });
  const children: (Paragraph | Table)[] = [];
  if (left && right) children.push(new Table({ rows: [row([left, right])] }));
  children.push(...(paragraphs ?? []).map(paragraph));
  for (const text of numbered ?? []) {
    children.push(new Paragraph({ children: lines(text), numbering: { reference: "list", level: 0 } }));
  }
  if (table) children.push(new Table({ rows: table.map((cells) => row(cells.map((cell) => [cell]))) }));
  const levels = [{ level: 0, format: LevelFormat.DECIMAL, text: "%1." }];
  return Packer.toBuffer(
    new Document({ numbering: { config: [{ reference: "list", levels }] }, sections: [{ children }] }),
  );
}

/** A plain letter that the readers understand. */
export function letterText(number: string, subject: string, body = ""): string {
  return `TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM
LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH THUẬN

Số: ${number}/LĐLĐ
V/v ${subject}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Bình Thuận, ngày 24 tháng 02 năm 2017

Kính gửi: Liên đoàn Lao động cấp huyện.

Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị, Ban Thường vụ Liên đoàn Lao động tỉnh yêu cầu các cấp công đoàn triển khai nội dung sau. ${body}

Nơi nhận:
- Như trên;
- Lưu: VT.

TM. BAN THƯỜNG VỤ
CHỦ TỊCH
Trần Văn Thử
`;
}
