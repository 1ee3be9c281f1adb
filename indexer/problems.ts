/** Why a file is not taken in: a stable code and what a person of the office reads. */
import { DocumentError } from "../src/errors.ts";

export interface FileProblem {
  readonly code: string;
  readonly reason: string;
}

/**
 * Reasons that may be gone next time although the file has not changed: such files are tried again at every
 * run, all others only when the file or the extraction has changed, or when somebody asks for it.
 */
const PASSING: ReadonlySet<string> = new Set([
  "unreadable",
  "unreadable-folder",
  "read-error",
  "broken-link",
  "link-loop",
  "not-a-file",
  "changing",
  // A run that ended before the scans had their turn.
  "waiting",
  "crashed",
]);

export const mayPass = (code: string): boolean => PASSING.has(code);

type Subject = "file" | "folder" | "link";

/** Names the file system's complaint. */
export function problemFromError(error: unknown, subject: Subject): FileProblem {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  if (code === "ENOENT" && subject === "link") {
    return { code: "broken-link", reason: "liên kết hỏng: tệp đích không còn" };
  }
  if (code === "ENOENT") return { code: "vanished", reason: "tệp vừa bị xoá hoặc chuyển đi trong lúc đọc" };
  if (code === "ELOOP") return { code: "link-loop", reason: "liên kết trỏ vòng vào chính nó" };
  if (code === "EACCES" || code === "EPERM") {
    return subject === "folder"
      ? { code: "unreadable-folder", reason: "không có quyền mở thư mục này" }
      : { code: "unreadable", reason: "không có quyền đọc tệp này" };
  }
  const what = subject === "folder" ? "thư mục" : "tệp";
  return { code: "read-error", reason: `không đọc được ${what} (${code || String(error)})` };
}

/** Why a file could not be taken in. */
export function problemOf(error: unknown): FileProblem {
  return error instanceof DocumentError
    ? { code: error.code, reason: error.message }
    : problemFromError(error, "file");
}
