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

/** Repairs that can make room for each other are done until nothing changes; more rounds than this never help. */
const MOST_ROUNDS = 5;

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
  const { text: unicode, encoding } = asUnicode(raw);
  if (encoding !== "unicode") repairs.add("encoding");
  const characters = repairCharacters(unicode);
  for (const repair of characters.repairs) repairs.add(repair);
  const pages = joinPages(characters.text);
  for (const repair of pages.repairs) repairs.add(repair);
  let text = pages.text;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = repairLines(text, repairs);
    if (next === text) break;
    text = next;
  }
  return { text, encoding, repairs: [...repairs] };
}

/** Text can have been broken twice; each time its encoding is told and undone. */
function asUnicode(raw: string): { text: string; encoding: SourceEncoding } {
  let text = raw;
  let encoding: SourceEncoding = "unicode";
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const converted = convertLegacy(text);
    if (converted.encoding === "ascii" || converted.encoding === "unicode" || converted.text === text) break;
    if (encoding === "unicode") encoding = converted.encoding;
    text = converted.text;
  }
  return { text, encoding };
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
