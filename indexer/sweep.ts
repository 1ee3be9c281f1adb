/** After a complete scan: what was not seen is gone, and documents that no file holds any more go with it. */
import type { Catalogue } from "../src/catalogue/index.ts";
import type { ScanRoot } from "./scan.ts";

export interface Swept {
  readonly files: number;
  readonly documents: number;
  /** Roots that look unmounted rather than emptied; what is known under them was kept. */
  readonly kept: readonly ScanRoot[];
}

/**
 * @param unreadable paths that could not be looked into: what is known at and under them is kept.
 * @param options.forget roots that no longer belong to the archive, whether they are still there or not.
 * @param options.noteRoots remembers the roots as those of the archive.
 * @param options.prune believes an empty folder even where its disk seems to be away.
 * @param options.except folders that the scan did not enter on its way: what is known below is another root's.
 */
export function sweep(
  catalogue: Catalogue,
  roots: readonly ScanRoot[],
  unreadable: readonly string[],
  options: {
    readonly prune: boolean;
    readonly forget: readonly string[];
    readonly noteRoots: boolean;
    readonly except: readonly string[];
  },
): Swept {
  const unmounted: ScanRoot[] = [];
  let files = 0;
  for (const root of options.forget) {
    const paths = [...catalogue.unseenUnder(root)].map((record) => record.path);
    catalogue.forgetFiles(paths);
    catalogue.forgetRoot(root);
    files += paths.length;
  }
  for (const root of roots) {
    if (!options.prune && looksUnmounted(catalogue, root)) {
      unmounted.push(root);
      continue;
    }
    let gone: string[] = [];
    const kept = [...unreadable, ...options.except.filter((folder) => !isWithin(root.path, folder))];
    for (const { path } of catalogue.unseenUnder(root.path)) {
      if (!kept.some((place) => isWithin(path, place))) gone.push(path);
      if (gone.length < 500) continue;
      catalogue.forgetFiles(gone);
      files += gone.length;
      gone = [];
    }
    catalogue.forgetFiles(gone);
    files += gone.length;
    if (options.noteRoots) catalogue.noteRoot(root);
  }
  return { files, documents: catalogue.removeOrphans(), kept: unmounted };
}

export const isWithin = (file: string, folder: string): boolean =>
  file === folder || file.startsWith(`${folder}/`);

/** An empty folder on another device than last time is a mount point whose disk is away. */
function looksUnmounted(catalogue: Catalogue, root: ScanRoot): boolean {
  const before = catalogue.root(root.path);
  if (!before || before.device === root.device) return false;
  let known = 0;
  let unseen = 0;
  for (const _ of catalogue.filesUnder(root.path)) known += 1;
  for (const _ of catalogue.unseenUnder(root.path)) unseen += 1;
  return known > 0 && unseen === known;
}
