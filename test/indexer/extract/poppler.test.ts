import { createRequire } from "node:module";
import PDFDocument from "pdfkit";
import { expect, it } from "vitest";
import { pageLines } from "../../../indexer/extract/pdf-lines.ts";
import { PDFTOTEXT, popplerPages } from "../../../indexer/extract/poppler.ts";
import { installed } from "../../../indexer/extract/programs.ts";
import { makePdf } from "../files.ts";

const LIMITS = { memoryBytes: 1_000_000_000, seconds: 20 };
const NOTO = createRequire(import.meta.url).resolve(
  "@expo-google-fonts/noto-serif/400Regular/NotoSerif_400Regular.ttf",
);

/** As LibreOffice writes a line whose font lacks Vietnamese: first what the font has, then the letters that stand in. */
function twoFonts(words: string): Promise<Buffer> {
  const document = new PDFDocument({ size: "A4" });
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  let x = 60;
  const later: [string, number][] = [];
  for (const letter of words) {
    const foreign = letter > "~";
    document.font(foreign ? NOTO : "Helvetica").fontSize(12);
    if (foreign) later.push([letter, x]);
    else document.text(letter, x, 80, { lineBreak: false });
    x += document.widthOfString(letter);
  }
  // The base line of the second font lies a little higher in its box.
  for (const [letter, at] of later) document.font(NOTO).text(letter, at, 76.2, { lineBreak: false });
  document.end();
  return new Promise((resolve) => document.on("end", () => resolve(Buffer.concat(chunks))));
}

const lines = async (pdf: Uint8Array) => (await popplerPages(pdf, LIMITS))?.map(pageLines);

it.skipIf(!installed(PDFTOTEXT))("puts words together whose letters come from two fonts", async () => {
  expect(await lines(await twoFonts("Số 57 của Liên đoàn"))).toEqual(["Số 57 của Liên đoàn"]);
});

it.skipIf(!installed(PDFTOTEXT))("gives pages, and signs that XML writes in its own way", async () => {
  const pdf = await makePdf([["Kế hoạch <A> & “B”", "dòng hai"], ["trang hai"]]);
  expect(await lines(pdf)).toEqual(["Kế hoạch <A> & “B”\ndòng hai", "trang hai"]);
});

it("leaves to PDF.js what is locked or no PDF", async () => {
  expect(await popplerPages(await makePdf([["mật khẩu"]], "123456"), LIMITS)).toBeNull();
  expect(await popplerPages(Buffer.from("%PDF-1.7 cắt cụt"), LIMITS)).toBeNull();
});
