/** Collections, groups and who sees what, in plain values. */
import type { Collection, Group, KnownFolder } from "../../src/people/collections.ts";
import type { Person } from "../../src/people/roles.ts";

export interface Choice {
  readonly id: number;
  readonly label: string;
  readonly chosen: boolean;
}

export interface CollectionsModel {
  readonly rows: readonly { readonly id: number; readonly name: string; readonly says: string }[];
  readonly groups: readonly { readonly id: number; readonly name: string; readonly says: string }[];
  /** What is still being worked out. */
  readonly underWay: string | null;
  readonly error?: string;
}

export interface CollectionModel {
  readonly id: number;
  readonly name: string;
  readonly open: boolean;
  readonly people: readonly Choice[];
  readonly groups: readonly Choice[];
  readonly folders: readonly { readonly path: string; readonly label: string }[];
  /** Folders that can be taken in. */
  readonly others: readonly { readonly path: string; readonly label: string }[];
  readonly underWay: string | null;
  readonly error?: string;
}

export interface GroupModel {
  readonly id: number;
  readonly name: string;
  readonly people: readonly Choice[];
  readonly error?: string;
}

const number = (count: number): string => count.toLocaleString("vi-VN");

export function presentCollections(
  collections: readonly Collection[],
  groups: readonly Group[],
  underWay: string | null,
): CollectionsModel {
  return {
    rows: collections.map((one) => ({
      id: one.id,
      name: one.name,
      says: `${one.folders.length === 0 ? "chưa có thư mục" : `${number(one.folders.length)} thư mục`}; ${seersOf(one)}`,
    })),
    groups: groups.map(({ id, name, members }) => ({
      id,
      name,
      says: members.length === 0 ? "chưa có ai" : `${number(members.length)} người`,
    })),
    underWay,
  };
}

function seersOf({ open, people, groups }: Collection): string {
  if (open) return "mọi người được đọc đều thấy";
  const seers = [
    ...(people.length > 0 ? [`${number(people.length)} người`] : []),
    ...(groups.length > 0 ? [`${number(groups.length)} nhóm`] : []),
  ];
  return seers.length === 0 ? "chỉ người quản trị thấy" : `chỉ ${seers.join(" và ")} thấy`;
}

export function presentCollection(
  collection: Collection,
  around: {
    readonly collections: readonly Collection[];
    readonly groups: readonly Group[];
    readonly people: readonly Person[];
    readonly folders: readonly KnownFolder[];
    readonly underWay: string | null;
  },
): CollectionModel {
  const shown = new Map(around.folders.map((folder) => [folder.path, folder]));
  const holders = new Map(
    around.collections.flatMap(({ name, folders }) => folders.map((path) => [path, name] as const)),
  );
  const documents = (path: string) => shown.get(path)?.documents ?? 0;
  return {
    id: collection.id,
    name: collection.name,
    open: collection.open,
    // An administrator sees everything: there is nothing to choose.
    people: around.people
      .filter(({ role, closedAt }) => role !== "administrator" && closedAt === null)
      .map(({ id, fullName }) => ({ id, label: fullName, chosen: collection.people.includes(id) })),
    groups: around.groups.map(({ id, name }) => ({
      id,
      label: name,
      chosen: collection.groups.includes(id),
    })),
    folders: collection.folders.map((path) => ({
      path,
      label: `${shown.get(path)?.shown ?? path} (${number(documents(path))} văn bản)`,
    })),
    others: around.folders
      .filter(({ path }) => !collection.folders.includes(path))
      .map(({ path, shown: label, documents: count }) => ({
        path,
        label: [
          `${label} (${number(count)} văn bản)`,
          ...(holders.has(path) ? [`đang ở kho ${holders.get(path)}`] : []),
        ].join(", "),
      })),
    underWay: around.underWay,
  };
}

export const presentGroup = ({ id, name, members }: Group, people: readonly Person[]): GroupModel => ({
  id,
  name,
  people: people
    .filter(({ role, closedAt }) => role !== "administrator" && closedAt === null)
    .map((person) => ({ id: person.id, label: person.fullName, chosen: members.includes(person.id) })),
});

/** @param left documents whose links and copies are not worked out; those that the engine still has to be told of. */
export function presentUnderWay(left: number, moved: number): string | null {
  if (left > 0)
    return `Đang sắp xếp lại ${number(left)} văn bản. Người chỉ được xem một phần kho sẽ phải đợi đến khi xong; người thấy cả kho dùng bình thường.`;
  if (moved > 0)
    return "Đang cập nhật chỉ mục tìm kiếm. Văn bản vừa chuyển kho chưa hiện trong kết quả của người chỉ được xem một phần kho; không ai thấy văn bản mình không được xem.";
  return null;
}
