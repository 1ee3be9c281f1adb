import { setFlagsFromString } from "node:v8";
import {
  createProgressPrinter,
  followFolders,
  type IndexerResult,
  openRoots,
  reportText,
  runIndexer,
} from "../../indexer/index.ts";
import { readConfig } from "../../src/config.ts";
import { dataFolder } from "../../src/data-folder.ts";
import { UsageError } from "../../src/errors.ts";
import { COMMON_OPTIONS, type Command, type ExitCode, readArguments, withOptions } from "./command.ts";
import { knowledgeOf, withEngine } from "./house.ts";

/**
 * V8 looks for what is no longer used when there is half as much again, and not four times: measured while 3,000 files
 * were taken in, 35 MB in use had grown to 165. Not where pages are served: answers take a tenth longer so.
 */
const FRUGAL = "--heap-growing-percent=50";

export const indexCommand: Command = {
  help: `Dùng: chi-dan index ĐƯỜNG-DẪN… [--data THƯ-MỤC] [--retry] [--prune] [--rebuild] [--watch] [--json]

Đọc mọi tệp PDF (cả bản quét), DOCX, DOC, RTF, ODT, HTML, MHT, TXT, Markdown, ảnh chụp trang, thư EML và MSG, tệp ZIP
trong các thư mục, ghi vào sổ văn bản và chỉ mục.
Tệp không đổi chỉ được liếc qua; tệp đã xoá được gỡ khỏi kho. Bị ngắt giữa chừng thì chạy lại là xong.

  --data THƯ-MỤC   thư mục dữ liệu (mặc định: data, hoặc biến CHI_DAN_DATA)
  --retry          thử lại cả những tệp lỗi chưa thay đổi
  --prune          gỡ cả văn bản của thư mục đã trống mà ổ đĩa có vẻ chưa được gắn
  --rebuild        lập lại chỉ mục từ sổ văn bản; có thể dùng không kèm đường dẫn
  --watch          xong thì theo dõi các thư mục, nhận ngay những gì thay đổi, đến khi bị dừng (Ctrl-C)
  --json           in báo cáo dạng JSON

Mã thoát: 0 mọi tệp đều nhận được; 1 có tệp lỗi (đã liệt kê lý do); 2 lệnh hoặc môi trường chưa dùng được.
`,
  async run(args, io, env) {
    const { values, positionals } = readArguments(args, {
      ...COMMON_OPTIONS,
      retry: { type: "boolean" },
      prune: { type: "boolean" },
      rebuild: { type: "boolean" },
      watch: { type: "boolean" },
      json: { type: "boolean" },
    });
    if (positionals.length === 0 && !values.rebuild) {
      throw new UsageError("arguments", "Hãy cho biết thư mục hoặc tệp cần đưa vào kho; xem --help.");
    }
    if (positionals.length === 0 && values.watch)
      throw new UsageError("arguments", "--watch cần thư mục để theo dõi; xem --help.");
    setFlagsFromString(FRUGAL);
    const config = withOptions(readConfig(env), values);
    // What cannot be used is said before anything is started or written.
    await openRoots(positionals);
    const knowledge = knowledgeOf(config);
    const tell = (result: IndexerResult) =>
      io.out(
        values.json ? `${JSON.stringify(jsonOf(result))}\n` : reportText(result.report, result.failures),
      );
    return withEngine(config, io, async (engine) => {
      const services = { data: dataFolder(config.dataDir), engine, knowledge, tablesDir: config.tablesDir };
      const printer = createProgressPrinter(io.terminal, () => performance.now());
      try {
        const result = await runIndexer(positionals, services, {
          retryFailed: values.retry ?? false,
          prune: values.prune ?? false,
          rebuild: values.rebuild ?? false,
          signal: io.signal,
          onProgress: (_, meter) => printer.show(meter),
        });
        printer.end();
        tell(result);
        if (!values.watch) return exitCodeOf(result);
        io.err("Đang theo dõi các thư mục (dừng: Ctrl-C)\n");
        await followFolders(positionals, services, {
          signal: io.signal,
          onRun: tell,
          onTrouble: (error) => io.err(`${error.message} Sẽ thử lại.\n`),
        });
        return 0;
      } finally {
        printer.end();
      }
    });
  },
};

const jsonOf = ({ report, failures }: IndexerResult) => ({ ...report, failures });

export const exitCodeOf = ({ report, failures }: IndexerResult): ExitCode =>
  failures.length > 0 || report.refused.length > 0 ? 1 : 0;
