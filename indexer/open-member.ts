/** The original of a document that lies inside another file: unpacked by a guarded process when somebody asks. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { MOST_NESTED, MOST_UNPACKED, type Unpacking } from "./extract/members.ts";
import { createExtractionPool } from "./extract/pool.ts";

export interface MemberOpener {
  /**
   * @param container path of the file on the disk; @param member what follows it in the catalogue.
   * @returns a file with the member's bytes, which `remove` takes away; null where there is none of this name.
   * @throws DocumentError when the container cannot be read.
   */
  open(container: string, member: string): Promise<{ file: string; remove(): Promise<void> } | null>;
  close(): Promise<void>;
}

export function createMemberOpener(): MemberOpener {
  // The process is started when the first one is asked for.
  const pool = createExtractionPool({ processes: 1 });

  async function find(file: string, member: string, into: string, depth: number): Promise<string | null> {
    const { bytes: mostBytes, files: mostFiles } = MOST_UNPACKED;
    const unpacking: Unpacking = { into, mostBytes, mostFiles, only: member };
    const extraction = await pool.open(file, undefined, depth < MOST_NESTED ? unpacking : undefined);
    if (!("members" in extraction)) return null;
    for (const found of extraction.members) {
      if (!("file" in found)) continue;
      if (found.name === member) return found.file;
      const inside = await find(
        found.file,
        member.slice(found.name.length + 1),
        `${found.file}.in`,
        depth + 1,
      );
      if (inside) return inside;
    }
    return null;
  }

  return {
    async open(container, member) {
      const folder = await mkdtemp(path.join(tmpdir(), "chi-dan-member-"));
      const remove = () => rm(folder, { recursive: true, force: true });
      try {
        const file = await find(container, member, path.join(folder, "in"), 0);
        if (file) return { file, remove };
      } catch (error) {
        await remove();
        throw error;
      }
      await remove();
      return null;
    },
    close: () => pool.close(),
  };
}
