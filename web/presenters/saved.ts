/** Saved searches in plain values, and as a file to keep. */
import { z } from "zod";
import type { ListedDocument, MailChoice, SavedSearch } from "../../src/catalogue/index.ts";
import type { SearchQuery, SearchResults } from "../../src/search/types.ts";
import { presentChips } from "./facets.ts";
import { documentHref, searchHref } from "./links.ts";
import { formatCount, formatDate } from "./words.ts";

export interface SavedRow {
  readonly id: number;
  readonly name: string;
  readonly href: string;
  /** What it asks, piece by piece. */
  readonly asks: readonly string[];
  readonly total: string;
  /** How many are new; null when none is. */
  readonly fresh: string | null;
  readonly shared: boolean;
  readonly ownerName: string | null;
  readonly mail: MailChoice;
  readonly feed: boolean;
  readonly problem: string | null;
}

/** Whether somebody can be told by mail. */
export type MailState =
  | { readonly how: "none" }
  | { readonly how: "unconfirmed" }
  | { readonly how: "ready"; readonly address: string };

export function presentSaved(
  { id, name, shared, ownerName, mail, feed, problem }: SavedSearch,
  results: SearchResults,
  { total, fresh }: { readonly total: number; readonly fresh: number },
): SavedRow {
  return {
    id,
    name,
    shared,
    ownerName,
    mail,
    feed,
    problem,
    href: searchHref({ ...results.query, page: 1, size: 20 }),
    asks: asksOf(results),
    total: `${formatCount(total)} văn bản`,
    fresh: fresh === 0 ? null : `${formatCount(fresh)} mới`,
  };
}

const asksOf = (results: SearchResults): string[] => [
  ...(results.query.q === "" ? [] : [`“${results.query.q}”`]),
  ...presentChips(results).map(({ label }) => label),
];

/** What a search is called until its owner calls it something else. */
export function nameOfSearch(results: SearchResults): string {
  const { q } = results.query;
  const name = [...(q === "" ? [] : [q]), ...presentChips(results).map(({ label }) => label)].join(", ");
  return name === "" ? "Cả kho" : name.slice(0, 120);
}

export interface NewModel {
  readonly id: number;
  readonly name: string;
  readonly href: string;
  readonly says: string;
  readonly until: string;
  readonly any: boolean;
  readonly rows: readonly { readonly href: string; readonly title: string; readonly says: string }[];
}

export function presentNew(
  { id, name }: SavedSearch,
  query: SearchQuery,
  documents: readonly ListedDocument[],
  { total, until }: { readonly total: number; readonly until: string },
): NewModel {
  const shown =
    documents.length < total ? ` Dưới đây là ${formatCount(documents.length)} văn bản vào sau cùng.` : "";
  return {
    id,
    name,
    href: searchHref(query),
    says:
      total === 0 ? "Không có văn bản mới từ lần xem trước." : `${formatCount(total)} văn bản mới.${shown}`,
    until,
    any: total > 0,
    rows: documents.map((document) => ({
      href: documentHref(document.id, query),
      title: document.directive.subject ?? document.directive.number ?? "(không có trích yếu)",
      says: [
        document.directive.number,
        document.directive.issuedOn && formatDate(document.directive.issuedOn),
      ]
        .filter(Boolean)
        .join(", "),
    })),
  };
}

const Searches = z
  .array(
    z.object({ name: z.string().trim().min(1).max(120), query: z.string().max(8_000), shared: z.boolean() }),
  )
  .max(1_000);

export const exportedSearches = (searches: readonly SavedSearch[]): z.infer<typeof Searches> =>
  searches.map(({ name, query, shared }) => ({ name, query, shared }));

/** What `exportedSearches` has written; nothing of what is anything else. */
export function importedSearches(text: string): z.infer<typeof Searches> {
  try {
    return Searches.parse(JSON.parse(text));
  } catch {
    return [];
  }
}
