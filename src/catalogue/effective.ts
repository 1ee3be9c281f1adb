/** The one place at which a reading becomes the reading that is kept: what people have said of it is put into it. */
import { keysOf } from "../citations/key.ts";
import { applyCorrections } from "../corrections/apply.ts";
import { doubtsOf } from "../corrections/issues.ts";
import { Directive } from "../directive.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { createEntries } from "./corrections.ts";
import type { Database } from "./database.ts";
import { checkedReading } from "./rows.ts";
import type { Reading } from "./writer.ts";

export interface Effective {
  /** A reading with the corrections of its document. */
  of(id: string, read: Reading): Reading;
  /**
   * Keeps what was read beside what is now kept, and what is in doubt. The document's row is there already.
   *
   * @param isNew nothing of it was kept before.
   */
  keep(id: string, read: Directive, kept: Directive, isNew?: boolean): void;
  /** The reading as the readers made it; null where there is no such document. */
  read(id: string): Reading | null;
}

/** @param knowledge null for those who never change a reading. */
export function createEffective(db: Database, knowledge: Knowledge | null): Effective {
  const entriesOf = createEntries(db);
  const keepRead = db.prepare("INSERT OR REPLACE INTO machine_readings (document, directive) VALUES (?, ?)");
  const dropRead = db.prepare("DELETE FROM machine_readings WHERE document = ?");
  const readOf = db.prepare(`
    SELECT d.text, d.reader, coalesce(m.directive, d.directive) AS directive
    FROM documents d LEFT JOIN machine_readings m ON m.document = d.id WHERE d.id = ?`);
  const dropDoubts = db.prepare("DELETE FROM doubts WHERE document = ? AND kind <> 'citation'");
  const addDoubt = db.prepare("INSERT INTO doubts (document, field, kind, cause) VALUES (?, ?, ?, ?)");

  function needed(): Knowledge {
    if (!knowledge) throw new Error("a catalogue that is opened without knowledge cannot correct readings");
    return knowledge;
  }

  return {
    of(id, read) {
      const entries = entriesOf(id);
      if (entries.length === 0) return read;
      const directive = applyCorrections(read.text, read.directive, entries, needed());
      return { ...read, directive, ...keysOf(directive, needed()) };
    },
    keep(id, read, kept, isNew = false) {
      if (read !== kept) keepRead.run(id, JSON.stringify(read));
      else if (!isNew) dropRead.run(id);
      if (!isNew) dropDoubts.run(id);
      for (const { field, cause } of doubtsOf(kept)) addDoubt.run(id, field, field, cause);
    },
    read(id) {
      const row = readOf.get(id) as { text: string; reader: string; directive: string } | undefined;
      if (!row) return null;
      const directive = checkedReading(id, row.directive, Directive);
      return { text: row.text, directive, ...keysOf(directive, needed()), reader: row.reader };
    },
  };
}
