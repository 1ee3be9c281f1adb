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
  const samplesOf = new Map<Progress["stage"], { at: number; done: number }[]>();
  return (progress) => {
    const { stage } = progress;
    const { done, total } = amounts(progress, expected());
    const samples = samplesOf.get(stage) ?? [];
    samplesOf.set(stage, samples);
    const at = clock() / 1000;
    const newest = samples.at(-1);
    if (!newest || at - newest.at >= 0.5) samples.push({ at, done });
    while ((samples[1]?.at ?? at) < at - WINDOW) samples.shift();
    const oldest = samples[0] ?? { at, done };
    const rate = at > oldest.at ? Math.max(0, done - oldest.done) / (at - oldest.at) : 0;
    return {
      stage,
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
  const done = progress.taken + progress.known + progress.unchanged + progress.ignored + progress.failed;
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

/** On a terminal one line that renews itself; elsewhere a plain line every ten seconds. */
export function createProgressPrinter(
  stream: { readonly isTTY?: boolean; readonly columns?: number; write(text: string): unknown },
  clock: () => number,
): ProgressPrinter {
  const every = stream.isTTY ? 100 : 10_000;
  let last = stream.isTTY ? Number.NEGATIVE_INFINITY : clock();
  // Files may be read while old readings or the index are made anew: each shows how far it is.
  const stages = new Map<Meter["stage"], Meter>();
  return {
    show(meter) {
      if (meter.done === meter.total) stages.delete(meter.stage);
      else stages.set(meter.stage, meter);
      const now = clock();
      if (now - last < every) return;
      last = now;
      const line = [...stages.values()].map(progressLine).join(" | ");
      if (line !== "")
        stream.write(stream.isTTY ? `\r\u001b[K${fitting(line, stream.columns)}` : `${line}\n`);
    },
    end() {
      if (stream.isTTY) stream.write("\r\u001b[K");
    },
  };
}

const fitting = (line: string, columns = 80): string => [...line].slice(0, columns - 1).join("");
