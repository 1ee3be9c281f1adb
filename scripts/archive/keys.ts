/** The canonical key of each document, by the same rules as the reader's (src/citations/key.ts). */
import { keyOfDirective, keyOfRow } from "../../src/citations/key.ts";
import type { CentralDirective, Knowledge } from "../../src/knowledge/index.ts";
import type { Draft, Reference } from "./draft.ts";

export interface Keys {
  ofDraft(draft: Draft): string | null;
  ofReference(reference: Reference): string | null;
}

export function createKeys(knowledge: Knowledge): Keys {
  const rows = new Map<CentralDirective, string | null>();
  const drafts = new WeakMap<Draft, { key: string | null }>();

  const ofRow = (row: CentralDirective): string | null => {
    let key = rows.get(row);
    if (key === undefined) {
      key = keyOfRow(row, knowledge);
      rows.set(row, key);
    }
    return key;
  };
  const ofDraft = (draft: Draft): string | null => {
    if (draft.central) return ofRow(draft.central.row);
    const known = drafts.get(draft);
    if (known) return known.key;
    const { office, number, type, typeName, issuedOn } = draft;
    const key = keyOfDirective(
      {
        number,
        type: { id: type, name: typeName },
        issuer: {
          id: office.id,
          name: office.name,
          organ: office.organ,
          level: office.level,
          system: office.system,
          parent: office.parent,
          signingBody: null,
        },
        province: office.province,
        issuedOn,
        year: Number(issuedOn.slice(0, 4)),
      },
      knowledge,
    );
    drafts.set(draft, { key });
    return key;
  };
  return {
    ofDraft,
    ofReference: (reference) =>
      reference.kind === "central" ? ofRow(reference.citation.row) : ofDraft(reference.draft),
  };
}
