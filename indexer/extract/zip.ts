/** The directory of a ZIP file, read before anything is unpacked. */
import { refusal } from "./extractor.ts";

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
/** The end record is 22 bytes and may be followed by a comment of 64 KB. */
const END_SEARCH = 22 + 0xffff;

/** No letter unpacks to more. */
const MAX_UNPACKED = 200_000_000;
const MAX_ENTRIES = 10_000;

/**
 * Checks the sizes that a ZIP file declares for its entries. A file that lies about them still meets the
 * memory cap of the process that unpacks it.
 *
 * @throws DocumentError `damaged` without a directory, `bomb` beyond the limits.
 */
export function checkZip(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (entries > MAX_ENTRIES) throw refusal("bomb", `${entries} mục`);
  let unpacked = 0;
  for (let entry = 0; entry < entries; entry += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw refusal("damaged");
    if (view.getUint16(at + 8, true) & 1) throw refusal("password");
    unpacked += view.getUint32(at + 24, true);
    if (unpacked > MAX_UNPACKED) throw refusal("bomb", `hơn ${Math.floor(unpacked / 1_000_000)} MB`);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
}

function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - END_SEARCH); at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  throw refusal("damaged");
}
