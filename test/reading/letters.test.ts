import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { readDirective } from "../../src/reading/read-directive.ts";
import { letters as ages } from "./letters/ages.ts";
import { letters as heads } from "./letters/heads.ts";
import { letters as organs } from "./letters/organs.ts";
import { letters as pages } from "./letters/pages.ts";

const knowledge = loadKnowledge();

/** The value at "issuer.name"; null where anything on the way is null. */
const valueAt = (value: unknown, path: string): unknown =>
  path.split(".").reduce<unknown>((at, key) => (at as Record<string, unknown> | null)?.[key] ?? null, value);

describe("letters of many shapes, systems and years", () => {
  it.each([...heads, ...organs, ...ages, ...pages])("reads $name", ({ text, expect: expected }) => {
    const { directive } = readDirective(text, knowledge);
    const read = Object.keys(expected).map((path) => [path, valueAt(directive, path)]);
    expect(Object.fromEntries(read)).toEqual(expected);
  });
});
