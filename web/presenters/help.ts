/** What helps a reader with an answer: how the question was understood, and one step further or nearer. */
import type { SearchQuery, SearchResults } from "../../src/search/types.ts";
import { facetName } from "./facets.ts";
import type { LinkModel } from "./hit.ts";
import { searchHref, withFacet } from "./links.ts";
import { formatCount } from "./words.ts";

export interface HelpModel {
  /** The question that was answered instead of the one that was asked. */
  readonly corrected: { readonly asked: string; readonly answered: LinkModel } | null;
  /** Another spelling that finds something better, and how much. */
  readonly didYouMean: (LinkModel & { readonly count: string }) | null;
  /** Values of facets that the question names. */
  readonly narrowings: readonly (LinkModel & { readonly facet: string; readonly count: string })[];
  /** What was understood; null where it is plain from the words themselves. */
  readonly explained: string | null;
  /** Shows, or hides again, why each document is here. */
  readonly why: LinkModel | null;
  /** The same question without its marks. */
  readonly unmarked: (LinkModel & { readonly q: string }) | null;
}

/** Quotation marks, a minus before a word, a name with a colon: how they were understood is worth a line. */
const OPERATORS = /["“”„‟«»]|(?:^|\s)-[\p{L}\p{N}]|\p{L}\s?:/u;

export function presentHelp(results: SearchResults): HelpModel {
  const { query, total, corrected, didYouMean, unmarked } = results;
  const explain = query.explain === true;
  const explained = explain || OPERATORS.test(query.q) ? (results.explained ?? null) : null;
  return {
    corrected:
      corrected === undefined
        ? null
        : { asked: query.q, answered: { label: corrected, href: asking(query, corrected) } },
    didYouMean:
      didYouMean === undefined
        ? null
        : {
            label: didYouMean.q,
            href: asking(query, didYouMean.q),
            count: `${formatCount(didYouMean.total)} văn bản`,
          },
    narrowings: (results.suggestedFilters ?? []).map(({ facet, id, label, count }) => ({
      facet: facetName(facet),
      label,
      count: formatCount(count),
      // In the place of other values of the facet, so that it narrows to the count that is shown.
      href: searchHref(withFacet(query, facet, [id])),
    })),
    explained,
    why: explained === null || total === 0 ? null : whyLink(query, explain),
    unmarked:
      unmarked === undefined
        ? null
        : {
            label: `Bỏ dấu: thêm ${formatCount(unmarked.total - total)} văn bản`,
            href: asking(query, unmarked.q),
            q: unmarked.q,
          },
  };
}

const asking = (query: SearchQuery, q: string): string => searchHref({ ...query, q, page: 1 });

function whyLink({ explain: _shown, ...query }: SearchQuery, explain: boolean): LinkModel {
  return explain
    ? { label: "Ẩn lý do", href: searchHref(query) }
    : { label: "Vì sao có từng văn bản", href: searchHref({ ...query, explain: true }) };
}
