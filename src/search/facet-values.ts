/** The engine's counts as values with names: trees where the index holds paths. Pure. */

import type { Knowledge } from "../knowledge/index.ts";
import type { ValueCount } from "./engine.ts";
import { groupName, provinceValue } from "./facet-paths.ts";
import type { LabelOf } from "./labels.ts";
import type { Facet, FacetValue } from "./types.ts";

/**
 * The values of one facet, the most frequent first (years: the newest first). What is chosen is always among them.
 *
 * Provinces carry their former units as children. Issuers are a flat list under their own ids; `issuerTree` groups them.
 */
export function facetValues(
  facet: Facet,
  counts: readonly ValueCount[],
  chosen: readonly string[],
  labelOf: LabelOf,
  knowledge: Knowledge,
): FacetValue[] {
  const valueAt = (id: string, path: string, count: number, selected: boolean): FacetValue => ({
    id,
    label: labelOf(facet, path),
    count,
    selected,
  });
  if (facet === "province") return provinceTree(counts, chosen, valueAt, knowledge);
  const shown = facet === "issuer" ? counts.filter(({ value }) => groupName(value) === null) : counts;
  const values = shown.map(({ value, count }) => {
    const id = facet === "issuer" ? value.slice(value.lastIndexOf("/") + 1) : value;
    return { ...valueAt(id, value, count, chosen.includes(id)), path: value };
  });
  const known = new Set(values.map(({ id }) => id));
  const missing = chosen.filter((id) => !known.has(id));
  const countOf = new Map(counts.map(({ value, count }) => [value, count]));
  const all = [
    ...values.map(({ path: _path, ...value }) => value),
    ...missing.map((id) => valueAt(id, id, countOf.get(id) ?? 0, true)),
  ];
  return facet === "year" ? all.sort((a, b) => Number(b.id) - Number(a.id)) : all;
}

function provinceTree(
  counts: readonly ValueCount[],
  chosen: readonly string[],
  valueAt: (id: string, path: string, count: number, selected: boolean) => FacetValue,
  knowledge: Knowledge,
): FacetValue[] {
  const selected = new Set(chosen.map((id) => provinceValue(id, knowledge)));
  const known = new Set(counts.map(({ value }) => value));
  const missing = [...selected].filter((value) => !known.has(value)).map((value) => ({ value, count: 0 }));
  const all = [...counts, ...missing];
  const roots = new Set(all.map(({ value }) => value.split("/", 1)[0] ?? value));
  return [...roots].map((root) => {
    const count = all.find(({ value }) => value === root)?.count ?? 0;
    const children = all
      .filter(({ value }) => value.startsWith(`${root}/`))
      .map((child) => valueAt(child.value, child.value, child.count, selected.has(child.value)));
    const value = valueAt(root, root, count, selected.has(root));
    return children.length === 0 ? value : { ...value, children };
  });
}
