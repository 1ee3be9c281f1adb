/** The identity of a file's content. */
import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { bytesFromName } from "../src/catalogue/path.ts";
import { refusal, tooLarge } from "./extract/extractor.ts";
import { MAX_FILE } from "./extract/members.ts";
import { type ScannedFile, stampOf } from "./scan.ts";

/** A pipe put in the place of a file since the scan must not make us wait for its writer. */
export const WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

const CHUNK = 1 << 18;

/**
 * The sha256 of a file, in hex.
 *
 * @throws DocumentError `changing` when the file is not, or no longer, what the scan saw; the file system's own errors.
 */
export async function hashFile(file: string, stamp: string): Promise<string> {
  const handle = await open(bytesFromName(file), WITHOUT_WAITING);
  try {
    const hash = createHash("sha256");
    const buffer = Buffer.allocUnsafe(CHUNK);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, CHUNK);
      if (bytesRead === 0) break;
      hash.update(buffer.subarray(0, bytesRead));
    }
    if (stampOf(await handle.stat({ bigint: true })) !== stamp) throw refusal("changing");
    return hash.digest("hex");
  } finally {
    await handle.close();
  }
}

/** What a scanned file is by its content. @throws as `hashFile`; DocumentError `empty`, `too-large`. */
export async function identify(file: ScannedFile): Promise<string> {
  if (file.bytes === 0) throw refusal("empty");
  if (file.bytes > MAX_FILE) throw tooLarge(file.bytes, MAX_FILE);
  return hashFile(file.path, file.stamp);
}
