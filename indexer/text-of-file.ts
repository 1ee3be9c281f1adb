/** The text of one file, as it would be taken in; nothing is written. */
import { createExtractionPool } from "./extract/pool.ts";
import { openRoots } from "./scan.ts";

/** @throws UsageError for a path that does not exist; DocumentError for a file that cannot be read. */
export async function textOfFile(file: string): Promise<string> {
  await openRoots([file]);
  const pool = createExtractionPool({ processes: 1, warm: true });
  try {
    return (await pool.extract(file)).text;
  } finally {
    await pool.close();
  }
}
