/** Progress for people: how many, how fast, how long still. */
import type { Progress } from "./pipeline.ts";

export interface Meter {
  readonly stage: Progress["stage"];
  readonly done: number;
  readonly total: number | null;
  readonly failed: number;
  /** Files or documents a second, over the last seconds. */
  readonly rate: number;
  readonly secondsLeft: number | null;
}

/** Seconds over which the rate is taken: long enough to be calm, short enough to follow. */
const WINDOW = 10;

/**
 * Turns what the pipeline tells into figures.
 *
 * @param clock milliseconds; @param expected number of files to look at, once it is known.
 */
export function createMeter(
  clock: () => number,
  expected: () => number | null,
): (progress: Progress) => Meter {
  let stage: Progress["stage"] | null = null;
  let samples: { at: number; done: number }[] = [];
  return (progress) => {
    const { done, total } = amounts(progress, expected());
    if (progress.stage !== stage) samples = [];
    stage = progress.stage;
    const at = clock() / 1000;
    const newest = samples.at(-1);
    if (!newest || at - newest.at >= 0.5) samples.push({ at, done });
    while ((samples[1]?.at ?? at) < at - WINDOW) samples.shift();
    const oldest = samples[0] ?? { at, done };
    const rate = at > oldest.at ? Math.max(0, done - oldest.done) / (at - oldest.at) : 0;
    return {
      stage: progress.stage,
      done,
      total,
      failed: progress.stage === "files" ? progress.failed : 0,
      rate,
      secondsLeft: total !== null && rate > 0 ? Math.max(0, Math.ceil((total - done) / rate)) : null,
    };
  };
}

function amounts(progress: Progress, expected: number | null): { done: number; total: number | null } {
  if (progress.stage === "publish") return { done: 0, total: progress.left };
  if (progress.stage !== "files") return { done: progress.done, total: progress.total };
  const done = progress.taken + progress.known + progress.unchanged + progress.failed;
  // More files than were counted: somebody adds them just now.
  return { done, total: expected === null ? null : Math.max(expected, done) };
}

const number = (value: number): string => value.toLocaleString("vi-VN", { maximumFractionDigits: 0 });

export function duration(seconds: number): string {
  if (seconds < 60) return `${Math.max(1, Math.round(seconds))} giây`;
  if (seconds < 3600) return `${Math.round(seconds / 60)} phút`;
  const hours = Math.floor(seconds / 3600);
  return `${hours} giờ ${Math.round((seconds - hours * 3600) / 60)} phút`;
}

/** One line of progress, in Vietnamese. */
export function progressLine({ stage, done, total, failed, rate, secondsLeft }: Meter): string {
  if (stage === "publish") return `Đang đưa vào chỉ mục: còn ${number(total ?? 0)} văn bản`;
  const what = { reread: "Đang đọc lại", rebuild: "Đang lập lại chỉ mục", files: "Đã xem" }[stage];
  const unit = stage === "files" ? "tệp" : "văn bản";
  const parts = [`${what} ${number(done)}${total === null ? "" : `/${number(total)}`} ${unit}`];
  if (rate > 0) parts.push(`${number(rate)} ${unit}/giây`);
  if (secondsLeft !== null && secondsLeft > 0) parts.push(`còn khoảng ${duration(secondsLeft)}`);
  if (failed > 0) parts.push(`${number(failed)} tệp lỗi`);
  return parts.join(" · ");
}

export interface ProgressPrinter {
  show(meter: Meter): void;
  /** Clears the line, so that what follows stands alone. */
  end(): void;
}

/** On a terminal one line that renews itself; elsewhere a plain line every ten seconds and at each new stage. */
export function createProgressPrinter(
  stream: { readonly isTTY?: boolean; readonly columns?: number; write(text: string): unknown },
  clock: () => number,
): ProgressPrinter {
  const every = stream.isTTY ? 100 : 10_000;
  let last = Number.NEGATIVE_INFINITY;
  let stage: Meter["stage"] | null = null;
  let dirty = false;
  return {
    show(meter) {
      const now = clock();
      if (!stream.isTTY && stage === null) last = now;
      if (now - last < every && (meter.stage === stage || stage === null)) {
        stage = meter.stage;
        return;
      }
      last = now;
      stage = meter.stage;
      dirty = true;
      const line = progressLine(meter);
      stream.write(stream.isTTY ? `\r\u001b[K${line.slice(0, (stream.columns ?? 80) - 1)}` : `${line}\n`);
    },
    end() {
      if (dirty && stream.isTTY) stream.write("\r\u001b[K");
      dirty = false;
    },
  };
}
