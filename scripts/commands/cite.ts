import { text as textOfStream } from "node:stream/consumers";
import { textOfFile } from "../../indexer/index.ts";
import { readConfig } from "../../src/config.ts";
import { DocumentError, UsageError } from "../../src/errors.ts";
import { createDirectiveGraph } from "../../src/graph/index.ts";
import { citationLookup } from "../../web/presenters/check-lookup.ts";
import { type CheckRow, presentCheck } from "../../web/presenters/check-page.ts";
import { COMMON_OPTIONS, type Command, type ExitCode, readArguments, withOptions } from "./command.ts";
import { knowledgeOf, withCatalogue } from "./house.ts";

export const citeCommand: Command = {
  help: `Dùng: chi-dan cite TỆP|- [--json] [--data THƯ-MỤC]

Đọc một dự thảo (TXT, DOCX, PDF…; “-” là đọc từ đầu vào chuẩn), tra từng viện dẫn trong kho và trong các bảng:
chỗ đáng ngờ in trước, kèm lý do; văn bản đã rõ in câu căn cứ để chép. Không ghi gì.

  --json           in dạng JSON, như /api/cite
  --data THƯ-MỤC   thư mục dữ liệu

Mã thoát: 0 đã trả lời; 1 không đọc được tệp; 2 lệnh hoặc môi trường chưa dùng được.
`,
  async run(args, io, env) {
    const { values, positionals } = readArguments(args, { ...COMMON_OPTIONS, json: { type: "boolean" } });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0)
      throw new UsageError("arguments", "Hãy cho biết một tệp, hoặc “-”; xem --help.");
    const config = withOptions(readConfig(env), values);
    return withCatalogue<ExitCode>(config, async (catalogue) => {
      const graph = createDirectiveGraph({ store: catalogue.graph, knowledge: knowledgeOf(config) });
      let draft: string;
      try {
        draft = file === "-" ? await textOfStream(process.stdin) : await textOfFile(file);
      } catch (error) {
        if (!(error instanceof DocumentError)) throw error;
        io.err(`${file}: ${error.message} [${error.code}]\n`);
        return 1;
      }
      const resolved = graph.resolveText(draft);
      if (values.json) io.out(`${JSON.stringify(resolved)}\n`);
      else {
        const { result } = presentCheck(resolved, citationLookup(graph));
        io.out(
          `${[result?.summary ?? "", ...section("Cần xem lại", result?.doubtful), ...section("Không thấy gì đáng ngờ", result?.fine)].join("\n")}\n`,
        );
      }
      return 0;
    });
  },
};

const section = (title: string, rows: readonly CheckRow[] = []): string[] =>
  rows.length === 0 ? [] : ["", title, ...rows.flatMap(linesOf)];

const linesOf = ({ text, notes, label, title, candidates, basis }: CheckRow): string[] => [
  `- ${text}`,
  ...notes.map((note) => `    ! ${note}`),
  ...(label === null ? [] : [`    → ${[label, title].filter(Boolean).join(": ")}`]),
  ...candidates.map((one) => `    ? ${[one.label, one.title].filter(Boolean).join(": ")}`),
  ...(basis === null ? [] : [`    căn cứ: ${basis}`]),
];
