/** What a list of results shows of its documents, fetched at once: a page of long texts must not wait for their readings. */
import { z } from "zod";
import { CampaignTag, Citation, Directive, type FieldName, Named, Provenance } from "../directive.ts";
import { fromUtf8 } from "../utf8.ts";
import type { Database } from "./database.ts";
import { checkedReading } from "./rows.ts";

/** Where the fields of a letter's head stand, and whom it goes to. */
const PLACED = [
  "number",
  "type",
  "place",
  "issuedOn",
  "subject",
  "addressees",
  "recipients",
] as const satisfies readonly FieldName[];
const perPlaced = <T>(schema: T) =>
  Object.fromEntries(PLACED.map((field) => [field, schema])) as Record<(typeof PLACED)[number], T>;

const ListedDirective = Directive.pick({
  kind: true,
  number: true,
  type: true,
  province: true,
  issuedOn: true,
  subject: true,
}).extend({
  issuer: Named.nullable(),
  campaigns: z.array(CampaignTag.pick({ id: true, role: true })),
  citations: z.array(Citation.pick({ key: true, role: true })),
  provenance: z.object(perPlaced(Provenance.pick({ evidence: true }).optional())),
});

/** What is kept of a reading for lists, so that they need not open whole readings. Out: JSON of a `ListedDirective`. */
export function cardOf(directive: Directive): string {
  const { kind, number, type, issuer, province, issuedOn, subject, campaigns, citations } = directive;
  const placed = Object.entries(directive.provenance).flatMap(([field, from]) =>
    from && (PLACED as readonly string[]).includes(field) ? [[field, { evidence: from.evidence }]] : [],
  );
  return JSON.stringify({
    ...{ kind, number, type },
    issuer: issuer && { id: issuer.id, name: issuer.name },
    ...{ province, issuedOn, subject },
    campaigns: campaigns.map(({ id, role }) => ({ id, role })),
    citations: citations.map(({ key, role }) => ({ key, role })),
    provenance: Object.fromEntries(placed),
  });
}

/** A `CatalogueDocument` is one, too. */
export interface ListedDocument {
  readonly id: string;
  /** The oldest path at which it lies, if any. */
  readonly files: readonly string[];
  readonly text: string;
  /** How many other copies of its letter there are. */
  readonly copies?: number;
  readonly directive: z.infer<typeof ListedDirective>;
}

export interface ListReader {
  /** In the order of the ids; unknown ids are left out. */
  listed(ids: readonly string[]): ListedDocument[];
  /** The documents of record for these, in their order: the best copy of each letter, once. */
  lettersOf(ids: readonly string[]): string[];
}

interface ListedRow {
  readonly id: string;
  readonly utf8: Uint8Array;
  /** JSON, as bytes like the text. */
  readonly card: Uint8Array;
  readonly file: string | null;
  readonly copies: number;
  /** JSON: the keys that the whole archive gives to citations which their letter alone left open, by ordinal. */
  readonly resolved: string;
}

export function createListReader(db: Database): ListReader {
  const rows = db.prepare(`
    SELECT d.id, CAST(d.text AS BLOB) AS utf8, CAST(c.card AS BLOB) AS card,
      (SELECT shown FROM files WHERE document = d.id ORDER BY modified, path LIMIT 1) AS file,
      (SELECT count(*) FROM documents WHERE copy_of = d.id) AS copies,
      (SELECT json_group_object(ordinal, key) FROM links
        WHERE document = d.id AND ordinal >= 0 AND key IS NOT read) AS resolved
    FROM json_each(?) AS asked JOIN documents d ON d.id = asked.value JOIN cards c ON c.document = d.id
    ORDER BY asked.key`);
  const letter = db.prepare("SELECT coalesce(copy_of, id) AS id FROM documents WHERE id = ?");
  return {
    lettersOf: (ids) => [
      ...new Set(ids.flatMap((id) => (letter.get(id) as { id: string } | undefined)?.id ?? [])),
    ],
    listed: (ids) => (rows.all(JSON.stringify(ids)) as unknown as ListedRow[]).map(listedFromRow),
  };
}

/** @throws ChiDanError `catalogue-reading` when the stored reading does not fit the schema of this version. */
function listedFromRow({ id, utf8, file, copies, ...row }: ListedRow): ListedDocument {
  const directive = checkedReading(id, fromUtf8(row.card), ListedDirective);
  return {
    id,
    text: fromUtf8(utf8),
    files: file === null ? [] : [file],
    copies,
    directive: row.resolved === NONE ? directive : withKeys(directive, row.resolved),
  };
}

const NONE = "{}";

function withKeys(directive: ListedDocument["directive"], resolved: string): ListedDocument["directive"] {
  const keys = JSON.parse(resolved) as Readonly<Record<string, string | null>>;
  const citations = directive.citations.map((citation, ordinal) => {
    const key = keys[ordinal];
    return key === undefined ? citation : { ...citation, key };
  });
  return { ...directive, citations };
}
