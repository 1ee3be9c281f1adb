/** Processes as the kernel lists them (Linux). */
import { readdirSync, readFileSync } from "node:fs";

interface ProcessLine {
  readonly pid: number;
  readonly parent: number;
}

/** Every process that has not ended. */
export function processes(): ProcessLine[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "latin1");
        const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        return state === "Z" ? [] : [{ pid: Number(name), parent: Number(parent) }];
      } catch {
        return [];
      }
    });
}

export function descendants(of: number): number[] {
  const all = processes();
  const found = [of];
  for (const pid of found) found.push(...all.filter(({ parent }) => parent === pid).map((line) => line.pid));
  return found.slice(1);
}

/** What a process was started as. */
export function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}
