import { convertLegacy, joinSpacedLetters, joinTornSyllables } from "../vietnamese-tokenizer/index.ts";
import { lookAtBlanks, tidyBlanks } from "./blanks.ts";
import { repairCharacters } from "./characters.ts";
import { withoutMarkdown } from "./markdown.ts";
import { joinPages } from "./pages.ts";
import { joinParagraphs } from "./paragraphs.ts";

/** How the text was encoded before it was converted; "unicode" where nothing had to be. */
export type SourceEncoding = "unicode" | "tcvn3" | "vni" | "cp1258" | "utf8-mojibake";

export interface NormalisedText {
  text: string;
  encoding: SourceEncoding;
  /** What was repaired, one name for each kind. */
  repairs: string[];
}

/**
 * Repairs make room for each other (lines that were joined can be judged together, text can have been broken twice), so
 * they are done until nothing changes. Two rounds do for nearly every text; more than these never help.
 */
const MOST_ROUNDS = 6;

/**
 * The text as it is stored, shown and read: every span of a directive points into it.
 *
 * First the encoding (nothing may strip a soft hyphen before: in TCVN3 it is ư), then the characters, then what
 * extractors do to lines: pages, blanks, Markdown, paragraphs cut in two, torn syllables. Spelling, tone placement and
 * the lines of headers and lists stay as they are printed.
 *
 * In: whatever an extractor gave, pages parted by \f; lone surrogates included. Never throws. Idempotent.
 */
export function normaliseText(raw: string): NormalisedText {
  const repairs = new Set<string>();
  let text = raw;
  let encoding: SourceEncoding = "unicode";
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const converted = convertLegacy(lineBreaks(text));
    if (encoding === "unicode" && converted.encoding !== "ascii") encoding = converted.encoding;
    const next = repair(converted.text, repairs);
    if (next === text) break;
    text = next;
  }
  if (encoding !== "unicode") repairs.add("encoding");
  return { text, encoding, repairs: [...repairs] };
}

/** Lines are judged one by one, so they must be lines before their encoding is looked at. */
function lineBreaks(text: string): string {
  return /[\r\f\v\u2028\u2029]/.test(text)
    ? text.replace(/\r\n?|[\v\u2028\u2029]/g, "\n").replace(/\f/g, "\n\f\n")
    : text;
}

function repair(text: string, repairs: Set<string>): string {
  const characters = repairCharacters(text);
  for (const name of characters.repairs) repairs.add(name);
  const pages = joinPages(characters.text);
  for (const name of pages.repairs) repairs.add(name);
  return repairLines(pages.text, repairs);
}

function repairLines(text: string, repairs: Set<string>): string {
  let repaired = text;
  const step = (name: string, repair: (text: string) => string) => {
    const next = repair(repaired);
    if (next !== repaired) repairs.add(name);
    repaired = next;
  };
  const { spacedLetters, untidy } = lookAtBlanks(text);
  if (spacedLetters) step("spaced-letters", withoutSpacedLetters);
  if (untidy || spacedLetters) step("blanks", tidyBlanks);
  step("markdown", withoutMarkdown);
  step("paragraphs", joinParagraphs);
  step("torn-syllables", joinTornSyllables);
  return repaired;
}

function withoutSpacedLetters(text: string): string {
  return text.split("\n").map(joinSpacedLetters).join("\n");
}
