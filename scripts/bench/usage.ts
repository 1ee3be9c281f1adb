/** What processes use, as the kernel tells it (Linux; elsewhere nothing is known). */
import { readdirSync, readFileSync } from "node:fs";

export interface Usage {
  /** Memory in MB, now and at its highest. */
  readonly memory: number;
  readonly peak: number;
  /** Milliseconds of the processor since it began. */
  readonly processor: number;
}

/** The kernel counts the processor's time in hundredths of a second. */
const TICK_MS = 10;

/** What a process uses; null where the system does not tell. */
export function usageOf(pid: number | undefined): Usage | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const megabytes = (field: string) =>
      Number(new RegExp(`^${field}:\\s+(\\d+)`, "mu").exec(status)?.[1] ?? 0) / 1024;
    const [user = 0, system = 0] = counters(pid).slice(11, 13);
    return {
      memory: megabytes("VmRSS"),
      peak: megabytes("VmHWM"),
      processor: (user + system) * TICK_MS,
    };
  } catch {
    return null;
  }
}

const counters = (pid: number | string | undefined): number[] =>
  (readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1) ?? "").split(" ").map(Number);

/** Where a process's parent stands among its counters, and what its ended children took of the processor. */
const PARENT = 1;
const ENDED = [13, 14] as const;

/** Milliseconds of the processor that all ended children of this process have taken, with theirs. */
export function processorOfChildren(): number {
  try {
    const all = counters("self");
    return ENDED.reduce((sum, at) => sum + (all[at] ?? 0), 0) * TICK_MS;
  } catch {
    return Number.NaN;
  }
}

/** MB of a process, pages that several share divided among them. */
function fairMemory(pid: number, otherwise: number): number {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
    return Number(/^Pss:\s+(\d+)/mu.exec(rollup)?.[1] ?? 0) / 1024;
  } catch {
    return otherwise;
  }
}

export interface Watched extends Usage {
  readonly pid: number;
  readonly command: string;
}

export interface Watch {
  /** Every process that was seen, with what it last used; a program of a moment may escape. */
  seen(): readonly Watched[];
  /** MB that the counted processes held at one moment, at most; what they share is counted once. */
  together(): number;
  stop(): void;
}

const LOOK_MS = 250;

/**
 * Looks at a process and all that it starts, from now on.
 *
 * @param counts whose memory is added up.
 */
export function watchTree(root: number, counts: (process: Watched) => boolean): Watch {
  const seen = new Map<number, Watched>();
  let most = 0;
  const look = () => {
    const now = treeOf(root).flatMap((pid): Watched[] => {
      const usage = usageOf(pid);
      // One that ends has given its memory back already.
      return usage && usage.peak > 0 ? [{ ...usage, pid, command: commandOf(pid) }] : [];
    });
    for (const each of now) seen.set(each.pid, each);
    const held = now.filter(counts).reduce((sum, { pid, memory }) => sum + fairMemory(pid, memory), 0);
    most = Math.max(most, held);
  };
  look();
  const timer = setInterval(look, LOOK_MS);
  return { seen: () => [...seen.values()], together: () => most, stop: () => clearInterval(timer) };
}

function treeOf(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const name of listed()) {
    try {
      const parent = counters(name)[PARENT] ?? 0;
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
    } catch {}
  }
  const tree = [root];
  for (const pid of tree) tree.push(...(children.get(pid) ?? []));
  return tree;
}

function listed(): string[] {
  try {
    return readdirSync("/proc").filter((name) => /^\d+$/u.test(name));
  } catch {
    return [];
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
  } catch {
    return "";
  }
}
