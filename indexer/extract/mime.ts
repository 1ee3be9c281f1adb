/**
 * MIME (RFC 2045 to 2047, 2231) as far as mails and saved web pages use it: a message as a tree of parts whose bytes
 * are kept, since old Vietnamese mails name charsets that they are not in.
 *
 * postal-mime 4.0.0 reads the same mails as well where they name a charset of single bytes, but decodes before anybody
 * can look: a letter in TCVN3 that says it is in UTF-8 comes out as U+FFFD, and subject and text are lost.
 */
import { decodeText } from "./decode.ts";
import { refusal } from "./extractor.ts";

export interface Part {
  /** In lower case, "text/plain" where nothing is said. */
  readonly type: string;
  /** Decoded; null where the part has none. */
  readonly header: (name: string) => string | null;
  readonly charset: string | null;
  /** Name of the file that it is, where it is one. */
  readonly fileName: string | null;
  readonly disposition: string | null;
  readonly parts: readonly Part[];
  content(): Uint8Array;
}

/** Deeper and more than in any mail. */
const MAX_DEPTH = 20;
const MAX_PARTS = 2000;

/** @throws DocumentError `bomb` beyond the limits; anything else is read as it is. */
export function parseMime(bytes: Uint8Array): Part {
  // Latin-1 keeps every byte: a string has the faster searches.
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  return parsePart(source, 0, { parts: 0 });
}

function parsePart(source: string, depth: number, count: { parts: number }): Part {
  count.parts += 1;
  if (depth > MAX_DEPTH || count.parts > MAX_PARTS) throw refusal("bomb", "thư lồng nhau quá nhiều lớp");
  const end = /\r?\n\r?\n/u.exec(source);
  const headers = readHeaders(end ? source.slice(0, end.index) : source);
  const body = end ? source.slice(end.index + end[0].length) : "";
  const type = parameters(headers.get("content-type") ?? "text/plain");
  const disposition = parameters(headers.get("content-disposition") ?? "");
  const boundary = type.value.startsWith("multipart/") ? type.named.get("boundary") : undefined;
  const name = disposition.named.get("filename") ?? type.named.get("name");
  return {
    type: type.value || "text/plain",
    header: (wanted) => {
      const raw = headers.get(wanted);
      return raw === undefined ? null : decodeWords(raw);
    },
    charset: type.named.get("charset") ?? null,
    fileName: name ?? null,
    disposition: disposition.value || null,
    parts:
      boundary === undefined
        ? []
        : splitParts(body, boundary).map((part) => parsePart(part, depth + 1, count)),
    content: () => decodeBody(body, (headers.get("content-transfer-encoding") ?? "").trim().toLowerCase()),
  };
}

/** Headers in lower case, lines that were folded joined; of several of one name the first. */
function readHeaders(block: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of block.replace(/\r?\n[ \t]+/gu, " ").split(/\r?\n/u)) {
    const colon = line.indexOf(":");
    if (colon <= 0) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    if (!headers.has(name)) headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}

/** What stands between the lines that begin with the boundary; an unfinished last part counts. */
function splitParts(body: string, boundary: string): string[] {
  const mark = `--${boundary}`;
  const parts: string[] = [];
  let from = -1;
  for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) {
    if (at > 0 && body[at - 1] !== "\n") continue;
    if (from >= 0) parts.push(body.slice(from, at).replace(/\r?\n$/u, ""));
    if (body.startsWith("--", at + mark.length)) return parts;
    const line = body.indexOf("\n", at);
    from = line < 0 ? body.length : line + 1;
    if (parts.length > MAX_PARTS) throw refusal("bomb", "thư có quá nhiều phần");
  }
  if (from >= 0) parts.push(body.slice(from));
  return parts;
}

function decodeBody(body: string, encoding: string): Uint8Array {
  if (encoding === "base64") return Buffer.from(body, "base64");
  if (encoding !== "quoted-printable") return Buffer.from(body, "latin1");
  const text = body
    .replace(/=[ \t]*\r?\n/gu, "")
    .replace(/=([0-9a-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(text, "latin1");
}

const PARAMETER = /;\s{0,20}([\w-]{1,40})(?:\*(\d{1,2}))?(\*)?\s?=\s?(?:"((?:[^"\\]|\\.)*)"|([^;"]*))/gu;

/** A header's value and parameters; long ones come in numbered pieces, foreign ones percent-encoded (RFC 2231). */
function parameters(header: string): { value: string; named: Map<string, string> } {
  const semicolon = header.indexOf(";");
  const value = (semicolon < 0 ? header : header.slice(0, semicolon)).trim().toLowerCase();
  const pieces = new Map<string, { text: string; encoded: boolean }>();
  for (const [, rawName = "", number, star, quoted, bare = ""] of header.matchAll(PARAMETER)) {
    const name = rawName.toLowerCase();
    const text = quoted === undefined ? bare.trim() : quoted.replace(/\\(.)/gu, "$1");
    const before = number === undefined || number === "0" ? undefined : pieces.get(name);
    pieces.set(name, {
      text: (before?.text ?? "") + text,
      encoded: (before?.encoded ?? false) || star !== undefined,
    });
  }
  const named = new Map(
    [...pieces].map(([name, { text, encoded }]) => [name, encoded ? fromPercent(text) : decodeWords(text)]),
  );
  return { value, named };
}

function fromPercent(text: string): string {
  const [, charset = "", words = text] = /^([\w-]{0,40})'[\w-]{0,40}'(.*)$/su.exec(text) ?? [];
  const bytes = words.replace(/%([0-9a-f]{2})/giu, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return decodeText(Buffer.from(bytes, "latin1"), charset).text;
}

const WORD = /=\?([\w-]{1,40})(?:\*[\w-]{1,20})?\?([bq])\?([^?\s]*)\?=/giu;

/** Encoded words (RFC 2047), neighbours together: a letter may be cut between two of them. */
function decodeWords(raw: string): string {
  const bytes: Buffer[] = [];
  let charset: string | undefined;
  let from = 0;
  for (const match of raw.matchAll(WORD)) {
    const between = raw.slice(from, match.index);
    if (from === 0 || between.trim() !== "") bytes.push(Buffer.from(between, "latin1"));
    const [, named, how = "", text = ""] = match;
    charset ??= named;
    const plain = how.toLowerCase() === "q" ? text.replaceAll("_", " ") : text;
    bytes.push(Buffer.from(decodeBody(plain, how.toLowerCase() === "q" ? "quoted-printable" : "base64")));
    from = match.index + match[0].length;
  }
  bytes.push(Buffer.from(raw.slice(from), "latin1"));
  return decodeText(Buffer.concat(bytes), charset).text.trim();
}
