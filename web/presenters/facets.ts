/** The facets beside the results and the chosen values above them. */
import { MOST_FACET_VALUES } from "../../src/search/engine.ts";
import { issuerTree } from "../../src/search/facet-values.ts";
import type { Facet, FacetValue, SearchQuery, SearchResults } from "../../src/search/types.ts";
import { capitalise } from "./hit.ts";
import { directiveHref, searchHref, withFacet } from "./links.ts";
import { presentYears, type YearsModel } from "./years.ts";

export interface OptionModel {
  readonly inputId: string;
  readonly value: string;
  readonly label: string;
  /** "trước 7/2025" beside a province that is part of another one today. */
  readonly note: string | null;
  readonly count: number;
  readonly checked: boolean;
  readonly children: readonly OptionModel[];
  /** What the children are, for the button that opens them. */
  readonly childrenLabel: string;
  readonly open: boolean;
  /** A page about the value itself. */
  readonly about: { readonly href: string; readonly label: string } | null;
}

export interface FacetModel {
  readonly facet: Facet;
  readonly title: string;
  /** Placeholder of the facet's own box, where it is long enough to need one. */
  readonly placeholder: string | null;
  readonly options: readonly OptionModel[];
  readonly more: { readonly label: string; readonly options: readonly OptionModel[] } | null;
  /** There may be values that are not among the options: its box asks for them. */
  readonly beyond: boolean;
}

export interface FacetsModel {
  readonly lists: readonly FacetModel[];
  readonly years: YearsModel | null;
  readonly chosen: number;
}

export interface Chip {
  readonly label: string;
  /** The facet's name, read out before the label. */
  readonly facet: string;
  readonly href: string;
}

interface FacetText {
  readonly title: string;
  /** Before one value: "Tỉnh: Lâm Đồng". */
  readonly name: string;
  readonly shown: number;
  readonly placeholder: string;
  readonly things: string;
  readonly children: string;
}

const TEXTS: Readonly<Record<Facet, FacetText>> = {
  campaign: {
    title: "Chiến dịch",
    name: "Chiến dịch",
    shown: 8,
    placeholder: "Tên chiến dịch",
    things: "chiến dịch",
    children: "",
  },
  issuer: {
    title: "Cơ quan ban hành",
    name: "Cơ quan",
    shown: 8,
    placeholder: "Tên cơ quan",
    things: "cơ quan",
    children: "Các cơ quan thuộc",
  },
  province: {
    title: "Tỉnh, thành phố",
    name: "Tỉnh",
    shown: 7,
    placeholder: "Gõ tên, có dấu hoặc không",
    things: "tỉnh, thành",
    children: "Các đơn vị cũ của",
  },
  year: { title: "Năm ban hành", name: "Năm", shown: 0, placeholder: "", things: "năm", children: "" },
  type: {
    title: "Loại văn bản",
    name: "Loại",
    shown: 7,
    placeholder: "Tên loại văn bản",
    things: "loại",
    children: "",
  },
  cites: {
    title: "Văn bản được viện dẫn",
    name: "Viện dẫn",
    shown: 7,
    placeholder: "Số hoặc tên, ví dụ 05-CT/TW",
    things: "văn bản",
    children: "",
  },
};

/** Lists in the order of the page; the years stand between the provinces and the types. */
const LISTS = ["campaign", "issuer", "province", "type", "cites"] as const;
const LEAST_BARS = 10;
/** A facet with more rows than this has its own box. */
const NEEDS_A_BOX = 8;
/**
 * The engine returns so many values of a facet at most, groups of issuers among them: a list nearly as long as that may
 * not be all. Provinces, years, types and campaigns are never that many.
 */
const PERHAPS_CUT = Math.floor((MOST_FACET_VALUES * 2) / 3);

export const facetName = (facet: Facet): string => TEXTS[facet].name;

export const facetTitle = (facet: Facet): string => TEXTS[facet].title;

export function presentFacets(results: SearchResults): FacetsModel {
  const { facets, query } = results;
  return {
    lists: LISTS.map((facet) =>
      presentFacet(
        facet,
        facet === "issuer" ? issuersByGroup(facets.issuer) : facets[facet],
        (facet === "issuer" || facet === "cites") && facets[facet].length >= PERHAPS_CUT,
      ),
    ).filter((list) => list !== null),
    years: presentYears(facets.year, query, LEAST_BARS),
    chosen: Object.values(query.filters).reduce((sum, ids) => sum + ids.length, 0),
  };
}

/** Hệ thống → cấp → cơ quan; what is chosen but has no place in the tree stands below it. */
function issuersByGroup(values: readonly FacetValue[]): readonly FacetValue[] {
  const tree = issuerTree(values);
  const placed = new Set(tree.flatMap((value) => [...idsOf(value)]));
  return [...tree, ...values.filter(({ id }) => !placed.has(id))];
}

function* idsOf(value: FacetValue): Generator<string> {
  yield value.id;
  for (const child of value.children ?? []) yield* idsOf(child);
}

function presentFacet(facet: Facet, values: readonly FacetValue[], beyond: boolean): FacetModel | null {
  if (values.length === 0) return null;
  const text = TEXTS[facet];
  const options = values.map((value) => presentOption(facet, value, null));
  // What is chosen is always in sight; a rest of one or two is shown rather than hidden.
  const inSight = options.filter((option, i) => i < text.shown || option.checked || option.open);
  const rest = options.filter((option) => !inSight.includes(option));
  const showAll = rest.length <= 2;
  return {
    facet,
    title: text.title,
    placeholder: countRows(options) > NEEDS_A_BOX ? text.placeholder : null,
    options: showAll ? options : inSight,
    more: showAll ? null : { label: `Còn ${rest.length} ${text.things}`, options: rest },
    beyond,
  };
}

function presentOption(facet: Facet, value: FacetValue, parent: FacetValue | null): OptionModel {
  const below = value.children ?? [];
  // A lone former unit of the same name says nothing that its province does not.
  const [only] = below;
  const plain = below.length === 1 && only?.label === value.label && !only.selected;
  const children = plain ? [] : below.map((child) => presentOption(facet, child, value));
  return {
    inputId: `f-${facet}-${encodeURIComponent(value.id)}`,
    value: value.id,
    label: labelBelow(value, parent),
    note: facet === "province" && parent && parent.label !== value.label ? "trước 7/2025" : null,
    count: value.count,
    checked: value.selected,
    children,
    childrenLabel: `${TEXTS[facet].children} ${value.label}`,
    open: children.some((child) => child.checked || child.open),
    about:
      facet === "cites" ? { href: directiveHref(value.id), label: `Ai đã triển khai ${value.label}` } : null,
  };
}

/** Below "Công đoàn" the level "Công đoàn, cấp tỉnh" is just "Cấp tỉnh". */
function labelBelow({ label }: FacetValue, parent: FacetValue | null): string {
  const prefix = parent && `${parent.label}, `;
  return prefix && label.startsWith(prefix) ? capitalise(label.slice(prefix.length)) : label;
}

const countRows = (options: readonly OptionModel[]): number =>
  options.reduce((sum, option) => sum + 1 + countRows(option.children), 0);

/** The chosen values as chips; neighbouring years are one chip ("2016 đến 2021"). */
export function presentChips(results: SearchResults): Chip[] {
  const { query, facets } = results;
  return [...LISTS.slice(0, 3), "year" as const, ...LISTS.slice(3)].flatMap((facet) => {
    const ids = query.filters[facet];
    const groups = facet === "year" ? yearRuns(ids) : ids.map((id) => [id]);
    return groups.map((group) => ({
      facet: TEXTS[facet].title,
      label: facet === "year" ? yearLabel(group) : chipLabel(facet, facets[facet], group[0] ?? ""),
      href: searchHref(without(query, facet, group)),
    }));
  });
}

function without(query: SearchQuery, facet: Facet, ids: readonly string[]): SearchQuery {
  return withFacet(
    query,
    facet,
    query.filters[facet].filter((id) => !ids.includes(id)),
  );
}

function chipLabel(facet: Facet, values: readonly FacetValue[], id: string): string {
  const path = findPath(values, id);
  const value = path?.at(-1);
  if (!value) return id;
  const parent = path?.at(-2);
  if (facet === "province" && parent && parent.label !== value.label) {
    return `${value.label} (nay ${parent.label})`;
  }
  return value.label;
}

function findPath(values: readonly FacetValue[], id: string): FacetValue[] | null {
  for (const value of values) {
    if (value.id === id) return [value];
    const below = findPath(value.children ?? [], id);
    if (below) return [value, ...below];
  }
  return null;
}

/** Runs of neighbouring years; what is no year stands alone. */
export function yearRuns(ids: readonly string[]): string[][] {
  const runs: string[][] = [];
  for (const id of [...ids].sort()) {
    const last = runs.at(-1);
    if (last && Number(id) === Number(last.at(-1)) + 1) last.push(id);
    else runs.push([id]);
  }
  return runs;
}

export const yearLabel = (run: readonly string[]): string =>
  run.length > 1 ? `${run[0]} đến ${run.at(-1)}` : `Năm ${run[0]}`;
