/** Collections of folders, groups of people and who sees what, in the rows of the catalogue. */
import { UsageError } from "../errors.ts";
import {
  type Collection,
  type CollectionsStore,
  checkedTitle,
  type Group,
  type KnownFolder,
} from "../people/collections.ts";
import { nameKey } from "../people/names.ts";
import { createAudiences } from "./audiences.ts";
import type { Database } from "./database.ts";
import { inTransaction } from "./transaction.ts";

type Row = Record<string, number> & { readonly name: string };

export function createCollections(db: Database): CollectionsStore {
  const collections = db.prepare("SELECT id, name, open FROM collections ORDER BY name_key");
  const folders = db.prepare("SELECT path FROM collection_folders WHERE collection = ? ORDER BY path");
  const people = db.prepare(
    "SELECT person AS id FROM collection_people WHERE collection = ? ORDER BY person",
  );
  const groupsOf = db.prepare(
    "SELECT person_group AS id FROM collection_groups WHERE collection = ? ORDER BY person_group",
  );
  const groups = db.prepare("SELECT id, name FROM person_groups ORDER BY name_key");
  const members = db.prepare("SELECT person AS id FROM group_members WHERE person_group = ? ORDER BY person");
  const closed = db.prepare("SELECT id FROM collections WHERE open = 0 ORDER BY id");
  const seen = db.prepare(`
    SELECT id FROM collections WHERE open = 0 AND (
      EXISTS (SELECT 1 FROM collection_people WHERE collection = id AND person = :person)
      OR EXISTS (SELECT 1 FROM collection_groups g JOIN group_members m ON m.person_group = g.person_group
        WHERE g.collection = id AND m.person = :person))
    ORDER BY id`);
  const audiencesSeen = db.prepare(`
    SELECT DISTINCT audience AS id FROM audience_collections
    WHERE collection IN (SELECT value FROM json_each(?)) ORDER BY audience`);
  const isOpen = db.prepare("SELECT open FROM collections WHERE id = ?");
  // Until it is said who sees it, only administrators do.
  const add = db.prepare(
    "INSERT INTO collections (name, name_key, open) VALUES (?, ?, 0) ON CONFLICT (name_key) DO NOTHING",
  );
  const addGroup = db.prepare(
    "INSERT INTO person_groups (name, name_key) VALUES (?, ?) ON CONFLICT (name_key) DO NOTHING",
  );
  const rename = db.prepare("UPDATE OR IGNORE collections SET name = ?, name_key = ? WHERE id = ?");
  const renameGroup = db.prepare("UPDATE OR IGNORE person_groups SET name = ?, name_key = ? WHERE id = ?");
  const remove = db.prepare("DELETE FROM collections WHERE id = ?");
  const removeGroup = db.prepare("DELETE FROM person_groups WHERE id = ?");
  const setOpen = db.prepare("UPDATE collections SET open = ? WHERE id = ?");
  const dropPeople = db.prepare("DELETE FROM collection_people WHERE collection = ?");
  const dropGroups = db.prepare("DELETE FROM collection_groups WHERE collection = ?");
  const dropMembers = db.prepare("DELETE FROM group_members WHERE person_group = ?");
  // Who or what is gone meanwhile is left out.
  const addPerson = db.prepare(
    "INSERT OR IGNORE INTO collection_people (collection, person) SELECT ?, id FROM people WHERE id = ?",
  );
  const addGroupTo = db.prepare(`
    INSERT OR IGNORE INTO collection_groups (collection, person_group) SELECT ?, id FROM person_groups WHERE id = ?`);
  const addMember = db.prepare(
    "INSERT OR IGNORE INTO group_members (person_group, person) SELECT ?, id FROM people WHERE id = ?",
  );
  const placeFolder = db.prepare(`
    INSERT INTO collection_folders (path, collection) SELECT :path, id FROM collections WHERE id = :collection
    ON CONFLICT (path) DO UPDATE SET collection = excluded.collection`);
  const freeFolder = db.prepare("DELETE FROM collection_folders WHERE path = ?");
  const arrangement = db.prepare("SELECT value FROM settings WHERE name = 'arrangement'");
  const moved = db.prepare("SELECT document AS id FROM moved ORDER BY document LIMIT ?");
  const roots = db.prepare("SELECT path, shown FROM roots ORDER BY path");
  // "/" + 1 is "0": what lies below a folder stands between the two.
  const below = db.prepare(`
    SELECT first, CASE instr(more, '/') WHEN 0 THEN '' ELSE substr(more, 1, instr(more, '/') - 1) END AS second,
      count(document) AS documents
    FROM (SELECT CASE instr(rest, '/') WHEN 0 THEN '' ELSE substr(rest, 1, instr(rest, '/') - 1) END AS first,
        CASE instr(rest, '/') WHEN 0 THEN '' ELSE substr(rest, instr(rest, '/') + 1) END AS more, document
      FROM (SELECT substr(path, length(:root) + 2) AS rest, document FROM files
        WHERE path >= :root || '/' AND path < :root || '0'))
    GROUP BY first, second`);
  const isFile = db.prepare("SELECT 1 FROM files WHERE path = ?");
  const audiences = createAudiences(db);

  const ids = (rows: unknown[]): number[] => (rows as { id: number }[]).map(({ id }) => id);
  const changed = (result: { readonly changes: number | bigint }): boolean => Number(result.changes) > 0;
  const taken = (name: string) =>
    new UsageError("collection-name-taken", `Đã có tên “${name}”; hãy chọn tên khác.`);
  const insert = (statement: typeof add, given: string): number => {
    const name = checkedTitle(given);
    const added = statement.run(name, nameKey(name));
    if (!changed(added)) throw taken(name);
    return Number(added.lastInsertRowid);
  };
  const call = (statement: typeof add, id: number, given: string): void => {
    const name = checkedTitle(given);
    if (!changed(statement.run(name, nameKey(name), id))) throw taken(name);
  };

  function foldersOf({ path, shown }: { path: string; shown: string }): KnownFolder[] {
    const root = path === "/" ? "" : path;
    const named = shown.replace(/\/$/u, "");
    const counts = new Map([["", 0]]);
    const rows = below.all({ root }) as { first: string; second: string; documents: number }[];
    for (const { first, second, documents } of rows) {
      const within = new Set(["", first, second === "" ? first : `${first}/${second}`]);
      for (const folder of within) counts.set(folder, (counts.get(folder) ?? 0) + documents);
    }
    return (
      [...counts]
        .map(([folder, documents]) => ({
          path: folder === "" ? path : `${root}/${folder}`,
          shown: folder === "" ? shown : `${named}/${folder}`,
          documents,
        }))
        // What lies below a file is inside it.
        .filter((folder) => folder.path === path || !isFile.get(folder.path))
    );
  }

  return {
    knownFolders: () =>
      (roots.all() as { path: string; shown: string }[])
        .flatMap(foldersOf)
        .sort((a, b) => (a.path < b.path ? -1 : 1)),
    collections: () =>
      (collections.all() as unknown as Row[]).map(
        ({ id = 0, name, open }): Collection => ({
          id,
          name,
          open: open === 1,
          folders: (folders.all(id) as { path: string }[]).map(({ path }) => path),
          people: ids(people.all(id)),
          groups: ids(groupsOf.all(id)),
        }),
      ),
    groups: () =>
      (groups.all() as unknown as Row[]).map(
        ({ id = 0, name }): Group => ({ id, name, members: ids(members.all(id)) }),
      ),
    addCollection: (name) => insert(add, name),
    renameCollection: (id, name) => call(rename, id, name),
    removeCollection: (id) =>
      inTransaction(db, () => {
        remove.run(id);
        audiences.rearrange();
      }),
    setSeers: (id, seers) =>
      inTransaction(db, () => {
        const before = isOpen.get(id) as { open: number } | undefined;
        if (!before) return;
        dropPeople.run(id);
        dropGroups.run(id);
        for (const person of seers.people) addPerson.run(id, person);
        for (const group of seers.groups) addGroupTo.run(id, group);
        if ((before.open === 1) === seers.open) return;
        setOpen.run(Number(seers.open), id);
        audiences.rearrange();
      }),
    placeFolder: (path, collection) =>
      inTransaction(db, () => {
        if (collection === null) freeFolder.run(path);
        else placeFolder.run({ path, collection });
        audiences.rearrange();
      }),
    addGroup: (name) => insert(addGroup, name),
    renameGroup: (id, name) => call(renameGroup, id, name),
    removeGroup: (id) => void removeGroup.run(id),
    setMembers: (id, given) =>
      inTransaction(db, () => {
        dropMembers.run(id);
        for (const person of given) addMember.run(id, person);
      }),
    audiencesSeen: (reach) => [0, ...ids(audiencesSeen.all(JSON.stringify(reach)))],
    closed: () => ids(closed.all()),
    closedSeenBy: (person) => ids(seen.all({ person })),
    arrangement: () => (arrangement.get() as { value: string } | undefined)?.value ?? "",
    unsettled: audiences.unsettled,
    settle: audiences.settle,
    moved: (limit) => (moved.all(limit) as unknown as { id: string }[]).map(({ id }) => id),
  };
}
