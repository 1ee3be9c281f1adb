import { describe, expect, it } from "vitest";
import { readConfig } from "../src/config.ts";

describe("settings", () => {
  it("have defaults that keep everything on this machine", () => {
    const config = readConfig({});
    expect(config.host).toBe("127.0.0.1");
    expect(config.archive).toEqual([]);
    expect(config.meili).toEqual({ url: undefined, key: undefined, binary: undefined });
  });

  it("name the setting that cannot be used, and take an empty one as unset", () => {
    expect(() => readConfig({ PORT: "abc" })).toThrow(/PORT/u);
    expect(() => readConfig({ MEILI_URL: "ftp://x" })).toThrow(/MEILI_URL/u);
    expect(readConfig({ PORT: "", ARCHIVE: "" }).port).toBe(7780);
  });

  it("take several archive folders, separated as in PATH", () => {
    expect(readConfig({ ARCHIVE: "/a:/b" }).archive).toEqual(["/a", "/b"]);
  });
});
