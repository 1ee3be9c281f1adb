import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import PDFDocument from "pdfkit";
import UTIF from "utif2";
import { afterAll, describe, expect, it } from "vitest";
import { extractFile } from "../../../indexer/extract/index.ts";
import { toPgm, turned } from "../../../indexer/extract/ocr/image.ts";
import { asFigures } from "../../../indexer/extract/ocr/line-check.ts";
import { pdfPages } from "../../../indexer/extract/ocr/pdf-pages.ts";
import { decodeImage, openTiff } from "../../../indexer/extract/ocr/pictures.ts";
import { toPng } from "../../../indexer/extract/ocr/png.ts";
import type { Ocr } from "../../../indexer/extract/ocr/recognise.ts";
import { openRecogniser, type Recogniser } from "../../../indexer/extract/ocr/recogniser.ts";
import { needsRecognition, signatureDay } from "../../../indexer/extract/ocr/text-layer.ts";
import { toTiff } from "../../../indexer/extract/ocr/tiff.ts";
import { openWasmRecogniser } from "../../../indexer/extract/ocr/wasm-recogniser.ts";
import { installed, TESSERACT } from "../../../indexer/extract/programs.ts";
import { loadKnowledge } from "../../../src/knowledge/index.ts";
import { readDirective } from "../../../src/reading/read-directive.ts";

// The head of a letter, 130 dots to the inch: printed, and with its number and date written by hand.
const picture = (name: string) => readFileSync(path.join(import.meta.dirname, `files/quet-${name}.png`));
const folder = mkdtempSync(path.join(tmpdir(), "chi-dan-ocr-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const put = (name: string, bytes: Uint8Array) => {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
};

let steps = 0;
let opened: Promise<Recogniser> | null = null;
const ocr: Ocr = {
  recogniser: () => {
    opened ??= openRecogniser();
    return opened;
  },
  onStep: () => {
    steps += 1;
  },
};
const knowledge = loadKnowledge();
const recognised = async (file: string) => {
  const { text, scan = null, ...rest } = await extractFile(file, undefined, undefined, ocr);
  const { directive } = readDirective(text, knowledge, { fileName: path.basename(file), scan });
  return { text, scan, directive, ...rest };
};
const pdfOf = (...pages: readonly (Uint8Array | string)[]): Promise<Buffer> =>
  new Promise((resolve) => {
    const pdf = new PDFDocument({ autoFirstPage: false, size: "A4", margin: 0 });
    const chunks: Buffer[] = [];
    pdf.on("data", (chunk: Buffer) => chunks.push(chunk)).on("end", () => resolve(Buffer.concat(chunks)));
    for (const page of pages) {
      pdf.addPage();
      if (typeof page === "string") pdf.fontSize(10).text(page, 60, 60);
      else pdf.image(Buffer.from(page), 20, 40, { fit: [555, 780] });
    }
    pdf.end();
  });

describe.skipIf(!installed(TESSERACT))("A picture of a page, with tesseract installed", () => {
  it("waits where nothing recognises", async () => {
    await expect(extractFile(put("a.png", picture("in")))).rejects.toMatchObject({ code: "waiting" });
  });

  it("is read: printed numbers and dates are stated", async () => {
    const { directive, scan, linePictures, mediaType } = await recognised(put("b.png", picture("in")));
    expect(mediaType).toBe("image/png");
    expect([directive.number, directive.issuedOn]).toEqual(["2827-BC/BDV", "2020-08-05"]);
    expect(directive.issuer?.name).toBe("Liên đoàn Lao động tỉnh Bình Phước");
    expect(scan?.lines.every((line) => line.certain)).toBe(true);
    expect(linePictures).toEqual([]);
    expect(steps).toBe(3);
  });

  it.each([
    ["viet-tay-cham", "Số: …-CV-TU", 2015],
    ["viet-tay-lien", "Số: …/QĐ-UBND", 2022],
  ])(
    "with handwriting (%s) states neither number nor date, keeps symbol, year and picture",
    async (name, printed, year) => {
      const { directive, linePictures, text } = await recognised(put("57-CV.png", picture(name)));
      expect([directive.number, directive.issuedOn, directive.year]).toEqual([null, null, year]);
      expect(directive.numberPrinted).toBe(printed);
      expect(text).toContain(printed);
      expect(directive.issues.find(({ code }) => code === "number-doubtful")?.message).toContain(
        "Tên tệp gợi ý số 57.",
      );
      const shown = linePictures?.find(({ field }) => field === "number");
      const { width, height } = await decodeImage(shown?.png ?? new Uint8Array());
      expect(width).toBeGreaterThan(3 * height);
    },
  );

  it("lies on its side in a PDF, behind a page of text, and is read upright", async () => {
    const side = toPng(turned(await decodeImage(picture("in")), 1));
    const words = "Bao cao cua Ban Thuong vu ve cong tac dan van trong nam qua. ".repeat(3);
    const { text, scan, pages, extractor } = await recognised(put("c.pdf", await pdfOf(words, side)));
    expect(pages).toBe(2);
    expect(extractor).toMatch(/\+tesseract$/u);
    expect(scan?.pages[0]).toBe(null);
    expect(scan?.pages[1]).toBeGreaterThan(0.8);
    expect(text.split("\f")[1]).toContain("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
  });

  it("comes as TIFF", async () => {
    const { width, height, data } = await decodeImage(picture("in"));
    const rgba = new Uint8Array(4 * width * height).fill(255);
    for (let at = 0; at < data.length; at += 1) rgba.fill(data[at] as number, 4 * at, 4 * at + 3);
    const tiff = new Uint8Array(UTIF.encodeImage(rgba, width, height));
    const { text, mediaType } = await recognised(put("d.tif", tiff));
    expect(mediaType).toBe("image/tiff");
    expect(text).toContain("Kính gửi: - Các Công đoàn cơ sở trực thuộc");
  });
});

describe("With nothing installed", () => {
  it("tesseract.js reads a page, PDF.js draws it", async () => {
    const saved = process.env.PATH;
    process.env.PATH = "";
    try {
      const bytes = new Uint8Array(await pdfOf(picture("in")));
      for await (const { image } of pdfPages(bytes, [1])) expect(image.height).toBeGreaterThan(2300);
    } finally {
      process.env.PATH = saved;
    }
    const recogniser = await openWasmRecogniser();
    expect(recogniser.name).toBe("tesseract.js");
    const lines = await recogniser.page(await decodeImage(picture("in")));
    const text = lines.map((line) => line.map((word) => word.text).join(" ")).join("\n");
    expect(text).toContain("Độc lập - Tự do - Hạnh phúc");
    expect(text).toContain("ngày 5 tháng 08 năm 2020");
  });
});

describe("What a PDF says of a page", () => {
  const stamp =
    "Ký bởi: Liên đoàn Lao động tỉnh\nBình Thuận\nEmail: ldld@binhthuan.gov.vn\nNgày ký: 02.03.2019 09:22:33 +07:00";
  const letter =
    "Căn cứ Kế hoạch của Ban Thường vụ về việc thực hiện phong trào thi đua trong các cấp công đoàn. ".repeat(
      3,
    );

  it("is its text when it is Vietnamese in any encoding", () => {
    expect(needsRecognition(letter, true)).toBe(false);
    expect(
      needsRecognition(
        "C¨n cø KÕ ho¹ch cña Ban Th­êng vô vÒ viÖc thùc hiÖn phong trµo thi ®ua ".repeat(4),
        true,
      ),
    ).toBe(false);
    expect(needsRecognition(`${letter}\n${stamp}`, true)).toBe(false);
  });

  it("is none when it is empty, a signature's stamp, or no words", () => {
    expect(needsRecognition("", true)).toBe(true);
    expect(needsRecognition(`1\n${stamp}`, true)).toBe(true);
    expect(
      needsRecognition("CQNG HoA xA HQI cHU NGHiA vlpr NAM DQc lfp Tg do Hgnh phric ".repeat(6), true),
    ).toBe(true);
    expect(needsRecognition("", false)).toBe(false);
  });

  it("tells the day of the signature", () => {
    expect(signatureDay(stamp)).toBe("02/03/2019");
    expect(signatureDay("Date: 2020.11.05 10:00:00")).toBe("05/11/2020");
    expect(signatureDay(letter)).toBe(null);
  });
});

it("letters become figures only where nothing but a figure can stand", () => {
  expect(["O5", "l2", "1S", "12", "5b", "KH"].map(asFigures)).toEqual(["05", "12", "15", "12", "5b", "KH"]);
});

it("a picture that claims more than it may hold is refused before it is unpacked", async () => {
  const bomb = picture("in");
  bomb.writeUInt32BE(90_000, 16);
  bomb.writeUInt32BE(90_000, 20);
  await expect(decodeImage(bomb)).rejects.toMatchObject({ code: "bomb" });
  expect(toPgm({ width: 1, height: 1, data: new Uint8Array([7]) }).at(-1)).toBe(7);
});

it("several pictures in one TIFF are what they were", () => {
  const pictures = [
    { width: 3, height: 1, data: new Uint8Array([0, 100, 255]) },
    { width: 2, height: 2, data: new Uint8Array([1, 2, 3, 4]) },
  ];
  const tiff = openTiff(new Uint8Array(toTiff(pictures)));
  expect(Array.from({ length: tiff.pages }, (_, at) => tiff.page(at))).toEqual(pictures);
});
