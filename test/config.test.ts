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

  it("take no password in the engine's address: messages name it", () => {
    expect(() => readConfig({ MEILI_URL: "http://ai:bi-mat@10.0.0.1:7700" })).toThrow(/MEILI_MASTER_KEY/u);
    expect(() => readConfig({ MEILI_URL: "http://ai:bi-mat@10.0.0.1:7700" })).not.toThrow(/bi-mat/u);
    expect(readConfig({ MEILI_URL: "http://10.0.0.1:7700" }).meili.url).toBe("http://10.0.0.1:7700");
    for (const address of ["file:///etc/passwd", "ftp://10.0.0.1", "javascript:1", "10.0.0.1:7700"])
      expect(() => readConfig({ MEILI_URL: address })).toThrow(/MEILI_URL/u);
    for (const address of ["http://thu.coquan.vn", "file:///x", "thu.coquan.vn:25"])
      expect(() =>
        readConfig({ SMTP_URL: address, MAIL_FROM: "a@b.vn", CHI_DAN_URL: "https://a.vn" }),
      ).toThrow();
  });

  it("take several archive folders, separated as in PATH", () => {
    expect(readConfig({ ARCHIVE: "/a:/b" }).archive).toEqual(["/a", "/b"]);
  });
});
