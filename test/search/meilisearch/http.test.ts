import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { MeilisearchApiError, MeilisearchRequestError } from "meilisearch";
import { afterEach, describe, expect, it } from "vitest";
import { EngineError } from "../../../src/errors.ts";
import { answersOf } from "../../../src/search/meilisearch/answers.ts";
import { createHttpClient } from "../../../src/search/meilisearch/http.ts";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A server of the test's own: what ours does with answers that the engine gives seldom. */
async function posterTo(listener: RequestListener, timeoutMs = 30_000) {
  const own = createServer(listener);
  server = own;
  await new Promise<void>((resolve) => own.listen(0, "127.0.0.1", resolve));
  const { port } = own.address() as AddressInfo;
  const headers = { authorization: "Bearer k", "content-type": "application/json" };
  return createHttpClient().poster(`http://127.0.0.1:${port}/multi-search`, headers, timeoutMs);
}

const failure = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);

describe("a search posted to the engine", () => {
  it("arrives with its head and every letter of its body, one after another on one connection", async () => {
    const sockets = new Set<unknown>();
    const post = await posterTo((request, response) => {
      sockets.add(request.socket);
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const { url, method, headers } = request;
        const body = Buffer.concat(chunks).toString();
        response.end(JSON.stringify({ url, method, key: headers.authorization, body }));
      });
    });
    for (const body of ["đường bộ 𠀋", ""]) {
      const arrived = { url: "/multi-search", method: "POST", key: "Bearer k", body };
      expect(await post(body)).toEqual(arrived);
      // In pieces that end within a letter.
      expect(await post(Array.from(Buffer.from(body), (byte) => Buffer.of(byte)))).toEqual(arrived);
    }
    expect(sockets.size).toBe(1);
  });

  it("is refused in the engine's words", async () => {
    const post = await posterTo((_request, response) => {
      response.writeHead(400).end(JSON.stringify({ message: "m", code: "invalid_search_filter" }));
    });
    const error = await failure(post("{}"));
    expect(error).toBeInstanceOf(MeilisearchApiError);
    expect(error).toMatchObject({ cause: { code: "invalid_search_filter" }, response: { status: 400 } });
  });

  it("fails as a request where the connection breaks or nothing comes back in time", async () => {
    const broken = await posterTo((request) => request.socket.destroy());
    expect(await failure(broken("{}"))).toBeInstanceOf(MeilisearchRequestError);
    server?.close();
    const silent = await posterTo(() => {}, 20);
    expect(await failure(silent("{}"))).toBeInstanceOf(MeilisearchRequestError);
  });

  it("is taken for no answer of the engine where it has another shape", () => {
    const good = { hits: [{ id: "a" }], totalHits: 1, facetDistribution: { year: { 2017: 1 } } };
    expect(answersOf({ results: [good, { hits: [] }] })).toEqual([
      { hits: ["a"], totalHits: 1, facetDistribution: { year: [{ value: "2017", count: 1 }] } },
      { hits: [], totalHits: undefined, facetDistribution: {} },
    ]);
    const bad = [
      undefined,
      null,
      "<html>",
      {},
      { results: [] },
      { results: [null] },
      { results: [{ hits: {} }] },
      { results: [{ hits: [{}] }] },
      { results: [{ hits: [], totalHits: "1" }] },
      { results: [{ hits: [], facetDistribution: { year: 2017 } }] },
      { results: [{ hits: [], facetDistribution: { year: { 2017: "1" } } }] },
    ];
    for (const answer of bad) expect(() => answersOf(answer)).toThrow(EngineError);
  });
});
