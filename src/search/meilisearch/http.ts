/**
 * Requests to the engine over connections that stay open. Node's own `fetch` takes about 0.7 ms more of the processor
 * for each (measured), which is as much as everything else that we do with an answer's counts.
 */
import http from "node:http";
import https from "node:https";
import { MeilisearchApiError, type MeilisearchErrorResponse, MeilisearchRequestError } from "meilisearch";

/** The engine closes a connection that is idle for five seconds; ours are gone before it can. */
const IDLE_MS = 4_000;

type Fetch = (url: string | URL | Request, init?: RequestInit) => Promise<unknown>;

export interface HttpClient {
  /**
   * What the package's client takes for its own way of asking: resolves with the answer's JSON.
   *
   * @throws MeilisearchApiError when the engine refuses; what the connection failed of; SyntaxError for no JSON.
   */
  readonly fetch: Fetch;
  /**
   * The same for what is posted to one address, without the package's client, which takes as long as the request itself.
   *
   * @throws MeilisearchRequestError for what the connection failed of, MeilisearchApiError, SyntaxError
   */
  poster(
    address: string,
    headers: Readonly<Record<string, string>>,
    timeoutMs: number,
  ): (body: Body) => Promise<unknown>;
}

/** Text, or bytes in pieces, which are sent as they lie. */
export type Body = string | readonly Uint8Array[];

const lengthOf = (body: Body): number =>
  typeof body === "string"
    ? Buffer.byteLength(body)
    : body.reduce((sum, { byteLength }) => sum + byteLength, 0);

export function createHttpClient(): HttpClient {
  const options = { keepAlive: true, timeout: IDLE_MS };
  const agents = { http: new http.Agent(options), https: new https.Agent(options) };
  const over = (secure: boolean) => ({
    request: (secure ? https : http).request,
    agent: secure ? agents.https : agents.http,
  });
  return {
    fetch(url, init = {}) {
      const target = new URL(String(url));
      const { request, agent } = over(target.protocol === "https:");
      const body = typeof init.body === "string" ? init.body : "";
      const sent = request(target, {
        agent,
        method: init.method ?? "GET",
        headers: {
          ...Object.fromEntries(new Headers(init.headers)),
          "content-length": Buffer.byteLength(body),
        },
        ...(init.signal ? { signal: init.signal } : {}),
      });
      return answered(sent, body);
    },
    poster(address, headers, timeoutMs) {
      const { protocol, hostname, port, pathname, search } = new URL(address);
      const { request, agent } = over(protocol === "https:");
      // An address of IPv6 stands in brackets there, and nowhere else.
      const host = hostname.replace(/^\[|\]$/gu, "");
      const to = { protocol, host, port, path: pathname + search, agent, method: "POST" };
      return async (body) => {
        const sent = request({ ...to, headers: { ...headers, "content-length": lengthOf(body) } });
        const limit = setTimeout(() => sent.destroy(new Error(`no answer in ${timeoutMs} ms`)), timeoutMs);
        try {
          return await answered(sent, body);
        } catch (error) {
          if (error instanceof MeilisearchApiError || error instanceof SyntaxError) throw error;
          throw new MeilisearchRequestError(address, error);
        } finally {
          clearTimeout(limit);
        }
      };
    },
  };
}

/** A body that is text goes out in one write with the head. */
function answered(request: http.ClientRequest, body: Body): Promise<unknown> {
  return new Promise((resolve, reject) => {
    request.on("error", reject);
    request.on("response", (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        try {
          resolve(answerOf(response.statusCode ?? 0, Buffer.concat(chunks).toString()));
        } catch (error) {
          reject(error);
        }
      });
    });
    if (typeof body === "string") return void request.end(body);
    for (const piece of body) request.write(piece);
    request.end();
  });
}

function answerOf(status: number, text: string): unknown {
  if (status >= 200 && status < 300) return text === "" ? undefined : JSON.parse(text);
  throw new MeilisearchApiError(new Response(null, { status }), refusalIn(text));
}

/** What stands in front of the engine refuses with a page. */
function refusalIn(text: string): MeilisearchErrorResponse | undefined {
  try {
    return JSON.parse(text) as MeilisearchErrorResponse;
  } catch {
    return undefined;
  }
}
