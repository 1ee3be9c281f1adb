/** Who has carried a directive out, and of whom nothing of the kind is in the archive. */
import type { Coverage, CoveredBy } from "../../src/graph/types.ts";
import { directiveHref, documentHref, EVERYTHING, searchHref, withFacet } from "./links.ts";
import { presentTileMap, type TileMap } from "./tile-map.ts";
import { formatCount, formatDate } from "./words.ts";

/** Today's 34 provinces, or the 63 of before July 2025. */
export type Provinces = "current" | "former";

export interface CoverageRow {
  readonly id: string;
  readonly name: string;
  /** The documents, where a search has just these. */
  readonly href: string | null;
  readonly documents: string;
  /** 0 to 100, of the largest row. */
  readonly share: number;
  readonly first: { readonly href: string; readonly date: string };
}

export interface OrganRow extends CoverageRow {
  readonly level: string;
}

export interface CoverageModel {
  readonly which: Provinces;
  readonly covered: number;
  readonly total: number;
  /** A directive of one province is for its own offices: no other province is missing. */
  readonly local: boolean;
  readonly rows: readonly CoverageRow[];
  /** Of today's provinces only. */
  readonly map: TileMap | null;
  readonly missing: readonly string[];
  readonly switchTo: { readonly label: string; readonly href: string };
  readonly organs: readonly OrganRow[];
  /** Those that are named; `missingOrganCount` is how many they are in all. */
  readonly missingOrgans: readonly string[];
  readonly missingOrganCount: number;
  readonly downloads: readonly { readonly label: string; readonly href: string }[];
}

const ALL_PROVINCES = 34;

export function presentCoverage(coverage: Coverage, which: Provinces): CoverageModel {
  const { key } = coverage;
  const { covered, missing } = provincesOf(coverage, which);
  const here = directiveHref(key);
  return {
    which,
    covered: covered.length,
    total: covered.length + missing.length,
    local:
      missing.length === 0 &&
      coverage.currentProvinces.missing.length === 0 &&
      covered.length < ALL_PROVINCES,
    rows: rowsOf(key, byDocuments(covered)),
    map: which === "current" && missing.length > 0 ? presentTileMap({ covered, missing }) : null,
    missing: missing.map(({ name }) => name),
    switchTo:
      which === "current"
        ? { label: "Theo 63 tỉnh, thành trước 7/2025", href: `${here}?provinces=63#tinh-thanh` }
        : { label: "Theo 34 tỉnh, thành hiện nay", href: `${here}#tinh-thanh` },
    organs: rowsOf(key, coverage.organs).map((row, at) => ({
      ...row,
      href: null,
      level: coverage.organs[at]?.level ?? "",
    })),
    missingOrgans: coverage.missingOrgans.map(({ name }) => name),
    missingOrganCount: coverage.missingOrganCount,
    downloads: (["xlsx", "csv"] as const).map((format) => ({
      label: format.toUpperCase(),
      href: `${here}?dang=${format}`,
    })),
  };
}

export const provincesOf = (coverage: Coverage, which: Provinces): Coverage["currentProvinces"] =>
  which === "current" ? coverage.currentProvinces : coverage.formerProvinces;

const byDocuments = (rows: readonly CoveredBy[]): CoveredBy[] =>
  [...rows].sort((a, b) => b.documents - a.documents || a.name.localeCompare(b.name, "vi"));

function rowsOf(key: string, rows: readonly CoveredBy[]): CoverageRow[] {
  const most = Math.max(1, ...rows.map(({ documents }) => documents));
  return rows.map(({ id, name, documents, first, direct }) => ({
    id,
    name,
    // What carries it out through another directive need not cite it.
    href: direct ? searchHref(withFacet(withFacet(EVERYTHING, "cites", [key]), "province", [id])) : null,
    documents: formatCount(documents),
    share: Math.round((documents / most) * 1000) / 10,
    first: {
      href: documentHref(first.document),
      date: first.issuedOn === null ? "không rõ ngày" : formatDate(first.issuedOn),
    },
  }));
}
