import { type ReadResult, readFiles } from "../../indexer/index.ts";
import { readConfig } from "../../src/config.ts";
import { UsageError } from "../../src/errors.ts";
import { COMMON_OPTIONS, type Command, readArguments } from "./command.ts";
import { knowledgeOf } from "./house.ts";

export const readCommand: Command = {
  help: `Dùng: chi-dan read TỆP… [--json]

Đọc từng tệp (hoặc mọi tệp trong thư mục) như khi đưa vào kho, nhưng không ghi gì.

  --json   mỗi tệp một dòng JSON: file, kind, number, type, issuer, place, province, issuedOn, year, subject,
           addressees, recipients, signatory, citations, campaigns, deadlines, issues…
           Tệp lỗi: {"file", "error": {"code", "message"}}

Mã thoát: 0 đọc được hết; 1 có tệp lỗi; 2 lệnh hoặc môi trường chưa dùng được.
`,
  async run(args, io, env) {
    const { values, positionals } = readArguments(args, { ...COMMON_OPTIONS, json: { type: "boolean" } });
    if (positionals.length === 0) throw new UsageError("arguments", "Hãy cho biết tệp cần đọc; xem --help.");
    const knowledge = knowledgeOf(readConfig(env));
    let failed = false;
    for await (const result of readFiles(positionals, knowledge)) {
      io.signal.throwIfAborted();
      // Data of programs that lies among the letters is no failure, unless it was asked for by name.
      if ("error" in result && (result.error.code !== "data" || positionals.includes(result.file)))
        failed = true;
      io.out(values.json ? `${JSON.stringify(result)}\n` : card(result));
    }
    return failed ? 1 : 0;
  },
};

/** A register card for people: what was found, nothing for what was not. */
function card(result: ReadResult): string {
  if ("error" in result) return `${result.file}\n  lỗi: ${result.error.message} [${result.error.code}]\n\n`;
  const { province, signatory } = result;
  const fields: [string, string | null | undefined][] = [
    ["số", result.number],
    ["loại", result.type?.name],
    ["cơ quan", result.issuer?.name],
    ["nơi, ngày", [result.place, result.issuedOn].filter(Boolean).join(", ")],
    ["tỉnh", province && unique([province.issued.name, province.current.name]).join(" → nay ")],
    ["trích yếu", result.subject],
    ["kính gửi", result.addressees.join("; ")],
    ["người ký", signatory && [signatory.name, signatory.position].filter(Boolean).join(", ")],
    ["viện dẫn", unique(result.citations.map(({ number, text }) => number ?? text)).join("; ")],
    ["chiến dịch", result.campaigns.map(({ id }) => id).join("; ")],
    [
      "thời hạn",
      result.deadlines.map(({ what, before }) => [what, before].filter(Boolean).join(" ")).join("; "),
    ],
    ["nơi nhận", result.recipients.join("; ")],
    ["xem lại", result.issues.map(({ message }) => message).join("; ")],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name}: ${value}`);
  return `${[result.file, ...lines].join("\n")}\n\n`;
}

const unique = (values: readonly string[]): string[] => [...new Set(values)];
