import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { zipSync } from "fflate";
import { expect, it } from "vitest";
import { type IndexerOptions, retryFailed } from "../../indexer/index.ts";
import type { Wanted } from "../../indexer/retry.ts";
import { KNOWN_CAUSES, runningNow } from "../../src/catalogue/index.ts";
import { letterText } from "./files.ts";
import { placeForTests } from "./place.ts";

const place = placeForTests();
const { put, run, ask } = place;
const retry = (wanted: Partial<Wanted> = {}, options: IndexerOptions = {}) =>
  retryFailed({ paths: [], ...wanted }, place.services(), options);
const causes = () =>
  ask((catalogue) => catalogue.causes().map(({ cause, files }) => [cause.code, cause.kind, files]));

it("every reason that the indexer gives has a title and an advice", () => {
  const folder = path.resolve(import.meta.dirname, "../../indexer");
  const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(path.join(folder, name), "utf8"));
  const codes = sources.flatMap((source) =>
    [...source.matchAll(/(?:refusal\(|DocumentError\(|\bcode: )"([a-z-]+)"/gu)].map(([, code]) => code ?? ""),
  );
  expect(codes.length).toBeGreaterThan(20);
  // Data of programs is passed over, and not listed.
  expect([...new Set(codes)].filter((code) => code !== "data" && !KNOWN_CAUSES.includes(code))).toEqual([]);
});

it("keeps what failed by cause over runs, and tries again just what is asked for", async () => {
  put("tốt.txt", letterText("1", "tốt"));
  put("mật.txt", `TỐI MẬT\n${letterText("2", "mật")}`);
  const broken = put("sâu/hỏng.pdf", "%PDF-1.7 cắt cụt");
  const empty = put("rỗng.txt", "");
  put(
    "gói.zip",
    zipSync({
      "trong.txt": Buffer.from(letterText("3", "trong gói")),
      "hỏng.pdf": Buffer.from("%PDF-1.7 x"),
    }),
  );
  await run();
  const before = [
    ["damaged", "failed", 2],
    ["empty", "failed", 1],
    ["secret", "refused", 1],
  ];
  expect(causes()).toEqual(before);
  await run();
  expect(causes()).toEqual(before);
  expect(
    ask((catalogue) =>
      catalogue.filesWith("damaged", { limit: 10 }).map(({ file }) => path.relative(place.archive, file)),
    ),
  ).toEqual(["gói.zip/hỏng.pdf", "sâu/hỏng.pdf"]);

  writeFileSync(broken, letterText("4", "đã sửa"));
  writeFileSync(empty, letterText("5", "đã viết"));
  const roots = ask((catalogue) => catalogue.roots());
  const { report, failures } = await retry({ cause: "damaged" });
  // The archive's other member is known by its content.
  expect(report).toMatchObject({ taken: 1, known: 1, failed: 1, unchanged: 0, removed: 0, documents: 3 });
  expect(failures.map(({ path: shown }) => shown)).toEqual([expect.stringContaining("gói.zip › hỏng.pdf")]);
  expect(causes()).toEqual([
    ["damaged", "failed", 1],
    ["empty", "failed", 1],
    ["secret", "refused", 1],
  ]);

  await retry({ paths: [empty] });
  expect(causes()).toEqual([
    ["damaged", "failed", 1],
    ["secret", "refused", 1],
  ]);
  expect(ask((catalogue) => catalogue.roots())).toEqual(roots);
  expect(ask((catalogue) => catalogue.counts())).toMatchObject({ documents: 4, unpublished: 0 });
});

it("takes out of the list what is gone, and leaves it there while its folder is away", async () => {
  put("a/rỗng.txt", "");
  put("b/rỗng.txt", "");
  await run();
  rmSync(path.join(place.archive, "a/rỗng.txt"));
  rmSync(path.join(place.archive, "b"), { recursive: true });
  await retry();
  expect(
    ask((catalogue) => catalogue.failed().map(({ path: file }) => path.relative(place.archive, file))),
  ).toEqual(["b/rỗng.txt"]);
});

it("tells while it goes on how far it is, and afterwards how it ended", async () => {
  for (let n = 1; n <= 40; n += 1) put(`${n}.txt`, letterText(String(n), `việc ${n}`));
  const seen: ReturnType<typeof runningNow>[] = [];
  const stop = new AbortController();
  const looking = setInterval(() => {
    const progress = ask((catalogue) => runningNow(catalogue.runs(1)[0], Date.now()));
    // The first run brings the engine into line with its catalogue before.
    if (progress?.stage !== "files") return;
    seen.push(progress);
    stop.abort(new Error("đủ rồi"));
  }, 20);
  // Slow enough to be looked at.
  const slow = { onProgress: () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100) };
  await expect(run({ ...slow, signal: stop.signal })).rejects.toThrow("đủ rồi");
  clearInterval(looking);
  expect(seen[0]).toMatchObject({ stage: "files", failed: 0 });
  expect(ask((catalogue) => catalogue.runs(1)[0]?.end)).toEqual({ how: "stopped", reason: "đủ rồi" });

  await run();
  const [last, first] = ask((catalogue) => catalogue.runs(2));
  expect(last?.end).toMatchObject({ how: "done", summary: { failed: 0 } });
  expect(first?.end).toMatchObject({ how: "stopped" });
  expect(runningNow(last, Date.now())).toBeNull();
  expect(ask((catalogue) => catalogue.folders())).toEqual([{ shown: place.archive, taken: 40, failed: 0 }]);
});

it("a run that was killed is not told of as going on for ever", () => {
  const run = { startedAt: "2026-01-01T00:00:00Z", toldAt: "2026-01-01T00:00:10Z", end: null };
  const progress = { stage: "files" as const, done: 1, total: 2, failed: 0, rate: 1, secondsLeft: 1 };
  const at = Date.parse(run.toldAt);
  expect(runningNow({ ...run, progress }, at + 5_000)).toEqual(progress);
  expect(runningNow({ ...run, progress }, at + 120_000)).toBeNull();
});
