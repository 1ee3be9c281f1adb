/** Whether a regular expression can run away: exponentially many ways to match the same text. */
import { createRequire } from "node:module";

export interface Pattern {
  readonly source: string;
  readonly flags: string;
}

interface Verdict {
  readonly status: "safe" | "vulnerable" | "unknown";
  readonly complexity?: { readonly type: string; readonly summary: string };
}
type CheckSync = (
  source: string,
  flags: string,
  options: { timeout: number; checker: "automaton" },
) => Verdict;

/** Without a repeated group every text has polynomially many parses at most, so only these need the analysis. */
export const hasRepeatedGroup = ({ source }: Pattern): boolean =>
  /\)(?:[*+]|\{\d+,?\d*\})/u.test(source.replace(/\\./gu, "_"));

/** Unicode classes as small ones: the analysis asks which classes overlap, not how large they are. */
const CLASSES: Readonly<Record<string, string>> = {
  L: "a-yA-YÀ",
  Lu: "A-YÀ",
  Ll: "a-yà",
  M: "\\u0301",
  N: "0-9",
  P: ".,;",
};

/** The pattern with small classes and counts of four at most; its ways of being ambiguous stay the same. */
export function simplified(source: string): string {
  let out = "";
  let inClass = false;
  for (let at = 0; at < source.length; at += 1) {
    const rest = source.slice(at);
    const unicode = /^\\([pP])\{([^}]*)\}/u.exec(rest);
    const counts = inClass ? null : /^\{(\d+)(,?)(\d*)\}/u.exec(rest);
    const lookbehind = inClass ? null : /^\(\?<[!=]/u.exec(rest);
    if (unicode) {
      const members = CLASSES[unicode[2] ?? ""] ?? "a-z";
      const negated = unicode[1] === "P";
      out += inClass ? (negated ? "" : members) : `[${negated ? "^" : ""}${members}]`;
      at += unicode[0].length - 1;
    } else if (counts) {
      const least = Math.min(Number(counts[1]), 3);
      const most = counts[3] ? Math.min(Number(counts[3]), Math.max(least, 4)) : "";
      out += counts[2] ? `{${least},${most}}` : `{${least}}`;
      at += counts[0].length - 1;
    } else if (lookbehind) {
      // What stands in front is looked at once and cannot multiply; the analysis does not know it.
      out += "(?=";
      at += lookbehind[0].length - 1;
    } else if (source[at] === "\\") {
      out += source.slice(at, at + 2);
      at += 1;
    } else {
      if (source[at] === "[") inClass = true;
      else if (source[at] === "]") inClass = false;
      out += source[at];
    }
  }
  return out.toLowerCase();
}

/** recheck's analysis in plain JavaScript: true, false, or null where it gives no answer in time. */
export function isCatastrophic(pattern: Pattern, timeout: number): boolean | null {
  process.env.RECHECK_BACKEND = "pure";
  const { checkSync } = createRequire(import.meta.url)("recheck") as { checkSync: CheckSync };
  const verdict = checkSync(simplified(pattern.source), "", { timeout, checker: "automaton" });
  if (verdict.status === "unknown") return null;
  return verdict.complexity?.type === "exponential";
}

const PUMPS = 26;
const SLOW_MS = 400;

function millisecondsOf(regex: RegExp, text: string): number {
  const from = process.cpuUsage();
  regex.test(text);
  return process.cpuUsage(from).user / 1000;
}

/** Runs a pattern against repeated pairs of its own characters; a runaway one needs 2^26 steps for some of them. */
export function runsAway({ source, flags }: Pattern): boolean {
  const regex = new RegExp(source, flags.replace(/[gy]/gu, ""));
  const own = new Set(source.replace(/\\[a-zA-Z](?:\{[^}]*\})?/gu, "").match(/[\p{L}\d ,;.:/-]/gu) ?? []);
  const characters = [...new Set([...[...own].slice(0, 10), "a", "A", "1", " ", "\n", ","])];
  for (const one of characters)
    for (const other of characters) {
      const text = `${(one + other).repeat(PUMPS)}\u0000`;
      // Again where it was slow: a busy machine may have stood still for so long.
      if ([1, 2, 3].every(() => millisecondsOf(regex, text) > SLOW_MS)) return true;
    }
  return false;
}
