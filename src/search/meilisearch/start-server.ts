/** One start of the server, from the choice of a port to the first healthy answer, and what can go wrong. */
import { closeSync, existsSync, openSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { totalmem } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { EngineError } from "../../errors.ts";
import { isHealthy } from "./connect.ts";
import { type GuardedServer, startGuarded } from "./guard.ts";

export interface ServerFiles {
  readonly home: string;
  readonly db: string;
  readonly log: string;
}

export const serverFiles = (home: string): ServerFiles => ({
  home,
  db: path.join(home, "db"),
  log: path.join(home, "meilisearch.log"),
});

export interface StartOptions {
  readonly binary: string;
  readonly files: ServerFiles;
  readonly key: string;
  /** A fixed port; without it a free one is taken. */
  readonly port: number | undefined;
  /** The port of the run before, taken again where it is still free. */
  readonly lastPort: number | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What people should know and need not act on. */
  readonly notice: (message: string) => void;
}

export interface StartedServer {
  readonly url: string;
  readonly port: number;
  readonly process: GuardedServer;
}

const TRIES = 6;
const HEALTHY_WITHIN_MS = 60_000;
const LOG_LIMIT = 5_000_000;
/**
 * What the engine may take to index with. It fills with zeros, for every task, an area that grows with it: with its own
 * choice, two thirds of the machine, each addition of a few letters took 0.5 s of the processor on 23 GB. 1,200 letters
 * from files: 14.4 to 13.4 s of its processor, 1,837 to 528 MB at most. What waits for it (see BATCHES_AHEAD) fits.
 */
const INDEXING_MEMORY = 2 ** 30;
const indexingMemory = () => Math.min(INDEXING_MEMORY, Math.floor((totalmem() * 2) / 3));

/**
 * Starts the server on this data folder and waits until it answers. A database that this version cannot use
 * is moved aside (the index can be made again from the catalogue), and `notice` says so.
 *
 * @throws EngineError `engine-port-in-use`, `engine-start-failed`, `engine-start-slow`.
 */
export async function startServer(options: StartOptions): Promise<StartedServer> {
  let movedAside = false;
  let port = options.port ?? options.lastPort ?? (await freePort());
  for (let tries = 1; ; tries++) {
    const outcome = await startOnce(options, port);
    if ("process" in outcome) return outcome;
    const { problem, killed } = outcome;
    if (killed && tries < TRIES) {
      await sleep(100 * tries);
    } else if (/Address already in use/u.test(problem)) {
      if (options.port !== undefined || tries >= TRIES) {
        throw new EngineError(
          "engine-port-in-use",
          `Cổng ${port} dành cho Meilisearch đang có chương trình khác dùng. Hãy tắt chương trình đó hoặc chọn cổng khác.`,
        );
      }
      port = await freePort();
    } else if (UNUSABLE_DATABASE.test(problem) && !movedAside) {
      movedAside = true;
      const aside = await moveAside(options.files.db);
      options.notice(
        `Chỉ mục trong ${options.files.db} không dùng được với bản Meilisearch này (${firstLine(problem)}). ` +
          `Đã chuyển sang ${aside} và sẽ lập lại chỉ mục từ sổ văn bản; không mất dữ liệu nào.`,
      );
    } else {
      throw new EngineError(
        "engine-start-failed",
        `Meilisearch không khởi động được: ${firstLine(problem)}. Xem ${options.files.log}. ` +
          `Nếu lặp lại, hãy xóa thư mục ${options.files.db} (chỉ mục sẽ được lập lại từ sổ văn bản) hoặc dùng MEILI_URL.`,
      );
    }
  }
}

/** Another version's data, or a damaged file of LMDB. A full disk or missing rights are not among them. */
const UNUSABLE_DATABASE =
  /incompatible with your current engine version|failed to infer the version of the database|Mdb\((?:Invalid|Corrupted|PageNotFound|VersionMismatch|Panic)\)|MDB_(?:INVALID|CORRUPTED|PAGE_NOTFOUND|VERSION_MISMATCH|PANIC)/u;

async function startOnce(
  { binary, files, key, env }: StartOptions,
  port: number,
): Promise<StartedServer | { problem: string; killed: boolean }> {
  await rotate(files.log);
  const url = `http://127.0.0.1:${port}`;
  const log = openSync(files.log, "a", 0o600);
  const logged = (await stat(files.log)).size;
  let server: GuardedServer;
  try {
    server = startGuarded({
      command: [
        binary,
        ...["--no-analytics", "--env", "production", "--log-level", "WARN"],
        ...["--max-indexing-memory", String(indexingMemory())],
        ...["--http-addr", `127.0.0.1:${port}`, "--db-path", files.db],
        ...[
          "--dump-dir",
          path.join(files.home, "dumps"),
          "--snapshot-dir",
          path.join(files.home, "snapshots"),
        ],
      ],
      home: files.home,
      dbPath: files.db,
      // Nothing of our environment but what a program needs; the key is not on the command line, where all see it.
      env: { ...onlySet({ PATH: env.PATH, HOME: env.HOME, TMPDIR: env.TMPDIR }), MEILI_MASTER_KEY: key },
      log,
    });
  } finally {
    closeSync(log);
  }
  const deadline = Date.now() + HEALTHY_WITHIN_MS;
  while (server.running) {
    if (await isHealthy(url, key)) return { url, port, process: server };
    if (Date.now() > deadline) {
      await server.stop();
      throw new EngineError(
        "engine-start-slow",
        `Meilisearch khởi động quá ${HEALTHY_WITHIN_MS / 1000} giây mà chưa trả lời. Xem ${files.log} rồi thử lại.`,
      );
    }
    await Promise.race([server.ended, sleep(20)]);
  }
  await server.stop();
  return { problem: await problemIn(files.log, logged), killed: server.killed };
}

function onlySet(env: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no TCP address");
  return address.port;
}

async function rotate(log: string): Promise<void> {
  const found = await stat(log).catch(() => null);
  if (found && found.size > LOG_LIMIT) await rename(log, `${log}.1`);
}

const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "gu");

/** The server's own words about its end: the last error in what it logged since `from`. */
async function problemIn(log: string, from: number): Promise<string> {
  const lines = (await readFile(log)).subarray(from).toString("utf8").replace(COLOUR, "").split("\n");
  const said = lines.filter((line) => line.trim() !== "");
  const error = said.findLast((line) => /^Error: |panicked at|ERROR/u.test(line)) ?? said.at(-1);
  return (
    error?.replace(/^Error: |^\S+Z\s+ERROR\s+\S+\s+(?:error|info)=/u, "").trim() ?? "không có thông báo nào"
  );
}

const firstLine = (text: string) => text.split("\n", 1)[0]?.replace(/\.$/u, "") ?? "";

/** Moves a database out of the way; of earlier ones nothing is kept, since they too can be made again. */
async function moveAside(db: string): Promise<string> {
  const folder = path.dirname(db);
  for (const name of await readdir(folder)) {
    if (name.startsWith("db-cu-")) await rm(path.join(folder, name), { recursive: true, force: true });
  }
  const version = existsSync(path.join(db, "VERSION"))
    ? (await readFile(path.join(db, "VERSION"), "utf8")).trim().replace(/[^\w.]/gu, "")
    : "hong";
  const aside = path.join(folder, `db-cu-${version}`);
  await rename(db, aside);
  await mkdir(folder, { recursive: true });
  return aside;
}
