/**
 * Where files from browsers go. One is written beside the archive until it is whole and on the disk, then moved into
 * a folder that the indexer walks like any other: what was cut off is never seen by it, what is whole is never lost.
 */
import { createHash, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { bytesFromName, type Catalogue, type NewUpload } from "../../src/catalogue/index.ts";
import { numbered, storedName } from "./stored-name.ts";
import { createWastebasket, type Wastebasket, type WastebasketOptions } from "./wastebasket.ts";

export interface Limits {
  /** Bytes of one file. */
  readonly fileBytes: number;
  /** Of what is sent at once. */
  readonly files: number;
  readonly allBytes: number;
}

export type Refusal = "too-large" | "too-many" | "too-much" | "empty" | "disk-full" | "unwritable";

export interface Batch {
  readonly id: string;
  /** How many files were sent so far, those included that were not kept. */
  readonly files: number;
  /**
   * Keeps a file once all of it has come.
   *
   * @throws the content's error, after which nothing is left of the file.
   */
  keep(name: string, content: AsyncIterable<Buffer> & { readonly truncated?: boolean }): Promise<void>;
}

export interface Shelf {
  readonly limits: Limits;
  begin(sender: number | null): Batch;
  /** Removes what was cut off. */
  sweep(): Promise<void>;
  /** Removes what the indexer refused for secrecy: it must not stay on a machine of a network. */
  settle(): Promise<void>;
  readonly wastebasket: Wastebasket;
}

export interface ShelfOptions {
  readonly catalogue: Pick<Catalogue, "byContent" | "dropUpload" | "noteUpload" | "refusedUploads"> &
    WastebasketOptions["catalogue"];
  /** Folder of the archive, and folder of what is on its way; both on one disk. */
  readonly folder: string;
  readonly arriving: string;
  readonly wastebasket: string;
  readonly limits: Limits;
  readonly now?: () => Date;
  /** Told the folder in which something has come to lie, or no longer lies. */
  readonly onKept?: (folder: string) => void;
}

/** What nobody has written to for so long was cut off: see the patience of `receive.ts`. */
const DEAD_MS = 10 * 60_000;
/** As the indexer calls it. */
const SECRET = "secret";

export const REASONS: Readonly<Record<Refusal, (limits: Limits) => string>> = {
  "too-large": ({ fileBytes }) =>
    `tệp lớn hơn ${megabytes(fileBytes)}: hãy tách thành nhiều phần, mỗi phần một văn bản`,
  "too-many": ({ files }) => `mỗi lần chỉ nhận ${files} tệp: hãy gửi những tệp còn lại ở lần sau`,
  "too-much": ({ allBytes }) =>
    `mỗi lần chỉ nhận tổng cộng ${megabytes(allBytes)}: hãy gửi những tệp còn lại ở lần sau`,
  empty: () => "tệp rỗng, không có byte nào: hãy chọn lại tệp",
  "disk-full": () => "đĩa của máy chủ đã đầy: hãy báo người quản trị giải phóng chỗ trống rồi gửi lại",
  unwritable: () => "máy chủ không ghi được tệp: hãy báo người quản trị kiểm tra thư mục dữ liệu",
};

const megabytes = (bytes: number): string =>
  bytes >= 1e9 ? `${Math.floor(bytes / 1e8) / 10} GB`.replace(".", ",") : `${Math.floor(bytes / 1e6)} MB`;

export function createShelf(options: ShelfOptions): Shelf {
  const { catalogue, folder, arriving, limits } = options;
  const now = options.now ?? (() => new Date());

  const wastebasket = createWastebasket({
    ...{ catalogue, folder: options.wastebasket, now },
    onChanged: (home) => options.onKept?.(home),
  });

  async function sweep(): Promise<void> {
    await wastebasket.sweep();
    const oldest = now().getTime() - DEAD_MS;
    for (const name of await readdir(arriving).catch(() => [])) {
      const file = path.join(arriving, name);
      const found = await stat(file).catch(() => null);
      if (found && found.mtimeMs < oldest) await rm(file, { force: true });
    }
  }

  function begin(sender: number | null): Batch {
    const at = now().toISOString();
    // The date is for people who look into the folder.
    const id = `${at.slice(0, 10)}-${randomBytes(3).toString("hex")}`;
    const home = path.join(folder, at.slice(0, 7), id);
    let place = 0;
    let allBytes = 0;

    const note = (name: string, bytes: number, more: Pick<NewUpload, "kept" | "known">) =>
      catalogue.noteUpload({ batch: id, place, sender, at, name: name.slice(0, 300), bytes, ...more });
    const refuse = (name: string, bytes: number, code: Refusal) =>
      note(name, bytes, { known: false, kept: { code, reason: REASONS[code](limits) } });

    return {
      id,
      get files() {
        return place;
      },
      async keep(name, content) {
        place += 1;
        const tooMuch = place > limits.files ? "too-many" : allBytes >= limits.allBytes ? "too-much" : null;
        if (tooMuch) {
          await drain(content);
          return refuse(name, 0, tooMuch);
        }
        const half = path.join(arriving, `${id}-${place}`);
        try {
          const { bytes, sha256, trouble } = await write(half, content, arriving);
          allBytes += bytes;
          if (trouble) return refuse(name, bytes, trouble);
          if (content.truncated) return refuse(name, bytes, "too-large");
          if (bytes === 0) return refuse(name, bytes, "empty");
          const file = await settleIn(half, home, storedName(name)).catch(() => null);
          if (file === null) return refuse(name, bytes, "unwritable");
          const known = catalogue.byContent(sha256) !== null;
          note(name, bytes, { known, kept: { path: file } });
          options.onKept?.(home);
        } finally {
          await rm(half, { force: true });
        }
      },
    };
  }

  return {
    limits,
    begin,
    sweep,
    wastebasket,
    async settle() {
      for (const { batch, place, kept, became } of catalogue.refusedUploads(SECRET)) {
        if (!("path" in kept) || became === null || !("code" in became)) continue;
        await rm(bytesFromName(kept.path), { force: true });
        catalogue.dropUpload({ batch, place }, became.code, became.reason);
      }
    },
  };
}

/** Writes what comes and puts it on the disk; where the disk takes no more, the rest is let go. */
async function write(
  file: string,
  content: AsyncIterable<Buffer>,
  folder: string,
): Promise<{ bytes: number; sha256: string; trouble: Refusal | null }> {
  const hash = createHash("sha256");
  let bytes = 0;
  let trouble: Refusal | null = null;
  let handle: FileHandle | null = null;
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      if (!trouble) await work();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      trouble = code === "ENOSPC" || code === "EDQUOT" ? "disk-full" : "unwritable";
    }
  };
  try {
    await attempt(async () => {
      await mkdir(folder, { recursive: true });
      handle = await open(file, "wx", 0o600);
    });
    for await (const chunk of content) {
      bytes += chunk.byteLength;
      hash.update(chunk);
      await attempt(async () => handle?.writeFile(chunk));
    }
    await attempt(async () => handle?.sync());
  } finally {
    await (handle as FileHandle | null)?.close();
  }
  return { bytes, sha256: hash.digest("hex"), trouble };
}

/** Moves a whole file to its name, or that name with a number where the batch holds one of it. */
async function settleIn(half: string, home: string, name: string): Promise<string> {
  await mkdir(home, { recursive: true });
  let file = path.join(home, name);
  // One batch is written by one request alone, one file after another.
  for (let number = 2; existsSync(file); number += 1) file = path.join(home, numbered(name, number));
  await rename(half, file);
  await syncFolder(home);
  return file;
}

/** Some systems cannot: there the name may be lost in a power cut, and the catalogue says so. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

async function drain(content: AsyncIterable<Buffer>): Promise<void> {
  for await (const _ of content);
}
