/** What is offered beside an answer: the same without marks, a choice between documents of one number. */
import { isDeepStrictEqual } from "node:util";
import { foldMarks } from "../vietnamese-tokenizer/index.ts";
import { planSearch, type SearchPlan } from "./plan.ts";
import type { SearchServices } from "./service.ts";
import type { SearchNote, SearchQuery } from "./types.ts";

/** Fewer results than this, and the answer without marks is offered as well. */
const LITTLE = 5;

/** How much more the question finds without its marks, where it finds little with them. */
export async function withoutMarks(
  query: SearchQuery,
  total: number,
  plan: SearchPlan,
  { engine, knowledge, catalogue }: SearchServices,
): Promise<{ q: string; total: number } | null> {
  const q = foldMarks(query.q);
  if (total >= LITTLE || q === query.q || plan.sentence !== null) return null;
  const { search } = planSearch({ ...query, q }, knowledge, { issuers: catalogue });
  // A number is the same without marks.
  if (isDeepStrictEqual(search, plan.search)) return null;
  const more = await engine.matches(search, 0);
  return more.total > total ? { q, total: more.total } : null;
}

/** A number that several documents bear is no answer by itself: people are told to choose. */
export async function candidateNotes(plan: SearchPlan, { engine }: SearchServices): Promise<SearchNote[]> {
  const notes = plan.segments.slice(0, 3).map(async (segment): Promise<SearchNote[]> => {
    if (segment.kind !== "number" || segment.negative) return [];
    const own = { attribute: "numbers" as const, values: [segment.token] };
    const { total } = await engine.matches(
      { ...plan.search, required: [...(plan.search.required ?? []), own] },
      0,
    );
    if (total < 2) return [];
    const message = `Có ${total.toLocaleString("vi-VN")} văn bản mang số “${segment.shown}”; chọn theo cơ quan ban hành và năm.`;
    return [{ code: "ambiguous-number", message }];
  });
  return (await Promise.all(notes)).flat();
}
