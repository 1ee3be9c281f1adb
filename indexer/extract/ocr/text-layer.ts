/** Whether what a PDF says of a page is its text: scans carry nothing, a signature's stamp, or a bad recognition. */
import { normaliseText } from "../../../src/text/normalise.ts";
import { fold, isSyllable, tokenize } from "../../../src/vietnamese-tokenizer/index.ts";

/** Fewer letters and figures on a page say nothing: a page number, the edge of a stamp. */
const LEAST_LETTERS = 20;
/** A stamp has 60 to 400 characters. */
const MOST_STAMP = 600;
const STAMP_LINE =
  /^(?:nguoi ky|ky boi|ky so boi|digitally signed|signature|chu ky so|ngay ky|thoi gian ky|ky ngay|co quan|email|date|location|reason)\b/u;
/** Of the words of a page; below it the layer is no Vietnamese, or what another recognition made of it. */
const LEAST_SYLLABLES = 0.6;
const LEAST_WORDS = 30;

/** Pictures are streams, whose beginnings are never packed away. */
const hasPictures = (bytes: Uint8Array): boolean =>
  /\/Subtype\s{0,3}\/Image\b/u.test(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1"),
  );

/**
 * The numbers of the pages that are to be recognised from their pictures, from 1.
 *
 * @param bytes the PDF. @param layers the text of each page as the file has it.
 */
export function poorPages(bytes: Uint8Array, layers: readonly string[]): number[] {
  const pictures = hasPictures(bytes);
  return layers.flatMap((layer, at) => (needsRecognition(layer, pictures) ? [at + 1] : []));
}

/** So many words are more than any stamp; repaired or not, a page of which so much is Vietnamese is no garbage. */
const PLAINLY = { words: MOST_STAMP / 2, share: 0.9 } as const;

/**
 * The page is to be recognised from its picture.
 *
 * @param layer its text as the file has it.
 * @param pictures whether the file has any: without them a page that says nothing was left empty.
 */
export function needsRecognition(layer: string, pictures: boolean): boolean {
  // To repair a page takes longer than to get it out of the file, and few have to be.
  const { words, share } = syllablesOf(layer.normalize("NFC"));
  if (words >= PLAINLY.words && share >= PLAINLY.share) return false;
  const text = normaliseText(layer).text;
  return (pictures && lettersOf(withoutStamp(text)) < LEAST_LETTERS) || isGarbage(text);
}

const lettersOf = (text: string): number => (text.match(/[\p{L}\p{N}]/gu) ?? []).length;

/** From the first line of a stamp to its last, what wrapped in between included. */
function withoutStamp(text: string): string {
  if (text.length > MOST_STAMP) return text;
  const lines = text.split(/\s*\n\s*/u);
  const isStamp = lines.map((line) => STAMP_LINE.test(fold(line)));
  const [first, last] = [isStamp.indexOf(true), isStamp.lastIndexOf(true)];
  return first < 0 ? text : [...lines.slice(0, first), ...lines.slice(last + 1)].join("\n");
}

const isGarbage = (text: string): boolean => {
  const { words, share } = syllablesOf(text);
  return words >= LEAST_WORDS && share < LEAST_SYLLABLES;
};

/** How many words of letters a text has, and which share of them is Vietnamese by its spelling. */
export function syllablesOf(text: string): { readonly words: number; readonly share: number } {
  const words = tokenize(text).filter((token) => token.text.length > 1 && /\p{L}/u.test(token.text));
  const good = words.filter((token) => isSyllable(token.text) || /^[\p{Lu}Đ]{2,6}$/u.test(token.text));
  return { words: words.length, share: good.length / Math.max(1, words.length) };
}

const SIGNED =
  /(?:thời gian ký|ngày ký|ký ngày|date) ?:? {0,3}(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|\bDate: ?(\d{4})\.(\d{2})\.(\d{2})/iu;

/** The day of an electronic signature on a page, as `dd/mm/yyyy`. */
export function signatureDay(layer: string): string | null {
  const found = SIGNED.exec(layer.normalize("NFC"));
  if (!found) return null;
  const [, d, m, y, year, month, day] = found;
  return year ? `${day}/${month}/${year}` : `${d}/${m}/${y}`;
}
