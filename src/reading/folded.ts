/** The text that is being read in lower case without marks. */
import { fold } from "../vietnamese-tokenizer/index.ts";

let last = { text: "", folded: "" };

/**
 * `fold` of a whole text. Its readers look at one stretch after another of the same text, so the last one is kept;
 * of the same length as the text, so that a stretch of one is the stretch of the other.
 */
export function foldedWhole(text: string): string {
  if (last.text !== text) last = { text, folded: fold(text) };
  return last.folded;
}
