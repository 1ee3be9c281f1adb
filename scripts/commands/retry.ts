import { createProgressPrinter, type IndexerResult, reportText, retryFailed } from "../../indexer/index.ts";
import { readConfig } from "../../src/config.ts";
import { dataFolder } from "../../src/data-folder.ts";
import { COMMON_OPTIONS, type Command, readArguments, withOptions } from "./command.ts";
import { chosenCauses } from "./failed.ts";
import { knowledgeOf, withCatalogue, withEngine } from "./house.ts";
import { exitCodeOf } from "./index.ts";

export const retryCommand: Command = {
  help: `Dùng: chi-dan retry [--cause MÃ] [ĐƯỜNG-DẪN…] [--json] [--data THƯ-MỤC]

Thử lại các tệp không có trong kho, không xem các tệp khác. Không kèm gì: thử lại tất cả.

  --cause MÃ   chỉ những tệp vì nguyên nhân này (xem lệnh failed)
  ĐƯỜNG-DẪN    chỉ những tệp này, hoặc những tệp lỗi dưới các thư mục này
  --json       in báo cáo dạng JSON

Mã thoát: 0 mọi tệp thử lại đều nhận được; 1 còn tệp lỗi; 2 lệnh hoặc môi trường chưa dùng được.
`,
  async run(args, io, env) {
    const { values, positionals } = readArguments(args, {
      ...COMMON_OPTIONS,
      cause: { type: "string" },
      json: { type: "boolean" },
    });
    const config = withOptions(readConfig(env), values);
    await withCatalogue(config, async (catalogue) => chosenCauses(catalogue, values.cause));
    const knowledge = knowledgeOf(config);
    const result: IndexerResult = await withEngine(config, io, async (engine) => {
      const printer = createProgressPrinter(io.terminal, () => performance.now());
      try {
        return await retryFailed(
          { cause: values.cause, paths: positionals },
          { data: dataFolder(config.dataDir), engine, knowledge, tablesDir: config.tablesDir },
          { signal: io.signal, onProgress: (_, meter) => printer.show(meter) },
        );
      } finally {
        printer.end();
      }
    });
    const { report, failures } = result;
    io.out(values.json ? `${JSON.stringify({ ...report, failures })}\n` : reportText(report, failures));
    return exitCodeOf(result);
  },
};
