/**
 * From the catalogue to the engine. What has to be published or withdrawn is in the catalogue's own ledger, so
 * nothing is queued in memory, and a run that was killed is continued by the next one.
 */
import { setImmediate, setTimeout as sleep } from "node:timers/promises";
import type { PublishReport } from "../src/search/engine.ts";
import { toIndexDocument } from "../src/search/index-document.ts";
import type { IndexDocument } from "../src/search/types.ts";
import type { House } from "./house.ts";

type Refused = PublishReport["failed"][number];

export interface Publisher {
  /** Says that a document has come into the catalogue. */
  expect(): void;
  /** Publishes while documents come in, as soon as the engine is ready for it; `check` says what failed. */
  start(ready: Promise<unknown>): void;
  /** Publishes and withdraws what is left, and resolves when the engine holds what the catalogue holds. */
  finish(): Promise<void>;
  /** Ends without finishing. */
  stop(): Promise<void>;
  /** @throws what made publishing fail. */
  check(): void;
  readonly refused: readonly Refused[];
  /** How long the engine has been at work on what was handed to it. */
  engineSeconds(): number;
}

/** Documents taken from the ledger at once, at most. */
const BATCH = 4000;
/**
 * While documents come in, they are sent as soon as there are so many, and such a part of what the engine holds, since
 * it writes its longest lists again for each batch. Measured over 7,500 letters, ms of its processor a letter: 22 in
 * batches of 100, 13 of 500, 11 of 1,000 and of 2,500. The sooner they are sent, the less is left when all are read.
 */
const ENOUGH = 1_000;
const ENOUGH_PART = 1 / 8;
/** Fewer are sent once the engine has rested so many times as long as it was at work. */
const RESTS = 4;
const SHORTEST_REST_MS = 2_000;
const LONGEST_REST_MS = 60_000;
const LOOK_MS = 200;
/** Index documents made in one go: some 40 ms. */
const TURN = 20;

export function createPublisher(
  house: Pick<House, "catalogue" | "engine" | "knowledge">,
  onPublished: (documents: number) => void,
): Publisher {
  const { catalogue, engine, knowledge } = house;
  const refused: Refused[] = [];
  const refusedIds = new Set<string>();
  let loop: Promise<void> | null = null;
  let broken: unknown = null;
  let ending = false;
  let engineSeconds = 0;
  // Counted along: asking the catalogue five times a second would cost more than it tells.
  let waiting = catalogue.counts().unpublished;

  /** The next batch of ids; what the engine refused in this run is not offered to it again. */
  function pending(): string[] {
    const ids: string[] = [];
    for (let after = ""; ids.length < BATCH; ) {
      const more = catalogue.toPublish(after, BATCH);
      ids.push(...more.filter((id) => !refusedIds.has(id)));
      const last = more.at(-1);
      if (!last) break;
      after = last;
    }
    return ids.slice(0, BATCH);
  }

  /** @param isOver true where the rest is left for later. */
  async function publish(ids: readonly string[], isOver: () => boolean): Promise<void> {
    catalogue.noteSending(ids);
    const revisions = new Map<string, string>();
    async function* documents(): AsyncGenerator<IndexDocument> {
      for (const [at, id] of ids.entries()) {
        // Files go on being handed out, and others in this process get their turn.
        if (at % TURN === 0) await setImmediate();
        if (isOver()) return;
        waiting -= 1;
        for (const document of catalogue.documents([id])) {
          const made = toIndexDocument(document, knowledge);
          revisions.set(id, made.revision);
          yield made;
        }
      }
    }
    const handedOver = performance.now();
    const report = await engine.publish(documents(), (held) => {
      catalogue.notePublished(held.map((id) => ({ id, revision: revisions.get(id) ?? "" })));
      onPublished(held.length);
    });
    engineSeconds += (performance.now() - handedOver) / 1000;
    for (const { id } of report.failed) refusedIds.add(id);
    refused.push(...report.failed);
  }

  const enough = () => Math.min(Math.max(ENOUGH, catalogue.count() * ENOUGH_PART), BATCH);

  async function publishWhileComing(): Promise<void> {
    let restUntil = performance.now() + SHORTEST_REST_MS;
    while (!ending) {
      const began = performance.now();
      const isTime = (waiting >= ENOUGH && waiting >= enough()) || (waiting > 0 && began >= restUntil);
      const ids = isTime ? pending() : [];
      await (ids.length > 0 ? publish(ids, () => ending) : sleep(LOOK_MS));
      if (ids.length === 0) continue;
      const now = performance.now();
      restUntil = now + Math.min(Math.max(RESTS * (now - began), SHORTEST_REST_MS), LONGEST_REST_MS);
    }
  }

  const check = () => {
    if (broken) throw broken;
  };
  const stop = async () => {
    ending = true;
    await loop;
  };

  return {
    refused,
    engineSeconds: () => engineSeconds,
    expect() {
      waiting += 1;
    },
    start(ready) {
      loop = ready.then(publishWhileComing).catch((error: unknown) => {
        broken = error;
      });
    },
    check,
    stop,
    async finish() {
      await stop();
      check();
      for (let ids = pending(); ids.length > 0; ids = pending()) await publish(ids, () => false);
      for (let ids = catalogue.toWithdraw(BATCH); ids.length > 0; ids = catalogue.toWithdraw(BATCH)) {
        await engine.remove(ids);
        catalogue.noteWithdrawn(ids);
      }
    },
  };
}
