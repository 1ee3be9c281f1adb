/**
 * A table as an XLSX workbook, written while its rows come in: memory does not grow with the list.
 *
 * A workbook of one sheet is five small files in a ZIP. The libraries that write whole workbooks as a stream have not
 * been kept up and bring dozens of old packages; fflate, without any dependency, writes the ZIP.
 */
import { Zip, ZipDeflate } from "fflate";
import type { Table } from "./columns.ts";
import { escaped, STYLES, sheetEnd, sheetRow, sheetStart } from "./sheet.ts";

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const partsOf = (name: string): Readonly<Record<string, string>> => ({
  "[Content_Types].xml":
    `<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${MAIN}.sheet.main+xml"/>` +
    `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${MAIN}.worksheet+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${MAIN}.styles+xml"/></Types>`,
  "_rels/.rels":
    `<Relationships xmlns="${PACKAGE}/relationships">` +
    `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml":
    `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}">` +
    '<bookViews><workbookView/></bookViews><sheets><sheet name="' +
    `${escaped(name)}" sheetId="1" r:id="rId1"/></sheets><definedNames>` +
    // The head is printed on every page.
    '<definedName name="_xlnm.Print_Titles" localSheetId="0">' +
    `'${escaped(name.replaceAll("'", "''"))}'!$1:$1</definedName></definedNames></workbook>`,
  "xl/_rels/workbook.xml.rels":
    `<Relationships xmlns="${PACKAGE}/relationships">` +
    `<Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>` +
    `<Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  "xl/styles.xml": STYLES,
});

/** So much XML is packed at once. */
const STEP = 64_000;

/** @param table its name is that of the sheet: at most 31 characters, none of `[]:*?/\\"` */
export async function* xlsx<Row>(
  rows: AsyncIterable<Row> | Iterable<Row>,
  table: Table<Row>,
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes);
  });
  for (const [name, xml] of Object.entries(partsOf(table.name)))
    begin(zip, name).push(Buffer.from(XML + xml), true);

  const sheet = begin(zip, "xl/worksheets/sheet1.xml");
  let waiting = XML + sheetStart(table);
  let written = 0;
  for await (const row of rows) {
    waiting += sheetRow(row, table);
    written += 1;
    if (waiting.length < STEP) continue;
    sheet.push(Buffer.from(waiting));
    waiting = "";
    yield* ready.splice(0);
  }
  sheet.push(Buffer.from(waiting + sheetEnd(written, table)), true);
  zip.end();
  yield* ready.splice(0);
}

function begin(zip: Zip, name: string): ZipDeflate {
  const entry = new ZipDeflate(name);
  // The same list makes the same file, whenever it is written.
  entry.mtime = new Date(1980, 0, 1);
  zip.add(entry);
  return entry;
}
