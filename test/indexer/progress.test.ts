import { expect, it } from "vitest";
import type { Progress } from "../../indexer/index.ts";
import { createMeter, createProgressPrinter, duration, progressLine } from "../../indexer/progress.ts";

const files = (taken: number, failed = 0): Progress => ({
  stage: "files",
  taken,
  known: 0,
  unchanged: 0,
  ignored: 0,
  failed,
  published: 0,
});

it("tells the rate of the last seconds and the time left", () => {
  let now = 0;
  const meter = createMeter(
    () => now,
    () => 1000,
  );
  meter(files(0));
  for (const second of [1, 2, 3, 4]) {
    now = second * 1000;
    meter(files(second * 10));
  }
  now = 5000;
  const told = meter(files(50, 2));
  expect(told).toMatchObject({ done: 52, total: 1000, failed: 2, secondsLeft: 92 });
  expect(progressLine(told)).toBe("Đã xem 52/1.000 tệp · 10 tệp/giây · còn khoảng 2 phút · 2 tệp lỗi");
});

it("forgets what was long ago, and does not claim to know what it does not", () => {
  let now = 0;
  const meter = createMeter(
    () => now,
    () => null,
  );
  expect(progressLine(meter(files(0)))).toBe("Đã xem 0 tệp");
  for (now = 1000; now <= 60_000; now += 1000) meter(files(1000));
  expect(meter(files(1000))).toMatchObject({ rate: 0, secondsLeft: null });
});

it("renews one line on a terminal, no wider than it is", () => {
  let now = 0;
  let written = "";
  const write = (text: string) => {
    written += text;
  };
  const meter = createMeter(
    () => now,
    () => 10,
  );
  const printer = createProgressPrinter({ isTTY: true, columns: 12, write }, () => now);
  printer.show(meter(files(1)));
  printer.show(meter(files(2)));
  now = 200;
  printer.show(meter(files(3)));
  printer.end();
  expect(written).toBe("\r\u001b[KĐã xem 1/10\r\u001b[KĐã xem 3/10\r\u001b[K");
});

it("writes plain lines elsewhere, one in ten seconds, and shows what goes on side by side", () => {
  let now = 0;
  let written = "";
  const write = (text: string) => {
    written += text;
  };
  const meter = createMeter(
    () => now,
    () => 100,
  );
  const printer = createProgressPrinter({ write }, () => now);
  for (now = 0; now <= 20_000; now += 500) {
    printer.show(meter(files(now / 500)));
    if (now >= 15_000) printer.show(meter({ stage: "rebuild", done: 1, total: 50 }));
  }
  printer.end();
  expect(written.split("\n")).toEqual([
    "Đã xem 20/100 tệp · 2 tệp/giây · còn khoảng 40 giây",
    "Đã xem 40/100 tệp · 2 tệp/giây · còn khoảng 30 giây | Đang lập lại chỉ mục 1/50 văn bản",
    "",
  ]);
});

it("says durations as people do", () => {
  expect([0.2, 59, 61, 3700, 7320].map(duration)).toEqual([
    "1 giây",
    "59 giây",
    "1 phút",
    "1 giờ 2 phút",
    "2 giờ 2 phút",
  ]);
});
