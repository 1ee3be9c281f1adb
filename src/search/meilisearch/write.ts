/** Documents into an index, in batches cut by bytes; a batch counts only when its task has succeeded. */
import type { PublishReport } from "../engine.ts";
import { IndexDocument } from "../types.ts";
import type { Client } from "./client.ts";

/**
 * Some 1,200 letters: the fewer times the engine writes its lists, the less a letter costs it (see `publish.ts`). A
 * payload over 100 MB is refused, and the connection may hang: stay far below.
 */
const BATCH_BYTES = 12_000_000;
/** Batches that the engine is given before the first of them is done: it takes together what waits. */
export const BATCHES_AHEAD = 2;
const BATCH_DOCUMENTS = 10_000;

export interface Line {
  readonly id: string;
  /** With its line end. As bytes: strings of Vietnamese take twice the memory, and several batches wait at once. */
  readonly json: Buffer;
}

export interface BatchLimits {
  readonly bytes: number;
  readonly documents: number;
}

/** Cuts documents into batches; one that is larger than the limit goes alone. */
export async function* batches(
  documents: Iterable<IndexDocument> | AsyncIterable<IndexDocument>,
  limits: BatchLimits = { bytes: BATCH_BYTES, documents: BATCH_DOCUMENTS },
): AsyncGenerator<Line[]> {
  let batch: Line[] = [];
  let bytes = 0;
  for await (const document of documents) {
    const line = { id: document.id, json: Buffer.from(`${JSON.stringify(IndexDocument.parse(document))}\n`) };
    const size = line.json.length;
    if (batch.length > 0 && (bytes + size > limits.bytes || batch.length >= limits.documents)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(line);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}

/**
 * Publishes one batch. When its task fails, its halves are tried, so that one bad document does not keep the
 * others out and is named with the engine's reason.
 */
export async function publishBatch(
  client: Client,
  index: string,
  batch: readonly Line[],
): Promise<PublishReport> {
  const failure = await client.add(
    index,
    batch.map(({ json }) => json),
  );
  if (failure === null) return { published: batch.length, failed: [] };
  const [only] = batch;
  if (only === undefined) return { published: 0, failed: [] };
  if (batch.length === 1) return { published: 0, failed: [{ id: only.id, reason: failure.message }] };
  const half = Math.ceil(batch.length / 2);
  return added(
    await publishBatch(client, index, batch.slice(0, half)),
    await publishBatch(client, index, batch.slice(half)),
  );
}

export const added = (a: PublishReport, b: PublishReport): PublishReport => ({
  published: a.published + b.published,
  failed: [...a.failed, ...b.failed],
});
