import { readConfig } from "../../src/config.ts";
import { type Command, readArguments } from "./command.ts";

/** For the health check of a container, which has neither curl nor wget. */
export const healthCommand: Command = {
  help: `Dùng: chi-dan health

Hỏi http://127.0.0.1:PORT/healthz. Mã thoát: 0 trả lời được; 2 không.
`,
  async run(args, io, env) {
    readArguments(args, { help: { type: "boolean", short: "h" } });
    const { port } = readConfig(env);
    try {
      const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(4_000) });
      io.out(`${await answer.text()}\n`);
      return answer.ok ? 0 : 2;
    } catch (error) {
      io.err(
        `Trang web ở cổng ${port} không trả lời (${error instanceof Error ? error.message : String(error)}).\n`,
      );
      return 2;
    }
  },
};
