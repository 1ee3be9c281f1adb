/** Documents for the tests of the search: made here, read by nobody. */
import { createHash } from "node:crypto";
import { type Database, openDatabase } from "../../src/catalogue/database.ts";
import { createPairIndex, createPairWriter, type PairIndex } from "../../src/catalogue/pairs.ts";
import type { CatalogueDocument } from "../../src/catalogue/types.ts";
import type { Directive } from "../../src/directive.ts";
import type { SearchServices } from "../../src/search/service.ts";

export function directive(fields: Partial<Directive> = {}): Directive {
  return {
    kind: "letter",
    number: null,
    numberPrinted: fields.number ?? null,
    type: null,
    issuer: null,
    place: null,
    province: null,
    issuedOn: null,
    year: fields.issuedOn ? Number(fields.issuedOn.slice(0, 4)) : null,
    subject: null,
    addressees: [],
    recipients: [],
    signatory: null,
    emails: [],
    citations: [],
    campaigns: [],
    deadlines: [],
    article: null,
    issues: [],
    provenance: {},
    ...fields,
  };
}

export function document(text: string, fields: Partial<Directive> = {}, name = text): CatalogueDocument {
  return {
    id: createHash("sha256")
      .update(name + JSON.stringify(fields))
      .digest("hex")
      .slice(0, 32),
    mediaType: "text/plain",
    bytes: text.length,
    pages: 1,
    files: [`${name.slice(0, 20)}.txt`],
    text,
    directive: directive(fields),
    addedAt: "2026-01-01T00:00:00.000Z",
  };
}

export function citation(number: string, key: string | null = null): Directive["citations"][number] {
  return {
    start: 0,
    end: 0,
    text: number,
    key,
    candidates: [],
    type: null,
    number,
    date: null,
    issuer: null,
    title: null,
    term: null,
    role: "cited",
    relation: "cited",
    carriedOutBy: [],
    mentions: [],
  };
}

export const province = (issued: string, current: string) => ({
  issued: { id: issued, name: issued },
  current: { id: current, name: current },
});

export const issuer = (
  id: string,
  level: "trung ương" | "tỉnh",
  system: "Đảng" | "Công đoàn",
): NonNullable<Directive["issuer"]> => ({
  id,
  name: `Tên của ${id}`,
  organ: id,
  level,
  system,
  parent: null,
  signingBody: null,
});

/** What the search asks of the catalogue, over a list. */
export function inMemory(documents: readonly CatalogueDocument[]): SearchServices["catalogue"] {
  const byId = new Map(documents.map((doc) => [doc.id, doc]));
  const names = new Map(documents.map(({ directive: { issuer } }) => [issuer?.id, issuer?.name]));
  const known = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
  return {
    documents: known,
    listed: known,
    lettersOf: (ids) => [...ids],
    state: () => "",
    texts: (ids) => known(ids).map(({ id, text, directive: { subject } }) => ({ id, text, subject })),
    issuerName: (id) => names.get(id) ?? null,
    issuers: () => [...names].flatMap(([id, name]) => (id && name ? [{ id, name }] : [])),
    citedKeys: () => [
      ...new Set(documents.flatMap((doc) => doc.directive.citations.flatMap(({ key }) => key ?? []))),
    ],
    count: () => documents.length,
    pairFrequency: (pair) => pairIndexOf(documents).pairFrequency(pair),
    nearestByPairs: (pairs, limit) => pairIndexOf(documents).nearestByPairs(pairs, limit),
  };
}

/** The database is held together with its index: prepared statements alone do not keep it. */
const pairIndexes = new Map<readonly CatalogueDocument[], { db: Database; index: PairIndex }>();

/** The catalogue's own index of pairs, over a list; made at the first question. */
function pairIndexOf(documents: readonly CatalogueDocument[]): PairIndex {
  const known = pairIndexes.get(documents);
  if (known) return known.index;
  const db = openDatabase(":memory:");
  // Of documents only that they are there.
  db.exec("PRAGMA foreign_keys = OFF; CREATE TEMP TABLE documents (id TEXT PRIMARY KEY)");
  const held = db.prepare("INSERT INTO documents VALUES (?)");
  const writer = createPairWriter(db);
  for (const { id, text, directive } of documents) {
    held.run(id);
    writer.put(id, directive.subject ?? "", text);
  }
  const index = createPairIndex(db);
  pairIndexes.set(documents, { db, index });
  return index;
}
