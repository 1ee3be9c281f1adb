/** The parts of a directive, as spans of its text. What is not there is null. */
import type { Span } from "../directive.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { readLayout } from "./layout.ts";

export interface Zones {
  /** Organ lines, motto, number, dateline, type line, subject; empty (start = end) when there is none. */
  readonly header: Span;
  readonly subject: Span | null;
  readonly addressees: Span | null;
  /** From the first sentence to the signature or the recipients, addressees left out. */
  readonly body: Span;
  /** First paragraphs of the body that name what is carried out (căn cứ, thực hiện). */
  readonly opening: Span;
  readonly recipients: Span | null;
  readonly signature: Span | null;
  /** Stretches that are not part of the document: menus, comment forms, running heads. */
  readonly furniture: readonly Span[];
}

/** Finds the parts of a normalised text. Pure; never throws; linear in the length of the text. */
export function findZones(text: string, knowledge: Knowledge): Zones {
  return readLayout(text, knowledge).zones;
}
