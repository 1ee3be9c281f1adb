/**
 * The readable source of one sample: Markdown with a short front matter.
 *
 * The front matter holds what the header and the closing print and, at the same time, what a careful reader
 * should find in the file (the truth). The body is the letter itself.
 */
import { z } from "zod";

/** How the header is laid out in the made file. */
export const Shape = z.enum([
  /** Two columns: a borderless table in DOCX, PDF and HTML, side by side in TXT. */
  "table",
  /** The same two columns as a Markdown pipe table. */
  "markdown-table",
  /** One column: motto, organ, number, dateline. */
  "one-column",
  /** The two columns as a careless extractor hands them out: left column first, then the right one. */
  "flattened",
  /** The two columns mixed line by line. */
  "rows",
  /** Number, dateline and V/v only. */
  "none",
  /** Begins at "Kính gửi". */
  "bare",
  /** A news page about a directive. */
  "article",
]);
export type Shape = z.infer<typeof Shape>;

/** Whose rules the header follows. */
export const Style = z.enum(["party", "state", "union", "front"]);

const id = z.string().regex(/^[a-z0-9:-]+$/u);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/u);
const list = z.array(z.string().min(1)).default([]);

export const LetterHead = z.object({
  /** Path below samples/. */
  file: z.string().min(1),
  shape: Shape,
  style: Style,
  /** TXT: hard-wrap at so many columns; 0 leaves paragraphs on one line. */
  wrap: z.coerce.number().int().default(0),
  /** TXT: how the bytes are written. */
  encoding: z.enum(["utf-8", "utf-8-bom", "utf-16le", "tcvn3", "nfd"]).default("utf-8"),
  /** HTML: the page around the letter. */
  page: z.enum(["plain", "portal"]).default("plain"),
  organs: list,
  number: z.string().nullable().default(null),
  /** The number line as printed, where it is not the ordinary one. */
  numberLine: z.string().optional(),
  type: z.string().nullable().default(null),
  issuer: id.nullable().default(null),
  issuerName: z.string().nullable().default(null),
  place: z.string().nullable().default(null),
  date: date.nullable().default(null),
  /** The date as printed, where it is not the ordinary one. */
  dateLine: z.string().optional(),
  /** `issued > current`, as province ids. */
  province: z
    .string()
    .regex(/^[a-z-]+ > [a-z-]+$/u)
    .optional(),
  subject: z.string().nullable().default(null),
  /** How the subject line begins in print ("V/v", "Về việc", …). */
  subjectLead: z.string().optional(),
  /** "true": the subject is printed in capitals. */
  caps: z.literal("true").optional(),
  addressees: list,
  recipients: list,
  signForm: z.string().optional(),
  signPosition: z.string().optional(),
  signName: z.string().optional(),
  /** Canonical numbers of the directives that the text cites. */
  citations: list,
  /** `id role`. */
  campaigns: z.array(z.string().regex(/^[a-z-]+ (primary|secondary)$/u)).default([]),
  /** Campaigns that the text only seems to carry. */
  campaignsNot: list,
  emails: list,
  /** Articles only. */
  site: z.string().optional(),
  title: z.string().optional(),
  published: z.string().optional(),
  author: z.string().optional(),
  describes: z.string().optional(),
});
export type LetterHead = z.infer<typeof LetterHead>;

export interface Letter extends LetterHead {
  readonly body: string;
}

/**
 * Parse one source. Front matter lines are `key: value`, or `key:` followed by `  - item` lines.
 * @throws Error naming the source when the front matter is missing or does not fit.
 */
export function parseLetter(source: string, name: string): Letter {
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/u.exec(source);
  if (!match) throw new Error(`${name}: no front matter`);
  const [, head = "", body = ""] = match;
  const values: Record<string, string | string[]> = {};
  let items: string[] | null = null;
  for (const line of head.split("\n")) {
    const item = /^ {2}- (.*)$/u.exec(line);
    const pair = /^([A-Za-z]+):(?: (.*))?$/u.exec(line);
    if (item && items) items.push(item[1]!.trim());
    else if (pair?.[2] !== undefined) values[pair[1]!] = pair[2].trim();
    else if (pair) {
      items = [];
      values[pair[1]!] = items;
    } else throw new Error(`${name}: cannot read the line "${line}"`);
  }
  const parsed = LetterHead.strict().safeParse(values);
  if (!parsed.success) throw new Error(`${name}: ${z.prettifyError(parsed.error)}`);
  return { ...parsed.data, body: body.trim() };
}
