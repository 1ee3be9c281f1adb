/** Takes the files out of a form that a browser sends, one after another, as they come: nothing is held in memory. */
import type { Readable } from "node:stream";
import { Busboy, type BusboyFileStream, type BusboyInstance } from "@fastify/busboy";
import type { Request } from "express";
import { FORM_TOKEN } from "../access/visitor.ts";
import type { Batch } from "./shelf.ts";

/**
 * How it ended. `stale`: the form's token is missing, wrong, or stands behind a file; `no-form`: not a form with
 * files, or broken in the middle; `silent`: nothing came for too long; `gone`: the sender went away.
 */
export type Received = "done" | "stale" | "no-form" | "silent" | "gone";

export interface Receiving {
  readonly isFormToken: (given: unknown) => boolean;
  /** Asked for when the first file comes, and only behind a valid token. */
  readonly begin: () => Batch;
  readonly fileBytes: number;
  /** Milliseconds without a byte after which a sender counts as gone. */
  readonly patienceMs: number;
}

/** Of a name that is shown; longer ones are cut. */
const LONGEST_HEADER = 16 * 1024;
/** Parts of one form: further ones are not even named. */
const MOST_PARTS = 2_000;

export function receive(request: Request, options: Receiving): Promise<Received> {
  const parser = parserFor(request, options.fileBytes);
  if (!parser) {
    request.resume();
    return Promise.resolve("no-form");
  }
  return new Promise((resolve, reject) => {
    const waiting = new Set<Readable>();
    let mayKeep = false;
    let batch: Batch | null = null;
    let queue = Promise.resolve();
    let ended = false;

    const finish = (how: Received) => {
      if (ended) return;
      ended = true;
      request.setTimeout(0);
      request.unpipe(parser);
      // What still comes is let go, so that the sender hears our answer.
      request.resume();
      for (const file of waiting) file.destroy(new Error(how));
      queue.then(() => resolve(how), reject);
    };

    parser.on("field", (name: string, value: string) => {
      if (name === FORM_TOKEN) mayKeep = options.isFormToken(value);
    });
    parser.on("file", (_field: string, file: BusboyFileStream, name: string | undefined) => {
      // Heard by whoever reads it; one that nobody reads yet must not end the process.
      file.on("error", () => {});
      if (ended) return void file.resume();
      if (!mayKeep) {
        file.resume();
        return finish("stale");
      }
      // A form without a chosen file sends one without a name.
      if (!name) return void file.resume();
      batch ??= options.begin();
      const into = batch;
      waiting.add(file);
      queue = queue
        .then(() => into.keep(name, file))
        .catch((error: unknown) => {
          if (!ended && !file.destroyed) throw error;
        })
        .finally(() => waiting.delete(file));
      queue.catch((error: unknown) => {
        if (ended) return;
        ended = true;
        request.unpipe(parser);
        request.resume();
        reject(error);
      });
    });
    parser.on("finish", () => finish(mayKeep ? "done" : "stale"));
    parser.on("error", () => finish("no-form"));
    request.on("error", () => finish("gone"));
    request.on("close", () => {
      if (!request.complete) finish("gone");
    });
    request.setTimeout(options.patienceMs, () => finish("silent"));
    request.pipe(parser);
  });
}

/** null where the body is no form with files. */
function parserFor({ headers }: Request, fileSize: number): BusboyInstance | null {
  const type = headers["content-type"] ?? "";
  if (!/^multipart\/form-data\s*;/iu.test(type)) return null;
  try {
    return new Busboy({
      headers: { ...headers, "content-type": type },
      isPartAFile: (_field, _type, name) => name !== undefined,
      limits: {
        ...{ fileSize, fields: 10, fieldSize: 1_000, fieldNameSize: 100 },
        ...{ parts: MOST_PARTS, headerPairs: 20, headerSize: LONGEST_HEADER },
      },
    });
  } catch {
    return null; // no boundary
  }
}
