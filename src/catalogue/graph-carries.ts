/** Who carries out what, as the links of documents say. */
import { isComplete } from "../graph/keys.ts";
import type { Database } from "./database.ts";
import type { LetterRow, LinkRow } from "./graph-links.ts";

export interface Carries {
  /** @param links all of a document. */
  add(document: string, of: LetterRow, links: readonly LinkRow[]): void;
  drop(document: string): void;
}

export function createCarries(db: Database): Carries {
  const drop = db.prepare("DELETE FROM carries WHERE document = ?");
  const add = db.prepare(`
    INSERT OR IGNORE INTO carries (object, subject, document, own, issued_on, issuer, province)
    VALUES (?, ?, ?, ?, ?, ?, ?)`);
  return {
    drop: (document) => void drop.run(document),
    add(document, of, links) {
      const known = of.kind === "article" ? of.describes : of.own_key;
      const node = known !== null && isComplete(known) ? known : of.kind === "article" ? null : document;
      const day = of.issued_on ?? "";
      const keyAt = new Map(links.map(({ ordinal, key }) => [ordinal, key]));
      for (const { key, relation, carried_out_by } of links) {
        if (key === null) continue;
        if (relation === "carries-out" && node !== null && node !== key)
          add.run(key, node, document, 1, day, of.issuer ?? "", of.province ?? "");
        for (const ordinal of JSON.parse(carried_out_by) as number[]) {
          const subject = keyAt.get(ordinal) ?? null;
          if (subject !== null && subject !== key) add.run(key, subject, document, 0, day, "", "");
        }
      }
    },
  };
}
