import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type GoldArchive, readGoldArchives } from "../../scripts/evaluate/citation-gold.ts";
import {
  evaluateArchive,
  LEAST_RECALL,
  type LinkFigures,
  precisionOf,
  recallOf,
  sumOf,
} from "../../scripts/evaluate/citations.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";

const knowledge = loadKnowledge();
const archives = readGoldArchives(path.resolve(import.meta.dirname, "../golden-citations"));

/** Another order of the same letters, the same at every run. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  let state = seed;
  const draw = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state;
  };
  return items
    .map((item) => ({ item, at: draw() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

async function evaluateAll(sets: readonly GoldArchive[]): Promise<LinkFigures> {
  const figures: LinkFigures[] = [];
  for (const archive of sets) figures.push(await evaluateArchive(archive, knowledge));
  return sumOf(figures);
}

describe("citations of the golden set", () => {
  let total: LinkFigures;
  beforeAll(async () => {
    total = await evaluateAll(archives);
  });

  it("are at least 120, certain and open ones", () => {
    expect(total.citations).toBeGreaterThanOrEqual(120);
    expect(total.certain).toBeGreaterThanOrEqual(60);
    expect(total.open).toBeGreaterThanOrEqual(30);
  });

  it("are never linked to a wrong directive", () => {
    expect(total.errors.filter(({ kind }) => kind === "wrong")).toEqual([]);
    expect(precisionOf(total)).toBe(1);
  });

  it("are linked where exactly one directive can be meant", () => {
    expect(recallOf(total)).toBeGreaterThanOrEqual(LEAST_RECALL);
  });

  it("keep every candidate where several can be meant", () => {
    expect(total.errors.filter(({ kind }) => kind === "dropped")).toEqual([]);
  });

  it("are linked the same in whatever order the letters come in", async () => {
    for (const archive of archives) {
      const { links } = await evaluateArchive(archive, knowledge, shuffled(archive.letters, 20_261_122));
      expect(links).toEqual(total.links.filter((link) => link.startsWith(`${archive.category}/`)));
    }
  });

  it("are never linked wrongly when all letters lie in one archive", async () => {
    const one = {
      category: "tất cả",
      letters: shuffled(
        archives.flatMap(({ letters }) => letters),
        7,
      ),
    };
    const { errors } = await evaluateArchive(one, knowledge);
    expect(errors.filter(({ kind }) => kind === "wrong")).toEqual([]);
  });
});
