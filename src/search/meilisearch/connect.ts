/**
 * The package's client on one server, and its errors in ours. Connections are kept alive; answers are asked for uncompressed (a compressed one costs a fixed 45 ms on loopback), and
 * every request has a time limit.
 */
import { type EnqueuedTask, Meilisearch, MeilisearchApiError, MeilisearchRequestError } from "meilisearch";
import { EngineError } from "../../errors.ts";
import { createHttpClient } from "./http.ts";

export interface Connection {
  readonly url: string;
  readonly key: string | undefined;
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

/** A server, asked through the package's client; directly for searches, and for documents. */
export interface Server {
  readonly meilisearch: Meilisearch;
  /** Several searches at once. @param json `{ queries }` */
  multiSearch(json: string): Promise<unknown>;
  /** Documents into an index. @param lines the JSON of one each, with its line end. */
  add(index: string, lines: readonly Uint8Array[]): Promise<Pick<EnqueuedTask, "taskUid">>;
}

export function connectTo({ url, key }: Connection, timeoutMs: number): Server {
  const http = createHttpClient();
  const plain = { "accept-encoding": "identity" };
  const host = url.replace(/\/+$/u, "");
  const poster = (path: string, type: string) =>
    http.poster(
      `${host}/${path}`,
      {
        ...plain,
        "content-type": type,
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
      timeoutMs,
    );
  return {
    meilisearch: new Meilisearch({
      host: url,
      ...(key === undefined ? {} : { apiKey: key }),
      requestInit: { headers: plain },
      clientAgents: ["chi-dan"],
      timeout: timeoutMs,
      httpClient: http.fetch,
    }),
    multiSearch: poster("multi-search", "application/json"),
    async add(index, lines) {
      // The package sends strings only: a batch of 12 MB becomes one of 20 MB, and bytes once more.
      const address = `indexes/${index}/documents?primaryKey=id`;
      try {
        return (await poster(address, "application/x-ndjson")(lines)) as Pick<EnqueuedTask, "taskUid">;
      } catch (error) {
        // Something in front of the engine answered with a page.
        throw error instanceof SyntaxError ? new MeilisearchRequestError(host, error) : error;
      }
    },
  };
}

/** The package's error as one of ours; what it does not know stays as it is. */
export function translated(thrown: unknown, url: string): unknown {
  // The package takes whatever our way of asking throws for a failed request.
  const refused = thrown instanceof MeilisearchRequestError && thrown.cause instanceof MeilisearchApiError;
  const error = refused ? thrown.cause : thrown;
  // Among them: something in front of the engine answered with a page.
  if (error instanceof MeilisearchRequestError)
    return new Unreachable(`${url}: ${deepest(error)}`, { cause: error });
  if (!(error instanceof MeilisearchApiError)) return error;
  const { status } = error.response;
  // A proxy in front of the engine, or the engine on its way up or down; or our request came to it too slowly (408).
  if (status === 408 || status === 502 || status === 503 || status === 504)
    return new Unreachable(`${status} ${error.cause?.message ?? ""}`.trim(), { cause: error });
  if (status === 401 || status === 403) {
    return new EngineError(
      "engine-key-refused",
      "Meilisearch từ chối khóa truy cập. Hãy đặt MEILI_MASTER_KEY (hoặc MEILI_API_KEY) đúng với máy chủ ở MEILI_URL.",
      { cause: error },
    );
  }
  const code = error.cause?.code ?? "";
  return new Refused(status, code, `Meilisearch từ chối yêu cầu (${status} ${code}): ${error.message}`);
}

/** "fetch failed" says nothing; what it failed of stands at the bottom. */
function deepest(error: Error): string {
  let at = error;
  while (at.cause instanceof Error) at = at.cause;
  return at.message === "" ? error.message : at.message;
}

/** Whether a server answers here and takes our key. */
export async function isHealthy(url: string, key: string | undefined): Promise<boolean> {
  try {
    await connectTo({ url, key }, 2_000).meilisearch.getVersion();
    return true;
  } catch {
    return false;
  }
}
