/** Hands out a table as a file to keep. */
import { pipeline } from "node:stream/promises";
import type { Request, Response } from "express";
import type { Table } from "../../src/export/columns.ts";
import { csv } from "../../src/export/csv.ts";
import { xlsx } from "../../src/export/xlsx.ts";
import { fold } from "../../src/vietnamese-tokenizer/index.ts";

export const FILE_TYPES = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
} as const;

/** "Triển khai 05-CT/TW" → `trien-khai-05-ct-tw.xlsx`: letters and digits that every system takes. */
export const fileName = (words: string, format: string): string =>
  `${fold(words.slice(0, 80))
    .replace(/[^a-z0-9]+/gu, "-")
    .replace(/^-|-$/gu, "")}.${format}`;

export async function sendTable<Row>(
  request: Request,
  response: Response,
  format: keyof typeof FILE_TYPES,
  name: string,
  rows: Iterable<Row> | AsyncIterable<Row>,
  table: Table<Row>,
): Promise<void> {
  response.set({
    "Content-Type": FILE_TYPES[format],
    "Content-Disposition": `attachment; filename="${fileName(name, format)}"`,
    "Cache-Control": "private, no-cache",
  });
  if (request.method === "HEAD") return void response.end();
  try {
    await pipeline(format === "xlsx" ? xlsx(rows, table) : csv(rows, table), response);
  } catch (error) {
    // A reader who went away is no failure; otherwise the broken connection tells that this is not the whole table.
    if (!request.destroyed) throw error;
    response.destroy();
  }
}
