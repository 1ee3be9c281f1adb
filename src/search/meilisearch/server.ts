/**
 * The engine's server as the rest of the house sees it: where to reach it now, and what to do when it is lost.
 *
 * A managed server belongs to the first process that opens the data folder and ends with it. Other processes
 * on the same folder use the running one; when its owner ends, the next request makes one of them the owner.
 */
import { randomBytes } from "node:crypto";
import { mkdir, readFile, statfs, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { EngineError } from "../../errors.ts";
import { type BinaryOptions, findBinary } from "./binary.ts";
import { type Connection, isHealthy } from "./connect.ts";
import { stopStrayServers } from "./guard.ts";
import { announce, type Ownership, readAnnouncement, tryToOwn } from "./ownership.ts";
import { type StartedServer, serverFiles, startServer } from "./start-server.ts";

export interface EngineServer {
  /** Where the server is; starts or finds one where needed. Throws EngineError when there is none to be had. */
  connection(): Promise<Connection>;
  /** Says that this connection failed: the next `connection()` makes sure of a living server. */
  lost(connection: Connection): void;
  /** @throws EngineError `engine-disk-full` when the disk that the server writes to has no room left, where we know it. */
  checkRoom(): Promise<void>;
  /** Ends the server if it is ours. */
  close(): Promise<void>;
}

/** A server that somebody else runs. */
export function externalServer(url: string, key: string | undefined): EngineServer {
  const connection: Connection = { url, key };
  return { connection: async () => connection, lost() {}, async checkRoom() {}, async close() {} };
}

export interface ManagedServerOptions {
  /** `<data>/meilisearch`. */
  readonly home: string;
  readonly binary: Pick<BinaryOptions, "given" | "packaged">;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly port?: number | undefined;
  readonly notice: (message: string) => void;
  /** Of ends further apart none is counted; a minute. */
  readonly deathsWithinMs?: number;
}

/** Waiting for another process's server to come up. */
const ATTACH_WITHIN_MS = 60_000;
/** This many ends within the window are taken for a fault that another start does not mend. */
const DEATHS_ALLOWED = 5;
const DEATHS_WINDOW_MS = 60_000;
/** With less room than this the server cannot even write down that a task has failed, and tries it for ever. */
const LEAST_ROOM = 1_000_000;

export function managedServer(options: ManagedServerOptions): EngineServer {
  const files = serverFiles(options.home);
  const { deathsWithinMs = DEATHS_WINDOW_MS } = options;
  let ownership: Ownership | null = null;
  let started: StartedServer | null = null;
  let lastPort: number | undefined;
  let current: Connection | null = null;
  let finding: Promise<Connection> | null = null;
  let closed = false;
  const deaths: number[] = [];

  async function start(key: string): Promise<Connection> {
    const recent = deaths.filter((at) => at > Date.now() - deathsWithinMs);
    deaths.splice(0, deaths.length, ...recent);
    if (recent.length > DEATHS_ALLOWED) {
      throw new EngineError(
        "engine-keeps-dying",
        `Meilisearch tắt ${recent.length} lần trong một phút nên tạm thôi khởi động lại. Xem ${files.log}; ` +
          `có thể máy hết bộ nhớ hoặc hết chỗ đĩa. Sẽ thử lại sau một phút.`,
      );
    }
    if (recent.length > 0) await sleep(Math.min(100 * 2 ** (recent.length - 1), 2_000));
    await stopStrayServers(files.home, files.db);
    const binary = await findBinary({
      ...options.binary,
      searchPath: options.env.PATH,
      home: files.home,
    });
    const server = await startServer({
      binary: binary.file,
      files,
      key,
      port: options.port,
      lastPort,
      env: options.env,
      notice: options.notice,
    });
    if (closed) {
      await server.process.stop();
      throw closedError();
    }
    started = server;
    lastPort = server.port;
    const connection = { url: server.url, key };
    void server.process.ended.then(() => {
      started = null;
      if (current === connection) current = null;
      if (closed) return;
      deaths.push(Date.now());
      options.notice("Meilisearch vừa tắt đột ngột, đang khởi động lại.");
      // Whoever asks next learns what failed, should this start fail.
      connectionNow().catch(() => {});
    });
    await announce(files.home, { url: server.url });
    return connection;
  }

  async function startAsOwner(key: string): Promise<Connection> {
    try {
      return await start(key);
    } catch (error) {
      // Another process may know a better program or port.
      ownership?.release();
      ownership = null;
      throw error;
    }
  }

  async function find(): Promise<Connection> {
    const key = await keyOf(files.home);
    const deadline = Date.now() + ATTACH_WITHIN_MS;
    while (!closed) {
      if (started !== null) {
        // Ours, and its guard says that it runs: a lost request was a hiccup unless it no longer answers.
        const { url } = started;
        if (await isHealthy(url, key)) return { url, key };
        await sleep(100);
      } else {
        ownership ??= tryToOwn(files.home);
        if (ownership !== null) return startAsOwner(key);
        const announced = await readAnnouncement(files.home);
        if (announced !== null && (await isHealthy(announced.url, key))) return { url: announced.url, key };
        await sleep(50);
      }
      if (Date.now() > deadline) {
        throw new EngineError(
          "engine-away",
          `Một tiến trình Chỉ Dẫn khác đang giữ ${files.home} nhưng Meilisearch của nó không trả lời. ` +
            `Hãy tắt tiến trình đó rồi chạy lại; xem ${files.log}.`,
        );
      }
    }
    throw closedError();
  }

  function connectionNow(): Promise<Connection> {
    if (closed) return Promise.reject(closedError());
    if (current !== null) return Promise.resolve(current);
    finding ??= find()
      .then((connection) => {
        current = connection;
        return connection;
      })
      .finally(() => {
        finding = null;
      });
    return finding;
  }

  return {
    connection: connectionNow,
    lost(connection) {
      if (current === connection) current = null;
    },
    async checkRoom() {
      const { bavail, bsize } = await statfs(files.home);
      if (bavail * bsize >= LEAST_ROOM) return;
      throw new EngineError(
        "engine-disk-full",
        `Đĩa chứa ${files.home} đã đầy nên Meilisearch không ghi được; hãy giải phóng chỗ trống rồi chạy lại (phần đã ghi vẫn còn).`,
      );
    },
    async close() {
      if (closed) return;
      closed = true;
      await finding?.catch(() => {});
      await started?.process.stop();
      ownership?.release();
    },
  };
}

const closedError = () => new EngineError("engine-closed", "Máy tìm kiếm đã được tắt.");

/** The folder's random key; made once, readable by its owner only. */
async function keyOf(home: string): Promise<string> {
  const file = path.join(home, "master.key");
  await mkdir(home, { recursive: true, mode: 0o700 }).catch((cause) => {
    throw unusableFolder(home, cause);
  });
  try {
    await writeFile(file, randomBytes(24).toString("hex"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw unusableFolder(home, error);
  }
  // Another process may be about to write the key that it has just made.
  for (let tries = 0; tries < 100; tries++) {
    const key = (await readFile(file, "utf8")).trim();
    if (/^[0-9a-f]{48}$/u.test(key)) return key;
    await sleep(10);
  }
  throw new EngineError(
    "engine-key-unusable",
    `Tệp khóa ${file} bị hỏng; hãy xóa nó rồi chạy lại (khóa mới được tạo ngay).`,
  );
}

function unusableFolder(home: string, cause: unknown): EngineError {
  return new EngineError(
    "engine-folder-unusable",
    `Không ghi được vào thư mục ${home}. Hãy kiểm quyền ghi và chỗ trống của đĩa, hoặc chọn thư mục dữ liệu khác (--data).`,
    { cause },
  );
}
