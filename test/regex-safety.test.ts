import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { filesBelow } from "./files-below.ts";
import { hasRepeatedGroup, isCatastrophic, type Pattern, runsAway } from "./regex-attack.ts";
import { regexLiterals } from "./regex-literals.ts";

const root = path.resolve(import.meta.dirname, "..");
const sources = ["src", "indexer", "web"].flatMap((folder) =>
  filesBelow(path.join(root, folder), /\.tsx?$/u),
);

interface Found extends Pattern {
  readonly where: string;
}

const literals: Found[] = sources
  .filter((file) => file.endsWith(".ts"))
  .flatMap((file) =>
    regexLiterals(readFileSync(file, "utf8")).map(({ source, flags, line }) => ({
      ...{ source, flags, where: `${path.relative(root, file)}:${line}` },
    })),
  );

/** Patterns that are built at run time, caught while every module loads and a letter is read. */
const built: Found[] = [];
const Original = globalThis.RegExp;

beforeAll(async () => {
  // What another test has loaded is loaded once more.
  vi.resetModules();
  globalThis.RegExp = new Proxy(Original, {
    construct(target, args: [string | RegExp, string?], newTarget) {
      const regex: RegExp = Reflect.construct(target, args, newTarget);
      if (typeof args[0] === "string")
        built.push({ source: regex.source, flags: regex.flags, where: "new RegExp" });
      return regex;
    },
  });
  const pure =
    /src\/(?:vietnamese-tokenizer|text|knowledge|reading|citations|campaigns|search)\/[\w./-]+\.ts$/u;
  for (const file of sources) if (pure.test(file) && !file.includes("meilisearch/")) await import(file);
  const { loadKnowledge } = await import("../src/knowledge/index.ts");
  const { readDirective } = await import("../src/reading/read-directive.ts");
  const { createMatcher } = await import("../src/campaigns/phrases.ts");
  const knowledge = loadKnowledge();
  createMatcher(knowledge.campaigns.all);
  readDirective(
    "Số: 1/LĐLĐ\nKính gửi: A\nThực hiện Chỉ thị 05-CT/TW của Bộ Chính trị. Báo cáo trước 05/6.",
    knowledge,
  );
});
afterAll(() => {
  globalThis.RegExp = Original;
});

const unique = (patterns: readonly Found[]): Found[] => [
  ...new Map(patterns.map((one) => [`${one.source}/${one.flags}`, one])).values(),
];

describe("every shipped regular expression", () => {
  it("is found: literals by reading the sources, built ones by running them", () => {
    expect(literals.length).toBeGreaterThan(400);
    expect(built.length).toBeGreaterThan(30);
    for (const { source, flags } of literals) expect(() => new Original(source, flags)).not.toThrow();
  });

  it("cannot run away on any text", () => {
    const suspects = unique([...literals, ...built]).filter(hasRepeatedGroup);
    expect(suspects.length).toBeGreaterThan(30);
    const bad = suspects.filter((pattern) => isCatastrophic(pattern, 250) ?? runsAway(pattern));
    expect(bad.map(({ where, source }) => `${where} ${source}`)).toEqual([]);
  });
});

describe("the check itself", () => {
  it.each([["^(a+)+$"], ["(?:a|a)*b"], ["^(\\p{L}+ ?)*$"], ["(x+x+)+y"], ["^(?:[a-z]\\.?)+@"]])(
    "sees through %s",
    (source) => {
      const pattern = { source, flags: "u" };
      expect(hasRepeatedGroup(pattern)).toBe(true);
      const catastrophic = isCatastrophic(pattern, 2000);
      expect(catastrophic ?? runsAway(pattern)).toBe(source !== "^(?:[a-z]\\.?)+@");
    },
  );

  it("reads literals, not divisions, strings or comments", () => {
    const code =
      "const a = b / c / d; // /x/\nconst s = '/no/'; const t = `/$" +
      "{/in[/]side/gu.source}/`;\nif (/y\\/z/u.test(s)) {}";
    expect(regexLiterals(code).map(({ source, flags }) => `${source} ${flags}`)).toEqual([
      "in[/]side gu",
      "y\\/z u",
    ]);
  });
});
