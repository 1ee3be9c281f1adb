/** What the catalogue, the record of truth, hands out. */
import type { Directive } from "../directive.ts";

/** One archived document. It is itself by its content; where it lies is a property of its files. */
export interface CatalogueDocument {
  /** First 32 hex digits of the sha256 of its bytes. */
  readonly id: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly pages: number;
  /** Paths at which the document lies, oldest first. */
  readonly files: readonly string[];
  /** Normalised text; every span of the directive points into it. */
  readonly text: string;
  /** As read; its citations have the keys that they have in the whole archive. */
  readonly directive: Directive;
  /** The best copy of its letter, where that is another document. */
  readonly copyOf?: string | null;
  /** Who sees it: see audiences.ts; without it, everybody. */
  readonly audience?: number;
  /** ISO time at which it first came in. */
  readonly addedAt: string;
}

/** Why a file is not in the archive; `code` is stable, `reason` Vietnamese. */
export interface FailedFile {
  readonly path: string;
  readonly code: string;
  readonly reason: string;
  readonly at: string;
}

/** The part of the catalogue that questions need. */
export interface CatalogueReader {
  document(id: string): CatalogueDocument | null;
  /** In the order of the ids; unknown ids are left out. */
  documents(ids: readonly string[]): CatalogueDocument[];
  /** Every document in a stable order, without holding them all in memory. */
  all(): Iterable<CatalogueDocument>;
  count(): number;
  /** Documents whose own number has this canonical key, and documents that cite the key. */
  citing(key: string): { id: string; number: string | null; subject: string | null; role: string }[];
  failed(): FailedFile[];
}
