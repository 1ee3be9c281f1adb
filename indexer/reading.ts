/** An extracted text to what the catalogue keeps of it. Pure. */
import type { Reading } from "../src/catalogue/index.ts";
import { keysOf } from "../src/citations/key.ts";
import { DocumentError } from "../src/errors.ts";
import type { Knowledge } from "../src/knowledge/index.ts";
import { readDirective } from "../src/reading/read-directive.ts";
import type { Scan } from "../src/reading/scan.ts";
import { findSecrecyMark } from "../src/reading/secrecy.ts";

/**
 * Reads a text.
 *
 * @throws DocumentError `secret`: a document with a secrecy mark may not be kept on a networked machine
 *   (Law on Protection of State Secrets 2018), so nothing of it may reach the catalogue.
 */
export function makeReading(
  raw: string,
  context: { readonly fileName: string; readonly mediaType: string; readonly scan?: Scan | null },
  knowledge: Knowledge,
  reader: string,
): Reading {
  const { text, directive } = readDirective(raw, knowledge, context);
  const secrecy = findSecrecyMark(text);
  if (secrecy) {
    throw new DocumentError("secret", `văn bản có dấu ${secrecy.mark}: không được lưu trên máy nối mạng`);
  }
  return { text, directive, ...keysOf(directive, knowledge), reader };
}
