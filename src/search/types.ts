/**
 * What a question is and what its answer looks like. The engine's own dialect stays in `meilisearch/`.
 *
 * A question: URL → parseSearchQuery → plan → engine port → SearchResults → HTML or JSON.
 */
import { z } from "zod";

/** The facets, in the order in which pages show them. */
export const FACETS = ["campaign", "issuer", "province", "year", "type", "cites"] as const;
export type Facet = (typeof FACETS)[number];

/** A value for every facet. */
export const perFacet = <T>(make: (facet: Facet) => T): Record<Facet, T> => ({
  campaign: make("campaign"),
  issuer: make("issuer"),
  province: make("province"),
  year: make("year"),
  type: make("type"),
  cites: make("cites"),
});

export const SORTS = ["relevance", "newest", "oldest"] as const;
export type Sort = (typeof SORTS)[number];

/** Values of one facet mean "or", different facets mean "and". Values are ids, sorted, without repeats. */
export type Filters = Readonly<Record<Facet, readonly string[]>>;

/** One question in its canonical form; `parseSearchQuery(formatSearchQuery(q))` gives it back. */
export interface SearchQuery {
  readonly q: string;
  readonly filters: Filters;
  readonly sort: Sort;
  /** From 1. */
  readonly page: number;
  /** Hits a page, 1 to 100. */
  readonly size: number;
  /** While it is being typed: the last word may be unfinished, and half marked. */
  readonly live?: true;
  /** Every hit says why it is there. */
  readonly explain?: true;
}

/** A value of a facet. Provinces carry their former units as children; issuers name the groups that they belong to. */
export interface FacetValue {
  readonly id: string;
  readonly label: string;
  readonly count: number;
  readonly selected: boolean;
  readonly children?: readonly FacetValue[];
  /** System, then level, of an issuer; their ids can be chosen as well. `issuerTree` makes a tree of them. */
  readonly groups?: readonly { readonly id: string; readonly label: string }[];
}

/** A stretch of text, marked where it matches the question. */
export interface Fragment {
  readonly text: string;
  readonly marked: boolean;
}

export interface Hit {
  readonly id: string;
  /** Path of the file as it was given to the indexer. */
  readonly file: string;
  readonly kind: "letter" | "article";
  readonly number: string | null;
  readonly type: { readonly id: string; readonly name: string } | null;
  readonly issuer: { readonly id: string; readonly name: string } | null;
  readonly province: { readonly issued: string; readonly current: string } | null;
  readonly issuedOn: string | null;
  readonly subject: string | null;
  /** The subject and the passage, cut into marked and unmarked fragments. */
  readonly subjectFragments: readonly Fragment[];
  readonly snippet: string;
  readonly snippetFragments: readonly Fragment[];
  readonly campaigns: readonly {
    readonly id: string;
    readonly name: string;
    readonly role: "primary" | "secondary";
  }[];
  /** Directives that it carries out or cites: canonical key and label. */
  readonly cites: readonly { readonly key: string; readonly label: string; readonly role: string }[];
  /** How many other copies of the letter the archive has: this is the best one. */
  readonly copies?: number;
  /** Why it is here, one reason each; only where the question asks to be explained. */
  readonly why?: readonly string[];
}

/** Something that people are told about the answer ("số hiệu", "bỏ dấu", …); `code` is stable, `message` Vietnamese. */
export interface SearchNote {
  readonly code: string;
  readonly message: string;
}

export interface SearchResults {
  readonly query: SearchQuery;
  /** Exact number of documents that match. */
  readonly total: number;
  readonly hits: readonly Hit[];
  readonly facets: Readonly<Record<Facet, readonly FacetValue[]>>;
  readonly notes: readonly SearchNote[];
  /** What was understood, in words. */
  readonly explained?: string;
  /** Values of facets that words of the question name; choosing one narrows the answer. */
  readonly suggestedFilters?: readonly {
    readonly facet: Facet;
    readonly id: string;
    readonly label: string;
    readonly count: number;
  }[];
  /** Where marks find little: the question without them, and how many documents that finds. */
  readonly unmarked?: { readonly q: string; readonly total: number };
  /** Another spelling that finds something better, and how many documents. */
  readonly didYouMean?: { readonly q: string; readonly total: number };
  /** The question that was answered instead, a mistyped word put right. */
  readonly corrected?: string;
}

/**
 * What the engine holds of one document: flat, ids only, nothing that is shown. Text is given as our own
 * search tokens joined by spaces, so that the engine's word borders are ours.
 */
export const IndexDocument = z.object({
  id: z.string().regex(/^[0-9a-f]{16,64}$/u),
  /** Hash of the rest: tells whether the engine holds the newest reading. */
  revision: z.string(),
  /** Number tokens (see `number-tokens.ts`) of the document itself, then of the directives that it cites. */
  numbers: z.array(z.string()),
  cited: z.array(z.string()),
  /** Folded tokens, and the same tokens with every marked letter replaced by a letter that the engine keeps. */
  subject: z.string(),
  subjectMarked: z.string(),
  /**
   * What else subject and text say, one entry each, in both spellings: expansions of abbreviations, abbreviations of
   * expansions, today's name of the province.
   */
  expanded: z.array(z.string()),
  expandedMarked: z.array(z.string()),
  body: z.record(z.string(), z.string()),
  bodyMarked: z.record(z.string(), z.string()),
  /** Facets: ids; a hierarchy is a list of paths (`lam-dong`, `lam-dong/binh-thuan`). */
  campaign: z.array(z.string()),
  issuer: z.array(z.string()),
  province: z.array(z.string()),
  year: z.number().int().nullable(),
  type: z.string().nullable(),
  cites: z.array(z.string()),
  /** Words of the signatory's name, in both spellings. */
  signer: z.array(z.string()),
  /** yyyymmdd, for sorting; null when the date is unknown, which sorts last both ways. */
  issuedOn: z.number().int().nullable(),
  /** Another copy of its letter is better: documents of record are found and counted, copies are not. */
  copy: z.boolean(),
  /** Who sees it. It is no part of the revision: the catalogue keeps a list of those that have moved. */
  audience: z.number().int(),
  /** How many campaigns it is chiefly about: between equals, such a document comes first. */
  primary: z.number().int(),
});
export type IndexDocument = z.infer<typeof IndexDocument>;
