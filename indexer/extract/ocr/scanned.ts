/** Files of which pages are pictures: PDFs without a text of their own, JPEG, PNG and TIFF. */
import { abreast } from "../../../src/abreast.ts";
import { type ExtractedText, type MediaType, refusal } from "../extractor.ts";
import { resize } from "./image.ts";
import { PAGE_PIXELS, type PageImage, pdfPages } from "./pdf-pages.ts";
import { decodeImage, openTiff } from "./pictures.ts";
import { type Ocr, type RecognisedText, recognise } from "./recognise.ts";
import { signatureDay, syllablesOf } from "./text-layer.ts";

/** A bound volume is no letter. */
const MOST_PAGES = 500;

type Pages = readonly (string | RecognisedText)[];

export interface TextLayers {
  /** The text of each page as the file has it. */
  readonly layers: readonly string[];
  /** Numbers of the pages that are to be recognised. */
  readonly poor: readonly number[];
  readonly extractor: string;
}

/**
 * A PDF with its poor pages recognised; the others keep the text that the file has.
 *
 * @throws DocumentError `too-many-pages`, `no-text`, `timeout`, `memory`.
 */
export async function recognisePdf(
  bytes: Uint8Array,
  { layers, poor, extractor }: TextLayers,
  ocr: Ocr,
): Promise<ExtractedText> {
  if (poor.length > MOST_PAGES) throw refusal("too-many-pages", `${poor.length} trang`);
  const pages: (string | RecognisedText)[] = [...layers];
  const { name, abreast: most } = await ocr.recogniser();
  await abreast(pdfPages(bytes, poor), most, async ({ page, image }) => {
    const recognised = await recognise(image, page, ocr);
    // A text that is no Vietnamese may be right all the same: English, a list of names.
    const layer = layers[page - 1] ?? "";
    if (syllablesOf(recognised.text).share >= syllablesOf(layer).share) pages[page - 1] = recognised;
  });
  return together(pages, "application/pdf", `${extractor}+${name}`, layers);
}

/** @throws DocumentError `no-text`, `bomb`, `damaged`, `timeout`, `memory`. */
export async function recognisePicture(
  bytes: Uint8Array,
  mediaType: MediaType,
  ocr: Ocr,
): Promise<ExtractedText> {
  const pages: RecognisedText[] = [];
  const { name, abreast: most } = await ocr.recogniser();
  await abreast(pagesOf(bytes, mediaType), most, async ({ page, image }) => {
    pages[page - 1] = await recognise(image, page, ocr);
  });
  return together(pages, mediaType, name, []);
}

async function* pagesOf(bytes: Uint8Array, mediaType: MediaType): AsyncGenerator<PageImage> {
  if (mediaType !== "image/tiff") return yield { page: 1, image: asPage(await decodeImage(bytes)) };
  const { pages, page } = openTiff(bytes);
  if (pages > MOST_PAGES) throw refusal("too-many-pages", `${pages} trang`);
  for (let at = 0; at < pages; at += 1) yield { page: at + 1, image: asPage(page(at)) };
}

/** As large as pages of a PDF are drawn: what tesseract reads best. */
const asPage = (image: Parameters<typeof resize>[0]) => {
  const factor = PAGE_PIXELS / Math.max(image.width, image.height);
  return factor > 0.9 && factor < 1.1 ? image : resize(image, Math.min(factor, 3));
};

function together(
  pages: Pages,
  mediaType: MediaType,
  extractor: string,
  layers: readonly string[],
): ExtractedText {
  const recognised = pages.filter((page) => typeof page !== "string");
  const text = pages.map((page) => (typeof page === "string" ? page : page.text)).join("\f");
  if ((text.match(/[\p{L}\p{N}]/gu) ?? []).length < 20) throw refusal("no-text");
  const signedOn = layers.map(signatureDay).find((day) => day !== null) ?? null;
  return {
    mediaType,
    extractor,
    pages: pages.length,
    text,
    warnings:
      recognised.length > 0 ? [`${recognised.length}/${pages.length} trang nhận dạng từ bản quét`] : [],
    ...(recognised.length > 0 && {
      scan: {
        pages: pages.map((page) =>
          typeof page === "string" ? null : Math.round(100 * page.confidence) / 100,
        ),
        lines: recognised.flatMap((page) => page.lines),
        signedOn,
      },
      linePictures: recognised.flatMap((page) => page.pictures),
    }),
  };
}
