/**
 * One change of many documents: what is said and of which documents is kept first, then done little by little, each
 * document in the transaction of its correction. Whoever is killed goes on where it was; all of it can be taken back as one.
 */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { deciding, judged } from "../corrections/entries.ts";
import { type FieldValue, isValue, valueIn } from "../corrections/fields.ts";
import { Directive } from "../directive.ts";
import { type Corrections, type Corrector, createEntries } from "./corrections.ts";
import type { Database } from "./database.ts";
import { checkedReading } from "./rows.ts";
import { inTransaction } from "./transaction.ts";

const Plan = z.union([
  z.object({ field: z.string(), value: z.unknown() }).refine(({ field, value }) => isValue(field, value)),
  z.object({ undoes: z.uuid() }),
]);
/** What a batch says of each of its documents, or which batch it takes back. */
export type BatchPlan = { readonly field: string; readonly value: FieldValue } | { readonly undoes: string };

export interface Batch {
  readonly batch: string;
  readonly plan: BatchPlan;
  readonly reason: string;
  readonly by: Corrector;
  readonly at: string;
  readonly total: number;
  /** Documents that were changed so far, and those that were left alone: somebody has said otherwise, or nothing is new. */
  readonly changed: number;
  readonly skipped: number;
  /** The batch that has taken this one back. */
  readonly undoneBy: string | null;
}

/** What a change would do to a document. `said`: a person has decided the field otherwise, and keeps the last word. */
export type Prospect = "changes" | "same" | "said" | "gone";

export interface Batches {
  /** Whether saying this of a document would change it. */
  prospect(document: string, field: string, value: FieldValue): Prospect;
  /** Keeps what is to be done. @returns the batch. */
  beginBatch(
    plan: BatchPlan,
    documents: Iterable<string>,
    more: { readonly reason: string; readonly by: Corrector; readonly at: string },
  ): string;
  /** Takes a whole batch back, as another one; null when there is none, or it is taken back already. */
  beginUndoing(batch: string, by: Corrector, at: string): string | null;
  /** Does the next documents of whatever is to be done. @returns false when nothing was left to be done. */
  stepBatches(documents: number, at: string): boolean;
  batch(batch: string): Batch | null;
  /** What it has changed and is still in the archive. */
  documentsOf(batch: string): string[];
  /** The last ones first. */
  batches(limit: number): Batch[];
}

interface BatchRow {
  readonly batch: string;
  readonly plan: string;
  readonly reason: string;
  readonly person: number | null;
  readonly person_name: string;
  readonly at: string;
  readonly total: number;
  readonly changed: number;
  readonly skipped: number;
  readonly undone_by: string | null;
}

const batchOf = ({ plan, person, person_name, undone_by, ...row }: BatchRow): Batch => ({
  ...row,
  plan: Plan.parse(JSON.parse(plan)) as BatchPlan,
  by: { id: person, name: person_name },
  undoneBy: undone_by,
});

export function createBatches(db: Database, { save, undo }: Corrections): Batches {
  const entriesOf = createEntries(db);
  const directiveOf = db.prepare("SELECT directive FROM documents WHERE id = ?");
  const add = db.prepare(`
    INSERT INTO correction_batches (batch, plan, reason, person, person_name, at, total, changed, skipped)
    VALUES (:batch, :plan, :reason, :person, :name, :at, 0, 0, 0)`);
  const addDocument = db.prepare("INSERT OR IGNORE INTO batch_documents (batch, document) VALUES (?, ?)");
  const setTotal = db.prepare(`
    UPDATE correction_batches SET total = (SELECT count(*) FROM batch_documents b WHERE b.batch = :batch)
    WHERE batch = :batch`);
  const next = db.prepare("SELECT batch, document FROM batch_documents ORDER BY batch, document LIMIT ?");
  const drop = db.prepare("DELETE FROM batch_documents WHERE batch = ? AND document = ?");
  const count = (column: "changed" | "skipped") =>
    db.prepare(`UPDATE correction_batches SET ${column} = ${column} + 1 WHERE batch = ?`);
  const counts = { changed: count("changed"), skipped: count("skipped") };
  const COLUMNS = `b.*, (SELECT u.batch FROM correction_batches u
    WHERE u.plan = json_object('undoes', b.batch)) AS undone_by`;
  const one = db.prepare(`SELECT ${COLUMNS} FROM correction_batches b WHERE batch = ?`);
  const last = db.prepare(`SELECT ${COLUMNS} FROM correction_batches b ORDER BY at DESC, batch LIMIT ?`);
  const changedBy = db.prepare("SELECT DISTINCT document FROM corrections WHERE batch = ?");
  const stillThere = db.prepare(`
    SELECT DISTINCT document FROM corrections JOIN documents ON documents.id = corrections.document
    WHERE batch = ?`);

  const read = (batch: string): Batch | null => {
    const row = one.get(batch) as BatchRow | undefined;
    return row ? batchOf(row) : null;
  };

  function prospect(document: string, field: string, value: FieldValue): Prospect {
    const row = directiveOf.get(document) as { directive: string } | undefined;
    if (!row) return "gone";
    const now = valueIn(checkedReading(document, row.directive, Directive), field);
    if (JSON.stringify(now) === JSON.stringify(value)) return "same";
    const entry = deciding(entriesOf(document)).get(field);
    return entry && entry.batch === null ? "said" : "changes";
  }

  const begin: Batches["beginBatch"] = (plan, documents, { reason, by, at }) =>
    inTransaction(db, () => {
      const batch = randomUUID();
      add.run({ batch, plan: JSON.stringify(plan), reason, person: by.id, name: by.name, at });
      for (const document of documents) addDocument.run(batch, document);
      setTotal.run({ batch });
      return batch;
    });

  /** @returns whether something of the document has changed. */
  function doOne({ batch, plan, reason, by }: Batch, document: string, at: string): boolean {
    const more = { reason, by, at, batch };
    if ("undoes" in plan) {
      const said = judged(entriesOf(document)).filter(
        ({ entry, stands }) => stands && entry.batch === plan.undoes,
      );
      for (const { entry } of said) undo({ document, uid: entry.uid, ...more });
      return said.length > 0;
    }
    if (prospect(document, plan.field, plan.value) !== "changes") return false;
    return save({ document, field: plan.field, value: plan.value, base: null, ...more }).kind === "saved";
  }

  return {
    prospect,
    beginBatch: begin,
    beginUndoing: (batch, by, at) =>
      inTransaction(db, () => {
        const found = read(batch);
        if (!found || found.undoneBy !== null || "undoes" in found.plan) return null;
        const documents = (changedBy.all(batch) as { document: string }[]).map((row) => row.document);
        return begin({ undoes: batch }, documents, { reason: "", by, at });
      }),
    stepBatches: (documents, at) =>
      inTransaction(db, () => {
        const rows = next.all(documents) as { batch: string; document: string }[];
        for (const { batch, document } of rows) {
          const found = read(batch);
          if (found) counts[doOne(found, document, at) ? "changed" : "skipped"].run(batch);
          drop.run(batch, document);
        }
        return rows.length > 0;
      }),
    batch: read,
    documentsOf: (batch) => (stillThere.all(batch) as { document: string }[]).map((row) => row.document),
    batches: (limit) => (last.all(limit) as unknown as BatchRow[]).map(batchOf),
  };
}
