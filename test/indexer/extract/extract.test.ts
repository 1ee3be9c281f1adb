import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import JSZip from "jszip";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { extractFile } from "../../../indexer/extract/index.ts";
import { DocumentError } from "../../../src/errors.ts";
import { makeCfb } from "../cfb-file.ts";
import { makeDocx, makePdf, placePdf } from "../files.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "chi-dan-extract-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let made = 0;
function put(bytes: Uint8Array | string, name = `${made++}.bin`): string {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}
const textOf = async (bytes: Uint8Array | string, name?: string) =>
  (await extractFile(put(bytes, name))).text;
async function codeOf(bytes: Uint8Array | string): Promise<string> {
  try {
    return (await extractFile(put(bytes))).text;
  } catch (error) {
    expect(error).toBeInstanceOf(DocumentError);
    return (error as DocumentError).code;
  }
}

describe("text", () => {
  const LINE = "Chỉ thị số 05-CT/TW về đường bộ\n";

  it("is read in UTF-8 with and without a byte order mark, and in both UTF-16s", async () => {
    const wide = Buffer.from(LINE, "utf16le");
    const swapped = Buffer.from(wide).swap16();
    expect(await textOf(LINE)).toBe(LINE);
    expect(await textOf(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(LINE)]))).toBe(LINE);
    expect(await textOf(Buffer.concat([Buffer.from([0xff, 0xfe]), wide]))).toBe(LINE);
    expect(await textOf(Buffer.concat([Buffer.from([0xfe, 0xff]), swapped]))).toBe(LINE);
    expect(await textOf(Buffer.from(LINE.repeat(3), "utf16le"))).toBe(LINE.repeat(3));
  });

  it("in an old one-byte encoding keeps every byte for the normaliser", async () => {
    const tcvn3 = Buffer.from("Chñ tÞch n\u00adíc", "latin1");
    expect(await textOf(tcvn3)).toBe("Chñ tÞch n\u00adíc");
    const every = Buffer.from(Array.from({ length: 128 }, (_, at) => at + 128));
    const text = await textOf(Buffer.concat([Buffer.from("abc ".repeat(50)), every]));
    expect(Buffer.from(text, "latin1").subarray(200)).toEqual(every);
  });

  it("with a few broken bytes stays UTF-8 and says so", async () => {
    const bytes = Buffer.concat([Buffer.from("Công đoàn cơ sở ".repeat(100)), Buffer.from([0xc3])]);
    const { text, warnings } = await extractFile(put(bytes));
    expect(text.startsWith("Công đoàn cơ sở")).toBe(true);
    expect(warnings).toHaveLength(1);
  });

  it("is known by its content whatever its name says", async () => {
    const pdf = await makePdf([["Kế hoạch số 12 của Ban Thường vụ tỉnh"]]);
    expect((await extractFile(put(pdf, "thu.txt"))).mediaType).toBe("application/pdf");
    expect((await extractFile(put(LINE, "thu.pdf"))).mediaType).toBe("text/plain");
    expect((await extractFile(put("<html><body><p>Kế hoạch</p>", "thu.docx"))).mediaType).toBe("text/html");
    expect((await extractFile(put("# Kế hoạch\n\n**Số 5**\n", "thu.txt"))).mediaType).toBe("text/markdown");
    const docx = await makeDocx({ paragraphs: ["Kế hoạch"] });
    expect((await extractFile(put(docx, "thu.html"))).mediaType).toContain("wordprocessingml");
  });

  it("loses its NULs, which no database keeps", async () => {
    expect(await textOf(Buffer.from(`${"Công văn số 5 ".repeat(60)}\0kết`))).toBe(
      `${"Công văn số 5 ".repeat(60)}kết`,
    );
  });
});

describe("HTML", () => {
  const HEAD = `<table><tr><td>LIÊN ĐOÀN LAO ĐỘNG<br>TỈNH NINH THUẬN</td><td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
    <p>Độc lập - Tự do - Hạnh phúc</p></td></tr><tr><td>Số: 57/LĐLĐ</td><td>Ninh Thuận, ngày 5 tháng 6 năm 2019</td></tr></table>`;

  it("reads a letter's head column by column", async () => {
    const text = await textOf(`<html><body>${HEAD}<p>Kính gửi: Các huyện</p></body></html>`);
    expect(text).toBe(`LIÊN ĐOÀN LAO ĐỘNG
TỈNH NINH THUẬN
Số: 57/LĐLĐ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Ninh Thuận, ngày 5 tháng 6 năm 2019

Kính gửi: Các huyện`);
  });

  it("reads other tables row by row, and lists with their numbers", async () => {
    const text = await textOf(`<!doctype html><body>
      <table><tr><th>TT</th><th>Đơn vị</th><th>Số <br>người</th></tr><tr><td>1</td><td>Huyện A</td><td>20</td></tr></table>
      <ol start="3"><li>Tổ chức <b>học</b> tập</li><li>Báo cáo</li></ol>
      <ol type="a"><li>một</li></ol><ul><li>gạch</li><li>- sẵn gạch</li></ul></body>`);
    expect(text).toBe(
      "TT\tĐơn vị\tSố người\n1\tHuyện A\t20\n\n3. Tổ chức học tập\n4. Báo cáo\n\na) một\n\n- gạch\n- sẵn gạch",
    );
  });

  it("keeps the main content and drops menus, comment forms, scripts and what is hidden", async () => {
    const body = Array.from(
      { length: 8 },
      (_, at) =>
        `<p>Đoạn ${at}: Liên đoàn Lao động thành phố ban hành kế hoạch thực hiện, các cấp công đoàn triển khai.</p>`,
    ).join("");
    const text =
      await textOf(`<html><head><title>Tăng cường dân vận - Báo</title><style>p{}</style></head><body>
      <div id="menu"><a href="/a">Trang chủ</a> <a href="/b">Tin tức</a> <a href="/c">Liên hệ</a></div>
      <div class="main"><h1>Tăng cường dân vận</h1><span class="date">17:54 11/06/2019</span>
      <div class="content">${body}<p style="display: none">ẩn</p></div></div>
      <div class="comment-form"><form>Gửi bình luận <textarea>abc</textarea></form></div><script>alert(1)</script>
      <footer>Bản quyền thuộc về báo</footer></body></html>`);
    expect(text).toContain("Đoạn 7");
    expect(text.indexOf("Tăng cường dân vận")).toBeLessThan(text.indexOf("Đoạn 0"));
    expect(text).toContain("17:54 11/06/2019");
    for (const gone of ["Trang chủ", "bình luận", "alert", "Bản quyền", "ẩn", "p{}"])
      expect(text).not.toContain(gone);
  });

  it("keeps the head of a letter that stands among a page's furniture", async () => {
    const body =
      "<p>Thực hiện chỉ đạo, Ban Thường vụ yêu cầu các đơn vị triển khai nội dung sau đây.</p>".repeat(8);
    const menu = Array.from({ length: 20 }, (_, at) => `<a href="/${at}">Chuyên mục ${at}</a>`).join(" ");
    const text = await textOf(
      `<html><head><title>Công văn 57 - Cổng</title></head><body><nav>${menu}</nav><div class="header">${HEAD}</div><div>${body}</div></body></html>`,
    );
    expect(text.startsWith("LIÊN ĐOÀN LAO ĐỘNG\nTỈNH NINH THUẬN\nSố: 57/LĐLĐ")).toBe(true);
    expect(text).not.toContain("Chuyên mục");
  });

  it("of old saved pages is decoded by what the bytes say, then by what the page says", async () => {
    const cp1258 = Buffer.from([0x43, 0xf4, 0x6e, 0x67, 0x20, 0xf0, 0x6f, 0xe0, 0x6e]);
    const page = (meta: string, bytes: Uint8Array) =>
      Buffer.concat([
        Buffer.from(`<html><head><meta ${meta}></head><body><p>`),
        bytes,
        Buffer.from("</p></body></html>"),
      ]);
    expect(await textOf(page('charset="windows-1258"', cp1258))).toBe("Công đoàn");
    expect(
      await textOf(page('http-equiv="Content-Type" content="text/html; charset=windows-1258"', cp1258)),
    ).toBe("Công đoàn");
    expect(await textOf(page("charset=windows-1258", Buffer.from("Công đoàn")))).toBe("Công đoàn");
    const wide = Buffer.from("<html><body><p>Công đoàn&nbsp;&#273;</p></body></html>", "utf16le");
    expect(await textOf(Buffer.concat([Buffer.from([0xff, 0xfe]), wide]))).toBe("Công đoàn\u00a0đ");
  });

  it("keeps the marks of its notes out of the sentences", async () => {
    const text = await textOf(
      '<html><body><p>Kế hoạch<a class="sdfootnoteanc" href="#sdfootnote1sym"><sup>1</sup></a> này<a href="#_ftn2">[2]</a>.</p></body></html>',
    );
    expect(text).toBe("Kế hoạch này.");
  });

  it("without any text is refused", async () => {
    expect(await codeOf("<html><body><script>1</script></body></html>")).toBe("no-text");
  });

  it("nested ten thousand deep is read all the same", async () => {
    const text = await textOf(
      `<html><body>${"<div>".repeat(10_000)}sâu${"</div>".repeat(10_000)}</body></html>`,
    );
    expect(text).toBe("sâu");
  });
});

describe("DOCX", () => {
  it("gives lines, the head column by column, lists and tables", async () => {
    const docx = await makeDocx({
      left: ["LIÊN ĐOÀN LAO ĐỘNG", "Số: 12/LĐLĐ"],
      right: ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"],
      paragraphs: ["Kính gửi: Các huyện", "dòng một\ndòng hai"],
      numbered: ["Tổ chức", "Báo cáo"],
      table: [
        ["TT", "Đơn vị", "Số"],
        ["1", "Huyện A", "20"],
      ],
    });
    expect(await textOf(docx)).toBe(`LIÊN ĐOÀN LAO ĐỘNG
Số: 12/LĐLĐ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Kính gửi: Các huyện

dòng một
dòng hai

1. Tổ chức

2. Báo cáo

TT\tĐơn vị\tSố
1\tHuyện A\t20`);
  });

  it("that is cut off, empty or a bomb is refused with its reason", async () => {
    const docx = await makeDocx({ paragraphs: ["Kế hoạch ".repeat(500)] });
    expect(await codeOf(docx.subarray(0, docx.length - 400))).toBe("damaged");
    expect(await codeOf(await makeDocx({ paragraphs: [] }))).toBe("no-text");
    const bomb = Buffer.from(docx);
    const entry = bomb.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    bomb.writeUInt32LE(4_000_000_000, entry + 24);
    expect(await codeOf(bomb)).toBe("bomb");
  });
});

describe("PDF", () => {
  it("gives the text of its pages, parted by form feeds", async () => {
    const pdf = await makePdf([
      ["Số: 57/LĐLĐ", "V/v đổi mới hoạt động gần dân, sát cơ sở"],
      ["Trang hai của công văn này"],
    ]);
    const { text, pages } = await extractFile(put(pdf));
    expect(pages).toBe(2);
    const [one, two] = text.split("\f");
    expect(one?.trim()).toBe("Số: 57/LĐLĐ\nV/v đổi mới hoạt động gần dân, sát cơ sở");
    expect(two?.trim()).toBe("Trang hai của công văn này");
  });

  it("without a text layer, with a password, or cut off is refused with its reason", async () => {
    expect(await codeOf(await makePdf([[], []]))).toBe("no-text");
    expect(await codeOf(await makePdf([["Công văn mật khẩu"]], "123456"))).toBe("password");
    const pdf = await makePdf([["Kế hoạch ".repeat(200)]]);
    expect(await codeOf(pdf.subarray(0, pdf.length / 2))).toBe("damaged");
    expect(await codeOf(pdf.subarray(0, 30))).toBe("damaged");
  });

  it("reads the columns of a letter's head and foot one after the other, in whatever order they were written", async () => {
    const left = ["LIÊN ĐOÀN LAO ĐỘNG TỈNH A", "Số: 57/LĐLĐ", "V/v đổi mới hoạt động"];
    const right = [
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Độc lập - Tự do - Hạnh phúc",
      "A, ngày 5 tháng 6 năm 2019",
    ];
    const body =
      "Thực hiện chỉ đạo của cấp trên, Ban Thường vụ yêu cầu các đơn vị triển khai nội dung sau đây";
    const foot = [
      ["Nơi nhận:", "TM. BAN THƯỜNG VỤ"],
      ["- Như trên;", "CHỦ TỊCH"],
      ["- Lưu: VT.", "Trần Văn Thử"],
    ];
    const placed: [string, number, number][] = [];
    for (const at of [2, 0, 1]) placed.push([left[at]!, 40, 60 + 18 * at], [right[at]!, 300, 60 + 18 * at]);
    placed.push(["Kính gửi: Các huyện", 200, 150], [body, 40, 180]);
    for (const [at, pair] of foot.entries())
      placed.push([pair[0]!, 40, 300 + 18 * at], [pair[1]!, 340, 300 + 18 * at]);
    const { text } = await extractFile(put(await placePdf(placed)));
    expect(text.split("\n")).toEqual([
      ...left,
      ...right,
      "Kính gửi: Các huyện",
      body,
      ...foot.map(([one]) => one),
      ...foot.map(([, two]) => two),
    ]);
  });

  it("with an empty page beside the text is no scan", async () => {
    const pdf = await makePdf([["Công văn của Liên đoàn Lao động tỉnh về việc"], []]);
    expect((await extractFile(put(pdf))).pages).toBe(2);
  });
});

describe("what is no document", () => {
  it("is refused with what it seems to be", async () => {
    expect(await codeOf("")).toBe("empty");
    expect(await codeOf(" \n\t\n")).toBe("empty");
    expect(await codeOf("GIF89a\x01\x00\x01\x00\x00\x00\x00")).toBe("unsupported");
    expect(
      await codeOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...Array(600).fill(0)])),
    ).toBe("damaged");
    expect(await codeOf(Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251)))).toBe(
      "binary",
    );
    const sheet = new JSZip()
      .file("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
      .file("content.xml", "<a/>");
    expect(await codeOf(await sheet.generateAsync({ type: "nodebuffer" }))).toBe("unsupported");
    expect(await codeOf(makeCfb({ Workbook: Buffer.alloc(600) }))).toBe("unsupported");
    expect(await codeOf(makeCfb({ EncryptedPackage: Buffer.alloc(600) }))).toBe("password");
  });

  it("is left aside where it is the data of a program, whatever its length", async () => {
    expect(await codeOf('{"a": [1, 2]}')).toBe("data");
    expect(await codeOf('[{"number": "57/LĐLĐ", "text": "Công văn"}]')).toBe("data");
    expect(await codeOf('{"a": 1}\n{"a": 2}\n')).toBe("data");
    expect(
      await codeOf(
        JSON.stringify(
          Array.from({ length: 20_000 }, (_, at) => ({ number: at, text: "Công văn" })),
          null,
          1,
        ),
      ),
    ).toBe("data");
    expect(await textOf("[Dự thảo] Công văn số 5")).toContain("Dự thảo");
    expect(await textOf("{nháp} Công văn số 5")).toContain("nháp");
  });

  it("is refused for its size before it is read", async () => {
    // More than memory holds: whoever read it would say otherwise.
    const file = put("Công văn số 5\n".repeat(10_000));
    truncateSync(file, 20_000_000_000);
    await expect(extractFile(file)).rejects.toMatchObject({ code: "too-large" });
  });
});
