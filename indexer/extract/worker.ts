/**
 * The guarded process: takes one file after another and answers each. It is started by the pool only, is killed
 * by it when it takes too long, and ends by itself when its parent is gone.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { register } from "node:module";
import { DocumentError } from "../../src/errors.ts";
import { problemFromError } from "../problems.ts";
import { extractFile } from "./index.ts";
import { limitsOfProcess } from "./limits.ts";
import type { Ocr } from "./ocr/recognise.ts";
import type { Recogniser } from "./ocr/recogniser.ts";
import { type Answer, type Outcome, READY, STEP, type Task } from "./protocol.ts";

let opened: Promise<Recogniser> | null = null;
const ocr: Ocr = {
  recogniser: () => {
    opened ??= uncapped(async () => (await import("./ocr/recogniser.ts")).openRecogniser());
    return opened;
  },
  onStep: () => process.send?.(STEP),
};

async function answer({ id, ...task }: Task): Promise<Answer> {
  const began = performance.now();
  const outcome = await work(task);
  return { id, ...outcome, milliseconds: performance.now() - began, memory: process.memoryUsage.rss() };
}

async function work({ file, sha256, unpacking, recognise }: Omit<Task, "id">): Promise<Outcome> {
  try {
    return { extracted: await extractFile(file, sha256, unpacking, recognise ? ocr : undefined) };
  } catch (error) {
    return { failed: reasonOf(error) };
  }
}

function reasonOf(error: unknown): { code: string; reason: string } {
  if (error instanceof DocumentError) return { code: error.code, reason: error.message };
  if (error instanceof RangeError)
    return { code: "memory", reason: "đọc tệp này cần quá nhiều bộ nhớ, đã dừng" };
  if (error instanceof Error && "syscall" in error) return problemFromError(error, "file");
  return { code: "damaged", reason: `tệp hỏng (${error instanceof Error ? error.message : String(error)})` };
}

/**
 * Caps what may be added to the address space from now on. From the start would be no use: the loader's
 * WebAssembly alone reserves several gigabytes that it never touches. Where there is no `prlimit`, the cap on
 * the heap remains.
 */
function capMemory(bytes: number): void {
  try {
    const pages = Number(readFileSync("/proc/self/statm", "latin1").split(" ")[0]);
    limitAddressSpace(String(pages * 4096 + bytes));
  } catch {}
}

/** The soft limit alone, which this process keeps and could raise again. */
function limitAddressSpace(limit: string): void {
  execFileSync("prlimit", [`--pid=${process.pid}`, `--as=${limit}:`, "--core=0"], { stdio: "ignore" });
}

/** Lets WebAssembly of our own choice reserve what it wants, then caps what may come on top of it. */
async function uncapped<T>(open: () => Promise<T>): Promise<T> {
  try {
    limitAddressSpace("unlimited");
  } catch {}
  try {
    return await open();
  } finally {
    capMemory(limitsOfProcess().memoryBytes);
  }
}

register("./watch-parent.mjs", import.meta.url);
// The cap comes last: everything that the process itself needs is there by then.
capMemory(limitsOfProcess().memoryBytes);
process.send?.(READY);
process.on("disconnect", () => process.exit(0));
// Left-over promises of a parser must not take the process down with the next file.
process.on("unhandledRejection", () => {});
process.on("message", (task: Task) => {
  void answer(task).then((reply) => process.send?.(reply));
});
