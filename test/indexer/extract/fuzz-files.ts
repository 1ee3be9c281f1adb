/** Real files of every format, to be mutated: the tests' own, some made here, and where they are the ones to develop with. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createCanvas, loadImage } from "@napi-rs/canvas";
import JSZip from "jszip";
import UTIF from "utif2";
import { toTcvn3 } from "../../../scripts/samples/tcvn3.ts";
import { makeCfb } from "../cfb-file.ts";
import { letterText, makeDocx, makePdf } from "../files.ts";

const OWN = path.join(import.meta.dirname, "files");
const SAMPLES = path.resolve(import.meta.dirname, "../../../samples");
const SHARED = path.resolve(import.meta.dirname, "../../../../shared/eval");
const MOST_BYTES = 600_000;
/** Of each format of the samples, so that none outweighs the others. */
const SAMPLES_EACH = 3;

export interface RealFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** @param more those of the sets to develop with, too, where they are. */
export async function realFiles(more: boolean): Promise<RealFile[]> {
  const own = readdirSync(OWN).map((name) => path.join(OWN, name));
  const others = more ? ["legacy", "scans", "broken"].flatMap(shared) : [];
  const found = [...own, ...samples(), ...others];
  const files = found
    .filter((file) => !file.endsWith(".truth.txt"))
    .map((file) => ({ name: path.basename(file), bytes: readFileSync(file) }))
    .filter(({ bytes }) => bytes.length <= MOST_BYTES);
  return [...files, ...(await made())];
}

function samples(): string[] {
  const all = readdirSync(SAMPLES, { recursive: true, encoding: "utf8" }).sort();
  const byFormat = new Map<string, string[]>();
  for (const name of all) {
    const format = path.extname(name);
    if (format === "") continue;
    const some = byFormat.get(format) ?? [];
    if (some.length < SAMPLES_EACH) byFormat.set(format, [...some, path.join(SAMPLES, name)]);
  }
  return [...byFormat.values()].flat();
}

function shared(set: string): string[] {
  const folder = path.join(SHARED, set);
  return existsSync(folder) ? readdirSync(folder).map((name) => path.join(folder, name)) : [];
}

const own = (name: string) => readFileSync(path.join(OWN, name));
const zipOf = (files: Record<string, string | Uint8Array>): Promise<Buffer> => {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(files)) zip.file(name, content);
  return zip.generateAsync({ type: "nodebuffer", compression: "DEFLATE" });
};

async function made(): Promise<RealFile[]> {
  const text = letterText("57", "đổi mới nội dung hoạt động");
  const pdf = await makePdf([text.split("\n"), [], text.split("\n")]);
  const docx = await makeDocx({
    left: ["LIÊN ĐOÀN LAO ĐỘNG\nTỈNH BÌNH THUẬN"],
    right: ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    paragraphs: text.split("\n"),
    numbered: ["Một", "Hai"],
    table: [
      ["TT", "Đơn vị"],
      ["1", "Phan Thiết"],
    ],
  });
  const picture = await loadImage(own("quet-in.png"));
  const canvas = createCanvas(picture.width / 2, picture.height / 2);
  const context = canvas.getContext("2d");
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const pixels = new Uint8Array(context.getImageData(0, 0, canvas.width, canvas.height).data);
  const mail = (type: string, body: string) =>
    Buffer.from(
      `From: =?utf-8?B?${Buffer.from("Văn phòng").toString("base64")}?= <a@b.example>\r\nTo: c@d.example\r\nSubject: =?utf-8?Q?C=C3=B4ng_v=C4=83n?=\r\nMIME-Version: 1.0\r\nContent-Type: ${type}; boundary="Z"\r\n\r\n${body}`,
    );
  const attached = `--Z\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nKính gửi các đồng chí\r\n--Z\r\nContent-Disposition: attachment; filename*=utf-8''c%C3%B4ng%20v%C4%83n.rtf\r\nContent-Transfer-Encoding: base64\r\n\r\n${own("cong-van.rtf").toString("base64")}\r\n--Z--`;
  const html = `<!doctype html><html lang="vi"><head><title>Công văn</title></head><body><div class="menu"><a href="/">Trang chủ</a></div><article>${text
    .split("\n")
    .map((line) => `<p>${line}</p>`)
    .join("\n")}<table><tr><td>TT</td><td>Đơn vị</td></tr></table></article></body></html>`;
  return [
    { name: "made.pdf", bytes: pdf },
    { name: "locked.pdf", bytes: await makePdf([text.split("\n")], "mat khau") },
    { name: "made.docx", bytes: docx },
    { name: "made.html", bytes: Buffer.from(html) },
    { name: "made.txt", bytes: Buffer.from(text) },
    { name: "utf-16.txt", bytes: Buffer.from(`\ufeff${text}`, "utf16le") },
    { name: "tcvn3.txt", bytes: toTcvn3(text) },
    { name: "made.eml", bytes: mail("multipart/mixed", attached) },
    {
      name: "made.mht",
      bytes: mail("multipart/related", `--Z\r\nContent-Type: text/html\r\n\r\n${html}\r\n--Z--`),
    },
    {
      name: "made.msg",
      bytes: makeCfb({
        "__properties_version1.0": Buffer.alloc(32),
        "__substg1.0_1000001F": Buffer.from("Kính gửi đồng chí", "utf16le"),
        "__attach_version1.0_#00000000": { "__substg1.0_37010102": own("cong-van.odt") },
      }),
    },
    {
      name: "made.zip",
      bytes: await zipOf({
        "2019/a.txt": text,
        "b.docx": docx,
        "c.zip": await zipOf({ "d.pdf": pdf, "e.rtf": own("cong-van.rtf") }),
      }),
    },
    { name: "made.jpg", bytes: canvas.toBuffer("image/jpeg") },
    { name: "made.png", bytes: canvas.toBuffer("image/png") },
    { name: "made.tif", bytes: Buffer.from(UTIF.encodeImage(pixels, canvas.width, canvas.height)) },
  ];
}
