import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { peopleCommand } from "../../scripts/commands/people.ts";
import { openCatalogue } from "../../src/catalogue/index.ts";
import { openAccounts } from "../../src/people/open.ts";

const data = mkdtempSync(path.join(tmpdir(), "chi-dan-people-command-"));
afterAll(() => rmSync(data, { recursive: true, force: true }));

async function run(...args: string[]): Promise<string> {
  let said = "";
  const io = {
    out: (text: string) => {
      said += text;
    },
  } as Parameters<typeof peopleCommand.run>[1];
  await peopleCommand.run([...args, "--data", data], io, {});
  return said;
}

it("lets the machine's owner back in: a first administrator, a reset, and what cannot be", async () => {
  const file = path.join(data, "catalogue.db");
  openCatalogue(file).close();
  await expect(run("add", "doc.gia")).rejects.toThrow(/đầu tiên phải là của người quản trị/u);
  await run("add", "quan.tri", "--role", "administrator", "--full-name", "Trần Thị Bình");
  const [, token = ""] =
    /^\/tai-khoan\/lien-ket\?the=([\w-]{43})\n$/u.exec(await run("reset", "QUAN.TRI")) ?? [];
  const catalogue = openCatalogue(file);
  expect(openAccounts(catalogue.people).link(token)?.person?.fullName).toBe("Trần Thị Bình");
  catalogue.close();
  expect(JSON.parse(await run("list", "--json"))).toMatchObject([
    { name: "quan.tri", role: "administrator" },
  ]);
  await expect(run("reset", "khong.ai")).rejects.toThrow(/Không có tài khoản/u);
  await expect(run("xoa")).rejects.toThrow(/--help/u);
});
