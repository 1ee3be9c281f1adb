import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { REGISTER } from "../../src/export/columns.ts";
import { csv, csvLine, harmless } from "../../src/export/csv.ts";
import { parseCsv } from "./parse-csv.ts";
import { NO_ROW, rowsOf } from "./rows.ts";

describe("the register as CSV", () => {
  it("gives back every value that was written, as RFC 4180 reads it", () => {
    const value = fc.string({ unit: fc.constantFrom(..."aố,\"'\n\r\t=+-@; ") });
    fc.assert(
      fc.property(fc.array(fc.array(value, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (lines) => {
        expect(parseCsv(lines.map(csvLine).join(""))).toEqual(lines.map((line) => line.map(harmless)));
      }),
    );
  });

  it("lets no value begin like a formula, and changes no other", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("", "=", "+", "-", "@", "\t", "\r", "＝"),
        fc.string({ unit: "grapheme" }),
        (start, rest) => {
          const written = harmless(start + rest);
          expect(written).not.toMatch(/^[=+\-@\t\r]/u);
          expect([start + rest, `'${start}${rest}`]).toContain(written);
          if (/^[\p{L}\p{N}]/u.test(start + rest)) expect(written).toBe(start + rest);
        },
      ),
    );
  });

  it("begins with a byte order mark and the names of the columns", async () => {
    const written = await textOf([]);
    expect(written.startsWith("\uFEFFSTT,Số ký hiệu,Ngày ban hành,Loại,Cơ quan ban hành,Trích yếu,")).toBe(
      true,
    );
    expect(written.endsWith("Văn bản viện dẫn,Nơi nhận,Tệp\r\n")).toBe(true);
  });

  it("writes a document as one record", async () => {
    const row = {
      ...NO_ROW,
      number: "05-CT/TW",
      issuedOn: "2016-05-15",
      subject: '=HYPERLINK("http://x")\nvề "học tập"',
      recipients: ["- Như trên", "Lưu"],
    };
    const [, record] = parseCsv((await textOf([row])).slice(1));
    expect(record?.slice(0, 3)).toEqual(["1", "05-CT/TW", "15/05/2016"]);
    expect(record?.[5]).toBe('\'=HYPERLINK("http://x")\nvề "học tập"');
    expect(record?.[11]).toBe("'- Như trên; Lưu");
    expect(record).toHaveLength(13);
  });
});

async function textOf(rows: Parameters<typeof rowsOf>[0]): Promise<string> {
  let text = "";
  for await (const part of csv(rowsOf(rows), REGISTER)) text += part;
  return text;
}
