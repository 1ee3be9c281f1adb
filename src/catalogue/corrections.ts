/**
 * Corrections in the rows of the catalogue. Each is kept in one transaction with the reading that follows from it and the
 * mark that this is to be published: whoever is killed meanwhile has saved both or neither.
 */
import { createHash, randomUUID } from "node:crypto";
import { type CorrectionEntry, deciding, type Judged, judged } from "../corrections/entries.ts";
import { type FieldValue, valueIn } from "../corrections/fields.ts";
import { Directive } from "../directive.ts";
import type { Database } from "./database.ts";
import { checkedReading } from "./rows.ts";
import { inTransaction } from "./transaction.ts";
import type { CatalogueDocument } from "./types.ts";

/** Who says something of a document. */
export interface Corrector {
  /** The account; null before there are any. */
  readonly id: number | null;
  readonly name: string;
}

/** What a person says of a field. */
export interface Change {
  readonly document: string;
  readonly field: string;
  /** A value that is there already is confirmed. */
  readonly value: FieldValue;
  readonly reason: string;
  /** What it is based on, see `FieldState.base`; null: whatever is there. */
  readonly base: string | null;
  readonly by: Corrector;
  /** ISO time. */
  readonly at: string;
  readonly batch?: string;
}

/** A field of a document as it stands. */
export interface FieldState {
  readonly field: string;
  readonly value: FieldValue;
  /** As it was read, whatever people said. */
  readonly read: FieldValue;
  /** Another text whenever the value or its history is another. */
  readonly base: string;
  /** Everything that was said of the field, oldest first. */
  readonly history: readonly Judged[];
  /** The entry that decides it; null: it stands as read. */
  readonly entry: CorrectionEntry | null;
}

/** What became of a change. `changed`: somebody else was faster, or it was read anew, and nothing is kept. */
export type Saved =
  | { readonly kind: "saved"; readonly entry: CorrectionEntry }
  | { readonly kind: "changed"; readonly state: FieldState }
  | { readonly kind: "gone" };

export interface Undoing {
  readonly document: string;
  /** Entry to take back; one that takes back brings back. */
  readonly uid: string;
  readonly reason: string;
  readonly by: Corrector;
  readonly at: string;
  readonly batch?: string;
}

export interface CorrectionReader {
  /** Every entry of a document with what became of it, oldest first. */
  correctionsOf(document: string): Judged[];
  /** null when the document is not in the archive. */
  fieldState(document: string, field: string): FieldState | null;
}

export interface Corrections {
  /** The one place at which something is said of a field; what it returns tells who, what and when. */
  save(change: Change): Saved;
  /** Takes an entry back. `changed`: it has been taken back already; `gone`: there is none. */
  undo(undoing: Undoing): Saved;
  /** Every entry, in the order in which they came in. */
  entries(): Iterable<CorrectionEntry>;
  /** Adds what is not yet known, and lets the readings follow. @returns how many were added. */
  importEntries(entries: Iterable<CorrectionEntry>): number;
}

interface EntryRow {
  readonly number: number;
  readonly uid: string;
  readonly document: string;
  readonly field: string;
  readonly action: CorrectionEntry["action"];
  readonly value: string;
  readonly before: string;
  readonly undoes: string | null;
  readonly reason: string;
  readonly person: number | null;
  readonly person_name: string;
  readonly at: string;
  readonly batch: string | null;
}

const entryOf = ({
  number: _number,
  person,
  person_name,
  value,
  before,
  ...row
}: EntryRow): CorrectionEntry => ({
  ...row,
  value: JSON.parse(value),
  before: JSON.parse(before),
  by: { id: person, name: person_name },
});

/** Entries of one document. */
export function createEntries(db: Database): (document: string) => CorrectionEntry[] {
  const all = db.prepare("SELECT * FROM corrections WHERE document = ? ORDER BY number");
  return (document) => (all.all(document) as unknown as EntryRow[]).map(entryOf);
}

/** @param documentOf the document as it is shown. */
export function createCorrectionReader(
  db: Database,
  documentOf: (id: string) => CatalogueDocument | null,
): CorrectionReader {
  const entriesOf = createEntries(db);
  const machine = db.prepare("SELECT directive FROM machine_readings WHERE document = ?");
  return {
    correctionsOf: (document) => judged(entriesOf(document)),
    fieldState(id, field) {
      const document = documentOf(id);
      if (!document) return null;
      const row = machine.get(id) as { directive: string } | undefined;
      const read = row ? checkedReading(id, row.directive, Directive) : document.directive;
      const own = entriesOf(id).filter((entry) => entry.field === field);
      const value = valueIn(document.directive, field);
      const shown = createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);
      return {
        field,
        value,
        read: valueIn(read, field),
        base: `${own.length}.${shown}`,
        history: judged(own),
        entry: deciding(own).get(field) ?? null,
      };
    },
  };
}

const STEP = 500;

/** @param follow makes a document's reading anew from what was read and what is said of it. */
export function createCorrections(
  db: Database,
  { correctionsOf, fieldState }: CorrectionReader,
  follow: (document: string) => void,
): Corrections {
  const add = db.prepare(`
    INSERT OR IGNORE INTO corrections (uid, document, field, action, value, before, undoes, reason, person, person_name,
      at, batch)
    VALUES (:uid, :document, :field, :action, :value, :before, :undoes, :reason, :person, :personName, :at, :batch)`);
  const step = db.prepare(`SELECT * FROM corrections WHERE number > ? ORDER BY number LIMIT ${STEP}`);

  const put = ({ by, value, before, ...entry }: CorrectionEntry): boolean =>
    Number(
      add.run({
        ...entry,
        value: JSON.stringify(value ?? null),
        before: JSON.stringify(before ?? null),
        person: by.id,
        personName: by.name,
      }).changes,
    ) > 0;

  /** Later than everything that was said of the document, whatever the clock says. */
  function later(document: string, at: string): string {
    const last = correctionsOf(document).at(-1)?.entry.at;
    return last === undefined || at > last ? at : new Date(Date.parse(last) + 1).toISOString();
  }

  function keep(entry: CorrectionEntry): Saved {
    put(entry);
    follow(entry.document);
    return { kind: "saved", entry };
  }

  const save = (change: Change): Saved =>
    inTransaction(db, () => {
      const { document, field, value, base, at, batch = null, ...rest } = change;
      const state = fieldState(document, field);
      if (!state) return { kind: "gone" };
      if (base !== null && base !== state.base) return { kind: "changed", state };
      const confirms = JSON.stringify(value) === JSON.stringify(state.value);
      return keep({
        ...rest,
        ...{ uid: randomUUID(), document, field, value, batch, undoes: null },
        action: confirms ? "confirm" : "correct",
        before: state.value,
        at: later(document, at),
      });
    });

  const undo = (undoing: Undoing): Saved =>
    inTransaction(db, () => {
      const { document, uid, at, batch = null, ...rest } = undoing;
      const found = correctionsOf(document).find(({ entry }) => entry.uid === uid);
      const state = found ? fieldState(document, found.entry.field) : null;
      if (!found || !state) return { kind: "gone" };
      if (!found.stands) return { kind: "changed", state };
      const { field } = found.entry;
      return keep({
        ...rest,
        ...{ uid: randomUUID(), document, field, value: null, batch, undoes: uid },
        action: "undo",
        before: state.value,
        at: later(document, at),
      });
    });

  /** What is added and the readings that follow, in one transaction. */
  const importSome = (entries: readonly CorrectionEntry[]): number =>
    inTransaction(db, () => {
      const added = entries.filter(put);
      for (const document of new Set(added.map((entry) => entry.document))) follow(document);
      return added.length;
    });

  return {
    save,
    undo,
    *entries() {
      for (let after = 0; ; ) {
        const rows = step.all(after) as unknown as EntryRow[];
        for (const row of rows) yield entryOf(row);
        const last = rows.at(-1);
        if (!last) return;
        after = last.number;
      }
    },
    importEntries(entries) {
      let added = 0;
      let some: CorrectionEntry[] = [];
      for (const entry of entries) {
        some.push(entry);
        if (some.length < STEP) continue;
        added += importSome(some);
        some = [];
      }
      return added + importSome(some);
    },
  };
}
