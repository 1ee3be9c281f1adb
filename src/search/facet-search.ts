/** Looking for a value inside a facet by its label, with or without marks; labels are ours, counts the engine's. */
import type { Knowledge } from "../knowledge/index.ts";
import type { EngineSearch, Searcher, ValueCount } from "./engine.ts";
import { facetValues } from "./facet-values.ts";
import type { IssuerList } from "./fields.ts";
import type { LabelOf } from "./labels.ts";
import { indexValues } from "./plan.ts";
import { isMarked, type Word, wordsOf } from "./tokens.ts";
import type { Facet, FacetValue } from "./types.ts";

/** Names that only the archive knows. */
export interface ValueSource extends IssuerList {
  /** Key of every directive that a document cites. */
  citedKeys(): readonly string[];
}

/** Values shown at most, and counted one by one where the engine did not return them. */
const SHOWN = 200;
const COUNTED = 50;

/**
 * The values whose label has every word of the text, each at the beginning of a word; the most frequent first.
 *
 * @param counts what the engine returned for the facet; it ends at the most frequent ones.
 * @param cut whether there may be more.
 */
export async function searchValues(
  facet: Facet,
  text: string,
  { counts, cut, chosen }: { counts: readonly ValueCount[]; cut: boolean; chosen: readonly string[] },
  search: EngineSearch,
  {
    engine,
    source,
    knowledge,
    labelOf,
  }: { engine: Searcher; source: ValueSource; knowledge: Knowledge; labelOf: LabelOf },
): Promise<FacetValue[]> {
  const asked = wordsOf(text.normalize("NFC").slice(0, 200));
  const returned = facetValues(facet, counts, chosen, labelOf, knowledge)
    .flatMap(({ children = [], ...value }) => [value, ...children])
    .filter(({ count, label }) => count > 0 && hasWords(label, asked));
  const values = [...returned];
  if (cut) {
    const known = new Set(counts.map(({ value }) => value.slice(value.lastIndexOf("/") + 1)));
    const others = namesOf(facet, source, labelOf).filter(
      ({ id, label }) => !known.has(id) && hasWords(label, asked),
    );
    const counted = others.slice(0, COUNTED).map(async ({ id, label }): Promise<FacetValue> => {
      const filters = { ...search.filters, [facet]: indexValues(facet, id, knowledge) };
      const { total } = await engine.matches({ ...search, filters }, 0);
      return { id, label, count: total, selected: chosen.includes(id) };
    });
    values.push(...(await Promise.all(counted)).filter(({ count }) => count > 0));
  }
  return values.sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, "vi")).slice(0, SHOWN);
}

/** Only issuers and cited directives can be more than the engine returns. */
function namesOf(facet: Facet, source: ValueSource, labelOf: LabelOf): { id: string; label: string }[] {
  if (facet === "issuer") return source.issuers().map(({ id, name }) => ({ id, label: name }));
  if (facet === "cites") return source.citedKeys().map((id) => ({ id, label: labelOf("cites", id) }));
  return [];
}

function hasWords(label: string, asked: readonly Word[]): boolean {
  if (asked.length === 0) return true;
  const own = wordsOf(label.normalize("NFC"));
  return asked.every((word) =>
    own.some(({ plain, marked }) =>
      isMarked(word) ? marked.startsWith(word.marked) : plain.startsWith(word.plain),
    ),
  );
}
