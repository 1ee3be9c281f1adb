/** The queue of fields that somebody should look at. It holds what nobody has corrected or confirmed yet. */
import type { FieldKind } from "../corrections/fields.ts";
import type { DoubtCause } from "../corrections/issues.ts";
import type { Database } from "./database.ts";

export interface DoubtfulField {
  readonly document: string;
  /** Name of the field; a citation by its place: `citation#3`. */
  readonly field: string;
  readonly kind: FieldKind;
  readonly cause: DoubtCause;
}

export interface DoubtFilter {
  readonly kind: FieldKind | null;
  readonly cause: DoubtCause | null;
}

export interface DoubtCount {
  readonly kind: FieldKind;
  readonly cause: DoubtCause;
  readonly count: number;
}

/** Copies of a better document are left out: nobody is shown them. */
export interface DoubtReader {
  /** How many there are of each kind and cause. */
  doubtCounts(): DoubtCount[];
  /** The next ones behind a place in the queue, or the ones before it, nearest first. */
  doubtsAfter(
    filter: DoubtFilter,
    place: Pick<DoubtfulField, "document" | "field"> | null,
    limit: number,
  ): DoubtfulField[];
  doubtsBefore(
    filter: DoubtFilter,
    place: Pick<DoubtfulField, "document" | "field">,
    limit: number,
  ): DoubtfulField[];
  /** One field, where it is in doubt. */
  doubt(document: string, field: string): DoubtfulField | null;
}

const BEST = "document NOT IN (SELECT id FROM documents WHERE copy_of IS NOT NULL)";

export function createDoubtReader(db: Database): DoubtReader {
  const counts = db.prepare(
    `SELECT kind, cause, count(*) AS count FROM doubts WHERE ${BEST} GROUP BY kind, cause ORDER BY kind, cause`,
  );
  const one = db.prepare("SELECT * FROM doubts WHERE document = ? AND field = ?");
  // One statement for each way to filter, so that each is a range of an index.
  const walk = (direction: ">" | "<") => {
    const order = direction === ">" ? "document, field" : "document DESC, field DESC";
    const where = (conditions: readonly string[]) =>
      db.prepare(`SELECT document, field, kind, cause FROM doubts
        WHERE ${[...conditions, `(document, field) ${direction} (:document, :field)`, BEST].join(" AND ")}
        ORDER BY ${order} LIMIT :limit`);
    const [kind, cause] = ["kind = :kind", "cause = :cause"];
    const statements = {
      all: where([]),
      kind: where([kind]),
      cause: where([cause]),
      both: where([kind, cause]),
    };
    return (filter: DoubtFilter, place: Pick<DoubtfulField, "document" | "field">, limit: number) => {
      const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null));
      const which = filter.kind ? (filter.cause ? "both" : "kind") : filter.cause ? "cause" : "all";
      const { document, field } = place;
      return statements[which].all({ ...given, document, field, limit }) as unknown as DoubtfulField[];
    };
  };
  const forwards = walk(">");
  const backwards = walk("<");
  return {
    doubtCounts: () => counts.all() as unknown as DoubtCount[],
    doubtsAfter: (filter, place, limit) => forwards(filter, place ?? { document: "", field: "" }, limit),
    doubtsBefore: backwards,
    doubt: (document, field) => (one.get(document, field) as DoubtfulField | undefined) ?? null,
  };
}
