/** The subject (trích yếu): its lines joined, without "V/v", "Về việc", "về" and the quotation marks around it. */
import { oneLine } from "../text/one-line.ts";
import type { Segment } from "./segments.ts";

/** "V/v", "V/v:", "Về việc", "VỀ VIỆC", "về", "Trích yếu:" at the beginning. */
const LEAD = /^(?:v ?[/\\] ?v\b[ .:-]*|v\.v[ .:-]*|vv:[ ]*|trích yếu ?: ?|về việc\b ?:? ?|về (?=\p{L}))/iu;
const PAIRS: Readonly<Record<string, string>> = {
  "“": "”",
  '"': '"',
  "‘": "’",
  "'": "'",
  "«": "»",
  "(": ")",
};

/** The printed subject as one line, or null when nothing is left of it. */
export function subjectOf(lines: readonly Segment[]): string | null {
  let subject = "";
  for (const { text } of lines) subject += joiner(subject, text) + text;
  subject = oneLine(subject);
  for (let round = 0; round < 4; round += 1) {
    const before = subject;
    subject = unquoted(subject).replace(LEAD, "").trim();
    if (subject === before) break;
  }
  subject = withoutClosing(subject);
  return /\p{L}/u.test(subject) ? subject : null;
}

/** A word that the line break cut at a hyphen keeps it: "kinh tế -" + "xã hội"; a slash joins without a blank. */
function joiner(before: string, next: string): string {
  if (before === "" || /[/]$/u.test(before) || /^[/,;.)”]/u.test(next)) return "";
  return " ";
}

/** Drops quotation marks that stand around the whole subject, also when only the opening one was kept. */
function unquoted(subject: string): string {
  const open = subject.charAt(0);
  const close = PAIRS[open];
  if (close === undefined) return subject;
  const inner = subject.slice(1);
  const at = matchingClose(subject, open, close);
  if (at === subject.length - 1) return inner.slice(0, -1).trim();
  // "“V/v thực hiện công tác Dân vận của Đảng" without its closing mark.
  return at === -1 && open !== "(" ? inner.trim() : subject;
}

function matchingClose(subject: string, open: string, close: string): number {
  if (open === close) {
    const last = subject.indexOf(close, 1);
    return last;
  }
  let depth = 0;
  for (let at = 0; at < subject.length; at += 1) {
    const char = subject.charAt(at);
    if (char === open) depth += 1;
    else if (char === close) {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}

/** The closing mark of a line, a rule behind it, and a closing quotation mark that was never opened. */
function withoutClosing(subject: string): string {
  let result = subject
    .replace(/(?:\s*\[\d{1,3}\]|[\s_*=-]{2,})$/u, "")
    .replace(/\s*(?:\.\/\.|[.;:,])$/u, "")
    .trim();
  if (/”$/u.test(result) && !result.includes("“")) result = result.slice(0, -1).trim();
  return result;
}
