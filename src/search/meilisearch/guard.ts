/**
 * Starts the server under a guard that ends it when we end, whatever ends us.
 *
 * The guard is a shell that holds a pipe to us: when the pipe closes it stops the server. Where `setpriv` is
 * installed the kernel also kills the server should the guard itself be killed; elsewhere our exit handler
 * closes the pipe, and what survives even that is found at the next start (`stopStrayServers`).
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { commandOf, isAlive, markOf, signal } from "./processes.ts";

/** $1 is the file for the server's process id, the rest its command line; descriptor 0 is the pipe to us. */
const GUARD = `
exec 3<&0 </dev/null
pidfile=$1
shift
"$@" 3<&- &
server=$!
echo "$server" >"$pidfile"
(
  read -r _ <&3
  kill -TERM "$server" 2>/dev/null
  left=30
  while [ "$left" -gt 0 ] && kill -0 "$server" 2>/dev/null; do
    sleep 0.1
    left=$((left - 1))
  done
  kill -KILL "$server" 2>/dev/null
) >/dev/null 2>&1 &
watcher=$!
exec 3<&-
wait "$server"
code=$?
kill "$watcher" 2>/dev/null
exit "$code"
`;

export interface GuardedServer {
  /** Resolves when the guard has ended, and with it the server. */
  readonly ended: Promise<void>;
  readonly running: boolean;
  /** After its end: whether somebody killed it (a person, or the kernel for want of memory). */
  readonly killed: boolean;
  /** Asks the server to stop, kills it when it does not, and waits for its end. */
  stop(): Promise<void>;
}

export interface GuardedStart {
  readonly command: readonly string[];
  readonly home: string;
  readonly dbPath: string;
  readonly env: Readonly<Record<string, string>>;
  /** Descriptor of the log file. */
  readonly log: number;
}

export function startGuarded({ command, home, dbPath, env, log }: GuardedStart): GuardedServer {
  const guarded = hasSetpriv() ? ["setpriv", "--pdeathsig", "SIGKILL", ...command] : command;
  const child: ChildProcess = spawn("/bin/sh", ["-c", GUARD, "chi-dan-guard", pidFile(home), ...guarded], {
    cwd: home,
    env,
    // A session of its own: Ctrl-C in the terminal reaches us, and we stop the server in good order.
    detached: true,
    stdio: ["pipe", log, log],
  });
  let running = true;
  let killed = false;
  const ended = new Promise<void>((resolve) => {
    const onEnd = (code: unknown) => {
      running = false;
      // The shell gives a killed child as 128 and the signal; a killed shell itself has no code.
      killed = code === null || (typeof code === "number" && code > 128);
      // The guard's watcher may have outlived a killed guard: it stops the server when the pipe closes.
      child.stdin?.destroy();
      resolve();
    };
    child.once("exit", onEnd);
    child.once("error", onEnd);
  });
  child.stdin?.on("error", () => {});
  // Neither may keep our process alive.
  child.unref();
  (child.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  return {
    ended,
    get running() {
      return running;
    },
    get killed() {
      return killed;
    },
    async stop() {
      child.ref();
      child.stdin?.destroy();
      const inTime = await Promise.race([ended.then(() => true), sleep(8_000, false, { ref: false })]);
      if (!inTime && child.pid !== undefined) signal(-child.pid, "SIGKILL");
      await stopStrayServers(home, dbPath);
    },
  };
}

const hasSetpriv = (): boolean => spawnSync("setpriv", ["--pdeathsig", "SIGKILL", "true"]).status === 0;

const pidFile = (home: string) => path.join(home, "server.pid");

/**
 * Kills servers that still run on this database though nobody owns them (guard and owner were both killed).
 * Two servers on one database would damage it, and Meilisearch itself does not look.
 *
 * @returns how many were killed.
 */
export async function stopStrayServers(home: string, dbPath: string): Promise<number> {
  const noted = Number(await readFile(pidFile(home), "utf8").catch(() => "0"));
  const strays = [...new Set([noted, ...everyProcess()])].filter(
    (pid) => pid > 1 && pid !== process.pid && runsOn(pid, dbPath),
  );
  for (const pid of strays) {
    const mark = markOf(pid);
    signal(pid, "SIGKILL");
    for (let waited = 0; mark !== null && isAlive(mark) && waited < 5_000; waited += 20) await sleep(20);
  }
  return strays.length;
}

function everyProcess(): number[] {
  try {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/u.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

function runsOn(pid: number, dbPath: string): boolean {
  try {
    if (process.platform === "linux" && readFileSync(`/proc/${pid}/comm`, "utf8").startsWith("sh"))
      return false;
  } catch {
    return false;
  }
  return ` ${commandOf(pid)} `.includes(` --db-path ${dbPath} `);
}
