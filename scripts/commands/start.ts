import path from "node:path";
import {
  createMeter,
  type Meter,
  openRoots,
  progressLine,
  reportText,
  runIndexer,
} from "../../indexer/index.ts";
import { readConfig } from "../../src/config.ts";
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
/** A longer first run goes on behind the open pages. */
const PATIENCE_MS = 5_000;

export const startCommand: Command = {
  help: `Dùng: chi-dan start [--port N] [--data THƯ-MỤC]

Lập chỉ mục thư mục trong biến ARCHIVE (nhiều thư mục cách nhau như PATH; không đặt thì dùng kho mẫu samples/)
rồi mở trang web. Kho lớn thì trang web mở trước, việc lập chỉ mục chạy tiếp phía sau.
`,
  async run(args, io, env) {
    const { values } = readArguments(args, { ...COMMON_OPTIONS, port: { type: "string" } });
    const settings = withOptions(readConfig(env), values);
    const port = values.port === undefined ? settings.port : wholeNumber("port", values.port, 0, 65_535);
    const config = { ...settings, port };
    const archive = config.archive.length > 0 ? config.archive : [SAMPLES];
    await openRoots(archive);
    const knowledge = knowledgeOf(config);
    return withEngine<ExitCode>(config, io, async (engine) => {
      let progress: Meter | null = null;
      let expected: number | null = null;
      const meter = createMeter(
        () => performance.now(),
        () => expected,
      );
      const run = runIndexer(
        archive,
        { data: dataFolder(config.dataDir), engine, knowledge, tablesDir: config.tablesDir },
        {
          signal: io.signal,
          onCounted: (files) => {
            expected = files;
          },
          onProgress: (told) => {
            progress = meter(told);
          },
        },
      );
      const indexed = tellEnd(run, io).finally(() => {
        progress = null;
      });
      await Promise.race([run, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
      const server = await startServer(config, knowledge, engine, () => progress);
      if (progress) io.out(`${progressLine(progress)}; đã có thể tìm trong phần đã nhận.\n`);
      io.out(`Chỉ Dẫn đang chạy tại ${server.address} (dừng: Ctrl-C)\n`);
      await untilAborted(io.signal);
      await server.close();
      await indexed;
      return 0;
    });
  },
};

async function tellEnd(run: ReturnType<typeof runIndexer>, io: Io): Promise<void> {
  try {
    const { report, failures } = await run;
    io.out(reportText(report, failures));
  } catch (error) {
    if (!io.signal.aborted)
      io.err(`Lập chỉ mục dừng giữa chừng: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}
