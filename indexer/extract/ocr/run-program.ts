/** Programs of the system that the guarded process starts: held to its limits, and never outliving it. */
import { spawn } from "node:child_process";
import { refusal } from "../extractor.ts";
import { limitsOfProcess } from "../limits.ts";
import { timeLimit } from "../processor.ts";
import { installed } from "../programs.ts";

/**
 * Starts a program with capped memory and time; where `setpriv` is installed the system ends it with its parent, elsewhere
 * its time does.
 *
 * @returns what it writes, piece by piece.
 * @throws DocumentError `timeout`, `memory`; Error with what the program complained of.
 */
export async function* output(
  program: string,
  args: readonly string[],
  input: Uint8Array,
  seconds = limitsOfProcess().seconds,
): AsyncGenerator<Buffer> {
  const [command = program, ...rest] = limited([program, ...args], seconds);
  const child = spawn(command, rest, {
    stdio: ["pipe", "pipe", "pipe"],
    // More threads of one page wait for one another longer than they work.
    env: { ...process.env, OMP_THREAD_LIMIT: "1" },
  });
  let complaints = "";
  child.stderr.on("data", (chunk: Buffer) => {
    complaints = (complaints + chunk.toString("utf8")).slice(-2000);
  });
  // It may end before it has read everything.
  child.stdin.on("error", () => {});
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve({ code, signal }));
  });
  ended.catch(() => {});
  const limit = timeLimit(child.pid, seconds * 1000, () => child.kill("SIGKILL"));
  try {
    child.stdin.end(input);
    yield* child.stdout as AsyncIterable<Buffer>;
    const { code, signal } = await ended;
    if (signal === "SIGKILL" || signal === "SIGXCPU") throw refusal("timeout", `${seconds} giây`);
    if (signal !== null) throw refusal("memory", program);
    if (code !== 0) throw new Error(`${program}: ${complaints.trim() || code}`);
  } finally {
    limit.clear();
    child.kill("SIGKILL");
  }
}

/** All that a program writes. @throws as `output`. */
export async function outputOf(
  program: string,
  args: readonly string[],
  input: Uint8Array,
  seconds?: number,
): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of output(program, args, input, seconds)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function limited(command: readonly string[], seconds: number): readonly string[] {
  if (process.platform === "win32") return command;
  const kilobytes = Math.floor(limitsOfProcess().memoryBytes / 1024);
  const caps = `ulimit -v ${kilobytes}; ulimit -t ${Math.ceil(seconds)}; exec "$@"`;
  const bound = installed("setpriv") ? ["setpriv", "--pdeathsig", "KILL", "--"] : [];
  return ["sh", "-c", caps, "sh", ...bound, ...command];
}
