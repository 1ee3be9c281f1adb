/** The wordings of a campaign as patterns, and all of them together as one scan. */
import { passageOf } from "../citations/passage.ts";
import type { Campaign, CampaignPhrase } from "../knowledge/index.ts";

/** Between two words of a phrase: blanks, line breaks, quotation marks, one dash; a comma only where the phrase has one. */
const SOFT = "[\\s\"“”'‘’«»*]";
const JOIN = `(?:${SOFT}{1,6}(?:[-–]${SOFT}{0,4})?|[-–]${SOFT}{0,4})`;
const WORD = "[\\p{L}\\p{M}\\p{N}]+";
const WORD_END = "(?![\\p{L}\\p{M}\\p{N}])";
const DEFAULT_GAP = 3;
const CONDITION_GAP = 3;

interface Condition {
  readonly notBefore: RegExp | null;
  readonly notAfter: RegExp | null;
  readonly near: readonly string[];
  readonly within: number;
  readonly capital: boolean;
}

interface Pattern {
  readonly campaign: Campaign;
  readonly pattern: RegExp;
  readonly condition: Condition;
}

export interface Hit {
  readonly campaign: Campaign;
  readonly start: number;
  readonly end: number;
}

const wordsIn = (lower: string): string[] => lower.match(/[\p{L}\p{M}\p{N}]+|…|,/gu) ?? [];
const wordsOf = (text: string): string[] => wordsIn(passageOf(text).lower);

/** A phrase of the table as a pattern over lower-case text. Words are letters and digits, so nothing needs escaping. */
function sourceOf(text: string, gap: number): string {
  let source = "";
  let comma = "";
  let gapped = false;
  for (const word of wordsOf(text)) {
    if (word === ",") comma = ",?";
    else if (word === "…") gapped = true;
    else {
      if (source !== "") source += gapped ? `(?:${JOIN}${WORD}){0,${gap}}?${JOIN}` : `${comma}${JOIN}`;
      source += word;
      comma = "";
      gapped = false;
    }
  }
  return source + WORD_END;
}

/** Words in front: right before the hit with nothing but blanks between, or, with "…", up to three words away. */
function beforePattern(wordings: readonly string[]): RegExp | null {
  if (wordings.length === 0) return null;
  const alternatives = wordings.map((wording) => {
    const words = wordsOf(wording).filter((word) => word !== "…" && word !== ",");
    const tail = wording.includes("…") ? `(?:${JOIN}${WORD}){0,${CONDITION_GAP}}${JOIN}` : "[ \\n]{1,3}";
    return words.join(JOIN) + tail;
  });
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join("|")})$`, "u");
}

function afterPattern(wordings: readonly string[]): RegExp | null {
  if (wordings.length === 0) return null;
  const alternatives = wordings.map((wording) => {
    const words = wordsOf(wording).filter((word) => word !== "…" && word !== ",");
    const lead = wording.includes("…") ? `(?:${WORD}${JOIN}){0,${CONDITION_GAP}}` : "";
    return lead + words.join(JOIN);
  });
  return new RegExp(`^${JOIN}(?:${alternatives.join("|")})${WORD_END}`, "u");
}

const plainWords = (text: string): string =>
  wordsOf(text)
    .filter((word) => word !== ",")
    .join(" ");

function conditionOf(phrase: CampaignPhrase): Condition {
  const full = { notBefore: [], notAfter: [], near: [], within: 10, capital: false, ...phrase };
  return {
    notBefore: beforePattern(full.notBefore ?? []),
    notAfter: afterPattern(full.notAfter ?? []),
    near: (full.near ?? []).map(plainWords),
    within: full.within ?? 10,
    capital: full.capital ?? false,
  };
}

/** First words of a phrase, one or two, up to a gap or comma. */
function openingOf(phrase: CampaignPhrase): string {
  const words = wordsOf(phrase.text);
  const [first = "", second] = words;
  return second === undefined || second === "," || second === "…" ? first : `${first} ${second}`;
}

export interface CampaignMatcher {
  /** Every phrase that stands in the text, in order. */
  find(text: string, lower: string): Hit[];
}

/** One pass over the text: a scan for the phrases' first words, then the phrases that begin so, each at that place. */
export function createMatcher(campaigns: readonly Campaign[]): CampaignMatcher {
  const byOpening = new Map<string, Pattern[]>();
  for (const campaign of campaigns)
    for (const phrase of campaign.phrases) {
      const gap = "gap" in phrase ? (phrase.gap ?? DEFAULT_GAP) : DEFAULT_GAP;
      const pattern = new RegExp(sourceOf(phrase.text, gap), "uy");
      const entry = { campaign, pattern, condition: conditionOf(phrase) };
      const opening = openingOf(phrase);
      const entries = byOpening.get(opening);
      if (entries) entries.push(entry);
      else byOpening.set(opening, [entry]);
    }
  if (byOpening.size === 0) return { find: () => [] };
  const scan = openingScan([...byOpening.keys()]);
  return {
    find(text, lower) {
      const hits: Hit[] = [];
      scan.lastIndex = 0;
      for (let match = scan.exec(lower); match; match = scan.exec(lower)) {
        const start = match.index;
        const words = wordsIn(match[0]);
        // "đài truyền thanh cơ sở" holds "truyền thanh cơ sở": go on behind the first word.
        scan.lastIndex = start + (words[0]?.length ?? match[0].length);
        if (start > 0 && /[\p{L}\p{N}]/u.test(lower[start - 1] ?? "")) continue;
        const openings = new Set([words.join(" "), words[0] ?? ""]);
        for (const opening of openings)
          for (const { campaign, pattern, condition } of byOpening.get(opening) ?? []) {
            pattern.lastIndex = start;
            const end = start + (pattern.exec(lower)?.[0].length ?? 0);
            if (end > start && holds(condition, text, lower, start, end)) hits.push({ campaign, start, end });
          }
      }
      return hits;
    },
  };
}

/** Openings grouped by their first word: "đại hội", "năm". */
function openingScan(openings: readonly string[]): RegExp {
  const groups = new Map<string, Set<string>>();
  for (const opening of openings) {
    const [first = "", second = ""] = opening.split(" ");
    groups.set(first, (groups.get(first) ?? new Set()).add(second));
  }
  const alternatives = [...groups].map(([first, seconds]) => {
    const named = [...seconds].filter((second) => second !== "");
    if (named.length === 0) return first;
    const tail = `${JOIN}(?:${named.join("|")})${WORD_END}`;
    return seconds.has("") ? `${first}(?:${tail})?` : `${first}${tail}`;
  });
  return new RegExp(`(?:${alternatives.join("|")})${WORD_END}`, "gu");
}

const REACH = 80;

function holds(condition: Condition, text: string, lower: string, start: number, end: number): boolean {
  const { notBefore, notAfter, near, within, capital } = condition;
  if (capital && !/^\p{Lu}/u.test(text.slice(start, start + 2))) return false;
  if (notBefore?.test(lower.slice(Math.max(0, start - REACH), start))) return false;
  if (notAfter?.test(lower.slice(end, end + REACH))) return false;
  if (near.length === 0) return true;
  const reach = within * 12;
  const before = wordsOf(lower.slice(Math.max(0, start - reach), start)).filter((word) => word !== ",");
  const after = wordsOf(lower.slice(end, end + reach)).filter((word) => word !== ",");
  const around = ` ${before.slice(-within).join(" ")} | ${after.slice(0, within).join(" ")} `;
  return near.some((words) => around.includes(` ${words} `));
}
