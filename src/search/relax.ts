/** What is answered when nothing has every word that was asked for, and how people are told. */
import { correctedQuestion, LOOKED_AT } from "./correct.ts";
import type { EngineSearch, Searcher } from "./engine.ts";
import type { LabelOf } from "./labels.ts";
import { nearestTo, type PairSource } from "./nearest.ts";
import type { SearchPlan } from "./plan.ts";
import { lookupOf } from "./tokens.ts";
import { FACETS, type Facet, perFacet, type SearchNote, type SearchQuery } from "./types.ts";

export const FACET_NAMES: Readonly<Record<Facet, string>> = {
  campaign: "Phong trào",
  issuer: "Cơ quan ban hành",
  province: "Tỉnh",
  year: "Năm",
  type: "Loại văn bản",
  cites: "Viện dẫn",
};

/** Why nothing was found. */
export interface Blocked {
  /** Facets without which there would be something. */
  readonly facets: readonly { readonly facet: Facet; readonly total: number }[];
  /** What there would be without any filter. */
  readonly unfiltered: number;
  /** What there would be without the fields of the question. */
  readonly withoutFields: number;
  /** Spellings of the words that no document has; as they were typed. */
  readonly missing: ReadonlyMap<string, string>;
}

/** Asks the engine what stands in the way: a filter, or a word that no document has. */
export async function whatBlocks(plan: SearchPlan, engine: Searcher): Promise<Blocked> {
  const { search } = plan;
  const count = async (changes: Partial<EngineSearch>) =>
    (await engine.matches({ ...search, notIds: [], ...changes }, 0)).total;
  const none = perFacet(() => []);
  const chosen = FACETS.filter((facet) => search.filters[facet].length > 0);
  const unfiltered = chosen.length === 0 ? 0 : await count({ filters: none });
  const facets: { facet: Facet; total: number }[] = [];
  for (const facet of unfiltered > 0 ? chosen : []) {
    const total = await count({ filters: { ...search.filters, [facet]: [] } });
    if (total > 0) facets.push({ facet, total });
  }
  const missing = new Map<string, string>();
  const withoutFields =
    plan.restrictions.length === 0 || unfiltered > 0 ? 0 : await count({ required: [], filters: none });
  if (unfiltered === 0 && withoutFields === 0) {
    const words = new Map(plan.words.map(({ word, shown }) => [lookupOf(word), shown]));
    const alone = { mustNot: [], required: [], filters: none };
    const totals = await Promise.all([...words.keys()].map((key) => count({ ...alone, must: [[key]] })));
    for (const [at, [key, shown]] of [...words].entries()) if (totals[at] === 0) missing.set(key, shown);
  }
  return { facets, unfiltered, withoutFields, missing };
}

export function blockedNotes(
  { facets, unfiltered, withoutFields, missing }: Blocked,
  plan: SearchPlan,
  query: SearchQuery,
  labelOf: LabelOf,
): SearchNote[] {
  const notes: SearchNote[] = facets.map(({ facet, total }) => ({
    code: "filter-blocks",
    message: `Bộ lọc ${FACET_NAMES[facet]}: ${query.filters[facet].map((id) => labelOf(facet, id)).join(", ")} đang chặn kết quả; bỏ bộ lọc này thì có ${total.toLocaleString("vi-VN")} văn bản.`,
  }));
  if (facets.length === 0 && unfiltered > 0) {
    notes.push({
      code: "filters-block",
      message: `Các bộ lọc cùng nhau chặn kết quả; bỏ hết bộ lọc thì có ${unfiltered.toLocaleString("vi-VN")} văn bản.`,
    });
  }
  if (withoutFields > 0) {
    const shown = [...new Set(plan.restrictions.map((one) => one.shown))].join("; ");
    notes.push({
      code: "field-blocks",
      message: `Điều kiện ${shown} đang chặn kết quả; bỏ đi thì có ${withoutFields.toLocaleString("vi-VN")} văn bản.`,
    });
  }
  if (missing.size > 0) {
    const words = [...missing.values()].map((word) => `“${word}”`).join(", ");
    notes.push({ code: "missing-words", message: `Không văn bản nào trong kho có ${words}.` });
  }
  return notes;
}

/** The question with its mistyped words put right, when that is certain. */
export async function corrected(
  plan: SearchPlan,
  query: SearchQuery,
  { missing }: Blocked,
  engine: Searcher,
  source: PairSource,
): Promise<string | null> {
  if (!plan.keywords || missing.size === 0) return null;
  const known = plan.words.map(({ word }) => lookupOf(word)).filter((key) => !missing.has(key));
  // What has all the other words is nearest; failing that, what shares most with the question.
  const must = known.map((key) => [key]);
  const having =
    must.length === 0
      ? []
      : (await engine.search({ ...plan.search, must, notIds: [], page: 1, size: LOOKED_AT })).ids;
  const near = having.length > 0 ? having : nearestTo(plan.rest, source, LOOKED_AT);
  return correctedQuestion(query.q, new Set(missing.keys()), near, source);
}
