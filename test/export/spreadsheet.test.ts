/** The register in a spreadsheet program of our readers, where the machine has it. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { REGISTER } from "../../src/export/columns.ts";
import { xlsx } from "../../src/export/xlsx.ts";
import { parseCsv } from "./parse-csv.ts";
import { NO_ROW } from "./rows.ts";

const run = promisify(execFile);
const office = await run("soffice", ["--version"]).then(
  () => true,
  () => false,
);
/** Separator, quotation mark, UTF-8, from line 1, cells as they are shown, every sheet. */
const AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "chi-dan-sheet-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.skipIf(!office)("the register opened in LibreOffice", () => {
  it("has every text as it is, never a formula or a number, and dates as dates", async () => {
    const texts = [
      "=1+1",
      "+84 912",
      "-5",
      "@SUM(A1)",
      "001234",
      "1e5",
      "31/12/2016",
      "a;b",
      "dòng 1\ndòng 2",
      "<b>&\"'",
    ];
    const rows = texts.map((subject, at) => ({ ...NO_ROW, order: at + 1, subject, issuedOn: "2016-05-15" }));
    const parts: Uint8Array[] = [];
    for await (const part of xlsx(rows, REGISTER)) parts.push(part);
    await writeFile(path.join(folder, "so.xlsx"), Buffer.concat(parts));
    const home = `-env:UserInstallation=file://${path.join(folder, "home")}`;
    await run("soffice", [home, "--headless", "--convert-to", AS_SHOWN, "so.xlsx"], { cwd: folder });
    const written = await readFile(path.join(folder, `so-${REGISTER.name}.csv`), "utf8");
    // Its records end with a line feed alone.
    const [head, ...cells] = parseCsv(written.replace(/\n(?=\d+,|$)/gu, "\r\n"));
    expect(head).toEqual(REGISTER.columns.map(({ title }) => title));
    expect(cells.map((row) => row[5])).toEqual(texts);
    expect(cells.map((row) => row[2])).toEqual(texts.map(() => "15/05/2016"));
  });
});
