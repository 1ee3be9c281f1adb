import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { type Catalogue, openCatalogue } from "../../src/catalogue/index.ts";
import { newDocument } from "./fixture.ts";

const root = mkdtempSync(path.join(tmpdir(), "chi-dan-arrivals-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const DOCUMENTS = ["a", "b", "c", "d", "e", "f"].map((content) => newDocument(content));
const at = fc.nat({ max: DOCUMENTS.length - 1 });
const step = fc.oneof(
  fc.record({ do: fc.constant("take in" as const), at }),
  // The engine may have it although the process dies before it is noted.
  fc.record({ do: fc.constant("publish" as const), at, killed: fc.boolean() }),
  fc.record({ do: fc.constant("read again" as const), at }),
  fc.record({ do: fc.constant("rebuild" as const), killed: fc.boolean() }),
  fc.record({ do: fc.constant("look" as const) }),
  fc.record({ do: fc.constant("restart" as const) }),
);

it("whatever arrives is new to a look exactly once, however looks, restarts, readings and rebuilds fall between", () => {
  let files = 0;
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      files += 1;
      const file = path.join(root, `${files}.db`);
      let catalogue: Catalogue = openCatalogue(file);
      const search = catalogue.saved.save(null, { name: "x", query: "", shared: false }) ?? 0;
      const taken = new Set<string>();
      const told: string[] = [];
      const look = () => {
        const until = catalogue.lastArrival();
        told.push(...catalogue.arrivals(catalogue.saved.saved(null, search)?.looked ?? 0, until));
        catalogue.saved.look(null, search, until);
      };
      const publish = (ids: readonly string[], killed: boolean) => {
        catalogue.noteSending(ids);
        if (!killed) catalogue.notePublished(ids.map((id) => ({ id, revision: "1" })));
      };
      for (const one of steps) {
        const document = "at" in one ? DOCUMENTS[one.at]! : DOCUMENTS[0]!;
        if (one.do === "take in") {
          catalogue.addDocument(document);
          taken.add(document.id);
        } else if (one.do === "publish" && taken.has(document.id)) publish([document.id], one.killed);
        else if (one.do === "read again" && taken.has(document.id))
          catalogue.replaceReading(document.id, { ...document.reading, reader: `${told.length}` });
        else if (one.do === "rebuild") {
          catalogue.beginComparison();
          catalogue.beginRebuild();
          catalogue.hold([...taken].map((id) => ({ id, revision: "1" })));
          if (!one.killed) catalogue.adopt();
        } else if (one.do === "look") look();
        else if (one.do === "restart") {
          catalogue.close();
          catalogue = openCatalogue(file);
        }
      }
      // In the end everything is published, as the indexer sees to.
      publish(catalogue.toPublish("", 100), false);
      look();
      expect([...told].sort()).toEqual([...taken].sort());
      catalogue.close();
    }),
    { numRuns: 30 },
  );
});
