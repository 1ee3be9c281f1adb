/** What the pages need from the rest of the house; handed to `createApp`, never imported as a singleton. */
import type { Logger } from "pino";
import type {
  AlertStore,
  AuditLog,
  Batches,
  Catalogue,
  CatalogueDocument,
  Corrections,
  RunProgress,
  SavedSearches,
} from "../src/catalogue/index.ts";
import type { DirectiveGraph } from "../src/graph/types.ts";
import type { Knowledge } from "../src/knowledge/index.ts";
import type { AccessTokens } from "../src/people/access-tokens.ts";
import type { Accounts } from "../src/people/accounts.ts";
import type { CollectionsStore } from "../src/people/collections.ts";
import type { MailAddresses } from "../src/people/mail-addresses.ts";
import type { Reach } from "../src/people/reach.ts";
import type { Matcher } from "../src/search/matching.ts";
import type { SearchService } from "../src/search/service.ts";
import type { Suggester } from "../src/search/suggester.ts";
import type { Shelf } from "./uploads/shelf.ts";

/** How the engine is: `away` keeps the reason for the log and the health check. */
export type EngineState =
  | { readonly state: "ready" }
  | { readonly state: "starting" }
  | { readonly state: "away"; readonly reason: string };

/** A run of the indexer that is under way; `total` is null while the folders are still being walked. */
export type IndexingProgress = RunProgress;

export interface ServiceStatus {
  readonly engine: EngineState;
  readonly indexing: IndexingProgress | null;
}

/** A file of the archive, opened after it was checked to be the very bytes that the catalogue knows. */
export interface OriginalFile {
  readonly name: string;
  readonly bytes: number;
  /** The caller streams it and it closes itself at the end. */
  stream(): NodeJS.ReadableStream;
  close(): Promise<void>;
}

/** Opens originals; null when no path of the document holds its bytes any more. */
export interface OriginalFiles {
  open(document: CatalogueDocument): Promise<OriginalFile | null>;
}

/** Gives a file with the bytes of what lies inside another one, an archive or a mail. */
export interface MemberFiles {
  open(container: string, member: string): Promise<{ readonly file: string; remove(): Promise<void> } | null>;
}

/** The questions that pages ask of the catalogue. */
export type PagesCatalogue = Pick<
  Catalogue,
  | "arrivalOf"
  | "arrivals"
  | "arrived"
  | "causes"
  | "copiesOf"
  | "correctionsOf"
  | "citing"
  | "count"
  | "countOf"
  | "counts"
  | "document"
  | "doubt"
  | "doubtCounts"
  | "doubtsAfter"
  | "doubtsBefore"
  | "failed"
  | "filesUnder"
  | "fieldState"
  | "filesWith"
  | "folders"
  | "lastArrival"
  | "lastArrived"
  | "latest"
  | "lettersOf"
  | "linePicture"
  | "listed"
  | "locations"
  | "ownKey"
  | "runs"
  | "scanOf"
  | "uploadBatches"
  | "uploadsOf"
>;

/** Everything that is known of documents, as far as one visitor sees: routes get it with each request. */
export interface Reading {
  readonly search: SearchService;
  readonly matcher: Matcher;
  readonly suggester: Suggester;
  readonly catalogue: PagesCatalogue;
  readonly graph: DirectiveGraph;
  readonly files: OriginalFiles;
  readonly status: () => Promise<ServiceStatus>;
  /** @throws BusyError while it is not certain what may be seen: the guard asks before any route. */
  readonly ready: () => void;
}

/** What does not depend on who asks. */
export interface Services {
  readonly saved: SavedSearches;
  readonly alerts: AlertStore;
  readonly addresses: MailAddresses;
  readonly accessTokens: AccessTokens;
  readonly audit: AuditLog;
  /** What people look for is written into the audit log, too. */
  readonly auditSearches: boolean;
  /** The office has a mail server. */
  readonly mailing: boolean;
  /** Address under which readers reach the pages; null where nobody has set it. */
  readonly base: string | null;
  readonly corrections: Corrections;
  readonly batches: Batches;
  /** Told when a batch was begun. */
  readonly batchBegun: () => void;
  /** Told when readings have changed, so that they are published soon. */
  readonly onCorrected: () => void;
  readonly accounts: Accounts;
  readonly collections: CollectionsStore;
  /** Told when folders or collections have changed: what follows is worked out behind the pages. */
  readonly rearranged: () => void;
  /** Whoever reaches the server may read. */
  readonly openReading: boolean;
  /** Addresses of proxies whose word is taken for who asks, as Express's "trust proxy". */
  readonly proxies: string;
  readonly knowledge: Knowledge;
  readonly uploads: Shelf;
  readonly logger: Logger;
}

/** The whole house. Only the guard goes through the door; routes get what lies behind it for their visitor. */
export interface House extends Services {
  within(reach: Reach): Reading;
}
