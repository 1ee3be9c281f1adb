import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { deflateRawSync } from "node:zlib";
import JSZip from "jszip";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { extractFile } from "../../../indexer/extract/index.ts";
import { MOST_UNPACKED } from "../../../indexer/extract/members.ts";
import { createExtractionPool } from "../../../indexer/extract/pool.ts";
import { DocumentError } from "../../../src/errors.ts";
import { makeCfb } from "../cfb-file.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "chi-dan-hostile-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let made = 0;
function put(bytes: Uint8Array | string): string {
  const file = path.join(folder, `${made++}.bin`);
  writeFileSync(file, bytes);
  return file;
}
const unpacking = (file: string) => ({
  into: `${file}.in`,
  mostBytes: MOST_UNPACKED.bytes,
  mostFiles: MOST_UNPACKED.files,
});
const letter = (extension: string) =>
  readFileSync(path.join(import.meta.dirname, `files/cong-van.${extension}`));
const odtOf = (content: string | Uint8Array) =>
  new JSZip()
    .file("mimetype", "application/vnd.oasis.opendocument.text", { compression: "STORE" })
    .file("content.xml", content)
    .generateAsync({ type: "nodebuffer", compression: "DEFLATE" });
const odtText = (inside: string) =>
  `<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text>${inside}</office:text></office:body></office:document-content>`;

/** A Word file of which some bytes of a stream are others. */
function doc(change: (word: Buffer, table: Buffer) => void): Buffer {
  const word = Buffer.alloc(4096);
  word.writeUInt16LE(0xa5ec, 0);
  word.writeUInt32LE(4, 0x4c);
  const table = Buffer.alloc(4096);
  table.writeUInt8(2, 0);
  table.writeUInt32LE(16, 1);
  table.writeUInt32LE(4, 9);
  table.writeUInt32LE(1024, 15);
  change(word, table);
  return makeCfb({ WordDocument: word, "0Table": table });
}

/** A ZIP whose entry says that it is small, and is not. */
async function lyingZip(): Promise<Buffer> {
  const zip = await new JSZip().file("a.txt", "x".repeat(1000)).generateAsync({ type: "nodebuffer" });
  const packed = deflateRawSync(Buffer.alloc(50_000_000, 0x20));
  const local = zip.subarray(0, 30 + zip.readUInt16LE(26) + zip.readUInt16LE(28));
  const directory = Buffer.from(zip.subarray(zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))));
  directory.writeUInt16LE(8, 10);
  directory.writeUInt32LE(packed.length, 20);
  directory.writeUInt32LE(100, 24);
  directory.writeUInt32LE(local.length + packed.length, directory.length - 6);
  return Buffer.concat([local, packed, directory]);
}

describe("files that mean harm", () => {
  it("each end with a reason or a text in a guarded process, and the good one behind them is read", async () => {
    const cases: Record<string, Uint8Array | string> = {
      "RTF with a hundred thousand groups": `{\\rtf1 ${"{".repeat(100_000)}Kế hoạch${"}".repeat(100_000)}}`,
      "RTF of unfinished fonts": `{\\rtf1{\\fonttbl${"{\\f1\\fcharset163 A".repeat(50_000)}`,
      "RTF that skips beyond its end": "{\\rtf1 \\bin2147483647 abc}",
      "RTF of cells without rows": `{\\rtf1 ${"\\cell".repeat(200_000)}}`,
      "RTF that begins late": `${" ".repeat(15)}{\\rtf1 Kế hoạch}`,
      "ODT of spaces": await odtOf(Buffer.alloc(150_000_000, 0x20)),
      "ODT as deep as it is long": await odtOf(odtText(`${"<text:p>".repeat(10_000)}a`)),
      "ODT of lists in lists": await odtOf(odtText("<text:list><text:list-item>".repeat(20_000))),
      "ODT with entities": await odtOf(
        `<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "${"&a;".repeat(1000)}"><!ENTITY c "${"&b;".repeat(1000)}">]>${odtText("<text:p>&c;&c;</text:p>")}`,
      ),
      "ODT without its text": await odtOf("<a/>"),
      "ZIP that lies": await lyingZip(),
      "ZIP without a directory": Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(500, 0x41)]),
      "DOC whose pieces lie elsewhere": doc((_, table) => table.writeUInt32LE(0x3fff_ffff, 15)),
      "DOC of four thousand million letters": doc((word, table) => {
        word.writeUInt32LE(0xffff_ffff, 0x4c);
        table.writeUInt32LE(0xffff_ffff, 9);
      }),
      "DOC with too many pieces": doc((_, table) => table.writeUInt32LE(0xffff_fff0, 1)),
      "DOC whose properties lie elsewhere": doc((word) => {
        word.writeUInt32LE(0xffff_0000, 0xfa);
        word.writeUInt32LE(0xffff_fff0, 0xfe);
      }),
      "DOC without pieces": doc((_, table) => table.writeUInt8(9, 0)),
      "DOC without a table": makeCfb({ WordDocument: Buffer.from([0xec, 0xa5, ...Array(600).fill(0)]) }),
      "DOC with a password": doc((word) => word.writeUInt16LE(0x0100, 10)),
      "DOC with a long name": letter("doc").subarray(0, 5000),
      "mail of one long header": `MIME-Version: ${"a;".repeat(2_000_000)}`,
      "mail with a broken boundary": `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=${"-".repeat(70)}\n\n${"-".repeat(500_000)}`,
      "mail of encoded words": `MIME-Version: 1.0\nSubject: ${"=?utf-8?Q?a?= ".repeat(100_000)}\n\nKế hoạch`,
      "mail of base64 that is none":
        "MIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\n\u0001\u0002!!!!",
      "web page that is no page": `MIME-Version: 1.0\nContent-Type: multipart/related; boundary=X\n\n--X\nContent-Type: text/html\n\n${"<div>".repeat(30_000)}`,
    };
    const pool = createExtractionPool({ processes: 1, timeoutMs: 10_000, memoryBytes: 700_000_000 });
    try {
      for (const [name, bytes] of Object.entries(cases)) {
        const file = put(bytes);
        const end = await pool.open(file, undefined, unpacking(file)).then(
          () => "read",
          (error: unknown) =>
            error instanceof DocumentError ? `${error.code}: ${error.message}` : String(error),
        );
        expect([name, end]).toEqual([
          name,
          expect.stringMatching(
            /^(?:read|(?:damaged|bomb|memory|password|no-text|empty|binary|too-large|timeout|unsupported): .{4})/u,
          ),
        ]);
      }
      expect((await pool.extract(put("Công văn số 5"))).text).toBe("Công văn số 5");
    } finally {
      await pool.close();
    }
  });
});

describe("real files with wrong bytes", () => {
  const mail = `From: a@b.example\r\nTo: c@d.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=Z\r\n\r\n--Z\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nKính gửi\r\n--Z\r\nContent-Disposition: attachment; filename="cv.rtf"\r\nContent-Transfer-Encoding: base64\r\n\r\n${letter("rtf").toString("base64")}\r\n--Z--`;
  const msg = makeCfb({
    "__properties_version1.0": Buffer.alloc(32),
    "__substg1.0_1000001F": Buffer.from("Kính gửi đồng chí", "utf16le"),
    "__attach_version1.0_#00000000": { "__substg1.0_37010102": letter("odt") },
  });
  const files = {
    doc: letter("doc"),
    rtf: letter("rtf"),
    odt: letter("odt"),
    docx: letter("docx"),
    eml: Buffer.from(mail),
    msg,
  };

  it.each(Object.entries(files))(
    "of %s give a text or a reason, never another error",
    async (_, original) => {
      // A fixed seed: what fails once fails again.
      let state = 42;
      const random = (below: number) => {
        state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
        return Math.floor((state / 2 ** 32) * below);
      };
      for (let round = 0; round < 60; round += 1) {
        const bytes = Buffer.from(round % 4 === 0 ? original.subarray(0, random(original.length)) : original);
        // Headers and tables are hit more often than texts.
        const reach = round % 2 === 0 ? Math.min(2000, bytes.length) : bytes.length;
        for (let hits = 1 + random(20); hits > 0 && reach > 0; hits -= 1) bytes[random(reach)] = random(256);
        const file = put(bytes);
        const error = await extractFile(file, undefined, unpacking(file)).then(
          () => null,
          (thrown: unknown) => thrown,
        );
        if (error !== null && !(error instanceof DocumentError))
          throw new Error(`round ${round}`, { cause: error });
      }
    },
  );
});
