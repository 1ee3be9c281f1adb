/** Requests that survive a restart of the server, and tasks that are waited for. */
import { setTimeout as sleep } from "node:timers/promises";
import type { EnqueuedTask, Meilisearch, Task } from "meilisearch";
import { EngineError } from "../../errors.ts";
import { type Connection, connectTo, Refused, type Server, translated, Unreachable } from "./connect.ts";
import type { EngineServer } from "./server.ts";

export interface Client {
  /**
   * Asks for somebody who waits for the answer: again for a moment while the server cannot be reached.
   *
   * @throws EngineError; `Refused` when the engine answered with an error.
   */
  run<T>(request: (meilisearch: Meilisearch) => Promise<T>): Promise<T>;
  /** Several searches in one request, asked in this way. @param json `{ queries }` */
  multiSearch(json: string): Promise<unknown>;
  /** The same for work that nobody waits for: it outlasts a server that is away for minutes. */
  work<T>(request: (meilisearch: Meilisearch) => Promise<T>): Promise<T>;
  /** Work that makes a task: waits for its end, and gives the reason of its failure, or null. */
  task(request: (meilisearch: Meilisearch) => Promise<EnqueuedTask>): Promise<TaskFailure | null>;
  /** The same for documents that are sent. @param lines as for `Server.add`. */
  add(index: string, lines: readonly Uint8Array[]): Promise<TaskFailure | null>;
  close(): Promise<void>;
}

export interface TaskFailure {
  readonly code: string;
  readonly message: string;
}

export interface ClientOptions {
  /** How long a question is asked again while the server cannot be reached, counted from when it went away. */
  readonly patienceMs: number;
  /** How long work waits for it. */
  readonly workPatienceMs?: number;
  /** Told when work begins to wait, and when it goes on. */
  readonly notice?: (message: string) => void;
  /** Aborted: nothing waits any longer. */
  readonly signal?: AbortSignal | undefined;
}

const REQUEST_MS = 30_000;
const UPLOAD_MS = 120_000;
/** A task is asked after at once, then less and less often: each question costs both sides a millisecond. */
const TASK_POLL_MS = 20;
const SLOWEST_POLL_MS = 250;
const WORK_PATIENCE_MS = 5 * 60_000;
/** A server that restarts is back sooner, and nobody needs to hear of it. */
const TELL_AFTER_MS = 2_000;
const LONGEST_PAUSE_MS = 1_000;

export function createClient(server: EngineServer, options: ClientOptions): Client {
  const { patienceMs, workPatienceMs = WORK_PATIENCE_MS, notice = () => {}, signal } = options;
  const clients = new Map<number, { connection: Connection; server: Server }>();

  /** One client for each time limit, made anew when the server has moved. */
  function clientFor(connection: Connection, timeoutMs: number): Server {
    const known = clients.get(timeoutMs);
    if (known && known.connection.url === connection.url && known.connection.key === connection.key)
      return known.server;
    const made = connectTo(connection, timeoutMs);
    clients.set(timeoutMs, { connection, server: made });
    return made;
  }

  /** The server has not answered since then; found so for the last time at `last`. */
  let gone: { readonly since: number; readonly last: number } | null = null;
  let told = false;

  function answered(): void {
    gone = null;
    if (!told) return;
    told = false;
    notice("Máy tìm kiếm đã trả lời lại, đang làm tiếp.");
  }

  /** @returns since when it has been away. */
  function foundAway(): number {
    const last = Date.now();
    const since = gone !== null && last - gone.last <= patienceMs ? gone.since : last;
    gone = { since, last };
    return since;
  }

  async function reach<T>(
    request: (server: Server) => Promise<T>,
    timeoutMs: number,
    isWork: boolean,
  ): Promise<T> {
    const began = Date.now();
    let failing: number | null = null;
    for (let pause = 50; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      const connection = await server.connection();
      try {
        const answer = await request(clientFor(connection, timeoutMs));
        answered();
        return answer;
      } catch (cause) {
        const error = translated(cause, connection.url);
        if (!(error instanceof Unreachable)) throw error;
        server.lost(connection);
        failing ??= Date.now();
        // Whoever asks while it has long been away is told so at once; work waits for it from now on.
        const since = isWork ? failing : Math.min(began, foundAway());
        const deadline = since + (isWork ? workPatienceMs : patienceMs);
        const left = deadline - Date.now();
        if (signal?.aborted || left <= 0) throw away(connection.url, error);
        if (isWork && !told && Date.now() - failing >= TELL_AFTER_MS) {
          told = true;
          notice(waiting(error));
        }
        // One millisecond more: a clock that is behind would have us ask once more for nothing.
        await sleep(Math.min(pause, left + 1), undefined, { signal }).catch(() => {});
      }
    }
  }

  const ask = <T>(
    request: (meilisearch: Meilisearch) => Promise<T>,
    timeoutMs: number,
    isWork: boolean,
  ): Promise<T> => reach(({ meilisearch }) => request(meilisearch), timeoutMs, isWork);

  /** Null when the server no longer knows the task: its database was made anew meanwhile. */
  async function ending(taskUid: number): Promise<Task | null> {
    try {
      for (let pause = TASK_POLL_MS; ; pause = Math.min(pause * 1.5, SLOWEST_POLL_MS)) {
        const task = await ask(({ tasks }) => tasks.getTask(taskUid), REQUEST_MS, true);
        if (task.status !== "enqueued" && task.status !== "processing") return task;
        if (pause === SLOWEST_POLL_MS) await server.checkRoom();
        await sleep(pause);
      }
    } catch (error) {
      if (error instanceof Refused && error.status === 404) return null;
      throw error;
    }
  }

  async function ended(
    request: (server: Server) => Promise<Pick<EnqueuedTask, "taskUid">>,
  ): Promise<TaskFailure | null> {
    // Every task of ours may be made twice: documents replace themselves, settings are set to what they are.
    for (let tries = 0; tries < 3; tries++) {
      const { taskUid } = await reach(request, UPLOAD_MS, true);
      const task = await ending(taskUid);
      if (task === null) continue;
      if (task.status === "succeeded") return null;
      return task.error ?? { code: task.status, message: `task ${task.status}` };
    }
    throw new EngineError("engine-task-lost", "Meilisearch mất công việc vừa nhận; hãy chạy lại.");
  }

  return {
    run: (request) => ask(request, REQUEST_MS, false),
    multiSearch: (json) => reach((it) => it.multiSearch(json), REQUEST_MS, false),
    work: (request) => ask(request, REQUEST_MS, true),
    task: (request) => ended(({ meilisearch }) => request(meilisearch)),
    add: (index, lines) => ended((it) => it.add(index, lines)),
    close: () => server.close(),
  };
}

function waiting({ message }: Unreachable): string {
  return `Máy tìm kiếm chưa trả lời (${message}); đang đợi, sẽ làm tiếp ngay khi nó trở lại.`;
}

function away(url: string, cause: Unreachable): EngineError {
  return new EngineError(
    "engine-away",
    `Không liên lạc được với Meilisearch ở ${url} (${cause.message}). Hãy kiểm máy chủ đang chạy và địa chỉ MEILI_URL, rồi chạy lại (phần đã nhận vẫn còn).`,
    { cause },
  );
}
