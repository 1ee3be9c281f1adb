/** The commands, and how one is found and run. */
import { ChiDanError } from "../src/errors.ts";
import type { Command, ExitCode, Io } from "./commands/command.ts";

/** A command is loaded when it is asked for: reading a file needs no web server. */
const COMMANDS: Readonly<Record<string, { readonly summary: string; load(): Promise<Command> }>> = {
  start: {
    summary: "đưa kho (mặc định: kho mẫu) vào chỉ mục rồi mở trang web",
    load: async () => (await import("./commands/start.ts")).startCommand,
  },
  index: {
    summary: "đưa thư mục và tệp vào kho, lập chỉ mục",
    load: async () => (await import("./commands/index.ts")).indexCommand,
  },
  read: {
    summary: "chỉ đọc tệp, in những gì đọc được, không ghi gì",
    load: async () => (await import("./commands/read.ts")).readCommand,
  },
  search: {
    summary: "tìm trong kho",
    load: async () => (await import("./commands/search.ts")).searchCommand,
  },
  directive: {
    summary: "xem ai đã triển khai một chỉ thị, ai chưa thấy",
    load: async () => (await import("./commands/directive.ts")).directiveCommand,
  },
  wanted: {
    summary: "xem văn bản được viện dẫn mà chưa có trong kho",
    load: async () => (await import("./commands/wanted.ts")).wantedCommand,
  },
  cite: {
    summary: "kiểm tra các viện dẫn của một dự thảo",
    load: async () => (await import("./commands/cite.ts")).citeCommand,
  },
  serve: {
    summary: "mở trang web trên kho đã có",
    load: async () => (await import("./commands/serve.ts")).serveCommand,
  },
  status: {
    summary: "xem tình trạng kho, chỉ mục và các tệp lỗi",
    load: async () => (await import("./commands/status.ts")).statusCommand,
  },
  failed: {
    summary: "xem các tệp không nhận được, theo nguyên nhân, và cách xử lý",
    load: async () => (await import("./commands/failed.ts")).failedCommand,
  },
  retry: {
    summary: "thử lại các tệp không nhận được",
    load: async () => (await import("./commands/retry.ts")).retryCommand,
  },
  corrections: {
    summary: "xuất, nhập các lần sửa",
    load: async () => (await import("./commands/corrections.ts")).correctionsCommand,
  },
  people: {
    summary: "tài khoản người dùng: xem, thêm, đặt lại mật khẩu",
    load: async () => (await import("./commands/people.ts")).peopleCommand,
  },
  health: {
    summary: "hỏi trang web đang chạy xem có trả lời được không",
    load: async () => (await import("./commands/health.ts")).healthCommand,
  },
};

const HELP = `Chỉ Dẫn: tìm văn bản chỉ đạo.

Dùng: chi-dan LỆNH [tùy chọn]   (npm run -s cli -- LỆNH …)

${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  ${name.padEnd(11)} ${summary}`)
  .join("\n")}

Mỗi lệnh có --help. Mã thoát: 0 mọi việc đều ổn; 1 có tệp lỗi; 2 lệnh hoặc môi trường chưa dùng được.
`;

/** @returns what the process ends with. Never throws: what went wrong is said. */
export async function main(
  args: readonly string[],
  io: Io,
  env: Readonly<Record<string, string | undefined>>,
): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    const about = await COMMANDS[rest[0] ?? ""]?.load();
    io.out(about?.help ?? HELP);
    return name === undefined ? 2 : 0;
  }
  const command = await (Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined)?.load();
  if (!command) {
    io.err(`Không có lệnh “${name}”.\n\n${HELP}`);
    return 2;
  }
  if (asksForHelp(rest)) {
    io.out(command.help);
    return 0;
  }
  try {
    return await command.run(rest, io, env);
  } catch (error) {
    if (io.signal.aborted) return 2;
    io.err(`${error instanceof ChiDanError ? error.message : `Lỗi ngoài dự kiến: ${detail(error)}`}\n`);
    return 2;
  }
}

/** What stands behind "--" is no option. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  const options = end < 0 ? args : args.slice(0, end);
  return options.includes("--help") || options.includes("-h");
}

const detail = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
