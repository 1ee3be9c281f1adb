/** What a command of the command line is, and how its arguments are read. */
import { type ParseArgsConfig, parseArgs } from "node:util";
import type { Config } from "../../src/config.ts";
import { UsageError } from "../../src/errors.ts";

type Options = NonNullable<ParseArgsConfig["options"]>;
type Parsed<T extends Options> = ReturnType<
  typeof parseArgs<{ options: T; allowPositionals: true; strict: true; args: string[] }>
>;

export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** The stream of `err`, for a progress line. */
  readonly terminal: { readonly isTTY?: boolean; readonly columns?: number; write(text: string): unknown };
  /** Aborted by Ctrl-C or when the process is asked to end. */
  readonly signal: AbortSignal;
}

/** 0: all well; 1: some documents failed; 2: unusable arguments or environment. */
export type ExitCode = 0 | 1 | 2;

export interface Command {
  /** What `--help` prints. */
  readonly help: string;
  run(args: readonly string[], io: Io, env: Readonly<Record<string, string | undefined>>): Promise<ExitCode>;
}

export const COMMON_OPTIONS = {
  data: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const satisfies Options;

/** @throws UsageError `arguments` with a Vietnamese message. */
export function readArguments<const T extends Options>(args: readonly string[], options: T): Parsed<T> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (cause) {
    throw new UsageError("arguments", explain(cause), { cause });
  }
}

function explain(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  const option = /'(-[^' ]*)/u.exec(message ?? "")?.[1] ?? "";
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") return `Không có tùy chọn ${option}; xem --help.`;
  if (code === "ERR_PARSE_ARGS_INVALID_OPTION_VALUE")
    return `Tùy chọn ${option} thiếu giá trị hoặc không nhận giá trị; xem --help.`;
  return `Không hiểu dòng lệnh (${message ?? ""}); xem --help.`;
}

/** The settings with what the command line says of them. */
export function withOptions(config: Config, values: { data?: string | undefined }): Config {
  return values.data === undefined ? config : { ...config, dataDir: values.data };
}

/** @throws UsageError for what is no whole number in the range. */
export function wholeNumber(option: string, given: string, least: number, most: number): number {
  const value = /^\d{1,9}$/u.test(given) ? Number(given) : Number.NaN;
  if (!(value >= least && value <= most)) {
    throw new UsageError(
      "arguments",
      `--${option} phải là số từ ${least} đến ${most}, không phải “${given}”.`,
    );
  }
  return value;
}
