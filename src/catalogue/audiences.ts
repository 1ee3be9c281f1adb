/**
 * Who may see each document, kept beside the places where it lies and in the same transaction.
 *
 * An audience is the set of closed collections in which a document lies at once; 0 is everybody who may read. What the
 * archive works out for a document (which directive a citation means, which letters are copies of it) is made only of
 * documents that everybody who sees it sees as well: so nothing worked out tells of a document that is hidden.
 */
import { Directive } from "../directive.ts";
import { closedCollectionOf, type PlacedFolder } from "../people/collections.ts";
import { createCopyWriter } from "./copies.ts";
import type { Database } from "./database.ts";
import { graphWriterOf } from "./graph-writer.ts";
import { checkedReading } from "./rows.ts";
import { createSettled } from "./settled.ts";
import { inTransaction } from "./transaction.ts";

export interface Audiences {
  /** The closed collection of a path; 0: none. */
  collectionOf(path: string): number;
  /** Says anew who sees these documents, after their places have changed, and works out what follows. */
  follow(documents: Iterable<string>): void;
  /** The same for everything, after folders have changed; what follows is left to `settle`. */
  rearrange(): void;
  unsettled(): number;
  settle(most: number): number;
}

export function createAudiences(db: Database): Audiences {
  const folders = db.prepare(`
    SELECT f.path, f.collection, c.open FROM collection_folders f JOIN collections c ON c.id = f.collection`);
  const inUse = db.prepare(`
    SELECT EXISTS (SELECT 1 FROM collection_folders) OR EXISTS (SELECT 1 FROM apart) AS yes`);
  const places = db.prepare("SELECT DISTINCT collection FROM files WHERE document = ? ORDER BY collection");
  const exists = db.prepare("SELECT 1 FROM documents WHERE id = ?");
  const known = db.prepare("SELECT id FROM audiences WHERE collections = ?");
  const add = db.prepare("INSERT INTO audiences (collections) VALUES (?)");
  const addCollection = db.prepare("INSERT INTO audience_collections (audience, collection) VALUES (?, ?)");
  const put = db.prepare(`
    INSERT INTO apart (document, audience, settled) VALUES (:document, :audience, 0)
    ON CONFLICT (document) DO UPDATE SET audience = :audience WHERE audience <> :audience`);
  const unsettled = db.prepare(
    "SELECT document FROM apart WHERE audience <> settled ORDER BY document LIMIT ?",
  );
  const unsettledCount = db.prepare("SELECT count(*) AS n FROM apart WHERE audience <> settled");
  const reading = db.prepare(
    "SELECT text, directive, own_key AS ownKey, describes, term FROM documents WHERE id = ?",
  );
  const outdate = db.prepare("UPDATE publications SET revision = '' WHERE document = ?");
  const bump = db.prepare(`
    INSERT INTO settings (name, value) VALUES ('arrangement', '1')
    ON CONFLICT (name) DO UPDATE SET value = CAST(value + 1 AS TEXT)`);
  const allFiles = db.prepare(
    "SELECT path, collection, document FROM files WHERE path > ? ORDER BY path LIMIT 1000",
  );
  const setCollection = db.prepare("UPDATE files SET collection = ? WHERE path = ?");

  const settled = createSettled(db);
  const graph = graphWriterOf(db);
  const copies = createCopyWriter(db);

  const placed = (): PlacedFolder[] =>
    (folders.all() as { path: string; collection: number; open: number }[]).map((row) => ({
      ...row,
      open: row.open === 1,
    }));

  function audienceOf(collections: readonly number[]): number {
    // One place that everybody sees is enough.
    if (collections.includes(0)) return 0;
    const list = JSON.stringify(collections);
    const there = known.get(list) as { id: number } | undefined;
    if (there) return there.id;
    const id = Number(add.run(list).lastInsertRowid);
    for (const collection of collections) addCollection.run(id, collection);
    return id;
  }

  /** @returns whether it is seen by others than before. */
  function place(document: string): boolean {
    if (!exists.get(document)) return false;
    const collections = (places.all(document) as { collection: number }[]).map((row) => row.collection);
    // What lies nowhere is on its way out: it stays as it was.
    if (collections.length === 0) return false;
    const audience = audienceOf(collections);
    if (settled.current(document) === audience) return false;
    put.run({ document, audience });
    return true;
  }

  /** Links and copies of a document for the audience that it has. */
  function workOut(document: string): void {
    const row = reading.get(document) as
      | {
          text: string;
          directive: string;
          ownKey: string | null;
          describes: string | null;
          term: string | null;
        }
      | undefined;
    if (!row) return;
    const directive = checkedReading(document, row.directive, Directive);
    graph.follow(document, { ...row, directive }, () => {});
    copies.follow(document, row.text, directive);
    settled.settle(document);
    outdate.run(document);
  }

  return {
    collectionOf: (path) => closedCollectionOf(path, placed()),
    follow(documents) {
      if ((inUse.get() as { yes: number }).yes === 0) return;
      for (const document of documents) if (place(document)) workOut(document);
    },
    rearrange() {
      const now = placed();
      const touched = new Set<string>();
      for (let after = ""; ; ) {
        const rows = allFiles.all(after) as { path: string; collection: number; document: string | null }[];
        for (const { path, collection, document } of rows) {
          const into = closedCollectionOf(path, now);
          if (into === collection) continue;
          setCollection.run(into, path);
          if (document !== null) touched.add(document);
        }
        const last = rows.at(-1);
        if (!last) break;
        after = last.path;
      }
      for (const document of touched) place(document);
      bump.run();
    },
    unsettled: () => (unsettledCount.get() as { n: number }).n,
    settle: (most) =>
      inTransaction(db, () => {
        for (const { document } of unsettled.all(most) as { document: string }[]) workOut(document);
        return (unsettledCount.get() as { n: number }).n;
      }),
  };
}
