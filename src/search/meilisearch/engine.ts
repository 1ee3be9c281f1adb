/** The port's implementation on Meilisearch. */
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { abreast } from "../../abreast.ts";
import { EngineError } from "../../errors.ts";
import type { Engine, EngineAnswer, EngineSearch, IndexState, PublishReport } from "../engine.ts";
import { type Answer, answerFrom, answersOf, joined } from "./answers.ts";
import type { Client } from "./client.ts";
import { compileAlso, compileMatches, compileSearch, type EngineQuery } from "./compile.ts";
import { Refused } from "./connect.ts";
import { SETTINGS, settingsVersion } from "./settings.ts";
import { together } from "./together.ts";
import { added, BATCHES_AHEAD, batches, type Line, publishBatch } from "./write.ts";

const Documents = z.object({
  results: z.array(z.object({ id: z.string(), revision: z.string() })),
  total: z.number(),
});

/** A server that takes longer is away. */
const HEALTH_MS = 1_500;
/** Documents listed at once. */
const LIST_STEP = 5_000;

/** @param index name of the live index; a rebuild uses `<index>-next` beside it. */
export function meilisearchEngine(client: Client, index: string): Engine {
  const next = `${index}-next`;
  /** Writes go one after another: a publication during a rebuild would be lost with the old index. */
  let writing: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = writing.then(work, work);
    writing = turn.catch(() => {});
    return turn;
  };

  async function task(...request: Parameters<Client["task"]>): Promise<void> {
    const failure = await client.task(...request);
    if (failure !== null) throw taskFailed(failure.message);
  }

  /** The index with our settings; what was there under the name before is gone. */
  async function create(uid: string): Promise<void> {
    await drop(uid);
    await task((meilisearch) => meilisearch.createIndex(uid, { primaryKey: "id" }));
    await task((meilisearch) => meilisearch.index(uid).updateSettings(SETTINGS));
  }

  async function drop(uid: string): Promise<void> {
    const failure = await client.task((meilisearch) => meilisearch.deleteIndex(uid));
    if (failure !== null && failure.code !== "index_not_found") throw taskFailed(failure.message);
  }

  async function stateOf(uid: string): Promise<IndexState | null> {
    try {
      const settings = await client.work((meilisearch) => meilisearch.index(uid).getSettings());
      const stats = await client.work((meilisearch) => meilisearch.index(uid).getStats());
      const version = settingsVersion(settings as Record<string, unknown>);
      return { documents: stats.numberOfDocuments, current: version === settingsVersion(SETTINGS) };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  /** Runs a question; an index that is not there yet is made, empty. */
  async function withIndex<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isMissing(error)) throw error;
      await inTurn(async () => {
        if ((await stateOf(index)) === null) await create(index);
      });
      return work();
    }
  }

  async function multiSearch(queries: EngineQuery[]): Promise<Answer[]> {
    const json = JSON.stringify({ queries });
    return answersOf(await withIndex(() => client.multiSearch(json)));
  }

  const ask = together(multiSearch);

  async function publishTo(
    uid: string,
    documents: Parameters<Engine["rebuild"]>[0],
    onHeld: (ids: readonly string[]) => void = () => {},
  ): Promise<PublishReport> {
    let report: PublishReport = { published: 0, failed: [] };
    const send = async (batch: readonly Line[]) => {
      const sent = await publishBatch(client, uid, batch);
      report = added(report, sent);
      const failed = new Set(sent.failed.map(({ id }) => id));
      onHeld(batch.map(({ id }) => id).filter((id) => !failed.has(id)));
    };
    await abreast(batches(documents), BATCHES_AHEAD, send);
    return report;
  }

  return {
    async search(search: EngineSearch): Promise<EngineAnswer> {
      const compiled = compileSearch(index, search);
      const more = compileAlso(search);
      const added = more && compileSearch(index, more);
      const results = await ask([...compiled.queries, ...(added?.queries ?? [])]);
      const answer = answerFrom(results.slice(0, compiled.queries.length), compiled.counted);
      if (added === null) return answer;
      return joined(search, answer, answerFrom(results.slice(compiled.queries.length), added.counted));
    },

    async matches(search, limit) {
      const more = compileAlso(search);
      const queries = [search, ...(more ? [more] : [])].map((one) => compileMatches(index, one, limit));
      const answers = await ask(queries);
      return {
        total: answers.reduce((sum, { totalHits }) => sum + (totalHits ?? 0), 0),
        ids: answers.flatMap(({ hits }) => hits).slice(0, limit),
      };
    },

    publish: (documents, onHeld) =>
      inTurn(async () => {
        if ((await stateOf(index)) === null) await create(index);
        return publishTo(index, documents, onHeld);
      }),

    remove: (ids) =>
      inTurn(async () => {
        if (ids.length === 0 || (await stateOf(index)) === null) return;
        await task((meilisearch) => meilisearch.index(index).deleteDocuments([...ids]));
      }),

    async *revisions() {
      for (let offset = 0; ; offset += LIST_STEP) {
        let answer: z.infer<typeof Documents>;
        try {
          answer = Documents.parse(
            await client.work((meilisearch) =>
              meilisearch.index(index).getDocuments({ fields: ["id", "revision"], limit: LIST_STEP, offset }),
            ),
          );
        } catch (error) {
          if (isMissing(error)) return;
          throw error;
        }
        yield* answer.results;
        if (offset + LIST_STEP >= answer.total) return;
      }
    },

    index: async () => (await stateOf(index)) ?? { documents: 0, current: false },

    rebuild: (documents, onProgress) =>
      inTurn(async () => {
        await create(next);
        let published = 0;
        const report = await publishTo(next, documents, ({ length }) => {
          published += length;
          onProgress?.({ published });
        });
        const state = await stateOf(next);
        if (state === null || !state.current || state.documents !== report.published) {
          throw new EngineError(
            "engine-rebuild-unverified",
            `Chỉ mục mới không khớp (${state?.documents ?? 0} trên ${report.published} văn bản), nên chỉ mục đang dùng được giữ nguyên. Hãy chạy lại.`,
          );
        }
        if ((await stateOf(index)) === null) await create(index);
        await task((meilisearch) => meilisearch.swapIndexes([{ indexes: [index, next], rename: false }]));
        await drop(next);
        return report;
      }),

    async health() {
      try {
        // Pages ask for this: they want an answer now, also while the server is being started again.
        const answer = await Promise.race([
          client.run((meilisearch) => meilisearch.getVersion()),
          sleep(HEALTH_MS, null, { ref: false }),
        ]);
        if (answer === null) return { state: "away", reason: "Meilisearch đang khởi động hoặc đang bận." };
        return { state: "ready", version: answer.pkgVersion };
      } catch (error) {
        return { state: "away", reason: error instanceof Error ? error.message : String(error) };
      }
    },

    close: () => client.close(),
  };
}

const isMissing = (error: unknown): boolean =>
  error instanceof Refused && error.engineCode === "index_not_found";

const taskFailed = (reason: string) =>
  new EngineError("engine-task-failed", `Meilisearch không làm được việc vừa giao: ${reason}`);
