/** A picture of a page, or several in one TIFF. */
import { type Extractor, refusal } from "./extractor.ts";

export const pictureExtractor: Extractor = {
  name: "picture",
  mediaTypes: ["image/jpeg", "image/png", "image/tiff"],
  maxBytes: 100_000_000,
  async extract(bytes, mediaType, ocr) {
    if (!ocr) throw refusal("waiting");
    const { recognisePicture } = await import("./ocr/scanned.ts");
    return recognisePicture(bytes, mediaType, ocr);
  },
};
