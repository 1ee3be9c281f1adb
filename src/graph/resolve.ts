/**
 * Which directive a citation means, seen from the whole archive.
 *
 * A citation of which the letter alone does not tell year, term or place is compared with the anchors of its number:
 * the documents of the archive, and the directives that other letters cite in full. It is resolved only when one anchor
 * fits and something besides the number speaks for it. Anchors are made of readings alone, never of what was resolved, so
 * the answer does not depend on the order in which documents came.
 */
import { ordinalValue } from "../citations/ordinals.ts";
import { titleWords } from "../citations/titles.ts";
import { isComplete, periodOf, stemOf } from "./keys.ts";
import type { How } from "./types.ts";

/** What a letter says of a directive, and when it says it. */
export interface OpenCitation {
  readonly key: string | null;
  readonly candidates: readonly string[];
  readonly date: string | null;
  readonly title: string | null;
  readonly term: string | null;
  /** Date of the citing letter, and the Party term in office then. */
  readonly issuedOn: string | null;
  readonly letterTerm: string | null;
  /** The letter's own key: it does not cite itself. */
  readonly ownKey: string | null;
}

/** A directive that is known to exist: a document of the archive (`held`), or cited in full. */
export interface Anchor {
  readonly key: string;
  readonly held: boolean;
  readonly dates: readonly string[];
  readonly titles: readonly string[];
}

export interface Resolution {
  /** The directive; the reading's own key where nothing better is known; null when several fit. */
  readonly key: string | null;
  readonly how: How;
  /** What it may be when it is not certain, best first. */
  readonly candidates: readonly string[];
}

/** Share of the shorter title's words from which two titles are one, and below which they are two. */
const SAME = 0.6;
const OTHER = 0.35;
const FEWEST_WORDS = 4;

const isFigure = (word: string): boolean => /\d/u.test(word);

/** How much of the shorter title the longer one holds; 0 when their figures differ, null when one is too short to say. */
export function titleLikeness(a: string, b: string): number | null {
  const [first, second] = [new Set(titleWords(a)), new Set(titleWords(b))];
  const [short, long] = first.size <= second.size ? [first, second] : [second, first];
  if (short.size < FEWEST_WORDS) return null;
  const words = [...short];
  const figures = [...long].filter(isFigure);
  if (figures.length > 0 && words.some((word) => isFigure(word) && !long.has(word))) return 0;
  return words.filter((word) => long.has(word)).length / words.length;
}

/** The best likeness of a title to any of an anchor's; null when nothing can be compared. */
function likenessTo(anchor: Anchor, title: string | null): number | null {
  if (title === null) return null;
  const scores = anchor.titles.map((other) => titleLikeness(title, other)).filter((score) => score !== null);
  return scores.length === 0 ? null : Math.max(...scores);
}

const names = (key: string | null, anchor: Anchor): boolean =>
  key !== null && (key === anchor.key || (!isComplete(key) && stemOf(key) === stemOf(anchor.key)));

/** No letter cites what was issued after it. */
function isPast(anchor: Anchor, { issuedOn, letterTerm, term }: OpenCitation): boolean {
  const period = periodOf(anchor.key);
  if (period === null) return false;
  if (anchor.held && issuedOn !== null && anchor.dates.some((date) => date > issuedOn)) return false;
  if (/^\d/u.test(period)) return issuedOn === null || period <= issuedOn.slice(0, 4);
  if (term !== null) return term === period;
  return letterTerm === null || (ordinalValue(period) ?? 0) <= (ordinalValue(letterTerm) ?? 0);
}

function fits(anchor: Anchor, citation: OpenCitation): boolean {
  if (anchor.key === citation.ownKey) return false;
  if (![citation.key, ...citation.candidates].some((key) => names(key, anchor))) return false;
  if (!isPast(anchor, citation)) return false;
  if (citation.date !== null && anchor.dates.length > 0 && !anchor.dates.includes(citation.date))
    return false;
  const likeness = likenessTo(anchor, citation.title);
  return likeness === null || likeness >= OTHER;
}

/** Years in which a local committee's term is the same for certain; it changes in the middle of 2015, 2020, … */
const localTerm = (date: string): number | null => {
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
  if (year % 5 !== 0) return Math.floor(year / 5);
  return month < 6 ? year / 5 - 1 : null;
};
const LOCAL_COMMITTEE = /(?:^|\.)(?:\p{L}*(?:TU|HU|QU|TXU|ThU|ĐU))\./u;

/** The only one of its number in the letter's own year or term, issued before the letter. */
function isOfOwnTime(anchor: Anchor, { date, issuedOn, letterTerm }: OpenCitation): boolean {
  const period = periodOf(anchor.key);
  if (date !== null || issuedOn === null || period === null) return false;
  if (!/^\d/u.test(period)) return period === letterTerm;
  const dated = anchor.dates.filter((day) => day <= issuedOn);
  if (dated.length === 0) return false;
  if (period === issuedOn.slice(0, 4)) return true;
  const own = LOCAL_COMMITTEE.test(anchor.key) ? localTerm(issuedOn) : null;
  return own !== null && dated.every((day) => localTerm(day) === own);
}

/**
 * What speaks for an anchor besides its number. Among candidates, offices or terms that number alike, one that other
 * letters happen to cite says nothing of the others: date and title must agree, or the document itself bear the date.
 */
function evidence(anchor: Anchor, citation: OpenCitation): How | null {
  const { key, date, title } = citation;
  const likeness = likenessTo(anchor, title);
  const alike = likeness !== null && likeness >= SAME;
  const sameDate = date !== null && anchor.dates.includes(date);
  if (key === null) return sameDate && (anchor.held || alike) ? "date" : null;
  if (sameDate) return "date";
  if (alike) return "title";
  return title === null && isOfOwnTime(anchor, citation) ? "only" : null;
}

/** Where one title is clearly the printed one, directives with another title are out. */
function withoutOtherTitles(anchors: readonly Anchor[], { title }: OpenCitation): readonly Anchor[] {
  const scored = anchors.map((anchor) => ({ anchor, likeness: likenessTo(anchor, title) }));
  if (!scored.some(({ likeness }) => likeness !== null && likeness >= 0.8)) return anchors;
  return scored.filter(({ likeness }) => likeness === null || likeness >= SAME).map(({ anchor }) => anchor);
}

/** Best first: the same date, then the likest title, then the newest. */
function byFit(citation: OpenCitation): (a: Anchor, b: Anchor) => number {
  const score = (anchor: Anchor): number =>
    (citation.date !== null && anchor.dates.includes(citation.date) ? 2 : 0) +
    (likenessTo(anchor, citation.title) ?? 0);
  const newest = (anchor: Anchor): string => [...anchor.dates].sort().at(-1) ?? periodOf(anchor.key) ?? "";
  return (a, b) =>
    score(b) - score(a) || newest(b).localeCompare(newest(a)) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}

/** Same day and month of another year, same title: a document of the archive whose year was misprinted. */
function misprinted(key: string, citation: OpenCitation, anchors: readonly Anchor[]): Anchor | null {
  const { date, title, issuedOn } = citation;
  if (date === null || title === null) return null;
  if (anchors.some((anchor) => anchor.held && anchor.key === key)) return null;
  const meant = anchors.filter(
    (anchor) =>
      anchor.held &&
      stemOf(anchor.key) === stemOf(key) &&
      anchor.dates.some(
        (day) => day.slice(5) === date.slice(5) && day !== date && (issuedOn === null || day <= issuedOn),
      ) &&
      (likenessTo(anchor, title) ?? 0) >= SAME,
  );
  return meant.length === 1 ? (meant[0] ?? null) : null;
}

/**
 * Resolves one citation. Pure: the same citation and the same set of anchors give the same answer.
 *
 * @param anchors those of the stems of the citation's key and candidates, in any order.
 */
export function resolve(citation: OpenCitation, anchors: readonly Anchor[]): Resolution {
  const { key, candidates } = citation;
  if (key !== null && isComplete(key)) {
    const meant = misprinted(key, citation, anchors);
    return meant
      ? { key: meant.key, how: "year-misprinted", candidates: [] }
      : { key, how: "read", candidates };
  }
  const fitting = withoutOtherTitles(
    anchors.filter((anchor) => fits(anchor, citation)),
    citation,
  );
  const [only] = fitting;
  const how = only && fitting.length === 1 ? evidence(only, citation) : null;
  if (only && how !== null) return { key: only.key, how, candidates: [] };
  const ordered = [...fitting].sort(byFit(citation)).map((anchor) => anchor.key);
  return { key, how: "read", candidates: [...new Set([...ordered, ...candidates])] };
}
