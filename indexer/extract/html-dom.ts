/** HTML strings and linkedom documents. */
import { parseHTML } from "linkedom";
import { type DomNode, domText } from "./dom-text.ts";

export type HtmlDocument = ReturnType<typeof parseHTML>["document"];

export function parseDocument(html: string): HtmlDocument {
  // linkedom makes a document of what has a root element only.
  const whole = /<html[\s>]/iu.test(html)
    ? html
    : `<!doctype html><html><head></head><body>${html}</body></html>`;
  return parseHTML(whole).document;
}

/** The text of an HTML fragment, all of it. */
export function htmlText(html: string): string {
  return domText(parseDocument(html).documentElement as unknown as DomNode);
}
