import { decodeCp1258, decodeLegacy, decodeVni, type LegacyEncoding } from "./legacy-decode.ts";
import { lostU, restoreLostU } from "./legacy-lost-u.ts";
import { countMojibake } from "./legacy-mojibake.ts";
import { lookForSigns } from "./legacy-signs.ts";
import { UNICODE_ONLY_LETTERS } from "./legacy-tables.ts";
import { decodeTcvn3Word } from "./legacy-tcvn3.ts";
import { isSyllable } from "./syllable.ts";

/** How a text is encoded; "ascii" where nothing in it could tell. */
export type Encoding = "ascii" | "unicode" | LegacyEncoding;

/** The encodings that are told by their syllables. */
type SyllableEncoding = Exclude<LegacyEncoding, "utf8-mojibake">;
const CANDIDATES: readonly SyllableEncoding[] = ["tcvn3", "vni", "cp1258"];

/** Words as any of the encodings may show them. */
const WORD =
  "(?:[A-Za-z\\u00a1-\\u00af\\u00b5-\\u00b9\\u00bb-\\u024f\\u03bc\\u1ea0-\\u1ef9\\u2212\\u2219]|[\\u0300-\\u0323])+";

/** What the words of a text say: how many are syllables in one reading and not in another. */
interface Evidence {
  /** Words with a letter beyond ASCII. */
  marked: number;
  /** Words that are syllables in this encoding and not as they stand. */
  wins: Record<SyllableEncoding, number>;
  /** Words that are syllables as they stand and not in this encoding. */
  loses: Record<SyllableEncoding, number>;
}

/**
 * The encoding of a text as a whole: decodes its words in each candidate and counts valid syllables. It is legacy
 * only when the legacy reading wins clearly; languages other than Vietnamese are "unicode".
 */
export function detectEncoding(text: string): Encoding {
  if (!hasNonAscii(text)) return "ascii";
  if (countMojibake(text) >= FEWEST_WORDS) return "utf8-mojibake";
  return verdict(weigh(text, new Map())) ?? "unicode";
}

/** In a Unicode text letters that only Unicode has outnumber the signs of the others by more than this. */
const CLEARLY = 20;

/**
 * A document in Unicode, whatever it was in, line by line: a line with words enough is judged on its own, a short one
 * goes with the document, or with the lines before it where the document mixes encodings.
 *
 * `encoding` is the one most of the document had.
 */
export function convertLegacy(text: string): { text: string; encoding: Encoding } {
  const signs = lookForSigns(text);
  if (!signs.nonAscii) return { text, encoding: "ascii" };
  if (signs.mojibake && countMojibake(text) >= FEWEST_WORDS) {
    return { text: decodeLegacy(text, "utf8-mojibake"), encoding: "utf8-mojibake" };
  }
  if (signs.foreign === 0) return { text, encoding: "unicode" };
  const known = new Map<string, Readings>();
  const mostlyUnicode = signs.unicodeOnly > signs.foreign * CLEARLY;
  const whole = mostlyUnicode ? "unicode" : (verdict(weigh(text, known)) ?? "unicode");
  const lines = text.split("\n");
  const verdicts = judgeLines(lines, whole, known);
  const converted = verdicts.flatMap((encoding) => (encoding === "unicode" ? [] : [encoding]));
  if (converted.length === 0) return { text, encoding: "unicode" };
  const encoding = whole === "unicode" ? mostFrequent(converted) : whole;
  const decoded = decodeRuns(lines, verdicts);
  return { text: encoding === "tcvn3" && lostU(decoded) ? restoreLostU(decoded) : decoded, encoding };
}

function judgeLines(
  lines: readonly string[],
  whole: SyllableEncoding | "unicode",
  known: Map<string, Readings>,
): (SyllableEncoding | "unicode")[] {
  let before: SyllableEncoding | "unicode" = whole;
  return lines.map((line) => {
    const signs = lookForSigns(line);
    if (!signs.nonAscii) return whole;
    if (whole === "unicode" && before === "unicode" && signs.foreign === 0) return "unicode";
    const evidence = weigh(line, known);
    const own = verdict(evidence);
    // Short lines can make sense in two encodings: the document's is the likelier.
    const clear = whole === "unicode" || own === undefined || evidence.wins[own] > 2 * evidence.wins[whole];
    if (own !== undefined && clear) {
      before = own;
      return own;
    }
    const inherited = whole === "unicode" ? before : whole;
    if (inherited === "unicode") return "unicode";
    if (evidence.loses[inherited] > evidence.wins[inherited]) {
      before = "unicode";
      return "unicode";
    }
    return whole !== "unicode" || evidence.wins[inherited] > 0 ? inherited : "unicode";
  });
}

/** Neighbouring lines of one encoding are decoded together. */
function decodeRuns(lines: readonly string[], verdicts: readonly (SyllableEncoding | "unicode")[]): string {
  const out: string[] = [];
  for (let from = 0; from < lines.length; ) {
    const encoding = verdicts[from] ?? "unicode";
    let to = from + 1;
    while (to < lines.length && verdicts[to] === encoding) to++;
    const run = lines.slice(from, to).join("\n");
    out.push(encoding === "unicode" ? run : decodeLegacy(run, encoding));
    from = to;
  }
  return out.join("\n");
}

const FEWEST_WORDS = 2;

/** Two words at least, four for each that speaks against it, and a third of all that bear marks. */
function verdict({ marked, wins, loses }: Evidence): SyllableEncoding | undefined {
  let best: SyllableEncoding | undefined;
  for (const encoding of CANDIDATES) {
    const won = wins[encoding];
    if (won < FEWEST_WORDS || won < 4 * loses[encoding] || won * 3 < marked) continue;
    if (best === undefined || won > wins[best]) best = encoding;
  }
  return best;
}

/** Which readings of a word are syllables: a bit for each candidate, and UNICODE. */
type Readings = number;
const UNICODE = 8;
const NO_WORD = 16;
const MOST_KNOWN = 50_000;

function weigh(text: string, known: Map<string, Readings>): Evidence {
  const evidence: Evidence = {
    marked: 0,
    wins: { tcvn3: 0, vni: 0, cp1258: 0 },
    loses: { tcvn3: 0, vni: 0, cp1258: 0 },
  };
  for (const [word] of text.matchAll(new RegExp(WORD, "g"))) {
    if (!hasNonAscii(word)) continue;
    let readings = known.get(word);
    if (readings === undefined) {
      readings = readWord(word);
      if (known.size < MOST_KNOWN) known.set(word, readings);
    }
    if (readings === NO_WORD) continue;
    evidence.marked++;
    CANDIDATES.forEach((encoding, bit) => {
      const legacy = ((readings ?? 0) & (1 << bit)) > 0;
      const unicode = ((readings ?? 0) & UNICODE) > 0;
      if (legacy && !unicode) evidence.wins[encoding]++;
      if (!legacy && unicode) evidence.loses[encoding]++;
    });
  }
  return evidence;
}

const DECODERS = [decodeTcvn3Word, decodeVni, decodeCp1258];

function readWord(word: string): Readings {
  if (word.length > 20) return 0;
  // A sign alone is a sign: ×, ©, ·, −.
  if (!/\p{L}/u.test(word)) return NO_WORD;
  let readings = isSyllable(asUnicode(word)) ? UNICODE : 0;
  // No byte of a legacy text reads as one of these.
  if (new RegExp(`[${UNICODE_ONLY_LETTERS}]`).test(word)) return readings;
  DECODERS.forEach((decode, bit) => {
    if (isSyllable(decode(word))) readings |= 1 << bit;
  });
  return readings;
}

/** A word as it stands: without quotation marks and bullets beside it, composed, đ by its right code. */
function asUnicode(word: string): string {
  return word
    .replace(/^[«»·]|[«»·]$/g, "")
    .replace(/[ÐƉ]/g, "Đ")
    .replace(/[ðɖ]/g, "đ")
    .normalize("NFC");
}

function mostFrequent<T>(items: readonly T[]): T {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

function hasNonAscii(text: string): boolean {
  return /[^\0-\x7f]/.test(text);
}
