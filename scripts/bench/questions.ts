/** What staff type, made with a fixed seed from what is true of an archive's directives. */

import { searchQueryOf } from "../../src/search/query.ts";
import type { Filters, SearchQuery } from "../../src/search/types.ts";
import { foldMarks } from "../../src/vietnamese-tokenizer/index.ts";
import type { ArchiveTruth } from "../archive/generate.ts";
import { Random } from "../archive/random.ts";

/** `browse` has filters and no words; the others have one value of one facet chosen, save those that say "open". */
export const KINDS = ["marked", "unmarked", "number", "browse", "open", "sentence"] as const;
export type Kind = (typeof KINDS)[number];
/** The kinds that the promise of the house is about. */
export const PROMISED: readonly Kind[] = ["marked", "unmarked", "number", "browse"];

export interface Questions {
  readonly searches: Readonly<Record<Kind, readonly SearchQuery[]>>;
  /** What is in the field after each keystroke. */
  readonly typed: readonly string[];
  /** Words looked for inside the facet of issuers, while a question stands. */
  readonly facets: readonly { readonly text: string; readonly query: SearchQuery }[];
}

/** @param each how many of each kind; @param truths at least one. */
export function askStaff(truths: readonly ArchiveTruth[], each: number, seed: number): Questions {
  const random = new Random(seed, 53);
  const times = <T>(make: (truth: ArchiveTruth) => T): T[] =>
    Array.from({ length: each }, () => make(random.pick(truths)));
  const marked = (truth: ArchiveTruth) => someWords(truth.subject, random);
  return {
    searches: {
      marked: times((truth) => searchQueryOf(marked(truth), oneChosen(truth, random))),
      unmarked: times((truth) => searchQueryOf(foldMarks(marked(truth)), oneChosen(truth, random))),
      number: times((truth) => searchQueryOf(numberOf(truth, random), oneChosen(truth, random))),
      browse: times((truth) => searchQueryOf("", { ...oneChosen(truth, random), year: [yearOf(truth)] })),
      open: times((truth) => searchQueryOf(random.chance(0.5) ? marked(truth) : foldMarks(marked(truth)))),
      sentence: times((truth) => searchQueryOf(`${truth.type.name} ${truth.subject}, ${truth.issuer.name}`)),
    },
    typed: times(marked).flatMap((text) => keystrokes(random.chance(0.5) ? text : foldMarks(text))),
    facets: times((truth) => ({
      text: someWords(truth.issuer.name, random).slice(0, 6),
      query: searchQueryOf(marked(truth), oneChosen(truth, random)),
    })),
  };
}

/** Two to five syllables in a row. */
function someWords(text: string, random: Random): string {
  const words = text
    .replace(/[^\p{L}\p{M}\p{N}\s]/gu, " ")
    .split(/\s+/u)
    .filter(Boolean);
  const count = random.int(2, 5);
  const from = random.int(0, Math.max(0, words.length - count));
  return words.slice(from, from + count).join(" ");
}

/** As printed, spaced, in lower case, or the serial alone. */
function numberOf({ number, type }: ArchiveTruth, random: Random): string {
  const serial = /^\d+/u.exec(number)?.[0] ?? number;
  return random.pick([
    number,
    number.toLowerCase(),
    number.replace(/[-/]/gu, " $& "),
    `${type.name} ${serial}`,
  ]);
}

const yearOf = ({ issuedOn }: ArchiveTruth): string => issuedOn.slice(0, 4);

/** One value of one facet, true of the document. */
function oneChosen(truth: ArchiveTruth, random: Random): Partial<Filters> {
  const { province, campaigns, cites } = truth;
  const cited = cites.find(({ key }) => key !== null)?.key;
  return random.pick<Partial<Filters>>([
    { type: [truth.type.id] },
    { issuer: [truth.issuer.id] },
    province === null ? { year: [yearOf(truth)] } : { province: [province.current] },
    campaigns[0] === undefined ? { year: [yearOf(truth)] } : { campaign: [campaigns[0].id] },
    cited === undefined || cited === null ? { type: [truth.type.id] } : { cites: [cited] },
  ]);
}

/** From the second letter to the fourteenth. */
const keystrokes = (text: string): string[] =>
  Array.from({ length: Math.max(0, Math.min(text.length, 14) - 1) }, (_, at) => text.slice(0, at + 2));
