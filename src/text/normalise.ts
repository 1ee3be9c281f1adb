import { convertLegacy } from "../vietnamese-tokenizer/index.ts";
/** How the text was encoded before it was converted; "unicode" where nothing had to be. */
export type SourceEncoding = "unicode" | "tcvn3" | "vni" | "cp1258" | "utf8-mojibake";

export interface NormalisedText {
  text: string;
  encoding: SourceEncoding;
  /** What was repaired, one name for each kind. */
  repairs: string[];
}

/**
 * The text as it is stored, shown and read: every span of a directive points into it.
 *
 * In: whatever an extractor gave, lone surrogates included; never throws. Idempotent.
 */
export function normaliseText(raw: string): NormalisedText {
  const text = convertLegacy(raw).text
    .replace(/\r\n?|[\v\u2028\u2029]/g, "\n")
    .normalize("NFC")
    .replace(/[ÐƉ]/g, "Đ")
    .replace(/[ðɖ]/g, "đ")
    .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g, "")
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, " ")
    .replace(/\*\*/g, "");
  return { text, encoding: "unicode", repairs: [] };
}
