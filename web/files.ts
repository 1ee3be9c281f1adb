/**
 * Opens the original of a document, and nothing else.
 *
 * A path is taken only from the catalogue. Before a byte leaves the house the file is hashed through the very
 * handle that is then read, so neither a replaced file nor a link put in its place can be served. The result
 * of a hash is remembered for as long as the file's inode, size and times stay the same.
 */
import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, open, stat } from "node:fs/promises";
import path from "node:path";
import { bytesFromName, type CatalogueDocument, type Reader } from "../src/catalogue/index.ts";
import type { MemberFiles, OriginalFile, OriginalFiles } from "./services.ts";

const REMEMBERED = 1000;
/** A pipe put in the place of a file must not make us wait for its writer. */
const NOT_WAITING = constants.O_RDONLY | constants.O_NONBLOCK;

async function sha256(handle: FileHandle): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of handle.createReadStream({ start: 0, autoClose: false })) hash.update(chunk);
  return hash.digest("hex");
}

async function fileAbove(file: string): Promise<string | null> {
  const parent = path.dirname(file);
  if (parent === file) return null;
  const found = await stat(bytesFromName(parent)).catch(() => null);
  return found === null ? fileAbove(parent) : found.isFile() ? parent : null;
}

/**
 * An opener over the places at which the catalogue says that documents lie.
 *
 * @param members without it, only files of the disk are opened.
 */
export function createOriginalFiles(
  catalogue: Pick<Reader, "locations">,
  members?: MemberFiles,
): OriginalFiles {
  const remembered = new Map<string, string>();

  async function digest(handle: FileHandle, file: string): Promise<string> {
    const at = await handle.stat({ bigint: true });
    const key = [file, at.dev, at.ino, at.size, at.mtimeNs, at.ctimeNs].join("\0");
    const known = remembered.get(key);
    if (known !== undefined) return known;
    const fresh = await sha256(handle);
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(key, fresh);
    return fresh;
  }

  async function tryOpen(
    file: string,
    document: CatalogueDocument,
    name = path.basename(file),
  ): Promise<OriginalFile | null> {
    let handle: FileHandle;
    try {
      handle = await open(bytesFromName(file), NOT_WAITING);
    } catch {
      return null; // moved, deleted or not readable: the next path may do
    }
    try {
      const stat = await handle.stat();
      const same =
        stat.isFile() && stat.size === document.bytes && (await digest(handle, file)).startsWith(document.id);
      if (!same) {
        await handle.close();
        return null;
      }
    } catch {
      await handle.close();
      return null;
    }
    return {
      name,
      bytes: document.bytes,
      stream: () => handle.createReadStream({ start: 0, end: Math.max(0, document.bytes - 1) }),
      close: () => handle.close(),
    };
  }

  /** A path that goes on below a file is one inside it. */
  async function tryMember(file: string, document: CatalogueDocument): Promise<OriginalFile | null> {
    const container = members ? await fileAbove(file) : null;
    if (!members || container === null) return null;
    const unpacked = await members.open(container, file.slice(container.length + 1)).catch(() => null);
    if (!unpacked) return null;
    const original = await tryOpen(unpacked.file, document, path.basename(file));
    // What is open is read to its end, and nothing is left behind whatever happens to the answer.
    await unpacked.remove();
    return original;
  }

  return {
    async open(document) {
      for (const { path: file } of catalogue.locations(document.id)) {
        const original = (await tryOpen(file, document)) ?? (await tryMember(file, document));
        if (original) return original;
      }
      return null;
    },
  };
}
