/** Requests that survive a restart of the server, and tasks that are waited for. */
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { EngineError } from "../../errors.ts";
import { createTransport, type EngineRequest, Refused, Unreachable } from "./http.ts";
import type { EngineServer } from "./server.ts";

export interface Client {
  /** @throws EngineError; `Refused` when the engine answered with an error. */
  send(request: Omit<EngineRequest, "timeoutMs"> & { timeoutMs?: number }): Promise<unknown>;
  /** Sends a request that makes a task, and waits for its end: the reason of its failure, or null. */
  task(request: Omit<EngineRequest, "timeoutMs">): Promise<TaskFailure | null>;
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

const Enqueued = z.object({ taskUid: z.number().int() });
const Task = z.object({
  status: z.enum(["enqueued", "processing", "succeeded", "failed", "canceled"]),
  error: z.object({ code: z.string(), message: z.string() }).nullish(),
});

export function createClient(server: EngineServer, { patienceMs }: ClientOptions): Client {
  const transport = createTransport();

  async function send(request: EngineRequest): Promise<unknown> {
    const deadline = Date.now() + patienceMs;
    for (let pause = 50; ; pause = Math.min(pause * 2, 1_000)) {
      const connection = await server.connection();
      try {
        return await transport.send(connection, request);
      } catch (error) {
        if (!(error instanceof Unreachable)) throw error;
        server.lost(connection);
        if (Date.now() + pause > deadline) throw away(connection.url, error);
        await sleep(pause);
      }
    }
  }

  /** Null when the server no longer knows the task: its database was made anew meanwhile. */
  async function ending(taskUid: number): Promise<z.infer<typeof Task> | null> {
    for (let pause = 5; ; pause = Math.min(pause * 1.5, 200)) {
      try {
        const task = Task.parse(
          await send({ method: "GET", path: `/tasks/${taskUid}`, timeoutMs: REQUEST_MS }),
        );
        if (task.status !== "enqueued" && task.status !== "processing") return task;
      } catch (error) {
        if (error instanceof Refused && error.status === 404) return null;
        throw error;
      }
      await sleep(pause);
    }
  }

  return {
    send: (request) => send({ timeoutMs: REQUEST_MS, ...request }),
    async task(request) {
      // Every task of ours may be made twice: documents replace themselves, settings are set to what they are.
      for (let tries = 0; tries < 3; tries++) {
        const { taskUid } = Enqueued.parse(await send({ ...request, timeoutMs: UPLOAD_MS }));
        const task = await ending(taskUid);
        if (task === null) continue;
        if (task.status === "succeeded") return null;
        return task.error ?? { code: task.status, message: `task ${task.status}` };
      }
      throw new EngineError("engine-task-lost", "Meilisearch mất công việc vừa nhận; hãy chạy lại.");
    },
    async close() {
      transport.close();
      await server.close();
    },
  };
}

function away(url: string, cause: Unreachable): EngineError {
  return new EngineError(
    "engine-away",
    `Không liên lạc được với Meilisearch ở ${url} (${cause.message}). Hãy kiểm máy chủ đang chạy và địa chỉ MEILI_URL.`,
    { cause },
  );
}
