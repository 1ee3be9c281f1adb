import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { EngineError } from "../../../src/errors.ts";
import type { Engine } from "../../../src/search/engine.ts";
import { createClient } from "../../../src/search/meilisearch/client.ts";
import { openEngine } from "../../../src/search/meilisearch/index.ts";
import { externalServer } from "../../../src/search/meilisearch/server.ts";
import { batches } from "../../../src/search/meilisearch/write.ts";
import type { IndexDocument } from "../../../src/search/types.ts";
import { emptyIndexDocument, ids, searchFor, withBody } from "./index-documents.ts";
import { engineForTests } from "./open.ts";

const opened = engineForTests();
const file = (name: string) => readFileSync(path.join(opened.dataDir, "meilisearch", name), "utf8");
const server = () => ({
  url: (JSON.parse(file("server.json")) as { url: string }).url,
  key: file("master.key").trim(),
});

/** Kills the server; waits for it where it is just being started. */
async function killServer(): Promise<void> {
  for (;;) {
    try {
      process.kill(Number(file("server.pid")), "SIGKILL");
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

async function held(engine: Engine): Promise<string[]> {
  const all: string[] = [];
  for await (const { id, revision } of engine.revisions()) all.push(`${id} ${revision}`);
  return all.sort();
}
const idOf = (number: number) => emptyIndexDocument(number).id;
const listOf = (documents: readonly IndexDocument[]) =>
  documents.map(({ id, revision }) => `${id} ${revision}`).sort();

describe("the engine", () => {
  it("says that a new index has to be built, and finds nothing in it", async () => {
    expect(await opened.engine.index()).toEqual({ documents: 0, current: false });
    expect((await opened.engine.search(searchFor(["a"]))).total).toBe(0);
    expect(await held(opened.engine)).toEqual([]);
    expect(await opened.engine.index()).toEqual({ documents: 0, current: true });
  });

  it("publishes, replaces, lists and removes", async () => {
    const documents = [1, 2, 3].map((number) => withBody(number, `common word${number}`));
    expect(await opened.engine.publish(documents)).toEqual({ published: 3, failed: [] });
    expect(await held(opened.engine)).toEqual(listOf(documents));
    await opened.engine.publish([{ ...withBody(2, "common other"), revision: "r2b" }]);
    expect(await ids(opened.engine, searchFor(["word2"]))).toEqual([]);
    expect(await ids(opened.engine, searchFor(["other"]))).toEqual([idOf(2)]);
    await opened.engine.remove([idOf(1), idOf(99)]);
    expect((await opened.engine.search(searchFor(["common"]))).total).toBe(2);
    expect((await opened.engine.index()).documents).toBe(2);
  });

  it("finds a number by its token, the document itself before those that cite it", async () => {
    const own = { ...emptyIndexDocument(11), numbers: ["ʒ5cttw"] };
    const citing = [10, 12].map((number) => ({ ...withBody(number, "text"), cited: ["ʒ5cttw"] }));
    await opened.engine.publish([...citing, own]);
    expect((await ids(opened.engine, searchFor(["ʒ5cttw"])))[0]).toBe(own.id);
    expect(await ids(opened.engine, searchFor(["ʒ5cttw"]))).toHaveLength(3);
  });

  it("ranks the subject over the text, closeness over distance, then the newer one", async () => {
    const base = (number: number) => ({ ...emptyIndexDocument(number), issuedOn: 20_170_101 });
    await opened.engine.publish([
      { ...base(21), body: { p0: `tham zz zz zz zz nhung` } },
      { ...base(22), body: { p0: "tham nhung" }, issuedOn: 20_160_101 },
      { ...base(23), body: { p0: "tham nhung" }, issuedOn: 20_180_101 },
      { ...base(24), subject: "tham nhung" },
    ]);
    const search = searchFor(["tham"], ["nhung"]);
    expect(await ids(opened.engine, search)).toEqual([24, 23, 22, 21].map(idOf));
    const oldest = await ids(opened.engine, { ...search, sort: "oldest" });
    expect(oldest[0]).toBe(idOf(22));
  });

  it("puts undated documents last, whichever way the list is sorted", async () => {
    await opened.engine.publish([
      { ...withBody(31, "dated"), issuedOn: 20_170_101 },
      withBody(32, "dated"),
      { ...withBody(33, "dated"), issuedOn: 20_180_101 },
    ]);
    const sorted = (sort: "newest" | "oldest") => ids(opened.engine, { ...searchFor(["dated"]), sort });
    expect(await sorted("newest")).toEqual([33, 31, 32].map(idOf));
    expect(await sorted("oldest")).toEqual([31, 33, 32].map(idOf));
  });

  it("reads every part of a long text to its end", async () => {
    const part = (from: number) => Array.from({ length: 60_000 }, (_, i) => `w${(from + i) % 997}`).join(" ");
    const body = { p0: `${part(0)} lastofp0`, p1: `${part(5)} lastofp1`, p2: "lastofp2" };
    await opened.engine.publish([{ ...emptyIndexDocument(41), body }]);
    for (const word of ["lastofp0", "lastofp1", "lastofp2"]) {
      expect(await ids(opened.engine, searchFor([word]))).toEqual([idOf(41)]);
    }
    expect(await ids(opened.engine, searchFor(["lastofp0"], ["lastofp2"]))).toEqual([idOf(41)]);
  });

  it("excludes, also beside ten wanted parts", async () => {
    const ten = "one two three four five six seven eight nine ten".split(" ");
    await opened.engine.publish([withBody(51, ten.join(" ")), withBody(52, `${ten.join(" ")} eleven`)]);
    const search = searchFor(...ten.map((word) => [word]));
    expect(await ids(opened.engine, search)).toHaveLength(2);
    expect(await ids(opened.engine, { ...search, mustNot: [["eleven"]] })).toEqual([idOf(51)]);
  });

  it("takes thousands of ids in a filter", async () => {
    const many = Array.from({ length: 3_000 }, (_, number) => idOf(100_000 + number));
    const search = { ...searchFor(["dated"]), notIds: [...many, idOf(31)] };
    expect((await opened.engine.search(search)).total).toBe(2);
    expect((await opened.engine.search({ ...searchFor(), onlyIds: [...many, idOf(31)] })).total).toBe(1);
    expect((await opened.engine.search({ ...searchFor(), onlyIds: [] })).total).toBe(0);
  });

  it("never takes a filter value for anything else", async () => {
    const values = [
      'a" OR year > 0 OR type = "',
      "\\",
      "it's",
      "] OR [",
      "NOT",
      "",
      "😀",
      "x".repeat(2_000),
      "\u0000",
    ];
    for (const value of values) {
      for (const facet of ["type", "campaign", "issuer", "province", "year", "cites"] as const) {
        const filters = { ...searchFor().filters, [facet]: [value] };
        expect([facet, value, (await opened.engine.search({ ...searchFor(), filters })).total]).toEqual([
          facet,
          value,
          0,
        ]);
      }
    }
  });

  it("rebuilds beside and swaps: searches see the old index until the new one is whole", async () => {
    const before = await held(opened.engine);
    const documents = Array.from({ length: 500 }, (_, number) => withBody(number, "rebuilt"));
    const seen = new Set<number>();
    let done = false;
    const watching = (async () => {
      while (!done) seen.add((await opened.engine.search(searchFor())).total);
    })();
    const report = await opened.engine.rebuild(documents);
    done = true;
    await watching;
    expect(report).toEqual({ published: 500, failed: [] });
    expect([...seen].filter((total) => total !== before.length && total !== 500)).toEqual([]);
    expect(await held(opened.engine)).toEqual(listOf(documents));
  });

  it("notices an index with other settings", async () => {
    const client = createClient(externalServer(server().url, server().key), { patienceMs: 1_000 });
    await client.task((meilisearch) =>
      meilisearch.index("directives").updateSettings({ prefixSearch: "disabled" }),
    );
    expect((await opened.engine.index()).current).toBe(false);
    await opened.engine.rebuild([withBody(1, "again")]);
    expect(await opened.engine.index()).toEqual({ documents: 1, current: true });
  });

  it("names a document that the engine refuses, and takes in the others", async () => {
    const bad = { ...withBody(3, "bad"), issuedOn: 5 };
    const good = [1, 2, 4, 5].map((number) => withBody(number, "good"));
    // An id that our schema lets through and the engine does not cannot be made; the server's own limit can.
    const huge = {
      ...bad,
      body: Object.fromEntries(Array.from({ length: 70_000 }, (_, i) => [`p${i}`, "x"])),
    };
    const report = await opened.engine.publish([...good.slice(0, 2), huge, ...good.slice(2)]);
    expect(report.published).toBe(4);
    expect(report.failed.map(({ id }) => id)).toEqual([bad.id]);
    expect(report.failed[0]?.reason).not.toBe("");
    await opened.engine.rebuild(good);
  });

  it("ends in the right state when its server is killed in the middle of a batch, again and again", async () => {
    const documents = Array.from({ length: 4_000 }, (_, number) =>
      withBody(number, Array.from({ length: 200 }, (_, i) => `w${(number * 31 + i * 17) % 5_000}`).join(" ")),
    );
    const publishing = opened.engine.publish(documents);
    for (let kills = 0; kills < 3; kills++) {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await killServer();
    }
    expect(await publishing).toEqual({ published: 4_000, failed: [] });
    expect(await held(opened.engine)).toEqual(listOf(documents));
  });

  it("answers questions while its server is being started again", async () => {
    await killServer();
    expect((await opened.engine.search(searchFor())).total).toBe(4_000);
  });

  it("is used through MEILI_URL by others, with their own index", async () => {
    const { url, key } = server();
    const other = await openEngine({ dataDir: "/nowhere", url, key, index: "other" });
    await other.publish([withBody(1, "elsewhere")]);
    expect((await other.search(searchFor())).total).toBe(1);
    expect((await opened.engine.search(searchFor())).total).toBe(4_000);
    expect(await other.health()).toMatchObject({ state: "ready" });
    await other.close();
    expect(await opened.engine.health()).toMatchObject({ state: "ready" });
  });
});

describe("what can go wrong with a server that somebody else runs", () => {
  it("a wrong key", async () => {
    const error = await openEngine({ dataDir: "/nowhere", url: server().url, key: "wrong" }).catch(
      (cause) => cause,
    );
    expect(error).toBeInstanceOf(EngineError);
    expect(error.code).toBe("engine-key-refused");
    expect(error.message).toContain("MEILI_MASTER_KEY");
  });

  it("nobody there", async () => {
    const options = { dataDir: "/nowhere", url: "http://127.0.0.1:1", patienceMs: 200 };
    const error = await openEngine(options).catch((cause) => cause);
    expect(error).toBeInstanceOf(EngineError);
    expect(error.code).toBe("engine-away");
    expect(error.message).toContain("MEILI_URL");
  });
});

describe("batches", () => {
  const cut = async (documents: readonly IndexDocument[], limits: { bytes: number; documents: number }) => {
    const sizes: number[] = [];
    for await (const batch of batches(documents, limits)) sizes.push(batch.length);
    return sizes;
  };
  const documents = Array.from({ length: 5 }, (_, number) => withBody(number, "x".repeat(1_000)));

  it("are cut by bytes and by count, and a large document goes alone", async () => {
    expect(await cut(documents, { bytes: 3_000, documents: 100 })).toEqual([2, 2, 1]);
    expect(await cut(documents, { bytes: 1e9, documents: 3 })).toEqual([3, 2]);
    expect(await cut(documents, { bytes: 10, documents: 100 })).toEqual([1, 1, 1, 1, 1]);
    expect(await cut([], { bytes: 10, documents: 100 })).toEqual([]);
  });
});
