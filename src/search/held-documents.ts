/**
 * A few documents held in memory and asked as the engine is asked, for the many questions of saved searches over what
 * came in: an inverted index of our own tokens, and sets as bits. It finds what the engine finds, and phrases of three
 * words and more exactly (a test compares the two).
 */
import type { EngineSearch, Part, Searcher } from "./engine.ts";
import { FACETS, type IndexDocument } from "./types.ts";

/** One bit for each document. */
type Bits = Uint32Array<ArrayBuffer>;

/** Phrases whose documents are remembered. */
const REMEMBERED = 20_000;

export function holdDocuments(documents: readonly IndexDocument[]): Pick<Searcher, "matches"> {
  const width = Math.ceil(documents.length / 32);
  const none = (): Bits => new Uint32Array(width);
  const all = bitsOf(documents.flatMap(({ copy }, at) => (copy ? [] : [at])));
  const ordinals = new Map(documents.map(({ id }, at) => [id, at]));
  const words = new Map<string, Bits>();
  const values = new Map<string, Bits>();
  const phrases = new Map<string, Bits>();
  const texts = documents.map((document) => entriesOf(document).map((entry) => ` ${entry} `));

  const add = (index: Map<string, Bits>, key: string, at: number) => {
    const bits = index.get(key) ?? none();
    index.set(key, bits);
    bits[at >> 5] = (bits[at >> 5] ?? 0) | (1 << (at & 31));
  };
  for (const [at, document] of documents.entries()) {
    for (const entry of entriesOf(document))
      for (const word of new Set(entry.split(" "))) add(words, word, at);
    for (const [attribute, value] of valuesOf(document)) add(values, keyOf(attribute, value), at);
  }

  function bitsOf(places: readonly number[]): Bits {
    const bits = none();
    for (const at of places) bits[at >> 5] = (bits[at >> 5] ?? 0) | (1 << (at & 31));
    return bits;
  }
  const bitsOfIds = (ids: readonly string[]) => bitsOf(ids.flatMap((id) => ordinals.get(id) ?? []));

  function having(part: Part): Bits {
    const [first = ""] = part;
    if (part.length < 2) return words.get(first) ?? none();
    const phrase = part.join(" ");
    const known = phrases.get(phrase);
    if (known) return known;
    const candidates = part.reduce((bits, word) => and(bits, words.get(word) ?? none()), all.slice());
    const found = bitsOf(
      placesOf(candidates).filter((at) => texts[at]?.some((text) => text.includes(` ${phrase} `))),
    );
    if (phrases.size < REMEMBERED) phrases.set(phrase, found);
    return found;
  }
  const oneOf = (attribute: string, chosen: readonly string[]): Bits =>
    chosen.reduce((bits, value) => or(bits, values.get(keyOf(attribute, value)) ?? none()), none());

  function find(search: EngineSearch): string[] {
    let found = all.slice();
    for (const facet of FACETS)
      if (search.filters[facet].length > 0) found = and(found, oneOf(facet, search.filters[facet]));
    for (const { attribute, values } of search.required ?? []) found = and(found, oneOf(attribute, values));
    if (search.onlyIds) found = and(found, bitsOfIds(search.onlyIds));
    for (const part of search.must) found = and(found, having(part));
    for (const part of search.mustNot) found = without(found, having(part));
    if (search.notIds) found = without(found, bitsOfIds(search.notIds));
    return placesOf(found).flatMap((at) => documents[at]?.id ?? []);
  }

  return {
    async matches(search, limit) {
      const ids = find(search);
      return { total: ids.length, ids: ids.slice(0, limit) };
    },
  };
}

/** What is searched, entry by entry: a phrase does not go from one to the next. */
const entriesOf = (document: IndexDocument): string[] => [
  ...document.numbers,
  ...document.cited,
  document.subject,
  document.subjectMarked,
  ...Object.values(document.body),
  ...Object.values(document.bodyMarked),
  ...document.expanded,
  ...document.expandedMarked,
];

function valuesOf(document: IndexDocument): (readonly [string, string])[] {
  const { campaign, issuer, province, cites, numbers, cited, signer, year, type } = document;
  const lists = { campaign, issuer, province, cites, numbers, cited, signer };
  return [
    ...Object.entries(lists).flatMap(([attribute, list]) => list.map((value) => [attribute, value] as const)),
    ...(year === null ? [] : [["year", String(year)] as const]),
    ...(type === null ? [] : [["type", type] as const]),
  ];
}

/** The engine compares values without regard to case. */
const keyOf = (attribute: string, value: string): string => `${attribute}\0${value.toLowerCase()}`;

const and = (a: Bits, b: Bits): Bits => a.map((bits, at) => bits & (b[at] ?? 0));
const or = (a: Bits, b: Bits): Bits => a.map((bits, at) => bits | (b[at] ?? 0));
const without = (a: Bits, b: Bits): Bits => a.map((bits, at) => bits & ~(b[at] ?? 0));

function placesOf(bits: Bits): number[] {
  const places: number[] = [];
  for (const [at, word] of bits.entries())
    for (let left = word; left !== 0; left &= left - 1) places.push(at * 32 + 31 - Math.clz32(left & -left));
  return places;
}
