import { expect, it } from "vitest";
import { loadKnowledge } from "../../../src/knowledge/index.ts";
import { presentTileMap } from "../../../web/presenters/tile-map.ts";

const provinces = loadKnowledge().places.current.map(({ id, name }) => ({ id, name }));

it("gives each of the 34 provinces one tile of its own, deeper with more documents", () => {
  const [first, second, ...missing] = provinces;
  const covered = [first, second].map((one, at) => ({
    ...{ id: one?.id ?? "", name: one?.name ?? "", documents: at === 0 ? 90 : 20, direct: true },
    first: { document: "d", issuedOn: null },
  }));
  const { tiles, width, height } = presentTileMap({ covered, missing });
  expect(tiles.map(({ id }) => id).sort()).toEqual(provinces.map(({ id }) => id).sort());
  expect(new Set(tiles.map(({ x, y }) => `${x} ${y}`)).size).toBe(34);
  expect(tiles.every(({ x, y }) => x < width && y < height)).toBe(true);
  expect(new Map(tiles.map(({ id, depth }) => [id, depth])).get(first?.id ?? "")).toBe(3);
  expect(tiles.filter(({ depth }) => depth === 0)).toHaveLength(32);
});
