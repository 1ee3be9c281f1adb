/** Collections (kho) of folders, groups of people, and who sees what: the rules, and the port that the catalogue implements. Pure. */
import { UsageError } from "../errors.ts";
import { onOneLine } from "./names.ts";
import type { Reach } from "./reach.ts";
import type { Visitor } from "./roles.ts";

export interface Collection {
  readonly id: number;
  readonly name: string;
  /** Everybody who may read sees it; otherwise the people and groups below. */
  readonly open: boolean;
  /** Absolute paths; what lies below belongs to it, too, unless a deeper folder is in another collection. */
  readonly folders: readonly string[];
  readonly people: readonly number[];
  readonly groups: readonly number[];
}

export interface Group {
  readonly id: number;
  readonly name: string;
  readonly members: readonly number[];
}

/** A folder that the archive knows: a root, or one or two steps below it. */
export interface KnownFolder {
  readonly path: string;
  /** As it was given. */
  readonly shown: string;
  /** Documents right in it and below. */
  readonly documents: number;
}

/** Who sees a collection. */
export type Seers = Pick<Collection, "open" | "people" | "groups">;

/** What was given is in force when a method returns; what has to be worked out anew is `CollectionsStore.settle`d. */
export interface CollectionsStore {
  /** By name. */
  collections(): Collection[];
  groups(): Group[];
  /** In order of path. */
  knownFolders(): KnownFolder[];
  /** @throws UsageError `collection-name-taken`, `collection-name`. */
  addCollection(name: string): number;
  renameCollection(id: number, name: string): void;
  /** Its folders are seen by everybody who may read from then on. */
  removeCollection(id: number): void;
  setSeers(id: number, seers: Seers): void;
  /** Takes a folder (an absolute path) into a collection, out of the one that it was in; null: into none. */
  placeFolder(path: string, collection: number | null): void;
  /** @throws UsageError `group-name-taken`, `collection-name`. */
  addGroup(name: string): number;
  renameGroup(id: number, name: string): void;
  removeGroup(id: number): void;
  setMembers(id: number, people: readonly number[]): void;

  /** Ids of closed collections; those that a person sees by name or by a group. */
  closed(): number[];
  closedSeenBy(person: number): number[];
  /** Audiences that are seen with these closed collections, 0 among them. */
  audiencesSeen(reach: readonly number[]): number[];
  /** Another value whenever a document may have become seen by others than before. */
  arrangement(): string;
  /** Documents whose links and copies are still those of another audience. */
  unsettled(): number;
  /** Works some of them out anew. @returns how many are left. */
  settle(most: number): number;
  /** Documents that the engine still holds under another audience, `limit` at most. */
  moved(limit: number): string[];
}

const LONGEST_NAME = 80;

/** @throws UsageError `collection-name`. */
export function checkedTitle(name: string): string {
  const tidy = onOneLine(name.normalize("NFC"));
  if (tidy === "" || [...tidy].length > LONGEST_NAME)
    throw new UsageError("collection-name", `Tên cần có từ 1 đến ${LONGEST_NAME} ký tự.`);
  return tidy;
}

/**
 * How far a visitor sees. Administrators see everything: they say who sees what. Where nothing is closed, or nothing
 * is closed to the visitor, nothing has to be asked for.
 */
export function reachOf(visitor: Visitor, store: Pick<CollectionsStore, "closed" | "closedSeenBy">): Reach {
  if (visitor.kind === "local") return null;
  if (visitor.kind === "person" && visitor.person.role === "administrator") return null;
  const closed = store.closed();
  if (closed.length === 0) return null;
  const seen = visitor.kind === "person" ? store.closedSeenBy(visitor.person.id) : [];
  return seen.length === closed.length ? null : seen;
}

/** A folder in a collection. */
export interface PlacedFolder {
  readonly path: string;
  readonly collection: number;
  readonly open: boolean;
}

/** The closed collection in which a path lies, by the deepest folder above it; 0 when it is in none, or an open one. */
export function closedCollectionOf(path: string, folders: readonly PlacedFolder[]): number {
  let deepest: PlacedFolder | null = null;
  for (const folder of folders) {
    const within = path === folder.path || path.startsWith(folder.path === "/" ? "/" : `${folder.path}/`);
    if (within && (deepest === null || folder.path.length > deepest.path.length)) deepest = folder;
  }
  return deepest === null || deepest.open ? 0 : deepest.collection;
}
