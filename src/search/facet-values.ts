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
  const valueAt: ValueAt = (id, path, count, selected) => ({
    id,
    label: labelOf(facet, path),
    count,
    selected,
  });
  if (facet === "province") return provinceTree(counts, chosen, valueAt, knowledge);
  if (facet === "issuer") return issuerList(counts, chosen, valueAt, labelOf);
  const values = counts.map(({ value, count }) => valueAt(value, value, count, chosen.includes(value)));
  const known = new Set(values.map(({ id }) => id));
  const missing = chosen.filter((id) => !known.has(id)).map((id) => valueAt(id, id, 0, true));
  const all = [...values, ...missing];
  return facet === "year" ? all.sort((a, b) => Number(b.id) - Number(a.id)) : all;
}

type ValueAt = (id: string, path: string, count: number, selected: boolean) => FacetValue;

/** Organs under their own ids, each with its system and level; chosen systems and levels are values too. */
function issuerList(
  counts: readonly ValueCount[],
  chosen: readonly string[],
  valueAt: ValueAt,
  labelOf: LabelOf,
): FacetValue[] {
  const organAt = organsOf(labelOf);
  const values = counts.flatMap(({ value, count }): FacetValue[] => {
    const organ = organAt(value);
    if (organ === null) return [];
    const { id, label, groups } = organ;
    const selected = chosen.includes(id);
    return [groups === undefined ? { id, label, count, selected } : { id, label, count, selected, groups }];
  });
  const known = new Set(values.map(({ id }) => id));
  const countOf = new Map(counts.map(({ value, count }) => [value, count]));
  const missing = chosen.filter((id) => !known.has(id));
  return [...values, ...missing.map((id) => valueAt(id, id, countOf.get(id) ?? 0, true))];
}

type Organ = Pick<FacetValue, "id" | "label" | "groups">;

const organsMade = new WeakMap<LabelOf, Map<string, Organ | null>>();

/** The organ at each path, null for a group; made once for as long as the labels are the same. */
function organsOf(labelOf: LabelOf): (path: string) => Organ | null {
  const organs = organsMade.get(labelOf) ?? new Map<string, Organ | null>();
  organsMade.set(labelOf, organs);
  return (path) => {
    const known = organs.get(path);
    if (known !== undefined) return known;
    const organ = groupName(path) === null ? organFrom(path, labelOf) : null;
    organs.set(path, organ);
    return organ;
  };
}

function organFrom(path: string, labelOf: LabelOf): Organ {
  const [system = "", level = "", ...rest] = path.split("/");
  const label = labelOf("issuer", path);
  if (rest.length === 0) return { id: path, label };
  const groups = [system, `${system}/${level}`];
  return { id: rest.join("/"), label, groups: groups.map((id) => ({ id, label: labelOf("issuer", id) })) };
}

/**
 * The issuers of a list as a tree: system, level, organ. A document has one issuer, so the counts of the groups are
 * sums (of what the list holds).
 */
export function issuerTree(values: readonly FacetValue[]): FacetValue[] {
  const chosen = new Set(values.filter(({ selected }) => selected).map(({ id }) => id));
  const systems = groupedBy(values, 0, chosen).map((system) => ({
    ...system,
    children: groupedBy(system.children, 1, chosen),
  }));
  return systems.sort((a, b) => b.count - a.count);
}

function groupedBy(
  values: readonly FacetValue[],
  depth: number,
  chosen: ReadonlySet<string>,
): (FacetValue & { readonly children: readonly FacetValue[] })[] {
  const members = new Map<string, { label: string; children: FacetValue[] }>();
  for (const value of values) {
    const group = value.groups?.[depth];
    if (!group) continue;
    const known = members.get(group.id) ?? { label: group.label, children: [] };
    known.children.push(value);
    members.set(group.id, known);
  }
  return [...members].map(([id, { label, children }]) => ({
    id,
    label,
    count: children.reduce((sum, { count }) => sum + count, 0),
    selected: chosen.has(id),
    children,
  }));
}

function provinceTree(
  counts: readonly ValueCount[],
  chosen: readonly string[],
  valueAt: ValueAt,
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
