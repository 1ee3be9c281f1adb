/**
 * Saved web pages: the main content, without menus, comment forms and footers.
 *
 * A page that is nothing but its document (Word's "Save as web page", an old static page) is taken whole. Of
 * any other page Readability finds the content; where it drops the head of a letter (it takes the two-column
 * table for furniture), the page without its furniture is used instead.
 */
import { Readability } from "@mozilla/readability";
import { oneLine } from "../../src/text/one-line.ts";
import { decodeText } from "./decode.ts";
import { type DomNode, domText } from "./dom-text.ts";
import { type ExtractedText, type Extractor, refusal } from "./extractor.ts";
import { type HtmlDocument, htmlText, parseDocument } from "./html-dom.ts";

export const htmlExtractor: Extractor = {
  name: "readability",
  mediaTypes: ["text/html"],
  maxBytes: 10_000_000,
  async extract(bytes) {
    return { ...extractPage(bytes, declaredCharset(bytes)), mediaType: "text/html" };
  },
};

/** @throws DocumentError `no-text`. */
export function extractPage(
  bytes: Uint8Array,
  charset: string | undefined,
): Omit<ExtractedText, "mediaType"> {
  const { text: html, warnings } = decodeText(bytes, charset);
  const text = pageText(html);
  if (text.trim() === "") throw refusal("no-text", "trang không có nội dung chữ");
  return { extractor: "readability", pages: 1, text, warnings };
}

function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString("latin1");
  return /<meta[^>]{0,200}charset\s?=\s?["']?([\w-]{1,40})/iu.exec(head)?.[1];
}

/** The text of a page's main content. */
export function pageText(html: string): string {
  const page = withoutNoteMarks(parseDocument(html));
  const linked = linkShare(page);
  const removed = removeFurniture(page);
  const whole = domText(page.documentElement as unknown as DomNode);
  if (removed === 0 && linked < MOSTLY_TEXT) return whole;
  const main = readable(html);
  if (main === null || losesLetterHead(main.text, whole)) return whole;
  // A letter has its own title; the page's title in front of it would only hide the letter's head.
  return LETTER_HEAD.test(main.text.slice(0, 1000)) ? main.text : withHeading(main.text, page, main.title);
}

/** Marks of notes as LibreOffice and Word save them: they would stand in the middle of a sentence. */
const NOTE_MARKS =
  "a.sdfootnoteanc, a.sdfootnotesym, a.sdendnoteanc, a.sdendnotesym, a[href^='#_ftn'], a[href^='#_edn']";

function withoutNoteMarks(page: HtmlDocument): HtmlDocument {
  for (const mark of Array.from(page.querySelectorAll(NOTE_MARKS))) mark.remove();
  return page;
}

// ── furniture ────────────────────────────────────────────────────────────────────────────────────────────

const FURNITURE = [
  "nav, footer, aside, form, button, dialog, menu",
  "[role=navigation], [role=banner], [role=contentinfo], [role=complementary], [role=search]",
  "body > header, #header, .header, #footer, .footer, #menu, .menu, .navbar, .breadcrumb, .breadcrumbs, .sidebar, #sidebar",
  "[id*=comment], [class*=comment], [class*=binhluan], [class*=binh-luan], [class*=social], [class*=share]",
  "[class*=related], [class*=lienquan], [class*=lien-quan], [class*=tinkhac], [class*=tin-khac], [class*=advert], [class*=banner]",
].join(", ");

/** What only a letter's own head holds; an element with it stays, whatever its class is called. */
const OWN_HEAD = /độc lập\s?[-–]\s?tự do|^\s*số\s?:[^\n]{0,20}\d/imu;

/** @returns how many pieces of furniture with text were taken out. */
function removeFurniture(page: HtmlDocument): number {
  // A careless class on the element that holds everything must not empty the page.
  const most = (page.body?.textContent ?? "").trim().length / 2;
  let removed = 0;
  for (const element of Array.from(page.querySelectorAll(FURNITURE))) {
    const text = (element.textContent ?? "").trim();
    if (text.length > most || OWN_HEAD.test(text)) continue;
    if (text !== "") removed += 1;
    element.remove();
  }
  return removed;
}

/** A page with less of its text in links is a document; menus and lists of news are links. */
const MOSTLY_TEXT = 0.1;

function linkShare(page: HtmlDocument): number {
  const all = (page.body?.textContent ?? "").replace(/\s+/gu, " ").length;
  const linked = Array.from(page.querySelectorAll("a[href]"))
    .map((link) => (link.textContent ?? "").replace(/\s+/gu, " ").length)
    .reduce((sum, length) => sum + length, 0);
  return all === 0 ? 0 : linked / all;
}

// ── main content ─────────────────────────────────────────────────────────────────────────────────────────

interface MainContent {
  readonly title: string | null;
  readonly text: string;
}

function readable(html: string): MainContent | null {
  // Readability takes its document apart, so it gets one of its own.
  const page = withoutNoteMarks(parseDocument(html));
  const article = new Readability(page as unknown as Document, { charThreshold: 200 }).parse();
  const text = article?.content ? htmlText(article.content) : "";
  return text.length < 200 ? null : { title: article?.title?.trim() || null, text };
}

/** The lines that only the head of a letter has. */
const LETTER_HEAD =
  /cộng hòa xã hội chủ nghĩa|cộng hoà xã hội chủ nghĩa|đảng cộng sản việt nam$|^\s?số\s?:|^\s?kính gửi/imu;

const losesLetterHead = (main: string, whole: string): boolean =>
  LETTER_HEAD.test(whole.slice(0, whole.length / 2)) && !LETTER_HEAD.test(main);

const PUBLISHED = /\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d{2}/u;

/** Title and time of publication stand beside the content that Readability finds; a reader needs them. */
function withHeading(text: string, page: HtmlDocument, title: string | null): string {
  const headings = Array.from(page.querySelectorAll("h1, h2, [class*=title]"), (each) =>
    oneLine(each.textContent ?? ""),
  );
  const shown = headings.find((heading) => heading !== "" && title?.includes(heading)) ?? title ?? "";
  const opening = oneLine(text.slice(0, 1000));
  const lines = [
    opening.includes(shown) ? "" : shown,
    PUBLISHED.test(text.slice(0, 300)) ? "" : publishedLine(page),
  ];
  const before = lines.filter((line) => line !== "").join("\n");
  return before === "" ? text : `${before}\n\n${text}`;
}

function publishedLine(page: HtmlDocument): string {
  const marked = Array.from(
    page.querySelectorAll("time, [class*=date], [class*=time], [id*=date], [id*=time]"),
  );
  const line = marked
    .map((element) => oneLine(element.textContent ?? ""))
    .find((words) => words.length < 80 && PUBLISHED.test(words));
  return line ?? "";
}
