/**
 * The whole flow: scan → extract → read → catalogue → index document → engine.
 *
 * Everything that is decided stands in the catalogue before the next thing is begun, and everything that has
 * to follow is derived from it: a run that is killed at any moment is continued by the next one.
 */
import type { House } from "./house.ts";
import { createPublisher } from "./publish.ts";
import { reconcile } from "./reconcile.ts";
import { reread } from "./reread.ts";
import { type Scanned, type ScanRoot, scan } from "./scan.ts";
import { type Swept, sweep } from "./sweep.ts";
import { createTakeIn, type Outcome } from "./take-in.ts";

/** What is going on, for a progress line. */
export type Progress =
  | { readonly stage: "reread" | "rebuild"; readonly done: number; readonly total: number }
  | ({ readonly stage: "files" } & Counts)
  | { readonly stage: "publish"; readonly left: number };

export interface Counts {
  readonly taken: number;
  readonly known: number;
  readonly unchanged: number;
  readonly ignored: number;
  readonly failed: number;
  readonly published: number;
}

export interface RunReport extends Counts {
  readonly removed: number;
  readonly reread: number;
  readonly rebuilt: boolean;
  /** Roots that looked unmounted and were kept. */
  readonly keptRoots: readonly string[];
  /** Documents that the engine refused. */
  readonly refused: readonly { readonly id: string; readonly reason: string }[];
  readonly documents: number;
  readonly seconds: number;
  /** Of these, how long the engine was at work on documents, and how long nothing else was left to do. */
  readonly engine: { readonly atWork: number; readonly waitedFor: number };
}

export interface RunOptions {
  readonly roots: readonly ScanRoot[];
  /** Folders that are never entered. */
  readonly except: readonly string[];
  readonly retryFailed?: boolean;
  /** The roots are parts of the archive's own roots, and are not remembered as such. */
  readonly partial?: boolean;
  readonly rebuild?: boolean;
  /** Believes a folder that is empty although its disk seems to be away. */
  readonly prune?: boolean;
  /** Absolute paths of roots that no longer belong to the archive. */
  readonly forget?: readonly string[];
  /** Asked again and again for places that cannot wait until the run is over: what people send meanwhile. */
  readonly meanwhile?: () => Promise<readonly ScanRoot[]>;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal | undefined;
}

/** @throws ChiDanError of the catalogue or the engine; the signal's reason. What failed with single files is in the catalogue. */
export async function runPipeline(house: House, options: RunOptions): Promise<RunReport> {
  const { catalogue } = house;
  const { roots, signal, onProgress = () => {} } = options;
  const started = performance.now();
  const counts = { taken: 0, known: 0, unchanged: 0, ignored: 0, failed: 0, published: 0 };
  const tell = () => onProgress({ stage: "files", ...counts });

  const publisher = createPublisher(house, (documents) => {
    counts.published += documents;
  });
  const takeIn = createTakeIn(house, {
    retryFailed: options.retryFailed ?? false,
    onOutcome: (outcome: Outcome) => {
      counts[outcome] += 1;
      if (outcome === "taken") publisher.expect();
      tell();
    },
  });
  // The engine is made ready for publishing while files are already being read.
  const ready = prepare(house, options);
  publisher.start(ready);
  try {
    const unreadable: string[] = [];
    const takeUrgent = async () => {
      for await (const scanned of scan((await options.meanwhile?.()) ?? [])) await takeIn.offer(scanned);
    };
    catalogue.beginLook();
    for await (const scanned of scan(roots, { except: options.except })) {
      signal?.throwIfAborted();
      publisher.check();
      if (protects(scanned)) unreadable.push(scanned.path);
      await takeIn.offer(scanned);
      await takeUrgent();
    }
    await takeIn.drain(signal, takeUrgent);
    const swept: Swept = sweep(catalogue, roots, unreadable, {
      prune: options.prune ?? false,
      forget: options.forget ?? [],
      noteRoots: !options.partial,
      except: options.except,
    });
    onProgress({ stage: "publish", left: catalogue.counts().unpublished });
    const prepared = await ready;
    const read = performance.now();
    await publisher.finish();
    return {
      ...counts,
      published: counts.published + prepared.adopted,
      removed: swept.documents,
      reread: prepared.reread,
      rebuilt: prepared.rebuilt,
      keptRoots: swept.kept.map((root) => root.shown),
      refused: [...prepared.refused, ...publisher.refused],
      documents: catalogue.count(),
      seconds: (performance.now() - started) / 1000,
      engine: { atWork: publisher.engineSeconds(), waitedFor: (performance.now() - read) / 1000 },
    };
  } finally {
    takeIn.abandon();
    await publisher.stop();
  }
}

/** Old readings are made anew, then the engine is compared with the ledger or filled anew. */
async function prepare(house: House, { signal, rebuild, onProgress = () => {} }: RunOptions) {
  const total = house.catalogue.count();
  const again = await reread(house, {
    signal,
    onRead: (done) => onProgress({ stage: "reread", done, total }),
  });
  const reconciled = await reconcile(house, {
    rebuild: rebuild ?? false,
    onRebuilt: (done, of) => onProgress({ stage: "rebuild", done, total: of }),
  });
  return { reread: again, ...reconciled };
}

const protects = (scanned: Scanned): boolean => scanned.kind === "problem" && scanned.protects;
