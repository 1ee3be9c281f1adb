/** Pictures of pages to text, page by page, with what is doubtful in them. */
import type { ScannedLine } from "../../../src/reading/scan.ts";
import { crop, type GreyImage } from "./image.ts";
import { type CheckedLine, checkLines, withChecked } from "./line-check.ts";
import { recognisePage } from "./page.ts";
import { pageText, slopeOf } from "./page-text.ts";
import { toPng } from "./png.ts";
import type { Recogniser } from "./recogniser.ts";

/** What recognising needs of the process that it runs in. */
export interface Ocr {
  /** Opened with the first page that needs it. */
  readonly recogniser: () => Promise<Recogniser>;
  /** Told after every step: recognising may take long, and goes on. */
  readonly onStep: () => void;
}

/** The picture of a line that a person has to look at. */
export interface LinePicture {
  readonly field: ScannedLine["field"];
  readonly png: Uint8Array;
}

export interface RecognisedText {
  readonly text: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly lines: readonly ScannedLine[];
  readonly pictures: readonly LinePicture[];
}

/** The heads of letters stand on the first pages; copies that are bound together are looked at so far. */
const PAGES_WITH_HEADS = 3;

/** @param page from 1. @throws DocumentError `timeout`, `memory`. */
export async function recognise(image: GreyImage, page: number, ocr: Ocr): Promise<RecognisedText> {
  const recogniser = telling(await ocr.recogniser(), ocr.onStep);
  ocr.onStep();
  const found = await recognisePage(image, recogniser);
  const slope = slopeOf(found.lines);
  const checked = page <= PAGES_WITH_HEADS ? await checkLines({ ...found, slope }, recogniser) : [];
  return {
    text: pageText(withChecked(found.lines, checked), found.image.height),
    confidence: found.confidence,
    lines: checked.map(({ field, text, certain, readings }) => ({
      field,
      text,
      certain,
      readings: [...readings],
    })),
    pictures: checked.filter((line) => !line.certain).map((line) => pictureOf(found.image, line)),
  };
}

function telling(recogniser: Recogniser, onStep: () => void): Recogniser {
  const step = <T>(result: T): T => {
    onStep();
    return result;
  };
  return {
    ...recogniser,
    page: (image) => recogniser.page(image).then(step),
    lines: (images) => recogniser.lines(images).then(step),
  };
}

const pictureOf = (image: GreyImage, { field, box }: CheckedLine): LinePicture => ({
  field,
  png: toPng(crop(image, box)),
});
