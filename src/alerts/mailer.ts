/** Hands mails to the office's mail server. */
import { createTransport } from "nodemailer";
import type { MailText } from "./digest.ts";

export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /** `tls` from the first byte, `starttls` before anything is said, `none` in the clear. */
  readonly security: "tls" | "starttls" | "none";
  readonly user: string | undefined;
  readonly password: string | undefined;
  /** Who sends. */
  readonly from: string;
  /** Address of the house as its readers reach it, without a slash at its end. */
  readonly base: string;
}

export interface Mail extends MailText {
  readonly to: { readonly name: string; readonly address: string };
  /** The same whenever this mail is sent again, so that a mail server or reader can tell. */
  readonly id: string;
}

export interface Mailer {
  readonly base: string;
  /** Resolves when the mail server has taken it. @throws MailError */
  send(mail: Mail): Promise<void>;
  close(): void;
}

export class MailError extends Error {
  /** Trying again changes nothing: the address is refused. */
  readonly lasting: boolean;
  constructor(message: string, lasting: boolean, options?: { cause?: unknown }) {
    super(message, options);
    this.lasting = lasting;
  }
}

/** A mail server that says nothing for so long is away. */
const SILENT_MS = 20_000;

export function createMailer({ host, port, security, user, password, from, base }: MailSettings): Mailer {
  const transport = createTransport({
    host,
    port,
    secure: security === "tls",
    requireTLS: security === "starttls",
    ignoreTLS: security === "none",
    ...(user === undefined ? {} : { auth: { user, pass: password ?? "" } }),
    connectionTimeout: SILENT_MS,
    greetingTimeout: SILENT_MS,
    socketTimeout: SILENT_MS,
    // Texts are ours; nothing is ever fetched for them.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = new URL(base).hostname;
  return {
    base,
    async send({ to, subject, text, id }) {
      try {
        await transport.sendMail({
          from,
          to,
          subject: oneLine(subject),
          text,
          messageId: `<${id}@${domain}>`,
          // Nobody's holiday answer is wanted.
          headers: { "Auto-Submitted": "auto-generated" },
        });
      } catch (error) {
        throw asMailError(error, password);
      }
    },
    close: () => transport.close(),
  };
}

/** Headers are lines: what somebody entered never begins another. */
export const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, " ")
    .trim()
    .slice(0, 200);

function asMailError(error: unknown, password: string | undefined): MailError {
  const {
    message = String(error),
    responseCode,
    command,
  } = error as {
    message?: string;
    responseCode?: number;
    command?: string;
  };
  const shown = password ? message.replaceAll(password, "…") : message;
  const lasting = command === "RCPT TO" && responseCode !== undefined && responseCode >= 500;
  return new MailError(oneLine(shown), lasting, { cause: error });
}
