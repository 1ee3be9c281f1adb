import type { Catalogue, CausedFile, CausedFiles } from "../../src/catalogue/index.ts";
import { readConfig } from "../../src/config.ts";
import { UsageError } from "../../src/errors.ts";
import { COMMON_OPTIONS, type Command, readArguments, withOptions } from "./command.ts";
import { withCatalogue } from "./house.ts";

export const failedCommand: Command = {
  help: `Dùng: chi-dan failed [--cause MÃ] [--json] [--data THƯ-MỤC]

Liệt kê các tệp không có trong kho theo nguyên nhân: cần người xem trước, rồi tệp đang chờ, rồi tệp bị từ chối; mỗi
nguyên nhân kèm việc nên làm. Thử lại bằng lệnh retry.

  --cause MÃ   chỉ một nguyên nhân (mã đứng trong ngoặc vuông)
  --json       in dạng JSON: [{"code", "kind", "title", "advice", "files": [{"path", "reason", "at"}]}]

Mã thoát: 0 không có tệp nào; 1 có tệp; 2 lệnh hoặc môi trường chưa dùng được.
`,
  async run(args, io, env) {
    const { values } = readArguments(args, {
      ...COMMON_OPTIONS,
      cause: { type: "string" },
      json: { type: "boolean" },
    });
    return withCatalogue(withOptions(readConfig(env), values), async (catalogue) => {
      const causes = chosenCauses(catalogue, values.cause);
      if (values.json) io.out(`${JSON.stringify(causes.map((cause) => jsonOf(cause, catalogue)))}\n`);
      else if (causes.length === 0) io.out("Mọi tệp đều có trong kho.\n");
      else for (const cause of causes) io.out(textOf(cause, catalogue));
      return causes.length > 0 ? 1 : 0;
    });
  },
};

/** @throws UsageError `cause-unknown` naming the causes that there are. */
export function chosenCauses(catalogue: Catalogue, code: string | undefined): CausedFiles[] {
  const causes = catalogue.causes();
  if (code === undefined) return causes;
  const chosen = causes.filter(({ cause }) => cause.code === code);
  if (chosen.length > 0 || causes.length === 0) return chosen;
  const known = causes.map(({ cause }) => cause.code).join(", ");
  throw new UsageError("cause-unknown", `Không có tệp nào vì “${code}”; các nguyên nhân đang có: ${known}.`);
}

const STEP = 1_000;

function* filesOf({ cause }: CausedFiles, catalogue: Catalogue): Generator<CausedFile> {
  for (let offset = 0; ; offset += STEP) {
    const files = catalogue.filesWith(cause.code, { limit: STEP, offset });
    yield* files;
    if (files.length < STEP) return;
  }
}

const jsonOf = (caused: CausedFiles, catalogue: Catalogue) => ({
  ...caused.cause,
  files: [...filesOf(caused, catalogue)].map(({ path, reason, at }) => ({ path, reason, at })),
});

function textOf(caused: CausedFiles, catalogue: Catalogue): string {
  const { title, code, advice } = caused.cause;
  const lines = [`${title} [${code}]: ${caused.files.toLocaleString("vi-VN")} tệp`, `  → ${advice}`];
  for (const { path, reason } of filesOf(caused, catalogue)) lines.push(`  ${path}: ${reason}`);
  return `${lines.join("\n")}\n\n`;
}
