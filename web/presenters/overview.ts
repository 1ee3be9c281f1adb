/** The archive at a glance: what stands on the first page before anything was asked. */

import type { CatalogueDocument } from "../../src/catalogue/types.ts";
import type { FacetValue, SearchResults } from "../../src/search/types.ts";
import { capitalise, describedBy } from "./hit.ts";
import { directiveHref, documentHref, EVERYTHING, searchHref, withFacet } from "./links.ts";
import { formatCount, formatDate } from "./words.ts";
import { presentYears, type YearsModel } from "./years.ts";

export interface ShareRow {
  readonly label: string;
  readonly href: string;
  readonly count: string;
  /** 0 to 100, of the largest row. */
  readonly share: number;
}

export interface LatestRow {
  readonly href: string;
  readonly number: string | null;
  readonly article: boolean;
  readonly date: string | null;
  readonly title: string;
  readonly issuer: string | null;
}

export interface OverviewModel {
  readonly total: string;
  readonly empty: boolean;
  readonly everythingHref: string;
  readonly years: YearsModel | null;
  readonly campaigns: readonly ShareRow[];
  readonly provinces: readonly ShareRow[];
  readonly types: readonly ShareRow[];
  readonly cited: readonly ShareRow[];
  readonly latest: readonly LatestRow[];
  readonly failed: number;
}

const ROWS = 8;

/**
 * @param results the answer to the empty question
 * @param latest the documents that came in last, newest first
 * @param failed how many files could not be taken in
 */
export function presentOverview(
  results: SearchResults,
  latest: readonly CatalogueDocument[],
  failed: number,
): OverviewModel {
  const { facets } = results;
  return {
    total: formatCount(results.total),
    empty: results.total === 0,
    everythingHref: searchHref({ ...EVERYTHING, sort: "newest" }),
    years: presentYears(facets.year, EVERYTHING),
    campaigns: shares("campaign", facets.campaign),
    provinces: shares("province", facets.province),
    types: shares("type", facets.type),
    cited: shares("cites", facets.cites),
    latest: latest.map(presentLatest),
    failed,
  };
}

function shares(
  facet: "campaign" | "province" | "type" | "cites",
  values: readonly FacetValue[],
): ShareRow[] {
  const rows = [...values].sort((a, b) => b.count - a.count).slice(0, ROWS);
  const most = Math.max(1, ...rows.map((row) => row.count));
  return rows.map((row) => ({
    label: row.label,
    href: facet === "cites" ? directiveHref(row.id) : searchHref(withFacet(EVERYTHING, facet, [row.id])),
    count: formatCount(row.count),
    share: Math.round((row.count / most) * 1000) / 10,
  }));
}

function presentLatest({ id, directive }: CatalogueDocument): LatestRow {
  const title = directive.subject ?? directive.article?.title ?? describedBy(directive.article);
  return {
    href: documentHref(id),
    number: directive.number,
    article: directive.kind === "article",
    date: directive.issuedOn && formatDate(directive.issuedOn),
    title: title ? capitalise(title) : "Không rõ trích yếu",
    issuer: directive.issuer?.name ?? null,
  };
}
