/** Telling one process from another: an id alone may have been given to somebody else meanwhile. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

export interface ProcessMark {
  readonly pid: number;
  /** When it started, as the system counts; null where that cannot be read. */
  readonly started: string | null;
}

/** The mark of a running process; null when there is none. */
export function markOf(pid: number): ProcessMark | null {
  if (!exists(pid)) return null;
  const started = startOf(pid);
  return started === "gone" ? null : { pid, started };
}

/** Whether the very process of the mark still runs. */
export function isAlive(mark: ProcessMark): boolean {
  const now = markOf(mark.pid);
  return now !== null && (mark.started === null || now.started === null || now.started === mark.started);
}

/** The command line of a process; empty when it cannot be read. */
export function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return ask(pid, "command=");
  }
}

/** Sends a signal to one process; a process that is gone already is fine. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone, or not ours: whoever waits for its end will notice.
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function startOf(pid: number): string | null {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in brackets may hold anything; state is the first field after it, the start time the twentieth.
    const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? "gone" : (fields[19] ?? null);
  } catch {
    return ask(pid, "lstart=") || null;
  }
}

/** Systems without /proc. */
function ask(pid: number, field: string): string {
  if (process.platform === "linux") return "";
  try {
    return execFileSync("ps", ["-o", field, "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch {
    return "";
  }
}
