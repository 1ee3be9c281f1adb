/** What has another name of an organ that the question names, for the end of its list. */
import { abbreviationsOf } from "./abbreviations.ts";
import { checkInText } from "./check.ts";
import type { EngineSearch } from "./engine.ts";
import type { SearchPlan } from "./plan.ts";
import type { SearchServices } from "./service.ts";
import { perFacet, type SearchNote } from "./types.ts";

/** With more documents than this under another name, they are left to a question of their own. */
const MOST_ALSO = 1_000;

/** What is found under the other names only, best first; null: too much to be added to a list. */
export async function foundByOtherNames(
  plan: SearchPlan,
  search: EngineSearch,
  planOf: (question: string) => SearchPlan,
  { engine, catalogue, knowledge }: SearchServices,
): Promise<readonly string[] | null> {
  // Whatever is chosen in the facets: their counts disregard it one by one.
  const filters = perFacet(() => []);
  const ids = new Set<string>();
  for (const { questions, years } of plan.otherNames) {
    for (const question of questions) {
      const other = planOf(question);
      const required = [
        ...(search.required ?? []),
        ...(years.length === 0 ? [] : [{ attribute: "year" as const, values: years }]),
      ];
      const asked = { ...other, search: { ...other.search, filters, required } };
      const checked = await checkInText(asked, engine, catalogue, abbreviationsOf(knowledge));
      const found = await engine.matches(checked.search, MOST_ALSO);
      if (found.total > MOST_ALSO || ids.size + found.ids.length > MOST_ALSO) return null;
      for (const id of found.ids) ids.add(id);
    }
  }
  if (ids.size === 0) return [];
  const own = await engine.matches({ ...search, filters, onlyIds: [...ids] }, ids.size);
  for (const id of own.ids) ids.delete(id);
  return [...ids];
}

/** What people are told of them. */
export function otherNamesNotes({ otherNames }: SearchPlan, also: readonly string[] | null): SearchNote[] {
  if (otherNames.length === 0 || also?.length === 0) return [];
  const names = otherNames.map(({ name, when }) => `“${name}” (${when})`).join(", ");
  const typed = [...new Set(otherNames.map((one) => `“${one.typed}”`))].join(", ");
  const message =
    also === null
      ? `Cơ quan ${typed} còn có tên ${names}; quá nhiều văn bản ghi tên đó để xếp chung, hãy tìm riêng.`
      : `Tìm cả tên khác của ${typed}: ${names}. Văn bản chỉ ghi tên đó xếp sau.`;
  return [{ code: "other-names", message }];
}
