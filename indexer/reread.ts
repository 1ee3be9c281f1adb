/** Readings that another version of the readers or tables made are made again from the stored text; no file is touched. */
import { DocumentError } from "../src/errors.ts";
import type { House } from "./house.ts";
import { makeReading } from "./reading.ts";

/** @returns how many documents were read again. */
export async function reread(
  { catalogue, knowledge, versions }: House,
  options: { readonly onRead: (done: number) => void; readonly signal?: AbortSignal | undefined },
): Promise<number> {
  let done = 0;
  for (const { id, raw, ...context } of catalogue.readByOthers(versions.reader)) {
    options.signal?.throwIfAborted();
    try {
      catalogue.replaceReading(
        id,
        makeReading(raw, { ...context, scan: catalogue.scanOf(id) }, knowledge, versions.reader),
      );
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      // A secrecy mark that earlier readers did not see.
      catalogue.refuseDocument(id, { code: error.code, reason: error.message });
    }
    done += 1;
    options.onRead(done);
    // Others (a progress line, a server in the same process) get their turn.
    if (done % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return done;
}
