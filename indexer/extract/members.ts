/**
 * Files inside a file: the entries of a ZIP, the letters and attachments of a mail. Their names come from anywhere;
 * they are shown and kept, and never name a file that is written.
 */
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { DocumentError } from "../../src/errors.ts";
import { refusal, tooLarge } from "./extractor.ts";

export interface Member {
  /** As the container has it. */
  readonly name: string;
  readonly bytes: number;
  /** @throws DocumentError. */
  read(): Uint8Array;
}

/** Where members go, and what is left of what one file of the archive may unpack to. */
export interface Unpacking {
  /** A folder that does not exist yet; whoever named it removes it. */
  readonly into: string;
  readonly mostBytes: number;
  readonly mostFiles: number;
  /** Only the member of this name, or the one that this name begins with and that holds the rest. */
  readonly only?: string;
}

/** A member that lies in a file of its own, or why it does not. */
export type Unpacked = { readonly name: string } & (
  | { readonly file: string; readonly bytes: number; readonly sha256: string }
  | { readonly code: string; readonly reason: string }
);

/** No single file may be larger, in a container or outside. */
export const MAX_FILE = 200_000_000;
/** What one file may unpack to, all that is nested in it together. */
export const MOST_UNPACKED = { bytes: 1_000_000_000, files: 10_000 } as const;
/** A letter in an archive in a mail in an archive. */
export const MOST_NESTED = 3;
/** Stands between a container's path and a member's, where people read it. */
export const WITHIN = "›";

/** @throws DocumentError `bomb`; the file system's errors. */
export async function unpackMembers(
  members: readonly Member[],
  { into, mostBytes, mostFiles, only }: Unpacking,
): Promise<Unpacked[]> {
  if (members.length > mostFiles) throw refusal("bomb", `${members.length} tệp`);
  await mkdir(into, { recursive: true });
  const names = memberNames(members.map(({ name }) => name));
  const unpacked: Unpacked[] = [];
  let left = mostBytes;
  for (const [number, member] of members.entries()) {
    const name = names[number] ?? "";
    if (only !== undefined && only !== name && !only.startsWith(`${name}/`)) continue;
    try {
      if (member.bytes > MAX_FILE) throw tooLarge(member.bytes, MAX_FILE);
      const content = member.read();
      if (content.byteLength === 0) throw refusal("empty");
      left -= content.byteLength;
      if (left < 0) throw refusal("bomb");
      const file = path.join(into, String(number));
      await writeFile(file, content);
      const sha256 = createHash("sha256").update(content).digest("hex");
      unpacked.push({ name, file, bytes: content.byteLength, sha256 });
    } catch (error) {
      if (!(error instanceof DocumentError) || left < 0) throw error;
      unpacked.push({ name, code: error.code, reason: error.message });
    }
  }
  return unpacked;
}

/** Steps out of the folder, letters of drives, signs that no name has, and lengths that nobody can read. */
const MOST_LETTERS = 200;

/** Names as paths below their container, each once. */
export function memberNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((raw) => {
    const parts = raw
      .normalize("NFC")
      .split(/[/\\]/u)
      .map((part) => part.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "").trim())
      .filter((part) => part !== "" && part !== "." && part !== ".." && !/^[a-z]:$/iu.test(part))
      .map((part) => (part.length > MOST_LETTERS ? `${part.slice(0, MOST_LETTERS)}…` : part));
    const name = parts.join("/") || "không tên";
    const { dir, name: stem, ext } = path.posix.parse(name);
    let unique = name;
    for (let again = 2; taken.has(unique); again += 1) {
      unique = path.posix.join(dir, `${stem} (${again})${ext}`);
    }
    taken.add(unique);
    return unique;
  });
}
