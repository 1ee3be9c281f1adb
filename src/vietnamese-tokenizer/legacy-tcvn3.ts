import { capitalised } from "./legacy-case.ts";
import { legacyTables, UNICODE_ONLY_LETTERS } from "./legacy-tables.ts";
import { splitSyllables } from "./split.ts";
import { isSyllable } from "./syllable.ts";

/** What a TCVN3 word is made of: ASCII letters, the characters of the table, and look-alikes of theirs. */
const LETTER = "A-Za-z\\u00a1-\\u00ae\\u00b5-\\u00b9\\u00bb-\\u00feĞİŞışμ∙";

/** A word; a hyphen or a minus inside it, before or after it may be a ư that got lost. */
const WORD = `[-\\u2212]?[${LETTER}]+(?:[-\\u2212][${LETTER}]+)*[-\\u2212]?`;

/** TCVN3 text, read as Windows-1252, in Unicode. */
export function decodeTcvn3(text: string): string {
  const known = new Map<string, string>();
  return text
    .split("\n")
    .map((line) => capitalised(line, isSpaced(line) ? decodeSpaced(line) : decodeLine(line, known)))
    .join("\n");
}

const MOST_KNOWN = 50_000;

function decodeLine(line: string, known: Map<string, string>): string {
  // A line that has letters of Unicode too: what is a syllable as it stands may be one of its Unicode words.
  const mixed = new RegExp(`[${UNICODE_ONLY_LETTERS}]`).test(line);
  // « is ô and » is ằ, but for a line that has both.
  const quoted = line.includes("«") && line.includes("»");
  return line.replace(new RegExp(WORD, "g"), (word, at: number) => {
    if (mixed && isSyllable(word)) return word;
    // A sign alone is a sign, but for Đ before a stroke or a full stop: "§/c", "§.T".
    if (word === "§") return /[/.)]/.test(line.charAt(at + 1)) ? "Đ" : word;
    if (/^[·©×÷¬]$/.test(word)) return word;
    if (quoted && /[«»]/.test(word)) return decodeQuoted(word);
    const decoded = known.get(word) ?? decodeWord(word);
    if (known.size < MOST_KNOWN) known.set(word, decoded);
    return decoded;
  });
}

/** A word beside a quotation mark, unless it is a syllable with it. */
function decodeQuoted(word: string): string {
  const [, before = "", inner = "", after = ""] = /^(«?)(.*?)(»?)$/.exec(word) ?? [];
  const whole = decodeTcvn3Word(word);
  return isSyllable(whole) && whole.length > 1
    ? whole
    : before + (inner === "" ? "" : decodeWord(inner)) + after;
}

/** Character for character: the length stays. */
export function decodeTcvn3Word(word: string): string {
  const { tcvn3 } = legacyTables();
  let out = "";
  for (let at = 0; at < word.length; at++) out += tcvn3.get(word.charAt(at)) ?? word.charAt(at);
  return out;
}

function decodeWord(word: string): string {
  if (/^[-A-Za-z]*$/.test(word) && !word.includes("-")) return word;
  const withU = /[-\u2212]/.test(word) ? decodeTcvn3Word(word.replace(/[-\u2212]/g, "\u00ad")) : undefined;
  if (withU !== undefined) {
    if (isSyllable(withU)) return withU;
    return word
      .split(/([-\u2212])/)
      .map((part) => (/^[-\u2212]?$/.test(part) ? part : decodeWord(part)))
      .join("");
  }
  const decoded = decodeTcvn3Word(word);
  if (isSyllable(decoded)) return decoded;
  return withoutSigns(word) ?? (isForeign(word, decoded) ? word : decoded);
}

/** A bullet or another sign beside a word is no letter of it: ·Néi dung. */
function withoutSigns(word: string): string | undefined {
  const [, before = "", inner = "", after = ""] = /^([·©×÷¬]?)(.*?)([·©×÷]?)$/.exec(word) ?? [];
  if (before === "" && after === "") return undefined;
  if (inner === "") return word;
  const decoded = decodeTcvn3Word(inner);
  return isSyllable(decoded) ? before + decoded + after : undefined;
}

/** A name of another language in a legacy text ("François"): Latin letters that make no syllables in either reading. */
function isForeign(word: string, decoded: string): boolean {
  return (
    /^[A-Za-zàâäçèéêëîïñôöùûüÉ]{4,}$/.test(word) && /[a-z]{3}/.test(word) && splitSyllables(decoded) === null
  );
}

/** A line with a blank after each letter, as PDF readers give for spaced-out headings: words cannot be told yet. */
function isSpaced(line: string): boolean {
  return /\S \S \S \S /.test(line) && (line.match(/\S{2,}/g)?.length ?? 0) * 4 < line.length / 2;
}

function decodeSpaced(line: string): string {
  return decodeTcvn3Word(line.replace(/(?<=[a-z] )\u2212(?= [^\s\d])/g, "\u00ad"));
}
