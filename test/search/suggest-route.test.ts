import request from "supertest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApp } from "../../web/app.ts";
import { type Archive, openArchive } from "../web/archive.ts";

let archive: Archive;
let app: ReturnType<typeof createApp>;
beforeAll(async () => {
  archive = await openArchive();
  app = createApp(archive.services);
});
afterAll(() => archive?.close());

const ask = async (typed: string) =>
  (await request(app).get(`/api/suggest?${new URLSearchParams({ q: typed })}`)).body;

describe("/api/suggest", () => {
  it("completes subjects, numbers and issuers of the archive", async () => {
    const { q, suggestions } = await ask("to chuc thang cong nh");
    expect(q).toBe("to chuc thang cong nh");
    expect(suggestions[0]).toMatchObject({
      kind: "subject",
      text: expect.stringContaining("Tháng Công nhân"),
    });
    expect((await ask("88/kh")).suggestions[0]).toMatchObject({
      kind: "number",
      text: "88/KH-LĐLĐ",
      count: 1,
    });
    const issuers = (await ask("lien doan lao dong t")).suggestions;
    expect(issuers.some(({ kind }: { kind: string }) => kind === "issuer")).toBe(true);
  });

  it("suggests only what the search then finds", async () => {
    for (const typed of ["công", "thang", "88", "ldld", "liên đoàn"]) {
      for (const { text } of (await ask(typed)).suggestions) {
        const { body } = await request(app).get(`/api/search?${new URLSearchParams({ q: text })}`);
        expect(body.total, text).toBeGreaterThan(0);
      }
    }
  });

  it("answers whatever is sent", async () => {
    expect((await ask("")).suggestions).toEqual([]);
    expect((await ask("x".repeat(10_000))).q).toHaveLength(200);
    expect((await request(app).get("/api/suggest?q=a&q=b")).body.suggestions).toEqual([]);
    expect((await request(app).get("/api/suggest")).status).toBe(200);
  });
});
