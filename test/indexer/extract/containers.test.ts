import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import JSZip from "jszip";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { extractFile } from "../../../indexer/extract/index.ts";
import { MOST_UNPACKED, memberNames } from "../../../indexer/extract/members.ts";
import { DocumentError } from "../../../src/errors.ts";
import { makeCfb } from "../cfb-file.ts";
import { makeDocx } from "../files.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "chi-dan-members-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let made = 0;
/** Names and texts of what a file holds; a code in the place of a text that could not be had. */
async function open(bytes: Uint8Array | string): Promise<[string, string][]> {
  const file = path.join(folder, `${made++}.bin`);
  writeFileSync(file, bytes);
  const unpacking = { into: `${file}.in`, mostBytes: MOST_UNPACKED.bytes, mostFiles: MOST_UNPACKED.files };
  const extraction = await extractFile(file, undefined, unpacking);
  if (!("members" in extraction)) return [["", extraction.text]];
  return extraction.members.map((member) => [
    member.name,
    "code" in member ? member.code : readFileSync(member.file, "utf8"),
  ]);
}
async function codeOf(bytes: Uint8Array | string): Promise<string> {
  const error = await open(bytes).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DocumentError);
  return (error as DocumentError).code;
}
const zipOf = (files: Record<string, string | Uint8Array>): Promise<Buffer> => {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(files)) zip.file(name, content);
  return zip.generateAsync({ type: "nodebuffer", compression: "DEFLATE" });
};
/** Changes a field of the first directory entry. */
function withEntry(zip: Buffer, change: (entry: Buffer) => void): Buffer {
  const copy = Buffer.from(zip);
  change(copy.subarray(copy.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))));
  return copy;
}

describe("a ZIP archive", () => {
  it("gives its files with their names, without folders and what desktops add", async () => {
    const zip = await zipOf({
      "2019/Kế hoạch.txt": "Kế hoạch",
      "2019/~$Kế hoạch.txt": "lock",
      "__MACOSX/2019/._Kế hoạch.txt": "mac",
      "Thumbs.db": "x",
      "công văn.txt": "Công văn",
    });
    expect(await open(zip)).toEqual([
      ["2019/Kế hoạch.txt", "Kế hoạch"],
      ["công văn.txt", "Công văn"],
    ]);
    expect(await codeOf(await zipOf({ "Thumbs.db": "x" }))).toBe("empty");
  });

  it("reads names in the encodings of old machines", async () => {
    const names = ["C«ng v¨n ®Ò nghÞ khen th­ëng.txt", "KÕ ho¹ch c«ng t¸c n¨m 2003.txt"];
    // JSZip writes what it is given as bytes when it is told how; the flag of UTF-8 is taken away afterwards.
    const zip = new JSZip();
    for (const name of names) zip.file(name, "x");
    const bytes = await zip.generateAsync({
      type: "nodebuffer",
      encodeFileName: (name) => Buffer.from(name, "latin1") as unknown as string,
    });
    for (const mark of [
      [0x50, 0x4b, 0x01, 0x02, 8],
      [0x50, 0x4b, 0x03, 0x04, 6],
    ]) {
      const [a = 0, b = 0, c = 0, d = 0, flag = 0] = mark;
      const sign = Buffer.from([a, b, c, d]);
      for (let at = bytes.indexOf(sign); at >= 0; at = bytes.indexOf(sign, at + 1))
        bytes.writeUInt16LE(0, at + flag);
    }
    expect((await open(bytes)).map(([name]) => name)).toEqual([
      "Công văn đề nghị khen thưởng.txt",
      "Kế hoạch công tác năm 2003.txt",
    ]);
  });

  it("that would unpack to too much is refused by its directory", async () => {
    const zip = await zipOf({ "a.txt": "Công văn" });
    expect(await codeOf(withEntry(zip, (entry) => entry.writeUInt32LE(2_000_000_000, 24)))).toBe("bomb");
    expect(await codeOf(withEntry(zip, (entry) => entry.writeUInt32LE(50_000_000, 24)))).toBe("bomb");
    const many = Buffer.from(zip);
    many.writeUInt16LE(60_000, many.length - 12);
    expect(await codeOf(many)).toBe("bomb");
    expect(await codeOf(zip.subarray(0, zip.length - 30))).toBe("damaged");
  });

  it("gives the rest where one entry is locked, lies about its size, is damaged or empty", async () => {
    const zip = await zipOf({ "a.txt": "Công văn thứ nhất", "b.txt": "Công văn", "c.txt": "" });
    const rest = [
      ["b.txt", "Công văn"],
      ["c.txt", "empty"],
    ];
    const locked = withEntry(zip, (entry) => entry.writeUInt16LE(entry.readUInt16LE(8) | 1, 8));
    expect(await open(locked)).toEqual([["a.txt", "password"], ...rest]);
    const lying = withEntry(zip, (entry) => entry.writeUInt32LE(3, 24));
    expect(await open(lying)).toEqual([["a.txt", "bomb"], ...rest]);
    const changed = withEntry(zip, (entry) => entry.writeUInt32LE(1, 16));
    expect(await open(changed)).toEqual([["a.txt", "damaged"], ...rest]);
  });

  it("that is a DOCX in which other parts come first is a DOCX", async () => {
    const docx = await JSZip.loadAsync(await makeDocx({ paragraphs: ["Kế hoạch của Liên đoàn"] }));
    const other = new JSZip().file("media/big.bin", Buffer.alloc(100_000, 7), { compression: "STORE" });
    for (const [name, entry] of Object.entries(docx.files))
      if (!entry.dir) other.file(name, await entry.async("nodebuffer"));
    expect(await open(await other.generateAsync({ type: "nodebuffer" }))).toEqual([
      ["", "Kế hoạch của Liên đoàn"],
    ]);
  });

  it("has names that lead nowhere else, are no longer than can be read, and are there once", () => {
    const long = "a".repeat(5000);
    expect(
      memberNames([
        "../../etc/passwd",
        "/etc/passwd",
        "C:\\Windows\\thư.txt",
        "a\0b\u202e.txt",
        "..",
        long,
        "ten.txt",
        "ten.txt",
        "./ten.txt",
      ]),
    ).toEqual([
      "etc/passwd",
      "etc/passwd (2)",
      "Windows/thư.txt",
      "ab.txt",
      "không tên",
      `${"a".repeat(200)}…`,
      "ten.txt",
      "ten (2).txt",
      "ten (3).txt",
    ]);
  });
});

const base64 = (bytes: Uint8Array | string) =>
  Buffer.from(bytes).toString("base64").replace(/.{76}/gu, "$&\r\n");

describe("a mail", () => {
  const head = `From: =?UTF-8?B?${base64("Văn phòng Tỉnh ủy")}?= <vp@tinh.example>\r\nTo: ldld@tinh.example\r\nSubject: =?utf-8?Q?G=E1=BB=ADi_c=C3=B4ng?=\r\n =?utf-8?Q?_v=C4=83n?=\r\nMIME-Version: 1.0\r\n`;

  it("gives its letter with who wrote to whom, and its attachments by their names", async () => {
    const mail = `${head}Content-Type: multipart/mixed; boundary="A b"\r\n\r\nwelcome\r\n--A b\r\nContent-Type: multipart/alternative; boundary=B\r\n\r\n--B\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nK=C3=ADnh g=E1=BB=ADi =\r\n=C4=91=E1=BB=93ng ch=C3=AD\r\n--B\r\nContent-Type: text/html\r\n\r\n<p>Kính gửi</p>\r\n--B--\r\n--A b\r\nContent-Type: application/octet-stream; name*=UTF-8''C%C3%B4ng%20v%C4%83n.txt\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64("Công văn số 5")}\r\n--A b\r\nContent-Disposition: attachment; filename*0="ke "; filename*1="hoach.txt"\r\n\r\nKe hoach\r\n--A b\r\nContent-Type: image/png; name=logo.png\r\nContent-ID: <logo>\r\n\r\nx\r\n--A b--\r\nbye\r\n`;
    expect(await open(mail)).toEqual([
      [
        "nội dung thư.txt",
        "Người gửi: Văn phòng Tỉnh ủy <vp@tinh.example>\nNgười nhận: ldld@tinh.example\nTiêu đề: Gửi công văn\n\nKính gửi đồng chí",
      ],
      ["Công văn.txt", "Công văn số 5"],
      ["ke hoach.txt", "Ke hoach"],
    ]);
  });

  it("keeps a letter in an old encoding for the normaliser, and a mail in a mail as a file", async () => {
    const inner = `${head}\r\nC\xabng v\xa8n \xae\xf4a`;
    const mail = Buffer.from(
      `${head}Content-Type: multipart/mixed; boundary=X\r\n\r\n--X\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\nC\xabng v\xa8n\r\n--X\r\nContent-Type: message/rfc822\r\n\r\n${inner}`,
      "latin1",
    );
    const [letter, forwarded] = await open(mail);
    expect(letter?.[1]).toMatch(/\n\nC«ng v¨n$/u);
    expect(forwarded?.[0]).toBe("thư kèm theo.eml");
    expect(forwarded?.[1]).toContain("Subject: ");
  });

  it("that is a saved web page is the page", async () => {
    const page = `From: <Saved by a browser>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="--Z"\r\n\r\n----Z\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.vn/\r\n\r\n<html><body><p>K=E1=BA=BF ho=E1=BA=A1ch</p></body></html>\r\n----Z\r\nContent-Type: text/css\r\n\r\np{}\r\n----Z--\r\n`;
    expect(await open(page)).toEqual([["", "Kế hoạch"]]);
  });

  it("that goes on without end inside itself, or says nothing, is refused", async () => {
    let nested = "Cong van";
    for (let depth = 0; depth < 60; depth += 1)
      nested = `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n${nested}\r\n--b${depth}--`;
    expect(await codeOf(`MIME-Version: 1.0\r\n${nested}`)).toBe("bomb");
    const many = "--c\r\n\r\nx\r\n".repeat(100_000);
    expect(await codeOf(`${head}Content-Type: multipart/mixed; boundary=c\r\n\r\n${many}`)).toBe("bomb");
    expect(await codeOf(`${head}\r\n`)).toBe("empty");
  });
});

describe("a mail of Outlook", () => {
  const wide = (text: string) => Buffer.from(text, "utf16le");
  const stream = (property: string, type = "001F") => `__substg1.0_${property}${type}`;
  const message = (subject: string, body: string, attachments = {}) => ({
    "__properties_version1.0": Buffer.alloc(32),
    [stream("0037")]: wide(subject),
    [stream("0C1A")]: wide("Văn phòng Tỉnh ủy"),
    [stream("0E04")]: wide("Liên đoàn Lao động tỉnh"),
    [stream("1000")]: wide(body),
    ...attachments,
  });

  it("gives its letter, its attachments, and the mails inside it", async () => {
    const msg = makeCfb(
      message("Gửi công văn", "Kính gửi đồng chí", {
        "__attach_version1.0_#00000000": {
          [stream("3707")]: wide("Công văn số 5.txt"),
          [stream("3701", "0102")]: Buffer.from("Nội dung công văn ".repeat(400)),
        },
        "__attach_version1.0_#00000001": {
          [stream("3704")]: wide("cũ.msg"),
          [stream("3701", "000D")]: message("Thư trước", "Đã nhận"),
        },
      }),
    );
    const envelope = "Người gửi: Văn phòng Tỉnh ủy\nNgười nhận: Liên đoàn Lao động tỉnh\nTiêu đề:";
    expect(await open(msg)).toEqual([
      ["nội dung thư.txt", `${envelope} Gửi công văn\n\nKính gửi đồng chí`],
      ["Công văn số 5.txt", "Nội dung công văn ".repeat(400)],
      ["cũ.msg/nội dung thư.txt", `${envelope} Thư trước\n\nĐã nhận`],
    ]);
  });

  it("gives its letter where Outlook kept it as packed RTF alone", async () => {
    const rtf =
      "{\\rtf1\\ansi\\ansicpg1258\\fromhtml1 {\\*\\htmltag <p>}K\\u237?nh g\\u7917?i \\u273?\\u7891?ng ch\\u237?\\htmlrtf\\par\\htmlrtf0 Xin tr\\u7843? l\\u7901?i}";
    const content = { "__properties_version1.0": Buffer.alloc(32), [stream("0037")]: wide("Gửi công văn") };
    const packed = (bytes: Buffer) => makeCfb({ ...content, [stream("1009", "0102")]: bytes });
    const letter = [["nội dung thư.txt", "Tiêu đề: Gửi công văn\n\nKính gửi đồng chí\n\nXin trả lời"]];
    expect(await open(packed(packedRtf(rtf)))).toEqual(letter);
    expect(await open(packed(packedRtf(rtf, "MELA")))).toEqual(letter);
    expect(await codeOf(packed(packedRtf(rtf).subarray(0, 60)))).toBe("damaged");
    expect(await codeOf(packed(packedRtf(rtf, "xxxx")))).toBe("damaged");
  });

  it("that another program has written, with its small streams in one, is read as that program reads it", async () => {
    const [letter, attached, ...more] = await open(
      readFileSync(path.join(import.meta.dirname, "files/thu.msg")),
    );
    expect(letter?.[1]).toMatch(
      /^Người gửi: Văn phòng Tỉnh ủy\nNgười nhận: Liên đoàn Lao động tỉnh\nTiêu đề: Gửi công văn số 5\n\nKính gửi đồng chí\.\r\n(?:Xin gửi kèm công văn về tổ chức Tháng Công nhân\. ){60}$/u,
    );
    expect(attached).toEqual(["Công văn số 5.txt", "Công văn số 5 về tổ chức Tháng Công nhân"]);
    expect(more).toEqual([]);
  });

  it("whose sectors or folders run in circles is damaged", async () => {
    const msg = makeCfb(message("x", "y".repeat(5000)));
    const table = 512 * (msg.readUInt32LE(76) + 1);
    const loop = Buffer.from(msg);
    for (let at = 0; at < 8; at += 1) loop.writeUInt32LE(at, table + 4 * at);
    expect(await codeOf(loop)).toBe("damaged");
    const circle = Buffer.from(msg);
    const directory = 512 * (msg.readUInt32LE(48) + 1);
    circle.writeUInt32LE(1, directory + 128 + 68);
    expect(await codeOf(circle)).toBe("damaged");
    for (const length of [100, 512, 600, 1024]) expect(await codeOf(msg.subarray(0, length))).toBe("damaged");
  });
});

/**
 * As Outlook packs RTF ([MS-OXRTFCP]): after the first ten characters, which are taken from what every reader knows
 * beforehand, all stand as they are.
 */
function packedRtf(rtf: string, kind: "LZFu" | "MELA" | "xxxx" = "LZFu"): Buffer {
  const bytes = Buffer.from(rtf, "latin1");
  const known = 10;
  const parts: Buffer[] = [];
  if (kind === "LZFu") {
    const pieces = [
      { isReference: true, bytes: reference(0, known) },
      ...[...bytes.subarray(known)].map((byte) => ({ isReference: false, bytes: Buffer.of(byte) })),
      // The end: a reference to where the next character would stand.
      { isReference: true, bytes: reference((207 + bytes.length) % 4096, 2) },
    ];
    for (let at = 0; at < pieces.length; at += 8) {
      const run = pieces.slice(at, at + 8);
      parts.push(
        Buffer.of(run.reduce((bits, { isReference }, bit) => bits | (Number(isReference) << bit), 0)),
      );
      parts.push(...run.map((piece) => piece.bytes));
    }
  } else parts.push(bytes);
  const content = Buffer.concat(parts);
  const header = Buffer.alloc(16);
  header.writeUInt32LE(content.length + 12, 0);
  header.writeUInt32LE(bytes.length, 4);
  header.write(kind, 8, "latin1");
  return Buffer.concat([header, content]);
}

function reference(offset: number, length: number): Buffer {
  const both = Buffer.alloc(2);
  both.writeUInt16BE((offset << 4) | (length - 2));
  return both;
}
