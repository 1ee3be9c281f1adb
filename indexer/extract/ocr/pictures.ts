/** Photographed and scanned pages as files of their own: JPEG, PNG, TIFF of one or many pages. */
import { createCanvas, loadImage } from "@napi-rs/canvas";
import UTIF from "utif2";
import { refusal } from "../extractor.ts";
import { type GreyImage, redOf } from "./image.ts";

/** A3 at 600 dots to the inch has 70 million. */
const MAX_PIXELS = 100_000_000;

/** @throws DocumentError `bomb`, `damaged`. */
export async function decodeImage(bytes: Uint8Array): Promise<GreyImage> {
  checkSize(sizeOf(bytes));
  const image = await loadImage(bytes).catch((cause: unknown) => {
    throw refusal("damaged", "ảnh không mở được", cause);
  });
  const { width, height } = image;
  checkSize({ width, height });
  const context = createCanvas(width, height).getContext("2d");
  // What is transparent is paper.
  context.fillStyle = "white";
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  return redOf(new Uint8Array(data.buffer), width, height, 4);
}

/** How many pages a TIFF has, and each when it is asked for. @throws as `decodeImage`. */
export function openTiff(bytes: Uint8Array): { readonly pages: number; page(index: number): GreyImage } {
  const buffer = bytes.slice().buffer;
  const pages = damagedUnless(() => UTIF.decode(buffer).filter((page) => "t256" in page));
  return {
    pages: pages.length,
    page(index) {
      const page = pages[index];
      if (!page) throw refusal("damaged", "ảnh không mở được");
      const [width = 0] = page.t256 as number[];
      const [height = 0] = page.t257 as number[];
      checkSize({ width, height });
      return damagedUnless(() => {
        UTIF.decodeImage(buffer, page);
        return redOf(UTIF.toRGBA8(page), width, height, 4);
      });
    },
  };
}

function damagedUnless<T>(decode: () => T): T {
  try {
    return decode();
  } catch (cause) {
    throw refusal("damaged", "ảnh không mở được", cause);
  }
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function checkSize({ width, height }: Size): void {
  if (width * height > MAX_PIXELS) throw refusal("bomb", `ảnh ${width} × ${height} điểm`);
}

const FILL = 0xff;

/**
 * The size that a PNG or JPEG claims for itself: asked before anything is unpacked.
 *
 * @throws DocumentError `damaged` where it claims none: the decoder, which knows other formats, too, is not asked to
 *   guess (it may crash where there is none).
 */
function sizeOf(bytes: Uint8Array): Size {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength > 24 && view.getUint32(0) === 0x89504e47)
    return { width: view.getUint32(16), height: view.getUint32(20) };
  for (let at = 2; at + 9 < view.byteLength && view.getUint8(at) === 0xff; ) {
    const marker = view.getUint8(at + 1);
    if (marker === FILL) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  throw refusal("damaged", "ảnh không mở được");
}
