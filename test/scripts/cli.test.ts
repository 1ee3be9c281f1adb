import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { main } from "../../scripts/main.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { letterText, makeDocx, makePdf } from "../indexer/files.ts";
import { OUR_NODE } from "../our-node.ts";

const PROJECT = path.resolve(import.meta.dirname, "../..");
const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;
const setpriv = isRoot
  ? spawnSync("sh", ["-c", "command -v setpriv"], { encoding: "utf8" }).stdout.trim()
  : "";

let base: string;
beforeAll(() => {
  base = mkdtempSync(path.join(tmpdir(), "chi-dan-cli-"));
  chmodSync(base, 0o755);
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function start(args: readonly string[], env: Record<string, string>, as?: string): ChildProcess {
  const node = [process.execPath, ...OUR_NODE, "scripts/cli.ts", ...args];
  const [command, ...rest] = as
    ? [as, `--reuid=${NOBODY}`, `--regid=${NOBODY}`, "--clear-groups", ...node]
    : node;
  return spawn(command ?? "", rest, {
    cwd: PROJECT,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, MEILI_URL: "", CHI_DAN_DATA: path.join(base, "data"), ...env },
  });
}

async function cli(args: readonly string[], env: Record<string, string> = {}, as?: string): Promise<Answer> {
  const child = start(args, env, as);
  let out = "";
  let err = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  const [code] = (await once(child, "close")) as [number | null];
  return { code, out, err };
}

function folder(name: string): string {
  const made = path.join(base, name);
  mkdirSync(made, { recursive: true });
  return made;
}

/** The same without a process of its own: for what does not depend on one. */
async function said(args: readonly string[], env: Record<string, string> = {}): Promise<Answer> {
  let out = "";
  let err = "";
  const io = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    terminal: { write: () => {} },
    signal: new AbortController().signal,
  };
  const code = await main(args, io, {
    ...process.env,
    MEILI_URL: "",
    CHI_DAN_DATA: path.join(base, "data"),
    ...env,
  });
  return { code, out, err };
}

describe("the command line", () => {
  it("explains itself, and each command itself", async () => {
    const help = await cli(["help"]);
    expect(help.code).toBe(0);
    const commands = ["start", "index", "read", "search", "serve", "status", "failed", "retry", "health"];
    for (const name of commands) {
      expect(help.out).toContain(`  ${name}`);
      const answer = await said([name, "--help"]);
      expect(answer.code).toBe(0);
      expect(answer.out).toMatch(new RegExp(`^Dùng: chi-dan ${name}`, "u"));
    }
  });

  it("ends with 2 and says what is wrong when it cannot be used", async () => {
    const ownTables = folder("bảng riêng");
    const [campaign] = loadKnowledge().campaigns.all;
    const wrong = { ...campaign, examples: { tagged: ["Câu không liên quan."], untagged: [] } };
    writeFileSync(path.join(ownTables, "campaigns.json"), JSON.stringify({ campaigns: [wrong] }));
    const cases: [args: string[], says: RegExp, env?: Record<string, string>][] = [
      [[], /Dùng: chi-dan LỆNH/u],
      [["dance"], /Không có lệnh “dance”/u],
      [["index"], /thư mục hoặc tệp/u],
      [["index", "--fast", "."], /--fast/u],
      [["index", path.join(base, "không có")], /Không có, hoặc không mở được/u],
      [["read"], /tệp cần đọc/u],
      [["search", "x", "--size", "nhiều"], /--size phải là số/u],
      [["search", "x", "--sort", "đẹp"], /--sort phải là/u],
      [["search", "x", "--data", path.join(base, "trống")], /Chưa có sổ văn bản/u],
      [["status", "--data", path.join(base, "trống")], /Chưa có sổ văn bản/u],
      [["read", PROJECT], /PORT/u, { PORT: "cổng" }],
      [
        ["read", base],
        /campaigns\.json.*\n.*dan-van-kheo.*Câu không liên quan/u,
        { CHI_DAN_TABLES: ownTables },
      ],
    ];
    for (const [args, says, env] of cases) {
      const { code, out, err } = await said(args, env);
      expect({ args, code }).toEqual({ args, code: 2 });
      expect(out + err).toMatch(says);
    }
    expect((await cli(["dance"])).code).toBe(2);
    expect(existsSync(path.join(base, "trống"))).toBe(false);
  });
});

describe("read", () => {
  it("prints a line of JSON a file, in order, and writes nothing", async () => {
    const archive = folder("đọc");
    writeFileSync(path.join(archive, "a.txt"), letterText("57", "đổi mới hoạt động"));
    writeFileSync(path.join(archive, "b.txt"), "");
    writeFileSync(
      path.join(archive, "c.docx"),
      await makeDocx({ paragraphs: letterText("58", "thi đua").split("\n") }),
    );
    const { code, out } = await cli(["read", "--json", archive]);
    expect(code).toBe(1);
    const [first, second, third, ...rest] = out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(rest).toEqual([]);
    expect(first).toMatchObject({
      file: path.join(archive, "a.txt"),
      kind: "letter",
      number: "57/LĐLĐ",
      subject: "đổi mới hoạt động",
      issuedOn: "2017-02-24",
      year: 2017,
      province: { issued: { id: "binh-thuan" }, current: { id: "lam-dong" } },
    });
    for (const field of ["addressees", "recipients", "citations", "campaigns", "deadlines", "issues"]) {
      expect(Array.isArray(first?.[field])).toBe(true);
    }
    expect(second).toEqual({
      file: path.join(archive, "b.txt"),
      error: { code: "empty", message: "tệp rỗng" },
    });
    expect(third).toMatchObject({ number: "58/LĐLĐ" });
    expect(existsSync(path.join(base, "data"))).toBe(false);
    const card = await said(["read", path.join(archive, "a.txt")]);
    expect(card.code).toBe(0);
    expect(card.out).toContain("số: 57/LĐLĐ");
  });
});

describe("index, search, status, serve", () => {
  it("take folders in, find them again, tell how things stand, and show them", async () => {
    const data = path.join(base, "data chính");
    const archive = folder("kho");
    writeFileSync(path.join(archive, "a.txt"), letterText("57", "phong trào dân vận khéo"));
    writeFileSync(path.join(archive, "b.txt"), letterText("58", "an toàn đường bộ"));
    const indexed = await cli(["index", archive, "--data", data]);
    expect(indexed).toMatchObject({ code: 0 });
    expect(indexed.out).toMatch(/^Xong: nhận mới 2, .*Kho có 2 văn bản\./u);
    const again = await said(["index", archive, "--data", data, "--json"]);
    expect(JSON.parse(again.out)).toMatchObject({ taken: 0, unchanged: 2, documents: 2, failures: [] });

    const found = await cli(["search", "dan van kheo", "--json", "--data", data]);
    const filtered = await said(["search", "--year", "2016", "--year", "2015", "--json", "--data", data]);
    const listed = await said(["search", "57/LĐLĐ", "--data", data]);
    const status = await said(["status", "--json", "--data", data]);
    expect(JSON.parse(found.out)).toMatchObject({
      query: { q: "dan van kheo" },
      total: 1,
      hits: [{ file: path.join(archive, "a.txt"), number: "57/LĐLĐ", subject: "phong trào dân vận khéo" }],
    });
    expect(Object.keys((JSON.parse(found.out) as { facets: object }).facets)).toEqual([
      "campaign",
      "issuer",
      "province",
      "year",
      "type",
      "cites",
    ]);
    expect(JSON.parse(filtered.out)).toMatchObject({ total: 0, hits: [] });
    expect(listed.out).toContain("1. 57/LĐLĐ");
    expect(status.code).toBe(0);
    expect(JSON.parse(status.out)).toMatchObject({
      documents: 2,
      failed: 0,
      unpublished: 0,
      roots: [archive],
      engine: { state: "ready", documents: 2, current: true },
      programs: expect.arrayContaining([expect.objectContaining({ name: "pdftotext" })]),
    });

    const server = start(["serve", "--port", "0", "--data", data], {});
    const [line] = (await once(server.stdout!.setEncoding("utf8"), "data")) as [string];
    const address = /http:\/\/[\d.]+:\d+/u.exec(line)?.[0] ?? "";
    const answer = (await (
      await fetch(`${address}/api/search?q=%C4%91%C6%B0%E1%BB%9Dng+b%E1%BB%99`)
    ).json()) as object;
    expect(answer).toMatchObject({ total: 1, hits: [{ number: "58/LĐLĐ" }] });
    const health = await cli(["health"], { PORT: new URL(address).port });
    expect(health.code).toBe(0);
    server.kill("SIGTERM");
    expect((await once(server, "exit"))[0]).toBe(0);
    expect((await said(["health"], { PORT: new URL(address).port })).code).toBe(2);
  });
});

describe("a folder of broken files", () => {
  it("is taken in with a reason for each, every good file in it, and exit code 1", async () => {
    const data = folder("data hỏng");
    const archive = folder("hỏng");
    const put = (name: string, bytes: string | Uint8Array) => writeFileSync(path.join(archive, name), bytes);
    put("tốt 1.txt", letterText("1", "tốt một"));
    put("tốt 2.docx", await makeDocx({ paragraphs: letterText("2", "tốt hai").split("\n") }));
    put("tên sai.docx", letterText("3", "tên sai nhưng đọc được"));
    put("tên sai.txt", await makePdf([letterText("4", "PDF mang tên TXT").split("\n")]));
    put("rỗng.txt", "");
    put("cắt cụt.pdf", (await makePdf([["Kế hoạch ".repeat(300)]])).subarray(0, 3000));
    put("mật khẩu.pdf", await makePdf([["Kế hoạch có mật khẩu"]], "123456"));
    put("quá lớn.txt", "Công văn số 5 về việc\n".repeat(2_300_000));
    put("ảnh quét.pdf", await makePdf([[]]));
    symlinkSync("không có", path.join(archive, "liên kết hỏng"));
    put("cấm đọc.txt", letterText("5", "cấm đọc"));
    mkdirSync(path.join(archive, "thư mục cấm"));
    chmodSync(path.join(archive, "cấm đọc.txt"), 0o000);
    chmodSync(path.join(archive, "thư mục cấm"), 0o000);
    // Permissions do not bind root: the command runs as nobody, where the system can do that.
    if (setpriv) chownSync(data, NOBODY, NOBODY);
    else if (isRoot) console.log("no setpriv: unreadable files are not tested as root");
    const binds = setpriv !== "" || !isRoot;

    const { code, out, err } = await cli(
      ["index", archive, "--data", data, "--json"],
      {},
      setpriv || undefined,
    );
    expect({ code, err: err.includes("Lỗi ngoài dự kiến") }).toEqual({ code: 1, err: false });
    const report = JSON.parse(out) as {
      taken: number;
      failures: { path: string; code: string; reason: string }[];
    };
    const codes = Object.fromEntries(report.failures.map((each) => [path.basename(each.path), each.code]));
    expect(codes).toEqual({
      "rỗng.txt": "empty",
      "cắt cụt.pdf": "damaged",
      "mật khẩu.pdf": "password",
      "quá lớn.txt": "too-large",
      "ảnh quét.pdf": "no-text",
      "liên kết hỏng": "broken-link",
      ...(binds ? { "cấm đọc.txt": "unreadable", "thư mục cấm": "unreadable-folder" } : {}),
    });
    expect(report.failures.every(({ reason }) => reason.length > 5)).toBe(true);
    expect(report.taken).toBe(binds ? 4 : 5);
    const status = await said(["status", "--data", data]);
    expect(status.code).toBe(1);
    expect(status.out).toContain("không có chữ nào đọc được [no-text]");
    chmodSync(path.join(archive, "thư mục cấm"), 0o755);
  });
});

it("leaves no process behind", () => {
  const left = readdirSync("/proc")
    .filter((name) => /^\d+$/u.test(name))
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/cmdline`, "utf8").includes(base);
      } catch {
        return false; // it has just ended
      }
    });
  expect(left).toEqual([]);
});
