/** Opening the SQLite file: journal, migrations, and what SQLite complains of in words for people. */
import { mkdirSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "@photostructure/sqlite";
import { BusyError, ChiDanError } from "../errors.ts";
import { MIGRATIONS } from "./migrations.ts";
import { inTransaction } from "./transaction.ts";

export type Database = InstanceType<typeof DatabaseSync>;

/** "CDan": marks the file as ours. */
const APPLICATION_ID = 0x4344616e;
/** Pages held in memory: the lists of the commonest pairs of syllables, the inner pages of the graph's indexes. */
const CACHE_KIB = 32_768;
/**
 * Pages of the journal after which they are written to their places: a page that changes again and again, as those of
 * indexes do, is written there once. 32 MB beside the catalogue.
 */
const JOURNAL_PAGES = 8_000;
/** A reader or the next writer waits this long for a transaction to end. */
const BUSY_MS = 10_000;

/**
 * Opens (and where needed creates or migrates) a catalogue file.
 *
 * WAL: pages are read while the indexer writes. `synchronous=NORMAL`: a killed process loses nothing, a power
 * cut may lose the last commits but damages nothing; what is lost is read again from the files, since file,
 * document and publication are in the same database and go together.
 *
 * @param busyMs how long a statement waits where another program keeps the file locked; the process does nothing else.
 * @throws ChiDanError `catalogue-*` with a Vietnamese message; while it is locked a BusyError.
 */
export function openDatabase(
  file: string,
  migrations: readonly string[] = MIGRATIONS,
  busyMs: number = BUSY_MS,
): Database {
  return translated(file, () => {
    if (file !== ":memory:") mkdirSync(path.dirname(file), { recursive: true });
    const db = new DatabaseSync(file, { timeout: busyMs });
    try {
      refuseForeign(db, file);
      db.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON");
      db.exec(`PRAGMA cache_size=-${CACHE_KIB}; PRAGMA wal_autocheckpoint=${JOURNAL_PAGES}`);
      migrate(db, file, migrations);
    } catch (error) {
      db.close();
      throw error;
    }
    return db;
  });
}

function refuseForeign(db: Database, file: string): void {
  const owner = Number(pragma(db, "application_id"));
  if (owner === APPLICATION_ID) return;
  const tables = db.prepare("SELECT count(*) AS n FROM sqlite_schema").get() as { n: number };
  if (owner !== 0 || tables.n > 0) {
    throw new ChiDanError(
      "catalogue-foreign",
      `${file} là cơ sở dữ liệu của chương trình khác; hãy chọn thư mục dữ liệu khác (--data).`,
    );
  }
}

function migrate(db: Database, file: string, migrations: readonly string[]): void {
  if (Number(pragma(db, "user_version")) === migrations.length) return;
  // The version is looked at again inside the transaction: two processes may open a new file at once.
  inTransaction(db, () => {
    const version = Number(pragma(db, "user_version"));
    if (version > migrations.length) {
      throw new ChiDanError(
        "catalogue-newer",
        `Sổ văn bản ${file} do một phiên bản Chỉ Dẫn mới hơn tạo ra (cấu trúc ${version}, bản này biết đến ${migrations.length}); hãy cập nhật Chỉ Dẫn.`,
      );
    }
    for (const step of migrations.slice(version)) db.exec(step);
    db.exec(`PRAGMA application_id=${APPLICATION_ID}; PRAGMA user_version=${migrations.length}`);
  });
}

/** Another value whenever anything in the database may have changed, by this connection or another. */
export function createState(db: Database): () => string {
  const others = db.prepare("SELECT data_version AS n FROM pragma_data_version");
  const own = db.prepare("SELECT total_changes() AS n");
  return () => [others, own].map((statement) => (statement.get() as { n: number }).n).join(".");
}

function pragma(db: Database, name: string): unknown {
  const row = db.prepare(`PRAGMA ${name}`).get() as Record<string, unknown> | undefined;
  return row?.[name];
}

/** Primary result codes of SQLite, https://sqlite.org/rescode.html */
const COMPLAINTS: Readonly<Record<number, readonly [code: string, message: (file: string) => string]>> = {
  5: [
    "catalogue-locked",
    (file) =>
      `Sổ văn bản ${file} đang bị một chương trình khác khoá; hãy đợi chương trình đó xong rồi chạy lại (phần đã ghi vẫn còn).`,
  ],
  6: ["catalogue-locked", (file) => `Sổ văn bản ${file} đang bị khoá; hãy đợi giây lát rồi chạy lại.`],
  8: ["catalogue-readonly", (file) => `Không được ghi vào ${file}; hãy kiểm tra quyền của thư mục dữ liệu.`],
  10: ["catalogue-io", (file) => `Đĩa báo lỗi khi đọc hoặc ghi ${file}; hãy kiểm tra ổ đĩa.`],
  11: [
    "catalogue-corrupt",
    (file) =>
      `Sổ văn bản ${file} bị hỏng; hãy khôi phục từ bản sao lưu, hoặc chuyển tệp đi nơi khác rồi chạy lại lệnh index để lập sổ mới.`,
  ],
  13: [
    "catalogue-full",
    (file) =>
      `Đĩa đã đầy, không ghi được ${file}; hãy giải phóng chỗ trống rồi chạy lại (phần đã ghi vẫn còn).`,
  ],
  14: [
    "catalogue-unopenable",
    (file) => `Không mở được ${file}; hãy kiểm tra đường dẫn và quyền của thư mục dữ liệu.`,
  ],
  26: [
    "catalogue-corrupt",
    (file) =>
      `${file} không phải là sổ văn bản, hoặc đã hỏng; hãy chuyển tệp đi nơi khác rồi chạy lại lệnh index.`,
  ],
};

/** What SQLite says for those codes (`sqlite3_errstr`). */
const SAYINGS: Readonly<Record<string, number>> = {
  "database is locked": 5,
  "database table is locked": 6,
  "attempt to write a readonly database": 8,
  "disk I/O error": 10,
  "database disk image is malformed": 11,
  "database or disk is full": 13,
  "unable to open database file": 14,
  "file is not a database": 26,
};

/** Runs `work`; SQLite's and the file system's errors come out as ChiDanError. */
export function translated<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw translate(file, error);
  }
}

function translate(file: string, error: unknown): unknown {
  if (error instanceof ChiDanError || !(error instanceof Error)) return error;
  const { errcode, code } = error as { errcode?: number; code?: string };
  // Extended codes carry the primary one in their low byte. A statement's own errors carry no number at all.
  const primary = typeof errcode === "number" ? errcode & 0xff : SAYINGS[error.message];
  const complaint = primary === undefined ? undefined : COMPLAINTS[primary];
  if (complaint) {
    const Kind = complaint[0] === "catalogue-locked" ? BusyError : ChiDanError;
    return new Kind(complaint[0], complaint[1](file), { cause: error });
  }
  if (code === "ENOSPC")
    return new ChiDanError("catalogue-full", `Đĩa đã đầy, không tạo được ${file}.`, { cause: error });
  if (code === "EACCES" || code === "EPERM" || code === "EROFS" || code === "ENOTDIR" || code === "EEXIST") {
    return new ChiDanError("catalogue-unopenable", `Không tạo được thư mục dữ liệu cho ${file} (${code}).`, {
      cause: error,
    });
  }
  return error;
}
