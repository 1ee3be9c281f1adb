import { existsSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Meter, openRoots, progressLine, reportText, runIndexer } from "../../indexer/index.ts";
import { bytesFromName, openCatalogue } from "../../src/catalogue/index.ts";
import { type Config, readConfig } from "../../src/config.ts";
import { dataFolder } from "../../src/data-folder.ts";
import {
  COMMON_OPTIONS,
  type Command,
  type ExitCode,
  type Io,
  readArguments,
  wholeNumber,
  withOptions,
} from "./command.ts";
import { knowledgeOf, withEngine } from "./house.ts";
import { startServer, untilAborted } from "./serving.ts";

const SAMPLES = path.resolve(import.meta.dirname, "../../samples");
/** An archive of so many files is waited for: whoever is told the address finds everything. */
const SMALL = 500;
const SMALL_PATIENCE_MS = 60_000;
/** A larger one goes on behind the open pages after so long. */
const PATIENCE_MS = 7_000;

const sleep = (ms: number) => wait(ms, undefined, { ref: false });

export const startCommand: Command = {
  help: `Dùng: chi-dan start [--port N] [--data THƯ-MỤC]

Lập chỉ mục các thư mục trong biến ARCHIVE (cách nhau như PATH) rồi mở trang web. Không đặt ARCHIVE thì xem lại các
thư mục đã nhận trước đây; kho còn trống thì dùng kho mẫu samples/ (kho mẫu tự được gỡ khi có kho thật).
Kho lớn thì trang web mở trước, việc lập chỉ mục chạy tiếp phía sau. Các thư mục được theo dõi: tệp thêm, sửa, xoá
được nhận ngay.
`,
  async run(args, io, env) {
    const { values } = readArguments(args, { ...COMMON_OPTIONS, port: { type: "string" } });
    const settings = withOptions(readConfig(env), values);
    const port = values.port === undefined ? settings.port : wholeNumber("port", values.port, 0, 65_535);
    const config = { ...settings, port };
    const archive = await archiveOf(config, io);
    const knowledge = knowledgeOf(config);
    return withEngine<ExitCode>(config, io, async (engine) => {
      let progress: Meter | null = null;
      let expected: number | null = null;
      const server = await startServer(config, knowledge, engine);
      const services = { data: dataFolder(config.dataDir), engine, knowledge, tablesDir: config.tablesDir };
      const run = runIndexer(archive, services, {
        signal: io.signal,
        meanwhile: server.sent,
        forget: archive.includes(SAMPLES) ? [] : [SAMPLES],
        onCounted: (files) => {
          expected = files;
        },
        onProgress: (_, told) => {
          progress = told;
        },
      });
      const indexed = tellEnd(run, io).finally(() => {
        progress = null;
      });
      await Promise.race([indexed, sleep(PATIENCE_MS)]);
      if (expected !== null && expected <= SMALL) await Promise.race([indexed, sleep(SMALL_PATIENCE_MS)]);
      if (progress) io.out(`${progressLine(progress)}; đã có thể tìm trong phần đã nhận.\n`);
      io.out(`Chỉ Dẫn đang chạy tại ${server.address} (dừng: Ctrl-C)\n`);
      for (const notice of server.notices) io.out(`${notice}\n`);
      // What happens in the folders from now on is taken in as well.
      const followed = indexed
        .then((done) =>
          server.follow(archive, services, {
            signal: io.signal,
            behind: !done,
            onRun: ({ report, failures }) => io.out(reportText(report, failures)),
            onTrouble: (error) => io.err(`${error.message} Sẽ thử lại.\n`),
          }),
        )
        .catch((error: unknown) => io.err(`Không theo dõi được các thư mục: ${messageOf(error)}\n`));
      await untilAborted(io.signal);
      await server.close();
      await followed;
      return 0;
    });
  },
};

/** What is named in ARCHIVE; else what was taken in before, as far as it is there; else the samples. */
async function archiveOf({ archive, dataDir }: Config, io: Io): Promise<readonly string[]> {
  if (archive.length > 0) {
    await openRoots(archive);
    return archive;
  }
  const { catalogue: file } = dataFolder(dataDir);
  if (!existsSync(file)) return [SAMPLES];
  const catalogue = openCatalogue(file);
  const own = [SAMPLES, dataFolder(dataDir).uploads];
  const roots = catalogue.roots().filter((root) => !own.includes(root.path));
  catalogue.close();
  if (roots.length === 0) return [SAMPLES];
  const there = roots.filter((root) => existsSync(bytesFromName(root.path)));
  for (const { path: missing } of roots.filter((root) => !there.includes(root))) {
    io.err(`Không thấy ${missing}; các văn bản của thư mục này được giữ nguyên.\n`);
  }
  return there.map((root) => root.path);
}

/** @returns whether the run came to its end. */
async function tellEnd(run: ReturnType<typeof runIndexer>, io: Io): Promise<boolean> {
  try {
    const { report, failures } = await run;
    io.out(reportText(report, failures));
    return true;
  } catch (error) {
    if (!io.signal.aborted) io.err(`Lập chỉ mục dừng giữa chừng: ${messageOf(error)}\n`);
    return false;
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
