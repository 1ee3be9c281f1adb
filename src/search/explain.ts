/** The question explained back, why a hit is there, and the filters that its words name. Pure. */
import type { ListedDocument } from "../catalogue/listed.ts";
import type { Knowledge } from "../knowledge/index.ts";
import type { Abbreviations } from "./abbreviations.ts";
import type { LabelOf } from "./labels.ts";
import { tokensOfNumber } from "./number-tokens.ts";
import { contains, prepare } from "./occurrences.ts";
import type { SearchPlan } from "./plan.ts";
import type { Segment } from "./question.ts";
import { FACET_NAMES } from "./relax.ts";
import { isMarked, lookupOf, type Word, wordsOf } from "./tokens.ts";
import { FACETS, type FacetValue, type SearchQuery, type SearchResults } from "./types.ts";
import { valuesNamed } from "./value-names.ts";

/** In words: "Văn bản có các từ “đường” (đúng dấu), “bo” (dấu bất kỳ); Tỉnh: Bình Thuận." */
export function explained(plan: SearchPlan, query: SearchQuery, labelOf: LabelOf): string {
  const typed = wordsOf(plan.rest).map(
    (word) => [lookupOf(word), plan.rest.slice(word.start, word.end)] as const,
  );
  const shown = new Map([
    ...typed,
    ...plan.words.map(({ word, shown: own }) => [lookupOf(word), own] as const),
  ]);
  const inWords = (words: readonly Word[]) =>
    words.map((word) => shown.get(lookupOf(word)) ?? word.plain).join(" ");
  const marks = (words: readonly Word[]) => (words.some(isMarked) ? "đúng dấu" : "dấu bất kỳ");
  const wanted: string[] = [];
  const unwanted: string[] = [];
  for (const segment of plan.segments) {
    const text = describe(segment, inWords, marks);
    if (segment.kind !== "word" && segment.negative) unwanted.push(text);
    else wanted.push(text);
  }
  const filters = FACETS.filter((facet) => query.filters[facet].length > 0).map(
    (facet) =>
      `${FACET_NAMES[facet]}: ${query.filters[facet].map((id) => labelOf(facet, id)).join(" hoặc ")}`,
  );
  const parts = [
    ...(plan.sentence === null
      ? wanted.length === 0
        ? []
        : [`có ${[...new Set(wanted)].join(", ")}`]
      : [`gần nhất với câu “${plan.sentence.slice(0, 200)}”`]),
    ...(unwanted.length === 0 ? [] : [`không có ${[...new Set(unwanted)].join(", ")}`]),
    ...plan.otherNames.map(({ typed, name, when }) => `hoặc ghi “${name}”, tên ${when} của “${typed}”`),
    ...new Set(plan.restrictions.map((one) => one.shown)),
    ...filters,
  ];
  return parts.length === 0 ? "Mọi văn bản." : `Văn bản ${parts.join("; ")}.`;
}

function describe(
  segment: Segment,
  inWords: (words: readonly Word[]) => string,
  marks: (words: readonly Word[]) => string,
): string {
  switch (segment.kind) {
    case "number":
      return `số hiệu “${segment.shown}”`;
    case "phrase":
      return `cụm từ “${inWords(segment.words)}” (${marks(segment.words)})`;
    case "word":
      return `từ “${inWords([segment.word])}” (${marks([segment.word])})`;
    default:
      return segment satisfies never;
  }
}

/** Why a document is among the hits, the strongest reason first. */
export function reasons(
  { directive, text }: ListedDocument,
  plan: SearchPlan,
  { shortFor, otherForms }: Abbreviations,
): string[] {
  const subject = prepare(directive.subject ?? "");
  const body = prepare(text);
  const why: string[] = [];
  const own = directive.number === null ? [] : tokensOfNumber(directive.number, []);
  for (const segment of plan.segments) {
    if (segment.kind !== "number" || segment.negative) continue;
    // "số 57" is the beginning of the whole number's token.
    const isOwn = own.some(
      (token) => token === segment.token || (segment.partial && token.startsWith(segment.token)),
    );
    why.push(isOwn ? `Chính là văn bản số “${segment.shown}”` : `Viện dẫn văn bản số “${segment.shown}”`);
  }
  const inSubject: string[] = [];
  const inBody: string[] = [];
  const inShort: string[] = [];
  for (const { word, shown } of plan.words) {
    if (contains(subject, [word])) inSubject.push(shown);
    else if (contains(body, [word])) inBody.push(shown);
    else if ([...shortFor([word]), ...otherForms([word])].some((form) => contains(body, form)))
      inShort.push(shown);
  }
  if (inSubject.length > 0) why.push(`Trích yếu có ${quoted(inSubject)}`);
  if (inBody.length > 0) why.push(`Nội dung có ${quoted(inBody)}`);
  if (inShort.length > 0) why.push(`Viết tắt hoặc viết đầy đủ của ${quoted(inShort)}`);
  for (const { typed, spellings } of plan.otherNames) {
    const standing = spellings.some((form) => contains(subject, form) || contains(body, form));
    if (standing) why.push(`Ghi tên khác của ${quoted([typed])}`);
  }
  for (const { shown } of plan.restrictions) if (!why.includes(shown)) why.push(shown);
  return why;
}

const quoted = (words: readonly string[]): string =>
  [...new Set(words)].map((word) => `“${word}”`).join(", ");

/** Values named by the question that would narrow the answer; they are offered, nothing is taken away. */
export function suggestedFilters(
  plan: SearchPlan,
  facets: SearchResults["facets"],
  total: number,
  knowledge: Knowledge,
): NonNullable<SearchResults["suggestedFilters"]> {
  const words = plan.segments.flatMap((segment) => (segment.kind === "word" ? [segment.word] : []));
  return valuesNamed(words, knowledge).flatMap(({ facet, id, label }) => {
    const value = allOf(facets[facet]).find((one) => one.id === id || one.id.endsWith(`/${id}`));
    if (!value || value.selected || value.count === 0 || value.count >= total) return [];
    return [{ facet, id: value.id, label, count: value.count }];
  });
}

const allOf = (values: readonly FacetValue[]): FacetValue[] =>
  values.flatMap((value) => [value, ...(value.children ?? [])]);
