import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { correctionsCommand } from "../../scripts/commands/corrections.ts";
import { main } from "../../scripts/main.ts";
import { letter, open, takeIn } from "../catalogue/letters.ts";

const root = mkdtempSync(path.join(tmpdir(), "chi-dan-corrections-command-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function run(data: string, ...args: string[]): Promise<string> {
  let said = "";
  const io = {
    out: (text: string) => {
      said += text;
    },
  } as Parameters<typeof correctionsCommand.run>[1];
  await correctionsCommand.run([...args, "--data", data], io, {});
  return said;
}

it("is known by its name", async () => {
  let said = "";
  const io = {
    out: (text: string) => {
      said += text;
    },
  } as Parameters<typeof main>[1];
  expect(await main(["corrections", "--help"], io, {})).toBe(0);
  expect(said).toBe(correctionsCommand.help);
});

it("carries corrections from one archive to another, once, and takes nothing that is none", async () => {
  const text = letter({ number: "      /KH-LĐLĐ" });
  const [from, to] = ["cũ", "mới"].map((name) => path.join(root, name)) as [string, string];
  const ids = [from, to].map((data) => {
    mkdirSync(data);
    const catalogue = open(path.join(data, "catalogue.db"));
    const id = takeIn(catalogue, text);
    if (data === from)
      catalogue.corrections.save({
        ...{ document: id, field: "number", value: "157/KH-LĐLĐ", base: null, reason: "Theo bản gốc" },
        ...{ by: { id: null, name: "Trần Thị Bình" }, at: new Date().toISOString() },
      });
    catalogue.close();
    return id;
  });
  const file = path.join(root, "sửa.jsonl");
  writeFileSync(file, await run(from, "export"));
  expect(await run(to, "import", file)).toBe("Nhận 1 lần sửa; 0 đã có.\n");
  expect(await run(to, "import", file)).toBe("Nhận 0 lần sửa; 1 đã có.\n");
  const catalogue = open(path.join(to, "catalogue.db"));
  expect(catalogue.document(ids[1] ?? "")?.directive.number).toBe("157/KH-LĐLĐ");
  catalogue.close();
  writeFileSync(file, `${await run(from, "export")}{"uid":"1"}\n`);
  await expect(run(to, "import", file)).rejects.toThrow(/dòng 2/u);
  await expect(run(to, "import", `${file}x`)).rejects.toThrow(/Không mở được/u);
  await expect(run(to, "xoá")).rejects.toThrow(/--help/u);
});
