/** Plain text and Markdown: the bytes decoded. Markdown's marks are left to the normaliser, which knows them. */
import { decodeText } from "./decode.ts";
import type { Extractor } from "./extractor.ts";

export const textExtractor: Extractor = {
  name: "text",
  mediaTypes: ["text/plain", "text/markdown"],
  maxBytes: 10_000_000,
  async extract(bytes, mediaType) {
    const { text, warnings } = decodeText(bytes);
    return { mediaType, extractor: "text", pages: 1, text, warnings };
  },
};
