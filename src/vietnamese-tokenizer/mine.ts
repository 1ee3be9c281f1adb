import { searchKey } from "./key.ts";
import { adjoin, Lexicon, type LexiconEntry } from "./lexicon.ts";
import { isSyllable } from "./syllable.ts";
import { tokenize } from "./tokens.ts";

export interface MiningOptions {
  /** Words met less often are left out; 5 when not given. */
  minCount?: number;
  /** Words whose parts belong together less are left out (normalised mutual information, -1 to 1); 0.35 when not given. */
  minAssociation?: number;
  /** The most syllables of a word; 4 when not given. */
  longest?: number;
}

/** Above this many different neighbours the rarest are forgotten: memory stays bounded on any archive. */
const MOST_PAIRS = 2_000_000;

/** Runs looked at between two turns of others. */
const AT_ONCE = 256;

/** A word whose syllables begin with capitals this often is a name. */
const NAME_SHARE = 0.9;

/**
 * Learns the multi-syllable words and names of an archive from its texts: syllables that stand side by side often,
 * and much more often than their own frequencies explain (normalised pointwise mutual information).
 *
 * In: the texts, read once for each length of word, so an array or another iterable that can be read again. Longer
 * words grow from shorter ones.
 */
export function mineLexicon(texts: Iterable<string>, options: MiningOptions = {}): Lexicon {
  const steps = lexiconInSteps(texts, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** `mineLexicon` in small steps, so that other work can have its turn between them. */
export function* lexiconInSteps(
  texts: Iterable<string>,
  options: MiningOptions = {},
): Generator<void, Lexicon> {
  const { minCount = 5, minAssociation = 0.35, longest = 4 } = options;
  const cache = new Map<string, string>();
  const entries = new Map<string, LexiconEntry>();
  const counts: Count[] = [yield* countRuns(texts, 1, cache)];
  const pairs = new Set<string>();
  // One length more than asked for: it tells which words are only pieces of a longer one.
  for (let syllables = 2; syllables <= longest + 1; syllables++) {
    const runs = yield* countRuns(texts, syllables, cache, syllables === 2 ? undefined : pairs);
    yield* dropFragments(entries, runs);
    if (syllables > longest) break;
    const found = yield* keep(runs, counts, { minCount, minAssociation }, pairs);
    if (syllables === 2) for (const key of found.keys()) pairs.add(key);
    for (const [key, entry] of found) entries.set(key, entry);
    counts.push(runs);
  }
  return new Lexicon(entries);
}

interface Limits {
  minCount: number;
  minAssociation: number;
}

interface Count {
  total: number;
  runs: Map<string, { count: number; capitals: number }>;
}

/** Counts runs of so many syllables that only blanks part; with `pairs`, only those that begin or end with one of them. */
function* countRuns(
  texts: Iterable<string>,
  syllables: number,
  cache: Map<string, string>,
  pairs?: ReadonlySet<string>,
): Generator<void, Count> {
  const counted: Count = { total: 0, runs: new Map() };
  for (const text of texts) {
    const tokens = tokenize(text);
    const keys = tokens.map((token) => syllableKey(token.text, cache));
    let run = 0;
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at];
      const before = tokens[at - 1];
      if (token === undefined) continue;
      const joined = before !== undefined && keys[at - 1] !== "" && adjoin(text, before, token);
      run = keys[at] === "" ? 0 : joined ? run + 1 : 1;
      if (run < syllables) continue;
      counted.total++;
      const from = at - syllables + 1;
      if (
        pairs !== undefined &&
        !pairs.has(`${keys[from]} ${keys[from + 1]}`) &&
        !pairs.has(`${keys[at - 1]} ${keys[at]}`)
      )
        continue;
      const key = keys.slice(from, at + 1).join(" ");
      const entry = counted.runs.get(key);
      const capital = tokens.slice(from, at + 1).every((part) => isTitle(part.text)) ? 1 : 0;
      if (entry === undefined) counted.runs.set(key, { count: 1, capitals: capital });
      else {
        entry.count++;
        entry.capitals += capital;
      }
    }
    if (counted.runs.size > MOST_PAIRS) forgetRarest(counted.runs);
    yield;
  }
  return counted;
}

/** The key of a syllable; "" for what is none (codes, numbers, other languages). */
function syllableKey(token: string, cache: Map<string, string>): string {
  let key = cache.get(token);
  if (key === undefined) {
    key = isSyllable(token) ? searchKey(token) : "";
    if (cache.size < MOST_PAIRS) cache.set(token, key);
  }
  return key;
}

/** Capital first and small after it: what is all in capitals says nothing about names. */
function isTitle(token: string): boolean {
  return /^\p{Lu}\p{Ll}*$/u.test(token);
}

function forgetRarest(runs: Map<string, { count: number }>): void {
  for (const [key, { count }] of runs) if (count === 1) runs.delete(key);
}

function* keep(
  runs: Count,
  shorter: readonly Count[],
  limits: Limits,
  pairs: ReadonlySet<string>,
): Generator<void, Map<string, LexiconEntry>> {
  const kept = new Map<string, LexiconEntry>();
  let looked = 0;
  for (const [key, { count, capitals }] of runs.runs) {
    looked += 1;
    if (looked % AT_ONCE === 0) yield;
    if (count < limits.minCount) continue;
    const name = capitals >= count * NAME_SHARE;
    const needed = neededAssociation(key.split(" "), limits.minAssociation, name, pairs);
    if (needed > 1) continue;
    const association = associationOf(key, count, runs.total, shorter);
    if (association >= needed) kept.set(key, { count, association, name });
  }
  return kept;
}

/**
 * How strong the tie must be. Function words stand beside everything: a pair with one ("theo dõi", "có thể") needs more.
 * Longer words that are no names are built of pairs: "xử lý vi phạm" of two, "ủy ban nhân" of none.
 */
function neededAssociation(
  parts: readonly string[],
  least: number,
  name: boolean,
  pairs: ReadonlySet<string>,
): number {
  const [first = "", last = ""] = [parts[0], parts.at(-1)];
  const edge = FUNCTION_WORDS.has(first) || FUNCTION_WORDS.has(last);
  if (parts.length === 2) return edge ? least + 0.2 : least;
  if (edge) return NEVER;
  if (name) return least;
  if (parts.length === 3) return least + 0.15;
  const halves = [parts.slice(0, 2).join(" "), parts.slice(-2).join(" ")];
  return parts.length === 4 && halves.every((half) => pairs.has(half)) ? least : NEVER;
}

const NEVER = 2;

/** Words of grammar, by their search keys. */
const FUNCTION_WORDS = new Set(
  (
    "và của các những cho với theo tại trong từ đến để do bởi là hoặc có không được bị phải sẽ đã đang này đó khi nếu thì mà " +
    "về trên dưới ra vào ở một hai ba bằng như cùng trước sau kể qua giữa mỗi mọi từng còn cũng chưa vì nên tới sang nào kia " +
    "rằng nhưng rồi lại đều chỉ vẫn hay số việc người ngày năm tháng"
  ).split(" "),
);

/** The weakest tie between two halves of a word, over every place where it could be cut. */
function associationOf(key: string, count: number, total: number, shorter: readonly Count[]): number {
  const syllables = key.split(" ");
  const own = count / total;
  let weakest = 1;
  for (let cut = 1; cut < syllables.length; cut++) {
    const left = shareOf(syllables.slice(0, cut), shorter);
    const right = shareOf(syllables.slice(cut), shorter);
    if (left === 0 || right === 0) return -1;
    weakest = Math.min(weakest, Math.log(own / (left * right)) / -Math.log(own));
  }
  return weakest;
}

function shareOf(syllables: readonly string[], shorter: readonly Count[]): number {
  const counts = shorter[syllables.length - 1];
  return (counts?.runs.get(syllables.join(" "))?.count ?? 0) / Math.max(1, counts?.total ?? 1);
}

/** Leaves out a word that hardly ever stands outside one longer run ("đoàn lao" in "liên đoàn lao động"). */
function* dropFragments(entries: Map<string, LexiconEntry>, longer: Count): Generator<void, void> {
  const inside = new Map<string, number>();
  let looked = 0;
  for (const [key, { count }] of longer.runs) {
    looked += 1;
    if (looked % AT_ONCE === 0) yield;
    const first = key.indexOf(" ");
    for (const part of [key.slice(first + 1), key.slice(0, key.lastIndexOf(" "))]) {
      if (entries.has(part)) inside.set(part, Math.max(inside.get(part) ?? 0, count));
    }
  }
  for (const [part, count] of inside)
    if (count >= (entries.get(part)?.count ?? 0) * FRAGMENT_SHARE) entries.delete(part);
}

const FRAGMENT_SHARE = 0.9;
