/**
 * Where the boxes and lines of a chain stand: one column for each layer, from what a directive carries out on the left
 * to who carries it out on the right. A line over several layers has a lane of its own in each column that it crosses,
 * so that it never runs behind a box. Pure geometry; the unit is a CSS pixel.
 */
import type { Chain } from "../../src/graph/types.ts";
import { stack } from "./stack.ts";

export const BOX = { width: 208, height: 44 } as const;
const LANE = 6;
const GAP = 8;
const BETWEEN_COLUMNS = 40;
const MARGIN = 4;
const ROOT_WITHIN = 200;
/** Passes to and fro; more than this moves nothing any more in chains that fit on a page. */
const PASSES = 6;

export interface PlacedBox {
  /** Node of the chain; for "và 37 văn bản nữa" the node whose they are. */
  readonly id: string;
  readonly kind: "node" | "hidden";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedLine {
  /** The one that carries out, and what it carries out. */
  readonly from: string;
  readonly to: string;
  readonly kind: "edge" | "hidden";
  /** SVG path data, from the right side of `to` to the left side of `from`. */
  readonly path: string;
}

export interface ChainLayout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly lines: readonly PlacedLine[];
}

interface Item {
  readonly id: string;
  readonly kind: "node" | "hidden" | "lane";
  readonly column: number;
  readonly left: Item[];
  readonly right: Item[];
  middle: number;
}

interface Strand {
  readonly from: string;
  readonly to: string;
  readonly kind: "edge" | "hidden";
  /** From the box on the left to the one on the right, lanes between them. */
  readonly through: readonly Item[];
}

const heightOf = ({ kind }: Item): number =>
  kind === "lane" ? LANE : kind === "hidden" ? BOX.height / 2 : BOX.height;

export function layOutChain(chain: Chain): ChainLayout {
  const { columns, strands } = itemsOf(chain);
  for (const column of columns) orderColumn(column);
  place(columns);
  raiseRoot(columns, chain.root);
  const items = columns.flat();
  const top = Math.min(0, ...items.map((item) => item.middle - heightOf(item) / 2));
  const bottom = Math.max(0, ...items.map((item) => item.middle + heightOf(item) / 2));
  const x = ({ column }: Item): number => MARGIN + column * (BOX.width + BETWEEN_COLUMNS);
  const y = ({ middle }: Item): number => round(middle - top + MARGIN);
  return {
    width: columns.length * (BOX.width + BETWEEN_COLUMNS) - BETWEEN_COLUMNS + 2 * MARGIN,
    height: round(bottom - top + 2 * MARGIN),
    boxes: items.flatMap((item) =>
      item.kind === "lane"
        ? []
        : [
            {
              id: item.id,
              kind: item.kind,
              x: x(item),
              y: round(y(item) - heightOf(item) / 2),
              width: BOX.width,
              height: heightOf(item),
            },
          ],
    ),
    lines: strands.map(({ from, to, kind, through }) => ({ from, to, kind, path: pathOf(through, x, y) })),
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** Boxes and lanes by column, joined with their neighbours. */
function itemsOf({ nodes, edges }: Chain): { columns: Item[][]; strands: Strand[] } {
  const first = Math.min(
    ...nodes.map((node) => (node.hidden > 0 && node.layer < 0 ? node.layer - 1 : node.layer)),
  );
  const columns: Item[][] = [];
  const add = (id: string, kind: Item["kind"], layer: number): Item => {
    const column = layer - first;
    const item: Item = { id, kind, column, left: [], right: [], middle: 0 };
    while (columns.length <= column) columns.push([]);
    columns[column]?.push(item);
    return item;
  };
  const joinAll = (through: readonly Item[]): void => {
    for (const [at, right] of through.entries()) {
      const left = through[at - 1];
      left?.right.push(right);
      if (left) right.left.push(left);
    }
  };
  const items = new Map(nodes.map((node) => [node.id, add(node.id, "node", node.layer)]));
  const strands: Strand[] = [];
  for (const { from, to } of edges) {
    const [lower, upper] = [items.get(from), items.get(to)];
    if (!lower || !upper || lower === upper) continue;
    const [left, right] = upper.column <= lower.column ? [upper, lower] : [lower, upper];
    const through = [left];
    for (let column = left.column + 1; column < right.column; column += 1)
      through.push(add(`${from} ${to}`, "lane", column + first));
    through.push(right);
    if (left.column < right.column) joinAll(through);
    strands.push({ from, to, kind: "edge", through });
  }
  for (const { id, layer, hidden } of nodes) {
    const node = items.get(id);
    if (hidden === 0 || !node) continue;
    const outward = layer < 0;
    const more = add(id, "hidden", outward ? layer - 1 : layer + 1);
    const through = outward ? [more, node] : [node, more];
    joinAll(through);
    strands.push({ from: id, to: id, kind: "hidden", through });
  }
  return { columns, strands };
}

/** By where the neighbours on the left stand; what has none keeps its place. */
function orderColumn(column: Item[]): void {
  const place = new Map(
    column.map((item, at) => [item, mean(item.left.map(({ middle }) => middle)) ?? at] as const),
  );
  column.sort((a, b) => (place.get(a) as number) - (place.get(b) as number));
  // Until heights are known, the place in the column stands for the middle.
  column.forEach((item, at) => {
    item.middle = at;
  });
}

function place(columns: readonly Item[][]): void {
  for (const column of columns) settle(column, () => 0);
  for (let pass = 0; pass < PASSES; pass += 1) {
    const rightward = pass % 2 === 0;
    for (const column of rightward ? columns : [...columns].reverse())
      settle(column, (item) => mean((rightward ? item.left : item.right).map(({ middle }) => middle)));
  }
}

/** In a tall drawing the directive asked for stands near the top, where reading begins, with what it carries out. */
function raiseRoot(columns: readonly Item[][], root: string): void {
  const column = columns.find((items) => items.some(({ id, kind }) => id === root && kind === "node")) ?? [];
  const item = column.find(({ id }) => id === root);
  if (!item) return;
  const top = Math.min(...columns.flat().map((one) => one.middle - heightOf(one) / 2));
  if (item.middle <= top + ROOT_WITHIN) return;
  settle(column, (one) => (one === item ? top + ROOT_WITHIN : null));
  for (const left of columns.slice(0, item.column).reverse())
    settle(left, (one) => mean(one.right.map(({ middle }) => middle)));
}

function settle(column: readonly Item[], wish: (item: Item) => number | null): void {
  const middles = stack(
    column.map((item) => ({ middle: wish(item) ?? item.middle, height: heightOf(item) })),
    GAP,
  );
  column.forEach((item, at) => {
    item.middle = middles[at] as number;
  });
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

function pathOf(through: readonly Item[], x: (item: Item) => number, y: (item: Item) => number): string {
  const [first, ...rest] = through as [Item, ...Item[]];
  let at = { x: x(first) + BOX.width, y: y(first) };
  const parts = [`M${at.x} ${at.y}`];
  for (const item of rest) {
    const next = { x: x(item), y: y(item) };
    if (next.x < at.x) {
      // Two of one column: a bow on their right side.
      const bow = at.x + BETWEEN_COLUMNS / 2;
      parts.push(`C${bow} ${at.y} ${bow} ${next.y} ${at.x} ${next.y}`);
      continue;
    }
    const half = (at.x + next.x) / 2;
    parts.push(`C${half} ${at.y} ${half} ${next.y} ${next.x} ${next.y}`);
    if (item.kind === "lane") parts.push(`H${next.x + BOX.width}`);
    at = { x: next.x + BOX.width, y: next.y };
  }
  return parts.join("");
}
