/**
 * The golden set of citation resolution: archives of short letters in which every citation is marked with the directive
 * that it means, reasoned from the letters and the table of central directives:
 *
 * `{Chỉ thị số 05-CT/TW → TW.CT.05@XII}` exactly this one; `{… → ? TW.NQ.25@IX, TW.NQ.25@X}` not certain, and these may
 * not be dropped; `{… → ?}` nobody can tell. What is not marked is no citation. A file is an archive and a category;
 * `===== name` begins a letter.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { Span } from "../../src/directive.ts";

/** A citation with the directive that it means; the span is that of its type word and number. */
export interface GoldLink extends Span {
  /** Null: it has to stay open. */
  readonly key: string | null;
  /** What it may be, when it stays open. */
  readonly candidates: readonly string[];
}

export interface GoldLetter {
  readonly name: string;
  /** Without the marks. */
  readonly text: string;
  readonly links: readonly GoldLink[];
}

export interface GoldArchive {
  readonly category: string;
  readonly letters: readonly GoldLetter[];
}

const LETTER = /^===== (.+)$/mu;
const MARK = /\{([^{}→]+) → (\?)? ?([^{}]*)\}/gu;

function readLetter(name: string, marked: string): GoldLetter {
  const links: GoldLink[] = [];
  let text = "";
  let copied = 0;
  for (const mark of marked.matchAll(MARK)) {
    const [whole, printed = "", open, keys = ""] = mark;
    text += marked.slice(copied, mark.index);
    copied = mark.index + whole.length;
    const span = { start: text.length, end: text.length + printed.length };
    text += printed;
    const named = keys.split(", ").filter((key) => key !== "");
    links.push(
      open === undefined
        ? { ...span, key: named.join(), candidates: [] }
        : { ...span, key: null, candidates: named },
    );
  }
  text += marked.slice(copied);
  if (/[{}→]/u.test(text)) throw new Error(`${name}: a mark is not closed`);
  return { name, text, links };
}

/** Reads one archive, or every archive of a folder. @throws Error for a mark that is not well formed. */
export function readGoldArchives(file: string): GoldArchive[] {
  if (statSync(file).isDirectory()) {
    const names = readdirSync(file).filter((name) => name.endsWith(".txt"));
    return names.sort().flatMap((name) => readGoldArchives(path.join(file, name)));
  }
  const category = path.basename(file, ".txt");
  const [, ...parts] = readFileSync(file, "utf8").normalize("NFC").split(LETTER);
  const letters: GoldLetter[] = [];
  for (let part = 0; part < parts.length; part += 2) {
    letters.push(readLetter(`${category}/${parts[part]}`, (parts[part + 1] ?? "").trim()));
  }
  return [{ category, letters }];
}
