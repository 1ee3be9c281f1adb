/** Requests that survive a restart of the server, and tasks that are waited for. */
import { setTimeout as sleep } from "node:timers/promises";
import type { EnqueuedTask, Meilisearch, Task } from "meilisearch";
import { EngineError } from "../../errors.ts";
import { type Connection, connectTo, Refused, translated, Unreachable } from "./connect.ts";
import type { EngineServer } from "./server.ts";

export interface Client {
  /**
   * Runs a request, again while the server cannot be reached.
   *
   * @throws EngineError; `Refused` when the engine answered with an error.
   */
  run<T>(request: (meilisearch: Meilisearch) => Promise<T>): Promise<T>;
  /** Runs a request that makes a task, and waits for its end: the reason of its failure, or null. */
  task(request: (meilisearch: Meilisearch) => Promise<EnqueuedTask>): Promise<TaskFailure | null>;
  close(): Promise<void>;
}

export interface TaskFailure {
  readonly code: string;
  readonly message: string;
}

export interface ClientOptions {
  /** How long a request is made again while the server cannot be reached. */
  readonly patienceMs: number;
}

const REQUEST_MS = 30_000;
const UPLOAD_MS = 120_000;
/** A task is asked after at once, then less and less often: each question costs both sides a millisecond. */
const TASK_POLL_MS = 20;
const SLOWEST_POLL_MS = 250;

export function createClient(server: EngineServer, { patienceMs }: ClientOptions): Client {
  const clients = new Map<number, { connection: Connection; meilisearch: Meilisearch }>();

  /** One client for each time limit, made anew when the server has moved. */
  function clientFor(connection: Connection, timeoutMs: number): Meilisearch {
    const known = clients.get(timeoutMs);
    if (known && known.connection.url === connection.url && known.connection.key === connection.key)
      return known.meilisearch;
    const meilisearch = connectTo(connection, timeoutMs);
    clients.set(timeoutMs, { connection, meilisearch });
    return meilisearch;
  }

  async function run<T>(request: (meilisearch: Meilisearch) => Promise<T>, timeoutMs: number): Promise<T> {
    const deadline = Date.now() + patienceMs;
    for (let pause = 50; ; pause = Math.min(pause * 2, 1_000)) {
      const connection = await server.connection();
      try {
        return await request(clientFor(connection, timeoutMs));
      } catch (cause) {
        const error = translated(cause, connection.url);
        if (!(error instanceof Unreachable)) throw error;
        server.lost(connection);
        if (Date.now() + pause > deadline) throw away(connection.url, error);
        await sleep(pause);
      }
    }
  }

  /** Null when the server no longer knows the task: its database was made anew meanwhile. */
  async function ending(taskUid: number): Promise<Task | null> {
    try {
      for (let pause = TASK_POLL_MS; ; pause = Math.min(pause * 1.5, SLOWEST_POLL_MS)) {
        const task = await run(({ tasks }) => tasks.getTask(taskUid), REQUEST_MS);
        if (task.status !== "enqueued" && task.status !== "processing") return task;
        if (pause === SLOWEST_POLL_MS) await server.checkRoom();
        await sleep(pause);
      }
    } catch (error) {
      if (error instanceof Refused && error.status === 404) return null;
      throw error;
    }
  }

  return {
    run: (request) => run(request, REQUEST_MS),
    async task(request) {
      // Every task of ours may be made twice: documents replace themselves, settings are set to what they are.
      for (let tries = 0; tries < 3; tries++) {
        const { taskUid } = await run(request, UPLOAD_MS);
        const task = await ending(taskUid);
        if (task === null) continue;
        if (task.status === "succeeded") return null;
        return task.error ?? { code: task.status, message: `task ${task.status}` };
      }
      throw new EngineError("engine-task-lost", "Meilisearch mất công việc vừa nhận; hãy chạy lại.");
    },
    close: () => server.close(),
  };
}

function away(url: string, cause: Unreachable): EngineError {
  return new EngineError(
    "engine-away",
    `Không liên lạc được với Meilisearch ở ${url} (${cause.message}). Hãy kiểm máy chủ đang chạy và địa chỉ MEILI_URL.`,
    { cause },
  );
}
