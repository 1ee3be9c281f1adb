/**
 * Keeps the guarded processes: starts them, gives each one file at a time, kills what takes too long, and
 * starts a fresh one after a failure or a few hundred files.
 */
import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import { ChiDanError, DocumentError } from "../../src/errors.ts";
import { type ExtractedText, refusal } from "./extractor.ts";
import type { Extraction } from "./index.ts";
import { limitsAsEnvironment } from "./limits.ts";
import type { Unpacking } from "./members.ts";
import { timeLimit } from "./processor.ts";
import { type Answer, READY, STEP, type Task } from "./protocol.ts";

export interface PoolOptions {
  readonly processes?: number;
  /** For one file, reading included; the start of a process is not counted. */
  readonly timeoutMs?: number;
  /** A file waits so long for a process before another one is started. */
  readonly patienceMs?: number;
  /** What one process may take; outside the heap it is held to it where `prlimit` is installed. */
  readonly memoryBytes?: number;
  /** Starts the processes at once, not with the first file: they load while other things are done. */
  readonly warm?: boolean;
  /** Files after which a further process is started, where the first ones are busy. */
  readonly growAfter?: number;
  /** Files after which a process is replaced that holds more than so many bytes, since parsers leak. */
  readonly recycleAfter?: number;
  readonly recycleAbove?: number;
}

export interface OpenOptions {
  /** False where scans wait: they are refused as `waiting`. */
  readonly recognise?: boolean;
}

export interface ExtractionPool {
  readonly processes: number;
  /** @throws DocumentError with code and reason; ChiDanError `extraction-unavailable` when no process can be started. */
  extract(file: string, sha256?: string): Promise<ExtractedText>;
  /** The same for files that may hold others. @param unpacking as for `extractFile`. */
  open(
    file: string,
    sha256: string | undefined,
    unpacking: Unpacking | undefined,
    options?: OpenOptions,
  ): Promise<Extraction>;
  /** Ends every process; files under way fail. */
  close(): Promise<void>;
}

const PATIENCE_MS = 3_000;
/** A process may take so long to start: on a busy machine many times what it takes alone. */
const START_MS = 60_000;
/** Processes that rest for more of the time are enough: whoever reads what they extract is slower. */
const BUSY = 0.75;
/** A process that holds no more goes on: to start one takes as long as to extract some hundred letters. */
const RECYCLE_ABOVE = 256 * 1_048_576;
const LOADER = new URL("../../src/loader/register.mjs", import.meta.url).href;
const PROJECT = path.resolve(import.meta.dirname, "../..");
const WORKER = path.join(import.meta.dirname, "worker.ts");

export function createExtractionPool(options: PoolOptions = {}): ExtractionPool {
  const {
    processes = 2,
    timeoutMs = 60_000,
    memoryBytes = 1_500_000_000,
    recycleAfter = 300,
    recycleAbove = RECYCLE_ABOVE,
    growAfter = 100,
    patienceMs = PATIENCE_MS,
    warm = false,
  } = options;
  let busyMs = 0;
  const onWorked = (milliseconds: number) => {
    busyMs += milliseconds;
  };
  const guards = Array.from({ length: processes }, () =>
    // Whoever recognises a page will be at it for seconds.
    createGuard({ timeoutMs, memoryBytes, recycleAfter, recycleAbove }, onWorked, () => grow()),
  );
  // One process does for a small folder; loading the parsers a second time would take longer than it helps.
  let asked = 0;
  const [first, ...others] = guards;
  const idle = first ? [first] : [];
  if (warm) first?.start();
  const waiting: ((guard: Guard) => void)[] = [];
  let closed = false;
  const release = (guard: Guard) => {
    const next = waiting.shift();
    if (next) next(guard);
    else idle.push(guard);
  };

  const grow = () => {
    const next = others.pop();
    if (next) release(next);
  };
  let lookedAt = performance.now();
  const growIfBusy = () => {
    const now = performance.now();
    if (busyMs > BUSY * (now - lookedAt) * (processes - others.length)) grow();
    busyMs = 0;
    lookedAt = now;
  };
  const wait = () =>
    new Promise<Guard>((resolve) => {
      // A file that takes long must not hold up the others.
      const timer = setTimeout(grow, patienceMs);
      waiting.push((guard) => {
        clearTimeout(timer);
        resolve(guard);
      });
    });

  const open: ExtractionPool["open"] = async (file, sha256, unpacking, { recognise = true } = {}) => {
    if (closed) throw refusal("crashed");
    asked += 1;
    if (asked % growAfter === 0) growIfBusy();
    const guard = idle.pop() ?? (await wait());
    try {
      return await guard.run({ file, sha256, unpacking, recognise });
    } finally {
      release(guard);
    }
  };

  return {
    processes,
    open,
    // Without a place to unpack to, a container is refused.
    extract: (file, sha256) => open(file, sha256, undefined) as Promise<ExtractedText>,
    async close() {
      closed = true;
      await Promise.all(guards.map((guard) => guard.stop()));
    },
  };
}

interface Guard {
  start(): void;
  run(work: Omit<Task, "id">): Promise<Extraction>;
  stop(): Promise<void>;
}

/** @param onWorked told how long each file took. @param onStep told after every step of recognising. */
function createGuard(
  limits: Required<Omit<PoolOptions, "processes" | "warm" | "growAfter" | "patienceMs">>,
  onWorked: (milliseconds: number) => void,
  onStep: () => void,
): Guard {
  let child: ChildProcess | null = null;
  let complaints = "";
  let done = 0;
  let memory = 0;
  let ready = false;
  let stopped = false;

  function start(): ChildProcess {
    complaints = "";
    done = 0;
    memory = 0;
    ready = false;
    const started = fork(WORKER, {
      execArgv: [
        "--import",
        LOADER,
        // Megabytes for what is young: with the default 16 a process holds some 30 more, and is no faster.
        "--max-semi-space-size=2",
        `--max-old-space-size=${Math.floor(limits.memoryBytes / 2 / 1_048_576)}`,
      ],
      env: {
        ...process.env,
        NODE_OPTIONS: "",
        // One thread works: a store of memory for each of the others would hold 8 MB more.
        MALLOC_ARENA_MAX: "1",
        // Kibibytes: what decodes pictures sets a gigabyte of addresses aside at once, which is most of what it may take.
        MIMALLOC_ARENA_RESERVE: "65536",
        ...limitsAsEnvironment({ memoryBytes: limits.memoryBytes, seconds: limits.timeoutMs / 1000 }),
      },
      cwd: PROJECT,
      serialization: "advanced",
      // A group of its own: the programs that it starts end with it.
      detached: true,
      stdio: ["ignore", "ignore", "pipe", "ipc"],
    });
    started.once("message", () => {
      ready = true;
    });
    started.stderr?.on("data", (chunk: Buffer) => {
      complaints = (complaints + chunk.toString("utf8")).slice(-4000);
    });
    return started;
  }

  async function stop(): Promise<void> {
    const ending = child;
    child = null;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const exited = new Promise((resolve) => ending.once("exit", resolve));
    killGroup(ending);
    await exited;
  }

  function ask(worker: ChildProcess, task: Task): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const limited = (ms: number) =>
        timeLimit(worker.pid, ms, () => end(() => reject(refusal("timeout", `${ms / 1000} giây`))));
      let limit = limited(ready ? limits.timeoutMs : START_MS);
      const onMessage = (answer: Answer | typeof READY | typeof STEP) => {
        if (answer === READY) {
          limit.clear();
          limit = limited(limits.timeoutMs);
        } else if (answer === STEP) {
          onStep();
          limit.again();
        } else end(() => resolve(answer));
      };
      // "close", not "exit": what the process said last has been read by then.
      const onGone = () => end(() => reject(ready ? lost(complaints) : unavailable(complaints)));
      const onError = (cause: Error) => end(() => reject(unavailable(cause.message, cause)));
      const end = (settle: () => void) => {
        limit.clear();
        worker.off("message", onMessage).off("close", onGone).off("error", onError);
        settle();
      };
      worker.on("message", onMessage).on("close", onGone).on("error", onError);
      // A process that ends while it is being told is heard of by its "close".
      worker.send(task, () => {});
    });
  }

  return {
    start() {
      child ??= start();
    },
    stop: () => {
      stopped = true;
      return stop();
    },
    async run(work) {
      for (;;) {
        if (stopped) throw refusal("crashed");
        const isWorn = done >= limits.recycleAfter && memory > limits.recycleAbove;
        if (child && (!child.connected || isWorn)) await stop();
        const fresh = child === null;
        child ??= start();
        done += 1;
        try {
          const answer = await ask(child, { id: done, ...work });
          memory = answer.memory;
          onWorked(answer.milliseconds);
          if ("extracted" in answer) return answer.extracted;
          throw new DocumentError(answer.failed.code, answer.failed.reason);
        } catch (error) {
          if (!(error instanceof DocumentError)) throw error;
          if (SHAKEN.has(error.code)) await stop();
          // What the files before have left behind is no fault of this one: it is tried once more by itself.
          if (fresh || !INHERITED.has(error.code)) throw error;
        }
      }
    },
  };
}

function killGroup(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  } catch {
    // Windows knows no groups.
    child.kill("SIGKILL");
  }
}

/** After these a process is not trusted with another file: a parser may have been left with what it unpacked. */
const SHAKEN: ReadonlySet<string> = new Set(["timeout", "memory", "crashed", "damaged"]);
/** These may come from what a process did before. */
const INHERITED: ReadonlySet<string> = new Set(["memory", "crashed"]);

const lost = (complaints: string) => refusal(/memory|heap/iu.test(complaints) ? "memory" : "crashed");

/** A process that never became ready says nothing of the file: no other file would fare better. */
const unavailable = (complaints: string, cause?: unknown) => {
  const line = complaints.split("\n").find((each) => /error/iu.test(each)) ?? complaints.trim();
  return new ChiDanError("extraction-unavailable", `Không chạy được tiến trình đọc tệp: ${line}`, { cause });
};
