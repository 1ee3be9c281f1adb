import { reportText } from "../../indexer/index.ts";
import { readConfig } from "../../src/config.ts";
import { dataFolder } from "../../src/data-folder.ts";
import {
  COMMON_OPTIONS,
  type Command,
  type ExitCode,
  readArguments,
  wholeNumber,
  withOptions,
} from "./command.ts";
import { knowledgeOf, withEngine } from "./house.ts";
import { startServer, untilAborted } from "./serving.ts";

export const serveCommand: Command = {
  help: `Dùng: chi-dan serve [--port N] [--data THƯ-MỤC]

  --port N         cổng (mặc định 7780, hoặc biến PORT; 0 là cổng trống bất kỳ)
  --data THƯ-MỤC   thư mục dữ liệu

Biến HOST đặt địa chỉ lắng nghe (mặc định 127.0.0.1, chỉ máy này). Dừng bằng Ctrl-C.
`,
  async run(args, io, env) {
    const { values } = readArguments(args, { ...COMMON_OPTIONS, port: { type: "string" } });
    const settings = withOptions(readConfig(env), values);
    const port = values.port === undefined ? settings.port : wholeNumber("port", values.port, 0, 65_535);
    const config = { ...settings, port };
    const knowledge = knowledgeOf(config);
    return withEngine<ExitCode>(config, io, async (engine) => {
      const server = await startServer(config, knowledge, engine);
      io.out(`Chỉ Dẫn đang chạy tại ${server.address} (dừng: Ctrl-C)\n`);
      for (const notice of server.notices) io.out(`${notice}\n`);
      server.publishCorrected();
      // Folders are looked after by whoever indexes them; what people send is taken in here.
      const services = { data: dataFolder(config.dataDir), engine, knowledge, tablesDir: config.tablesDir };
      const followed = server
        .follow([], services, {
          ...{ signal: io.signal, sweepMs: Number.POSITIVE_INFINITY },
          onRun: ({ report, failures }) => io.out(reportText(report, failures)),
          onTrouble: (error) => io.err(`${error.message} Sẽ thử lại.\n`),
        })
        .catch((error: Error) => io.err(`Không nhận được tệp gửi lên: ${error.message}\n`));
      await untilAborted(io.signal);
      await server.close();
      await followed;
      return 0;
    });
  },
};
