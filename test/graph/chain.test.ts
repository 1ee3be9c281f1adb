import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chainShape } from "../../src/graph/chain.ts";
import type { CarriesRow } from "../../src/graph/store.ts";

/** "a>b": a carries out b. */
function neighbours(...pairs: string[]) {
  const edges = pairs.map((pair) => pair.split(">") as [string, string]);
  const page = (nodes: string[], limit: number) => ({
    total: nodes.length,
    rows: nodes.slice(0, limit).map((node): CarriesRow => ({ node, attestedBy: "d" })),
  });
  return {
    above: (node: string, limit: number) =>
      page(
        edges.filter(([from]) => from === node).map(([, to]) => to),
        limit,
      ),
    below: (node: string, limit: number) =>
      page(
        edges.filter(([, to]) => to === node).map(([from]) => from),
        limit,
      ),
  };
}
const shown = (root: string, ...pairs: string[]) => {
  const { layers, edges } = chainShape(root, neighbours(...pairs));
  return { layers: Object.fromEntries(layers), edges: edges.map(({ from, to }) => `${from}>${to}`).sort() };
};

describe("chainShape", () => {
  it("leaves out the direct step where a longer way says the same", () => {
    expect(shown("a", "b>a", "c>b", "c>a")).toEqual({
      layers: { a: 0, b: 1, c: 2 },
      edges: ["b>a", "c>b"],
    });
  });

  it("goes up and down from the middle", () => {
    expect(shown("b", "b>a", "c>b", "d>a")).toEqual({
      layers: { a: -1, b: 0, c: 1 },
      edges: ["b>a", "c>b"],
    });
  });

  it("is not held up by letters that carry one another out", () => {
    expect(shown("a", "a>b", "b>a").layers).toEqual({ a: 0, b: -1 });
    expect(shown("r", "a>r", "a>b", "b>a", "b>c", "c>b").edges).toEqual(["a>r", "b>a", "c>b"]);
  });

  it("does not go on below a number of which the year is not known", () => {
    expect(shown("a", "x.TU.KH.1@?>a", "c>x.TU.KH.1@?").layers).toEqual({ a: 0, "x.TU.KH.1@?": 1 });
  });

  it("draws the first of many and counts the others", () => {
    const many = Array.from({ length: 100 }, (_, index) => `n${index}>a`);
    const { layers, hidden } = chainShape("a", neighbours(...many));
    expect(layers.size + (hidden.get("a") ?? 0)).toBe(101);
    expect(layers.size).toBeLessThan(40);
  });

  it("gives every graph a drawing whose edges go one layer down at least, and none twice", () => {
    const name = fc.constantFrom(..."abcdefghij");
    fc.assert(
      fc.property(fc.array(fc.tuple(name, name), { maxLength: 40 }), (pairs) => {
        const distinct = [...new Set(pairs.filter(([a, b]) => a !== b).map((pair) => pair.join(">")))];
        const { layers, edges } = chainShape("a", neighbours(...distinct));
        for (const { from, to } of edges) {
          expect(distinct).toContain(`${from}>${to}`);
          expect(layers.get(from)! - layers.get(to)!).toBeGreaterThan(0);
        }
        expect(new Set(edges.map(({ from, to }) => `${from}>${to}`)).size).toBe(edges.length);
        const drawn = new Set(edges.flatMap(({ from, to }) => [from, to]));
        for (const node of layers.keys()) expect(node === "a" || drawn.has(node)).toBe(true);
      }),
    );
  });
});
