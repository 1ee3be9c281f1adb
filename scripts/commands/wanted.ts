import { readConfig } from "../../src/config.ts";
import { createDirectiveGraph } from "../../src/graph/index.ts";
import { formatCount } from "../../web/presenters/words.ts";
import {
  COMMON_OPTIONS,
  type Command,
  type ExitCode,
  readArguments,
  wholeNumber,
  withOptions,
} from "./command.ts";
import { nameLine } from "./directive.ts";
import { knowledgeOf, withCatalogue } from "./house.ts";

const LIMIT = 50;

export const wantedCommand: Command = {
  help: `Dùng: chi-dan wanted [CHỮ…] [--limit N] [--json] [--data THƯ-MỤC]

Văn bản được viện dẫn mà chưa có trong kho, được viện dẫn nhiều trước; có thể lọc theo chữ trong số hoặc trích yếu.

  --limit N        số văn bản in ra (mặc định ${LIMIT})
  --json           in dạng JSON, như /api/wanted
  --data THƯ-MỤC   thư mục dữ liệu

Mã thoát: 0 đã trả lời; 2 lệnh hoặc môi trường chưa dùng được.
`,
  async run(args, io, env) {
    const { values, positionals } = readArguments(args, {
      ...COMMON_OPTIONS,
      json: { type: "boolean" },
      limit: { type: "string" },
    });
    const limit = values.limit === undefined ? LIMIT : wholeNumber("limit", values.limit, 1, 1_000_000);
    const q = positionals.join(" ").trim();
    const config = withOptions(readConfig(env), values);
    return withCatalogue<ExitCode>(config, async (catalogue) => {
      const graph = createDirectiveGraph({ store: catalogue.graph, knowledge: knowledgeOf(config) });
      const { total, rows } = graph.wanted({ limit, text: q });
      if (values.json) io.out(`${JSON.stringify({ q, total, wanted: rows })}\n`);
      else
        io.out(
          total === 0
            ? "Không có văn bản nào.\n"
            : `${formatCount(total)} văn bản được viện dẫn mà chưa có trong kho (số văn bản viện dẫn đứng trước)\n${rows.map(nameLine).join("")}`,
        );
      return 0;
    });
  },
};
