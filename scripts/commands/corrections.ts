import { readFile } from "node:fs/promises";
import { openCatalogue } from "../../src/catalogue/index.ts";
import { readConfig } from "../../src/config.ts";
import { CorrectionEntry } from "../../src/corrections/entries.ts";
import { dataFolder } from "../../src/data-folder.ts";
import { UsageError } from "../../src/errors.ts";
import { COMMON_OPTIONS, type Command, type ExitCode, readArguments, withOptions } from "./command.ts";
import { knowledgeOf } from "./house.ts";

export const correctionsCommand: Command = {
  help: `Dùng: chi-dan corrections export > TỆP [--data THƯ-MỤC]
      chi-dan corrections import TỆP [--data THƯ-MỤC]

  export   in mọi lần sửa, xác nhận, bỏ sửa của người giữ kho, mỗi dòng một lần (JSON)
  import   nhận các lần sửa đã xuất; lần đã có thì bỏ qua, văn bản chưa có trong kho thì chờ đến khi có

Sau import, máy chủ đang chạy hoặc lần index sau sẽ đưa thay đổi vào tìm kiếm.
`,
  async run(args, io, env) {
    const { values, positionals } = readArguments(args, COMMON_OPTIONS);
    const [action, file, ...rest] = positionals;
    const config = withOptions(readConfig(env), values);
    const exports = action === "export" && file === undefined;
    const imports = action === "import" && file !== undefined && rest.length === 0;
    if (!exports && !imports) throw new UsageError("arguments", "Cần export, hoặc import TỆP; xem --help.");
    // Checked as a whole before anything is kept.
    const given = imports ? entriesIn(await textOf(file), file) : [];
    const knowledge = knowledgeOf(config);
    const catalogue = openCatalogue(dataFolder(config.dataDir).catalogue, { mustExist: true, knowledge });
    try {
      if (exports) {
        for (const entry of catalogue.corrections.entries()) io.out(`${JSON.stringify(entry)}\n`);
      } else {
        const added = catalogue.corrections.importEntries(given);
        io.out(`Nhận ${added} lần sửa; ${given.length - added} đã có.\n`);
      }
      return 0 satisfies ExitCode;
    } finally {
      catalogue.close();
    }
  },
};

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    throw new UsageError("corrections-file", `Không mở được tệp ${file}.`, { cause });
  }
}

/** @throws UsageError `corrections-file` that names the line. */
function entriesIn(text: string, file: string): CorrectionEntry[] {
  return text.split(/\r?\n/u).flatMap((line, at) => {
    if (line.trim() === "") return [];
    try {
      return [CorrectionEntry.parse(JSON.parse(line))];
    } catch (cause) {
      const says = `${file}, dòng ${at + 1}: không phải một lần sửa mà corrections export đã in.`;
      throw new UsageError("corrections-file", says, { cause });
    }
  });
}
