/** What saved searches are told, on the real engine and catalogue, whatever happens in between. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { evaluateAlerts } from "../../src/alerts/evaluate.ts";
import { problemOf } from "../../src/alerts/problem.ts";
import { type Catalogue, openCatalogue } from "../../src/catalogue/index.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { toIndexDocument } from "../../src/search/index-document.ts";
import { createMatcher } from "../../src/search/matching.ts";
import { parseSearchQuery } from "../../src/search/query.ts";
import { newDocument } from "../catalogue/fixture.ts";
import { engineForTests } from "../search/meilisearch/open.ts";

const knowledge = loadKnowledge();
const opened = engineForTests();
const root = mkdtempSync(path.join(tmpdir(), "chi-dan-alerts-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const PLAN = { type: { id: "ke-hoach", name: "Kế hoạch" } };
const LETTER = { type: { id: "cong-van", name: "Công văn" } };
const NAMES = ["Hàm Thuận", "Tuy Phong", "Đức Linh", "La Gi", "Phú Quý", "Bắc Bình", "Tánh Linh"];
/** Each a letter of its own: with another number, or they would be copies of one. */
const DOCUMENTS = NAMES.map((name, at) =>
  newDocument(`Hội thi ${at % 2 === 0 ? "cắm hoa" : "nấu ăn"} tại ${name}, lần thứ ${at} của ${name}`, {
    ...LETTER,
    ...{ number: `${at + 1}/KH-${at}`, subject: `hội thi ở ${name}`, issuedOn: `2016-0${at + 1}-03` },
  }),
);
/** One that documents enter and leave as they are read anew, one for words, one that asks about the whole archive. */
const SEARCHES = [
  "type=ke-hoach",
  "q=cắm hoa",
  `q=${encodeURIComponent("hội thi cắm hoa lần thứ mấy của các đơn vị trong toàn tỉnh năm nay")}`,
];

interface World {
  readonly file: string;
  catalogue: Catalogue;
  clock: number;
}

async function publish({ catalogue }: World, ids: readonly string[]): Promise<void> {
  catalogue.noteSending(ids);
  const documents = catalogue.documents(ids).map((one) => toIndexDocument(one, knowledge));
  await opened.engine.publish(documents);
  catalogue.notePublished(documents.map(({ id, revision }) => ({ id, revision })));
}

/** @param killedAfter pieces of work after which the process is gone. */
async function evaluate(world: World, killedAfter = Number.POSITIVE_INFINITY): Promise<void> {
  let pieces = 0;
  const { catalogue } = world;
  const searching = { engine: opened.engine, catalogue, knowledge };
  world.clock += 1_000;
  await evaluateAlerts({
    alerts: catalogue.alerts,
    searching,
    now: () => world.clock,
    turn: async () => {
      pieces += 1;
      if (pieces > killedAfter) throw new Error("killed");
    },
  }).catch((error: Error) => {
    if (error.message !== "killed") throw error;
  });
}

const at = fc.nat({ max: DOCUMENTS.length - 1 });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant("take in" as const), at }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("read again" as const), at, plan: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("evaluate" as const), killedAfter: fc.nat({ max: 6 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("look" as const), search: fc.nat({ max: 2 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("mail" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("rebuild" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("restart" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("take out" as const), at }) },
);

it("tells of whatever comes in exactly once, however looks, mails, kills, readings and rebuilds fall between", async () => {
  let runs = 0;
  let told = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 25 }), async (steps) => {
      runs += 1;
      const file = path.join(root, `${runs}.db`);
      const world: World = { file, catalogue: openCatalogue(file), clock: Date.UTC(2026, 0, 5) };
      await opened.engine.remove(DOCUMENTS.map(({ id }) => id));
      const person = world.catalogue.people.addPerson({
        name: "a.b",
        fullName: "A",
        role: "reader",
        password: null,
        at: "",
      });
      world.catalogue.mailAddresses.setWaitingMail(person, "a@b.vn", world.clock * 2);
      world.catalogue.mailAddresses.setMailToken(person, "x");
      world.catalogue.mailAddresses.confirmMail(person, "x", world.clock);
      const ids = SEARCHES.map(
        (query) => world.catalogue.saved.save(person, { name: query, query, shared: false }) ?? 0,
      );
      for (const id of ids) world.catalogue.alerts.setMail(person, id, "now");

      /** What was shown and then marked as looked at, and what was mailed, of each search. */
      const seen = ids.map(() => [] as string[]);
      const mailed = ids.map(() => [] as string[]);
      const arrivalsOf = () => new Map(world.catalogue.arrivals(0, 1e9).map((id) => [id, true]));
      const expected = async (index: number): Promise<string[]> => {
        const { catalogue } = world;
        const one = catalogue.saved.saved(person, ids[index] ?? 0);
        const matcher = createMatcher({ engine: opened.engine, catalogue, knowledge });
        const fresh = catalogue.arrivals(one?.looked ?? 0, 1e9);
        return matcher.matching(parseSearchQuery(new URLSearchParams(one?.query)), fresh);
      };
      const look = async (index: number): Promise<void> => {
        await evaluate(world);
        const { alerts, saved } = world.catalogue;
        const id = ids[index] ?? 0;
        const until = alerts.evaluatedArrival(id);
        const fresh = alerts.fresh(person).find(({ search }) => search === id)?.documents ?? [];
        // The sentence is answered by what is near to it, which depends on what else there is.
        if (index < 2) expect([...fresh].sort()).toEqual((await expected(index)).sort());
        seen[index]?.push(...fresh);
        saved.look(person, id, until);
      };
      const mail = (): void => {
        const { alerts } = world.catalogue;
        alerts.decideDigests("now", world.clock + 1, world.clock);
        // Killed before it is noted as sent: the same mail again, with the same documents.
        const first = alerts.takeMail(world.clock, world.clock + 60_000);
        if (!first) return;
        const parts = JSON.stringify(alerts.toldIn(first.id));
        world.clock += 60_000;
        const again = alerts.takeMail(world.clock, world.clock + 60_000);
        expect([again?.id, JSON.stringify(alerts.toldIn(first.id))]).toEqual([first.id, parts]);
        for (const part of alerts.toldIn(first.id)) mailed[ids.indexOf(part.search)]?.push(...part.documents);
        alerts.noteSent(first.id, world.clock);
      };

      const forget = (id: string): void => {
        for (const lists of [seen, mailed])
          for (const [index, list] of lists.entries()) lists[index] = list.filter((other) => other !== id);
      };

      for (const one of steps) {
        const document = "at" in one ? DOCUMENTS[one.at]! : DOCUMENTS[0]!;
        const there = arrivalsOf().has(document.id);
        if (one.do === "take in" && !there) {
          world.catalogue.addDocument(document);
          await publish(world, [document.id]);
        } else if (one.do === "read again" && there) {
          const changes = one.plan ? PLAN : LETTER;
          world.catalogue.replaceReading(document.id, {
            ...document.reading,
            directive: { ...document.reading.directive, ...changes },
          });
          await publish(world, [document.id]);
        } else if (one.do === "take out" && there) {
          // What comes again later has come in anew.
          world.catalogue.refuseDocument(document.id, { code: "x", reason: "x" });
          await opened.engine.remove([document.id]);
          world.catalogue.noteWithdrawn([document.id]);
          forget(document.id);
        } else if (one.do === "evaluate") await evaluate(world, one.killedAfter);
        else if (one.do === "look") await look(one.search);
        else if (one.do === "mail") mail();
        else if (one.do === "rebuild") {
          world.catalogue.beginComparison();
          world.catalogue.beginRebuild();
          const all = world.catalogue
            .documents([...arrivalsOf().keys()])
            .map((doc) => toIndexDocument(doc, knowledge));
          await opened.engine.rebuild(all);
          world.catalogue.hold(all.map(({ id, revision }) => ({ id, revision })));
          world.catalogue.adopt();
        } else if (one.do === "restart") {
          world.catalogue.close();
          world.catalogue = openCatalogue(file);
        }
        for (const list of [...seen, ...mailed]) expect(new Set(list).size).toBe(list.length);
      }
      await evaluate(world);
      mail();
      for (const [index] of ids.entries()) {
        const fresh =
          world.catalogue.alerts.fresh(person).find(({ search }) => search === ids[index])?.documents ?? [];
        for (const id of fresh) expect(mailed[index]).toContain(id);
        await look(index);
        for (const list of [seen[index] ?? [], mailed[index] ?? []])
          expect(new Set(list).size).toBe(list.length);
      }
      told += mailed.flat().length;
      // Every document with the words was shown, or mailed, in its time.
      const flowers = [...arrivalsOf().keys()].filter(
        (id) => DOCUMENTS.findIndex((one) => one.id === id) % 2 === 0,
      );
      expect([...(seen[1] ?? [])].sort()).toEqual(flowers.sort());
      world.catalogue.close();
    }),
    { numRuns: 6, endOnFailure: true },
  );
  expect(told).toBeGreaterThan(3);
}, 240_000);

it("says why a search can find nothing any more, goes on when that is over, and misses nothing meanwhile", async () => {
  const file = path.join(root, "problem.db");
  const world: World = { file, catalogue: openCatalogue(file), clock: 1 };
  const { saved, alerts } = world.catalogue;
  const broken = saved.save(null, { name: "x", query: "q=hoa&ky-han=3", shared: false }) ?? 0;
  saved.save(null, { name: "y", query: "campaign=khong-con", shared: false });
  const document = newDocument("Hội thi cắm hoa");
  world.catalogue.addDocument(document);
  await publish(world, [document.id]);
  await evaluate(world);
  expect(
    alerts.fresh(null).map(({ name, problem, documents }) => [name, Boolean(problem), documents.length]),
  ).toEqual([
    ["x", true, 0],
    ["y", true, 0],
  ]);
  expect(problemOf("q=hoa&ky-han=3", knowledge)).toContain("ky-han");
  expect(problemOf("campaign=khong-con", knowledge)).toContain("khong-con");
  expect(
    problemOf("q=hoa&campaign=khong-con&campaign=dan-van-kheo&year=2020&cites=TW.CT.05%40XII", knowledge),
  ).toBeNull();
  // As if a version that understands it had come.
  alerts.noteProblem(broken, null, 2);
  await evaluate({ ...world, clock: 3 });
  expect(saved.savedOf(null)).toHaveLength(2);
  world.catalogue.close();
});
