/** Copies are found, and letters of one template are never joined, on letters of a generated archive. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeReading } from "../../indexer/reading.ts";
import { generateArchive } from "../../scripts/archive/generate.ts";
import { Random } from "../../scripts/archive/random.ts";
import { differences } from "../../src/copies/differences.ts";
import { bestCopies, type Copy } from "../../src/copies/groups.ts";
import { type Comparable, comparable } from "../../src/copies/letter.ts";
import { isSameLetter } from "../../src/copies/same.ts";
import { keysOf } from "../../src/copies/sketch.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { draft, saved, scan, siblings, type Variant } from "./variants.ts";

const knowledge = loadKnowledge();
const LETTERS = [...generateArchive({ count: 20, seed: 11, knowledge })];

function read({ text: raw, scanned }: Variant): Comparable {
  const context = { fileName: "a.txt", mediaType: "text/plain" };
  const { text, directive } = makeReading(raw, context, knowledge, "1");
  return comparable({ text, directive, scanned });
}
const plain = (text: string) => read({ text, scanned: false });
const isCandidate = (a: Comparable, b: Comparable) =>
  (a.identity !== null && a.identity === b.identity) || keysOf(a).some((key) => keysOf(b).includes(key));

describe("copies of one letter", () => {
  const share = (variant: (at: number) => Variant) => {
    const found = LETTERS.filter((letter, at) => {
      const [own, copy] = [plain(letter.text), read(variant(at))];
      return isCandidate(own, copy) && isSameLetter(own, copy) && isSameLetter(copy, own);
    });
    return found.length / LETTERS.length;
  };
  const random = () => new Random(5, 5);

  it("saved by another program are found", () => {
    expect(share((at) => saved(LETTERS[at]?.text ?? "", random()))).toBeGreaterThanOrEqual(0.85);
  });

  it("that are drafts without number and day are found", () => {
    expect(share((at) => draft(LETTERS[at]!, random()))).toBeGreaterThan(0.9);
  });

  it("that are scans with a letter in a hundred misread are mostly found", () => {
    expect(share((at) => scan(LETTERS[at]?.text ?? "", random(), 0.01, true))).toBeGreaterThan(0.6);
  });
});

it("joins no two letters of one template, as they are, as drafts, or as scans", () => {
  const random = new Random(5, 5);
  for (const letter of LETTERS) {
    const own = plain(letter.text);
    const unnumbered = read(draft(letter, random));
    const { renumbered, changed } = siblings(letter);
    for (const other of renumbered) {
      expect(isSameLetter(own, read(other))).toBe(false);
      expect(isSameLetter(own, read(scan(other.text, random, 0.01, true)))).toBe(false);
    }
    for (const other of changed) {
      const theirs = read(draft({ ...letter, text: other.text }, random));
      expect([other.text, isSameLetter(unnumbered, theirs)]).toEqual([other.text, false]);
      expect([other.text, isSameLetter(own, theirs)]).toEqual([other.text, false]);
    }
  }
});

it("joins no two letters of an archive", () => {
  const all = LETTERS.map(({ text }) => plain(text));
  for (const [at, one] of all.entries())
    for (const other of all.slice(at + 1)) expect(isSameLetter(one, other)).toBe(false);
});

describe("differences", () => {
  it("turn the first row into the second and are the fewest words", () => {
    const row = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 12 });
    fc.assert(
      fc.property(row, row, (a, b) => {
        const found = differences(a, b, 100) ?? [];
        let made: string[] = [];
        let at = 0;
        for (const one of found) {
          made = [...made, ...a.slice(at, one.a), ...b.slice(one.b, one.bEnd)];
          at = one.aEnd;
        }
        expect([...made, ...a.slice(at)]).toEqual(b);
        const changed = found.reduce((sum, one) => sum + one.aEnd - one.a + one.bEnd - one.b, 0);
        expect(changed).toBe(a.length + b.length - 2 * common(a, b));
        expect(differences(a, b, changed - 1)).toBeNull();
      }),
    );
  });
});

/** Length of the longest common subsequence. */
function common(a: readonly string[], b: readonly string[]): number {
  const rows = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = 1; i <= a.length; i += 1)
    for (let j = 1; j <= b.length; j += 1)
      rows[i]![j] =
        a[i - 1] === b[j - 1] ? rows[i - 1]![j - 1]! + 1 : Math.max(rows[i - 1]![j]!, rows[i]![j - 1]!);
  return rows[a.length]![b.length]!;
}

describe("whose copy a text is", () => {
  const copy = (id: string, identity: string | null, worth = 0): Copy => ({ id, identity, worth });
  const best = (copies: readonly Copy[], ...pairs: readonly [string, string][]) =>
    Object.fromEntries(
      bestCopies(copies, (id) => pairs.flatMap(([a, b]) => (a === id ? [b] : b === id ? [a] : []))),
    );

  it("is the letter that it agrees with", () => {
    expect(best([copy("draft", null), copy("signed", "57", 9)], ["draft", "signed"])).toEqual({
      draft: "signed",
    });
  });

  it("is nobody's where it agrees with two letters", () => {
    const copies = [copy("draft", null), copy("a", "57", 9), copy("b", "58", 9), copy("c", "58", 8)];
    expect(best(copies, ["draft", "a"], ["draft", "b"], ["b", "c"])).toEqual({ c: "b" });
  });

  it("is nobody's where two that are not the same are both like it", () => {
    const copies = [copy("scan", null), copy("a", null, 1), copy("b", null, 2)];
    expect(best(copies, ["scan", "a"], ["scan", "b"])).toEqual({});
    expect(best(copies, ["scan", "a"], ["scan", "b"], ["a", "b"])).toEqual({ scan: "b", a: "b" });
  });
});
