/**
 * Whether two texts are copies of one letter: a draft and what was signed, a text and its scan, a letter typed or
 * saved again. Letters of one template are near in text, so nearness alone never decides. Pure.
 *
 * Two letters of which number, date and issuer are known are one if these are the same and the words agree roughly.
 * Where one of them lacks something, every word must be the same: only what a scan may have misread, what is added
 * when a letter is signed, and the mark of a draft may differ.
 */
import { fold } from "../vietnamese-tokenizer/index.ts";
import { type Difference, differences } from "./differences.ts";
import { type Comparable, MOST_WORDS } from "./letter.ts";
import { figuresOf } from "./sketch.ts";

/** Share of the shorter one's pairs of words that the other has: copies with a scan's faults have 0.8. */
const ROUGHLY = 0.6;
/** Words of a scan that may be misread, as a share of all. */
const MISREAD = 0.12;
const MOST_DIFFERENT = 600;
/** What a signature adds: a name, "Đã ký", the mark of an electronic signature. */
const MOST_ADDED = 25;
const DRAFT_MARK = new Set(["dự", "thảo", "lần", "bản"]);

export function isSameLetter(a: Comparable, b: Comparable): boolean {
  if (a.directive.kind !== b.directive.kind) return false;
  if (a.identity !== null && b.identity !== null)
    return a.identity === b.identity && !contradict(a, b) && agreeRoughly(a.words, b.words);
  // Everything else that is read is read from the words.
  if (differ(a.directive.number, b.directive.number) || differ(a.directive.issuedOn, b.directive.issuedOn))
    return false;
  return agreeWordForWord(a, b);
}

const differ = <T>(x: T | null | undefined, y: T | null | undefined): boolean =>
  x !== null && y !== null && x !== undefined && y !== undefined && x !== y;

/** What both know and know differently. */
function contradict(one: Comparable, other: Comparable): boolean {
  const [a, b] = [one.directive, other.directive];
  // Names tell letters of one template apart: "huyện Bắc Bình", "huyện Tánh Linh".
  const alike = one.scanned || other.scanned ? 0.9 : 1;
  const unlike = (x: string | null | undefined, y: string | null | undefined, least: number): boolean =>
    x !== null && y !== null && x !== undefined && y !== undefined && likeness(fold(x), fold(y)) < least;
  return (
    differ(a.type?.id, b.type?.id) ||
    differ(a.province?.issued.id, b.province?.issued.id) ||
    unlike(a.place, b.place, alike) ||
    unlike(a.subject, b.subject, 0.75) ||
    unlike(a.signatory?.name, b.signatory?.name, alike) ||
    (a.addressees.length > 0 &&
      b.addressees.length > 0 &&
      unlike(a.addressees.join(" "), b.addressees.join(" "), alike))
  );
}

function agreeRoughly(a: readonly string[], b: readonly string[]): boolean {
  const pairsOf = (words: readonly string[]) => {
    const folded = words.slice(0, MOST_WORDS).map(fold);
    return new Set(folded.slice(1).map((word, at) => `${folded[at]} ${word}`));
  };
  const [few, many] = [pairsOf(a), pairsOf(b)].sort((x, y) => x.size - y.size) as [Set<string>, Set<string>];
  let shared = 0;
  for (const pair of few) if (many.has(pair)) shared += 1;
  return few.size > 0 && shared / few.size >= ROUGHLY;
}

function agreeWordForWord(a: Comparable, b: Comparable): boolean {
  const longer = Math.max(a.words.length, b.words.length);
  if (longer > MOST_WORDS || figuresOf(a.words) !== figuresOf(b.words)) return false;
  const scanned = a.scanned || b.scanned;
  const most = Math.min(MOST_DIFFERENT, MOST_ADDED + (scanned ? Math.ceil(2 * MISREAD * longer) : 0));
  const all = differences(a.words, b.words, most);
  return all?.every((one) => mayDiffer(one, a, b, scanned)) ?? false;
}

function mayDiffer(one: Difference, a: Comparable, b: Comparable, scanned: boolean): boolean {
  const left = a.words.slice(one.a, one.aEnd);
  const right = b.words.slice(one.b, one.bEnd);
  if (left.length === 0 || right.length === 0) {
    const added = [...left, ...right];
    if (added.every((word) => DRAFT_MARK.has(word))) return true;
    return one.a >= a.tail && one.b >= b.tail && added.every((word) => !/\d/u.test(word));
  }
  return scanned && misread(left.join(" "), right.join(" "));
}

/** One of the two may be the other with faults of recognition: figures are none, and words stay alike. */
const misread = (a: string, b: string): boolean =>
  a.length <= 80 && b.length <= 80 && !/\d/u.test(a + b) && likeness(fold(a), fold(b)) >= 0.6;

/** 1: the same; 0: nothing in common (Levenshtein over the longer). */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length > 500) return 0;
  let row = Array.from({ length: short.length + 1 }, (_, at) => at);
  for (let i = 1; i <= long.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= short.length; j += 1)
      next.push(
        Math.min(
          (row[j] as number) + 1,
          (next[j - 1] as number) + 1,
          (row[j - 1] as number) + (long[i - 1] === short[j - 1] ? 0 : 1),
        ),
      );
    row = next;
  }
  return 1 - (row[short.length] as number) / long.length;
}
