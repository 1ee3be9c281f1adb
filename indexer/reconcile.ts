/**
 * Before anything is published: does the engine hold what the ledger says? An index that is missing, has other
 * settings or was made by another version of the index documents is built anew beside the live one from the
 * catalogue, without touching a file, and swapped in.
 */
import type { CatalogueDocument } from "../src/catalogue/index.ts";
import { toIndexDocument } from "../src/search/index-document.ts";
import type { IndexDocument } from "../src/search/types.ts";
import type { House } from "./house.ts";

/** Name of the setting that keeps the version of the index documents in the engine. */
export const INDEX_VERSION = "index-version";
const CHUNK = 1000;

export interface Reconciled {
  /** False for the first index of all, too. */
  readonly rebuilt: boolean;
  /** Documents that came into the engine by the rebuild. */
  readonly adopted: number;
  readonly refused: readonly { readonly id: string; readonly reason: string }[];
}

/** @param onRebuilt told how many documents the new index holds so far, of how many. */
export async function reconcile(
  house: House,
  options: { readonly rebuild: boolean; readonly onRebuilt: (done: number, total: number) => void },
): Promise<Reconciled> {
  const { catalogue, engine, versions } = house;
  const { current } = await engine.index();
  const before = catalogue.setting(INDEX_VERSION);
  if (options.rebuild || !current || before !== versions.index) {
    const total = catalogue.count();
    catalogue.beginRebuild();
    const { failed } = await engine.rebuild(indexDocuments(house), ({ published }) =>
      options.onRebuilt(published, total),
    );
    await hear(house);
    const adopted = catalogue.adopt();
    catalogue.setSetting(INDEX_VERSION, versions.index);
    return { rebuilt: options.rebuild || before !== null, adopted, refused: failed };
  }
  await hear(house);
  catalogue.reconcile();
  return { rebuilt: false, adopted: 0, refused: [] };
}

function* indexDocuments({ catalogue, knowledge }: House): Generator<IndexDocument> {
  for (const document of catalogue.all() as Iterable<CatalogueDocument>)
    yield toIndexDocument(document, knowledge);
}

async function hear({ catalogue, engine }: House): Promise<void> {
  catalogue.beginComparison();
  let chunk: { id: string; revision: string }[] = [];
  for await (const held of engine.revisions()) {
    chunk.push(held);
    if (chunk.length < CHUNK) continue;
    catalogue.hold(chunk);
    chunk = [];
  }
  catalogue.hold(chunk);
}
