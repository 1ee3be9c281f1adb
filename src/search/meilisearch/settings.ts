/** How the index is set up. A change here makes every index outdated: it is rebuilt beside and swapped. */
import { createHash } from "node:crypto";
import type { Settings } from "meilisearch";
import { MOST_FACET_VALUES } from "../engine.ts";

export const SETTINGS = {
  // Best first: the document itself, its subject, the directives that it cites, its text, what it says otherwise.
  searchableAttributes: [
    "numbers",
    "subject",
    "subjectMarked",
    "cited",
    "body",
    "bodyMarked",
    "expanded",
    "expandedMarked",
  ],
  displayedAttributes: ["id", "revision"],
  filterableAttributes: [
    ...["id", "campaign", "issuer", "province", "year", "type", "cites"],
    ...["numbers", "cited", "signer", "copy", "audience"],
  ],
  sortableAttributes: ["issuedOn"],
  // With matching strategy "all" every match has every word, so a chosen sort decides first; without one it is
  // silent. Between equals: documents with a campaign of their own, then the newer one.
  // The subject decides before closeness does: measured on four words of a subject out of order, hit@1 is 0.96 so
  // and 0.39 the other way round.
  rankingRules: ["sort", "words", "attribute", "proximity", "exactness", "primary:desc", "issuedOn:desc"],
  // Every token is ours: no language is guessed, nothing is forgiven.
  localizedAttributes: [{ attributePatterns: ["*"], locales: ["vie"] }],
  typoTolerance: { enabled: false },
  // Costs nothing that can be measured (syllables are few). Submitted questions are quoted, so nothing is completed
  // in them; a question that is still being typed may leave its last word open.
  prefixSearch: "indexingTime",
  facetSearch: false,
  proximityPrecision: "byWord",
  // Complete for years, types, provinces and campaigns; issuers and cited directives end at the most frequent ones.
  faceting: { maxValuesPerFacet: MOST_FACET_VALUES, sortFacetValuesBy: { "*": "count" } },
  // Totals are exact up to here, and pages reach as far.
  pagination: { maxTotalHits: 1_000_000 },
} satisfies Settings;

/** Equal for settings that mean the same. In: ours, or what the server says of an index. */
export function settingsVersion(settings: Readonly<Record<string, unknown>>): string {
  const chosen = Object.keys(SETTINGS)
    .sort()
    .map((name) => [name, comparable(name, settings[name])]);
  return createHash("sha256").update(JSON.stringify(chosen)).digest("hex").slice(0, 12);
}

/** Of nested settings only what we set; the order of filters and sorts means nothing. */
function comparable(name: string, value: unknown): unknown {
  const ours: unknown = SETTINGS[name as keyof typeof SETTINGS];
  if (Array.isArray(value)) {
    return name === "filterableAttributes" || name === "sortableAttributes" ? [...value].sort() : value;
  }
  if (typeof value !== "object" || value === null || typeof ours !== "object") return value;
  return Object.keys(ours as object)
    .sort()
    .map((key) => [key, (value as Record<string, unknown>)[key]]);
}
