import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createExtractionPool } from "../../indexer/extract/pool.ts";
import { runIndexer } from "../../indexer/index.ts";
import { watchTree } from "../../scripts/bench/usage.ts";
import { causeOf, KNOWN_CAUSES, openCatalogue } from "../../src/catalogue/index.ts";
import { dataFolder } from "../../src/data-folder.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { engineForTests } from "../search/meilisearch/open.ts";
import { letterText } from "./files.ts";
import { hostileFiles } from "./hostile-files.ts";

const opened = engineForTests();
const LIMITS = { processes: 2, timeoutMs: 30_000, memoryBytes: 700_000_000 };
let base: string;
let socket: Server;
beforeAll(() => {
  base = mkdtempSync(path.join(tmpdir(), "chi-dan-harm-"));
});
afterAll(async () => {
  await new Promise((resolve) => socket.close(resolve));
  // Paths that are too long for Node itself.
  execFileSync("rm", ["-rf", base]);
});

/** Every odd sign that a name may have; invalid UTF-8 as bytes. */
const NAMES: readonly (string | Buffer)[] = [
  "dòng\nmới.txt",
  "tab\tvà \u0007chuông.txt",
  "\u202etxt.nớưc nôC.txt",
  "📎 đính kèm 👩‍💼.txt",
  "-rf.txt",
  "chấm cuối.",
  "dấu cách cuối ",
  " đầu.txt",
  "$(rm -rf x) `ls` ; | & > <.txt",
  "'nháy' \"kép\" \\xAB %00 %2e%2e.txt",
  "*?[a-z]{1,2}~!#@^.txt",
  "Công văn tổ hợp".normalize("NFD"),
  `${"x".repeat(251)}.txt`,
  Buffer.from([0x43, 0xab, 0x6e, 0x20, 0xff, 0xfe, 0x2e, 0x74, 0x78, 0x74]),
  Buffer.from([0xed, 0xa0, 0x80, 0xc3, 0x28, 0x80]),
];

it("an archive full of harm: each file ends in a state with a reason, nothing exceeds its cap, all good files are in", {
  timeout: 300_000,
}, async () => {
  const archive = path.join(base, "kho");
  mkdirSync(path.join(archive, "hại"), { recursive: true });
  const at = (...names: string[]) => path.join(archive, ...names);
  let good = 0;
  const letter = () => {
    good += 1;
    return letterText(String(good), `việc tốt thứ ${good}`);
  };
  const files = await hostileFiles();
  for (const { name, bytes } of files) {
    writeFileSync(at("hại", name), bytes);
    // A good one beside each.
    writeFileSync(at("hại", `${name} tốt.txt`), letter());
  }
  mkdirSync(at("tên"));
  for (const name of NAMES)
    writeFileSync(Buffer.concat([Buffer.from(`${at("tên")}/`), Buffer.from(name)]), letter());
  const long = at("dài", ...Array.from({ length: 12 }, (_, n) => `thư mục rất dài số ${n} của một kho cũ`));
  mkdirSync(long, { recursive: true });
  expect(long.length).toBeGreaterThan(300);
  writeFileSync(path.join(long, "thư.txt"), letter());
  // A path that no program can name as a whole; made step by step, which workers of a test may not do.
  const steps = `const fs = require("fs"); process.chdir(process.argv[1]);
    for (let n = 0; n < 50; n += 1) { fs.mkdirSync("${"y".repeat(100)}"); process.chdir("${"y".repeat(100)}"); }
    fs.writeFileSync("a.txt", "a");`;
  execFileSync(process.execPath, ["-e", steps, at("dài")]);

  symlinkSync("..", at("hại", "vòng"));
  symlinkSync("b", at("a"));
  symlinkSync("a", at("b"));
  symlinkSync("không có", at("hỏng"));
  symlinkSync("/dev/zero", at("số không"));
  symlinkSync("/dev/tty", at("màn hình"));
  symlinkSync("/proc/self/mem", at("bộ nhớ"));
  execFileSync("mkfifo", [at("ống")]);
  socket = createServer();
  await new Promise<void>((resolve) => socket.listen(at("ổ cắm"), resolve));
  const grows = at("hại", "đang ghi.txt");
  writeFileSync(grows, letter());
  good -= 1;
  const growing = setInterval(() => appendFileSync(grows, "thêm một dòng\n"), 2);

  const data = dataFolder(path.join(base, "data"));
  const knowledge = loadKnowledge();
  const pool = createExtractionPool(LIMITS);
  const watch = watchTree(process.pid, () => false);
  const { report, failures } = await runIndexer([archive], { data, engine: opened.engine, knowledge, pool });
  clearInterval(growing);
  watch.stop();
  await pool.close();

  const codesOf = (place: string): string[] =>
    failures
      .filter(({ path: file }) => file === place || file.startsWith(`${place} › `))
      .map(({ code }) => code);
  const wrong = files
    .map(({ name, ends }) => ({ name, ends, codes: codesOf(at("hại", name)) }))
    .filter(({ ends, codes }) => {
      const got = codes.length === 0 ? ["read"] : codes;
      return !got.some((code) => ends.includes(code));
    });
  expect(wrong).toEqual([]);
  const codes = Object.fromEntries(failures.map((each) => [path.basename(each.path), each.code]));
  expect(codes).toMatchObject({
    ...{ a: "link-loop", b: "link-loop", hỏng: "broken-link" },
    ...{ "số không": "not-a-file", "màn hình": "not-a-file", ống: "not-a-file", "ổ cắm": "not-a-file" },
  });
  expect(codes["bộ nhớ"]).toBeDefined();
  expect(codes["y".repeat(100)]).toBe("read-error");
  expect(["changing", undefined]).toContain(codes["đang ghi.txt"]);
  for (const { code, reason } of failures) {
    expect(KNOWN_CAUSES).toContain(code);
    expect(causeOf(code).advice.length).toBeGreaterThan(10);
    expect(reason).toMatch(/\p{L}{2}/u);
  }

  const catalogue = openCatalogue(data.catalogue, { knowledge });
  const subjects = new Set([...catalogue.all()].map(({ directive }) => directive.subject));
  catalogue.close();
  const missing = Array.from({ length: good }, (_, n) => `việc tốt thứ ${n + 1}`).filter(
    (subject) => ![...subjects].some((found) => found?.endsWith(subject)),
  );
  expect(missing).toEqual([]);
  expect((await opened.engine.index()).documents).toBe(report.documents);

  const readers = watch.seen().filter(({ command }) => /worker\.ts|pdfto|tesseract/u.test(command));
  expect(readers.filter(({ peak }) => peak * 1_048_576 > LIMITS.memoryBytes)).toEqual([]);
  expect(readers.filter(({ pid }) => existsSync(`/proc/${pid}/exe`))).toEqual([]);
});
