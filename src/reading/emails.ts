/** E-mail addresses of a text, once each, in order; the "./." behind one is the end mark of the letter. */
import type { Span } from "../directive.ts";

const LOCAL = /[\p{L}\d._%+-]{1,64}$/u;
const HOST = /^[a-z\d](?:[a-z\d-]{0,62}\.){1,6}[a-z]{2,12}(?![a-z\d])/iu;

export interface Email {
  readonly address: string;
  readonly span: Span;
}

/** Looks around every "@" only, so that a text without one costs a single pass. */
export function findEmails(text: string): Email[] {
  const emails: Email[] = [];
  const seen = new Set<string>();
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    const local = LOCAL.exec(text.slice(Math.max(0, at - 64), at))?.[0].replace(/^[._%+-]+/u, "");
    const host = HOST.exec(text.slice(at + 1, at + 260))?.[0];
    if (!local || !host) continue;
    const address = `${local}@${host}`;
    if (seen.has(address.toLowerCase())) continue;
    seen.add(address.toLowerCase());
    emails.push({ address, span: { start: at - local.length, end: at + 1 + host.length } });
  }
  return emails;
}
