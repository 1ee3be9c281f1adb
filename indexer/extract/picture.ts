/** A picture of a page, or several in one TIFF. */
import type { Extractor } from "./extractor.ts";
import { recognisePicture } from "./ocr/scanned.ts";

export const pictureExtractor: Extractor = {
  name: "picture",
  mediaTypes: ["image/jpeg", "image/png", "image/tiff"],
  maxBytes: 100_000_000,
  extract: recognisePicture,
};
