/**
 * Requests to the engine. Answers are asked for uncompressed (a compressed one costs a fixed 45 ms on
 * loopback), connections are kept alive, and every request has a time limit.
 */
import { Agent as HttpAgent, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { EngineError } from "../../errors.ts";

export interface Connection {
  readonly url: string;
  readonly key: string | undefined;
}

export interface EngineRequest {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  readonly path: string;
  readonly body?: unknown;
  /** A body that is NDJSON already. */
  readonly lines?: string;
  readonly timeoutMs: number;
}

/** The engine could not be reached or did not answer in time: the request may be made again. */
export class Unreachable extends Error {}

/** The engine answered, and refused. */
export class Refused extends EngineError {
  readonly status: number;
  readonly engineCode: string;
  constructor(status: number, engineCode: string, message: string) {
    super("engine-refused", message);
    this.status = status;
    this.engineCode = engineCode;
  }
}

export interface Transport {
  send(connection: Connection, request: EngineRequest): Promise<unknown>;
  close(): void;
}

export function createTransport(): Transport {
  const options = { keepAlive: true, maxSockets: 32, noDelay: true };
  const http = new HttpAgent(options);
  const https = new HttpsAgent(options);
  return {
    async send(connection, request) {
      const { status, text } = await exchange(connection, request, { http, https });
      const answer: unknown = text === "" ? null : parse(text);
      if (status < 400) return answer;
      throw refusal(status, answer);
    },
    close() {
      http.destroy();
      https.destroy();
    },
  };
}

function exchange(
  { url, key }: Connection,
  { method, path, body, lines, timeoutMs }: EngineRequest,
  agents: { http: HttpAgent; https: HttpsAgent },
): Promise<{ status: number; text: string }> {
  const target = new URL(url.replace(/\/+$/u, "") + path);
  const secure = target.protocol === "https:";
  const payload = lines ?? (body === undefined ? undefined : JSON.stringify(body));
  const headers: Record<string, string> = { "accept-encoding": "identity", "user-agent": "chi-dan" };
  if (key !== undefined) headers.authorization = `Bearer ${key}`;
  if (payload !== undefined) {
    headers["content-type"] = lines === undefined ? "application/json" : "application/x-ndjson";
    headers["content-length"] = String(Buffer.byteLength(payload));
  }
  return new Promise((resolve, reject) => {
    const send = secure ? httpsRequest : httpRequest;
    const outgoing = send(
      target,
      { method, headers, agent: secure ? agents.https : agents.http, signal: AbortSignal.timeout(timeoutMs) },
      (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
        incoming.on("end", () =>
          resolve({ status: incoming.statusCode ?? 0, text: Buffer.concat(chunks).toString("utf8") }),
        );
        incoming.on("error", (cause) => reject(new Unreachable(`${url}: ${cause.message}`, { cause })));
      },
    );
    outgoing.on("error", (cause) => reject(new Unreachable(`${url}: ${cause.message}`, { cause })));
    outgoing.end(payload);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { message: text.slice(0, 200) };
  }
}

function refusal(status: number, answer: unknown): Error {
  const { message = "", code = "" } = (answer ?? {}) as { message?: string; code?: string };
  // A proxy in front of the engine, or the engine on its way up or down.
  if (status === 502 || status === 503 || status === 504) return new Unreachable(`${status} ${message}`);
  if (status === 401 || status === 403) {
    return new EngineError(
      "engine-key-refused",
      "Meilisearch từ chối khóa truy cập. Hãy đặt MEILI_MASTER_KEY (hoặc MEILI_API_KEY) đúng với máy chủ ở MEILI_URL.",
    );
  }
  return new Refused(status, code, `Meilisearch từ chối yêu cầu (${status} ${code}): ${message}`);
}

/** Whether a server answers here and takes our key. */
export async function isHealthy(url: string, key: string | undefined): Promise<boolean> {
  const transport = createTransport();
  try {
    await transport.send({ url, key }, { method: "GET", path: "/version", timeoutMs: 2_000 });
    return true;
  } catch {
    return false;
  } finally {
    transport.close();
  }
}
