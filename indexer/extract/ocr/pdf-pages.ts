/** Pages of a PDF as grey pictures: by poppler's pdftoppm where it is installed, else by pdf-parse. */
import { installed, PDFTOPPM } from "../programs.ts";
import { type GreyImage, redOf } from "./image.ts";
import { output } from "./run-program.ts";

/**
 * The longer side of a page in pixels, whatever size the file claims for it: 210 to the inch on A4, and no page takes
 * more memory than another.
 */
export const PAGE_PIXELS = 2456;

export interface PageImage {
  /** From 1. */
  readonly page: number;
  readonly image: GreyImage;
}

/**
 * One page after another; the next is made when it is asked for.
 *
 * @param pages numbers from 1, ascending.
 * @throws DocumentError `timeout`, `memory`; Error of the renderer.
 */
export async function* pdfPages(bytes: Uint8Array, pages: readonly number[]): AsyncGenerator<PageImage> {
  if (!installed(PDFTOPPM)) return yield* (await import("./drawn-pages.ts")).drawnPages(bytes, pages);
  for (const [first, last] of runsOf(pages)) {
    const args = ["-q", "-scale-to", `${PAGE_PIXELS}`, "-f", `${first}`, "-l", `${last}`, "-"];
    let page = first;
    for await (const image of ppmImages(output(PDFTOPPM, args, bytes))) {
      yield { page, image };
      page += 1;
    }
  }
}

/** [1, 2, 3, 7] → [1, 3], [7, 7]. */
function runsOf(pages: readonly number[]): [first: number, last: number][] {
  const runs: [number, number][] = [];
  for (const page of pages) {
    const run = runs.at(-1);
    if (run && run[1] === page - 1) run[1] = page;
    else runs.push([page, page]);
  }
  return runs;
}

const PPM_HEAD = /^P6\s(\d+)\s(\d+)\s255\s/u;
const MAX_HEAD = 40;

/** Colour pictures, written one behind the other; while one is worked on, the program waits to write the next. */
async function* ppmImages(chunks: AsyncIterable<Buffer>): AsyncGenerator<GreyImage> {
  let rest: Buffer = Buffer.alloc(0);
  let open: { pixels: Buffer; filled: number; width: number; height: number } | null = null;
  for await (const chunk of chunks) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (;;) {
      if (!open) {
        const head: RegExpExecArray | null = PPM_HEAD.exec(rest.subarray(0, MAX_HEAD).toString("latin1"));
        if (!head) break;
        const [width, height] = [Number(head[1]), Number(head[2])];
        open = { pixels: Buffer.allocUnsafe(3 * width * height), filled: 0, width, height };
        rest = rest.subarray(head[0].length);
      }
      const taken = rest.copy(open.pixels, open.filled);
      open.filled += taken;
      rest = rest.subarray(taken);
      if (open.filled < open.pixels.length) break;
      yield redOf(open.pixels, open.width, open.height, 3);
      open = null;
    }
  }
}
