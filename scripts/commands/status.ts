import { type ProgramUse, programsInUse } from "../../indexer/index.ts";
import { readConfig } from "../../src/config.ts";
import { COMMON_OPTIONS, type Command, readArguments, withOptions } from "./command.ts";
import { withCatalogue, withEngine } from "./house.ts";

export const statusCommand: Command = {
  help: `Dùng: chi-dan status [--json] [--data THƯ-MỤC]

In số văn bản, tình trạng chỉ mục, các chương trình của máy được dùng để đọc tệp và mọi tệp không nhận được kèm lý do.

Mã thoát: 0 mọi việc đều ổn; 1 có tệp lỗi; 2 môi trường chưa dùng được.
`,
  async run(args, io, env) {
    const { values } = readArguments(args, { ...COMMON_OPTIONS, json: { type: "boolean" } });
    const config = withOptions(readConfig(env), values);
    return withCatalogue(config, async (catalogue, data) => {
      const engine = await withEngine(config, io, async (opened) => ({
        ...(await opened.health()),
        ...(await opened.index()),
      })).catch((error: Error) => ({ state: "away" as const, reason: error.message }));
      const failed = catalogue.failed();
      const status = {
        data: data.root,
        ...catalogue.counts(),
        roots: catalogue.roots().map((root) => root.shown),
        engine,
        programs: programsInUse(),
        failures: failed,
      };
      io.out(values.json ? `${JSON.stringify(status)}\n` : text(status));
      return failed.length > 0 ? 1 : 0;
    });
  },
};

interface Status {
  readonly data: string;
  readonly documents: number;
  readonly files: number;
  readonly failed: number;
  readonly unpublished: number;
  readonly roots: readonly string[];
  readonly engine:
    | { readonly state: "away"; readonly reason: string }
    | {
        readonly state: "ready";
        readonly version: string;
        readonly documents: number;
        readonly current: boolean;
      };
  readonly programs: readonly ProgramUse[];
  readonly failures: readonly { readonly path: string; readonly code: string; readonly reason: string }[];
}

function text(status: Status): string {
  const number = (value: number) => value.toLocaleString("vi-VN");
  const { engine } = status;
  const index =
    engine.state === "away"
      ? `không dùng được: ${engine.reason}`
      : `Meilisearch ${engine.version}, ${number(engine.documents)} văn bản${engine.current ? "" : " (cần lập lại: index --rebuild)"}`;
  const lines = [
    `Thư mục dữ liệu: ${status.data}`,
    `Sổ văn bản: ${number(status.documents)} văn bản trong ${number(status.files)} tệp`,
    `Chỉ mục: ${index}`,
  ];
  if (status.unpublished > 0)
    lines.push(`Chưa đưa vào chỉ mục: ${number(status.unpublished)} văn bản (chạy lại lệnh index)`);
  for (const { name, installed, does, otherwise } of status.programs)
    lines.push(installed ? `Dùng ${name}: ${does}` : `Không có ${name}: ${otherwise}`);
  if (status.roots.length > 0) lines.push(`Đã nhận từ: ${status.roots.join(", ")}`);
  if (status.failed > 0) lines.push(`Tệp không nhận được: ${number(status.failed)}`);
  for (const { path, code, reason } of status.failures) lines.push(`  ${path}: ${reason} [${code}]`);
  return `${lines.join("\n")}\n`;
}
