/** The chain of command around a directive: what it carries out, and who carries it out. Pure over its neighbours. */
import { isComplete } from "./keys.ts";
import type { CarriesRow } from "./store.ts";
import type { ChainEdge, Page } from "./types.ts";

export interface Neighbours {
  above(node: string, limit: number): Page<CarriesRow>;
  below(node: string, limit: number): Page<CarriesRow>;
}

export interface ChainShape {
  /** Layer by node, 0 the root. */
  readonly layers: ReadonlyMap<string, number>;
  readonly edges: readonly ChainEdge[];
  readonly hidden: ReadonlyMap<string, number>;
}

/** What one drawing can hold. */
const MOST_BELOW = 24;
const MOST_NODES = 80;
const DEEPEST = 6;

interface Half {
  /** For each node those one step further from the root, with who says so. */
  readonly next: Map<string, CarriesRow[]>;
  readonly hidden: Map<string, number>;
}

/** Walks away from the root, nearest first. Nodes of `taken` belong to the other half. */
function walk(
  root: string,
  step: (node: string, limit: number) => Page<CarriesRow>,
  taken: ReadonlySet<string>,
): Half {
  const next = new Map<string, CarriesRow[]>();
  const hidden = new Map<string, number>();
  const seen = new Set([root]);
  let frontier = [root];
  for (let depth = 0; depth < DEEPEST && frontier.length > 0; depth += 1) {
    const further: string[] = [];
    for (const node of frontier) {
      // A number without its year stands for several directives: what carries one out need not carry out the other.
      if (node !== root && !isComplete(node)) continue;
      const room = Math.max(0, Math.min(MOST_BELOW, MOST_NODES - seen.size));
      const { total, rows } = step(node, Math.max(room, 1));
      const kept = rows.filter((row) => seen.has(row.node) || room > 0).filter((row) => !taken.has(row.node));
      next.set(node, kept);
      if (total > rows.length || kept.length < rows.length)
        hidden.set(node, total - kept.length - rows.filter((row) => taken.has(row.node)).length);
      for (const { node: other } of kept) {
        if (seen.has(other)) continue;
        seen.add(other);
        further.push(other);
      }
    }
    frontier = further;
  }
  return { next, hidden };
}

/** Leaves out steps back to a node on the way from the root: two letters that carry one another out. */
function withoutCycles(root: string, { next }: Half): Map<string, CarriesRow[]> {
  const clean = new Map<string, CarriesRow[]>();
  const onWay = new Set<string>();
  const visit = (node: string): void => {
    if (clean.has(node)) return;
    onWay.add(node);
    const kept: CarriesRow[] = [];
    clean.set(node, kept);
    for (const row of next.get(node) ?? []) {
      if (onWay.has(row.node)) continue;
      kept.push(row);
      visit(row.node);
    }
    onWay.delete(node);
  };
  visit(root);
  return clean;
}

/** Leaves out direct steps where a longer way leads to the same node. */
function reduced(next: ReadonlyMap<string, CarriesRow[]>): Map<string, CarriesRow[]> {
  const reach = new Map<string, ReadonlySet<string>>();
  const reachOf = (node: string): ReadonlySet<string> => {
    const known = reach.get(node);
    if (known) return known;
    const all = new Set<string>();
    for (const row of next.get(node) ?? []) {
      all.add(row.node);
      for (const other of reachOf(row.node)) all.add(other);
    }
    reach.set(node, all);
    return all;
  };
  return new Map(
    [...next].map(([node, rows]) => [
      node,
      rows.filter(
        (row) => !rows.some((other) => other.node !== row.node && reachOf(other.node).has(row.node)),
      ),
    ]),
  );
}

/** Longest way from the root to each node. */
function depths(root: string, next: ReadonlyMap<string, CarriesRow[]>): Map<string, number> {
  const depth = new Map<string, number>();
  const visit = (node: string, at: number): void => {
    if ((depth.get(node) ?? -1) >= at) return;
    depth.set(node, at);
    for (const row of next.get(node) ?? []) visit(row.node, at + 1);
  };
  visit(root, 0);
  return depth;
}

/** The drawn part of the graph around a node: transitively reduced, without cycles, at most some eighty nodes each way. */
export function chainShape(root: string, { above, below }: Neighbours): ChainShape {
  const upHalf = walk(root, above, new Set());
  const up = reduced(withoutCycles(root, upHalf));
  const upDepths = depths(root, up);
  const taken = new Set([...upDepths.keys()].filter((node) => node !== root));
  const downHalf = walk(root, below, taken);
  const down = reduced(withoutCycles(root, downHalf));
  const layers = new Map<string, number>();
  for (const [node, depth] of upDepths) layers.set(node, depth === 0 ? 0 : -depth);
  for (const [node, depth] of depths(root, down)) layers.set(node, depth);
  const edges = [
    ...[...up].flatMap(([from, rows]) =>
      rows.map(({ node, attestedBy }) => ({ from, to: node, attestedBy })),
    ),
    ...[...down].flatMap(([to, rows]) =>
      rows.map(({ node, attestedBy }) => ({ from: node, to, attestedBy })),
    ),
  ];
  const hidden = new Map([...downHalf.hidden].filter(([node, count]) => count > 0 && layers.has(node)));
  return { layers, edges, hidden };
}
