import fc from "fast-check";
import { expect, it } from "vitest";
import { isTemporary } from "../../indexer/scan.ts";
import { numbered, storedName } from "../../web/uploads/stored-name.ts";

it("keeps what people call a file", () => {
  expect(storedName("Công văn 57 (bản ký).docx")).toBe("Công văn 57 (bản ký).docx");
  expect(storedName("Ke hoach.2019.PDF")).toBe("Ke hoach.2019.PDF");
  // As macOS writes it.
  expect(storedName("Kế hoạch.pdf".normalize("NFD"))).toBe("Kế hoạch.pdf");
});

it.each([
  ["../../etc/passwd", "passwd"],
  ["C:\\Users\\Lan\\kế hoạch.doc", "kế hoạch.doc"],
  ["..", "tệp"],
  ["", "tệp"],
  ["///", "tệp"],
  [".htaccess", "htaccess"],
  ["~$khoá.docx", "khoá.docx"],
  ["Thumbs.db", "_Thumbs.db"],
  ["con.txt", "_con.txt"],
  ["LPT1", "_LPT1"],
  ["a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie_ x=1.pdf"],
  ["a\0b.pdf", "ab.pdf"],
  // Shown it would read "gnp.exe" backwards.
  ["\u202Egnp.exe", "gnp.exe"],
  ['<img src=x onerror="alert(1)">.txt', "_img src=x onerror=_alert(1)__.txt"],
  ["dấu chấm cuối... ", "dấu chấm cuối"],
])("%j becomes %j", (given, expected) => expect(storedName(given)).toBe(expected));

it("cuts long names between characters and keeps the extension", () => {
  const name = storedName(`${"ệ".repeat(300)}.docx`);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(160);
  expect(name).toMatch(/^ệ+\.docx$/u);
});

const ODD = fc.constantFrom(
  ...'aệ. ~$/\\:*?"<>|%\0\r\n\t\u0301\u202e\ud800',
  "thumbs.db",
  "con",
  "~wrd0001.tmp",
  "😀",
);

it("is always the name of one file that a walk sees, and stays so when it is numbered", () => {
  fc.assert(
    fc.property(fc.string({ unit: ODD, maxLength: 400 }), fc.integer({ min: 2, max: 999 }), (given, n) => {
      for (const name of [storedName(given), numbered(storedName(given), n)]) {
        expect(name).not.toMatch(/[/\\\p{Cc}]|^\.{1,2}$|^$/u);
        expect(Buffer.byteLength(name)).toBeLessThan(200);
        expect(isTemporary(name)).toBe(false);
      }
      expect(storedName(storedName(given))).toBe(storedName(given));
    }),
  );
});
