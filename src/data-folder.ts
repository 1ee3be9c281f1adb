/** What lies where in the data folder. */
import path from "node:path";

export interface DataFolder {
  readonly root: string;
  /** The record of truth. */
  readonly catalogue: string;
  /** Held by the indexer while it runs. */
  readonly indexerLock: string;
  /** What the indexer unpacks while it runs. */
  readonly scratch: string;
  /** Files that people sent from their browsers: a folder of the archive like those that it was given. */
  readonly uploads: string;
  /** What is still on its way from a browser. */
  readonly arriving: string;
  /** What people took out again of what they had sent, for a time. */
  readonly wastebasket: string;
}

/** @param dataDir any path; relative ones are taken from the working folder. */
export function dataFolder(dataDir: string): DataFolder {
  const root = path.resolve(dataDir);
  return {
    root,
    catalogue: path.join(root, "catalogue.db"),
    indexerLock: path.join(root, "indexer.lock"),
    scratch: path.join(root, "unpacked"),
    uploads: path.join(root, "uploads"),
    arriving: path.join(root, "arriving"),
    wastebasket: path.join(root, "wastebasket"),
  };
}
