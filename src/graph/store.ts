/** What the graph asks of the catalogue: rows of its tables, each found through an index. */
import type { Level, Relation, System } from "../directive.ts";
import type { Anchor } from "./resolve.ts";
import type { Printed } from "./suspect.ts";
import type { How, Page, Passage } from "./types.ts";

/** A document as lists of the graph name it. */
export interface LetterRow {
  readonly id: string;
  /** Its own key; an article's is that of the directive that it describes. */
  readonly key: string | null;
  readonly kind: "letter" | "article";
  readonly number: string | null;
  readonly type: string | null;
  readonly subject: string | null;
  readonly issuer: string | null;
  readonly level: Level | null;
  readonly province: string | null;
  readonly issuedOn: string | null;
}

export interface NodeRow {
  readonly key: string;
  readonly document: string | null;
  readonly citedBy: number;
}

export interface CitingRow {
  readonly letter: LetterRow;
  readonly relation: Relation;
  readonly how: How;
  readonly passage: Passage;
}

/** One end of "carries out", and the document that says so. */
export interface CarriesRow {
  readonly node: string;
  readonly attestedBy: string;
}

/** Documents of one organ, or of one directive that is only cited, that carry something out. */
export interface CoverageRow {
  /** Key of the directive that is only cited; null where the documents themselves are in the archive. */
  readonly cited: string | null;
  readonly issuer: OrganRow | null;
  readonly province: string | null;
  /** Issued since the provinces were merged. */
  readonly merged: boolean;
  readonly firstDocument: string;
  readonly firstDate: string | null;
  readonly documents: number;
  readonly direct: boolean;
}

/** What passages are found by: a printed date or title, or the code of a conflict that the reading saw. */
export type PassageOf = "date" | "title" | "issue";

export interface OrganRow {
  readonly id: string;
  readonly name: string;
  readonly level: Level;
  readonly system: System;
}

export interface GraphStore {
  /** Another value whenever coverage may have changed. */
  coverageState(): number;
  node(key: string): NodeRow | null;
  /** Directives of a number, wherever and whenever: see `numberOfKey`. */
  nodesOfNumber(number: string): NodeRow[];
  anchors(stem: string): Anchor[];
  /** Most frequent first within each kind. */
  printed(key: string): Printed[];
  /** The value printed most. */
  mostPrinted(key: string, what: string): string | null;
  letter(id: string): LetterRow | null;
  /** Documents of the archive with this key, the best first. */
  documentsOf(key: string): LetterRow[];
  citing(
    key: string,
    options: { readonly relation?: Relation | undefined; readonly limit: number; readonly offset: number },
  ): CitingRow[];
  mostCited(limit: number): NodeRow[];
  /** Where a value is printed, in order of document. */
  passages(key: string, what: PassageOf, value: string): Passage[];
  /** Directives that are cited and not held, each word in number or title. @param words without marks. */
  wantedNodes(words: readonly string[], limit: number, offset: number): Page<NodeRow>;
  suspectNodes(limit: number, offset: number): Page<NodeRow>;
  /** What a node carries out. */
  above(node: string, limit: number): Page<CarriesRow>;
  /** What carries a node out, the oldest first. */
  below(node: string, limit: number): Page<CarriesRow>;
  /** Everything that carries a directive out, directly or through others, by organ and province. */
  coverageRows(key: string): CoverageRow[];
  /** Organs of one kind that issued a document of the archive, by name. @param options.province only those of one. */
  organs(options: {
    readonly level: Level;
    readonly system: System;
    readonly province: string | null;
    readonly limit: number;
  }): Page<OrganRow>;
}
