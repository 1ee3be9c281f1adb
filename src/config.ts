/** Settings from the environment, checked once at the start and handed on as a value. */
import path from "node:path";
import { z } from "zod";
import type { MailSettings } from "./alerts/mailer.ts";
import { FEWEST_DAYS } from "./catalogue/audit.ts";
import { UsageError } from "./errors.ts";

/** Without a name or a password, which would come to stand in messages and logs. */
function isPlain(address: string): boolean {
  if (!URL.canParse(address)) return true;
  const { username, password } = new URL(address);
  return username === "" && password === "";
}

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
  MEILI_URL: z
    .url({ protocol: /^https?$/u })
    .refine(isPlain, "không ghi tên và mật khẩu trong địa chỉ; khoá đặt ở MEILI_MASTER_KEY")
    .optional(),
  MEILI_MASTER_KEY: z.string().min(1).optional(),
  MEILI_BINARY: z.string().min(1).optional(),
  /** "1": whoever reaches the server may read, although there are accounts. */
  CHI_DAN_OPEN_READING: z.enum(["0", "1"]).default("0"),
  /** Addresses of proxies in front of us, separated by commas. */
  CHI_DAN_PROXIES: z.string().min(1).default("loopback"),
  /** The office's mail server: smtps://user:password@host:465, or smtp://host:587 with STARTTLS. */
  SMTP_URL: z.url({ protocol: /^smtps?$/u }).optional(),
  /** "1": mails go to an smtp:// server in the clear. */
  SMTP_PLAIN: z.enum(["0", "1"]).default("0"),
  /** Who mails are from, and the address under which readers reach the pages: mails name both. */
  MAIL_FROM: z.email().optional(),
  CHI_DAN_URL: z.url({ protocol: /^https?$/u }).optional(),
  /** For how many days the audit log is kept, and whether ("1") it tells what people look for. */
  CHI_DAN_AUDIT_DAYS: z.coerce.number().int().min(FEWEST_DAYS).max(36_500).default(730),
  CHI_DAN_AUDIT_SEARCHES: z.enum(["0", "1"]).default("0"),
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
  /** null: the office has no mail server. */
  readonly mail: MailSettings | null;
  /** Address under which readers reach the pages, without a slash at its end; null where nobody has set it. */
  readonly base: string | null;
  readonly audit: { readonly days: number; readonly searches: boolean };
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
    mail: mailOf(settings),
    base: settings.CHI_DAN_URL?.replace(/\/+$/u, "") ?? null,
    audit: { days: settings.CHI_DAN_AUDIT_DAYS, searches: settings.CHI_DAN_AUDIT_SEARCHES === "1" },
    logLevel: settings.LOG_LEVEL,
  };
}

/** @throws UsageError when something is missing beside the mail server. */
function mailOf({
  SMTP_URL,
  SMTP_PLAIN,
  MAIL_FROM,
  CHI_DAN_URL,
}: z.infer<typeof Environment>): MailSettings | null {
  if (SMTP_URL === undefined) return null;
  if (MAIL_FROM === undefined || CHI_DAN_URL === undefined) {
    throw new UsageError(
      "config-invalid",
      "Đã đặt SMTP_URL thì cần cả MAIL_FROM (địa chỉ người gửi) và CHI_DAN_URL (địa chỉ trang web ghi trong thư).",
    );
  }
  const { protocol, hostname, port, username, password } = new URL(SMTP_URL);
  const tls = protocol === "smtps:";
  const plain = SMTP_PLAIN === "1" || LOOPBACK.has(hostname);
  return {
    host: hostname.replace(/^\[|\]$/gu, ""),
    port: port === "" ? (tls ? 465 : 587) : Number(port),
    security: tls ? "tls" : plain ? "none" : "starttls",
    user: username === "" ? undefined : decodeURIComponent(username),
    password: password === "" ? undefined : decodeURIComponent(password),
    from: MAIL_FROM,
    base: CHI_DAN_URL.replace(/\/+$/u, ""),
  };
}

/** What is said there leaves no machine. */
const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);
