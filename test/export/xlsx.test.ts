import { unzipSync } from "fflate";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { openZip } from "../../indexer/extract/zip.ts";
import { REGISTER } from "../../src/export/columns.ts";
import type { RegisterRow } from "../../src/export/row.ts";
import { xlsx } from "../../src/export/xlsx.ts";
import { NO_ROW, rowsOf } from "./rows.ts";
import { cellsOf } from "./sheet.ts";

async function bytesOf(rows: Iterable<RegisterRow>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of xlsx(rowsOf(rows), REGISTER)) parts.push(part);
  return Buffer.concat(parts);
}

describe("the register as XLSX", () => {
  it("is a workbook whose every part is well-formed and named in its lists", async () => {
    const parts = unzipSync(await bytesOf([NO_ROW]));
    const types = Buffer.from(parts["[Content_Types].xml"] ?? "").toString();
    for (const [, name] of types.matchAll(/PartName="\/([^"]+)"/gu))
      expect(Object.keys(parts)).toContain(name);
    for (const [name, bytes] of Object.entries(parts)) {
      const xml = Buffer.from(bytes).toString();
      expect(xml, name).toMatch(/^<\?xml version="1.0"/u);
      const open = xml.match(/<[a-zA-Z][^>]*[^/]>|<[a-zA-Z]>/gu)?.length;
      expect(xml.match(/<\//gu)?.length, name).toBe(open);
    }
  });

  it("keeps text as text whatever it begins with, and a date as a date", async () => {
    const hostile = ["=1+1", "+84", "-1", "@SUM(A1)", "\tx", "<b>&amp;\u0000\uD800", "_x0041_", "a\r\nb"];
    const rows = hostile.map((subject, at) => ({
      ...NO_ROW,
      order: at + 1,
      subject,
      issuedOn: "2016-05-15",
    }));
    const zip = openZip(await bytesOf(rows));
    const xml = Buffer.from(zip.read("xl/worksheets/sheet1.xml")).toString();
    expect(xml).not.toContain("<f");
    const cells = cellsOf(xml).slice(1);
    expect(cells.map((row) => row[5])).toEqual([...hostile.slice(0, 5), "<b>&amp;", "_x0041_", "a\r\nb"]);
    // 15 May 2016 as spreadsheets count days.
    expect(cells[0]?.[2]).toBe("42505");
    expect(cells.map((row) => row[0])).toEqual(hostile.map((_, at) => String(at + 1)));
  });

  it("cuts a text that no cell can hold", async () => {
    const zip = openZip(await bytesOf([{ ...NO_ROW, subject: "x".repeat(40_000) }]));
    const [, row] = cellsOf(Buffer.from(zip.read("xl/worksheets/sheet1.xml")).toString());
    expect(row?.[5]).toHaveLength(32_767);
  });

  it("hands out a long list while it is being read", async () => {
    let taken = 0;
    function* many(): Generator<RegisterRow> {
      for (let order = 1; order <= 5_000; order += 1) {
        taken = order;
        yield { ...NO_ROW, order, subject: `Kế hoạch số ${order} ${Math.sin(order)}` };
      }
    }
    const parts: Uint8Array[] = [];
    let early = 0;
    for await (const part of xlsx(rowsOf(many()), REGISTER)) {
      parts.push(part);
      if (taken < 2_500) early += part.length;
    }
    expect(early).toBeGreaterThan(10_000);
    const xml = Buffer.from(openZip(Buffer.concat(parts)).read("xl/worksheets/sheet1.xml")).toString();
    expect(parseHTML(xml).document.querySelectorAll("row")).toHaveLength(5_001);
    expect(xml).toContain('<autoFilter ref="A1:M5001"/>');
  });
});
