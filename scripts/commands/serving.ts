/** The web server over the catalogue and the engine; shared by `serve` and `start`. */
import { mkdir } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import {
  createMemberOpener,
  createRepublisher,
  type FollowOptions,
  followFolders,
  type IndexerServices,
  MAX_FILE,
  runIndexer,
} from "../../indexer/index.ts";
import { createMailer } from "../../src/alerts/mailer.ts";
import { type AlertsNeed, startAlerts } from "../../src/alerts/run.ts";
import { createBatchRunner, openCatalogue, runningNow } from "../../src/catalogue/index.ts";
import type { Config } from "../../src/config.ts";
import { dataFolder } from "../../src/data-folder.ts";
import { UsageError } from "../../src/errors.ts";
import type { Knowledge } from "../../src/knowledge/index.ts";
import { createLogger } from "../../src/logger.ts";
import { openAccessTokens, openAccounts, openMailAddresses } from "../../src/people/open.ts";
import type { Engine } from "../../src/search/engine.ts";
import { createApp } from "../../web/app.ts";
import { createReadings, readingsOfPeople } from "../../web/readings.ts";
import { createServer } from "../../web/server.ts";
import { createShelf } from "../../web/uploads/shelf.ts";

import { createRearranger } from "./rearrange.ts";

export interface RunningServer {
  readonly address: string;
  /** What whoever starts it should know: how to create the first account, that others can listen in. */
  readonly notices: readonly string[];
  /** Folders of what people have sent since it was last asked. */
  readonly sent: () => readonly string[];
  /** Takes in what people send, and what happens in these folders, until the signal. @throws as `followFolders`. */
  follow(folders: readonly string[], services: IndexerServices, options: FollowOptions): Promise<void>;
  /** Publishes what was corrected and not yet published: where no run of the indexer does so. */
  publishCorrected(): void;
  close(): Promise<void>;
}

/** A page that has to write waits so long for a locked catalogue, and all others with it. */
const PAGES_WAIT_MS = 3_000;
const DAY_MS = 24 * 3_600_000;
const LOOPBACK = new Set(["127.0.0.1", "localhost", "::1"]);
const UNENCRYPTED =
  "Máy khác trong mạng mở được trang này, và đường truyền chưa mã hoá: mật khẩu có thể bị nghe trộm. Hãy đặt một máy chủ TLS (Caddy, nginx) phía trước rồi ghi địa chỉ của nó vào CHI_DAN_PROXIES.";

/** What a browser may send at once; a file as large as the indexer takes. */
const SENT_AT_ONCE = { fileBytes: MAX_FILE, files: 200, allBytes: 2_000_000_000 };

/**
 * @param pace how often saved searches are looked after; as `startAlerts` has it where nothing is said.
 * @throws UsageError `port-in-use`, `port-refused`.
 */
export async function startServer(
  config: Config,
  knowledge: Knowledge,
  engine: Engine,
  pace: Pick<AlertsNeed, "lookMs"> = {},
): Promise<RunningServer> {
  const data = dataFolder(config.dataDir);
  const catalogue = openCatalogue(data.catalogue, { knowledge, busyMs: PAGES_WAIT_MS });
  await mkdir(data.uploads, { recursive: true });
  let tellFollower = (_folder: string) => {};
  const sentTo = new Set<string>();
  const sent = () => {
    const folders = [...sentTo];
    sentTo.clear();
    return folders;
  };
  const uploads = createShelf({
    ...{ catalogue, folder: data.uploads, arriving: data.arriving, limits: SENT_AT_ONCE },
    wastebasket: data.wastebasket,
    onKept(folder) {
      sentTo.add(folder);
      tellFollower(folder);
    },
  });
  await uploads.sweep();
  const members = createMemberOpener();
  const status = async () => {
    const health = await engine.health();
    return {
      engine: health.state === "ready" ? { state: "ready" as const } : health,
      // Told by whatever process indexes.
      indexing: runningNow(catalogue.runs(1)[0], Date.now()),
    };
  };
  const within = createReadings({ engine, catalogue, knowledge, members, status });
  // Nothing was typed yet: they are there when somebody does.
  void within(null).suggester.suggest("");
  let following = Promise.resolve();
  let settled = Promise.resolve();
  const logger = createLogger(config.logLevel);
  const republisher = createRepublisher({ data, engine, knowledge, tablesDir: config.tablesDir }, (error) =>
    logger.warn({ err: error }, "not published yet"),
  );
  const batchRunner = createBatchRunner(catalogue.batches, {
    now: () => new Date().toISOString(),
    onChanged: republisher.notice,
    onTrouble: (error) => logger.error({ err: error }, "batch of corrections not finished"),
  });
  batchRunner.go();
  const accounts = openAccounts(catalogue.people);
  const indexing = { data, engine, knowledge, tablesDir: config.tablesDir };
  const rearranger = createRearranger(
    catalogue.collections,
    async () => void (await runIndexer([], indexing, { partial: true })),
    (error) => logger.warn({ err: error }, "collections not rearranged yet"),
  );
  // A process that was ended has perhaps left something.
  rearranger.wake();
  const addresses = openMailAddresses(catalogue.mailAddresses);
  const app = createApp({
    accounts,
    saved: catalogue.saved,
    alerts: catalogue.alerts,
    addresses,
    accessTokens: openAccessTokens(catalogue.accessTokens, catalogue.people, accounts),
    audit: catalogue.audit,
    auditSearches: config.audit.searches,
    mailing: config.mail !== null,
    base: config.base,
    corrections: catalogue.corrections,
    batches: catalogue.batches,
    batchBegun: batchRunner.go,
    onCorrected: republisher.notice,
    openReading: config.openReading,
    proxies: config.proxies,
    collections: catalogue.collections,
    rearranged: rearranger.wake,
    within,
    knowledge,
    uploads,
    logger,
  });
  let server: Server;
  try {
    server = await listen(app, config);
  } catch (error) {
    await rearranger.close();
    catalogue.close();
    throw error;
  }
  const readingFor = readingsOfPeople({ accounts, collections: catalogue.collections, within });
  catalogue.audit.keepFor(config.audit.days, Date.now());
  const forgetting = setInterval(
    () => catalogue.audit.keepFor(config.audit.days, Date.now()),
    DAY_MS,
  ).unref();
  const stopAlerts = startAlerts({
    alerts: catalogue.alerts,
    catalogue,
    searching: { engine, catalogue, knowledge, phrases: within(null).suggester },
    accounts,
    addresses,
    mailer: config.mail && createMailer(config.mail),
    visible(person, ids) {
      const { ready, catalogue: seen } = readingFor(person);
      ready();
      return seen.arrived(ids);
    },
    now: Date.now,
    logger,
    ...pace,
  });
  const { port } = server.address() as AddressInfo;
  const host = config.host.includes(":") ? `[${config.host}]` : config.host;
  const address = `http://${host === "0.0.0.0" || host === "[::]" ? "127.0.0.1" : host}:${port}`;
  return {
    address,
    notices: [
      ...(accounts.anyone()
        ? []
        : [
            `Chưa có tài khoản. Để lập tài khoản quản trị, mở liên kết này (dùng một lần, trong hai ngày):\n${address}/tai-khoan/lap?the=${accounts.firstLink()}`,
          ]),
      ...(LOOPBACK.has(config.host) || config.proxies !== "loopback" ? [] : [UNENCRYPTED]),
    ],
    sent,
    async follow(folders, services, options) {
      await uploads.settle();
      following = followFolders([...folders, data.uploads], services, {
        ...options,
        meanwhile: sent,
        onReady: (note) => {
          tellFollower = note;
          if (catalogue.uploadsPending()) note(data.uploads);
        },
        onRun: (result) => {
          options.onRun?.(result);
          settled = uploads.settle().catch((error: unknown) => {
            logger.error({ err: error }, "uploads not settled");
          });
        },
      });
      await following;
    },
    publishCorrected: republisher.notice,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rearranger.close();
      clearInterval(forgetting);
      await stopAlerts();
      await batchRunner.stop();
      await republisher.stop();
      await members.close();
      // Both use the catalogue; whoever closes has told the follower to stop.
      await following.catch(() => {});
      await settled;
      catalogue.close();
    },
  };
}

function listen(app: ReturnType<typeof createApp>, { host, port }: Config): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(app).listen(port, host);
    server.once("listening", () => resolve(server));
    server.once("error", (cause: NodeJS.ErrnoException) => {
      const used = cause.code === "EADDRINUSE";
      const message = used
        ? `Cổng ${port} đang có chương trình khác dùng; hãy chọn cổng khác bằng --port hoặc biến PORT.`
        : `Không mở được ${host}:${port} (${cause.code ?? cause.message}).`;
      reject(new UsageError(used ? "port-in-use" : "port-refused", message, { cause }));
    });
  });
}

/** Resolves when the process is asked to end. */
export const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
