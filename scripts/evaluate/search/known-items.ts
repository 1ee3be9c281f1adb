/**
 * Questions with a known answer, made from documents with a fixed seed: how staff look for a letter that they
 * remember in part.
 */
import { formatNumber, parseNumber } from "../../../src/citations/number.ts";
import type { Abbreviation } from "../../../src/knowledge/index.ts";
import { foldMarks, tokenize } from "../../../src/vietnamese-tokenizer/index.ts";
import type { CorpusDocument, Question } from "./corpus.ts";

/** A pseudo-random number in [0, 1) after another, from a seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Random = () => number;

const SNIPPET = 6;

function words(text: string): string[] {
  return tokenize(text.normalize("NFC")).map((token) => token.text);
}

function snippetOf(subject: string, random: Random, length = SNIPPET): string[] | null {
  const all = words(subject);
  if (all.length < length) return null;
  const from = Math.floor(random() * (all.length - length + 1));
  return all.slice(from, from + length);
}

/** One slip of the finger inside a word of four letters or more: swapped, dropped, doubled or a neighbour's letter. */
function mistype(word: string, random: Random): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const a = word[at] ?? "";
  const b = word[at + 1] ?? "";
  const kind = Math.floor(random() * 3);
  if (kind === 0 && a !== b) return word.slice(0, at) + b + a + word.slice(at + 2);
  if (kind === 1) return word.slice(0, at) + word.slice(at + 1);
  return word.slice(0, at) + a + word.slice(at);
}

function withTypingError(parts: readonly string[], random: Random): string | null {
  const long = parts.flatMap((word, index) => (/^\p{L}{4,}$/u.test(word) ? [index] : []));
  const chosen = long[Math.floor(random() * long.length)];
  if (chosen === undefined) return null;
  return parts.map((word, index) => (index === chosen ? mistype(word, random) : word)).join(" ");
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j] as T, result[i] as T];
  }
  return result;
}

/** The first expansion in the subject, written short, with the three words around it. */
function abbreviated(subject: string, abbreviations: readonly Abbreviation[]): string | null {
  const text = words(subject).join(" ");
  const lower = text.toLowerCase();
  for (const { abbreviation, expansion, twoWay } of abbreviations) {
    if (!twoWay) continue;
    const long = words(expansion).join(" ").toLowerCase();
    if (long.split(" ").length < 2) continue;
    const at = ` ${lower} `.indexOf(` ${long} `);
    if (at === -1) continue;
    const before = text.slice(0, at).trim().split(" ").slice(-3);
    const after = text
      .slice(at + long.length)
      .trim()
      .split(" ")
      .slice(0, 3);
    return [...before, abbreviation, ...after].filter((word) => word !== "").join(" ");
  }
  return null;
}

/** Five ways in which a number is typed. */
export function numberSpellings(number: string): string[] {
  const loose = number.replace(/([-/])/gu, " $1 ");
  return [
    number,
    loose,
    number.toLowerCase(),
    foldMarks(number),
    number.replace(/^0+(?=\d)/u, "").replace(/-/gu, "–"),
  ];
}

export const KNOWN_ITEM_KINDS = [
  "number",
  "snippet",
  "snippet-unmarked",
  "snippet-shared",
  "snippet-shared-unmarked",
  "typing-error",
  "abbreviated",
  "out-of-order",
  "subject",
] as const;
export type KnownItemKind = (typeof KNOWN_ITEM_KINDS)[number];

function canonical(number: string | null): string | null {
  const parsed = number === null ? null : parseNumber(number);
  return parsed && formatNumber(parsed);
}

/** A snippet or subject that fits several documents is answered by any of them. */
function holders(documents: readonly CorpusDocument[]): (phrase: string) => Set<string> {
  const subjects = documents.map(
    (document) => [document.id, ` ${words(document.subject).join(" ").toLowerCase()} `] as const,
  );
  return (phrase) => {
    const wanted = ` ${phrase.toLowerCase()} `;
    return new Set(subjects.filter(([, subject]) => subject.includes(wanted)).map(([id]) => id));
  };
}

/**
 * Makes the questions of each kind. A snippet that stands in several subjects has no one answer: any of them is right,
 * and it is measured apart.
 *
 * @param seed the same seed gives the same questions.
 */
export function knownItems(
  documents: readonly CorpusDocument[],
  abbreviations: readonly Abbreviation[],
  seed: number,
): Map<KnownItemKind, Question[]> {
  const random = seededRandom(seed);
  const holding = holders(documents);
  const questions = new Map<KnownItemKind, Question[]>(KNOWN_ITEM_KINDS.map((kind) => [kind, []]));
  const sameNumber = new Map<string, Set<string>>();
  for (const { id, number } of documents) {
    const key = canonical(number);
    if (key !== null) sameNumber.set(key, (sameNumber.get(key) ?? new Set()).add(id));
  }
  const add = (
    kind: KnownItemKind,
    document: CorpusDocument,
    text: string | null,
    relevant?: Set<string>,
  ) => {
    if (text === null || text === "") return;
    questions
      .get(kind)
      ?.push({ id: `${kind}:${document.id}`, text, relevant: relevant ?? new Set([document.id]) });
  };
  const unique = (snippet: string[] | null) =>
    snippet && holding(snippet.join(" ")).size === 1 ? snippet : null;

  for (const document of documents) {
    const number = canonical(document.number);
    if (document.number !== null && number !== null) {
      for (const spelling of numberSpellings(document.number))
        add("number", document, spelling, sameNumber.get(number));
    }
    const drawn = snippetOf(document.subject, random);
    const shared = drawn && holding(drawn.join(" "));
    const snippet = unique(drawn);
    if (drawn && snippet) {
      add("snippet", document, drawn.join(" "));
      add("snippet-unmarked", document, foldMarks(drawn.join(" ")));
    } else if (drawn && shared) {
      add("snippet-shared", document, drawn.join(" "), shared);
      add("snippet-shared-unmarked", document, foldMarks(drawn.join(" ")), shared);
    }
    add("typing-error", document, snippet && withTypingError(snippet, random));
    const short = abbreviated(document.subject, abbreviations);
    add("abbreviated", document, short);
    const four = unique(snippetOf(document.subject, random, 4));
    add("out-of-order", document, four ? shuffled(four, random).join(" ") : null);
    const whole = words(document.subject);
    if (whole.length >= 4) add("subject", document, document.subject, holding(whole.join(" ")));
  }
  return questions;
}
