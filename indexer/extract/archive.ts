/** ZIP archives of documents. Sizes and numbers are checked by the directory, before anything is unpacked. */
import { isTemporary } from "../scan.ts";
import { refusal } from "./extractor.ts";
import type { Member } from "./members.ts";
import { ARCHIVE_LIMITS, openZip } from "./zip.ts";

/** @throws DocumentError `damaged`, `bomb`, `empty`. */
export function openArchive(bytes: Uint8Array): Member[] {
  const zip = openZip(bytes, ARCHIVE_LIMITS);
  const members = zip.entries
    .filter(({ name }) => !name.endsWith("/") && !isClutter(name))
    .map((entry) => ({ name: entry.name, bytes: entry.unpacked, read: () => zip.read(entry) }));
  if (members.length === 0) throw refusal("empty", "tệp nén không có văn bản nào");
  return members;
}

/** What desktops add to archives: the same as they leave in folders, and the Mac's second files. */
const isClutter = (name: string): boolean =>
  name.startsWith("__MACOSX/") || isTemporary(name.slice(name.lastIndexOf("/") + 1));
