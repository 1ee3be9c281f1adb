import fc from "fast-check";
import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import type { Chain, ChainNode } from "../../../src/graph/types.ts";
import { type ChainEntry, presentChain } from "../../../web/presenters/chain.ts";
import { layOutChain } from "../../../web/presenters/chain-layout.ts";
import { fitText, widthOf } from "../../../web/presenters/fit-text.ts";
import { stack } from "../../../web/presenters/stack.ts";
import { ChainDrawing } from "../../../web/views/chain.tsx";

const node = (id: string, layer: number, more: Partial<ChainNode> = {}): ChainNode => ({
  id,
  key: id,
  document: null,
  label: id,
  title: null,
  issuer: null,
  issuedOn: null,
  level: "tỉnh",
  province: null,
  layer,
  hidden: 0,
  ...more,
});

const hostile = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc.constantFrom(
    "</title><script>alert(1)</script>",
    "]]>&amp;<",
    "\"'`",
    "\u0000\u0008\uFFFE\uD800",
    "W".repeat(200),
  ),
);

/** Any chain: layers in both directions, edges between any two nodes, circles included. */
const chains: fc.Arbitrary<Chain> = fc
  .array(
    fc.record({
      layer: fc.integer({ min: -3, max: 4 }),
      hidden: fc.constantFrom(0, 0, 0, 37),
      label: hostile,
      issuer: fc.option(hostile),
      held: fc.boolean(),
    }),
    {
      maxLength: 24,
    },
  )
  .chain((rows) => {
    const nodes = [
      node("root", 0),
      ...rows.map(({ held, ...row }, at) =>
        node(`n${at}`, row.layer, { ...row, document: held ? "d".repeat(32) : null }),
      ),
    ];
    const one = fc.constantFrom(...nodes.map(({ id }) => id));
    const edge = fc.record({ from: one, to: one, attestedBy: fc.constant("x") });
    return fc.array(edge, { maxLength: 40 }).map((edges) => ({ root: "root", nodes, edges }));
  });

describe("the layout of a chain", () => {
  it("draws every node once, and what is hidden of it once", () => {
    fc.assert(
      fc.property(chains, (chain) => {
        const { boxes } = layOutChain(chain);
        const drawn = (kind: string) =>
          boxes
            .filter((box) => box.kind === kind)
            .map(({ id }) => id)
            .sort();
        expect(drawn("node")).toEqual(chain.nodes.map(({ id }) => id).sort());
        expect(drawn("hidden")).toEqual(
          chain.nodes
            .filter(({ hidden }) => hidden > 0)
            .map(({ id }) => id)
            .sort(),
        );
      }),
    );
  });

  it("lets no two boxes overlap and keeps all within the drawing", () => {
    fc.assert(
      fc.property(chains, (chain) => {
        const { boxes, width, height } = layOutChain(chain);
        boxes.forEach((a, i) => {
          expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= width && a.y + a.height <= height).toBe(true);
          for (const b of boxes.slice(i + 1)) {
            const apart =
              a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
            expect(apart, `${a.id} ${b.id}`).toBe(true);
          }
        });
      }),
    );
  });

  it("joins each edge to the sides of its two boxes", () => {
    fc.assert(
      fc.property(chains, (chain) => {
        const { boxes, lines } = layOutChain(chain);
        const at = new Map(boxes.filter(({ kind }) => kind === "node").map((box) => [box.id, box]));
        for (const { from, to, kind, path } of lines) {
          if (kind === "hidden") continue;
          const numbers = path.match(/-?[\d.]+/gu)?.map(Number) ?? [];
          const ends = path.startsWith("M") ? [numbers.slice(0, 2), numbers.slice(-2)] : [];
          const sides = [from, to].flatMap((id) => {
            const box = at.get(id);
            if (!box) throw new Error(`no box for ${id}`);
            const middle = box.y + box.height / 2;
            return [`${box.x} ${middle.toFixed(0)}`, `${box.x + box.width} ${middle.toFixed(0)}`];
          });
          for (const [x = 0, y = 0] of ends) {
            const near = [-1, 0, 1].map((by) => `${x} ${(y + by).toFixed(0)}`);
            expect(sides.some((side) => near.includes(side))).toBe(true);
          }
        }
        expect(lines.filter(({ kind }) => kind === "edge")).toHaveLength(
          chain.edges.filter(({ from, to }) => from !== to).length,
        );
      }),
    );
  });

  it("leads a line past the boxes of the columns between", () => {
    const chain: Chain = {
      root: "a",
      nodes: [node("a", 0), node("b", 1), node("c", 2)],
      edges: [
        { from: "b", to: "a", attestedBy: "x" },
        { from: "c", to: "b", attestedBy: "x" },
        { from: "c", to: "a", attestedBy: "x" },
      ],
    };
    const { boxes, lines } = layOutChain(chain);
    const between = boxes.find(({ id }) => id === "b");
    const long = lines.find(({ from, to }) => from === "c" && to === "a");
    // The horizontal stretch "H" is the lane; the point before it says how high it is.
    const lane = Number(/ ([\d.]+)H/u.exec(long?.path ?? "")?.[1]);
    expect(lane < (between?.y ?? 0) || lane > (between?.y ?? 0) + (between?.height ?? 0)).toBe(true);
  });

  it("sets one directive beside the middle of those that carry it out", () => {
    const leaves = Array.from({ length: 5 }, (_, at) => `leaf${at}`);
    const { boxes } = layOutChain({
      root: "a",
      nodes: [node("a", 0), ...leaves.map((id) => node(id, 1))],
      edges: leaves.map((from) => ({ from, to: "a", attestedBy: from })),
    });
    expect(boxes.find(({ id }) => id === "a")?.y).toBe(boxes.find(({ id }) => id === "leaf2")?.y);
  });
});

describe("stacking", () => {
  it("keeps the order and the gap, and moves nothing that has room", () => {
    const wishes = fc.array(
      fc.record({ middle: fc.integer({ min: -500, max: 500 }), height: fc.integer({ min: 1, max: 60 }) }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(wishes, (given) => {
        const middles = stack(given, 10);
        given.forEach(({ height }, at) => {
          const before = given[at - 1];
          if (before)
            expect((middles[at] as number) - (middles[at - 1] as number)).toBeGreaterThanOrEqual(
              (height + before.height) / 2 + 10 - 1e-6,
            );
        });
      }),
    );
    expect(
      stack(
        [
          { middle: 0, height: 20 },
          { middle: 100, height: 20 },
        ],
        10,
      ),
    ).toEqual([0, 100]);
    expect(
      stack(
        [
          { middle: 50, height: 20 },
          { middle: 50, height: 20 },
        ],
        10,
      ),
    ).toEqual([35, 65]);
  });
});

describe("the drawing", () => {
  it("is well-formed XML whatever the labels hold", () => {
    fc.assert(
      fc.property(chains, (chain) => {
        const model = presentChain(chain, "root");
        if (model) expect(fault(renderToString(h(ChainDrawing, { chain: model })))).toBeNull();
      }),
    );
  });

  it("cuts long labels to their box and says them in full in the title", () => {
    const long = "Kế hoạch 1234-KH/TU về một tên rất dài mà không khung nào chứa nổi cả dòng";
    const chain: Chain = {
      root: "a",
      nodes: [
        node("a", 0),
        node("b", 1, {
          label: long,
          document: "d".repeat(32),
          issuer: "Liên đoàn Lao động tỉnh Bà Rịa - Vũng Tàu",
          issuedOn: "2016-10-15",
        }),
      ],
      edges: [{ from: "b", to: "a", attestedBy: "b" }],
    };
    const box = presentChain(chain, "a")?.boxes.find(({ id }) => id === "b");
    expect(box?.title).toContain(long);
    expect(box?.lines[0]).toMatch(/^Kế hoạch 1234-KH\/TU.*…$/u);
    expect(box?.lines[1]).toMatch(/^LĐLĐ Bà.*… · 15\/10\/2016$/u);
    expect(box?.href).toBe("/chi-thi/b");
  });

  it("shows what is wanted by a box of its own and does not link to itself", () => {
    const chain: Chain = {
      root: "a",
      nodes: [node("a", 0), node("b", 1), node("c", 1, { document: "c".repeat(32), key: null })],
      edges: [
        { from: "b", to: "a", attestedBy: "x" },
        { from: "c", to: "a", attestedBy: "c" },
      ],
    };
    const model = presentChain(chain, "a");
    expect(model?.boxes.map(({ id, kind, href }) => [id, kind, href])).toEqual([
      ["a", "root", null],
      ["b", "wanted", "/chi-thi/b"],
      ["c", "archived", `/van-ban/${"c".repeat(32)}`],
    ]);
    expect(model?.anyWanted).toBe(true);
  });

  it("says how many are not drawn, with the way to them", () => {
    const chain: Chain = { root: "a", nodes: [node("a", 0, { hidden: 1970 })], edges: [] };
    const model = presentChain(chain, "a");
    expect(model?.boxes.find(({ kind }) => kind === "hidden")).toMatchObject({
      lines: ["và 1.970 văn bản nữa"],
      href: "/chi-thi/a?relation=carries-out#duoc-vien-dan",
    });
  });

  it("is not there where nothing carries anything out", () => {
    expect(presentChain({ root: "a", nodes: [node("a", 0)], edges: [] }, "a")).toBeNull();
  });
});

describe("the list of a chain", () => {
  it("names every node once in full, circles or not", () => {
    fc.assert(
      fc.property(chains, (chain) => {
        const full = (entries: readonly ChainEntry[]): string[] =>
          entries.flatMap((entry) => [...(entry.again ? [] : [entry.id]), ...full(entry.below)]);
        const model = presentChain(chain, null);
        if (model) expect(full(model.list).sort()).toEqual(chain.nodes.map(({ id }) => id).sort());
      }),
    );
  });
});

describe("fitting text", () => {
  it("never gives more than fits, and all of what fits", () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 40, max: 300 }), (text, width) => {
        const fitted = fitText(text, width, 13);
        expect(widthOf(fitted, 13)).toBeLessThanOrEqual(width);
        if (widthOf(text, 13) <= width) expect(fitted).toBe(text);
      }),
    );
  });
});

/** What is wrong with an XML text of elements, attributes and character references; null when nothing is. */
function fault(xml: string): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\p{Cs}\uFFFE\uFFFF]/u.test(xml))
    return "a character that XML cannot hold";
  const token =
    /<(\/?)([a-z]+)((?: [a-zA-Z:-]+="[^"<&]*(?:&(?:\w+|#\d+);[^"<&]*)*")*)(\/?)>|[^<&]+|&(?:amp|lt|gt|quot|apos|#\d+);/uy;
  const open: string[] = [];
  while (token.lastIndex < xml.length) {
    const from = token.lastIndex;
    const match = token.exec(xml);
    if (!match) return `at ${from}: ${xml.slice(from, from + 60)}`;
    const [, closing, name, , empty] = match;
    if (name === undefined || empty) continue;
    if (!closing) open.push(name);
    else if (open.pop() !== name) return `</${name}> closes nothing`;
  }
  return open.length === 0 ? null : `${open.join(" ")} left open`;
}
