/**
 * Mails (EML): the letter itself and its attachments, each a document of its own; and web pages that were saved as one
 * file (MHTML), which are mails of another kind.
 */
import { decodeText } from "./decode.ts";
import type { Member } from "./members.ts";
import { type Part, parseMime } from "./mime.ts";

export type Mail =
  /** The page's HTML. */
  | { readonly kind: "page"; readonly html: Uint8Array; readonly charset: string | null }
  | {
      readonly kind: "mail";
      readonly members: readonly Member[];
    };

/** What is written above the letter: who, to whom, when, what about. */
interface Envelope {
  readonly from: string | null;
  readonly to: string | null;
  readonly cc: string | null;
  readonly date: string | null;
  readonly subject: string | null;
}

export function openMail(bytes: Uint8Array): Mail {
  const root = parseMime(bytes);
  const page = savedPage(root);
  if (page) return { kind: "page", html: page.content(), charset: page.charset };
  const { body, files } = collect(root);
  const envelope = {
    from: root.header("from"),
    to: root.header("to"),
    cc: root.header("cc"),
    date: root.header("date"),
    subject: root.header("subject"),
  };
  const letter = body
    ? [letterOf(envelope, decodeText(body.content(), body.charset ?? undefined).text, body.type)]
    : [];
  return { kind: "mail", members: [...letter.filter((member) => member !== null), ...files] };
}

/** A saved page was sent to nobody. */
function savedPage(root: Part): Part | null {
  if (root.header("to") ?? root.header("received") ?? root.header("message-id")) return null;
  const first = root.type === "multipart/related" ? firstOf(root, "text/html") : root;
  return first?.type === "text/html" ? first : null;
}

const firstOf = (part: Part, type: string): Part | null =>
  part.type === type
    ? part
    : part.parts.reduce<Part | null>((found, child) => found ?? firstOf(child, type), null);

/** The text that stands for the letter, and the files that came with it. */
function collect(part: Part): { body: Part | null; files: Member[] } {
  if (part.parts.length > 0) {
    const inside = part.parts.map(collect);
    const bodies = inside.flatMap(({ body }) => (body ? [body] : []));
    return {
      // Of several forms of one letter the plain one has no pictures between its words.
      body: bodies.find((body) => body.type === "text/plain" && !isBlank(body)) ?? bodies[0] ?? null,
      files: inside.flatMap(({ files }) => files),
    };
  }
  const isBody = part.fileName === null && part.disposition !== "attachment";
  if (isBody && (part.type === "text/plain" || part.type === "text/html")) return { body: part, files: [] };
  if (isOrnament(part)) return { body: null, files: [] };
  const content = part.content();
  const name = part.fileName || (part.type === "message/rfc822" ? "thư kèm theo.eml" : "tệp kèm theo");
  return { body: null, files: [{ name, bytes: content.byteLength, read: () => content }] };
}

const isBlank = (part: Part): boolean => part.content().every((byte) => byte <= 0x20);

/** Pictures that a letter shows between its words, and signatures of programs. */
const isOrnament = (part: Part): boolean =>
  (part.type.startsWith("image/") &&
    part.disposition !== "attachment" &&
    part.header("content-id") !== null) ||
  part.type.startsWith("multipart/") ||
  /^application\/(?:x-)?(?:pkcs7-signature|pgp-signature)$/u.test(part.type);

/** Name of the member that is the letter itself. */
const LETTER = "nội dung thư";

/** The letter as a file: the envelope's lines above its text. Null where it says nothing. */
export function letterOf(envelope: Envelope, text: string, type: string): Member | null {
  const html = type === "text/html";
  if ((html ? text.replace(/<[^>]*>/gu, "") : text).trim() === "") return null;
  const lines = [
    ["Người gửi", envelope.from],
    ["Người nhận", envelope.to],
    ["Đồng gửi", envelope.cc],
    ["Gửi lúc", envelope.date],
    ["Tiêu đề", envelope.subject],
  ].flatMap(([label, value]) => (value ? [`${label}: ${value}`] : []));
  const content = Buffer.from(
    html ? `${lines.map(asParagraph).join("")}${text}` : `${lines.join("\n")}\n\n${text}`,
  );
  return { name: `${LETTER}.${html ? "html" : "txt"}`, bytes: content.byteLength, read: () => content };
}

const asParagraph = (line: string): string =>
  `<div>${line.replace(/[<>&]/gu, (sign) => (sign === "<" ? "&lt;" : sign === ">" ? "&gt;" : "&amp;"))}</div>`;
