/** Structured logs for those who run the server; people of the office read the command line and the pages. */
import { type Logger, pino } from "pino";
import type { Config } from "./config.ts";

export type { Logger } from "pino";

/** Logs to standard error, one JSON object a line; keys and authorisation headers never reach it. */
export function createLogger(level: Config["logLevel"]): Logger {
  return pino(
    { level, redact: { paths: ["req.headers.authorization", "req.headers.cookie", "*.key"], censor: "…" } },
    pino.destination(2),
  );
}
