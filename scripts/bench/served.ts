/** The web server as people run it, in a process of its own, and requests to it over connections that stay open. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import path from "node:path";
import type { Readable } from "node:stream";
import { type Usage, usageOf } from "./usage.ts";

const CLI = path.resolve(import.meta.dirname, "../cli.ts");

export interface Served {
  readonly url: string;
  /** What the server's process uses; null where the system does not tell. */
  usage(): Usage | null;
  close(): Promise<void>;
}

/** Starts `serve` on a data folder. @throws Error when it ends before it serves. */
export async function serve(data: string): Promise<Served> {
  const args = [...process.execArgv, CLI, "serve", "--port", "0", "--data", data];
  const server = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(server, "exit");
  const url = await addressIn(server.stdout);
  if (url === undefined) throw new Error("serve did not start");
  return {
    url,
    usage: () => usageOf(server.pid),
    async close() {
      server.kill("SIGTERM");
      await ended;
    },
  };
}

export interface Asked {
  readonly body: Buffer;
  readonly milliseconds: number;
}

/** The first address that is said. What follows is read as well: a server whose output nobody takes ends. */
async function addressIn(output: Readable): Promise<string | undefined> {
  let said = "";
  for await (const chunk of output.iterator({ destroyOnReturn: false })) {
    said += String(chunk);
    // Whole only with what follows it.
    const url = /(http:\/\/\S+)\s/u.exec(said)?.[1];
    if (url === undefined) continue;
    output.resume();
    return url;
  }
  return undefined;
}

/** Asks over kept connections. @throws Error for any answer but 200. */
export function createAsker(headers: Readonly<Record<string, string>>) {
  const agent = new Agent({ keepAlive: true, noDelay: true });
  return {
    ask: (url: string, body?: string): Promise<Asked> =>
      new Promise((resolve, reject) => {
        const started = performance.now();
        const sent = request(
          url,
          { agent, headers, method: body === undefined ? "GET" : "POST" },
          (answer) => {
            const chunks: Buffer[] = [];
            answer.on("data", (chunk: Buffer) => chunks.push(chunk));
            answer.on("error", reject);
            answer.on("end", () => {
              const milliseconds = performance.now() - started;
              if (answer.statusCode === 200) resolve({ body: Buffer.concat(chunks), milliseconds });
              else reject(new Error(`${answer.statusCode} ${url}: ${Buffer.concat(chunks).toString()}`));
            });
          },
        );
        sent.on("error", reject);
        sent.end(body);
      }),
    close: () => agent.destroy(),
  };
}

export type Asker = ReturnType<typeof createAsker>;
