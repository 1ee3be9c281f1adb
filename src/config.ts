/** Settings from the environment, checked once at the start and handed on as a value. */
import path from "node:path";
import { z } from "zod";
import { UsageError } from "./errors.ts";

const Environment = z.object({
  /** Folder of the catalogue, the managed engine and its logs. */
  CHI_DAN_DATA: z.string().min(1).default("data"),
  /** Folder of the office's own rows for the domain tables. */
  CHI_DAN_TABLES: z.string().min(1).optional(),
  /** Folders that `npm start` indexes, separated like PATH. */
  ARCHIVE: z.string().min(1).optional(),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(7780),
  /** A server that somebody else runs, and its key. */
  MEILI_URL: z.url({ protocol: /^https?$/u }).optional(),
  MEILI_MASTER_KEY: z.string().min(1).optional(),
  MEILI_BINARY: z.string().min(1).optional(),
  /** "1": whoever reaches the server may read, although there are accounts. */
  CHI_DAN_OPEN_READING: z.enum(["0", "1"]).default("0"),
  /** Addresses of proxies in front of us, separated by commas. */
  CHI_DAN_PROXIES: z.string().min(1).default("loopback"),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("warn"),
});

export interface Config {
  readonly dataDir: string;
  readonly tablesDir: string | undefined;
  readonly archive: readonly string[];
  readonly host: string;
  readonly port: number;
  readonly meili: {
    readonly url: string | undefined;
    readonly key: string | undefined;
    readonly binary: string | undefined;
  };
  readonly openReading: boolean;
  readonly proxies: string;
  readonly logLevel: z.infer<typeof Environment>["LOG_LEVEL"];
}

/**
 * Reads the settings.
 *
 * @param env usually `process.env`; empty strings count as unset.
 * @throws UsageError naming each setting that cannot be used.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const result = Environment.safeParse(given);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new UsageError(
      "config-invalid",
      `Biến môi trường chưa đúng, hãy sửa rồi chạy lại:\n${problems.join("\n")}`,
    );
  }
  const settings = result.data;
  return {
    dataDir: path.resolve(settings.CHI_DAN_DATA),
    tablesDir: settings.CHI_DAN_TABLES && path.resolve(settings.CHI_DAN_TABLES),
    archive: settings.ARCHIVE?.split(path.delimiter).filter((folder) => folder !== "") ?? [],
    host: settings.HOST,
    port: settings.PORT,
    meili: { url: settings.MEILI_URL, key: settings.MEILI_MASTER_KEY, binary: settings.MEILI_BINARY },
    openReading: settings.CHI_DAN_OPEN_READING === "1",
    proxies: settings.CHI_DAN_PROXIES,
    logLevel: settings.LOG_LEVEL,
  };
}
