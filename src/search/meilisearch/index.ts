/** The engine, opened: a server that somebody runs (`url`), or one of our own in the data folder. */
import path from "node:path";
import { EngineError } from "../../errors.ts";
import type { Engine } from "../engine.ts";
import type { BinaryOptions } from "./binary.ts";
import { type Client, createClient } from "./client.ts";
import { meilisearchEngine } from "./engine.ts";
import { externalServer, managedServer } from "./server.ts";

export interface EngineOptions {
  /** The managed server lives in `<dataDir>/meilisearch`. */
  readonly dataDir: string;
  /** MEILI_URL, MEILI_MASTER_KEY or MEILI_API_KEY, MEILI_BINARY. */
  readonly url?: string | undefined;
  readonly key?: string | undefined;
  readonly binary?: string | undefined;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Name of the index, for several archives on one server. */
  readonly index?: string;
  /** What people should know: a restart, an index that was moved aside. */
  readonly notice?: (message: string) => void;
  /** How long a question waits for a server that is being started again; and work, see `createClient`. */
  readonly patienceMs?: number;
  readonly workPatienceMs?: number;
  /** Aborted: nothing waits any longer. */
  readonly signal?: AbortSignal;
  readonly packaged?: BinaryOptions["packaged"];
}

/**
 * Opens the engine and waits until it answers.
 *
 * @throws EngineError with what to do: no program, wrong digest, no rights, no answer, key refused, …
 */
export async function openEngine(options: EngineOptions): Promise<Engine> {
  const server =
    options.url === undefined
      ? managedServer({
          home: path.join(options.dataDir, "meilisearch"),
          binary: { given: options.binary, ...(options.packaged ? { packaged: options.packaged } : {}) },
          env: options.env ?? process.env,
          notice: options.notice ?? (() => {}),
        })
      : externalServer(options.url, options.key);
  const { patienceMs = 15_000, workPatienceMs, notice, signal } = options;
  const client = createClient(server, {
    patienceMs,
    signal,
    ...(workPatienceMs === undefined ? {} : { workPatienceMs }),
    ...(notice ? { notice } : {}),
  });
  const engine = meilisearchEngine(client, options.index ?? "directives");
  try {
    await checkVersion(client);
    await engine.index();
  } catch (error) {
    await client.close();
    throw error;
  }
  return engine;
}

/** Per-index prefix and facet search settings exist since this version. */
const OLDEST = [1, 12] as const;

async function checkVersion(client: Client): Promise<void> {
  const { pkgVersion = "" } = await client.run((meilisearch) => meilisearch.getVersion());
  const [major = 0, minor = 0] = pkgVersion.split(".").map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new EngineError(
    "engine-version",
    `Máy chủ Meilisearch là bản ${pkgVersion || "không rõ"}; Chỉ Dẫn cần từ ${OLDEST.join(".")} (đã kiểm với 1.21). Hãy nâng cấp máy chủ.`,
  );
}
