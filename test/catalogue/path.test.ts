import fc from "fast-check";
import { expect, it } from "vitest";
import { bytesFromName, nameFromBytes } from "../../src/catalogue/path.ts";

it("leaves names in UTF-8 as they are", () => {
  for (const name of ["Công văn 57.docx", "a\\b", "C\\x", "\\x5c", "Kế hoạch".normalize("NFD")]) {
    expect(nameFromBytes(Buffer.from(name))).toBe(name);
    expect(bytesFromName(name)).toEqual(name.includes("\\x") ? Buffer.from(name) : name);
  }
});

it("writes other bytes so that they can be read and found again", () => {
  const tcvn3 = Buffer.from([0x43, 0xab, 0x6e, 0x67, 0x2e, 0x74, 0x78, 0x74]);
  expect(nameFromBytes(tcvn3)).toBe("C\\xABng.txt");
  expect(bytesFromName("C\\xABng.txt")).toEqual(tcvn3);
});

it("never merges two names and never loses one, whatever their bytes", () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc
      .string({ unit: fc.constantFrom("\\", "x", "5", "C", "A", "B", "ế", "đ") })
      .map((text) => Buffer.from(text)),
    fc
      .tuple(fc.string({ unit: fc.constantFrom("\\", "x", "5", "C", "F") }), fc.uint8Array({ maxLength: 3 }))
      .map(([text, tail]) => Buffer.concat([Buffer.from(text), tail, Buffer.from(text)])),
  );
  fc.assert(
    fc.property(bytes, (given) => {
      const back = bytesFromName(nameFromBytes(given, "linux"), "linux");
      expect(Buffer.from(back as string | Buffer)).toEqual(Buffer.from(given));
    }),
    { numRuns: 2000 },
  );
});

it("escapes nothing on Windows, where a backslash parts folders", () => {
  expect(nameFromBytes(Buffer.from("kho\\xAB.txt"), "win32")).toBe("kho\\xAB.txt");
  expect(bytesFromName("kho\\xAB.txt", "win32")).toBe("kho\\xAB.txt");
});
