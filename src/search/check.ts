/**
 * Makes the answer exact where the engine is not. Phrases of three words and more are looked up there as pairs of
 * neighbours, and a phrase of marked and unmarked words fits neither copy of the text; so what the engine finds for
 * them is checked in the texts of the catalogue, and what is wrong is taken out by its id.
 */
import type { Abbreviations } from "./abbreviations.ts";
import type { EngineSearch, Part, Searcher } from "./engine.ts";
import { contains, prepare } from "./occurrences.ts";
import { literalPart, roughPart, type SearchPlan, type Sequence } from "./plan.ts";
import { isMarked } from "./tokens.ts";
import { FACETS, type SearchNote } from "./types.ts";

/** Texts alone, without the readings. */
export interface TextSource {
  texts(
    ids: readonly string[],
  ): Iterable<{ readonly id: string; readonly subject: string | null; readonly text: string }>;
}

/** With more candidates than this the engine's own answer stands, and the page says so. */
export const CHECKED = 3_000;

const ROUGHLY: SearchNote = {
  code: "approximate",
  message:
    "Cụm từ này có quá nhiều kết quả để soát từng văn bản; một vài văn bản có thể chỉ chứa các từ của cụm đứng gần nhau.",
};

/** The search that gives the exact answer, and what people are told when that is too much work. */
export async function checkInText(
  plan: SearchPlan,
  engine: Pick<Searcher, "matches">,
  texts: TextSource,
  abbreviations: Pick<Abbreviations, "shortFor">,
): Promise<{ search: EngineSearch; notes: readonly SearchNote[] }> {
  let search = plan.search;
  const notes = new Set<SearchNote>();
  const long = plan.inexact.must.filter((sequence) => !isPair(sequence));
  const checks = [
    ...(long.length === 0 ? [] : [{ candidates: search, sequences: long }]),
    ...plan.inexact.must.filter(isPair).map((pair) => ({
      // Where the pair stands as it was typed, nothing is to be checked: this leaves few.
      candidates: { ...search, mustNot: [...search.mustNot, literalPart(pair)] },
      sequences: [pair],
    })),
  ];
  for (const { candidates, sequences } of checks) {
    const tests = sequences.map((one) => inText(one, abbreviations));
    const sorted = await sift(candidates, engine, texts, (text) => tests.every((test) => test(text)));
    if (sorted === null) notes.add(ROUGHLY);
    else search = excluding(search, sorted.no);
  }
  for (const sequence of plan.inexact.mustNot) {
    // The exclusion of a pair as it was typed is right, if not complete; that of a longer phrase may go too far.
    const kept = isPair(sequence) ? search.mustNot : without(search.mustNot, literalPart(sequence));
    const having = { ...search, mustNot: kept, must: [...roughParts(sequence), ...search.must] };
    const sorted = await sift(having, engine, texts, inText(sequence, abbreviations));
    if (sorted === null) notes.add(ROUGHLY);
    else search = excluding({ ...search, mustNot: kept }, sorted.yes);
  }
  return { search, notes: [...notes] };
}

/** Two words: the engine finds exactly those that stand so in one of the copies. */
const isPair = (sequence: Sequence): boolean => sequence.length === 2;

const without = (parts: readonly Part[], part: Part): Part[] =>
  parts.filter((other) => other.join(" ") !== part.join(" "));

const roughParts = (sequence: Sequence) => [
  roughPart(sequence),
  ...sequence.filter(isMarked).map(({ marked }) => [marked]),
];

type TextTest = (text: { subject: string | null; text: string }) => boolean;

/** Whether the sequence, or an abbreviation that stands for it, is in a text. */
function inText(sequence: Sequence, { shortFor }: Pick<Abbreviations, "shortFor">): TextTest {
  const forms = [sequence, ...shortFor(sequence)];
  return ({ subject, text }) => {
    const prepared = [prepare(text), prepare(subject ?? "")];
    return forms.some((form) => prepared.some((one) => contains(one, form)));
  };
}

const excluding = (search: EngineSearch, ids: readonly string[]): EngineSearch =>
  ids.length === 0 ? search : { ...search, notIds: [...(search.notIds ?? []), ...ids] };

/**
 * Sorts the matches by what their texts say. The counts of a facet disregard what is chosen in it, so the matches
 * without each chosen facet are looked at too. Null when there are too many.
 */
async function sift(
  search: EngineSearch,
  engine: Pick<Searcher, "matches">,
  texts: TextSource,
  holds: TextTest,
): Promise<{ yes: string[]; no: string[] } | null> {
  const chosen = FACETS.filter((facet) => search.filters[facet].length > 0);
  const variants = chosen.map((facet) => ({ ...search, filters: { ...search.filters, [facet]: [] } }));
  const ids = new Set<string>();
  for (const variant of variants.length === 0 ? [search] : variants) {
    // Counting is cheap; listing means ranking.
    const { total } = await engine.matches(variant, 0);
    if (total > CHECKED) return null;
    if (total === 0) continue;
    for (const id of (await engine.matches(variant, total)).ids) ids.add(id);
  }
  const yes: string[] = [];
  const no: string[] = [];
  for (const text of texts.texts([...ids])) (holds(text) ? yes : no).push(text.id);
  return { yes, no };
}
