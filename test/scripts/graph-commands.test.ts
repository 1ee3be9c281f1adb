import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { citeCommand } from "../../scripts/commands/cite.ts";
import type { Command, ExitCode } from "../../scripts/commands/command.ts";
import { directiveCommand } from "../../scripts/commands/directive.ts";
import { wantedCommand } from "../../scripts/commands/wanted.ts";
import { openCatalogue } from "../../src/catalogue/index.ts";
import { dataFolder } from "../../src/data-folder.ts";
import { BINH_THUAN, keep, letter, letterDocument, NINH_THUAN } from "../graph/archive.ts";

let data: string;
beforeAll(() => {
  data = mkdtempSync(path.join(tmpdir(), "chi-dan-graph-"));
  const catalogue = openCatalogue(dataFolder(data).catalogue);
  const cites = (organ: typeof BINH_THUAN | typeof NINH_THUAN, place: string, body: string) =>
    keep(
      catalogue,
      letterDocument(
        letter({
          organ,
          number: "88/KH-LĐLĐ",
          dateline: `${place}, ngày 05 tháng 3 năm 2017`,
          subject: "tuyên truyền",
          body,
        }),
      ),
    );
  cites(
    BINH_THUAN,
    "Bình Thuận",
    "Thực hiện Chỉ thị số 07-CT/TW ngày 05/9/2016 của Ban Bí thư về thông tin cơ sở.",
  );
  cites(
    NINH_THUAN,
    "Ninh Thuận",
    "Đã phổ biến Chỉ thị số 07-CT/TW ngày 05/9/2016 và Luật Công đoàn số 12/2012/QH13.",
  );
  catalogue.close();
});
afterAll(() => rmSync(data, { recursive: true, force: true }));

async function run(
  command: Command,
  ...args: string[]
): Promise<{ code: ExitCode; out: string; err: string }> {
  let [out, err] = ["", ""];
  const io = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    terminal: { write: () => undefined },
    signal: new AbortController().signal,
  };
  const code = await command.run([...args, "--data", data], io, {});
  return { code, out, err };
}

describe("directive", () => {
  it("says who carries a directive out and where nothing is seen, for any spelling", async () => {
    const { code, out } = await run(directiveCommand, "07 - ct/tw");
    expect(code).toBe(0);
    expect(out).toMatch(/^Chỉ thị số 07-CT\/TW\n/u);
    expect(out).toContain("được viện dẫn: 2 văn bản (thực hiện 1, viện dẫn 1)");
    expect(out).toContain("Đã có văn bản triển khai trong kho: 1/34 tỉnh, thành");
    expect(out).toMatch(/Chưa thấy trong kho: .*Cà Mau/u);
    expect(out).toContain("\n    Kế hoạch 88/KH-LĐLĐ, Bình Thuận (2017)");
  });

  it("prints as JSON what the pages' own address does", async () => {
    const { out } = await run(directiveCommand, "07-CT/TW", "--json");
    expect(JSON.parse(out)).toMatchObject({
      key: "TW.CT.07@XII",
      citing: { total: 2 },
      chain: { root: "TW.CT.07@XII" },
      coverage: { currentProvinces: { covered: [{ id: "lam-dong" }] } },
    });
  });

  it("names the candidates of a number that is used twice, and says what is unknown", async () => {
    const { code, out } = await run(directiveCommand, "88/KH-LĐLĐ");
    expect([code, out.split("\n")[0]]).toEqual([0, "“88/KH-LĐLĐ” có thể là một trong 2 văn bản:"]);
    expect(JSON.parse((await run(directiveCommand, "88/KH-LĐLĐ", "--json")).out).candidates).toHaveLength(2);
    expect((await run(directiveCommand, "999/KH-XYZ")).out).toContain("Chưa gặp văn bản nào");
    await expect(run(directiveCommand)).rejects.toThrow("Hãy cho biết số văn bản");
  });
});

describe("wanted", () => {
  it("lists what is cited and not held, the most cited first", async () => {
    const { out } = await run(wantedCommand);
    expect(out.split("\n").filter((line) => /^ +\d/u.test(line))).toEqual([
      "        2  Chỉ thị 07-CT/TW (2016)",
      "        1  Luật Công đoàn (12/2012/QH13)",
    ]);
    expect(JSON.parse((await run(wantedCommand, "--json", "--limit", "1")).out)).toMatchObject({
      total: 2,
      wanted: [{ key: "TW.CT.07@XII", citedBy: 2 }],
    });
    await expect(run(wantedCommand, "--limit", "0")).rejects.toThrow("--limit");
  });
});

describe("cite", () => {
  it("looks up the citations of a file, the doubtful ones first", async () => {
    const file = path.join(data, "du-thao.txt");
    writeFileSync(
      file,
      "Căn cứ Luật Công đoàn số 12/2012/QH13; thực hiện Chỉ thị số 07-CT/TW ngày 06/9/2016 của Ban Bí thư.",
    );
    const { code, out } = await run(citeCommand, file);
    expect(code).toBe(0);
    expect(out).toMatch(/^2 viện dẫn, 1 chỗ cần xem lại\.\n\nCần xem lại\n- Chỉ thị số 07-CT\/TW/u);
    expect(out).toContain("căn cứ: Luật Công đoàn số 12/2012/QH13");
    expect(JSON.parse((await run(citeCommand, file, "--json")).out).citations).toHaveLength(2);
  });

  it("says with its exit code that a file cannot be read", async () => {
    const broken = path.join(data, "hong.docx");
    writeFileSync(broken, "PK\u0003\u0004 not a zip");
    expect(await run(citeCommand, broken)).toMatchObject({ code: 1, out: "" });
    await expect(run(citeCommand, path.join(data, "khong-co.txt"))).rejects.toThrow();
  });
});
