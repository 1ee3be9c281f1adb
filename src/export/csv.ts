/** A table as CSV (RFC 4180), in UTF-8 with a byte order mark, without which Excel takes the marks apart. */
import type { Cell, Table } from "./columns.ts";

const BYTE_ORDER_MARK = "\uFEFF";

export async function* csv<Row>(
  rows: AsyncIterable<Row> | Iterable<Row>,
  { columns }: Table<Row>,
): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(columns.map(({ title }) => title));
  for await (const row of rows) yield csvLine(columns.map(({ cell }) => shown(cell(row))));
}

/** One record with its line end. */
export const csvLine = (values: readonly string[]): string =>
  `${values.map((value) => quoted(harmless(value))).join(",")}\r\n`;

/**
 * What spreadsheets would take for a formula: they read CSV without knowing what is text. The full-width signs are
 * read as the plain ones by versions for East Asia.
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;

/** The text, with an apostrophe before what would be a formula (OWASP, "CSV injection"). */
export const harmless = (value: string): string => (FORMULA.test(value) ? `'${value}` : value);

const quoted = (value: string): string =>
  /[",\r\n]/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value;

function shown(cell: Cell): string {
  switch (cell.kind) {
    case "text":
      return cell.text;
    case "number":
      return String(cell.value);
    case "date":
      return cell.iso.split("-").reverse().join("/");
    default:
      return cell satisfies never;
  }
}
